"""Take turns in working on jobs, settle their items one by one, and leave no turn behind.

Each turn is taken and renewed by one conditional statement: of two processes, on whatever machines,
that try at once one succeeds, and what one does after it has lost its turn is undone.

Why it is so: docs/decisions/0079.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import Integer, Uuid, bindparam, case, delete, insert, null, select, update
from sqlalchemy.orm import Session

from penilaian_api.domain.document.jobs import DocumentJobKind, JobItemGap, JobItemState
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.document.jobs import (
    SIGNS,
    DocumentJob,
    DocumentJobItem,
    DocumentJobTurn,
)
from penilaian_api.storage.models.types import UtcDateTime
from penilaian_api.storage.work.caller import joined

LEASE: Final = timedelta(seconds=60)
"""So long a turn lasts without being renewed: one item takes a fraction of it."""

_AGENCY: Final = bindparam("turn_agency", type_=Uuid())
_OWN: Final = (
    DocumentJobTurn.agency_id == _AGENCY,
    DocumentJobTurn.job_id == bindparam("turn_job", type_=Uuid()),
)
_IS_FREE: Final = DocumentJobTurn.leased_until <= bindparam("turn_now", type_=UtcDateTime())
_IS_HELD: Final = DocumentJobTurn.holder == bindparam("turn_holder", type_=Uuid())
_LEASED: Final = {
    "holder": bindparam("turn_holder", type_=Uuid()),
    "leased_until": bindparam("turn_until", type_=UtcDateTime()),
}
_FREE: Final = (
    select(DocumentJobTurn.job_id)
    .where(_OWN[0], _IS_FREE)
    .order_by(DocumentJobTurn.leased_until, DocumentJobTurn.job_id)
    .limit(1)
)
_TAKE: Final = update(DocumentJobTurn).where(*_OWN, _IS_FREE).values(**_LEASED)
_RENEW: Final = update(DocumentJobTurn).where(*_OWN, _IS_HELD).values(**_LEASED)
_NUMBER: Final = bindparam("item_number", type_=Integer())
_TRY: Final = (
    update(DocumentJobTurn)
    .where(*_OWN, _IS_HELD)
    .values(
        **_LEASED,
        trying=_NUMBER,
        tries=case((DocumentJobTurn.trying == _NUMBER, DocumentJobTurn.tries + 1), else_=1),
    )
    .returning(DocumentJobTurn.tries)
)
_FORGET: Final = update(DocumentJobTurn).where(*_OWN, _IS_HELD).values(trying=null(), tries=0)
_PASS_ON: Final = (
    update(DocumentJobTurn)
    .where(*_OWN, _IS_HELD)
    .values(holder=null(), leased_until=bindparam("turn_until", type_=UtcDateTime()))
)
_OFFER: Final = insert(DocumentJobTurn).values(
    agency_id=_AGENCY,
    job_id=bindparam("turn_job", type_=Uuid()),
    holder=null(),
    leased_until=bindparam("turn_now", type_=UtcDateTime()),
    tries=0,
)
_WITHDRAW: Final = delete(DocumentJobTurn).where(*_OWN)
_NEXT: Final = (
    select(
        DocumentJobItem.number,
        DocumentJobItem.plan_id,
        DocumentJobItem.evaluation_id,
        DocumentJob.kind,
        DocumentJob.period_id,
        DocumentJob.account_id,
        DocumentJob.address,
    )
    .join(*joined(DocumentJob, DocumentJob.id == DocumentJobItem.job_id, agency=_AGENCY))
    .where(
        DocumentJobItem.agency_id == _AGENCY,
        DocumentJobItem.job_id == bindparam("turn_job", type_=Uuid()),
        DocumentJobItem.state == JobItemState.WAITING,
    )
    .order_by(DocumentJobItem.number)
    .limit(1)
)
_AGENCIES: Final = select(Agency.id).order_by(Agency.key)
_ZONE: Final = select(Agency.zone).where(Agency.id == _AGENCY)
_LAPSED: Final = (
    select(DocumentJob)
    .where(
        DocumentJob.agency_id == _AGENCY,
        DocumentJob.ended_at < bindparam("turn_now", type_=UtcDateTime()),
    )
    .limit(1)
)
_FILES: Final = select(DocumentJobItem.file_name).where(
    DocumentJobItem.agency_id == _AGENCY, DocumentJobItem.file_name.is_not(None)
)
_SETTLE: Final = (
    update(DocumentJobItem)
    .where(
        DocumentJobItem.agency_id == bindparam("item_agency", type_=Uuid()),
        DocumentJobItem.job_id == bindparam("item_job", type_=Uuid()),
        DocumentJobItem.number == _NUMBER,
        DocumentJobItem.state == JobItemState.WAITING,
    )
    .values(
        state=bindparam("new_state"),
        gap=bindparam("new_gap"),
        document_id=bindparam("new_document", type_=Uuid()),
        file_name=bindparam("new_file"),
        file_digest=bindparam("new_digest"),
        size=bindparam("new_size"),
        standing=bindparam("new_standing"),
        lacking_signs=bindparam("new_signs", type_=SIGNS),
        settled_at=bindparam("new_instant", type_=UtcDateTime()),
    )
)


@dataclass(frozen=True, slots=True)
class NextItem:
    """The next person of a job, and what is asked for them by whom."""

    number: int
    plan_id: UUID
    evaluation_id: UUID | None
    kind: DocumentJobKind
    period_id: UUID
    account_id: UUID
    address: str


@dataclass(frozen=True, slots=True)
class JobTurn:
    """The right of one process to work on one job for a while."""

    agency_id: UUID
    job_id: UUID
    holder: UUID

    @property
    def _key(self) -> dict[str, object]:
        return {
            "turn_agency": self.agency_id,
            "turn_job": self.job_id,
            "turn_holder": self.holder,
        }

    def next_item(self, session: Session) -> NextItem | None:
        """Fetch the next item that waits; none where all are settled."""
        row = session.execute(_NEXT, self._key).one_or_none()
        return None if row is None else NextItem(*row)

    def note_try(self, session: Session, number: int, now: datetime) -> int | None:
        """Note who is being settled; give which try it is, or nothing: the turn is lost."""
        values = {**self._key, "item_number": number, "turn_until": now + LEASE}
        tries: int | None = session.connection().execute(_TRY, values).scalar_one_or_none()
        return tries

    def forget_tries(self, session: Session) -> None:
        """Count no try that failed for what passes by itself."""
        session.connection().execute(_FORGET, self._key)

    def renew(self, session: Session, now: datetime) -> bool:
        """Hold the job until the commit, and the turn for longer; false: it is lost."""
        return _changed(session, _RENEW, {**self._key, "turn_until": now + LEASE})

    def pass_on(self, session: Session, now: datetime) -> None:
        """Let others work on it, after those jobs that wait already."""
        session.connection().execute(_PASS_ON, {**self._key, "turn_until": now})


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """The file of one item: where it lies, what it is, by which relations it was filled.

    *lacking_signs*: those that no letter had.
    """

    name: str
    digest: str
    size: int
    standing: str
    document_id: UUID | None
    lacking_signs: tuple[str, ...]


def offer(session: Session, agency_id: UUID, job_id: UUID, now: datetime) -> None:
    """Say that a job waits to be worked on."""
    session.flush()
    values = {"turn_agency": agency_id, "turn_job": job_id, "turn_now": now}
    session.connection().execute(_OFFER, values)


def withdraw(session: Session, agency_id: UUID, job_id: UUID) -> None:
    """Let nobody work on a job any more; who does loses the turn, and what they do meanwhile."""
    session.connection().execute(_WITHDRAW, {"turn_agency": agency_id, "turn_job": job_id})


def zone_of(session: Session, agency_id: UUID) -> ZoneInfo:
    """Return the time zone of an agency."""
    return ZoneInfo(session.scalars(_ZONE, {"turn_agency": agency_id}).one())


def take_one(database: Database, holder: UUID, now: datetime) -> JobTurn | None:
    """Take the turn of the job that waits longest, in any agency; none where there is no job.

    Where there is none it costs an agency one look into a table that is empty.
    """
    with database.begin(None, writes=False) as session:
        agencies = [*session.scalars(_AGENCIES)]
    for agency_id in agencies:
        with database.begin(agency_id, writes=False) as session:
            job_id = session.scalar(_FREE, {"turn_agency": agency_id, "turn_now": now})
        if job_id is None:
            continue
        turn = JobTurn(agency_id, job_id, holder)
        values = {**turn._key, "turn_now": now, "turn_until": now + LEASE}  # noqa: SLF001 - its own
        with database.begin(agency_id, writes=True) as session:
            if _changed(session, _TAKE, values):
                return turn
    return None


def remove_lapsed(session: Session, agency_id: UUID, before: datetime) -> bool:
    """Remove one job that ended *before*, with all of its people; false: there is none."""
    values = {"turn_agency": agency_id, "turn_now": before}
    job = session.scalars(_LAPSED, values).one_or_none()
    if job is not None:
        session.delete(job)
    return job is not None


def known_files(session: Session, agency_id: UUID) -> frozenset[str]:
    """Name all files that items of jobs name."""
    names = session.scalars(_FILES, {"turn_agency": agency_id})
    return frozenset(name for name in names if name is not None)


def settle(
    session: Session, turn: JobTurn, number: int, outcome: WrittenFile | JobItemGap, now: datetime
) -> bool:
    """Settle one item for good, by its file or by why there is none; false: it was settled."""
    gap = outcome if isinstance(outcome, JobItemGap) else None
    file = outcome if isinstance(outcome, WrittenFile) else None
    values = {
        "item_agency": turn.agency_id,
        "item_job": turn.job_id,
        "item_number": number,
        "new_state": JobItemState.WRITTEN if file else JobItemState.LACKING,
        "new_gap": gap,
        "new_document": file and file.document_id,
        "new_file": file and file.name,
        "new_digest": file and file.digest,
        "new_size": file and file.size,
        "new_standing": file and file.standing,
        "new_signs": ([*file.lacking_signs] or None) if file else None,
        "new_instant": now,
    }
    return _changed(session, _SETTLE, values)


def _changed(session: Session, statement: Any, values: dict[str, object]) -> bool:  # noqa: ANN401 - an update
    """Tell whether a conditional statement found its row."""
    result: Any = session.connection().execute(statement, values)
    return bool(result.rowcount)
