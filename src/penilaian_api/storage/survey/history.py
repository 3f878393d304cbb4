"""Query what was released before by the same instrument."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.storage.models.survey.surveys import InstrumentVersion, Survey, SurveyRelease
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import joined, of_agency
from penilaian_api.storage.work.store import WorkContext

LOOKS_BACK: Final = 24
"""So many releases are looked through for a unit that was asked about before."""


def earlier_releases(
    work: WorkContext, instrument_key: str, ends_before: date
) -> list[tuple[UUID, str]]:
    """Fetch the releases of surveys that ended before a day, the newest first."""
    return [(row[0], row[1]) for row in execute(work, _earlier(instrument_key, ends_before))]


@prepared
def _earlier(instrument_key: str, ends_before: date) -> Select[*tuple[Any, ...]]:
    return (
        select(SurveyRelease.survey_id, SurveyRelease.content)
        .join(*joined(Survey, Survey.id == SurveyRelease.survey_id))
        .join(*joined(InstrumentVersion, InstrumentVersion.id == Survey.instrument_id))
        .where(
            of_agency(SurveyRelease),
            InstrumentVersion.key == instrument_key,
            Survey.ends_before < ends_before,
        )
        .order_by(Survey.ends_before.desc(), Survey.id.desc())
        .limit(LOOKS_BACK)
    )
