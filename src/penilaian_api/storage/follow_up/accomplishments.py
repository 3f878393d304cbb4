"""Query accomplishments, and what belongs to them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import aliased

from penilaian_api.storage.follow_up.decisions import person_beside, unit_beside
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.follow_up.accomplishments import (
    Accomplishment,
    AccomplishmentLink,
)
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.models.progress import Evidence
from penilaian_api.storage.plan.agreed_lines import AGREED
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.store import WorkContext

_BY: Final = aliased(Employee)


def _counts_for(evaluation_id: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    """Keep to what was completed within the period of an evaluation of the same plan."""
    return exists_in_agency(
        Evaluation,
        of_agency(Period),
        Period.id == Evaluation.period_id,
        Evaluation.id == evaluation_id,
        *_within_period(),
    )


def _within_period() -> tuple[ColumnElement[bool], ...]:
    return (
        Evaluation.plan_id == Accomplishment.plan_id,
        Period.starts_on <= Accomplishment.completed_on,
        Period.ends_before > Accomplishment.completed_on,
    )


ACCOMPLISHMENTS: Final = Listing(
    model=Accomplishment,
    sorts={"recorded": ()},
    filters={
        "state": equal(Accomplishment.state, "Only in this state."),
        "unit_code": by_unit_code(Accomplishment.unit_id),
        "employee_id": equal(Accomplishment.employee_id, "Only of this employee."),
        "evaluation_id": ListFilter(
            UUID, _counts_for, "Only what was completed in the period of this evaluation."
        ),
    },
    beside=(
        person_beside(Accomplishment.employee_id),
        unit_beside(Accomplishment.unit_id),
        Beside(_BY, _BY.id == Accomplishment.decided_by, decided_by_name=_BY.name),
    ),
    tells_changes=False,
)
"""The list of accomplishments; to which evaluations they belong moves without a change of them."""


class LineRow(NamedTuple):
    """An item of a plan, as a revision words it."""

    accomplishment_id: UUID
    line_id: UUID
    number: int
    statement: str


class EvidenceRow(NamedTuple):
    """What shows an accomplishment."""

    accomplishment_id: UUID
    evidence_id: UUID
    title: str


class CountedRow(NamedTuple):
    """An evaluation in whose period an accomplishment was completed."""

    accomplishment_id: UUID
    evaluation_id: UUID
    period_key: str


@dataclass(frozen=True, slots=True)
class AccomplishmentParts:
    """What belongs to accomplishments, by their ids."""

    lines: Mapping[UUID, Mapping[UUID, str]]
    """Each item, in the words of the newest revision that was agreed."""
    evidence: Mapping[UUID, list[EvidenceRow]]
    evaluations: Mapping[UUID, list[CountedRow]]


def parts_of(work: WorkContext, keys: Iterable[UUID]) -> AccomplishmentParts:
    """Fetch what belongs to accomplishments already fetched within reach, in one statement."""
    ids = {*keys}
    lines: dict[UUID, dict[UUID, str]] = {key: {} for key in ids}
    evidence: dict[UUID, list[EvidenceRow]] = {key: [] for key in ids}
    counted: dict[UUID, list[CountedRow]] = {key: [] for key in ids}
    if ids:
        queries = (_results(ids), _indicators(ids), _evidence(ids), _evaluations(ids))
        rows = execute_combined(work.session, work.bindings, *queries)
        results, indicators, shown, periods = queries
        for row in sorted((*rows.of(results), *rows.of(indicators)), key=lambda row: row.number):
            lines[row.accomplishment_id][row.line_id] = row.statement
        for item in rows.of(shown):
            evidence[item.accomplishment_id].append(item)
        for period in rows.of(periods):
            counted[period.accomplishment_id].append(period)
    return AccomplishmentParts(lines, evidence, counted)


@prepared
def _results(ids: set[UUID]) -> SubQuery[LineRow]:
    return _lines(ids, WorkResult)


@prepared
def _indicators(ids: set[UUID]) -> SubQuery[LineRow]:
    return _lines(ids, PlanIndicator)


def _lines(ids: set[UUID], item: Any) -> SubQuery[LineRow]:  # noqa: ANN401 - a class of items
    query = (
        select(
            AccomplishmentLink.accomplishment_id,
            AccomplishmentLink.line_id,
            PlanRevision.number,
            item.statement,
        )
        .join(*joined(item, item.line_id == AccomplishmentLink.line_id))
        .join(*joined(PlanRevision, PlanRevision.id == item.revision_id))
        .where(
            of_agency(AccomplishmentLink),
            AccomplishmentLink.accomplishment_id.in_(ids),
            PlanRevision.state.in_(AGREED),
        )
    )
    return SubQuery(query, LineRow, (AccomplishmentLink.id, PlanRevision.number))


@prepared
def _evidence(ids: set[UUID]) -> SubQuery[EvidenceRow]:
    query = (
        select(AccomplishmentLink.accomplishment_id, Evidence.id, Evidence.title)
        .join(*joined(Evidence, Evidence.id == AccomplishmentLink.evidence_id))
        .where(of_agency(AccomplishmentLink), AccomplishmentLink.accomplishment_id.in_(ids))
    )
    return SubQuery(query, EvidenceRow, (AccomplishmentLink.id,))


@prepared
def _evaluations(ids: set[UUID]) -> SubQuery[CountedRow]:
    query = (
        select(Accomplishment.id, Evaluation.id, Period.key)
        .join(*joined(Evaluation, Evaluation.plan_id == Accomplishment.plan_id))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(of_agency(Accomplishment), Accomplishment.id.in_(ids), *_within_period())
    )
    return SubQuery(query, CountedRow, (Period.starts_on, Period.key))
