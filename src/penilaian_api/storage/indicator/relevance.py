"""Query the released surveys in which holders of positions rated indicators."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.storage.models.survey.surveys import SurveyRelease, SurveyTarget
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


def releases_about(work: WorkContext, versions: Collection[UUID]) -> list[tuple[str, str]]:
    """Fetch the releases about any of *versions* with their digests, the newest first."""
    return [(row[0], row[1]) for row in execute(work, _about({*versions}))]


@prepared
def _about(versions: set[UUID]) -> Select[*tuple[Any, ...]]:
    surveys = select(SurveyTarget.survey_id).where(
        of_agency(SurveyTarget), SurveyTarget.indicator_version_id.in_(versions)
    )
    return (
        select(SurveyRelease.content, SurveyRelease.digest)
        .where(of_agency(SurveyRelease), SurveyRelease.survey_id.in_(surveys))
        .order_by(SurveyRelease.released_at.desc(), SurveyRelease.id.desc())
    )
