"""Take decisions back, let them rest on the result that stands now, and let their person see them.

What was decided stays as it was written; the person is to see anew what was revoked, and what was
published of a reward ends with it.

Why it is so: docs/decisions/0080.
"""

from uuid import UUID

from penilaian_api.domain.errors import ConflictError, OutOfReachError
from penilaian_api.domain.follow_up.decision import UseStep
from penilaian_api.domain.follow_up.publication import (
    PUBLICATION,
    PublicationState,
    PublicationStep,
)
from penilaian_api.domain.transitions import advance
from penilaian_api.services.citing import cite, refuse_oneself
from penilaian_api.services.follow_up.citing import note_use
from penilaian_api.services.follow_up.decisions import PersonDecisionView, show
from penilaian_api.storage.models.follow_up.decisions import PersonDecision
from penilaian_api.storage.models.follow_up.publications import Publication
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def revoke(
    work: UnitOfWork, decision_id: UUID, expected_version: int, reason: str
) -> PersonDecisionView:
    """Take a decision back and say why; what was published of it is withdrawn."""
    decision = _take(work, decision_id, expected_version)
    decision.revoked_by, decision.revoked_at = work.actor.account_id, work.now
    decision.revoked_for, decision.acknowledged_at = reason, None
    for publication in work.of(Publication).children_of(decision):
        _end(work, publication)
    return show(work, decision)


def renew(work: UnitOfWork, decision_id: UUID, expected_version: int) -> PersonDecisionView:
    """Let a decision rest on the result that stands now: its reason holds by that one too."""
    decision = _take(work, decision_id, expected_version)
    if decision.evaluation_id is None:
        raise ConflictError("cites_no_result")
    citation = cite(work, decision.evaluation_id)
    decision.snapshot_id, decision.snapshot_number = citation.snapshot_id, citation.number
    decision.snapshot_digest = citation.digest
    note_use(work, citation, UseStep.RENEWED, None, decision)
    return show(work, decision)


def acknowledge(work: UnitOfWork, decision_id: UUID, expected_version: int) -> PersonDecisionView:
    """Say that the person has seen a decision on them as it stands; the first time counts."""
    decision = work.of(PersonDecision).take(decision_id, expected_version)
    decision.acknowledged_at = decision.acknowledged_at or work.now
    return show(work, decision)


def _take(work: UnitOfWork, decision_id: UUID, expected_version: int) -> PersonDecision:
    existing = work.of(PersonDecision).hold(id=decision_id)  # or somebody publishes it
    if existing is None:
        raise OutOfReachError
    decision = work.of(PersonDecision).claim(existing, expected_version)
    refuse_oneself(work, decision.employee_id)
    if decision.revoked_at is not None:
        raise ConflictError("decision_revoked")
    return decision


def _end(work: UnitOfWork, publication: Publication) -> None:
    if publication.state is PublicationState.WITHDRAWN:
        return
    taken = work.of(Publication).claim(publication, publication.version)
    taken.state = advance(PUBLICATION, taken.state, PublicationStep.WITHDRAW)
    taken.statement, taken.withdrawn_at = "", work.now
