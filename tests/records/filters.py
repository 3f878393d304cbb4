"""Count, in any statement, the agency tables that it names without a filter on the agency.

A reader of SQL, not a parser: it knows words, brackets and clauses, which is enough for what is
written here. A filter counts where it must hold: in the same query as the table, not below an OR
or a NOT, against a value that was passed in or, in a trigger, against the row that is written.
"""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

from penilaian_api.storage import models
from penilaian_api.storage.database import guards
from penilaian_api.storage.models.base import Base

assert models  # the tables are known once these are imported

TABLES: Final = frozenset(
    name
    for name, table in Base.metadata.tables.items()
    if "agency_id" in table.columns and name not in guards.SHARED
)
_WORD: Final = re.compile(
    r"'(?:[^']|'')*'|%\(\w+\)s|:[a-z_]\w*|\$\d+|\?|\"[^\"]+\"|[A-Za-z_][\w$]*|\d[\w.]*|::|<>|<=|>=|\|\||\S"
)
_NAMED: Final = re.compile(r":[a-z_]\w*|\$\d+")
_CAST: Final = re.compile(r"::[\w ]+?(?:\(\d+\))?(?=[\s,)\]]|$)")
_ENDS_FROM: Final = frozenset(
    {"WHERE", "GROUP", "ORDER", "LIMIT", "HAVING", "SET", "RETURNING", "FOR", "VALUES", "SELECT"}
)
_NO_TABLE_AFTER_UPDATE: Final = frozenset({"ON", "OF", "SET", "SKIP", "NOWAIT"})
_ARMS: Final = frozenset({"UNION", "EXCEPT", "INTERSECT"})
_NAMES_NEXT: Final = frozenset({"FROM", "JOIN", "INTO", "UPDATE", "USING"})


@dataclass
class _Frame:
    """A pair of brackets: a query of its own, or conditions that belong to the one around it."""

    is_query: bool
    is_denied: bool = False
    clause: str = ""
    has_or: bool = False
    named: list[tuple[str, str]] = field(default_factory=list)
    filtered: set[str] = field(default_factory=set)


@lru_cache(maxsize=20_000)
def unfiltered(statement: str) -> tuple[str, ...]:
    """Name the references to agency tables in *statement* that no filter of their own holds."""
    return tuple(_Reader(statement).missing)


def agency_tables(statement: str) -> list[str]:
    """Name the agency table of each reference in *statement*."""
    return _Reader(statement).named


class _Reader:
    def __init__(self, statement: str) -> None:
        words = _WORD.findall(_CAST.sub("", statement))
        self.words = [word.strip('"') for word in words]
        self.frames = [_Frame(is_query=True)]
        self.named: list[str] = []
        self.missing: list[str] = []
        for at, word in enumerate(self.words):
            self._word(at, word, word.upper())
        while self.frames:
            self._close()

    def _word(self, at: int, word: str, upper: str) -> None:
        top = self.frames[-1]
        if word == "(":
            self._open(top, at)
        elif word == ")":
            self._close()
        elif upper in _ARMS:
            self._settle(top)
        elif upper in _ENDS_FROM:
            top.clause = upper
        elif upper == "OR":
            top.has_or = True
        elif upper in _NAMES_NEXT:
            self._clause(top, at, upper)
        elif upper == "AGENCY_ID":
            self._filter(top, at)
        else:
            self._reference(top, at, word)

    def _open(self, top: _Frame, at: int) -> None:
        is_query = self._at(at + 1).upper() in {"SELECT", "WITH"}
        is_denied = self._at(at - 1).upper() in {"NOT", "CASE"}
        clause = "" if top.clause == "FROM" else top.clause
        self.frames.append(_Frame(is_query, is_denied, clause))

    def _clause(self, top: _Frame, at: int, upper: str) -> None:
        follows = self._at(at + 1).upper()
        if upper == "UPDATE" and follows in _NO_TABLE_AFTER_UPDATE:
            top.clause = upper
        elif upper != "JOIN":
            top.clause = "FROM" if upper in {"FROM", "USING"} else upper

    def _names_table(self, top: _Frame, at: int) -> bool:
        if self._at(at) not in TABLES:
            return False
        before, after = self._at(at - 1).upper(), self._at(at + 1)
        if after == "." or before == ".":
            return False
        return before in _NAMES_NEXT or (before == "," and top.clause == "FROM")

    def _reference(self, top: _Frame, at: int, table: str) -> None:
        if not self._names_table(top, at):
            return
        self.named.append(table)
        if self._at(at - 1).upper() == "INTO":
            if "agency_id" not in self._columns(at + 1):
                self.missing.append(f"{table} (written without its agency)")
            return
        follows = self._at(at + 1)
        if follows.upper() == "AS":
            follows = self._at(at + 2)
        is_alias = re.fullmatch(r"[a-z_]\w*", follows) and follows.upper() not in _WORDS_OF_SQL
        self._query().named.append((table, follows if is_alias else table))

    def _columns(self, at: int) -> set[str]:
        if self._at(at) != "(":
            return set()
        return set(self.words[at : self.words.index(")", at)])

    def _filter(self, top: _Frame, at: int) -> None:
        """Take note of ``x.agency_id = <value>`` in a WHERE or an ON, either way round."""
        if top.clause in {"SET", "SELECT", "UPDATE", "INTO", "RETURNING", "ORDER", "GROUP"}:
            return
        is_qualified = self._at(at - 1) == "."
        owner = self._at(at - 2) if is_qualified else ""
        if owner.upper() in {"NEW", "OLD"}:
            return
        begins = at - 2 if is_qualified else at
        right = self._at(at + 1) == "=" and self._is_value(at + 2, 1)
        left = self._at(begins - 1) == "=" and self._is_value(begins - 2, -1)
        if right or left:
            top.filtered.add(owner)

    def _is_value(self, at: int, way: int) -> bool:
        word = self._at(at)
        if word in {"?", "'"} or word.startswith(("%(", "'")) or _NAMED.fullmatch(word):
            return True
        row = self.words[at : at + 3] if way > 0 else self.words[at - 2 : at + 1]
        return "".join(row).upper() in {"NEW.AGENCY_ID", "OLD.AGENCY_ID"}

    def _close(self) -> None:
        frame = self.frames.pop()
        if frame.is_query:
            self._settle(frame)
        elif self.frames and not frame.has_or and not frame.is_denied:
            self.frames[-1].filtered |= frame.filtered
        if self.frames and not frame.is_query:
            self._query().named += frame.named

    def _settle(self, frame: _Frame) -> None:
        """Judge one query, or one arm of a union."""
        filtered = set() if frame.has_or else frame.filtered
        for table, alias in frame.named:
            alone = len(frame.named) == 1 and "" in filtered
            if alias not in filtered and not alone:
                self.missing.append(f"{table} as {alias}" if alias != table else table)
        frame.named, frame.filtered, frame.has_or, frame.clause = [], set(), False, ""

    def _query(self) -> _Frame:
        return next(frame for frame in reversed(self.frames) if frame.is_query)

    def _at(self, at: int) -> str:
        return self.words[at] if 0 <= at < len(self.words) else ""


_WORDS_OF_SQL: Final = _ENDS_FROM | _ARMS | {
    "JOIN", "LEFT", "INNER", "OUTER", "CROSS", "ON", "AS", "USING", "END", "THEN", "DEFAULT"
}  # fmt: skip
