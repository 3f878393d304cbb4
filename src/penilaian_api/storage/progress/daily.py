"""Fetch what a file of daily progress refers to and what stands, and list it to give it out."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import ColumnElement, ScalarSelect, Select, func, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.domain.progress.evidence import EvidenceKind
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.models.progress import Evidence, Progress
from penilaian_api.storage.progress.lists import PROGRESS
from penilaian_api.storage.progress.progress import Counting
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.lists.listing import BesideEach, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


class PersonOfFile(NamedTuple):
    """A person whom a file names, by code or by NIP."""

    id: UUID
    code: str
    nip: str | None


class PlanDays(NamedTuple):
    """A plan that a file may record progress on, and its days."""

    id: UUID
    employee_id: UUID
    starts_on: date
    ends_before: date


@dataclass(frozen=True, slots=True)
class LineInForce:
    """An indicator of a plan in force, with the result that it belongs to."""

    plan_id: UUID
    result: str
    indicator: PlanIndicator


def named_people(work: WorkContext, codes: Collection[str]) -> list[PersonOfFile]:
    """Fetch the people within reach whom a file names, and the caller."""
    query = _people(work.access.grants, {*codes}, work.actor.employee_id)
    return [PersonOfFile(*row) for row in execute(work, query)]


@prepared
def _people(
    grants: tuple[Grant, ...], codes: set[str], caller: UUID | None
) -> Select[UUID, str, str | None]:
    named: list[ColumnElement[bool]] = [
        Employee.employee_code.in_(codes),
        Employee.nip.in_(codes),
    ]
    if caller is not None:
        named.append(Employee.id == caller)
    return select(Employee.id, Employee.employee_code, Employee.nip).where(
        within(grants, Employee), or_(*named)
    )


def take_plans(
    work: WorkContext, people: Collection[UUID], first: date, last: date
) -> list[PlanDays]:
    """Fetch the plans of people that hold any of the days, and keep others from recording on them.

    So of two who send the same file at once the second finds what the first stored.
    """
    rows = execute(work, _plans(work.access.grants, {*people}, first, last))
    return [PlanDays(*row) for row in rows]


@prepared
def _plans(
    grants: tuple[Grant, ...], people: set[UUID], first: date, last: date
) -> Select[UUID, UUID, date, date]:
    return (
        select(Plan.id, Plan.employee_id, Plan.starts_on, Plan.ends_before)
        .where(
            within(grants, Plan),
            Plan.employee_id.in_(people),
            Plan.starts_on <= last,
            Plan.ends_before > first,
        )
        .order_by(Plan.id)
        .with_for_update(of=Plan)
    )


def lines_in_force(work: WorkContext, plans: Collection[UUID]) -> list[LineInForce]:
    """Fetch the indicators in force of plans already fetched within reach."""
    return [LineInForce(*row) for row in execute(work, _lines({*plans}))]


@prepared
def _lines(plans: set[UUID]) -> Select[UUID, str, PlanIndicator]:
    return (
        select(PlanRevision.plan_id, WorkResult.statement, PlanIndicator)
        .join_from(PlanIndicator, *joined(WorkResult, WorkResult.id == PlanIndicator.result_id))
        .join(*joined(PlanRevision, PlanRevision.id == PlanIndicator.revision_id))
        .where(
            of_agency(PlanIndicator),
            PlanRevision.plan_id.in_(plans),
            PlanRevision.state == PlanState.APPROVED,
        )
        .order_by(PlanRevision.plan_id, PlanIndicator.ordinal)
    )


def standing_entries(
    work: WorkContext, people: Collection[UUID], first: date, last: date
) -> list[Progress]:
    """Fetch the entries of people on some days that no later one corrects, the oldest first."""
    return [*execute(work, _standing({*people}, first, last)).scalars()]


@prepared
def _standing(people: set[UUID], first: date, last: date) -> Select[Progress]:
    return (
        select(Progress)
        .where(
            of_agency(Progress),
            Progress.employee_id.in_(people),
            Progress.on >= first,
            Progress.on <= last,
            stands(Progress),
        )
        .order_by(Progress.posted_at, Progress.id)
    )


def links_of(
    work: WorkContext, people: Collection[UUID], first: date, last: date
) -> set[tuple[UUID, str]]:
    """Fetch the addresses that stand as evidence of the entries of people on some days."""
    return {(entry, url) for entry, url in execute(work, _links({*people}, first, last))}


@prepared
def _links(people: set[UUID], first: date, last: date) -> Select[*tuple[Any, ...]]:
    return (
        select(Progress.id, Evidence.url)
        .join_from(Evidence, *joined(Progress, Progress.id == Evidence.progress_id))
        .where(
            of_agency(Evidence),
            Evidence.employee_id.in_(people),
            Evidence.kind == EvidenceKind.LINK,
            Progress.on >= first,
            Progress.on <= last,
        )
    )


def counting_of_lines(work: WorkContext, lines: Collection[UUID]) -> dict[UUID, list[Counting]]:
    """Fetch how lines count in the periods of their plans' cycles, by each revision ever in force.

    Their state is kept as it is, as for a single entry.
    """
    counting: dict[UUID, list[Counting]] = {}
    for line_id, *row in execute(work, _counting({*lines})):
        counting.setdefault(line_id, []).append(Counting(*row))
    return counting


@prepared
def _counting(lines: set[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            PlanIndicator.line_id,
            Period,
            PlanIndicator.frequency,
            PlanIndicator.accumulation,
            PlanIndicator.polarity,
        )
        .join_from(
            PlanIndicator,
            *joined(
                PlanRevision,
                PlanRevision.id == PlanIndicator.revision_id,
                PlanRevision.approved_at.is_not(None),
            ),
        )
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .join(*joined(Period, Period.cycle_id == Plan.cycle_id))
        .where(of_agency(PlanIndicator), PlanIndicator.line_id.in_(lines))
        .order_by(Period.starts_on, Period.ends_before, Period.id)
        .with_for_update(read=True, of=Period)
    )


def _agreed(item: Any, column: Any) -> ScalarSelect[Any]:  # noqa: ANN401 - a class of items of plans, its column
    """Select what the newest agreed revision says of the line of an entry."""
    query = select(column).join_from(
        item, *joined(PlanRevision, PlanRevision.id == item.revision_id)
    )
    if item is PlanIndicator:
        query = query.join(*joined(WorkResult, WorkResult.id == PlanIndicator.result_id))
    return (
        query.where(
            of_agency(item), item.line_id == Progress.line_id, PlanRevision.approved_at.is_not(None)
        )
        .order_by(PlanRevision.number.desc())
        .limit(1)
        .correlate(Progress)
        .scalar_subquery()
    )


def _addresses() -> ScalarSelect[Any]:
    """Select the addresses that stand as evidence of an entry, parted by blanks."""
    return (
        select(func.aggregate_strings(Evidence.url, " "))
        .where(
            of_agency(Evidence),
            Evidence.employee_id == Progress.employee_id,
            Evidence.progress_id == Progress.id,
            Evidence.kind == EvidenceKind.LINK,
        )
        .correlate(Progress)
        .scalar_subquery()
    )


DAILY: Final = Listing(
    model=Progress,
    sorts={"posted": ()},
    filters={
        "employee_id": equal(Progress.employee_id, "Only of this employee."),
        "unit_code": by_unit_code(Employee.unit_id),
        "starts_on": PROGRESS.filters["starts_on"],
        "ends_on": PROGRESS.filters["ends_on"],
        "current": PROGRESS.filters["current"],
    },
    beside=(
        *PROGRESS.beside,
        BesideEach(
            Employee,
            Employee.id == Progress.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
            nip=Employee.nip,
            result=_agreed(PlanIndicator, WorkResult.statement),
            indicator=_agreed(PlanIndicator, PlanIndicator.statement),
            measured_in=_agreed(PlanIndicator, PlanIndicator.measured_in),
            links=_addresses(),
        ),
    ),
    tells_changes=False,
)
"""The entries of progress with whose they are, on which line, and the addresses that show them."""
IN_ORDER: Final = (Employee.employee_code, Progress.on, Progress.posted_at, Progress.id)
"""By people and days: the same entries give the same file."""
