"""Invite an audience that follows from the records: employees of units, holders of positions."""

from uuid import uuid4

from penilaian_api.storage.models.survey.answers import SurveyInvitation
from penilaian_api.storage.models.survey.surveys import Survey
from penilaian_api.storage.survey import audience as audience_storage
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def invite_all(work: UnitOfWork, survey: Survey) -> int:
    """Invite everyone of the audience who is not invited yet; say how many."""
    pairs = audience_storage.uninvited(work, survey.id, survey.audience)
    work.of(SurveyInvitation).add_all(
        SurveyInvitation(id=uuid4(), target_id=target_id, author_id=employee_id)
        for target_id, employee_id in pairs
    )
    return len(pairs)
