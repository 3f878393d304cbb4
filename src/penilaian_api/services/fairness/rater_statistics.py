"""Compute how each assessor of a period rates beside their colleagues, and give it out.

It may be computed again: each time a study of its own, frozen. What it says goes to the assessor
and to who assesses them; the administration learns the figures of all together.

Why it is so: docs/decisions/0052.
"""

import json
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import ConflictError, OutOfReachError
from penilaian_api.domain.fairness import rater_statistics as statistics
from penilaian_api.domain.fairness.documents import (
    figures_from_document,
    period_from_document,
    to_document,
)
from penilaian_api.domain.fairness.moments import Moments, sum_up
from penilaian_api.domain.fairness.rater_statistics import (
    ComparedRater,
    RatedPeriod,
    RaterFigures,
    RaterFinding,
    WithheldGround,
)
from penilaian_api.domain.fairness.ratings import RatedPerson, rated_person
from penilaian_api.domain.fairness.severity import Pool
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.measured import mean_attainment
from penilaian_api.domain.scoring.record.canonical import digest_of, freeze, refuse_damaged
from penilaian_api.domain.scoring.snapshot import digest_of as digest_of_snapshot
from penilaian_api.services.cycle import cycles
from penilaian_api.services.views import view_of
from penilaian_api.storage.fairness import given_ratings
from penilaian_api.storage.fairness import rater_statistics as storage
from penilaian_api.storage.fairness.given_ratings import FinalResult, ObjectionCounts
from penilaian_api.storage.fairness.rater_statistics import STATISTICS, STUDIES
from penilaian_api.storage.models.base import new_id, unwatched
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.fairness.rater_statistics import RaterStatistic, RaterStudy
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.progress.measurements import pinned_periods
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

STUDY_PARAMETERS: Final = STUDIES.parameters
STATISTIC_PARAMETERS: Final = STATISTICS.parameters
"""What callers state of the lists."""
_ROWS_AT_ONCE: Final = 500
_NO_OBJECTIONS: Final = ObjectionCounts(0, 0)


@dataclass(frozen=True, slots=True)
class RaterStudyView:
    """All assessors of a period together: *figures* say what they give."""

    id: UUID
    period_id: UUID
    period_key: str
    number: int
    method: str
    method_version: int
    nominal_rate: Decimal
    rater_count: int
    compared_count: int
    flagged_count: int
    person_count: int
    unjudged_count: int
    figures: RatedPeriod
    digest: str
    computed_at: datetime


@dataclass(frozen=True, slots=True)
class RaterStatisticView:
    """An assessor beside their colleagues: in what they differ, or why nothing is stated."""

    id: UUID
    study_id: UUID
    period_id: UUID
    period_key: str
    number: int
    employee_id: UUID
    employee_code: str
    employee_name: str
    rated_count: int
    withheld: WithheldGround | None
    findings: tuple[RaterFinding, ...]
    objections_decided: int
    objections_changed: int
    figures: RaterFigures | None
    digest: str
    computed_at: datetime


@dataclass(slots=True)
class _Gathered:
    """What was read of a period so far: sums alone."""

    sums: dict[UUID, Moments] = field(default_factory=dict)
    unjudged: int = 0


def study_page(work: UnitOfWork, request: ListRequest) -> Slice[RaterStudyView]:
    """List what was computed of periods."""
    return page_of(work, STUDIES, request).map(
        lambda row: _study_view(row.record, row.names["period_key"])
    )


def get_study(work: UnitOfWork, study_id: UUID) -> RaterStudyView:
    """Return one study."""
    record = work.of(RaterStudy).get(study_id)
    return _study_view(record, _period_key(work, record.period_id))


def page(work: UnitOfWork, request: ListRequest) -> Slice[RaterStatisticView]:
    """List the statistics of assessors."""
    return page_of(work, STATISTICS, request).map(_row_view)


def get(work: UnitOfWork, statistic_id: UUID) -> RaterStatisticView:
    """Return the statistic of one assessor."""
    record = work.of(RaterStatistic).get(statistic_id)
    person = work.of(Employee).get_referenced(record.employee_id)
    return _view(
        record,
        period_key=_period_key(work, record.period_id),
        employee_code="" if person is None else person.employee_code,
        employee_name="" if person is None else person.name,
    )


