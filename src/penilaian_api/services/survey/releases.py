"""Release what a survey says: once, frozen, and as measurements where a score reads it.

Everything is computed from the counts in one go; whoever asks again is shown the stored text. What
colleagues said of a person is a record of that person, which they and their leaders read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import Any
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.survey.estimate import Estimate
from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.release import (
    Counts,
    GroupResult,
    add_counts,
    open_groups,
    questionnaires,
    result_of,
)
from penilaian_api.domain.survey.survey import SURVEY, SurveyStep
from penilaian_api.domain.survey.voices import PersonResult, person_result
from penilaian_api.domain.transitions import advance
from penilaian_api.services.progress import measurements
from penilaian_api.services.progress.measurement_references import PostedMeasurement
from penilaian_api.services.references import require
from penilaian_api.services.survey.documents import (
    DIGITS,
    frozen,
    refuse_damaged,
    result_document,
    rounded,
)
from penilaian_api.services.survey.instruments import parse_document
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

Texts = Mapping[UUID, Mapping[str, list[str]]]


@dataclass(frozen=True, slots=True)
class ReleaseView:
    """What a survey says, the text as it was frozen; *employee_id*: of whom, in a 360."""

    survey_id: UUID
    content: str
    digest: str
    released_at: datetime
    employee_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class _Closed:
    """A closed survey with all that its release rests on."""

    survey: Survey
    instrument: Instrument
    instrument_digest: str
    targets: Sequence[TargetRow]
    counts: Mapping[UUID, Counts]
    texts: Texts

    def frame(self) -> dict[str, Any]:
        """Say by which instrument was asked, and what fewer answered is not shown."""
        instrument = {"key": self.instrument.key, "digest": self.instrument_digest}
        return {"instrument": instrument, "minimum_group": self.survey.minimum_group}


def release(work: UnitOfWork, survey_id: UUID, expected_version: int) -> ReleaseView:
    """Freeze what a closed survey says, and write its measurements."""
    survey = work.of(Survey).take(survey_id, expected_version)
    survey.state = advance(SURVEY, survey.state, SurveyStep.RELEASE)
    closed = _load(work, survey)
    if closed.instrument.is_about_people:
        content: dict[str, Any] = {**closed.frame(), "whole": None, "targets": []}
        items = [*_release_people(work, closed)]
    else:
        content, items = _unit_content(closed)
    text, digest = frozen(content)
    record = SurveyRelease(
        id=new_id(), survey_id=survey.id, content=text, digest=digest, released_at=work.now
    )
    work.of(SurveyRelease).add(record)
    if survey.period_id is not None:
        measurements.post(work, items, bulk=True)
    return _view(record)


def get(work: UnitOfWork, survey_id: UUID) -> ReleaseView:
    """Return what a survey says; before its release there is nothing."""
    survey = work.of(Survey).get(survey_id)
    record = work.of(SurveyRelease).find(survey_id=survey.id)
    if record is None:
        raise OutOfReachError
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


def _load(work: UnitOfWork, survey: Survey) -> _Closed:
    version = work.of(InstrumentVersion).get_referenced(survey.instrument_id)
    version = require(version, "/instrument_id")
    return _Closed(
        survey,
        parse_document(version.document),
        version.digest,
        survey_storage.targets(work, [survey.id])[survey.id],
        survey_storage.tallies(work, survey.id),
        survey_storage.texts(work, survey.id),
    )


def _unit_content(closed: _Closed) -> tuple[dict[str, Any], list[PostedMeasurement]]:
    """Say what each unit says where enough answered, and all together; measure the units."""
    sizes = {row.id: questionnaires(closed.counts.get(row.id, {})) for row in closed.targets}
    shown = open_groups(sizes, closed.survey.minimum_group)
    results = {
        row.id: result_of(closed.instrument, closed.counts[row.id], row.population)
        for row in closed.targets
        if row.id in shown
    }
    content = {
        **closed.frame(),
        "whole": _whole(closed),
        "targets": [_target(row, results.get(row.id), closed.texts) for row in closed.targets],
    }
    items = [
        _measurement(closed.survey, row, index)
        for row in closed.targets
        if (result := results.get(row.id)) and (index := result.index)
    ]
    return content, items


def _whole(closed: _Closed) -> dict[str, Any] | None:
    """Say what all units together say; nothing where all are too few."""
    together = add_counts(closed.counts.values())
    if questionnaires(together) < closed.survey.minimum_group:
        return None
    known = [row.population for row in closed.targets]
    population = None if None in known else sum(filter(None, known))
    return result_document(result_of(closed.instrument, together, population))


def _target(row: TargetRow, result: GroupResult | None, texts: Texts) -> dict[str, Any]:
    """Say what one unit says; one that is withheld has no count and no text either."""
    rate = rounded(Fraction(row.used, row.links)) if result and row.links else None
    return {
        "unit": {"id": str(row.unit_id), "code": row.unit_code, "name": row.unit_name},
        "population": row.population,
        "links": row.links if result else None,
        "response_rate": rate,
        "result": None if result is None else result_document(result),
        "texts": texts.get(row.id, {}) if result else {},
    }


def _release_people(work: UnitOfWork, closed: _Closed) -> Iterator[PostedMeasurement]:
    """Freeze what was said of each person, and measure those of whom there is an index."""
    for employee_id, rows in groupby(closed.targets, key=lambda row: row.about_id):
        voices = {row.voice: row for row in rows if row.voice is not None}
        counts = {voice: closed.counts.get(row.id, {}) for voice, row in voices.items()}
        result = person_result(closed.instrument, counts, closed.survey.minimum_group)
        text, digest = frozen({**closed.frame(), **_person_content(result, voices, closed.texts)})
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
    result: PersonResult, voices: Mapping[Any, TargetRow], texts: Texts
) -> dict[str, Any]:
    """Say what all said, each voice that is large enough, and the texts of all among each other."""
    written: dict[str, list[str]] = {}
    for row in voices.values() if result.whole else ():
        for code, each in texts.get(row.id, {}).items():
            written.setdefault(code, []).extend(each)
    return {
        "whole": None if result.whole is None else result_document(result.whole),
        "voices": {str(voice): result_document(each) for voice, each in result.voices.items()},
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
