"""Query feedback: how the author stands to the person, the names of both, by day."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from sqlalchemy import ColumnElement, Select, exists, func, literal, select, true
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.plan.plan import PlanState
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.organization import Assessor, Employee
from penilaian_api.storage.models.plan import PlanLine, PlanRevision, WorkResult
from penilaian_api.storage.work.caller import exists_in_agency, in_force, joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, ListFilter, Listing, equal
from penilaian_api.storage.work.lists.people import search_people
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class AuthorRelation:
    """How an author stands to a person today; *author_name* is empty where there is no author.

    *has_line*: the plan line in question is one of the person's (so it is where none is named).
    """

    employee_name: str
    employee_code: str
    author_name: str | None
    author_code: str | None
    assesses: bool
    has_assigned: bool
    is_assessed: bool
    shares_unit: bool
    has_line: bool


_AUTHOR: Final = aliased(Employee)
_AT: Final = func.coalesce(Feedback.given_at, Feedback.requested_at)
FEEDBACK: Final = Listing(
    model=Feedback,
    sorts={"created": ()},
    filters={
        "employee_id": equal(Feedback.employee_id, "Only about this employee."),
        "author_id": equal(Feedback.author_id, "Only by this employee."),
        "state": ListFilter(
            Literal["asked", "given"],
            lambda value: (value == "given") == Feedback.given_at.is_not(None),
        ),
        "relation": equal(Feedback.relation, "Only of those who stand so to the person."),
        "tone": equal(Feedback.tone, "Only in this tone."),
        "line_id": equal(Feedback.line_id, "Only on this line of the plan."),
        "core_value": equal(Feedback.core_value, "Only on this core value."),
        "begins": ListFilter(datetime, lambda value: value <= _AT, is_parameter=False),
        "ends": ListFilter(datetime, lambda value: value > _AT, is_parameter=False),
    },
    search=Search(
        texts=(Feedback.strength, Feedback.improvement, Feedback.suggestion, Feedback.question),
        also=replace(search_people(Feedback.employee_id), also=search_people(Feedback.author_id)),
        text="The beginning of the name or code of either person, or what stands in the texts.",
    ),
    beside=(
        Beside(
            Employee,
            Employee.id == Feedback.employee_id,
            employee_name=Employee.name,
            employee_code=Employee.employee_code,
        ),
        Beside(
            _AUTHOR,
            _AUTHOR.id == Feedback.author_id,
            author_name=_AUTHOR.name,
            author_code=_AUTHOR.employee_code,
        ),
    ),
)
"""The list of feedback."""


def find_relation(
    work: WorkContext,
    employee_id: UUID,
    author_id: UUID,
    line_id: UUID | None,
    *,
    locked: bool = False,
) -> AuthorRelation | None:
    """Find how an author stands to a person within reach; none where the person is not.

    *locked*: of many feedbacks on the person at once each will see those before it.
    """
    query = _relation(work.access.grants, employee_id, author_id, line_id, locked=locked)
    row = execute(work, query).one_or_none()
    return None if row is None else AuthorRelation(*row[:4], *map(bool, row[4:]))


@prepared
def _relation(
    grants: tuple[Grant, ...],
    employee_id: UUID,
    author_id: UUID,
    line_id: UUID | None,
    *,
    locked: bool,
) -> Select[*tuple[Any, ...]]:
    author = aliased(Employee)
    query: Select[*tuple[Any, ...]] = (
        select(
            Employee.name,
            Employee.employee_code,
            author.name,
            author.employee_code,
            _assesses(author.id, Employee.id),
            _assigned(author.id),
            _assesses(Employee.id, author.id),
            func.coalesce(author.unit_id == Employee.unit_id, False),
            true() if line_id is None else _line(line_id),
        )
        .outerjoin(*joined(author, author.id == author_id))
        .where(within(grants, Employee), Employee.id == employee_id)
    )
    return query.with_for_update(of=Employee, key_share=True) if locked else query


def count_uninvited(work: WorkContext, employee_id: UUID, author_id: UUID, begins: datetime) -> int:
    """Count what an author gave on a person unasked since an instant."""
    count: int = execute(work, _uninvited(employee_id, author_id, begins)).scalar_one()
    return count


@prepared
def _uninvited(employee_id: UUID, author_id: UUID, begins: datetime) -> Select[int]:
    return select(func.count(Feedback.id)).where(
        of_agency(Feedback),
        Feedback.employee_id == employee_id,
        Feedback.author_id == author_id,
        Feedback.requested_at.is_(None),
        Feedback.given_at >= begins,
    )


def _assesses(above: Any, below: Any) -> ColumnElement[bool]:  # noqa: ANN401 - ids of any alias
    row = aliased(Assessor)
    return exists_in_agency(row, row.assessor_id == above, row.employee_id == below, in_force(row))


def _assigned(author: Any) -> ColumnElement[bool]:  # noqa: ANN401 - an id of any alias
    """Find a result of the person's plan in force that the author assigned to them."""
    return exists(
        select(literal(1))
        .select_from(WorkResult)
        .join(*joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .where(
            of_agency(WorkResult),
            WorkResult.employee_id == Employee.id,
            WorkResult.assigned_by == author,
            PlanRevision.state == PlanState.APPROVED,
        )
    )


def _line(line_id: UUID) -> ColumnElement[bool]:
    return exists_in_agency(PlanLine, PlanLine.id == line_id, PlanLine.employee_id == Employee.id)
