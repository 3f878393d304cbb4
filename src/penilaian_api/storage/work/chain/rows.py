"""A row of an agency's chain: who did what, its readable detail, and the digest of both.

The chain holds an HMAC of each row's readable detail under a salt of its own: erasing the detail of
a person later leaves the chain whole.

Why it is so: docs/decisions/0022, docs/decisions/0043.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.audit import TrailKind
from penilaian_api.storage.packed_detail import named_records, pack
from penilaian_api.storage.work.chain.values import to_plain_value, to_text

FIRST: Final = bytes(32)
"""What the first row of a chain follows upon."""


@dataclass(frozen=True, slots=True)
class AuditContext:
    """Who did what, when and in which request: what all rows of one transaction share."""

    agency_id: UUID
    account_id: UUID | None
    actor_id: UUID | None
    action: str
    request_id: UUID
    at: datetime


@dataclass(frozen=True, slots=True)
class TrailEntry:
    """What becomes one row of the chain: about whom, and its readable detail."""

    kind: TrailKind
    employee_id: UUID | None
    content: Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class ReadyRow:
    """A row before it has its place in the chain: all of it but its number and what it follows."""

    kind: TrailKind
    employee_id: UUID | None
    content: str
    packed: bytes | None
    salt: bytes
    mac: bytes
    before: str
    """Its digested text up to the digest of the row before."""
    after: str
    """Its digested text from there to its number."""

    def digest(self, previous: bytes, seq: int) -> bytes:
        """Digest the row at its place in the chain."""
        text = f"{self.before}{previous.hex()}{self.after}{seq}}}"
        return hashlib.sha256(text.encode()).digest()


def mac(salt: bytes, content: str) -> bytes:
    """Bind a readable detail to its row without showing it."""
    return hmac.digest(salt, content.encode(), "sha256")


def digest(row: Mapping[str, Any]) -> bytes:
    """Digest one row of the chain, its predecessor's digest included."""
    fixed = {name: to_plain_value(value) for name, value in row.items() if name != "digest"}
    return hashlib.sha256(to_text(fixed).encode()).digest()


def row_of(context: AuditContext, entry: TrailEntry, *, packs: bool) -> ReadyRow:
    """Prepare a row of the chain: its detail, and the text that its digest will be made of.

    The detail of a change may be packed; what is bound to the chain is what it tells.
    """
    content, salt = _to_content(entry.content), secrets.token_bytes(16)
    bound = mac(salt, content)
    first = {
        "account_id": context.account_id,
        "action": context.action,
        "actor_id": context.actor_id,
        "agency_id": context.agency_id,
        "at": context.at,
        "detail_mac": bound,
        "employee_id": entry.employee_id,
        "kind": entry.kind,
    }
    text = to_text({name: to_plain_value(value) for name, value in first.items()})
    before = f'{text[:-1]},"previous":"'
    after = f'","request_id":"{context.request_id}","seq":'
    named, packed = content, None
    if packs and entry.kind is TrailKind.CHANGE:
        named, packed = _packed(entry, content)
    return ReadyRow(entry.kind, entry.employee_id, named, packed, salt, bound, before, after)


def _packed(entry: TrailEntry, content: str) -> tuple[str, bytes | None]:
    """Pack a detail, if it becomes shorter, with what must stand beside it."""
    named = named_records(entry.content)
    packed = pack(content, named)
    return (named, packed) if len(packed) + len(named) < len(content) else (content, None)


_to_content: Final = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False
).encode