def compute(work: UnitOfWork, period_id: UUID) -> RaterStudyView:
    """Compute the statistics of a period whose results are being made, or are made."""
    pinned = pinned_periods(work, [period_id], alone=True)
    if period_id not in pinned:
        raise OutOfReachError
    period, _ = pinned[period_id]
    cycles.require_state(work, period, PeriodState.RATING, PeriodState.CLOSED)
    gathered = _gather(work, period_id)
    pool, compared = statistics.compare(gathered.sums)
    objections = given_ratings.objections_of(work, period_id)
    rows = [
        _row(work, rater_id, each, objections.get(rater_id, _NO_OBJECTIONS))
        for rater_id, each in compared.items()
    ]
    study = _study(work, period_id, gathered, pool, rows)
    work.of(RaterStudy).add(study)
    for row in rows:
        row.study_id, row.period_id, row.number = study.id, period_id, study.number
    for start in range(0, len(rows), _ROWS_AT_ONCE):
        work.of(RaterStatistic).add_all(rows[start : start + _ROWS_AT_ONCE])
    return _study_view(study, period.key)


def _gather(work: UnitOfWork, period_id: UUID) -> _Gathered:
    """Read all people of a period in batches, and keep the sums of each assessor."""
    gathered = _Gathered()
    for raters in given_ratings.raters_in_batches(work, period_id):
        results = given_ratings.results_of(work, period_id, raters)
        ratings = given_ratings.ratings_of(work, {result.evaluation_id for result in results})
        people: dict[UUID, list[RatedPerson]] = {}
        for result in results:
            given = ratings.get(result.evaluation_id, [])
            person = rated_person(given, _attained(result)) if given else None
            if person is None:
                gathered.unjudged += 1
            else:
                people.setdefault(result.rater_id, []).append(person)
        gathered.sums |= {rater_id: sum_up(own) for rater_id, own in people.items()}
    return gathered


def _attained(result: FinalResult) -> Fraction | None:
    if digest_of_snapshot(result.content) != result.digest:
        raise ConflictError("result_damaged")
    return mean_attainment(result.content)


def _row(
    work: UnitOfWork, rater_id: UUID, each: ComparedRater, objections: ObjectionCounts
) -> RaterStatistic:
    content, digest = freeze(
        {
            "rated": each.count,
            "withheld": each.withheld,
            "findings": list(each.findings),
            "figures": None if each.figures is None else to_document(each.figures),
            "objections": {"decided": objections.decided, "changed": objections.changed},
        }
    )
    return unwatched(
        RaterStatistic,
        id=new_id(),
        employee_id=rater_id,
        rated_count=each.count,
        withheld=each.withheld,
        findings=[str(finding) for finding in each.findings],
        objections_decided=objections.decided,
        objections_changed=objections.changed,
        content=content,
        digest=digest,
        computed_at=work.now,
    )


def _study(
    work: UnitOfWork,
    period_id: UUID,
    gathered: _Gathered,
    pool: Pool,
    rows: list[RaterStatistic],
) -> RaterStudy:
    number = storage.newest_number(work, period_id) + 1
    content, digest = freeze(
        {
            "method": statistics.METHOD,
            "version": statistics.METHOD_VERSION,
            "nominal_rate": str(statistics.NOMINAL_RATE),
            "period": str(period_id),
            "number": number,
            "figures": to_document(statistics.rated_period(gathered.sums, pool)),
            "statistics": digest_of("\n".join(row.digest for row in rows)),
        }
    )
    return RaterStudy(
        id=new_id(),
        period_id=period_id,
        number=number,
        method=statistics.METHOD,
        method_version=statistics.METHOD_VERSION,
        rater_count=len(rows),
        compared_count=sum(row.withheld is None for row in rows),
        flagged_count=sum(bool(row.findings) for row in rows),
        person_count=pool.people,
        unjudged_count=gathered.unjudged,
        content=content,
        digest=digest,
        computed_at=work.now,
        computed_by=work.actor.account_id,
    )


def _period_key(work: UnitOfWork, period_id: UUID) -> str:
    period = work.of(Period).get_referenced(period_id)
    return "" if period is None else period.key


def _study_view(record: RaterStudy, period_key: str) -> RaterStudyView:
    refuse_damaged(record.content, record.digest)
    document = json.loads(record.content)
    return view_of(
        RaterStudyView,
        record,
        period_key=period_key,
        nominal_rate=Decimal(document["nominal_rate"]),
        figures=period_from_document(document["figures"]),
    )


def _row_view(row: ListedRow[RaterStatistic]) -> RaterStatisticView:
    return _view(row.record, **row.names)


def _view(record: RaterStatistic, **names: Any) -> RaterStatisticView:  # noqa: ANN401 - the names beside it
    refuse_damaged(record.content, record.digest)
    figures = json.loads(record.content)["figures"]
    return view_of(
        RaterStatisticView,
        record,
        findings=tuple(map(RaterFinding, record.findings)),
        figures=None if figures is None else figures_from_document(figures),
        **names,
    )
