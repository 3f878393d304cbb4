"""Moderate, answer and count what citizens say of a unit unasked."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.survey.public_feedback import (
    PUBLIC_FEEDBACK,
    FeedbackTopic,
    PublicFeedbackState,
    PublicFeedbackStep,
)
from penilaian_api.domain.transitions import advance, open_steps
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.survey.public_feedback import PublicFeedback
from penilaian_api.storage.organization.natural_keys import get_by_id_or_code
from penilaian_api.storage.survey import public_feedback as feedback_storage
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.store import RecordWithRelations
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS: Final = {
    PublicFeedbackStep.ACCEPT: Action.PUBLIC_FEEDBACK_MODERATE,
    PublicFeedbackStep.REFUSE: Action.PUBLIC_FEEDBACK_MODERATE,
    PublicFeedbackStep.ANSWER: Action.PUBLIC_FEEDBACK_ANSWER,
}
PUBLIC_FEEDBACK_PARAMETERS: Final = feedback_storage.PUBLIC_FEEDBACK.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class PublicFeedbackView:
    """What was said of a unit, what became of it, and the caller's allowed actions."""

    id: UUID
    unit_code: str
    unit_name: str
    service: str
    topic: FeedbackTopic
    text: str
    state: PublicFeedbackState
    received_on: date
    moderated_at: datetime | None
    reason: str
    answer: str
    answered_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class PublicFeedbackDetail(PublicFeedbackView):
    """One feedback, with what the caller may do with it."""

    allowed_actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class FeedbackCountView:
    """How much was said of a unit in a period, by kind, and how much of it was dealt with."""

    unit_code: str
    unit_name: str
    total: int
    by_topic: Mapping[FeedbackTopic, int]
    by_state: Mapping[PublicFeedbackState, int]


@dataclass(frozen=True, slots=True)
class FeedbackPageView:
    """The unit of which a page lets citizens speak, and the agency in whose name."""

    agency_key: str
    unit_code: str
    unit_name: str


def page_of_unit(work: UnitOfWork, key: str) -> FeedbackPageView:
    """Tell what leads to the page of a unit, named by its id or its code."""
    unit = get_by_id_or_code(work.of(Unit), key)
    return FeedbackPageView(work.agency().key, unit.code, unit.name)


def page(work: UnitOfWork, request: ListRequest) -> Slice[PublicFeedbackView]:
    """List what was said: who moderates sees all of it, everybody else what was accepted."""
    rows = page_of(work, feedback_storage.PUBLIC_FEEDBACK, request)
    return rows.map(lambda row: view_of(PublicFeedbackView, row.record, **row.names))


def get(work: UnitOfWork, feedback_id: UUID) -> PublicFeedbackDetail:
    """Return one feedback."""
    return _detail(work, _find(work, feedback_id))


def accept(work: UnitOfWork, feedback_id: UUID, expected_version: int) -> PublicFeedbackDetail:
    """Accept a feedback: now it is shown to everybody in the agency, and can be answered."""
    item = _step(work, feedback_id, expected_version, PublicFeedbackStep.ACCEPT)
    item.record.moderated_at = work.now
    return _detail(work, item)


def refuse(
    work: UnitOfWork, feedback_id: UUID, expected_version: int, reason: str
) -> PublicFeedbackDetail:
    """Refuse a feedback, with the reason that its sender is shown."""
    item = _step(work, feedback_id, expected_version, PublicFeedbackStep.REFUSE)
    item.record.moderated_at, item.record.reason = work.now, reason
    return _detail(work, item)


def answer(
    work: UnitOfWork, feedback_id: UUID, expected_version: int, text: str
) -> PublicFeedbackDetail:
    """Answer a feedback; its sender reads it by the receipt."""
    item = _step(work, feedback_id, expected_version, PublicFeedbackStep.ANSWER)
    item.record.answered_at, item.record.answer = work.now, text
    return _detail(work, item)


def counts(work: UnitOfWork, period_id: UUID) -> tuple[FeedbackCountView, ...]:
    """Count what was said of each unit in a period."""
    period = work.of(Period).get(period_id)
    rows = feedback_storage.counts(work, period.starts_on, period.ends_before)
    return tuple(_count([*group]) for _, group in groupby(rows, key=lambda row: row.unit_code))


def _count(rows: list[feedback_storage.FeedbackCount]) -> FeedbackCountView:
    by_topic = dict.fromkeys(FeedbackTopic, 0)
    by_state = dict.fromkeys(PublicFeedbackState, 0)
    for row in rows:
        by_topic[row.topic] += row.number
        by_state[row.state] += row.number
    return FeedbackCountView(
        rows[0].unit_code, rows[0].unit_name, sum(by_topic.values()), by_topic, by_state
    )


def _find(work: UnitOfWork, feedback_id: UUID) -> RecordWithRelations[PublicFeedback]:
    return work.of(PublicFeedback).get_with_relations(feedback_id, frozenset({Reach.UNIT}))


def _step(
    work: UnitOfWork, feedback_id: UUID, expected_version: int, step: PublicFeedbackStep
) -> RecordWithRelations[PublicFeedback]:
    item = _find(work, feedback_id)
    feedback = work.of(PublicFeedback).claim(item.record, expected_version)
    feedback.state = advance(PUBLIC_FEEDBACK, feedback.state, step)
    return item


def _detail(work: UnitOfWork, item: RecordWithRelations[PublicFeedback]) -> PublicFeedbackDetail:
    feedback = item.record
    steps = dict.fromkeys(_STEPS[step] for step in open_steps(PUBLIC_FEEDBACK, feedback.state))
    return view_of(
        PublicFeedbackDetail,
        feedback,
        **feedback_storage.PUBLIC_FEEDBACK.beside_of(work, feedback),
        allowed_actions=filter_allowed(work.actor, item.reaches | AGENCY_REACH, steps),
    )
