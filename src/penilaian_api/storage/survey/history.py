"""Query what was released by the same instrument before, and over time."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.models.survey.surveys import InstrumentVersion, Survey, SurveyRelease
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
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


def newest_releases(work: WorkContext, instrument_key: str) -> list[tuple[Any, ...]]:
    """Fetch the newest releases of an instrument with their surveys, the oldest of them first."""
    rows = execute(work, _newest(work.access.grants, instrument_key)).all()
    return [tuple(row) for row in reversed(rows)]


@prepared
def _newest(grants: tuple[Grant, ...], instrument_key: str) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Survey.id,
            Survey.title,
            Survey.starts_on,
            Survey.ends_before,
            SurveyRelease.content,
            SurveyRelease.digest,
        )
        .select_from(SurveyRelease)
        .join(*joined(Survey, Survey.id == SurveyRelease.survey_id))
        .join(*joined(InstrumentVersion, InstrumentVersion.id == Survey.instrument_id))
        .where(within(grants, SurveyRelease), InstrumentVersion.key == instrument_key)
        .order_by(Survey.ends_before.desc(), Survey.id.desc())
        .limit(LOOKS_BACK)
    )
