"""Periods: people move them through their states; gates and dates limit when."""

from dataclasses import dataclass, replace
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.cycle.cycle import (
    PERIOD,
    Gate,
    PeriodState,
    PeriodStep,
    opening_faults,
    require_time,
)
from penilaian_api.domain.errors import Conflict
from penilaian_api.domain.transitions import advance, open_steps
from penilaian_api.services.cycle import cycles, readiness
from penilaian_api.services.cycle.cycles import Pinned
from penilaian_api.storage.cycle.cycles import whole
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import GateWaiver, Period
from penilaian_api.storage.models.evaluation import ApprovalRequest
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS = {
    PeriodStep.OPEN: Action.PERIOD_OPEN,
    PeriodStep.START_RATING: Action.PERIOD_START_RATING,
    PeriodStep.CLOSE: Action.PERIOD_CLOSE,
    PeriodStep.REOPEN: Action.PERIOD_REOPEN,
}


@dataclass(frozen=True, slots=True)
class Told:
    """A period as it is shown: its scheme, the gates waived for it, the requests to reopen it."""

    pinned: Pinned
    waivers: tuple[GateWaiver, ...]
    reopenings: tuple[ApprovalRequest, ...]


def get(work: UnitOfWork, period_id: UUID) -> Told:
    """Return one period."""
    period, scheme, number, waivers = whole(work, period_id)
    asked = work.of(ApprovalRequest).children_of(period)
    return Told(Pinned(period, scheme, number), waivers, tuple(asked))


def steps(work: UnitOfWork, period: Period) -> tuple[Action, ...]:
    """Name what the caller may do with a period in its present state."""
    actions = [_STEPS[step] for step in open_steps(PERIOD, period.state)]
    if period.state is PeriodState.PLANNED:
        actions.append(Action.GATE_WAIVE)
    return allowed(work.actor, frozenset({Reach.AGENCY}), actions)


def waive(
    work: UnitOfWork, period_id: UUID, gate: Gate, reason: str, expected_version: int | None
) -> Told:
    """Let a planned period pass a gate that is not met, for a reason that stays on record."""
    told = get(work, period_id)
    period = told.pinned.period
    work.claim(period, period.version if expected_version is None else expected_version)
    advance(PERIOD, period.state, PeriodStep.OPEN)
    if any(waiver.gate is gate for waiver in told.waivers):
        raise Conflict("gate_waived_already", gate=gate)
    waiver = GateWaiver(
        id=new_id(),
        gate=gate,
        reason=reason,
        waived_by=work.actor.account_id,
        waived_at=work.now,
    )
    work.of(GateWaiver).put(period, waiver)
    return replace(told, waivers=(*told.waivers, waiver))


def begin(work: UnitOfWork, period_id: UUID, expected_version: int) -> Told:
    """Open a period, once its first day has come and every gate is passed or waived."""
    told = _moved(work, period_id, expected_version, PeriodStep.OPEN)
    looked = readiness.checks(work, told.pinned.period, told.waivers)
    if faults := opening_faults(looked):
        raise Conflict("gates_shut", faults=faults)
    return told


def start_rating(work: UnitOfWork, period_id: UUID, expected_version: int) -> Told:
    """Let the assessors rate, once the window for it begins."""
    return _moved(work, period_id, expected_version, PeriodStep.START_RATING)


def close(work: UnitOfWork, period_id: UUID, expected_version: int) -> Told:
    """Close a period, once the window for rating is over."""
    return _moved(work, period_id, expected_version, PeriodStep.CLOSE)


def _moved(work: UnitOfWork, period_id: UUID, expected_version: int, step: PeriodStep) -> Told:
    told = get(work, period_id)
    period = work.claim(told.pinned.period, expected_version)
    state = advance(PERIOD, period.state, step)
    require_time(step, work.today, cycles.days_of(work, period))
    period.state = state
    return told
