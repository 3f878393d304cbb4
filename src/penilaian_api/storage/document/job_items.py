"""List and count the people of a job as they stand to its reader now.

Why it is so: docs/decisions/0079.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Select,
    String,
    and_,
    case,
    cast,
    func,
    literal,
    literal_column,
    or_,
    select,
)

from penilaian_api.domain.access.actors import Action, Actor, Grant, Reach, Role
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.domain.access.policy import EMPLOYEE
from penilaian_api.domain.document.jobs import DocumentJobKind, JobItemState
from penilaian_api.storage.models.document.jobs import DocumentJob, DocumentJobItem
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import relation, within
from penilaian_api.storage.work.store import WorkContext

_AROUND: Final = (Reach.OWN, Reach.REPORTS, Reach.REVIEWS, Reach.LINE, Reach.UNIT)
"""The relations by which forms are filled; the administration's is that of its role."""
_FILLING: Final = (
    Action.FORM_READ,
    Action.PROGRESS_READ,
    Action.FEEDBACK_READ,
    Action.ASSESSMENT_READ,
)
"""The scopes by which forms are filled for a service."""
_RESULT: Final = "result_"


@dataclass(frozen=True, slots=True)
class JobProgress:
    """How many people of a job stand where, and in how many of their files signs lack."""

    total: int = 0
    waiting: int = 0
    written: int = 0
    with_lacking_signs: int = 0

    @property
    def lacking(self) -> int:
        """Of how many there is no file that the reader gets."""
        return self.total - self.waiting - self.written


