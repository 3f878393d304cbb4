"""Query the feedback that stands behind what was strong in a result, and what to improve."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Select, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Tone
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class AppraisedPeriod:
    """Whose result it is, of which days, and since when it is final."""

    employee_id: UUID
    starts_on: date
    finalized_at: datetime | None


@dataclass(frozen=True, slots=True)
class FeedbackRow:
    """A piece of feedback, and the line or core value that it is on."""

    feedback_id: UUID
    line_id: UUID | None
    core_value: CoreValue | None
    relation: Relation
    tone: Tone | None


def appraised_period(work: WorkContext, evaluation_id: UUID) -> AppraisedPeriod:
    """Fetch of what period a result already fetched within reach is."""
    return AppraisedPeriod(*execute(work, _period(evaluation_id)).one())


@prepared
def _period(evaluation_id: UUID) -> Select[UUID, date, datetime | None]:
    return (
        select(Evaluation.employee_id, Period.starts_on, Evaluation.finalized_at)
        .join(*joined(Period, Period.id == Evaluation.period_id))
        .where(of_agency(Evaluation), Evaluation.id == evaluation_id)
    )


def feedback_on(
    work: WorkContext,
    grants: tuple[Grant, ...],
    employee_id: UUID,
    since: datetime,
    until: datetime,
) -> list[FeedbackRow]:
    """Fetch the feedback within *grants* that somebody was given on lines and core values."""
    rows = execute(work, _feedback(grants, employee_id, since, until))
    return [FeedbackRow(*row) for row in rows]


@prepared
def _feedback(
    grants: tuple[Grant, ...], employee_id: UUID, since: datetime, until: datetime
) -> Select[*tuple[Any, ...]]:
    return (
        select(Feedback.id, Feedback.line_id, Feedback.core_value, Feedback.relation, Feedback.tone)
        .where(
            within(grants, Feedback),
            Feedback.employee_id == employee_id,
            Feedback.given_at >= since,
            Feedback.given_at <= until,
            or_(Feedback.line_id.is_not(None), Feedback.core_value.is_not(None)),
        )
        .order_by(Feedback.given_at, Feedback.id)
    )
