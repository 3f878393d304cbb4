"""Hand a text to the driver of its database: SQLite takes values by name, PostgreSQL by number.

psycopg would read through the text for names at each time, a third of what the tasks of an employee
cost; a text with numbers it sends as it is.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import Connection

_NAMED: Final = re.compile(r"%%|%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class NamedText:
    """A text that takes its values by their names."""

    text: str

    def send(self, link: Connection, bound: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a cursor of the driver
        """Send it, and give the cursor with its answer."""
        cursor: Any = link.connection.cursor()
        link._cursor_execute(cursor, self.text, {**bound})  # noqa: SLF001 - tells listeners, translates errors
        return cursor


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A text that takes its values by numbers, in this order of their names."""

    text: str
    names: Sequence[str]

    def send(self, link: Connection, bound: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a cursor of the driver
        """Send it, and give the cursor with its answer."""
        from psycopg import RawCursor  # noqa: PLC0415 - SQLite does without it

        driver: Any = link.connection.dbapi_connection
        cursor = RawCursor(driver)
        values = tuple([bound[name] for name in self.names])
        link._cursor_execute(cursor, self.text, values)  # type: ignore[arg-type]  # noqa: SLF001 - as above
        return cursor


def sendable(text: str, dialect_name: str) -> NamedText | NumberedText:
    """Give a compiled text as the driver takes it with least work."""
    if dialect_name != "postgresql":
        return NamedText(text)
    numbers: dict[str, int] = {}

    def number(match: re.Match[str]) -> str:
        name = match[1]
        return "%" if name is None else f"${numbers.setdefault(name, len(numbers) + 1)}"

    numbered = _NAMED.sub(number, text)
    return NumberedText(numbered, tuple(numbers))
