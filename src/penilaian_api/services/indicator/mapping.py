"""Map items of the library to the positions whose work they measure, and to their duties.

The list of an item is replaced as a whole. It names positions and never their holders, so that
everybody who reads the library may read it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.errors import ConflictError, InvalidDataError, StaleVersionError
from penilaian_api.domain.indicator.check import IndicatorState
from penilaian_api.services.references import require
from penilaian_api.storage.indicator import library
from penilaian_api.storage.indicator.library import LibraryEntry
from penilaian_api.storage.indicator.mapping import mapped_positions
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.indicator import Indicator, IndicatorMapping, MappedPosition
from penilaian_api.storage.models.organization import Position
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class MappedPositionInput:
    """A position by its code, and the duty area in which an indicator measures it."""

    position_code: str
    duty_area: str | None


@dataclass(frozen=True, slots=True)
class MappedPositionView:
    """A position to which an indicator is mapped."""

    position_id: UUID
    position_code: str
    position_title: str
    unit_name: str
    duty_area: str | None


@dataclass(frozen=True, slots=True)
class MappingView:
    """The positions to which an item of the library is mapped; version 0 before it ever was."""

    indicator_id: UUID
    key: str
    mapped_positions: tuple[MappedPositionView, ...]
    allowed_actions: tuple[Action, ...]
    version: int


def get(work: UnitOfWork, indicator_id: UUID) -> MappingView:
    """Return the positions to which an item is mapped, by their code."""
    item, entries = library.history(work, indicator_id)
    return _view(work, item, is_retired=_is_retired(entries))


def put(
    work: UnitOfWork,
    indicator_id: UUID,
    positions: Sequence[MappedPositionInput],
    expected_version: int | None,
) -> MappingView:
    """Replace the positions to which an item is mapped; the same list again changes nothing."""
    work.of(Indicator).hold(id=indicator_id)
    item, entries = library.history(work, indicator_id)
    if _is_retired(entries):
        raise ConflictError("indicator_retired")
    stated = _resolve(work, positions)
    mapping, rows = mapped_positions(work, indicator_id)
    present = {row[0].position_id: row[0] for row in rows}
    areas = {position_id: record.duty_area for position_id, record in present.items()}
    if expected_version is None and mapping is not None and areas == stated:
        return _view(work, item)
    mapping = _state(work, item, mapping, expected_version, len(stated))
    differing = {key for key in stated.keys() | areas.keys() if not _is_same(key, stated, areas)}
    store = work.of(MappedPosition)
    store.remove(*(record for key, record in present.items() if key in differing))
    added = [
        MappedPosition(id=new_id(), position_id=key, duty_area=area)
        for key, area in stated.items()
        if key in differing
    ]
    store.put(mapping, *added)
    return _view(work, item)


def _is_same(key: UUID, *lists: Mapping[UUID, str | None]) -> bool:
    """Tell whether a position stands in all *lists*, with the same duty area."""
    return all(key in areas for areas in lists) and len({areas[key] for areas in lists}) == 1


def _resolve(
    work: UnitOfWork, positions: Sequence[MappedPositionInput]
) -> Mapping[UUID, str | None]:
    """Look up the positions, or refuse each at its pointer; one stands in the list once."""
    codes = {position.position_code for position in positions}
    known = {record.code: record.id for record in work.of(Position).all(code=codes)}
    stated: dict[UUID, str | None] = {}
    for index, position in enumerate(positions):
        pointer = f"/mapped_positions/{index}/position_code"
        key = require(known.get(position.position_code), pointer)
        if key in stated:
            raise InvalidDataError.at_pointer(pointer, "stated_twice")
        stated[key] = position.duty_area
    return stated


def _state(
    work: UnitOfWork,
    item: Indicator,
    mapping: IndicatorMapping | None,
    expected_version: int | None,
    count: int,
) -> IndicatorMapping:
    """Take the mapping of an item for changing, or make it; say how many positions it has."""
    if mapping is not None:
        version = mapping.version if expected_version is None else expected_version
        work.claim(mapping, version).position_count = count
        return mapping
    if expected_version:
        raise StaleVersionError
    fresh = IndicatorMapping(id=new_id(), indicator_id=item.id, position_count=count)
    return work.of(IndicatorMapping).add(fresh)


def _is_retired(entries: Sequence[LibraryEntry]) -> bool:
    """Tell whether no version of an item is left in use."""
    return all(entry.version.state is IndicatorState.RETIRED for entry in entries)


def _view(work: UnitOfWork, item: Indicator, *, is_retired: bool = False) -> MappingView:
    mapping, rows = mapped_positions(work, item.id)
    actions = () if is_retired else (Action.INDICATOR_MAP,)
    return MappingView(
        indicator_id=item.id,
        key=item.key,
        mapped_positions=tuple(_position_view(*row) for row in rows),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, actions),
        version=0 if mapping is None else mapping.version,
    )


def _position_view(*row: Any) -> MappedPositionView:  # noqa: ANN401 - the columns of one row
    record, code, title, unit_name = row
    return MappedPositionView(
        position_id=record.position_id,
        position_code=code,
        position_title=title,
        unit_name=unit_name,
        duty_area=record.duty_area,
    )
