"""Let people answer a survey without an account: by a token, once, and unseen.

A single token is used once. A link at a counter is open to everyone, so it takes what shows that a
person reads and answers: a form that the service gave out, some seconds ago, and not handed in yet;
and from one device one questionnaire a day. What is kept for that are digests that lapse.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import (
    ConflictError,
    InvalidDataError,
    OutOfReachError,
    RateLimitError,
    RefusalError,
)
from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.link import agency_of, digest_of
from penilaian_api.domain.survey.survey import (
    LinkKind,
    Questionnaire,
    SurveyState,
    answer_faults,
    refuse_outside,
    tally,
)
from penilaian_api.services.survey.instruments import parse_document
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.survey.intake import LinkRow, open_intake

READ_AFTER: Final = timedelta(seconds=3)
"""Nobody reads the questions faster."""
FORM_LASTS: Final = timedelta(hours=2)
COUNTED_FOR: Final = timedelta(hours=1)
"""So long answers of a device or an address are counted; then nothing of it is left."""
MOST_OF_DEVICE: Final = 20
"""So many questionnaires an hour come from one device at most: a counter may lend one to all."""
MOST_OF_ADDRESS: Final = 60
"""So many an hour come from one address at most: an office has one for all."""


@dataclass(frozen=True, slots=True)
class AskedView:
    """What is asked of somebody who follows a link."""

    title: str
    unit_name: str
    instrument: Instrument
    kind: LinkKind
    ends_on: date


@dataclass(frozen=True, slots=True)
class Form:
    """A form that the service gave out: what tells it from others, and when it did.

    *receipt*: bits that follow from the form, and that nobody can guess who does not have it.
    """

    name: bytes
    given_at: datetime
    receipt: bytes


@dataclass(frozen=True, slots=True)
class Visitor:
    """What is known of who answers: digests of address and device, which nobody can read back.

    From one device the same answers are taken once: whoever presses twice has answered once.
    """

    address: bytes
    device: bytes | None = None


def show_questions(database: Database, token: str, today: date) -> AskedView:
    """Show the questions to which a token leads, while they can be answered."""
    agency_id = _agency_of(token)
    with open_intake(database, agency_id, writes=False) as intake:
        link = _answerable(intake.find_link(digest_of(token)), today)
    return _asked(link)


def take(  # noqa: PLR0913 - what is known of an answer that comes without a name
    database: Database,
    token: str,
    read_answers: Callable[[AskedView], Questionnaire],
    *,
    today: date,
    now: datetime,
    form: Form | None,
    visitor: Visitor,
) -> None:
    """Take a questionnaire once; all of it, or nothing.

    *read_answers*: what is read of it once it is known what was asked.
    """
    agency_id = _agency_of(token)
    digest = digest_of(token)
    with open_intake(database, agency_id, writes=True) as intake:
        link = _answerable(intake.find_link(digest, locked=True), today)
        asked = _asked(link)
        answers, instrument = read_answers(asked), asked.instrument
        if faults := tuple(answer_faults(instrument, answers)):
            raise InvalidDataError("answers_incomplete", faults=faults)
        if link.kind is LinkKind.SINGLE:
            if not intake.use_link(link.link_id):
                raise ConflictError("link_used")
        else:
            refuse_flood(intake.count_visits, digest, form, visitor, answers.digest(), now)
        intake.count(link.target_id, tally(instrument, answers))
        intake.keep_texts(link.target_id, answers.texts)


def refuse_flood(  # noqa: PLR0913, PLR0917 - what tells one who speaks from a flood
    count_visits: Callable[[Sequence[bytes], datetime, Sequence[datetime]], list[int]],
    counter: bytes,
    form: Form | None,
    visitor: Visitor,
    answers: bytes,
    now: datetime,
) -> None:
    """Refuse at a *counter* that is open to all what was not read, comes twice, or floods it."""
    name = _read_form(form, now)
    limits = [*_limits(name, visitor, answers)]
    marks = [hashlib.sha256(counter + limit.mark).digest() for limit in limits]
    counts = count_visits(marks, now, [now + limit.lasts for limit in limits])
    for limit, count in zip(limits, counts, strict=True):
        if count > limit.most:
            raise limit.refusal


def _asked(link: LinkRow) -> AskedView:
    return AskedView(
        link.title,
        link.unit_name,
        parse_document(link.document),
        link.kind,
        Span(link.starts_on, link.ends_before).ends_on or link.ends_before,
    )


def _agency_of(token: str) -> UUID:
    agency_id = agency_of(token)
    if agency_id is None:
        raise OutOfReachError
    return agency_id


def _answerable(link: LinkRow | None, today: date) -> LinkRow:
    """Return the link if it can be answered today, or say why it cannot."""
    if link is None or link.state is SurveyState.DRAFT:
        raise OutOfReachError
    if link.is_used:
        raise ConflictError("link_used")
    refuse_outside(link.state, Span(link.starts_on, link.ends_before), today)
    return link


def _read_form(form: Form | None, now: datetime) -> bytes:
    """Refuse what no person can have read: no form, a form of a moment ago, or an old one."""
    if form is None or not READ_AFTER <= now - form.given_at <= FORM_LASTS:
        raise InvalidDataError("form_not_read", seconds=int(READ_AFTER.total_seconds()))
    return form.name


@dataclass(frozen=True, slots=True)
class _Limit:
    """How often something may hand in answers at one counter, and for how long it counts."""

    mark: bytes
    most: int
    lasts: timedelta
    refusal: RefusalError


def _limits(form: bytes, visitor: Visitor, answers: bytes) -> Iterator[_Limit]:
    yield _Limit(b"form" + form, 1, FORM_LASTS, ConflictError("answered_already"))
    flood = RateLimitError("too_many_answers", wait=int(COUNTED_FOR.total_seconds()))
    if visitor.device is not None:
        device = b"device" + visitor.device
        yield _Limit(device, MOST_OF_DEVICE, COUNTED_FOR, flood)
        again = ConflictError("answered_already")
        yield _Limit(device + answers, 1, COUNTED_FOR, again)
    yield _Limit(b"address" + visitor.address, MOST_OF_ADDRESS, COUNTED_FOR, flood)
