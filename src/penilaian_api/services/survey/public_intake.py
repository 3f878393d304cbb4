"""Take what citizens say of a unit unasked, and show them by a receipt what became of it.

The same holds as at a counter: a form that was given out is read and handed in once, and what is
kept of device and address are digests that lapse within the hour.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.survey.link import digest_of, new_token, token_of
from penilaian_api.domain.survey.public_feedback import FeedbackTopic, PublicFeedbackState
from penilaian_api.services.survey.intake import Form, Visitor, refuse_flood
from penilaian_api.services.views import view_of
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.survey.public_feedback import PublicFeedback
from penilaian_api.storage.survey.public_feedback import open_feedback_intake


@dataclass(frozen=True, slots=True)
class PublicFeedbackInput:
    """What somebody says of a unit."""

    unit_code: str
    service: str
    topic: FeedbackTopic
    text: str

    def digest(self) -> bytes:
        """Digest what was said: the same words, the same digest."""
        return hashlib.sha256(f"{self.topic}\n{self.service}\n{self.text}".encode()).digest()


@dataclass(frozen=True, slots=True)
class ReceiptView:
    """What became of a feedback, for who has its receipt."""

    state: PublicFeedbackState
    received_on: date
    reason: str
    answer: str


@dataclass(frozen=True, slots=True)
class SpokenOfView:
    """The unit of which a form speaks."""

    unit_name: str


def show_unit(database: Database, agency_key: str, unit_code: str) -> SpokenOfView:
    """Show of which unit somebody is about to speak."""
    with open_feedback_intake(database, agency_key, writes=False) as intake:
        unit = intake.find_unit(unit_code)
    return SpokenOfView(unit.name)


def take(  # noqa: PLR0913 - what is known of a word that comes without a name
    database: Database,
    agency_key: str,
    feedback_input: PublicFeedbackInput,
    *,
    today_of: Callable[[UUID], date],
    now: datetime,
    form: Form | None,
    visitor: Visitor,
) -> str:
    """Take a feedback, and give the receipt that alone shows what became of it."""
    with open_feedback_intake(database, agency_key, writes=True) as intake:
        unit = intake.find_unit(feedback_input.unit_code)
        counter = hashlib.sha256(b"feedback" + unit.id.bytes).digest()
        refuse_flood(intake.count_visits, counter, form, visitor, feedback_input.digest(), now)
        receipt = _receipt_of(intake.agency_id, form)
        feedback = PublicFeedback(
            id=new_id(),
            unit_id=unit.id,
            service=feedback_input.service,
            topic=feedback_input.topic,
            text=feedback_input.text,
            state=PublicFeedbackState.RECEIVED,
            received_on=today_of(intake.agency_id),
            receipt=digest_of(receipt),
        )
        intake.keep(feedback, now)
    return receipt


def find_receipt(database: Database, agency_key: str, form: Form | None) -> str | None:
    """Find the receipt of what was handed in by a form: who presses twice shall not lose it."""
    if form is None:
        return None
    try:
        with open_feedback_intake(database, agency_key, writes=False) as intake:
            receipt = _receipt_of(intake.agency_id, form)
            intake.find_receipt(digest_of(receipt))
    except OutOfReachError:
        return None
    return receipt


def show_receipt(database: Database, agency_key: str, receipt: str) -> ReceiptView:
    """Show what became of a feedback: its state, why it was refused, or what was answered."""
    with open_feedback_intake(database, agency_key, writes=False) as intake:
        return view_of(ReceiptView, intake.find_receipt(digest_of(receipt)))


def _receipt_of(agency_id: UUID, form: Form | None) -> str:
    return new_token(agency_id) if form is None else token_of(agency_id, form.receipt)
