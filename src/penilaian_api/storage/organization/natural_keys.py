"""Look records up by a natural key: the code by which people name them, or their id."""

from typing import TypeVar
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.work.store import Store

C = TypeVar("C", Unit, Position)


def get_by_id_or_code(store: Store[C], id_or_code: str) -> C:
    """Return the record with this id or code, or refuse as if it did not exist."""
    key = parse_id(id_or_code)
    record = store.find(code=id_or_code) if key is None else store.find(id=key)
    if record is None:
        raise OutOfReachError
    return record


def parse_id(id_or_code: str) -> UUID | None:
    """Parse an id in its canonical form; none where it is a code."""
    try:
        key = UUID(id_or_code)
    except ValueError:
        return None
    return key if str(key) == id_or_code else None
