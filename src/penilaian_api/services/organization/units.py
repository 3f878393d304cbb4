"""Units: the tree of an agency, read by all, written by its administration."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import BadData, Conflict, Fault, OutOfReach
from penilaian_api.services.references import known
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.natural_keys import by_id_or_code, id_in
from penilaian_api.storage.work.store import Slice
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Unit"]

LONGEST_PATH: Final = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """A unit as somebody wants it."""

    code: str
    name: str
    kind: str
    parent_code: str | None
    sector: str
    is_public_service: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """Which units to list."""

    parent_id: UUID | None = None
    kind: str | None = None
    begins: str | None = None


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Unit]:
    """List the units of the agency by code."""
    criteria: list[Any] = []
    if wanted.parent_id is not None:
        criteria.append(Unit.parent_id == wanted.parent_id)
    if wanted.kind is not None:
        criteria.append(Unit.kind == wanted.kind)
    if wanted.begins is not None:
        criteria.append(organization.begins(wanted.begins, Unit.code, Unit.name))
    return work.of(Unit).page(*criteria, order=(Unit.code,), after=after, limit=limit)


def get(work: UnitOfWork, named: str) -> Unit:
    """Return one unit, named by its id or its code."""
    return by_id_or_code(work.of(Unit), Unit, named)


def heads(work: UnitOfWork, units: Iterable[Unit]) -> Mapping[UUID, UUID]:
    """Say which position heads each of *units*, where one does."""
    keys = [unit.id for unit in units]
    posts = work.of(Position).all(Position.unit_id.in_(keys), Position.is_head.is_(True))
    return {post.unit_id: post.id for post in posts}


def put(work: UnitOfWork, wanted: Wanted, expected_version: int | None) -> Unit:
    """Make the unit with this code be as wanted: create it, change what differs, or move it."""
    work.agency(locked=True)
    codes = {wanted.code, wanted.parent_code or wanted.code}
    found = {one.code: one for one in work.of(Unit).all(Unit.code.in_(codes))}
    unit, parent = found.get(wanted.code), _parent(wanted, found)
    path = _path(work, wanted.code, parent)
    if unit is None:
        return work.of(Unit).add(_filled(Unit(id=new_id(), path=path), wanted, parent))
    if unit.path == path and _same(unit, wanted):
        return unit
    if path.startswith(unit.path) and path != unit.path:
        raise Conflict("unit_under_itself")
    work.claim(unit, unit.version if expected_version is None else expected_version)
    if unit.path != path:
        organization.move_units(work.session, work.bindings, unit.path, path)
        unit.path = path
    return _filled(unit, wanted, parent)


def _parent(wanted: Wanted, found: Mapping[str, Unit]) -> Unit | None:
    if wanted.parent_code is None:
        return None
    if wanted.parent_code == wanted.code:
        raise Conflict("unit_under_itself")
    return known(found.get(wanted.parent_code), "/parent_code")


def _path(work: UnitOfWork, code: str, parent: Unit | None) -> str:
    """Give the path below *parent*; a service that is bound to a subtree stays inside it."""
    path = f"{parent.path if parent else ''}{code}/"
    if not path.startswith(work.actor.unit_path):
        raise OutOfReach
    if len(path) > LONGEST_PATH:
        raise BadData("invalid_input", faults=[Fault("/parent_code", "unit_too_deep")])
    if id_in(code) is not None:
        raise BadData("invalid_input", faults=[Fault("/path/unit", "bad_format")])
    return path


def _filled(unit: Unit, wanted: Wanted, parent: Unit | None) -> Unit:
    unit.code, unit.name, unit.kind = wanted.code, wanted.name, wanted.kind
    unit.sector, unit.is_public_service = wanted.sector, wanted.is_public_service
    unit.parent_id = parent.id if parent else None
    return unit


def _same(unit: Unit, wanted: Wanted) -> bool:
    held = (unit.name, unit.kind, unit.sector, unit.is_public_service)
    return held == (wanted.name, wanted.kind, wanted.sector, wanted.is_public_service)
