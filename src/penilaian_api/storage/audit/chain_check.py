"""Walk an agency's hash chain: recompute each row, and learn how it says that each record stands.

Rows are read as the driver gives them: what another hand wrote may fit no type, and shows as a
fault instead of an error.
"""

import hmac
import json
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast
from uuid import UUID

from sqlalchemy import Table, TextClause, Uuid, bindparam, text
from sqlalchemy.orm import Session

from penilaian_api.domain.audit import TrailChange, TrailKind
from penilaian_api.storage.audit.checkpoints import Checkpoint
from penilaian_api.storage.audit.discrepancies import Discrepancy, DiscrepancyKind
from penilaian_api.storage.audit.looking import is_of_the_database, look
from penilaian_api.storage.database.guarded_tables import NEVER_CHANGED
from penilaian_api.storage.models.audit import AuditEvent
from penilaian_api.storage.packed_detail import text_of
from penilaian_api.storage.work.chain.rows import FIRST, digest, mac
from penilaian_api.storage.work.record.digest import RowForms, open_row_forms

BATCH: Final = 5_000
_ORPHANS: Final = (
    "FROM audit_detail WHERE agency_id = :agency AND (seq > :last OR seq < 1) ORDER BY seq LIMIT 1"
)
_BEFORE_ALL: Final = -(2**63)
_STANDS: Final = {TrailChange.CREATED, TrailChange.CHANGED, TrailChange.RESTATED}


@dataclass(slots=True)
class Walk:
    """What the chain of an agency says: how many rows hold, and how each record stands.

    *standing*: by table and record the digest after its last change, and the row that tells it.
    """

    agency_id: UUID
    rows: int = 0
    fault: Discrepancy | None = None
    standing: defaultdict[str, dict[bytes, bytes]] = field(
        default_factory=lambda: defaultdict(dict)
    )


def walk(session: Session, agency_id: UUID, known: Collection[Checkpoint] = ()) -> Walk:
    """Recompute the chain from its first row; end at the first fault.

    *known*: ends of it at some time before, kept outside. Every one of them has to fit: a chain
    that was rewritten fits those taken after it. Without any, a lost tail and a chain that was
    rewritten whole cannot be seen.
    """
    walker = _Walker(session, agency_id, known)
    faults = look(session, walker.faults, walker.unreadable_row)
    walker.walked.fault = faults[0] if faults else None
    return walker.walked


def to_key(record_id: str) -> bytes:
    """Pack the id of a record: there are millions of them in memory."""
    try:
        return UUID(record_id).bytes
    except ValueError:
        return record_id.encode()


