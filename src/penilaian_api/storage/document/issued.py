"""Fetch what a document of a result states, and the documents that were issued."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.document.documents import DocumentForm, DocumentState
from penilaian_api.domain.organization.organization import AssignmentKind
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.document.documents import IssuedDocument
from penilaian_api.storage.models.evaluation import Assessment, Evaluation, Objection, Snapshot
from penilaian_api.storage.models.organization import (
    Assessor,
    Assignment,
    Employee,
    Position,
    Unit,
)
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class ResultFrame:
    """A result in force with all around it that a document states."""

    evaluation: Evaluation
    assessment: Assessment
    snapshot: Snapshot | None
    objection: Objection | None
    kind: PeriodKind
    starts_on: date
    ends_before: date
    position_title: str
    unit_name: str


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A person as a form names them: by the posts that they held on a day, theirs and acting."""

    id: UUID
    name: str
    nip: str | None
    grade: str | None
    position_title: str | None
    unit_name: str | None
    acts_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """An issued document without its bytes."""

    id: UUID
    evaluation_id: UUID
    employee_id: UUID
    kind: DocumentForm
    template: int
    code: str
    result_number: int
    result_digest: str
    file_digest: str
    size: int
    lacking: Sequence[str]
    issued_at: datetime
    state: DocumentState


STANDS = and_(
    Assessment.snapshot_id == IssuedDocument.snapshot_id, Assessment.state.in_(FROM_FINAL)
)
"""The result that a document states is the one in force."""
STATE = case((STANDS, DocumentState.VALID.value), else_=DocumentState.SUPERSEDED.value)
"""What is said of a document, beside the assessment of its evaluation."""


def frame_of(work: WorkContext, evaluation_id: UUID) -> ResultFrame:
    """Fetch the result in force of an evaluation that was fetched within reach."""
    return ResultFrame(*execute(work, _frame(evaluation_id)).one())


def leaders_on(work: WorkContext, employee_id: UUID, day: date) -> tuple[UUID | None, UUID | None]:
    """Fetch who assessed a person on a day, and who assessed them in turn."""
    row = execute(work, _leaders(employee_id, day)).one_or_none()
    return (None, None) if row is None else (row[0], row[1])


def parties_on(work: WorkContext, keys: Iterable[UUID], day: date) -> dict[UUID, PartyRow]:
    """Fetch people named on a record that was fetched within reach, with their posts on a day."""
    people: dict[UUID, PartyRow] = {}
    for *person, acted in execute(work, _parties(set(keys), day)):
        known = people.get(person[0], PartyRow(*person))
        acts_as = known.acts_as if acted is None else (*known.acts_as, acted)
        people[known.id] = replace(known, acts_as=acts_as)
    return people


def documents_of(work: WorkContext, evaluation: Evaluation, newest: int) -> list[DocumentRow]:
    """Fetch the documents of an evaluation fetched within reach, of results up to the newest."""
    rows = execute(work, _documents(evaluation.id, newest))
    return [_to_document(row) for row in rows]


def _to_document(row: Any) -> DocumentRow:  # noqa: ANN401 - a row of _documents
    return DocumentRow(*(*row[:-1], DocumentState(row[-1])))


@prepared
def _frame(evaluation_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Evaluation,
            Assessment,
            Snapshot,
            Objection,
            Period.kind,
            Period.starts_on,
            Period.ends_before,
            Position.title,
            Unit.name,
        )
        .join(*joined(Assessment, Assessment.evaluation_id == Evaluation.id))
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .join(*joined(Position, Position.id == Evaluation.position_id))
        .join(*joined(Unit, Unit.id == Evaluation.unit_id))
        .outerjoin(*joined(Snapshot, Snapshot.id == Assessment.snapshot_id))
        .outerjoin(
            *joined(
                Objection,
                Objection.evaluation_id == Evaluation.id,
                Objection.decided_at == Snapshot.taken_at,
            )
        )
        .where(of_agency(Evaluation), Evaluation.id == evaluation_id)
    )


@prepared
def _leaders(employee_id: UUID, day: date) -> Select[*tuple[Any, ...]]:
    first, second = aliased(Assessor), aliased(Assessor)
    return (
        select(first.assessor_id, second.assessor_id)
        .outerjoin(
            *joined(second, second.employee_id == first.assessor_id, *on_day(second, day)),
        )
        .where(of_agency(first), first.employee_id == employee_id, *on_day(first, day))
    )


@prepared
def _parties(keys: set[UUID], day: date) -> Select[*tuple[Any, ...]]:
    acting, acted = aliased(Assignment), aliased(Position)
    return (
        select(
            Employee.id,
            Employee.name,
            Employee.nip,
            Employee.grade,
            Position.title,
            Unit.name,
            acted.title,
        )
        .outerjoin(*joined(Assignment, *_holds(Assignment, AssignmentKind.DEFINITIVE, day)))
        .outerjoin(*joined(Position, Position.id == Assignment.position_id))
        .outerjoin(*joined(Unit, Unit.id == Position.unit_id))
        .outerjoin(*joined(acting, *_holds(acting, AssignmentKind.ACTING, day)))
        .outerjoin(*joined(acted, acted.id == acting.position_id))
        .where(of_agency(Employee), Employee.id.in_(keys))
        .order_by(Employee.id, acted.sort_title)
    )


def _holds(record: Any, kind: AssignmentKind, day: date) -> tuple[Any, ...]:  # noqa: ANN401 - assignments or an alias of them
    return (
        record.employee_id == Employee.id,
        record.kind == kind,
        record.voided_at.is_(None),
        *on_day(record, day),
    )


@prepared
def _documents(evaluation_id: UUID, newest: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            IssuedDocument.id,
            IssuedDocument.evaluation_id,
            IssuedDocument.employee_id,
            IssuedDocument.kind,
            IssuedDocument.template,
            IssuedDocument.code,
            IssuedDocument.result_number,
            IssuedDocument.result_digest,
            IssuedDocument.file_digest,
            IssuedDocument.size,
            IssuedDocument.lacking,
            IssuedDocument.issued_at,
            STATE,
        )
        .join(*joined(Assessment, Assessment.evaluation_id == IssuedDocument.evaluation_id))
        .where(
            of_agency(IssuedDocument),
            IssuedDocument.evaluation_id == evaluation_id,
            IssuedDocument.result_number <= newest,
        )
        .order_by(IssuedDocument.result_number)
    )


def on_day(record: Any, day: date) -> tuple[Any, ...]:  # noqa: ANN401 - a dated class or an alias of one
    """Filter dated records to those in force on a day."""
    return record.starts_on <= day, or_(record.ends_before.is_(None), record.ends_before > day)