@dataclass(frozen=True, slots=True)
class JobItemRow:
    """One person of a job, as they stand to the reader now.

    Whom the reader reaches no more has no name; what was written for them, and may not be read any
    more, is no file: their *state* is that of one who lacks.
    """

    item: DocumentJobItem
    state: JobItemState
    employee_code: str | None
    employee_name: str | None
    nip: str | None
    assessment_id: UUID | None
    """The result in force, if the reader may read it."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """By what somebody reads the people of a job now: the shape of the statements."""

    reaching: tuple[Grant, ...]
    reading: tuple[Grant, ...]
    marks: str
    """What a file names that was filled by no more than the roles and scopes that they have."""
    lost: tuple[str, ...]
    """Roles and scopes that they do not have, as files name those by which they were filled."""


def progress_of(work: WorkContext, job_ids: Collection[UUID]) -> dict[UUID, JobProgress]:
    """Count the people of jobs that were fetched within reach, by where they stand now."""
    rows = execute(work, _counts(_reader(work), {*job_ids}))
    return dict.fromkeys(job_ids, JobProgress()) | {key: JobProgress(*row) for key, *row in rows}


@prepared
def _counts(reader: _Reader, job_ids: set[UUID]) -> Select[*tuple[Any, ...]]:
    """Build the statement; whether a file is still theirs it asks once of each person."""
    item = DocumentJobItem
    is_theirs = item.state == JobItemState.WRITTEN, _is_readable(reader)
    query: Select[*tuple[Any, ...]] = select(
        item.job_id,
        func.count(),
        func.count(case((item.state == JobItemState.WAITING, 1))),
        func.count(case((and_(*is_theirs), 1))),
        func.count(case((and_(item.lacking_signs.is_not(None), *is_theirs), 1))),
    ).select_from(item)
    return (
        _with_results(query, reader, of_written=True)
        .where(of_agency(item), item.job_id.in_(job_ids))
        .group_by(item.job_id)
    )


def items_after(  # noqa: PLR0913 - what is asked for
    work: WorkContext,
    job_id: UUID,
    *,
    state: JobItemState | None = None,
    lacks_signs: bool | None = None,
    after: int = 0,
    limit: int,
) -> list[JobItemRow]:
    """Fetch people of a job that was fetched within reach, from a number on, as they stand now."""
    rows = execute(work, _items(_reader(work), job_id, state, lacks_signs, after, limit))
    return [_row(*row) for row in rows]


def _row(  # noqa: PLR0913, PLR0917 - the columns of the statement
    item: DocumentJobItem,
    state: str,
    is_reached: bool,  # noqa: FBT001 - as above
    assessment_id: UUID | None,
    code: str,
    name: str,
    nip: str | None,
) -> JobItemRow:
    if not is_reached:
        return JobItemRow(item, JobItemState(state), None, None, None, assessment_id)
    return JobItemRow(item, JobItemState(state), code, name, nip, assessment_id)


def _reader(work: WorkContext) -> _Reader:
    actor = work.actor
    present = _marks_of(actor)
    scopes = _FILLING if Role.SERVICE in actor.roles else ()  # no files of people name any
    marks = [*map(_mark_of_role, Role), *map(_mark_of_scope, scopes)]
    return _Reader(
        (*open_grants(actor, Action.DOCUMENT_JOB_START), EMPLOYEE),
        open_grants(actor, Action.ASSESSMENT_READ),
        " ".join(sorted(present)),
        tuple(mark for mark in marks if mark not in present),
    )


def _marks_of(actor: Actor) -> frozenset[str]:
    """Name the roles of somebody, and of a service the scopes by which forms are filled."""
    scopes = {scope for scope in _FILLING if scope in actor.scopes}
    return frozenset({*map(_mark_of_role, actor.roles), *map(_mark_of_scope, scopes)})


def _mark_of_role(role: Role) -> str:
    return f"as_{role}"


def _mark_of_scope(scope: Action) -> str:
    return f"by_{scope}"


def standing_of(work: WorkContext, plan_id: UUID, evaluation_id: UUID | None) -> str:
    """Say how the caller stands to the person of a plan: roles, relations, the result they read."""
    grants = open_grants(work.actor, Action.ASSESSMENT_READ)
    row = execute(work, _standing(grants, plan_id, evaluation_id)).one()
    return " ".join(sorted(_standing_in(work, row[0], row[1:])))


def _standing_in(
    work: WorkContext, snapshot_id: UUID | None, relations: Iterable[bool]
) -> frozenset[str]:
    """Name all by which a file is theirs: who lost any of it gets it no more."""
    around = {str(reach) for reach, holds in zip(_AROUND, relations, strict=True) if holds}
    result = set() if snapshot_id is None else {f"{_RESULT}{snapshot_id.hex}"}
    return _marks_of(work.actor) | around | result


@prepared
def _standing(
    grants: tuple[Grant, ...], plan_id: UUID, evaluation_id: UUID | None
) -> Select[*tuple[Any, ...]]:
    columns = [relation(reach, Plan).label(f"is_{reach}") for reach in _AROUND]
    is_read = Assessment.evaluation_id == evaluation_id, within(grants, Assessment)
    return (
        select(Assessment.snapshot_id, *columns)
        .select_from(Plan)
        .outerjoin(*joined(Assessment, *is_read))
        .where(of_agency(Plan), Plan.id == plan_id)
    )


@prepared
def _items(  # noqa: PLR0913, PLR0917 - what is asked for
    reader: _Reader,
    job_id: UUID,
    state: JobItemState | None,
    lacks_signs: bool | None,  # noqa: FBT001 - as above
    after: int,
    limit: int,
) -> Select[*tuple[Any, ...]]:
    item, now = DocumentJobItem, _state_now(reader)
    query = select(
        item,
        now.label("state_now"),
        within(reader.reaching, Plan).label("is_reached"),
        Assessment.id,
        Employee.employee_code,
        Employee.name,
        Employee.nip,
    ).join(*joined(Employee, Employee.id == item.employee_id))
    listed = (
        _with_results(query, reader)
        .where(of_agency(item), item.job_id == job_id, item.number > after)
        .order_by(item.number)
        .limit(limit)
    )
    asked = [] if state is None else [now == state]
    if lacks_signs is not None:
        lack = and_(item.lacking_signs.is_not(None), now == JobItemState.WRITTEN)
        asked.append(lack if lacks_signs else ~lack)
    return listed.where(*asked)


def _with_results(query: Select[Any], reader: _Reader, *, of_written: bool = False) -> Select[Any]:
    """Join the job, plan and result of people; *of_written*: those that are looked at alone."""
    item = DocumentJobItem
    needed = [item.state == JobItemState.WRITTEN] if of_written else []
    is_read = Assessment.evaluation_id == item.evaluation_id, within(reader.reading, Assessment)
    return (
        query.join(*joined(DocumentJob, DocumentJob.id == item.job_id))
        .outerjoin(*joined(Plan, Plan.id == item.plan_id, *needed))
        .outerjoin(*joined(Assessment, *is_read, *needed))
    )


def _state_now(reader: _Reader) -> ColumnElement[Any]:
    """Say where people stand: who was written, and may not be read any more, lacks."""
    item = DocumentJobItem
    return case(
        (item.state != JobItemState.WRITTEN, item.state),
        (_is_readable(reader), item.state),
        else_=literal_column(f"'{JobItemState.LACKING}'"),
    )


def _is_readable(reader: _Reader) -> ColumnElement[bool]:
    """Tell whether the reader may have what was written.

    A document: if they read the result. Forms: if they reach the person by all that filled them.
    It is a condition, and no value: SQLite looks at all parts of a value, whatever the first says.
    """
    around = [or_(~_names(str(reach)), relation(reach, Plan)) for reach in _AROUND]
    digits = func.replace(cast(Assessment.snapshot_id, String), "-", "")
    result = or_(~_names(_RESULT, ""), _names(literal(_RESULT) + digits))
    lost = [~_names(mark) for mark in reader.lost]
    # Most files name just what their reader has: two comparisons spare a dozen searches.
    standing, marks = DocumentJobItem.standing, literal(reader.marks)
    has_all = standing == marks, standing == marks + literal(f" {_RESULT}") + digits
    forms = and_(within(reader.reaching, Plan), or_(*has_all, and_(*lost, *around, result)))
    is_document = DocumentJob.kind == DocumentJobKind.DOCUMENTS
    return or_(
        and_(is_document, Assessment.id.is_not(None)),
        and_(DocumentJob.kind == DocumentJobKind.FORMS, forms),
    )


def _names(mark: Any, end: str = " ") -> ColumnElement[bool]:  # noqa: ANN401 - a text, or an expression
    """Tell whether a file says that it was filled by something."""
    standing = literal(" ") + DocumentJobItem.standing + literal(" ")
    if isinstance(mark, str):
        return standing.contains(f" {mark}{end}", autoescape=True)
    return standing.contains(literal(" ") + mark + literal(end))
