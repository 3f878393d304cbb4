"""Review the system after a period: freeze its measures, record what is found, and conclude it.

Findings become actions that a meeting agreed, with an owner and a due day: they are tasks of the
owner like those of any meeting. The next review lists them with what became of them.

Why it is so: docs/decisions/0072.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.canonical import refuse_damaged
from penilaian_api.domain.system_review.effectiveness import MeasureId
from penilaian_api.domain.system_review.review import (
    SYSTEM_REVIEW,
    ReviewedFinding,
    SystemReviewState,
    SystemReviewStep,
    finding_faults,
    refused_for,
)
from penilaian_api.domain.transitions import advance
from penilaian_api.services.cycle import cycles
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.services.system_review import effectiveness, levels
from penilaian_api.services.system_review.frozen import frozen, missed_of, values_of
from penilaian_api.services.system_review.views import (
    EarlierActionView,
    ReviewActionView,
    SystemFindingInput,
    SystemFindingView,
    SystemReviewDetail,
    SystemReviewView,
)
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.system_review.reviews import (
    SystemFinding,
    SystemFindingAction,
    SystemReview,
)
from penilaian_api.storage.system_review import reviews as review_storage
from penilaian_api.storage.system_review.reviews import SYSTEM_REVIEWS, FindingActionRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

SYSTEM_REVIEWS_PARAMETERS: Final = SYSTEM_REVIEWS.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[SystemReviewView]:
    """List reviews of the system."""
    return page_of(work, SYSTEM_REVIEWS, request).map(row_view(SystemReviewView))


def get(work: UnitOfWork, review_id: UUID) -> SystemReviewDetail:
    """Return one review with its findings, and what became of the earlier actions."""
    return _detail(work, work.of(SystemReview).get(review_id))


def frozen_values(work: UnitOfWork, period_id: UUID) -> Mapping[MeasureId, Decimal]:
    """Give what the review of a period has frozen of each measure; nothing where there is none."""
    review = work.of(SystemReview).find(period_id=period_id)
    if review is None:
        return {}
    refuse_damaged(review.content, review.digest)
    return values_of(review.content)


def begin(work: UnitOfWork, period_id: UUID) -> SystemReviewDetail:
    """Begin the review of a closed period: once, with its measures as they stand now."""
    work.agency(locked=True)
    period = work.of(Period).get(period_id)
    cycles.require_state(work, period, PeriodState.CLOSED)
    if work.of(SystemReview).find(period_id=period.id) is not None:
        raise ConflictError("reviewed_already")
    measured = effectiveness.measured(work, period)
    content, digest = frozen(measured, levels.levels_of(work, period))
    review = SystemReview(
        id=new_id(),
        period_id=period.id,
        previous_id=review_storage.newest_concluded(work),
        state=SYSTEM_REVIEW.start,
        content=content,
        digest=digest,
        opened_by=work.actor.account_id,
        opened_at=work.now,
        conclusion="",
        version=1,
    )
    return _detail(work, work.of(SystemReview).add(review))


def record(
    work: UnitOfWork,
    review_id: UUID,
    expected_version: int,
    findings: Sequence[SystemFindingInput],
) -> SystemReviewDetail:
    """Put findings in place of those recorded before, each with the actions that answer it."""
    review = work.of(SystemReview).take(review_id, expected_version)
    review.state = advance(SYSTEM_REVIEW, review.state, SystemReviewStep.RECORD_FINDINGS)
    _refuse(work, findings)
    for model in (SystemFindingAction, SystemFinding):
        work.of(model).remove(*work.of(model).children_of(review))
    rows = [_finding(number, stated) for number, stated in enumerate(findings, 1)]
    links = [
        SystemFindingAction(id=new_id(), finding_id=row.id, action_id=action_id)
        for row, stated in zip(rows, findings, strict=True)
        for action_id in dict.fromkeys(stated.action_ids)
    ]
    work.of(SystemFinding).put(review, *rows)
    work.of(SystemFindingAction).put(review, *links)
    return _detail(work, review)


def conclude(
    work: UnitOfWork, review_id: UUID, expected_version: int, conclusion: str
) -> SystemReviewDetail:
    """Conclude a review once what missed its target is answered; nothing of it changes any more."""
    review = work.of(SystemReview).take(review_id, expected_version)
    concluded = advance(SYSTEM_REVIEW, review.state, SystemReviewStep.CONCLUDE)
    refuse_damaged(review.content, review.digest)
    refused = refused_for(missed_of(review.content), _reviewed(work, review))
    if refused is not None:
        raise ConflictError(refused)
    review.state, review.conclusion = concluded, conclusion
    review.concluded_by, review.concluded_at = work.actor.account_id, work.now
    return _detail(work, review)


def _reviewed(work: UnitOfWork, review: SystemReview) -> list[ReviewedFinding]:
    """Read the findings of a review, each with how many actions answer it."""
    parts = review_storage.parts_of(work, review)
    actions = Counter(row.finding_id for row in parts.actions)
    return [
        ReviewedFinding(row.measure, actions[row.id], row.no_action_reason)
        for row in parts.findings
    ]


def _finding(number: int, stated: SystemFindingInput) -> SystemFinding:
    return SystemFinding(
        id=new_id(),
        number=number,
        measure=stated.measure,
        text=stated.text,
        no_action_reason=stated.no_action_reason,
    )


def _refuse(work: UnitOfWork, findings: Sequence[SystemFindingInput]) -> None:
    """Refuse actions that no meeting agreed yet, and a reason for none beside some."""
    stated = [
        ReviewedFinding(each.measure, len(each.action_ids), each.no_action_reason)
        for each in findings
    ]
    faults = [*finding_faults(stated), *_unknown_actions(work, findings)]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)


def _unknown_actions(work: UnitOfWork, findings: Sequence[SystemFindingInput]) -> Iterator[Fault]:
    named = {action_id for each in findings for action_id in each.action_ids}
    agreed = review_storage.agreed_actions(work, named)
    for index, each in enumerate(findings):
        for position, action_id in enumerate(each.action_ids):
            if action_id not in agreed:
                yield Fault(f"/findings/{index}/action_ids/{position}", "unknown_reference")


def _detail(work: UnitOfWork, review: SystemReview) -> SystemReviewDetail:
    parts = review_storage.parts_of(work, review)
    actions = group_by(parts.actions, lambda row: row.finding_id)
    names = SYSTEM_REVIEWS.beside_of(work, review)
    is_open = review.state is SystemReviewState.OPEN
    open_actions = (Action.SYSTEM_REVIEW_WRITE,) if is_open else ()
    return SystemReviewDetail(
        review=view_of(SystemReviewView, review, **names),
        content=review.content,
        findings=tuple(
            view_of(SystemFindingView, row, actions=tuple(map(_action, actions.get(row.id, ()))))
            for row in parts.findings
        ),
        earlier_actions=tuple(
            EarlierActionView(row.period_key, row.finding_text, _action(row))
            for row in parts.earlier
        ),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, open_actions),
    )


def _action(row: FindingActionRow) -> ReviewActionView:
    return view_of(ReviewActionView, row)
