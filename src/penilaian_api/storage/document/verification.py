"""Find a document by its code, without an access: nothing is read but whether it stands."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from sqlalchemy import LargeBinary, String, Uuid, bindparam, case, func, select
from sqlalchemy.orm import Session

from penilaian_api.domain.document.documents import DocumentForm, DocumentState
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.document.issued import STATE
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.models.document.documents import IssuedDocument
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.models.survey.answers import SurveyVisit
from penilaian_api.storage.models.types import UtcDateTime
from penilaian_api.storage.survey.intake import AnswerIntake
from penilaian_api.storage.work.caller import joined

_AGENCY: Final = bindparam("agency", type_=Uuid())
_KEY: Final = bindparam("key", type_=String())
_AGENCY_OF: Final = (
    select(Agency.id, Agency.key)
    .where(func.lower(Agency.key) == func.lower(_KEY))
    .order_by(case((Agency.key == _KEY, 0), else_=1), Agency.created_at)
    .limit(1)
)
_ANY_AGENCY: Final = select(Agency.id).order_by(Agency.created_at).limit(1)
_BY_CODE: Final = (
    select(STATE, IssuedDocument.file_digest)
    .join(
        *joined(
            Assessment, Assessment.evaluation_id == IssuedDocument.evaluation_id, agency=_AGENCY
        )
    )
    .where(
        IssuedDocument.agency_id == _AGENCY,
        IssuedDocument.code == bindparam("code", type_=String()),
    )
)
_BY_DIGEST: Final = (
    select(IssuedDocument.code, IssuedDocument.kind, STATE)
    .join(
        *joined(
            Assessment, Assessment.evaluation_id == IssuedDocument.evaluation_id, agency=_AGENCY
        )
    )
    .where(
        IssuedDocument.agency_id == _AGENCY,
        IssuedDocument.file_digest == bindparam("digest", type_=String()),
    )
)
_VISITS: Final = select(SurveyVisit.times).where(
    SurveyVisit.agency_id == _AGENCY,
    SurveyVisit.digest == bindparam("digest", type_=LargeBinary()),
    SurveyVisit.until > bindparam("now", type_=UtcDateTime()),
)


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """Whether a document stands, and the digest of the file that was issued."""

    state: DocumentState
    file_digest: str


@dataclass(frozen=True, slots=True)
class NamedDocument:
    """A document that was issued: its code, its form, and whether it stands."""

    code: str
    kind: DocumentForm
    state: DocumentState


class Lookup:
    """One transaction in which nobody is signed in, within one agency."""

    def __init__(self, session: Session, agency_id: UUID) -> None:
        self._session, self.agency_id = session, agency_id

    def find(self, code: str) -> KnownDocument | None:
        """Find a document by its code."""
        values = {"agency": self.agency_id, "code": code}
        row = self._session.execute(_BY_CODE, values).one_or_none()
        return None if row is None else KnownDocument(DocumentState(row[0]), row[1])

    def failures(self, mark: bytes, now: datetime) -> int:
        """Count how often somebody asked lately for what there is not."""
        values = {"agency": self.agency_id, "digest": mark, "now": now}
        return self._session.execute(_VISITS, values).scalar_one_or_none() or 0

    def count_failure(self, mark: bytes, now: datetime, until: datetime) -> None:
        """Count that somebody asked for what there is not."""
        AnswerIntake(self._session, self.agency_id).count_visits([mark], now, [until])


def by_digest(database: Database, agency_id: UUID, file_digest: str) -> list[NamedDocument]:
    """Find the documents of an agency that have a file of this digest."""
    values = {"agency": agency_id, "digest": file_digest}
    with database.begin(agency_id, writes=False) as session:
        rows = session.execute(_BY_DIGEST, values).all()
    return [NamedDocument(row[0], DocumentForm(row[1]), DocumentState(row[2])) for row in rows]


def agency_of(database: Database, key: str) -> tuple[UUID, str]:
    """Find the agency of a code, by its key in whatever letters, and the key as it is printed.

    Where there is none it is the first, by the key that was written: who guesses keys of agencies
    is counted there.
    """
    with database.begin(None, writes=False) as session:
        known = session.execute(_AGENCY_OF, {"key": key}).one_or_none()
        if known is not None:
            return known[0], known[1]
        first: UUID | None = session.execute(_ANY_AGENCY).scalar_one_or_none()
    if first is None:
        raise OutOfReachError
    return first, key


@contextmanager
def open_lookup(database: Database, agency_id: UUID, *, writes: bool) -> Iterator[Lookup]:
    """Open one transaction in which documents of an agency are asked for."""
    with database.begin(agency_id, writes=writes) as session:
        yield Lookup(session, agency_id)
