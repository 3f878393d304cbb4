"""Ask for, give, read and answer feedback (umpan balik): under one's name, never taken back.

PermenPANRB 6/2022, art. 22: it comes from leaders, peers and whom one leads, and its source is
recorded. How the author stands to the person follows from the records, not from what they say.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Literal
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import filter_allowed
from penilaian_api.domain.cycle.cycle import BEGIN_OF_DAY
from penilaian_api.domain.dates import day_after
from penilaian_api.domain.errors import (
    ConflictError,
    Fault,
    ForbiddenError,
    InvalidDataError,
    OutOfReachError,
    StaleVersionError,
    WrongStateError,
)
from penilaian_api.domain.feedback import FeedbackTexts, Relation, feedback_faults
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Tone
from penilaian_api.services.local_days import begin_of
from penilaian_api.services.views import view_of
from penilaian_api.storage import feedback as feedback_storage
from penilaian_api.storage.feedback import AuthorRelation
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.feedback import Feedback
from penilaian_api.storage.packaged_data import feedback_rules
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class FeedbackSubject:
    """What a feedback is on: a person, and perhaps one line of their plan or one core value."""

    employee_id: UUID
    line_id: UUID | None = None
    core_value: CoreValue | None = None


@dataclass(frozen=True, slots=True)
class FeedbackView:
    """A feedback with the names of its people and what the caller may do with it now."""

    id: UUID
    employee_id: UUID
    employee_name: str
    employee_code: str
    author_id: UUID
    author_name: str
    author_code: str
    relation: Relation
    line_id: UUID | None
    core_value: CoreValue | None
    question: str
    requested_at: datetime | None
    tone: Tone | None
    strength: str
    improvement: str
    suggestion: str
    given_at: datetime | None
    read_at: datetime | None
    reply: str
    replied_at: datetime | None
    version: int
    allowed_actions: tuple[Action, ...]

    @property
    def state(self) -> Literal["asked", "given"]:
        """Whether it is given, or only asked for."""
        return "asked" if self.given_at is None else "given"


def give(
    work: UnitOfWork, subject: FeedbackSubject, tone: Tone, texts: FeedbackTexts
) -> FeedbackView:
    """Give feedback on somebody of the agency, without having been asked."""
    if subject.employee_id == work.actor.employee_id:
        raise ForbiddenError("not_on_yourself")
    author_id = work.calling_employee()
    relation = _find_relation(work, subject, author_id, locked=True)
    begins, most = begin_of(work, work.today), feedback_rules().most_uninvited
    if feedback_storage.count_uninvited(work, subject.employee_id, author_id, begins) >= most:
        raise ConflictError(
            "feedback_limit",
            most=most,
            next_on=day_after(work.today),
            from_hour=BEGIN_OF_DAY,
            zone=work.zone,
        )
    feedback = _new(subject, author_id, relation)
    _fill(work, feedback, tone, texts)
    return _add(work, feedback, relation)


def request(
    work: UnitOfWork, subject: FeedbackSubject, author_id: UUID, question: str
) -> FeedbackView:
    """Ask somebody for feedback on oneself, or on somebody whom one assesses."""
    if subject.employee_id == author_id:
        raise InvalidDataError.at_pointer("/author_id", "author_is_person")
    feedback = _new(subject, author_id, relation := _find_relation(work, subject, author_id))
    feedback.question, feedback.requested_at = question, work.now
    return _add(work, feedback, relation)


def answer(
    work: UnitOfWork, feedback_id: UUID, expected_version: int, tone: Tone, texts: FeedbackTexts
) -> FeedbackView:
    """Give the feedback that one was asked for."""
    feedback = work.of(Feedback).find(id=feedback_id, author_id=work.actor.employee_id)
    if feedback is None:
        raise OutOfReachError
    if feedback.version != expected_version:
        raise StaleVersionError
    if feedback.given_at is not None:
        raise WrongStateError("feedback_given")
    relation = _find_relation(work, FeedbackSubject(feedback.employee_id), feedback.author_id)
    work.claim(feedback, expected_version).relation = _choose_relation(relation)
    _fill(work, feedback, tone, texts)
    return _view(work, feedback, _names_of(relation))


def acknowledge(work: UnitOfWork, feedback_id: UUID, expected_version: int) -> FeedbackView:
    """Record that the person has read a feedback on them; the first time counts."""
    feedback = _get_given(work, feedback_id, expected_version)
    if feedback.read_at is None:
        work.claim(feedback, expected_version).read_at = work.now
    return _detail(work, feedback)


def reply(work: UnitOfWork, feedback_id: UUID, expected_version: int, text: str) -> FeedbackView:
    """Let the person reply to a feedback on them, once."""
    feedback = _get_given(work, feedback_id, expected_version)
    if feedback.replied_at is not None:
        raise WrongStateError("feedback_replied")
    work.claim(feedback, expected_version)
    feedback.reply, feedback.replied_at = text, work.now
    feedback.read_at = feedback.read_at or work.now
    return _detail(work, feedback)


def get(work: UnitOfWork, feedback_id: UUID) -> FeedbackView:
    """Return one feedback."""
    return _detail(work, work.of(Feedback).get(feedback_id))


FEEDBACK_PARAMETERS: Final = feedback_storage.FEEDBACK.parameters
"""What callers state of the list, beside the days."""


def page(
    work: UnitOfWork, request: ListRequest, starts_on: date | None, ends_on: date | None
) -> Slice[FeedbackView]:
    """List the feedback that one gave, got or may see; both days are inclusive."""
    begins = None if starts_on is None else begin_of(work, starts_on)
    ends = None if ends_on is None else begin_of(work, day_after(ends_on))
    narrowed = request.narrowed(begins=begins, ends=ends)
    rows = page_of(work, feedback_storage.FEEDBACK, narrowed)
    return rows.map(lambda row: _view(work, row.record, row.names))


def _detail(work: UnitOfWork, feedback: Feedback) -> FeedbackView:
    return _view(work, feedback, feedback_storage.FEEDBACK.beside_of(work, feedback))


def _names_of(relation: AuthorRelation) -> Mapping[str, str]:
    return {
        "employee_name": relation.employee_name,
        "employee_code": relation.employee_code,
        "author_name": relation.author_name or "",
        "author_code": relation.author_code or "",
    }


def _add(work: UnitOfWork, feedback: Feedback, relation: AuthorRelation) -> FeedbackView:
    work.of(Feedback).add(feedback)
    return _view(work, feedback, _names_of(relation))


def _view(work: UnitOfWork, feedback: Feedback, names: Mapping[str, Any]) -> FeedbackView:
    actions = _open_actions(work, feedback)
    return view_of(FeedbackView, feedback, **names, allowed_actions=actions)


def _find_relation(
    work: UnitOfWork, subject: FeedbackSubject, author_id: UUID, *, locked: bool = False
) -> AuthorRelation:
    """Look both people up, and the line if one is named, or refuse the reference."""
    about = (subject.employee_id, author_id, subject.line_id)
    relation = feedback_storage.find_relation(work, *about, locked=locked)
    known: Mapping[str, bool] = {
        "/employee_id": relation is not None,
        "/author_id": relation is None or relation.author_name is not None,
        "/line_id": relation is None or relation.has_line,
    }
    faults = [
        Fault(pointer, "unknown_reference") for pointer, is_known in known.items() if not is_known
    ]
    if relation is None or faults:
        raise InvalidDataError("invalid_input", faults=faults)
    return relation


def _choose_relation(author: AuthorRelation) -> Relation:
    """Choose the closest of the relations in which the author stands to the person."""
    relations = {
        Relation.ASSESSOR: author.assesses,
        Relation.ASSIGNING_LEADER: author.has_assigned,
        Relation.SUBORDINATE: author.is_assessed,
        Relation.PEER: author.shares_unit,
    }
    return next((relation for relation, holds in relations.items() if holds), Relation.OTHER)


def _new(subject: FeedbackSubject, author_id: UUID, relation: AuthorRelation) -> Feedback:
    return Feedback(
        id=new_id(),
        employee_id=subject.employee_id,
        author_id=author_id,
        relation=_choose_relation(relation),
        line_id=subject.line_id,
        core_value=subject.core_value,
        question="",
        reply="",
        strength="",
        improvement="",
        suggestion="",
        version=1,
    )


def _fill(work: UnitOfWork, feedback: Feedback, tone: Tone, texts: FeedbackTexts) -> None:
    """Write the texts, unless they say nothing, or are negative and too thin to act on."""
    if not any(text.strip() for text in texts.fields):
        raise InvalidDataError.at_pointer("/strength", "feedback_empty")
    thin = feedback_faults(texts, feedback_rules()) if tone is Tone.NEGATIVE else ()
    if thin:
        faults = [
            Fault("/improvement", "negative_feedback_too_thin", fault.facts) for fault in thin
        ]
        raise InvalidDataError("invalid_input", faults=faults)
    feedback.tone, feedback.given_at = tone, work.now
    feedback.strength, feedback.improvement, feedback.suggestion = texts.fields


def _get_given(work: UnitOfWork, feedback_id: UUID, expected_version: int) -> Feedback:
    feedback = work.of(Feedback).get(feedback_id)
    if feedback.version != expected_version:
        raise StaleVersionError
    if feedback.given_at is None:
        raise WrongStateError("feedback_not_given")
    return feedback


def _open_actions(work: UnitOfWork, feedback: Feedback) -> tuple[Action, ...]:
    me = work.actor.employee_id
    reaches = {Reach.OWN: feedback.employee_id == me, Reach.INVITED: feedback.author_id == me}
    relations = frozenset(reach for reach, holds in reaches.items() if holds)
    is_given = feedback.given_at is not None
    is_open = {
        Action.FEEDBACK_GIVE: not is_given,
        Action.FEEDBACK_ACKNOWLEDGE: is_given and feedback.read_at is None,
        Action.FEEDBACK_REPLY: is_given and feedback.replied_at is None,
    }
    return filter_allowed(work.actor, relations, [action for action, can in is_open.items() if can])
