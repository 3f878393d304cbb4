"""Serve periods: show, waive a gate, open, start rating, close, reopen."""

from penilaian_api.api.routing.dependencies import ExpectedVersion, ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.cycle.schemas.cycles import PeriodDetail
from penilaian_api.api.v1.cycle.schemas.readiness import WaiverIn
from penilaian_api.api.v1.shared.reopenings import ReopeningIn, ReopeningOut
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.cycle.cycle import Gate
from penilaian_api.services.cycle import periods
from penilaian_api.services.evaluation import reopenings

router = GuardedRouter("/periods", "Cycles")


@router.get("/{period_id}", action=Action.CYCLE_READ)
def get_period(period_id: Key, work: Work) -> PeriodDetail:
    """Show a period.

    Show one period, with the gates that were waived for it and the requests to reopen it.
    """
    return PeriodDetail.model_validate(periods.get(work, period_id))


@router.post("/{period_id}/gates/{gate}/waive", action=Action.GATE_WAIVE)
def waive_gate(
    period_id: Key, gate: Gate, body: WaiverIn, expected_version: ExpectedVersionIfAny, work: Work
) -> PeriodDetail:
    """Waive a gate of a period.

    Let a planned period open without a gate being met; your reason stays on record.
    """
    return PeriodDetail.model_validate(
        periods.waive(work, period_id, gate, body.reason, expected_version)
    )


@router.post("/{period_id}/open", action=Action.PERIOD_OPEN)
def open_period(period_id: Key, expected_version: ExpectedVersion, work: Work) -> PeriodDetail:
    """Open a period.

    Open a period, from its first day on, once every gate is met or waived.
    """
    return PeriodDetail.model_validate(periods.begin(work, period_id, expected_version))


@router.post("/{period_id}/start-rating", action=Action.PERIOD_START_RATING)
def start_rating(period_id: Key, expected_version: ExpectedVersion, work: Work) -> PeriodDetail:
    """Start the rating of a period.

    Let the assessors rate, from the first day of the window for rating.
    """
    return PeriodDetail.model_validate(periods.start_rating(work, period_id, expected_version))


@router.post("/{period_id}/close", action=Action.PERIOD_CLOSE)
def close_period(period_id: Key, expected_version: ExpectedVersion, work: Work) -> PeriodDetail:
    """Close a period.

    Close a period, once the window for rating is over.
    """
    return PeriodDetail.model_validate(periods.close(work, period_id, expected_version))


@router.post("/{period_id}/reopen", action=Action.PERIOD_REOPEN)
def reopen_period(
    period_id: Key, body: ReopeningIn, expected_version: ExpectedVersion, work: Work
) -> ReopeningOut:
    """Request to reopen a closed period.

    Request that a closed period go back to rating; another admin answers.

    Final results stay final, and the window for rating stays over: whoever has no result yet is
    rated by the superior of their assessor.
    """
    request = reopenings.request_for_period(work, period_id, expected_version, body.reason)
    return ReopeningOut.model_validate(request)
