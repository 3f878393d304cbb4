"""List plans: the filters of a list, and what it shows beside each plan."""

from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, func, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.announcement.acknowledgements import Acknowledgement
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import (
    DirectionNote,
    Plan,
    PlanMessage,
    PlanRevision,
    WorkResult,
)
from penilaian_api.storage.plan.context import PlanContext, context_columns, join_context
from penilaian_api.storage.plan.plans import OpenPlan, visible_revisions
from penilaian_api.storage.work.caller import exists_in_agency, of_agency
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing, equal, given
from penilaian_api.storage.work.lists.people import by_unit_code, search_people
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reached.sets import reached
from penilaian_api.storage.work.store import WorkContext


def heads(work: WorkContext, plans: Iterable[Plan]) -> dict[UUID, OpenPlan]:
    """Read what a list shows beside each plan of a page: its revisions and its names."""
    query = _heads(work.access.grants, {plan.id for plan in plans})
    rows_by_plan: dict[UUID, list[Any]] = {}
    for row in execute(work, query):
        rows_by_plan.setdefault(row[0].id, []).append(row)
    return {
        key: OpenPlan(
            rows[0][0],
            tuple(row[1] for row in rows),
            {},
            PlanContext(*rows[0][2:]),
            frozenset(),
        )
        for key, rows in rows_by_plan.items()
    }


@prepared
def _heads(grants: tuple[Grant, ...], plans: set[UUID]) -> Select[*tuple[Any, ...]]:
    query = join_context(select(Plan, PlanRevision, *context_columns()))
    return query.where(visible_revisions(grants), Plan.id.in_(plans)).order_by(PlanRevision.number)


def count_unlinked(work: WorkContext, revisions: Iterable[UUID]) -> dict[UUID, int]:
    """Count the results that support nothing, by revision."""
    return {key: count for key, count in execute(work, _unlinked(set(revisions)))}  # noqa: C416 - a Row is no pair


@prepared
def _unlinked(revisions: set[UUID]) -> Select[UUID, int]:
    return (
        select(WorkResult.revision_id, func.count())
        .where(
            of_agency(WorkResult),
            WorkResult.revision_id.in_(revisions),
            WorkResult.supports_line_id.is_(None),
            WorkResult.goal_id.is_(None),
        )
        .group_by(WorkResult.revision_id)
    )


def _with_visible_revision(grants: tuple[Grant, ...], *, in_subtree: bool) -> ColumnElement[bool]:
    """Leave out plans of which the grants open no revision."""
    return _in_state(None, grants, in_subtree=in_subtree)


def _in_state(
    state: Any,  # noqa: ANN401 - a bound value
    grants: tuple[Grant, ...],
    *,
    in_subtree: bool,
) -> ColumnElement[bool]:
    """Keep to plans of which the grants open a revision in that *state*, or in any."""
    of_state = [] if state is None else [PlanRevision.state == state]
    cells = []
    for opened in dict.fromkeys(grant.states for grant in grants):
        alike = tuple(grant for grant in grants if grant.states == opened)
        states = of_state if opened is None else [*of_state, PlanRevision.state.in_(sorted(opened))]
        revisions = [_has_revision(and_(*states))] if states else []
        cells.append(and_(reached(alike, Plan, in_subtree=in_subtree), *revisions))
    return or_(*cells)


def _has_revision(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return exists_in_agency(PlanRevision, PlanRevision.plan_id == Plan.id, condition)


def _of_cycle(key: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a bound value
    return Plan.cycle_id.in_(select(Cycle.id).where(of_agency(Cycle), Cycle.key == key))


PLANS: Final = Listing(
    model=Plan,
    sorts={"created": ()},
    filters={
        "cycle_key": ListFilter(str, _of_cycle, longest=60),
        "state": ListFilter(PlanState, _in_state, by_grants=True),
        "unit_code": by_unit_code(Plan.unit_id),
        "employee_id": equal(Plan.employee_id, "Only of this employee."),
    },
    search=search_people(Plan.employee_id),
    base=_with_visible_revision,
    tells_changes=False,
)
"""The list of plans: it shows who assesses today, so that its changes are told as a whole."""

_LATER: Final = aliased(DirectionNote)

DIRECTIONS: Final = Listing(
    model=DirectionNote,
    sorts={"given": ()},
    filters={
        "plan_id": given(DirectionNote.plan_id),
        "line_id": equal(DirectionNote.line_id, "Only on this item of the plan."),
    },
    search=Search(texts=(DirectionNote.text,), text="Any part of a direction."),
    beside=(
        Beside(Employee, Employee.id == DirectionNote.author_id, author_name=Employee.name),
        Beside(_LATER, _LATER.replaces_id == DirectionNote.id, replaced_by_id=_LATER.id),
        Beside(
            Acknowledgement,
            and_(
                Acknowledgement.employee_id == DirectionNote.employee_id,
                Acknowledgement.record == DirectionNote.__tablename__,
                Acknowledgement.record_id == DirectionNote.id,
                Acknowledgement.content_hash == DirectionNote.digest,
            ),
            acknowledged_at=Acknowledgement.at,
        ),
    ),
    tells_changes=False,
)
"""The list of what leaders direct on a plan, with when each was acknowledged."""

MESSAGES: Final = Listing(
    model=PlanMessage,
    sorts={"sent": ()},
    filters={
        "plan_id": given(PlanMessage.plan_id),
        "author_id": equal(PlanMessage.author_id, "Only by this employee."),
    },
    search=Search(texts=(PlanMessage.message,), text="Any part of a message."),
    beside=(Beside(Employee, Employee.id == PlanMessage.author_id, author_name=Employee.name),),
)
"""The list of what was said about a plan."""
