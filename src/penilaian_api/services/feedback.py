"""Feedback (umpan balik): asked for, given under one's name, read, answered; never taken back.

PermenPANRB 6/2022, art. 22: it comes from leaders, peers and whom one leads, and its source is
recorded. How the author stands to the person follows from the records, not from what he says.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import allowed
from penilaian_api.domain.errors import BadData, Fault, Forbidden, OutOfReach, Stale, WrongState
from penilaian_api.domain.feedback import FeedbackTexts, feedback_faults
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.vocabulary import Tone
from penilaian_api.storage import feedback as record
from penilaian_api.storage.feedback import Standing
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.feedback import Feedback, Relation
from penilaian_api.storage.packaged_data import feedback_words
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["FeedbackTexts", "Relation"]

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class About:
    """What a feedback is on: a person, and perhaps one line of his plan or one core value."""

    employee_id: UUID
    line_id: UUID | None = None
    core_value: CoreValue | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which feedback to list; both days are inclusive."""

    employee_id: UUID | None = None
    author_id: UUID | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    is_given: bool | None = None


@dataclass(frozen=True, slots=True)
class Told:
    """A feedback with the names of its people and what the caller may do with it now."""

    feedback: Feedback
    employee_name: str
    author_name: str
    allowed_actions: tuple[Action, ...]


def give(work: UnitOfWork, about: About, tone: Tone, said: FeedbackTexts) -> Told:
    """Give feedback on somebody of the agency, without having been asked."""
    if about.employee_id == work.actor.employee_id:
        raise Forbidden("not_on_yourself")
    author_id = _caller(work)
    standing = _standing(work, about, author_id)
    feedback = _new(about, author_id, standing)
    _fill(work, feedback, tone, said)
    return _told(work, work.of(Feedback).add(feedback), standing)


def ask(work: UnitOfWork, about: About, author_id: UUID, question: str) -> Told:
    """Ask somebody for feedback on oneself, or on somebody whom one assesses."""
    if about.employee_id == author_id:
        raise BadData("invalid_input", faults=[Fault("/author_id", "author_is_person")])
    standing = _standing(work, about, author_id)
    feedback = _new(about, author_id, standing)
    feedback.question, feedback.requested_at = question, work.now
    return _told(work, work.of(Feedback).add(feedback), standing)


def answer(
    work: UnitOfWork, feedback_id: UUID, expected_version: int, tone: Tone, said: FeedbackTexts
) -> Told:
    """Give the feedback that one was asked for."""
    asked = work.of(Feedback).find(
        Feedback.id == feedback_id, Feedback.author_id == work.actor.employee_id
    )
    if asked is None:
        raise OutOfReach
    if asked.version != expected_version:
        raise Stale
    if asked.given_at is not None:
        raise WrongState("feedback_given")
    standing = _standing(work, About(asked.employee_id), asked.author_id)
    work.claim(asked, expected_version).relation = _relation(standing)
    _fill(work, asked, tone, said)
    return _told(work, asked, standing)


def acknowledge(work: UnitOfWork, feedback_id: UUID, expected_version: int) -> Told:
    """Record that the person has read what was said of him; the first time counts."""
    feedback = _given(work, feedback_id, expected_version)
    if feedback.read_at is None:
        work.claim(feedback, expected_version).read_at = work.now
    return with_names(work, (feedback,))[0]


def reply(work: UnitOfWork, feedback_id: UUID, expected_version: int, text: str) -> Told:
    """Let the person say something to what was said of him, once."""
    feedback = _given(work, feedback_id, expected_version)
    if feedback.replied_at is not None:
        raise WrongState("feedback_replied")
    work.claim(feedback, expected_version)
    feedback.reply, feedback.replied_at = text, work.now
    feedback.read_at = feedback.read_at or work.now
    return with_names(work, (feedback,))[0]


def get(work: UnitOfWork, feedback_id: UUID) -> Told:
    """Show one feedback."""
    return with_names(work, (work.of(Feedback).get(feedback_id),))[0]


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Told]:
    """List the feedback that one gave, got or may see, the oldest first."""
    found = work.of(Feedback).page(*_criteria(work, wanted), after=after, limit=limit)
    return Slice(with_names(work, found.items), found.after)


def with_names(work: UnitOfWork, found: Iterable[Feedback]) -> tuple[Told, ...]:
    """Put names and open actions beside feedback already fetched."""
    items = tuple(found)
    names = record.names(work, items)
    return tuple(
        Told(one, names[one.employee_id], names[one.author_id], _actions(work, one))
        for one in items
    )


