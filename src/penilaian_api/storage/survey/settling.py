"""Leave nothing in the tables of the order in which answers came.

PostgreSQL writes beside each row which transaction wrote it, and both databases lay rows down in
the order in which they come: until a survey is closed, its owner could tell whose link and which
text came together. When it is closed all of it is written anew, by one transaction, texts in the
order of the alphabet under new ids.
"""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import Uuid, bindparam, delete, insert, select, update

from penilaian_api.storage.models.survey.answers import (
    SurveyInvitation,
    SurveyLink,
    SurveyTally,
    SurveyText,
)
from penilaian_api.storage.models.survey.surveys import SurveyTarget
from penilaian_api.storage.work.caller import AGENCY
from penilaian_api.storage.work.store import WorkContext

_SURVEY: Final = bindparam("settled_survey", type_=Uuid())
_TARGETS: Final = select(SurveyTarget.id).where(
    SurveyTarget.agency_id == AGENCY, SurveyTarget.survey_id == _SURVEY
)


def _own(model: Any) -> tuple[Any, ...]:  # noqa: ANN401 - a class of answers
    return model.agency_id == AGENCY, model.target_id.in_(_TARGETS.scalar_subquery())


_REWRITE: Final = (
    update(SurveyLink).where(*_own(SurveyLink)).values(is_used=SurveyLink.is_used),
    update(SurveyInvitation)
    .where(*_own(SurveyInvitation))
    .values(is_used=SurveyInvitation.is_used, is_declined=SurveyInvitation.is_declined),
    update(SurveyTally).where(*_own(SurveyTally)).values(answers=SurveyTally.answers),
)
_TEXTS: Final = (
    select(SurveyText.target_id, SurveyText.question, SurveyText.text)
    .where(*_own(SurveyText))
    .order_by(SurveyText.target_id, SurveyText.question, SurveyText.text)
)
_REMOVE: Final = delete(SurveyText).where(*_own(SurveyText))
_KEEP: Final = insert(SurveyText)


def settle_answers(work: WorkContext, survey_id: UUID) -> None:
    """Write all that was answered to a survey anew, by this one transaction."""
    connection = work.session.connection()
    values = {**work.bindings, "settled_survey": survey_id}
    for rewrite in _REWRITE:
        connection.execute(rewrite, values)
    texts = [row._asdict() for row in connection.execute(_TEXTS, values)]
    if texts:
        connection.execute(_REMOVE, values)
        agency = work.actor.agency_id
        connection.execute(_KEEP, [{"agency_id": agency, **written} for written in texts])
