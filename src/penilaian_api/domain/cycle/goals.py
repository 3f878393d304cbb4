"""Keep the goals of a year a tree: no goal stands below itself."""

from collections.abc import Mapping
from uuid import UUID


def is_circle(goal_id: UUID, parent_id: UUID, parents: Mapping[UUID, UUID | None]) -> bool:
    """Tell whether *goal_id* under *parent_id* would stand below itself.

    *parents* maps each goal of the year to the one above it, and holds no circle yet.
    """
    above: UUID | None = parent_id
    while above is not None and above != goal_id:
        above = parents.get(above)
    return above == goal_id
