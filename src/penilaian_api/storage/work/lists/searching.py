"""Search lists by how a name or a code begins: ranges, which an index serves on both databases.

Texts are searched for what stands anywhere in them, in lists of which there is never much.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import (
    ColumnElement,
    String,
    and_,
    bindparam,
    func,
    or_,
    select,
    union,
)
from sqlalchemy.orm import InstrumentedAttribute

from penilaian_api.domain.sorting import sort_key
from penilaian_api.domain.spelling import normalize_nip
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.reached.forms import among

Condition = ColumnElement[bool]
AFTER_ALL: Final = "\U0010ffff"
"""Sorts after every sign that a text begins with."""


@dataclass(frozen=True, slots=True)
class Search:
    """What `q` searches, by its beginning: folded names, and codes as they are written."""

    names: tuple[InstrumentedAttribute[str], ...] = ()
    codes: tuple[InstrumentedAttribute[Any], ...] = ()
    of: InstrumentedAttribute[Any] | None = None
    """What names the searched records, where those of the list are others."""
    also: "Search | None" = None
    """What is searched besides."""
    texts: tuple[InstrumentedAttribute[Any], ...] = ()
    """Searched for what stands anywhere in them, without an index: of what is few."""
    text: str = "The beginning of the name or of the code."
    """What the contract says of it."""

    def condition(self) -> Condition:
        """Keep to what is found by any way, each from its own index: an OR would ask every record.

        Where texts are searched, or two kinds of others, every record is asked.
        """
        besides = [] if self.also is None else [self.also.condition()]
        if self.texts:
            return or_(*self._ways(), *map(_contains, self.texts), *besides)
        if self.of is not None and besides:
            return or_(replace(self, also=None).condition(), *besides)
        model = (*self.names, *self.codes)[0].class_
        ways = [*self._ways(), *besides]
        arms = (select(model.id).where(of_agency(model), way).correlate(None) for way in ways)
        return among(model.id if self.of is None else self.of, union(*arms))

    def _ways(self) -> list[Condition]:
        ways = [_between(column, "q_name") for column in self.names]
        return ways + [_between(column, f"q_{case}") for column in self.codes for case in _CASES]

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


def _contains(column: InstrumentedAttribute[Any]) -> Condition:
    return func.lower(column).like(_CONTAINED, escape="\\")


def _between(column: InstrumentedAttribute[Any], name: str) -> Condition:
    return and_(column >= bindparam(name), column < bindparam(f"{name}_end"))
