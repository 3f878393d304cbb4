"""Search lists by how a name or a code begins: ranges, which an index serves on both databases.

Texts are searched for what stands anywhere in them, in lists of which there is never much.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import ColumnElement, String, and_, bindparam, func, or_
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
    texts: tuple[InstrumentedAttribute[Any], ...] = ()
    """Searched for what stands anywhere in them, without an index: of what is few."""
    text: str = "The beginning of the name or of the code."
    """What the contract says of it."""

    def condition(self) -> Condition:
        """Keep to what begins so: ranges, which an index serves on both databases."""
        ways = [_between(column, "q_name") for column in self.names]
        ways += [_between(column, f"q_{case}") for column in self.codes for case in _CASES]
        ways += [func.lower(column).like(_CONTAINED, escape="\\") for column in self.texts]
        condition = or_(*ways)
        condition = condition if self.through is None else self.through(condition)
        return condition if self.also is None else or_(condition, self.also.condition())

    @staticmethod
    def values(text: str) -> dict[str, str]:
        """Bind what is searched, in the spellings that are tried."""
        begins = {"q_name": sort_key(text)}
        begins |= {f"q_{case}": spell(normalize_nip(text)) for case, spell in _CASES.items()}
        ends = {f"{name}_end": f"{begun}{AFTER_ALL}" for name, begun in begins.items()}
        return {**begins, **ends, _CONTAINED.key: f"%{_SIGN.sub(_ESCAPED, text.lower())}%"}


_CONTAINED: Final = bindparam("q_contained", type_=String())
_SIGN: Final = re.compile(r"[%_\\]")
_ESCAPED: Final = r"\\\g<0>"
"""What stands for any text in a pattern, as it stands for itself."""
_CASES: Final[Mapping[str, Callable[[str], str]]] = {
    "upper": str.upper,
    "lower": str.lower,
    "stated": str,
}


def _between(column: InstrumentedAttribute[Any], name: str) -> Condition:
    return and_(column >= bindparam(name), column < bindparam(f"{name}_end"))
