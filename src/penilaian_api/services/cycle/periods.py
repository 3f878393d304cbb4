"""Move periods through their states: waive gates, open, start rating, close."""

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from penilaian_api.domain.cycle.cycle import (
    PERIOD,
    Gate,
    PeriodStep,
    opening_faults,
    require_time,
)
from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.transitions import advance
from penilaian_api.services.cycle import cycles, readiness
from penilaian_api.services.cycle.cycles import PeriodView
from penilaian_api.services.views import view_of
from penilaian_api.storage.cycle.cycles import PeriodWithWaivers, get_period
from penilaian_api.storage.models.approval.requests import ApprovalRequest
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import GateWaiver
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class WaiverView:
    """A gate that was waived, by whose decision and why."""

    gate: Gate
    reason: str
    waived_by: UUID
    waived_at: datetime


@dataclass(frozen=True, slots=True)
class PeriodReopeningView:
    """A request to open a period again: when it was made, and whether it was granted."""

    id: UUID
    asked_at: datetime
    answered_at: datetime | None
    is_granted: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailedPeriod(PeriodView):
    """A period with the gates that were waived for it, and the requests to open it again."""

    waivers: tuple[WaiverView, ...]
    reopenings: tuple[PeriodReopeningView, ...]


def get(work: UnitOfWork, period_id: UUID) -> DetailedPeriod:
    """Return one period."""
    return _view(work, *_load(work, period_id))


def waive(
    work: UnitOfWork, period_id: UUID, gate: Gate, reason: str, expected_version: int | None
) -> DetailedPeriod:
    """Let a planned period pass a gate that is not met, for a reason that stays on record."""
    existing, requests = _load(work, period_id)
    period = existing.pinned.period
    work.claim(period, period.version if expected_version is None else expected_version)
    advance(PERIOD, period.state, PeriodStep.OPEN)
    if any(waiver.gate is gate for waiver in existing.waivers):
        raise ConflictError("gate_waived_already", gate=gate)
    waiver = GateWaiver(
        id=new_id(),
        gate=gate,
        reason=reason,
        waived_by=work.actor.account_id,
        waived_at=work.now,
    )
    work.of(GateWaiver).put(period, waiver)
    return _view(work, replace(existing, waivers=(*existing.waivers, waiver)), requests)


def begin(work: UnitOfWork, period_id: UUID, expected_version: int) -> DetailedPeriod:
    """Open a period, once its first day has come and every gate is passed or waived."""
    existing, requests = _advance(work, period_id, expected_version, PeriodStep.OPEN)
    checks = readiness.check_gates(work, existing.pinned.period, existing.waivers)
    if faults := opening_faults(checks):
        raise ConflictError("gates_shut", faults=faults)
    return _view(work, existing, requests)


def start_rating(work: UnitOfWork, period_id: UUID, expected_version: int) -> DetailedPeriod:
    """Let the assessors rate, once the window for it begins."""
    return _view(work, *_advance(work, period_id, expected_version, PeriodStep.START_RATING))


def close(work: UnitOfWork, period_id: UUID, expected_version: int) -> DetailedPeriod:
    """Close a period, once the window for rating is over."""
    return _view(work, *_advance(work, period_id, expected_version, PeriodStep.CLOSE))


def _load(work: UnitOfWork, period_id: UUID) -> tuple[PeriodWithWaivers, list[ApprovalRequest]]:
    existing = get_period(work, period_id)
    return existing, work.of(ApprovalRequest).children_of(existing.pinned.period)


def _advance(
    work: UnitOfWork, period_id: UUID, expected_version: int, step: PeriodStep
) -> tuple[PeriodWithWaivers, list[ApprovalRequest]]:
    existing, requests = _load(work, period_id)
    period = work.claim(existing.pinned.period, expected_version)
    state = advance(PERIOD, period.state, step)
    require_time(step, work.today, cycles.days_of(work, period))
    period.state = state
    return existing, requests


def _view(
    work: UnitOfWork, existing: PeriodWithWaivers, requests: list[ApprovalRequest]
) -> DetailedPeriod:
    return view_of(
        DetailedPeriod,
        existing.pinned.period,
        **cycles.period_fields(work, existing.pinned),
        waivers=tuple(view_of(WaiverView, waiver) for waiver in existing.waivers),
        reopenings=tuple(view_of(PeriodReopeningView, request) for request in requests),
    )
