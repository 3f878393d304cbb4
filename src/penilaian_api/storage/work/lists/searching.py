"""Search lists by how a name or a code begins: ranges, which an index serves on both databases."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, and_, bindparam, or_
from sqlalchemy.orm import InstrumentedAttribute

from penilaian_api.domain.sorting import sort_key
from penilaian_api.domain.spelling import normalize_nip

Condition = ColumnElement[bool]
AFTER_ALL: Final = "\U0010ffff"
"""Sorts after every sign that a text begins with."""


@dataclass(frozen=True, slots=True)
class Search:
    """What `q` searches, by its beginning: folded names, and codes as they are written."""

    names: tuple[InstrumentedAttribute[str], ...] = ()
    codes: tuple[InstrumentedAttribute[Any], ...] = ()
    through: Callable[[Condition], Condition] | None = None
    """Leads from the searched records to those of the list, where these are others."""
    also: "Search | None" = None
    """What is searched besides."""

    def condition(self) -> Condition:
        """Keep to what begins so: ranges, which an index serves on both databases."""
        ways = [_between(column, "q_name") for column in self.names]
        ways += [_between(column, f"q_{case}") for column in self.codes for case in _CASES]
        condition = or_(*ways)
        condition = condition if self.through is None else self.through(condition)
        return condition if self.also is None else or_(condition, self.also.condition())

    @staticmethod
    def values(text: str) -> dict[str, str]:
        """Bind what is searched, in the spellings that are tried."""
        begins = {"q_name": sort_key(text)}
        begins |= {f"q_{case}": spell(normalize_nip(text)) for case, spell in _CASES.items()}
        return {**begins, **{f"{name}_end": f"{text}{AFTER_ALL}" for name, text in begins.items()}}


_CASES: Final[Mapping[str, Callable[[str], str]]] = {
    "upper": str.upper,
    "lower": str.lower,
    "stated": str,
}


def _between(column: InstrumentedAttribute[Any], name: str) -> Condition:
    return and_(column >= bindparam(name), column < bindparam(f"{name}_end"))