class _Walker:
    """Goes through one chain and gathers what its rows tell."""

    def __init__(self, session: Session, agency_id: UUID, known: Collection[Checkpoint]) -> None:
        self._session = session
        self._digests: defaultdict[int, set[bytes]] = defaultdict(set)
        for point in known:
            self._digests[point.seq].add(point.digest)
        self.walked = Walk(agency_id)
        self._without_detail: list[tuple[int, str | None]] = []
        self._erased: dict[str | None, int] = {}
        self._previous = FIRST

    def faults(self) -> Iterator[Discrepancy]:
        """Find the first fault, if there is one."""
        if self._digests.get(0, {FIRST}) != {FIRST}:
            yield Discrepancy(DiscrepancyKind.DIFFERS_FROM_CHECKPOINT, 0)
            return
        for row in self._rows():
            fault = self._fault(row) or self._hear(row)
            if fault is not None:
                yield fault
                return
            self.walked.rows += 1
            self._previous = row["digest"]
        yield from self._end_faults()

    def unreadable_row(self) -> Discrepancy:
        """Name the row after the last one that holds."""
        table = AuditEvent.__tablename__
        return Discrepancy(DiscrepancyKind.UNREADABLE, self.walked.rows + 1, table)

    def _fault(self, row: Mapping[str, Any]) -> Discrepancy | None:
        """Recompute one row; say what is wrong with it."""
        expected = self.walked.rows + 1
        if row["seq"] != expected:
            return Discrepancy(DiscrepancyKind.MISSING_OR_INSERTED, expected)
        if row["previous"] != self._previous:
            return Discrepancy(DiscrepancyKind.DOES_NOT_FOLLOW, expected)
        if not hmac.compare_digest(row["recomputed"], row["digest"]):
            return Discrepancy(DiscrepancyKind.CHANGED, expected)
        if self._digests.get(expected, {row["digest"]}) != {row["digest"]}:
            return Discrepancy(DiscrepancyKind.DIFFERS_FROM_CHECKPOINT, expected)
        if row["has_detail"] and row["recomputed_mac"] != row["detail_mac"]:
            return Discrepancy(DiscrepancyKind.DETAIL_CHANGED, expected)
        return None

    def _hear(self, row: Mapping[str, Any]) -> Discrepancy | None:
        """Take up what a row tells of records."""
        seq: int = row["seq"]
        if not row["has_detail"]:
            self._without_detail.append((seq, row["employee_id"]))
            return None
        if row["kind"] != TrailKind.CHANGE:
            return None
        for change in json.loads(row["content"]):
            kind, table = change["change"], change["record"]
            if kind == TrailChange.ERASED:
                if not _is_lawful_erasure(row, change["through"]):
                    return Discrepancy(DiscrepancyKind.UNLAWFUL, seq, table, change["id"])
                self._erased[row["employee_id"]] = change["through"]
            elif not self._note(kind, table, change["id"], change.get("digest", ""), seq):
                return Discrepancy(DiscrepancyKind.UNLAWFUL, seq, table, change["id"])
        return None

    def _note(self, kind: str, table: str, record_id: str, digest_after: str, seq: int) -> bool:
        """Note how a record stands after a change, and which row tells it; say if it may be so."""
        standing, key = self.walked.standing[table], to_key(record_id)
        if kind in _STANDS:
            after = bytes.fromhex(digest_after)
            if table in NEVER_CHANGED and (
                kind == TrailChange.CHANGED or standing.get(key, after)[: len(after)] != after
            ):
                return False
            standing[key] = after + seq.to_bytes(8)
        elif kind == TrailChange.REMOVED:
            standing.pop(key, None)
            return table not in NEVER_CHANGED
        return True

    def _end_faults(self) -> Iterator[Discrepancy]:
        last = self.walked.rows
        for seq, employee_id in self._without_detail:
            if seq > self._erased.get(employee_id, 0):
                yield Discrepancy(DiscrepancyKind.DETAIL_MISSING, seq)
                return
        if self._fetch(f"SELECT seq {_ORPHANS}", last):
            yield Discrepancy(DiscrepancyKind.MISSING_OR_INSERTED, last + 1)
            return
        head = self._fetch("SELECT seq, digest FROM audit_head WHERE agency_id = :agency", last)
        if [tuple(row) for row in head] != [(last, self._previous)]:
            yield Discrepancy(DiscrepancyKind.HEAD_DIFFERS, last + 1)
        elif last < max(self._digests, default=0):
            yield Discrepancy(DiscrepancyKind.CUT_OFF, last + 1)

    def _fetch(self, query: str, last: int) -> Sequence[Any]:
        statement = text(query).bindparams(bindparam("agency", type_=Uuid()))
        return self._session.execute(
            statement, {"agency": self.walked.agency_id, "last": last}
        ).all()

    def _rows(self) -> Iterator[dict[str, Any]]:
        forms = _event_forms(self._session)
        names = ", ".join(f"e.{name}" for name in forms.forms)
        query = text(
            f"SELECT d.salt, d.content, d.packed, {names} FROM audit_event e "  # noqa: S608 - names of our own columns
            "LEFT JOIN audit_detail d ON d.agency_id = :agency AND d.seq = e.seq "
            "WHERE e.agency_id = :agency AND e.seq > :after ORDER BY e.seq LIMIT :batch"
        ).bindparams(bindparam("agency", type_=Uuid()))
        after, seq_at = _BEFORE_ALL, 3 + [*forms.forms].index("seq")
        while True:
            page, batch = self._page(query, after)
            for row in page:
                yield _read(forms, row)
            if len(page) < batch:
                return
            after = page[-1][seq_at]

    def _page(self, query: TextClause, after: object) -> tuple[Sequence[Any], int]:
        """Read many rows at once; where one of them cannot be read, one after another up to it."""
        values = {"agency": self.walked.agency_id, "after": after}
        try:
            with self._session.begin_nested():
                return self._session.execute(query, {**values, "batch": BATCH}).all(), BATCH
        except Exception as failure:
            if is_of_the_database(failure):
                raise
            return self._session.execute(query, {**values, "batch": 1}).all(), 1


def _is_lawful_erasure(row: Mapping[str, Any], through: int) -> bool:
    """Tell whether an act of erasing is about a person, and about no row that comes after it."""
    return row["employee_id"] is not None and through < row["seq"]


def _read(forms: RowForms, row: Sequence[Any]) -> dict[str, Any]:
    """Read one row, and compute from it what its digest and the HMAC of its detail should be."""
    salt, stored_content, packed, *values = row
    fields = forms.read(values)
    content = _detail_text(stored_content, packed)
    stored = {name: _bytes(fields[name]) for name in ("digest", "previous", "detail_mac")}
    is_readable = isinstance(salt, bytes) and content is not None
    return {
        **fields,
        **stored,
        "recomputed": digest(fields),
        "has_detail": salt is not None or stored_content is not None,
        "content": content,
        "recomputed_mac": mac(salt, content or "") if is_readable else b"",
    }


def _detail_text(content: object, packed: object) -> str | None:
    """Give what a detail tells; nothing, where it is none that the program would have written."""
    if not isinstance(content, str) or not isinstance(packed, bytes | None):
        return None
    try:
        return text_of(content, packed)
    except ValueError:
        return None


def _bytes(form: object) -> bytes:
    """Turn hexadecimal back into bytes; what was no bytes becomes none that fits."""
    return bytes.fromhex(form) if isinstance(form, str) else b""


def _event_forms(session: Session) -> RowForms:
    dialect = session.get_bind().dialect.name
    return open_row_forms(cast("Table", AuditEvent.__table__), dialect)
