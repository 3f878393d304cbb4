"""Query counseling with the feedback that goes with it, and who may be named in it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, and_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.development.counseling import Qualification
from penilaian_api.domain.development.training import TrainingState
from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Tone
from penilaian_api.storage.models.development.counseling import (
    Counseling,
    CounselingFeedback,
    CounselingRecord,
)
from penilaian_api.storage.models.development.training import Training
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.caller import TODAY, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, BesideEach, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

_AUTHOR, _RECIPIENT, _COUNSELOR = (aliased(Employee) for _ in range(3))

COUNSELINGS: Final = Listing(
    model=Counseling,
    sorts={"created": ()},
    filters={
        "employee_id": equal(Counseling.employee_id, "Only of this employee."),
        "state": equal(Counseling.state, "Only in this state."),
        "unit_code": by_unit_code(Employee.unit_id),
    },
    beside=(
        BesideEach(
            Employee,
            Employee.id == Counseling.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        BesideEach(_AUTHOR, _AUTHOR.id == Counseling.author_id, author_name=_AUTHOR.name),
        Beside(
            _RECIPIENT, _RECIPIENT.id == Counseling.recipient_id, recipient_name=_RECIPIENT.name
        ),
        Beside(
            _COUNSELOR, _COUNSELOR.id == Counseling.counselor_id, counselor_name=_COUNSELOR.name
        ),
    ),
)
"""The list of counseling."""
_WRITER: Final = aliased(Employee)
_DECIDER: Final = aliased(Employee)

COUNSELING_RECORDS: Final = Listing(
    model=CounselingRecord,
    sorts={"created": ()},
    filters={"state": equal(CounselingRecord.state, "Only in this state.")},
    beside=(
        BesideEach(
            Employee,
            Employee.id == CounselingRecord.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        BesideEach(_WRITER, _WRITER.id == CounselingRecord.author_id, counselor_name=_WRITER.name),
        Beside(_DECIDER, _DECIDER.id == CounselingRecord.decided_by, decided_by_name=_DECIDER.name),
    ),
)
"""The list of what counselors signed."""


@dataclass(frozen=True, slots=True)
class CitedFeedback:
    """A piece of feedback that goes with a report."""

    feedback_id: UUID
    relation: Relation
    core_value: CoreValue | None
    tone: Tone | None
    strength: str
    improvement: str
    suggestion: str
    given_at: datetime


@dataclass(frozen=True, slots=True)
class Counselor:
    """Somebody who may counsel, and whether a completed training makes them fit for it."""

    id: UUID
    is_trained: bool


def cited_feedback(work: WorkContext, counseling_id: UUID) -> tuple[CitedFeedback, ...]:
    """Fetch the feedback that goes with a report already fetched within reach."""
    return tuple(CitedFeedback(*row) for row in execute(work, _cited(counseling_id)))


@prepared
def _cited(
    counseling_id: UUID,
) -> Select[UUID, Relation, CoreValue | None, Tone | None, str, str, str, datetime | None]:
    return (
        select(
            Feedback.id,
            Feedback.relation,
            Feedback.core_value,
            Feedback.tone,
            Feedback.strength,
            Feedback.improvement,
            Feedback.suggestion,
            Feedback.given_at,
        )
        .join_from(
            CounselingFeedback, *joined(Feedback, Feedback.id == CounselingFeedback.feedback_id)
        )
        .where(of_agency(CounselingFeedback), CounselingFeedback.counseling_id == counseling_id)
        .order_by(Feedback.given_at, Feedback.id)
    )


def given_feedback(work: WorkContext, employee_id: UUID, keys: Collection[UUID]) -> frozenset[UUID]:
    """Find which of *keys* are feedback that was given to somebody."""
    return frozenset(execute(work, _given(employee_id, {*keys})).scalars())


@prepared
def _given(employee_id: UUID, keys: set[UUID]) -> Select[Any]:
    return select(Feedback.id).where(
        of_agency(Feedback),
        Feedback.employee_id == employee_id,
        Feedback.id.in_(keys),
        Feedback.given_at.is_not(None),
    )


def find_counselor(work: WorkContext, code: str) -> Counselor | None:
    """Find who is in service by their code, and whether they were trained in counseling."""
    row = execute(work, _counselor(code)).first()
    return None if row is None else Counselor(*row)


@prepared
def _counselor(code: str) -> Select[UUID, bool]:
    is_trained = exists_in_agency(
        Training,
        and_(
            Training.employee_id == Employee.id,
            Training.qualifies_for == Qualification.COUNSELING,
            Training.state == TrainingState.COMPLETED,
        ),
    )
    columns = (Employee.id, is_trained.label("is_trained"))
    return select(*columns).where(
        of_agency(Employee), Employee.employee_code == code, Employee.serves(TODAY)
    )
