"""Query reviews of the system: the list, what belongs to one, and what became of earlier ones."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, and_, or_, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.meeting.meeting import MeetingState
from penilaian_api.domain.system_review.effectiveness import MeasureId
from penilaian_api.domain.system_review.review import SystemReviewState
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.meeting.meetings import Meeting, MeetingAction
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.system_review.reviews import (
    SystemFinding,
    SystemFindingAction,
    SystemReview,
)
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.lists.listing import BesideEach, Listing, equal
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

SYSTEM_REVIEWS: Final = Listing(
    model=SystemReview,
    sorts={"created": ()},
    filters={
        "state": equal(SystemReview.state, "Only in this state."),
        "period_id": equal(SystemReview.period_id, "Only of this period."),
    },
    beside=(BesideEach(Period, Period.id == SystemReview.period_id, period_key=Period.key),),
)
"""The list of reviews of the system."""


@dataclass(frozen=True, slots=True)
class FindingRow:
    """What a review found."""

    id: UUID
    number: int
    measure: MeasureId | None
    text: str
    no_action_reason: str


@dataclass(frozen=True, slots=True)
class FindingActionRow:
    """An action that answers a finding of a review, who does it, and what came of it."""

    finding_id: UUID
    finding_text: str
    period_key: str
    id: UUID
    meeting_id: UUID
    what: str
    owner_code: str
    owner_name: str
    due_on: date
    state: MeetingActionState
    done_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class ReviewParts:
    """All that belongs to a review: findings, their actions, and those of earlier reviews."""

    findings: tuple[FindingRow, ...]
    actions: tuple[FindingActionRow, ...]
    earlier: tuple[FindingActionRow, ...]


def newest_concluded(work: WorkContext) -> UUID | None:
    """Name the review within reach that was concluded last."""
    key: UUID | None = execute(work, _newest_concluded(work.access.grants)).scalar_one_or_none()
    return key


@prepared
def _newest_concluded(grants: tuple[Grant, ...]) -> Select[UUID]:
    return (
        select(SystemReview.id)
        .where(within(grants, SystemReview), SystemReview.state == SystemReviewState.CONCLUDED)
        .order_by(SystemReview.concluded_at.desc(), SystemReview.id.desc())
        .limit(1)
    )


def agreed_actions(work: WorkContext, actions: Collection[UUID]) -> frozenset[UUID]:
    """Name those of *actions* within reach that a meeting agreed whose minutes are closed."""
    if not actions:
        return frozenset()
    return frozenset(execute(work, _agreed(work.access.grants, {*actions})).scalars())


@prepared
def _agreed(grants: tuple[Grant, ...], actions: set[UUID]) -> Select[UUID]:
    return (
        select(MeetingAction.id)
        .join_from(MeetingAction, *joined(Meeting, Meeting.id == MeetingAction.meeting_id))
        .where(
            within(grants, MeetingAction),
            MeetingAction.id.in_(actions),
            Meeting.state == MeetingState.CLOSED,
        )
    )


def parts_of(work: WorkContext, review: SystemReview) -> ReviewParts:
    """Fetch what belongs to a review already fetched within reach, in one statement."""
    findings, actions = _findings(review.id), _actions(review.id)
    earlier = _earlier(review.id, review.previous_id, review.opened_at)
    rows = execute_combined(work.session, work.bindings, findings, actions, earlier)
    return ReviewParts(tuple(rows.of(findings)), tuple(rows.of(actions)), tuple(rows.of(earlier)))


@prepared
def _findings(review_id: UUID) -> SubQuery[FindingRow]:
    query: Select[*tuple[Any, ...]] = select(
        SystemFinding.id,
        SystemFinding.number,
        SystemFinding.measure,
        SystemFinding.text,
        SystemFinding.no_action_reason,
    ).where(of_agency(SystemFinding), SystemFinding.system_review_id == review_id)
    return SubQuery(query, FindingRow, (SystemFinding.number,))


@prepared
def _actions(review_id: UUID) -> SubQuery[FindingActionRow]:
    query = _linked().where(SystemFindingAction.system_review_id == review_id)
    return SubQuery(query, FindingActionRow, _ORDER)


@prepared
def _earlier(
    review_id: UUID, previous_id: UUID | None, opened_at: datetime
) -> SubQuery[FindingActionRow]:
    """Query what the review before it agreed, and what is open of those before that."""
    still_open = and_(
        SystemReview.concluded_at < opened_at, MeetingAction.state == MeetingActionState.OPEN
    )
    query = _linked().where(
        SystemReview.id != review_id, or_(SystemReview.id == previous_id, still_open)
    )
    return SubQuery(query, FindingActionRow, _ORDER)


_ORDER: Final = (SystemReview.opened_at, SystemFinding.number, MeetingAction.due_on)


def _linked() -> Select[*tuple[Any, ...]]:
    return (
        select(
            SystemFinding.id,
            SystemFinding.text,
            Period.key,
            MeetingAction.id,
            MeetingAction.meeting_id,
            MeetingAction.what,
            Employee.employee_code,
            Employee.name,
            MeetingAction.due_on,
            MeetingAction.state,
            MeetingAction.done_at,
            MeetingAction.outcome,
        )
        .select_from(SystemFindingAction)
        .join(*joined(SystemFinding, SystemFinding.id == SystemFindingAction.finding_id))
        .join(*joined(SystemReview, SystemReview.id == SystemFindingAction.system_review_id))
        .join(*joined(Period, Period.id == SystemReview.period_id))
        .join(*joined(MeetingAction, MeetingAction.id == SystemFindingAction.action_id))
        .join(*joined(Employee, Employee.id == MeetingAction.employee_id))
        .where(of_agency(SystemFindingAction))
    )
