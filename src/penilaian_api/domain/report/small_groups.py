"""Keep a report from telling of single people: what of too few is counted, is not said.

Whoever reads a report may mostly read each result too, but that leaves a row of the trail on the
person. A report leaves none, so it says nothing of fewer than `FEWEST_PEOPLE`, nor lets it be
reckoned from the total: where only one group is left out, the next smallest is left out as well.

Why it is so: docs/decisions/0073.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, TypeVar

K = TypeVar("K")
FEWEST_PEOPLE: Final = 5


def withheld(people: Mapping[K, int]) -> frozenset[K]:
    """Name the groups of which nothing is said, beside a total of all that is said if it may be."""
    filled = sorted((key for key, count in people.items() if count), key=people.__getitem__)
    hidden = [key for key in filled if people[key] < FEWEST_PEOPLE]
    for key in filled[len(hidden) :]:
        if _is_covered([people[other] for other in hidden]):
            break
        hidden.append(key)
    return frozenset(hidden)


def _is_covered(hidden: Sequence[int]) -> bool:
    """Tell whether what is left out cannot be reckoned: it is none, or several and enough."""
    return not hidden or (len(hidden) > 1 and sum(hidden) >= FEWEST_PEOPLE)


def is_total_told(people: Mapping[K, int], hidden: frozenset[K]) -> bool:
    """Tell whether the total may be said: it is of enough people, and gives no group away."""
    total = sum(people.values())
    return total >= FEWEST_PEOPLE and len(hidden) != 1


def choose_nested(people: Mapping[str, int]) -> frozenset[str]:
    """Name the units of which something may be said where rows count what other rows count too.

    *people*: how many each counts, by its path, with those below it. Of what a unit has beside the
    units below it there are none, or enough; else the smallest of these is left out.
    """
    shown = {path for path, count in people.items() if count >= FEWEST_PEOPLE}
    for path in sorted(shown):
        below = _nearest_below(path, shown) if path in shown else []
        while below and 0 < people[path] - sum(map(people.__getitem__, below)) < FEWEST_PEOPLE:
            shown.discard(min(below, key=people.__getitem__))
            below = _nearest_below(path, shown)
    return frozenset(shown)


def _nearest_below(path: str, shown: Iterable[str]) -> list[str]:
    """List the units next below one, among those of which something is said."""
    nearest: list[str] = []
    for below in sorted(each for each in shown if each.startswith(path) and each != path):
        if not nearest or not below.startswith(nearest[-1]):
            nearest.append(below)
    return nearest
