"""Serve a repeated request once (idempotency): claim its key first, store the response with it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from json import dumps, loads
from typing import Any, Final
from uuid import UUID

from sqlalchemy import not_, select, update
from sqlalchemy.dialects.postgresql import insert as postgres_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from penilaian_api.domain.access.actors import Access, Actor
from penilaian_api.domain.errors import InvalidDataError, OutOfReachError, RequestRunningError
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.idempotency import IdempotencyKey
from penilaian_api.storage.work.reach import bindings, exists_in_agency, within

STORED_FOR: Final = timedelta(hours=72)


@dataclass(frozen=True, slots=True)
class StoredResponse:
    """The response to a request, stored for when the same request comes again."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    targets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """What the request was about: ids by table."""


def claim(
    session: Session, actor: Actor, key: str, digest: bytes, now: datetime
) -> StoredResponse | None:
    """Claim *key* for this request; return the stored response when it was served before.

    A copy that runs at the same time waits here for the first one to commit. A key that was used
    for something else is refused; one older than 72 hours is free again.
    """
    insert = postgres_insert if session.get_bind().dialect.name == "postgresql" else sqlite_insert
    row: dict[str, Any] = {
        "digest": digest,
        "created_at": now,
        "status": None,
        "headers": None,
        "body": None,
    }
    row["targets"] = None
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


def refuse_out_of_reach(session: Session, access: Access, stored: StoredResponse) -> None:
    """Refuse a stored response as if it did not exist, once any of its records is out of reach.

    What was removed since is out of nobody's reach.
    """
    models = {mapper.class_.__tablename__: mapper.class_ for mapper in Base.registry.mappers}
    for table, keys in stored.targets.items():
        model = models[table]
        lost = exists_in_agency(
            model,
            model.id.in_([UUID(key) for key in keys]),
            not_(within(access.grants, model)),
        )
        if session.execute(select(lost), bindings(access.actor)).scalar_one():
            raise OutOfReachError


def store_response(
    session: Session,
    actor: Actor,
    key: str,
    response: StoredResponse,
    targets: dict[str, list[str]],
) -> None:
    """Store *response* under the claimed *key*, in the transaction that did the work."""
    session.execute(
        update(IdempotencyKey)
        .where(
            IdempotencyKey.agency_id == actor.agency_id,
            IdempotencyKey.account_id == actor.account_id,
            IdempotencyKey.key == key,
        )
        .values(
            status=response.status,
            headers=dumps(dict(response.headers)),
            body=response.body,
            targets=targets,
        ),
        execution_options={"synchronize_session": False},
    )


def _load_response(session: Session, owner: Mapping[str, object], digest: bytes) -> StoredResponse:
    row = session.execute(
        select(
            IdempotencyKey.digest,
            IdempotencyKey.status,
            IdempotencyKey.headers,
            IdempotencyKey.body,
            IdempotencyKey.targets,
        ).where(*(getattr(IdempotencyKey, name) == value for name, value in owner.items()))
    ).one()
    if row.digest != digest:
        raise InvalidDataError("key_used_otherwise")
    if row.status is None:
        raise RequestRunningError
    return StoredResponse(row.status, loads(row.headers), row.body, row.targets or {})
