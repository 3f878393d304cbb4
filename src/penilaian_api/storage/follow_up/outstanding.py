"""Query who does well in a period: rules narrow the list in the database, page by page.

What a rule says of several periods is asked of the results of the person within the same reach: of
a result that the caller may not see, nothing is known, and nobody is listed on account of it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Date, Integer, Select, and_, bindparam, case, func, literal, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.follow_up.outstanding import RANKS
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Snapshot
from penilaian_api.storage.models.types import ExactDecimal
from penilaian_api.storage.scoring.standing import stands
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.listing import Condition, ListFilter
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

_THEN: Final = aliased(Evaluation)
_WHEN: Final = aliased(Period)
_WHAT: Final = aliased(Assessment)


def _rank(assessment: Any) -> Any:  # noqa: ANN401 - the class or an alias, a column of any select
    """Place a predicate on the ladder; what has none stands below it."""
    ranks = {predicate.value: rank for predicate, rank in RANKS.items()}
    return case(ranks, value=assessment.predicate, else_=0)


def standing(grants: object, *, in_subtree: bool) -> Condition:
    """Keep to results that stand: delivered, and not reopened since."""
    del grants, in_subtree
    return stands()


def _looking_back(grants: tuple[Grant, ...], since: str, asked: Any) -> Condition:  # noqa: ANN401 - a condition over what was reached then
    """Ask of all results of a person since a day, of periods of the same kind."""
    figures = (
        select(case((asked, 1), else_=0))
        .select_from(_THEN)
        .join(*joined(_WHEN, _WHEN.id == _THEN.period_id))
        .join(*joined(_WHAT, _WHAT.evaluation_id == _THEN.id))
        .where(
            within(grants, _THEN),
            _THEN.employee_id == Evaluation.employee_id,
            _WHEN.kind == Period.kind,
            _WHEN.starts_on >= bindparam(since, type_=Date()),
            _WHEN.starts_on <= Period.starts_on,
        )
        .correlate(Evaluation, Period)
    )
    return figures.scalar_subquery() == literal(1)


def _all_standing(over: Any) -> Condition:  # noqa: ANN401 - a bound value
    """Tell whether there is a result that stands in each of the periods, and none that does not."""
    return and_(
        func.count(_WHEN.starts_on.distinct()) == over,
        func.sum(case((stands(_THEN), 0), else_=1)) == 0,
    )


def _steady_scores(over: Any, grants: tuple[Grant, ...], *, in_subtree: bool) -> Condition:  # noqa: ANN401 - a bound value
    del in_subtree
    level = bindparam("by_score_level", type_=ExactDecimal())
    spread = bindparam("by_score_spread", type_=ExactDecimal())
    score = _WHAT.score
    asked = and_(
        _all_standing(over),
        func.count(score) == func.count(_THEN.id),
        func.sum(score) >= level * func.count(_THEN.id),
        func.max(score) - func.min(score) <= spread,
    )
    return _looking_back(grants, "by_score_since", asked)


def _steady_predicates(over: Any, grants: tuple[Grant, ...], *, in_subtree: bool) -> Condition:  # noqa: ANN401 - a bound value
    del in_subtree
    level, spread = (
        bindparam(f"by_predicate_{name}", type_=Integer()) for name in ("level", "spread")
    )
    rank = _rank(_WHAT)
    asked = and_(
        _all_standing(over), func.min(rank) >= level, func.max(rank) - func.min(rank) <= spread
    )
    return _looking_back(grants, "by_predicate_since", asked)


def _stated(kind: Any) -> ListFilter:  # noqa: ANN401 - the kind of a value
    """Bind a value that another filter reads."""
    return ListFilter(kind, lambda _: literal(1) == literal(1), is_parameter=False)


RULE_FILTERS: Final = {
    "rank": ListFilter(int, lambda value: _rank(Assessment) >= value, is_parameter=False),
    "least_score": ListFilter(Decimal, lambda value: Assessment.score >= value, is_parameter=False),
    "scores_over": ListFilter(int, _steady_scores, is_parameter=False, by_grants=True),
    "score_since": _stated(date),
    "score_level": _stated(Decimal),
    "score_spread": _stated(Decimal),
    "predicates_over": ListFilter(int, _steady_predicates, is_parameter=False, by_grants=True),
    "predicate_since": _stated(date),
    "predicate_level": _stated(int),
    "predicate_spread": _stated(int),
}
"""The conditions of a rule; what it looks back on begins with the day that is stated beside it."""


@dataclass(frozen=True, slots=True)
class PastRow:
    """A result on which a rule looks back, with the bytes that were frozen of it."""

    employee_id: UUID
    period_key: str
    starts_on: date
    score: Decimal | None
    predicate: str | None
    results: str | None
    behavior: str | None
    content: bytes | None
    digest: str | None


def first_days(work: WorkContext, period: Period, count: int) -> list[date]:
    """List the first days of the last periods of one kind, up to this one, the newest first."""
    return [*execute(work, _first_days(period.kind, period.starts_on, count)).scalars()]


@prepared
def _first_days(kind: PeriodKind, until: date, count: int) -> Select[date]:
    return (
        select(Period.starts_on)
        .where(of_agency(Period), Period.kind == kind, Period.starts_on <= until)
        .group_by(Period.starts_on)
        .order_by(Period.starts_on.desc())
        .limit(count)
    )


def past_results(
    work: WorkContext, people: Iterable[UUID], period: Period, since: date
) -> Sequence[PastRow]:
    """Fetch the results of people in the periods on which a rule looks back, the newest last."""
    query = _past_results(work.access.grants, {*people}, period.kind, since, period.starts_on)
    return [PastRow(*row) for row in execute(work, query)]


@prepared
def _past_results(
    grants: tuple[Grant, ...], people: set[UUID], kind: PeriodKind, since: date, until: date
) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Evaluation.employee_id,
            Period.key,
            Period.starts_on,
            Assessment.score,
            Assessment.predicate,
            Assessment.results,
            Assessment.behavior,
            Snapshot.content,
            Snapshot.digest,
        )
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .outerjoin(*joined(Snapshot, Snapshot.id == Assessment.snapshot_id))
        .where(
            within(grants, Evaluation),
            Evaluation.employee_id.in_(people),
            Period.kind == kind,
            Period.starts_on >= since,
            Period.starts_on <= until,
        )
        .order_by(Period.starts_on, Evaluation.id)
    )
