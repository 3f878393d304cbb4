"""Query what the cases of public services say, and which lines of plans they measure.

Times are medians: the middle rows are picked by their rank, so that one statement tells those of
every person, for one or for thousands.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, case, func, literal, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import Accumulation, Frequency, PlanState, Polarity
from penilaian_api.domain.progress.service_cases import CaseFigure, CaseFigures
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.storage.counting import count_if
from penilaian_api.storage.models.indicator import IndicatorVersion
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.models.register.public_services import PublicService, ServiceCase
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

PLACES: Final = 4
"""To how many places a figure is rounded."""
_OF_SERVICE: Final = aliased(Unit)
_OF_PLAN: Final = aliased(Unit)

CaseGroup = tuple[UUID, UUID | None]
"""Whose cases: of a public service, of one employee or (none) of all."""
Figures = Mapping[CaseGroup, CaseFigures]


@dataclass(frozen=True, slots=True)
class CaseLink:
    """A line of a plan whose indicator the cases of a public service measure."""

    plan_id: UUID
    employee_id: UUID
    starts_on: date
    ends_before: date
    line_id: UUID
    frequency: Frequency
    accumulation: Accumulation
    polarity: Polarity
    service_id: UUID
    figure: CaseFigure
    is_head: bool
    """Whether the person heads the unit of the service, or one above it."""

    def read(self, figures: "Figures") -> tuple[Decimal, int] | None:
        """Return what cases say of the line, and from how many; None where none says anything."""
        of_group = figures.get((self.service_id, None if self.is_head else self.employee_id))
        value = None if of_group is None else of_group.value(self.figure)
        if of_group is None or value is None or not of_group.count(self.figure):
            return None
        return round_half_up(value, PLACES), of_group.count(self.figure)


@dataclass(frozen=True, slots=True)
class CurrentEntry:
    """An entry of progress that stands; *cases* is empty where somebody entered it."""

    id: UUID
    line_id: UUID
    on: date
    value: Decimal | None
    cases: int | None


def one_of_each_line(links: Iterable[CaseLink]) -> Iterator[CaseLink]:
    """Leave out steps of milestones, and a second service that measures the same indicator."""
    seen = set[UUID]()
    for link in links:
        if link.polarity is not Polarity.MILESTONE and link.line_id not in seen:
            seen.add(link.line_id)
            yield link


def links_of_revision(work: WorkContext, revision_id: UUID) -> list[CaseLink]:
    """List the lines of a revision that cases measure; who calls has fetched it within reach."""
    return _read_links(execute(work, _links_of_revision(revision_id)))


@prepared
def _links_of_revision(revision_id: UUID) -> Select[*tuple[Any, ...]]:
    return _links().where(PlanRevision.id == revision_id)


def links_of_cycle(work: WorkContext, cycle_id: UUID) -> list[CaseLink]:
    """List the lines of all plans in force of a cycle, within reach, that cases measure."""
    return _read_links(execute(work, _links_of_cycle(work.access.grants, cycle_id)))


@prepared
def _links_of_cycle(grants: tuple[Grant, ...], cycle_id: UUID) -> Select[*tuple[Any, ...]]:
    in_force = PlanRevision.state == PlanState.APPROVED
    return _links().where(within(grants, Plan), Plan.cycle_id == cycle_id, in_force)


def _links() -> Select[*tuple[Any, ...]]:
    measured = {
        figure: getattr(PublicService, f"{figure}_id") == IndicatorVersion.indicator_id
        for figure in CaseFigure
    }
    query: Select[*tuple[Any, ...]] = (
        select(
            Plan.id,
            Plan.employee_id,
            Plan.starts_on,
            Plan.ends_before,
            PlanIndicator.line_id,
            PlanIndicator.frequency,
            PlanIndicator.accumulation,
            PlanIndicator.polarity,
            PublicService.id,
            case(
                *(
                    (condition, literal(figure.value, String))
                    for figure, condition in measured.items()
                )
            ),
            and_(Position.is_head, is_under(_OF_SERVICE.path, _OF_PLAN.path)),
        )
        .select_from(PlanRevision)
        .join(*joined(Plan, Plan.id == PlanRevision.plan_id))
        .join(*joined(PlanIndicator, PlanIndicator.revision_id == PlanRevision.id))
        .join(*joined(IndicatorVersion, IndicatorVersion.id == PlanIndicator.indicator_version_id))
        .join(*joined(PublicService, or_(*measured.values())))
        .join(*joined(_OF_SERVICE, _OF_SERVICE.id == PublicService.unit_id))
        .join(*joined(_OF_PLAN, _OF_PLAN.id == Plan.unit_id))
        .join(*joined(Position, Position.id == Plan.position_id))
        .where(of_agency(PlanRevision))
        .order_by(Plan.id, PlanIndicator.line_id, PublicService.key)
    )
    return query


def _read_links(rows: Any) -> list[CaseLink]:  # noqa: ANN401 - a result
    links = (CaseLink(*row) for row in rows)
    return [replace(link, figure=CaseFigure(link.figure)) for link in links]


def figures_of_all(
    work: WorkContext, services: Collection[UUID], begins: datetime, ends: datetime
) -> dict[CaseGroup, CaseFigures]:
    """Compute the figures of public services, whoever handled their cases."""
    return dict(_read(execute(work, _of_all(set(services), begins, ends)), by_person=False))


@prepared
def _of_all(services: set[UUID], begins: datetime, ends: datetime) -> Select[*tuple[Any, ...]]:
    return _figures(_completed(services, begins, ends), by_person=False)


@prepared
def _of_each(services: set[UUID], begins: datetime, ends: datetime) -> Select[*tuple[Any, ...]]:
    named = ServiceCase.employee_id.is_not(None)
    return _figures(and_(_completed(services, begins, ends), named), by_person=True)


def figures_of_all_and_each(
    work: WorkContext, services: Collection[UUID], begins: datetime, ends: datetime
) -> dict[CaseGroup, CaseFigures]:
    """Compute the figures of public services: of all their cases, and of those of each person."""
    whole = figures_of_all(work, services, begins, ends)
    return whole | dict(_read(execute(work, _of_each(set(services), begins, ends)), by_person=True))


def figures_of_person(
    work: WorkContext,
    services: Collection[UUID],
    employee_id: UUID,
    begins: datetime,
    ends: datetime,
) -> dict[CaseGroup, CaseFigures]:
    """Compute the figures of public services for one person, who is within reach."""
    rows = execute(work, _of_person(set(services), employee_id, begins, ends))
    return dict(_read(rows, by_person=True))


@prepared
def _of_person(
    services: set[UUID], employee_id: UUID, begins: datetime, ends: datetime
) -> Select[*tuple[Any, ...]]:
    theirs = ServiceCase.employee_id == employee_id
    return _figures(and_(_completed(services, begins, ends), theirs), by_person=True)


def _completed(services: set[UUID], begins: datetime, ends: datetime) -> ColumnElement[bool]:
    return and_(
        of_agency(ServiceCase),
        ServiceCase.service_id.in_(services),
        ServiceCase.completed_at >= begins,
        ServiceCase.completed_at < ends,
    )


def _figures(chosen: ColumnElement[bool], *, by_person: bool) -> Select[*tuple[Any, ...]]:
    """Count the chosen cases of each group, and add up the middle ones of each kind of time."""
    group = [ServiceCase.service_id, *([ServiceCase.employee_id] if by_person else [])]
    unanswered = ServiceCase.response.is_(None)
    ranked = (
        select(
            *group,
            ServiceCase.is_corrected,
            ServiceCase.processing,
            ServiceCase.response,
            func.count().over(partition_by=group).label("completed"),
            func.count(ServiceCase.response).over(partition_by=group).label("responded"),
            func.row_number()
            .over(partition_by=group, order_by=ServiceCase.processing)
            .label("processing_rank"),
            func.row_number()
            .over(partition_by=[*group, unanswered], order_by=ServiceCase.response)
            .label("response_rank"),
        )
        .where(chosen)
        .subquery()
    )
    is_middle = _is_middle(ranked.c.processing_rank, ranked.c.completed)
    responds = ranked.c.response.is_not(None)
    is_middle_response = and_(responds, _is_middle(ranked.c.response_rank, ranked.c.responded))
    keys = [ranked.c[column.key] for column in group]
    return select(
        *keys,
        func.max(ranked.c.completed),
        func.max(ranked.c.responded),
        count_if(ranked.c.is_corrected),
        func.sum(case((is_middle, ranked.c.processing))),
        count_if(is_middle),
        func.sum(case((is_middle_response, ranked.c.response))),
        count_if(is_middle_response),
    ).group_by(*keys)


def _is_middle(rank: ColumnElement[int], count: ColumnElement[int]) -> ColumnElement[bool]:
    """Tell whether a row is the middle one of *count*, or one of the two."""
    return (2 * rank).between(count, count + 2)


def _read(rows: Any, *, by_person: bool) -> Iterator[tuple[CaseGroup, CaseFigures]]:  # noqa: ANN401 - a result
    for row in rows:
        service_id, *rest = row
        employee_id = rest.pop(0) if by_person else None
        completed, responded, corrected, processing, halves, response, response_halves = rest
        yield (
            (service_id, employee_id),
            CaseFigures(
                completed=completed,
                processing_time=_mean(processing, halves),
                response_time=_mean(response, response_halves),
                responded=responded,
                corrected=int(corrected),
            ),
        )


def _mean(total: Decimal | None, count: int) -> Fraction | None:
    return None if total is None else Fraction(total) / int(count)


def standing_entries(
    work: WorkContext, lines: Collection[UUID], starts_on: date, ends_before: date
) -> list[CurrentEntry]:
    """List the entries of *lines* within some days that were not corrected, oldest first."""
    rows = execute(work, _standing(work.access.grants, set(lines), starts_on, ends_before))
    return [CurrentEntry(*row) for row in rows]


@prepared
def _standing(
    grants: tuple[Grant, ...], lines: set[UUID], starts_on: date, ends_before: date
) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        Progress.id, Progress.line_id, Progress.on, Progress.value, Progress.cases
    )
    return query.where(
        within(grants, Progress),
        Progress.line_id.in_(lines),
        Progress.on >= starts_on,
        Progress.on < ends_before,
        stands(Progress),
    ).order_by(Progress.on, Progress.posted_at, Progress.id)
