"""Serve a repeated request once (idempotency): claim its key first, store the response with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from json import dumps, loads
from typing import Any, Final
from uuid import UUID
from zlib import compress, decompressobj

from sqlalchemy import Executable, String, Uuid, bindparam, not_, null, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from penilaian_api.domain.access.actors import Access, Actor
from penilaian_api.domain.errors import InvalidDataError, OutOfReachError, RequestRunningError
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.idempotency import IdempotencyKey
from penilaian_api.storage.models.types import UtcDateTime
from penilaian_api.storage.work.caller import bindings, exists_in_agency
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.reach import within

STORED_FOR: Final = timedelta(hours=72)
KEYS_AT_ONCE: Final = 10_000
"""So many records one statement asks for: neither database binds a whole agency."""


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """The response to a request, stored for when the same request comes again."""

    status: int
    headers: Mapping[str, str]
    body: Any
    """Bytes; of what is only read, the open file, or what makes the bytes."""
    targets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the request was about: ids by table."""


def claim(
    session: Session, actor: Actor, key: str, digest: bytes, now: datetime
) -> StoredResponse | None:
    """Claim *key* for this request; return the stored response when it was served before.

    A copy that runs at the same time waits here for the first one to commit. A key that was used
    for something else is refused; one older than 72 hours is free again.
    """
    owner = {"owner_agency": actor.agency_id, "owner_account": actor.account_id, "owner_key": key}
    values = {"claimed_digest": digest, "claimed_at": now, "free_before": now - STORED_FOR}
    statement = _claim(session.get_bind().dialect.name)
    try:
        claimed = session.execute(statement, {**owner, **values}).scalar_one_or_none()
    except OperationalError as failure:
        if getattr(failure.orig, "sqlstate", "") == "55P03":
            raise RequestRunningError from None
        raise
    return None if claimed is not None else _load_response(session, owner, digest)


def refuse_out_of_reach(
    session: Session, access: Access, stored: StoredResponse, now: datetime
) -> None:
    """Refuse a stored response as if it did not exist, once any of its records is out of reach.

    What was removed since is out of nobody's reach.
    """
    models = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    parts = (
        (models[table], keys[start : start + KEYS_AT_ONCE])
        for table, keys in stored.targets.items()
        for start in range(0, len(keys), KEYS_AT_ONCE)
    )
    for model, keys in parts:
        lost = exists_in_agency(
            model,
            model.id.in_([UUID(key) for key in keys]),
            not_(within(access.grants, model)),
        )
        if session.execute(select(lost), bindings(access.actor, now)).scalar_one():
            raise OutOfReachError


def store_response(
    session: Session,
    actor: Actor,
    key: str,
    response: StoredResponse,
    targets: dict[str, list[str]],
) -> None:
    """Store *response* under the claimed *key*, in the transaction that did the work."""
    session.connection().execute(
        _STORE,
        {
            "owner_agency": actor.agency_id,
            "owner_account": actor.account_id,
            "owner_key": key,
            "packed": pack(replace(response, targets=targets)),
        },
    )


def pack(response: StoredResponse) -> bytes:
    """Write a response in one piece: what it says of itself, compressed, then its sealed body."""
    about = [response.status, dict(response.headers), dict(response.targets)]
    return compress(dumps(about, separators=(",", ":")).encode()) + bytes(response.body)


def unpack(packed: bytes) -> StoredResponse:
    """Give the response that was packed."""
    reader = decompressobj()
    status, headers, targets = loads(reader.decompress(packed))
    return StoredResponse(status, headers, reader.unused_data, targets)


def _load_response(session: Session, owner: Mapping[str, object], digest: bytes) -> StoredResponse:
    row = session.execute(_LOAD, owner).one()
    if row.digest != digest:
        raise InvalidDataError("key_used_otherwise")
    if row.status is None and row.packed is not None:
        return unpack(row.packed)
    if row.status is None:
        raise RequestRunningError
    return StoredResponse(row.status, loads(row.headers), row.body, row.targets or {})


@cached_once
def _claim(dialect: str) -> Executable:
    """Build the statement that claims a key: a new one, or one that is free again."""
    insert = postgres_insert if dialect == "postgresql" else sqlite_insert
    row: dict[str, Any] = {
        "digest": bindparam("claimed_digest"),
        "created_at": bindparam("claimed_at", type_=UtcDateTime()),
        "status": null(),
        "headers": null(),
        "body": null(),
        "targets": null(),
        "packed": null(),
    }
    free = IdempotencyKey.created_at < bindparam("free_before", type_=UtcDateTime())
    return (
        insert(IdempotencyKey)
        .values(**{column.key: parameter for column, parameter in _OWNER}, **row)
        .on_conflict_do_update(
            index_elements=[column.key for column, _ in _OWNER], set_=row, where=free
        )
        .returning(IdempotencyKey.key)
    )


_OWNER: Final = (
    (IdempotencyKey.agency_id, bindparam("owner_agency", type_=Uuid())),
    (IdempotencyKey.account_id, bindparam("owner_account", type_=Uuid())),
    (IdempotencyKey.key, bindparam("owner_key", type_=String())),
)
_IS_OWN: Final = tuple(column == parameter for column, parameter in _OWNER)
_LOAD: Final = select(
    IdempotencyKey.digest,
    IdempotencyKey.status,
    IdempotencyKey.headers,
    IdempotencyKey.body,
    IdempotencyKey.targets,
    IdempotencyKey.packed,
).where(*_IS_OWN)
_STORE: Final = update(IdempotencyKey).where(*_IS_OWN).values(packed=bindparam("packed"))