def _criteria(work: UnitOfWork, wanted: Filter) -> list[Any]:
    found = [
        column == value
        for column, value in (
            (Feedback.employee_id, wanted.employee_id),
            (Feedback.author_id, wanted.author_id),
        )
        if value is not None
    ]
    if wanted.is_given is not None:
        given = Feedback.given_at
        found.append(given.is_not(None) if wanted.is_given else given.is_(None))
    ends = None if wanted.ends_on is None else _begin_of(work, wanted.ends_on + _DAY)
    begins = None if wanted.starts_on is None else _begin_of(work, wanted.starts_on)
    return [*found, *record.between(begins, ends)]


def _begin_of(work: UnitOfWork, day: date) -> datetime:
    return datetime.combine(day, time.min, work.zone)


def _caller(work: UnitOfWork) -> UUID:
    if work.actor.employee_id is None:  # the table of access lets none but employees come here
        raise Forbidden("action_not_open")
    return work.actor.employee_id


def _standing(work: UnitOfWork, about: About, author_id: UUID) -> Standing:
    """Look both people up, and the line if one is named, or refuse the reference."""
    found = record.standing(work, about.employee_id, author_id, about.line_id)
    known: Mapping[str, bool] = {
        "/employee_id": found is not None,
        "/author_id": found is None or found.author_name is not None,
        "/line_id": found is None or found.has_line,
    }
    faults = [
        Fault(place, "unknown_reference") for place, is_known in known.items() if not is_known
    ]
    if found is None or faults:
        raise BadData("invalid_input", faults=faults)
    return found


def _relation(standing: Standing) -> Relation:
    holds = {
        Relation.ASSESSOR: standing.assesses,
        Relation.ASSIGNING_LEADER: standing.has_assigned,
        Relation.SUBORDINATE: standing.is_assessed,
        Relation.PEER: standing.shares_unit,
    }
    return next((relation for relation, held in holds.items() if held), Relation.OTHER)


def _new(about: About, author_id: UUID, standing: Standing) -> Feedback:
    return Feedback(
        id=new_id(),
        employee_id=about.employee_id,
        author_id=author_id,
        relation=_relation(standing),
        line_id=about.line_id,
        core_value=about.core_value,
        question="",
        reply="",
        strength="",
        improvement="",
        suggestion="",
        version=1,
    )


def _fill(work: UnitOfWork, feedback: Feedback, tone: Tone, said: FeedbackTexts) -> None:
    """Write what was said, unless it says nothing, or is negative and too thin to act on."""
    if not any(text.strip() for text in said.fields):
        raise BadData("invalid_input", faults=[Fault("/strength", "feedback_empty")])
    thin = feedback_faults(said, feedback_words()) if tone is Tone.NEGATIVE else ()
    if thin:
        faults = [Fault("/improvement", "negative_feedback_too_thin", one.facts) for one in thin]
        raise BadData("invalid_input", faults=faults)
    feedback.tone, feedback.given_at = tone, work.now
    feedback.strength, feedback.improvement, feedback.suggestion = said.fields


def _given(work: UnitOfWork, feedback_id: UUID, expected_version: int) -> Feedback:
    feedback = work.of(Feedback).get(feedback_id)
    if feedback.version != expected_version:
        raise Stale
    if feedback.given_at is None:
        raise WrongState("feedback_not_given")
    return feedback


def _told(work: UnitOfWork, feedback: Feedback, standing: Standing) -> Told:
    author = standing.author_name or ""
    return Told(feedback, standing.employee_name, author, _actions(work, feedback))


def _actions(work: UnitOfWork, feedback: Feedback) -> tuple[Action, ...]:
    me = work.actor.employee_id
    reaches = {Reach.OWN: feedback.employee_id == me, Reach.INVITED: feedback.author_id == me}
    held = frozenset(reach for reach, holds in reaches.items() if holds)
    is_given = feedback.given_at is not None
    is_open = {
        Action.FEEDBACK_GIVE: not is_given,
        Action.FEEDBACK_ACKNOWLEDGE: is_given and feedback.read_at is None,
        Action.FEEDBACK_REPLY: is_given and feedback.replied_at is None,
    }
    return allowed(work.actor, held, [action for action, can in is_open.items() if can])
