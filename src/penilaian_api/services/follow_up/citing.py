"""Write down for which recommendation or decision a result is used."""

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.follow_up.decision import UsePurpose, UseStep
from penilaian_api.services.citing import Citation, UsedIn, note_uses
from penilaian_api.storage.models.follow_up.decisions import PersonDecision, Recommendation
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def note_use(
    work: UnitOfWork,
    citation: Citation,
    step: UseStep,
    recommendation: Recommendation | None,
    decision: PersonDecision | None = None,
) -> None:
    """Write down that a result was used, so that whom it is about sees it."""
    record = recommendation or decision
    if record is None:
        return
    used_in = UsedIn(
        UsePurpose(record.purpose.value),
        step,
        recommendation_id=None if recommendation is None else recommendation.id,
        decision_id=None if decision is None else decision.id,
    )
    note_uses(work, record, [citation], used_in)


def reason_fault(pointer: str) -> InvalidDataError:
    """Refuse what says neither a rule nor a reason."""
    return InvalidDataError.at_pointer(pointer, "rule_or_reason")
