"""List outcomes, their values and the lines that serve them; query what stands."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import CTE, ScalarSelect, Select, case, func, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.dates import Span
from penilaian_api.domain.outcome.outcome import CurrentValue
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.outcome.outcomes import (
    OutcomeLink,
    OutcomeValue,
    ServiceOutcome,
)
from penilaian_api.storage.models.plan import PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.models.register.public_services import PublicService
from penilaian_api.storage.plan.agreed_lines import AGREED
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.lists.corrections import is_corrected, stands, without_corrected
from penilaian_api.storage.work.lists.listing import (
    Beside,
    BesideEach,
    Feed,
    ListFilter,
    Listing,
    equal,
)
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

_KEY: Final = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$"

OUTCOMES: Final = Listing(
    model=ServiceOutcome,
    sorts={"key": (ServiceOutcome.key,), "created": ()},
    filters={
        "unit_code": by_unit_code(ServiceOutcome.unit_id),
        "is_public_service": equal(
            ServiceOutcome.is_public_service, "Only (or none) of public service."
        ),
        "goal_key": equal(
            ServiceOutcome.goal_key, "Only those that serve this goal.", pattern=_KEY
        ),
    },
    search=Search(
        codes=(ServiceOutcome.key,),
        texts=(ServiceOutcome.name,),
        text="The beginning of the key, or what stands in the name.",
    ),
    beside=(
        BesideEach(
            Unit, Unit.id == ServiceOutcome.unit_id, unit_code=Unit.code, unit_name=Unit.name
        ),
        Beside(
            PublicService,
            PublicService.id == ServiceOutcome.service_id,
            service_key=PublicService.key,
        ),
    ),
)
"""The list of outcomes."""
OUTCOME_PROGRESS: Final = replace(OUTCOMES, tells_changes=False)
"""The same with what they were in some days, of which the trail of an outcome says nothing."""


VALUES: Final = Listing(
    model=OutcomeValue,
    sorts={"starts_on": (OutcomeValue.starts_on,), "posted": ()},
    filters={
        "outcome_key": ListFilter(
            str, lambda key: ServiceOutcome.key == key, "Only of this outcome.", pattern=_KEY
        ),
        "from_day": ListFilter(
            date, lambda day: OutcomeValue.starts_on >= day, "Only of days from this one on."
        ),
        "to_day": ListFilter(
            date, lambda day: OutcomeValue.ends_before <= day, "Only of days before this one."
        ),
        "current": without_corrected(OutcomeValue),
    },
    beside=(
        BesideEach(
            ServiceOutcome,
            ServiceOutcome.id == OutcomeValue.outcome_id,
            outcome_key=ServiceOutcome.key,
            measured_in=ServiceOutcome.measured_in,
            is_corrected=is_corrected(OutcomeValue),
        ),
    ),
    fed_by=(Feed(OutcomeValue, OutcomeValue.supersedes_id),),
)
"""The time series: every value, the corrected ones too."""


def _newest(column: Any) -> ScalarSelect[Any]:  # noqa: ANN401 - a column of values
    """Select of the newest value that stands, of the outcome of a link."""
    return (
        select(column)
        .where(
            of_agency(OutcomeValue),
            OutcomeValue.outcome_id == OutcomeLink.outcome_id,
            stands(OutcomeValue),
        )
        .order_by(OutcomeValue.starts_on.desc(), OutcomeValue.id.desc())
        .limit(1)
        .correlate(OutcomeLink)
        .scalar_subquery()
    )


def _statement(item: Any) -> ScalarSelect[Any]:  # noqa: ANN401 - a class of items of plans
    """Select how the newest agreed revision words the line of a link."""
    return (
        select(item.statement)
        .join(*joined(PlanRevision, PlanRevision.id == item.revision_id))
        .where(
            of_agency(item),
            item.line_id == OutcomeLink.line_id,
            PlanRevision.state.in_(AGREED),
        )
        .order_by(PlanRevision.number.desc())
        .limit(1)
        .correlate(OutcomeLink)
        .scalar_subquery()
    )


LINKS: Final = Listing(
    model=OutcomeLink,
    sorts={"created": ()},
    filters={
        "plan_id": equal(OutcomeLink.plan_id, "Only lines of this plan."),
        "line_id": equal(OutcomeLink.line_id, "Only of this line of a plan."),
        "employee_id": equal(OutcomeLink.employee_id, "Only of this employee."),
        "outcome_key": ListFilter(
            str, lambda key: ServiceOutcome.key == key, "Only of this outcome.", pattern=_KEY
        ),
        "is_public_service": ListFilter(
            bool,
            lambda value: ServiceOutcome.is_public_service == value,
            "Only (or none) of public service.",
        ),
    },
    beside=(
        BesideEach(
            ServiceOutcome,
            ServiceOutcome.id == OutcomeLink.outcome_id,
            outcome_key=ServiceOutcome.key,
            outcome_name=ServiceOutcome.name,
            measured_in=ServiceOutcome.measured_in,
            polarity=ServiceOutcome.polarity,
            is_public_service=ServiceOutcome.is_public_service,
            statement=func.coalesce(_statement(PlanIndicator), _statement(WorkResult)),
            newest_value=_newest(OutcomeValue.value),
            newest_starts_on=_newest(OutcomeValue.starts_on),
            newest_ends_before=_newest(OutcomeValue.ends_before),
        ),
        BesideEach(
            Employee,
            Employee.id == OutcomeLink.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
    ),
    tells_changes=False,
)
"""The lines of plans that serve outcomes, as far as the caller may see the plans."""


def standing_values(work: WorkContext, outcome_id: UUID) -> dict[UUID, CurrentValue]:
    """Fetch the values of an outcome already fetched within reach that stand, the oldest first."""
    rows = execute(work, _standing(outcome_id))
    return {row[0]: CurrentValue(*row) for row in rows}


@prepared
def _standing(outcome_id: UUID) -> Select[*tuple[Any, ...]]:
    query: Select[*tuple[Any, ...]] = select(
        OutcomeValue.id,
        OutcomeValue.starts_on,
        OutcomeValue.ends_before,
        OutcomeValue.value,
        OutcomeValue.count,
    )
    return query.where(
        of_agency(OutcomeValue),
        OutcomeValue.outcome_id == outcome_id,
        stands(OutcomeValue),
    ).order_by(OutcomeValue.starts_on, OutcomeValue.id)


class OutcomeFigures(NamedTuple):
    """What an outcome was at the end of some days, and before them; its target, if it has one."""

    id: UUID
    polarity: str
    value: Decimal | None
    starts_on: date | None
    ends_before: date | None
    previous: Decimal | None
    previous_ends_before: date | None
    target: Decimal | None


def figures_of(
    work: WorkContext, outcomes: Collection[UUID], days: Span
) -> dict[UUID, OutcomeFigures]:
    """Compute of outcomes already fetched within reach what they were in some days, and before."""
    if not outcomes:
        return {}
    rows = execute(work, _of_page({*outcomes}, *_limits(days)))
    return {row[0]: OutcomeFigures(*row) for row in rows}


def figures_of_group(
    work: WorkContext, path: str, days: Span, *, is_public_service: bool | None
) -> list[OutcomeFigures]:
    """Compute the same of all outcomes of a unit and the units below it ("" is the agency)."""
    rows = execute(work, _of_group(path or None, *_limits(days), is_public_service))
    return [OutcomeFigures(*row) for row in rows]


def _limits(days: Span) -> tuple[date, date, int]:
    """Give the first day, the day after the last, and the year whose goals are held against."""
    last = days.ends_on or date.max
    return days.starts_on, days.ends_before or date.max, last.year


@prepared
def _of_page(
    outcomes: set[UUID], starts_on: date, ends_before: date, year: int
) -> Select[*tuple[Any, ...]]:
    chosen = select(ServiceOutcome.id).where(
        of_agency(ServiceOutcome), ServiceOutcome.id.in_(outcomes)
    )
    return _figures(chosen, starts_on, ends_before, year)


@prepared
def _of_group(
    path: str | None,
    starts_on: date,
    ends_before: date,
    year: int,
    is_public_service: bool | None,  # noqa: FBT001 - a part of the shape
) -> Select[*tuple[Any, ...]]:
    chosen = in_group(path, is_public_service=is_public_service)
    return _figures(chosen, starts_on, ends_before, year)


def in_group(path: str | None, *, is_public_service: bool | None) -> Select[UUID]:
    """Select the outcomes of a unit and the units below it, or of these those of one group.

    *path*: a bound value, or none for the whole agency, whose units need not be looked at.
    """
    chosen = select(ServiceOutcome.id).where(of_agency(ServiceOutcome))
    if path is not None:
        chosen = chosen.join(*joined(Unit, Unit.id == ServiceOutcome.unit_id)).where(
            is_under(Unit.path, path)
        )
    if is_public_service is None:
        return chosen
    return chosen.where(ServiceOutcome.is_public_service.is_(is_public_service))


def _figures(
    chosen: Select[UUID], starts_on: date, ends_before: date, year: int
) -> Select[*tuple[Any, ...]]:
    """Pick of each outcome the last value within some days, and the last one before them."""
    is_within = case((OutcomeValue.ends_before > starts_on, 1), else_=0)
    newest_first = (OutcomeValue.ends_before.desc(), OutcomeValue.id.desc())
    ranked = (
        select(
            OutcomeValue.id,
            is_within.label("is_within"),
            func.row_number()
            .over(partition_by=(OutcomeValue.outcome_id, is_within), order_by=newest_first)
            .label("rank"),
        )
        .where(
            of_agency(OutcomeValue),
            OutcomeValue.outcome_id.in_(chosen),
            OutcomeValue.ends_before <= ends_before,
            stands(OutcomeValue),
        )
        .cte("ranked")
    )
    now, then = aliased(OutcomeValue), aliased(OutcomeValue)
    query: Select[*tuple[Any, ...]] = (
        select(
            ServiceOutcome.id,
            ServiceOutcome.polarity,
            now.value,
            now.starts_on,
            now.ends_before,
            then.value,
            then.ends_before,
            Goal.target,
        )
        .select_from(ServiceOutcome)
        .outerjoin(
            *joined(now, now.outcome_id == ServiceOutcome.id, now.id.in_(_newest_of(ranked, 1)))
        )
        .outerjoin(
            *joined(then, then.outcome_id == ServiceOutcome.id, then.id.in_(_newest_of(ranked, 0)))
        )
        .outerjoin(
            *joined(
                Goal,
                Goal.key == ServiceOutcome.goal_key,
                Goal.year == year,
                Goal.measured_in == ServiceOutcome.measured_in,
            )
        )
        .where(of_agency(ServiceOutcome), ServiceOutcome.id.in_(chosen))
    )
    return query


def _newest_of(ranked: CTE, is_within: int) -> Select[UUID]:
    """Select of each outcome its newest value within the days (1), or before them (0)."""
    return select(ranked.c.id).where(ranked.c.rank == 1, ranked.c.is_within == is_within)
