"""Take what citizens say unasked, without an access; list and count it for those who may see it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Select, String, Uuid, bindparam, func, select
from sqlalchemy.orm import Session

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.survey.public_feedback import FeedbackTopic, PublicFeedbackState
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.survey.public_feedback import PublicFeedback
from penilaian_api.storage.survey.intake import AnswerIntake
from penilaian_api.storage.work.caller import joined, of_agency
from penilaian_api.storage.work.chain.rows import AuditContext
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext
from penilaian_api.storage.work.trail import Trail

ACTION: Final = "public_feedback_give"
"""How the trail names what nobody signed in did."""

PUBLIC_FEEDBACK: Final = Listing(
    model=PublicFeedback,
    sorts={"created": ()},
    filters={
        "state": equal(PublicFeedback.state, "Only in this state."),
        "topic": equal(PublicFeedback.topic, "Only of this kind."),
        "unit_code": by_unit_code(PublicFeedback.unit_id),
    },
    search=Search(
        texts=(PublicFeedback.text, PublicFeedback.service, PublicFeedback.answer),
        text="What stands in the texts.",
    ),
    beside=(
        Beside(Unit, Unit.id == PublicFeedback.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
)


@dataclass(frozen=True, slots=True)
class UnitRow:
    """The unit of which a citizen speaks."""

    id: UUID
    name: str


@dataclass(frozen=True, slots=True)
class ReceiptRow:
    """What became of a feedback."""

    state: PublicFeedbackState
    received_on: date
    reason: str
    answer: str


@dataclass(frozen=True, slots=True)
class FeedbackCount:
    """How much was said of a unit, by kind and by what became of it."""

    unit_code: str
    unit_name: str
    topic: FeedbackTopic
    state: PublicFeedbackState
    number: int


class FeedbackIntake:
    """One transaction in which nobody is signed in, within one agency."""

    def __init__(self, session: Session, agency_id: UUID) -> None:
        self._session, self.agency_id = session, agency_id
        self.count_visits = AnswerIntake(session, agency_id).count_visits

    def find_unit(self, code: str) -> UnitRow:
        """Find the unit by its code, or refuse as if it did not exist."""
        row = self._session.execute(_UNIT, {"agency": self.agency_id, "code": code}).one_or_none()
        if row is None:
            raise OutOfReachError
        return UnitRow(*row)

    def find_receipt(self, digest: bytes) -> ReceiptRow:
        """Find what became of the feedback with this receipt."""
        values = {"agency": self.agency_id, "digest": digest}
        row = self._session.execute(_RECEIPT, values).one_or_none()
        if row is None:
            raise OutOfReachError
        return ReceiptRow(*row)

    def keep(self, feedback: PublicFeedback, now: datetime) -> None:
        """Store a feedback, of which the trail tells that nobody who is known sent it."""
        context = AuditContext(self.agency_id, None, None, ACTION, new_id(), now)
        trail = Trail(self._session, context)
        feedback.agency_id = self.agency_id
        self._session.add(feedback)
        trail.close()


@contextmanager
def open_feedback_intake(
    database: Database, agency_key: str, *, writes: bool
) -> Iterator[FeedbackIntake]:
    """Open one transaction within the agency of a public key, or refuse as if it did not exist."""
    with database.begin(None, writes=False) as session:
        agency_id = session.execute(_AGENCY_OF, {"agency_key": agency_key}).scalar_one_or_none()
    if agency_id is None:
        raise OutOfReachError
    with database.begin(agency_id, writes=writes) as session:
        yield FeedbackIntake(session, agency_id)


_AGENCY: Final = bindparam("agency", type_=Uuid())
_AGENCY_OF: Final = select(Agency.id).where(Agency.key == bindparam("agency_key", type_=String()))
_UNIT: Final = select(Unit.id, Unit.name).where(
    Unit.agency_id == _AGENCY, Unit.code == bindparam("code", type_=String())
)
_RECEIPT: Final = select(
    PublicFeedback.state,
    PublicFeedback.received_on,
    PublicFeedback.reason,
    PublicFeedback.answer,
).where(PublicFeedback.agency_id == _AGENCY, PublicFeedback.receipt == bindparam("digest"))


def counts(work: WorkContext, starts_on: date, ends_before: date) -> list[FeedbackCount]:
    """Count what was said between two days, by unit, kind and state."""
    return [FeedbackCount(*row) for row in execute(work, _counts(starts_on, ends_before))]


@prepared
def _counts(starts_on: date, ends_before: date) -> Select[*tuple[Any, ...]]:
    by = (Unit.code, Unit.name, PublicFeedback.topic, PublicFeedback.state)
    return (
        select(*by, func.count())
        .select_from(PublicFeedback)
        .join(*joined(Unit, Unit.id == PublicFeedback.unit_id))
        .where(
            of_agency(PublicFeedback),
            PublicFeedback.received_on >= starts_on,
            PublicFeedback.received_on < ends_before,
        )
        .group_by(*by)
        .order_by(Unit.code)
    )
