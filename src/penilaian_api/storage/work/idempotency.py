"""Serve a repeated request once (idempotency): claim its key first, store the response with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from json import dumps, loads
from typing import Final

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from penilaian_api.domain.access.actors import Actor
from penilaian_api.domain.errors import InvalidDataError, RequestRunningError
from penilaian_api.storage.models.idempotency import IdempotencyKey

STORED_FOR: Final = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """The response to a request, stored for when the same request comes again."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def claim(
    session: Session, actor: Actor, key: str, digest: bytes, now: datetime
) -> StoredResponse | None:
    """Claim *key* for this request; return the stored response when it was served before.

    A copy that runs at the same time waits here for the first one to commit. A key that was used
    for something else is refused; one older than 72 hours is free again.
    """
    insert = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    row = {"digest": digest, "created_at": now, "status": None, "headers": None, "body": None}
    owner = {"agency_id": actor.agency_id, "account_id": actor.account_id, "key": key}
    statement = (
        insert(IdempotencyKey)
        .values(**owner, **row)
        .on_conflict_do_update(
            index_elements=["agency_id", "account_id", "key"],
            set_=row,
            where=IdempotencyKey.created_at < now - STORED_FOR,
        )
        .returning(IdempotencyKey.key)
    )
    try:
        claimed = session.execute(statement).scalar_one_or_none()
    except OperationalError as failure:
        if getattr(failure.orig, "sqlstate", "") == "55P03":
            raise RequestRunningError from None
        raise
    return None if claimed is not None else _load_response(session, owner, digest)


def store_response(session: Session, actor: Actor, key: str, response: StoredResponse) -> None:
    """Store *response* under the claimed *key*, in the transaction that did the work."""
    session.execute(
        update(IdempotencyKey)
        .where(
            IdempotencyKey.agency_id == actor.agency_id,
            IdempotencyKey.account_id == actor.account_id,
            IdempotencyKey.key == key,
        )
        .values(status=response.status, headers=dumps(dict(response.headers)), body=response.body),
        execution_options={"synchronize_session": False},
    )


def _load_response(session: Session, owner: Mapping[str, object], digest: bytes) -> StoredResponse:
    row = session.execute(
        select(
            IdempotencyKey.digest,
            IdempotencyKey.status,
            IdempotencyKey.headers,
            IdempotencyKey.body,
        ).where(*(getattr(IdempotencyKey, name) == value for name, value in owner.items()))
    ).one()
    if row.digest != digest:
        raise InvalidDataError("key_used_otherwise")
    if row.status is None:
        raise RequestRunningError
    return StoredResponse(row.status, loads(row.headers), row.body)
