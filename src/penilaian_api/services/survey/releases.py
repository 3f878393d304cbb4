"""Release what a survey says: once, frozen, and as measurements where a score reads it.

Everything is computed from the counts in one go; whoever asks again is shown the stored text. What
colleagues said of a person is a record of that person, which they and their leaders read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any
from uuid import UUID

from penilaian_api.domain.errors import NotThereYetError, OutOfReachError
from penilaian_api.domain.scoring.record.canonical import freeze, refuse_damaged
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.survey.anonymous import AnonymousResult, anonymous_result
from penilaian_api.domain.survey.audience import SurveyAudience
from penilaian_api.domain.survey.estimate import Estimate
from penilaian_api.domain.survey.release import (
    GroupResult,
)
from penilaian_api.domain.survey.survey import SURVEY, SurveyStep, Voice
from penilaian_api.domain.transitions import advance
from penilaian_api.services.cycle import raters
from penilaian_api.services.progress import measurements
from penilaian_api.services.progress.measurement_references import PostedMeasurement
from penilaian_api.services.references import require
from penilaian_api.services.survey.documents import (
    DIGITS,
    result_document,
    rounded,
)
from penilaian_api.services.survey.history import previous_indexes, with_history
from penilaian_api.services.survey.instruments import parse_document
from penilaian_api.services.survey.results import RESULTS, ClosedSurvey, Texts
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.survey.surveys import (
    InstrumentVersion,
    PersonRelease,
    Survey,
    SurveyRelease,
)
from penilaian_api.storage.survey import surveys as survey_storage
from penilaian_api.storage.survey.surveys import TargetRow
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """What a survey says, the text as it was frozen; *employee_id*: of whom, in a 360."""

    survey_id: UUID
    content: str
    digest: str
    released_at: datetime
    employee_id: UUID | None = None


def release(work: UnitOfWork, survey_id: UUID, expected_version: int) -> ReleaseView:
    """Freeze what a closed survey says, and write its measurements."""
    survey = work.of(Survey).take(survey_id, expected_version)
    survey.state = advance(SURVEY, survey.state, SurveyStep.RELEASE)
    closed = _load(work, survey)
    if closed.instrument.is_about_people:
        content: dict[str, Any] = {**closed.frame(), "whole": None, "targets": []}
        items = [*_release_people(work, closed)]
    else:
        content, items = _target_content(closed)
        content |= raters.count_of(work, survey)
    text, digest = freeze(content)
    record = SurveyRelease(
        id=new_id(), survey_id=survey.id, content=text, digest=digest, released_at=work.now
    )
    work.of(SurveyRelease).add(record)
    if survey.period_id is not None:
        key = closed.instrument.key
        previous = previous_indexes(work, key, survey.ends_before) if items else {}
        measurements.post(work, [with_history(item, previous) for item in items], bulk=True)
    return _view(record)


def get(work: UnitOfWork, survey_id: UUID) -> ReleaseView:
    """Return what a survey says; before its release there is nothing."""
    survey = work.of(Survey).get(survey_id)
    record = work.of(SurveyRelease).find(survey_id=survey.id)
    if record is None:
        raise NotThereYetError
    return _view(record)


def get_of_person(work: UnitOfWork, survey_id: UUID, employee_id: UUID) -> ReleaseView:
    """Return what colleagues said of a person; before the release there is nothing."""
    record = work.of(PersonRelease).find(survey_id=survey_id, employee_id=employee_id)
    if record is None:
        raise OutOfReachError
    return _view(record, record.employee_id)


def _view(record: SurveyRelease | PersonRelease, employee_id: UUID | None = None) -> ReleaseView:
    refuse_damaged(record.content, record.digest)
    return ReleaseView(
        record.survey_id, record.content, record.digest, record.released_at, employee_id
    )


def _load(work: UnitOfWork, survey: Survey) -> ClosedSurvey:
    version = work.of(InstrumentVersion).get_referenced(survey.instrument_id)
    version = require(version, "/instrument_id")
    return ClosedSurvey(
        survey,
        parse_document(version.document),
        version.digest,
        survey_storage.targets(work, [survey.id])[survey.id],
        survey_storage.tallies(work, survey.id),
        survey_storage.texts(work, survey.id),
    )


def _target_content(closed: ClosedSurvey) -> tuple[dict[str, Any], list[PostedMeasurement]]:
    """Say what each unit or indicator says where enough answered, and all together; measure it."""
    whole, results = RESULTS[closed.survey.audience](closed)
    content = {
        **closed.frame(),
        "whole": None if whole is None else result_document(whole),
        "targets": [_target(closed, row, results.get(row.id)) for row in closed.targets],
    }
    items = [
        _measurement(closed.survey, row, index)
        for row in closed.targets
        if (result := results.get(row.id)) and (index := result.index)
    ]
    return content, items


def _target(closed: ClosedSurvey, row: TargetRow, result: GroupResult | None) -> dict[str, Any]:
    """Say what is said of a unit or indicator; one withheld has no count and no text either.

    Whoever declined is not counted among those asked; yet the intervals reach for everyone of whom
    the group is made, who are all that were invited.
    """
    is_known = result is not None and closed.survey.audience is not SurveyAudience.PUBLIC
    rate = rounded(Fraction(row.used, row.asked)) if result and row.asked else None
    return {
        "unit": _unit(row),
        "indicator": _indicator(row),
        "population": row.links if is_known else row.population,
        "links": row.asked if result else None,
        "response_rate": rate,
        "result": None if result is None else result_document(result),
        "texts": closed.texts.get(row.id, {}) if result else {},
    }


def _unit(row: TargetRow) -> dict[str, Any] | None:
    if row.unit_id is None:
        return None
    return {"id": str(row.unit_id), "code": row.unit_code, "name": row.unit_name}


def _indicator(row: TargetRow) -> dict[str, Any] | None:
    if row.indicator_version_id is None:
        return None
    version = str(row.indicator_version_id)
    return {"version_id": version, "key": row.indicator_key, "statement": row.statement}


def _release_people(work: UnitOfWork, closed: ClosedSurvey) -> Iterator[PostedMeasurement]:
    """Freeze what was said of each person, and measure those of whom there is an index."""
    for employee_id, rows in groupby(closed.targets, key=lambda row: row.about_id):
        voices = {row.voice: row for row in rows if row.voice is not None}
        counts = {voice: closed.counts_of(row) for voice, row in voices.items()}
        result = anonymous_result(closed.instrument, counts, closed.survey.minimum_group)
        text, digest = freeze({**closed.frame(), **_person_content(result, voices, closed.texts)})
        record = PersonRelease(
            id=new_id(),
            employee_id=employee_id,
            survey_id=closed.survey.id,
            content=text,
            digest=digest,
            released_at=work.now,
        )
        work.of(PersonRelease).add(record)
        if result.whole is not None and result.whole.index is not None:
            yield _measurement(closed.survey, next(iter(voices.values())), result.whole.index)


def _person_content(
    result: AnonymousResult[Voice], voices: Mapping[Any, TargetRow], texts: Texts
) -> dict[str, Any]:
    """Say what all said, each voice that is large enough, and the texts of all among each other."""
    written: dict[str, list[str]] = {}
    for row in voices.values() if result.whole else ():
        for code, each in texts.get(row.id, {}).items():
            written.setdefault(code, []).extend(each)
    return {
        "whole": None if result.whole is None else result_document(result.whole),
        "voices": {str(voice): result_document(each) for voice, each in result.groups.items()},
        "texts": {code: sorted(each) for code, each in written.items()},
    }


def _measurement(survey: Survey, row: TargetRow, index: Estimate) -> PostedMeasurement:
    """Measure the part of the period by an index, with what it rests on."""
    return PostedMeasurement(
        employee_id=row.about_id,
        employee_code=None,
        unit_code=row.unit_code,
        period_id=survey.period_id or survey.id,
        part=survey.part or "",
        value=_decimal(index.mean),
        count=index.count,
        low=None if index.low is None else _decimal(index.low),
        high=None if index.high is None else _decimal(index.high),
        source=f"survey:{survey.id}",
        supersedes_id=None,
    )


def _decimal(value: Fraction) -> Decimal:
    return round_half_up(value, DIGITS)
