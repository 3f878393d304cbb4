"""Records that people name by a code: found by it, or by their id."""

from typing import TypeVar
from uuid import UUID

from penilaian_api.domain.errors import OutOfReach
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.work.store import Store

C = TypeVar("C", Unit, Position)


def by_id_or_code(store: Store[C], model: type[C], named: str) -> C:
    """Return the record whose id or code is *named*, or refuse as if it did not exist."""
    key = id_in(named)
    found = store.find(model.code == named if key is None else model.id == key)
    if found is None:
        raise OutOfReach
    return found


def id_in(named: str) -> UUID | None:
    """Read an id in its canonical form; none where *named* is a code."""
    try:
        key = UUID(named)
    except ValueError:
        return None
    return key if str(key) == named else None
