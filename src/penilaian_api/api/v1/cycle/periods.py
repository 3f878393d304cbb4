"""Periods over HTTP."""

from penilaian_api.api.routing.dependencies import ExpectedVersion, ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.cycle.schemas.cycles import (
    PeriodDetail,
    PeriodOut,
    SchemeRefOut,
    WaiverIn,
    WaiverOut,
)
from penilaian_api.api.v1.shared.reopenings import ReopeningIn, ReopeningOut, ReopeningSign
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.cycle.cycle import Gate
from penilaian_api.services.cycle import cycles, periods
from penilaian_api.services.cycle.cycles import Pinned
from penilaian_api.services.cycle.periods import Told
from penilaian_api.services.evaluation import reopenings

router = GuardedRouter("/periods", "Cycles")


@router.get("/{period_id}", action=Action.CYCLE_READ)
def get_period(period_id: Key, work: Work) -> PeriodDetail:
    """Show a period.

    Show one period, with the gates that were waived for it and the requests to reopen it.
    """
    return _told(work, periods.get(work, period_id))


@router.post("/{period_id}/gates/{gate}/waive", action=Action.GATE_WAIVE)
def waive_gate(
    period_id: Key, gate: Gate, waiver: WaiverIn, expected_version: ExpectedVersionIfAny, work: Work
) -> PeriodDetail:
    """Waive a gate of a period.

    Let a planned period pass a gate that is not met; your reason stays on record.
    """
    return _told(work, periods.waive(work, period_id, gate, waiver.reason, expected_version))


@router.post("/{period_id}/open", action=Action.PERIOD_OPEN)
def open_period(period_id: Key, expected_version: ExpectedVersion, work: Work) -> PeriodDetail:
    """Open a period.

    Open a period, from its first day on, once every gate is passed or waived.
    """
    return _told(work, periods.begin(work, period_id, expected_version))


@router.post("/{period_id}/start-rating", action=Action.PERIOD_START_RATING)
def start_rating(period_id: Key, expected_version: ExpectedVersion, work: Work) -> PeriodDetail:
    """Start the rating of a period.

    Let the assessors rate, from the first day of the window for it.
    """
    return _told(work, periods.start_rating(work, period_id, expected_version))


@router.post("/{period_id}/close", action=Action.PERIOD_CLOSE)
def close_period(period_id: Key, expected_version: ExpectedVersion, work: Work) -> PeriodDetail:
    """Close a period.

    Close a period, once the window for rating is over.
    """
    return _told(work, periods.close(work, period_id, expected_version))


@router.post("/{period_id}/reopen", action=Action.PERIOD_REOPEN)
def reopen_period(
    period_id: Key, wanted: ReopeningIn, expected_version: ExpectedVersion, work: Work
) -> ReopeningOut:
    """Request to reopen a closed period.

    Ask that a closed period go back to rating; another admin answers.

    Results that are final stay so, and the window for rating stays over: who has no result yet is
    rated by the superior of their assessor.
    """
    asked = reopenings.ask_for_period(work, period_id, expected_version, wanted.reason)
    return ReopeningOut.model_validate(asked)


def shown(work: Work, pinned: Pinned) -> PeriodOut:
    """Show a period as it stands in its cycle."""
    return PeriodOut.model_validate(_fields(work, pinned))


def _told(work: Work, told: Told) -> PeriodDetail:
    waivers = tuple(WaiverOut.model_validate(waiver) for waiver in told.waivers)
    asked = tuple(ReopeningSign.model_validate(one) for one in told.reopenings)
    fields = _fields(work, told.pinned)
    return PeriodDetail.model_validate({**fields, "waivers": waivers, "reopenings": asked})


def _fields(work: Work, pinned: Pinned) -> dict[str, object]:
    period, days = pinned.period, cycles.days_of(work, pinned.period)
    return {
        "id": period.id,
        "cycle_id": period.cycle_id,
        "key": period.key,
        "kind": period.kind,
        "starts_on": days.starts_on,
        "ends_on": days.ends_on,
        "rate_from": period.rate_from,
        "rate_until": period.rate_until,
        "report_due_on": period.report_due_on,
        "safe_delivery_on": period.safe_delivery_on,
        "scheme": SchemeRefOut(
            id=period.scheme_version_id, key=pinned.scheme, number=pinned.number
        ),
        "state": period.state,
        "allowed_actions": periods.steps(work, period),
        "version": period.version,
    }
