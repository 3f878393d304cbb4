"""Remove what has lapsed: kept answers, refresh tokens, one-time codes, sign-ins, survey visits.

In small batches, each a transaction of its own, so that nobody who works waits for long. What the
trail tells of them stays; that audited records are removed is a row of it.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.account import ActivationCode, RefreshToken, SignInSession
from penilaian_api.storage.models.base import Base, new_id
from penilaian_api.storage.models.idempotency import IdempotencyKey
from penilaian_api.storage.models.survey.answers import SurveyVisit
from penilaian_api.storage.work.chain.rows import AuditContext
from penilaian_api.storage.work.idempotency import STORED_FOR
from penilaian_api.storage.work.trail import Trail

KEPT_FOR: Final = timedelta(days=30)
"""So long codes and sign-ins are kept after they lapsed: for questions about them."""
BATCH: Final = 200
ACTION: Final = "purge"


@dataclass(frozen=True, slots=True)
class Purged:
    """How many records of one agency were removed."""

    answers: int
    tokens: int
    codes: int
    sessions: int
    visits: int


def purge(database: Database, agency_id: UUID, now: datetime) -> Purged:
    """Remove what has lapsed in one agency at the machine's instant *now*."""
    ended = or_(
        SignInSession.expires_at < now - KEPT_FOR, SignInSession.revoked_at < now - KEPT_FOR
    )
    of_ended = RefreshToken.session_id.in_(
        select(SignInSession.id).where(SignInSession.agency_id == agency_id, ended)
    )
    past = or_(ActivationCode.used_at < now - KEPT_FOR, ActivationCode.expires_at < now - KEPT_FOR)
    unneeded = IdempotencyKey.created_at < now - STORED_FOR

    def remove(model: type[Base], lapsed: ColumnElement[bool]) -> int:
        return sum(_batches(lambda: _remove_batch(database, agency_id, model, lapsed, now)))

    return Purged(
        answers=remove(IdempotencyKey, unneeded),
        tokens=remove(RefreshToken, of_ended),  # before the sign-ins that they refer to
        codes=remove(ActivationCode, past),
        sessions=remove(SignInSession, ended),
        visits=remove(SurveyVisit, SurveyVisit.until <= now),
    )


def _batches(remove_batch: Callable[[], int]) -> Iterator[int]:
    """Remove batch by batch, until one is not full."""
    removed = BATCH
    while removed == BATCH:
        removed = remove_batch()
        yield removed


def _remove_batch(
    database: Database,
    agency_id: UUID,
    model: type[Base],
    lapsed: ColumnElement[bool],
    now: datetime,
) -> int:
    """Remove a batch through the session, so that the trail has its row where it is audited."""
    with database.begin(agency_id, writes=True) as session:
        trail = Trail(session, AuditContext(agency_id, None, None, ACTION, new_id(), now))
        records = _fetch(session, model, agency_id, lapsed)
        for record in records:
            session.delete(record)
        trail.close()
    return len(records)


def _fetch(
    session: Session, model: type[Base], agency_id: UUID, lapsed: ColumnElement[bool]
) -> list[Base]:
    own = model.__table__.c.agency_id == agency_id
    return [*session.scalars(select(model).where(own, lapsed).limit(BATCH))]
