"""Run a select by its text, which is made once; SQLAlchemy would look at it each time.

Its values are bound and its rows read by the types of their columns, as SQLAlchemy does it.

Why it is so: docs/decisions/0039.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Final
from weakref import WeakKeyDictionary

from sqlalchemy import Connection, Dialect, Result
from sqlalchemy.engine.result import IteratorResult, SimpleResultMetaData
from sqlalchemy.orm import Session

from penilaian_api.storage.work.compiled.compilers import FIRST, dialect_of, list_mark
from penilaian_api.storage.work.compiled.drivers import NamedText, NumberedText, sendable
from penilaian_api.storage.work.compiled.records import Part, has_records, parts_of

LENGTHS: Final = 50
"""So many texts of a statement are kept, each for other lengths of its lists."""
_VALUE: Final = re.compile(r"%\(\w+\)s|:\w+")


class Compiled:
    """A statement as one database takes it."""

    def __init__(self, statement: Any, dialect: Dialect) -> None:  # noqa: ANN401 - any select
        """Compile *statement*, its constants written out."""
        compiled: Any = statement.compile(dialect=dialect_of(dialect))
        binds: Mapping[str, Callable[[Any], Any]] = compiled._bind_processors  # noqa: SLF001 - how SQLAlchemy binds
        self._dialect = dialect
        self._text: str = compiled.string
        self._lists: dict[str, str] = getattr(compiled, "lists", {})
        self._list_binds = {name: binds.get(name + FIRST) for name in self._lists}
        self._binds = tuple(
            (name, binds.get(name)) for name in compiled.binds if not name.endswith(FIRST)
        )
        self._columns = compiled._result_columns  # noqa: SLF001 - name and type of each
        self._parts = parts_of(statement, self._columns) if has_records(statement) else None
        described = () if self._parts is None else statement.column_descriptions
        self._names = [str(each["name"]) for each in described]
        self._texts: dict[tuple[int, ...], NamedText | NumberedText] = {}
        self._metadata: Any = None  # learned at the first answer

    def result(
        self, session: Session, link: Connection, values: Mapping[str, Any]
    ) -> Result[*tuple[Any, ...]]:
        """Fetch its rows, read."""
        rows = self.fetch(link, values)
        if self._parts is not None:
            rows = [*self._made_of_records(session, rows, self._parts)]
        return IteratorResult(self._metadata, iter(rows))

    def fetch(self, link: Connection, values: Mapping[str, Any]) -> list[Sequence[Any]]:
        """Fetch its rows as the driver gives them."""
        bound = {
            name: values[name] if bind is None else bind(values[name]) for name, bind in self._binds
        }
        lengths = self._bind_lists(values, bound) if self._lists else ()
        cursor = self._text_for(lengths).send(link, bound)
        rows: list[Sequence[Any]] = cursor.fetchall()
        if self._metadata is None:
            self._learn(cursor.description)
        cursor.close()
        return rows

    def _made_of_records(
        self, session: Session, rows: Iterable[Sequence[Any]], parts: Sequence[Part]
    ) -> Iterator[tuple[Any, ...]]:
        for row in rows:
            cells = [*row]
            for at, read in self._reading:
                cells[at] = read(cells[at])
            yield tuple([part(session, cells) for part in parts])

    def _learn(self, description: Sequence[Sequence[Any]]) -> None:
        """Learn at the first answer how its values are read."""
        readers: Any = tuple(
            column[3]._cached_result_processor(self._dialect, given[1])  # noqa: SLF001 - how SQLAlchemy reads
            for column, given in zip(self._columns, description, strict=True)
        )
        self._reading = [(at, read) for at, read in enumerate(readers) if read is not None]
        if self._parts is not None:
            self._metadata = SimpleResultMetaData(self._names)
            return
        keys = [column[0] for column in self._columns]
        self._metadata = SimpleResultMetaData(keys, _processors=readers)

    def _bind_lists(self, values: Mapping[str, Any], bound: dict[str, Any]) -> tuple[int, ...]:
        """Bind each value of the lists by its own name, and tell how long they are."""
        for name, bind in self._list_binds.items():
            for number, value in enumerate(values[name]):
                bound[f"{name}__{number}"] = value if bind is None else bind(value)
        return tuple([len(values[name]) for name in self._lists])

    def _text_for(self, lengths: tuple[int, ...]) -> NamedText | NumberedText:
        """Give the text for lists so long."""
        text = self._texts.get(lengths)
        if text is None:
            if len(self._texts) >= LENGTHS:
                self._texts.clear()
            named = self._named_text(lengths)
            text = self._texts[lengths] = sendable(named, self._dialect.name)
        return text

    def _named_text(self, lengths: Sequence[int]) -> str:
        text = self._text
        for (name, value), length in zip(self._lists.items(), lengths, strict=True):
            each = (value.replace(FIRST, f"__{number}") for number in range(length))
            nothing = f"SELECT {_VALUE.sub('NULL', value, count=1)} WHERE 1 = 0"
            text = text.replace(list_mark(name), ", ".join(each) or nothing)
        return text


_known: Final[WeakKeyDictionary[Any, dict[Dialect, Compiled]]] = WeakKeyDictionary()
"""The statements that were asked for before, each as its databases take it."""


def run(session: Session, statement: Any, values: Mapping[str, Any]) -> Result[*tuple[Any, ...]]:  # noqa: ANN401 - any select
    """Run a select that is kept, in the transaction of *session*."""
    link = _link_of(session)
    return _form(statement, link).result(session, link, values)


def fetch_plain(
    session: Session,
    statement: Any,  # noqa: ANN401 - any select
    values: Mapping[str, Any],
) -> list[Sequence[Any]]:
    """Run the same, and give its rows as the driver does: they are texts and numbers."""
    link = _link_of(session)
    return _form(statement, link).fetch(link, values)


def _link_of(session: Session) -> Connection:
    session.flush()
    return session.connection()


def _form(statement: Any, link: Connection) -> Compiled:  # noqa: ANN401 - any select
    """Give a statement as the database of *link* takes it."""
    forms = _known.get(statement)
    if forms is None:
        forms = _known[statement] = {}
    form = forms.get(link.dialect)
    if form is None:
        form = forms[link.dialect] = Compiled(statement, link.dialect)
    return form
