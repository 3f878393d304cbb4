"""Fetch the positions to which items of the library are mapped."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.models.indicator import IndicatorMapping, MappedPosition
from penilaian_api.storage.models.organization import Position, Unit
from penilaian_api.storage.work.caller import joined
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


def mapped_positions(
    work: WorkContext, indicator_id: UUID
) -> tuple[IndicatorMapping | None, Sequence[tuple[Any, ...]]]:
    """Fetch the mapping of an item within reach, with each position of it and its names.

    Without positions its one row has none.
    """
    rows = execute(work, _positions(work.access.grants, indicator_id)).all()
    if not rows:
        return None, []
    return rows[0][0], [tuple(row[1:]) for row in rows if row[1] is not None]


@prepared
def _positions(grants: tuple[Grant, ...], indicator_id: UUID) -> Select[*tuple[Any, ...]]:
    return (
        select(IndicatorMapping, MappedPosition, Position.code, Position.title, Unit.name)
        .outerjoin(*joined(MappedPosition, MappedPosition.mapping_id == IndicatorMapping.id))
        .outerjoin(*joined(Position, Position.id == MappedPosition.position_id))
        .outerjoin(*joined(Unit, Unit.id == Position.unit_id))
        .where(within(grants, IndicatorMapping), IndicatorMapping.indicator_id == indicator_id)
        .order_by(Position.code)
    )
