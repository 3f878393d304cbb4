"""Find out whether two cycles appraise the same people on the same days."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from penilaian_api.domain.cycle.setup import PeriodKind, Population, StatedCycle
from penilaian_api.domain.errors import Fault

WHOLE_AGENCY = ""
"""The path that every unit's begins with."""


@dataclass(frozen=True, slots=True)
class CycleBeside:
    """Another cycle of the agency: its days (*ends_before* is not one), people and rhythm."""

    key: str
    year: int
    starts_on: date
    ends_before: date
    population: Population
    kinds: frozenset[PeriodKind]


def shared_people(
    cycle: StatedCycle, others: Sequence[CycleBeside], paths: Mapping[str, str]
) -> Iterator[Fault]:
    """Name each other cycle with a day and people in common; *paths* of the units by code."""
    for other in others:
        has_day = other.starts_on <= cycle.ends_on and cycle.starts_on < other.ends_before
        if has_day and meet(cycle.population, other.population, paths):
            yield Fault("/population", "people_of_other_cycle", {"key": other.key})


def meet(first: Population, second: Population, paths: Mapping[str, str]) -> bool:
    """Tell whether somebody may be in both: subtrees and classes in common, not taken out."""
    classes = {*first.job_classes}, {*second.job_classes}
    if all(classes) and classes[0].isdisjoint(classes[1]):
        return False
    outside = [*_paths(first.except_units, paths), *_paths(second.except_units, paths)]
    return any(
        not any(_deeper(mine, theirs).startswith(out) for out in outside)
        for mine in _subtrees(first, paths)
        for theirs in _subtrees(second, paths)
        if mine.startswith(theirs) or theirs.startswith(mine)
    )


def _deeper(mine: str, theirs: str) -> str:
    """Give the subtree that two of which one lies in the other have in common."""
    return max(mine, theirs, key=len)


def _subtrees(population: Population, paths: Mapping[str, str]) -> Collection[str]:
    return _paths(population.units, paths) if population.units else [WHOLE_AGENCY]


def _paths(codes: Sequence[str], paths: Mapping[str, str]) -> list[str]:
    """Give the paths of the units that exist."""
    return [paths[code] for code in codes if code in paths]
