"""Give out links to a survey: single ones, each used once, or one that lies open at a counter."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID, uuid4

from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.link import digest_of, new_token
from penilaian_api.domain.survey.survey import SURVEY, LinkKind, SurveyState
from penilaian_api.domain.transitions import refusal_of
from penilaian_api.services.references import require
from penilaian_api.storage.models.survey.answers import SurveyLink
from penilaian_api.storage.models.survey.surveys import Survey
from penilaian_api.storage.survey import surveys as survey_storage
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class LinkView:
    """A token, shown this once, and the unit about which it asks."""

    unit_code: str
    kind: LinkKind
    token: str


def issue(
    work: UnitOfWork, survey_id: UUID, unit_code: str, kind: LinkKind, number: int
) -> Sequence[LinkView]:
    """Issue so many links about a unit of a survey that was opened and is not over."""
    survey = work.of(Survey).get(survey_id)
    if survey.state is not SurveyState.OPEN:
        raise refusal_of(SURVEY, survey.state, "issue_links", {SurveyState.OPEN})
    if survey.audience is not SurveyAudience.PUBLIC:
        raise ConflictError("wrong_audience")
    targets = survey_storage.targets(work, [survey.id])[survey.id]
    target = require(
        next((row for row in targets if row.unit_code == unit_code), None), "/unit_code"
    )
    tokens = [new_token(work.actor.agency_id) for _ in range(number)]
    work.of(SurveyLink).add_all(
        SurveyLink(id=uuid4(), target_id=target.id, kind=kind, digest=digest_of(token))
        for token in tokens
    )
    return [LinkView(unit_code, kind, token) for token in tokens]
