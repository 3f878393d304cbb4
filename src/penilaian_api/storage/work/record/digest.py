"""Digest a record as it stands: equal for the record in hand and for its row in the table.

A row is read as the driver gives it and not through its types: what another hand wrote may fit no
type, and must then differ instead of failing. A column that is empty is left out, so that a new one
which may be empty changes no digest.

Why it is so: docs/decisions/0022.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from json.encoder import encode_basestring_ascii
from typing import Any, Final, cast

from sqlalchemy import JSON, Boolean, Column, Date, Integer, LargeBinary, String, Table, Uuid
from sqlalchemy.orm.attributes import instance_dict
from sqlalchemy.types import TypeEngine

from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import (
    ExactDecimal,
    PackedBinary,
    UtcDateTime,
    plain_bytes,
    text_of,
)

Form = Callable[[Any], object]
"""Gives a value in the one form that is digested; fails on what its column cannot have."""

_FAILURES: Final = (TypeError, ValueError, AttributeError, LookupError, RecursionError)


@dataclass(frozen=True, slots=True)
class RowForms:
    """How the values of a row are read as the driver gives them, column by column."""

    forms: Mapping[str, Form]

    def read(self, values: Sequence[Any]) -> dict[str, Any]:
        """Give each value in its form; what its column cannot have, as a mark that equals none."""
        return {
            name: None if value is None else _form_or_mark(form, value)
            for (name, form), value in zip(self.forms.items(), values, strict=True)
        }

    def read_some(self, values: Mapping[str, Any]) -> dict[str, Any]:
        """Give the values of some columns in their forms."""
        return {name: _form_or_mark(self.forms[name], value) for name, value in values.items()}


@dataclass(frozen=True, slots=True)
class DigestedTable:
    """How a table is digested: its columns in the order of their names."""

    name: str
    forms: RowForms

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns that are read, in their order."""
        return tuple(self.forms.forms)

    def digest(self, fields: Mapping[str, object]) -> bytes:
        """Digest a row as its forms have read it."""
        filled = (pair for pair in fields.items() if pair[1] is not None)
        return _digest(self.name, [_heading(name) + _written(value) for name, value in filled])


def digest_of(record: Base) -> bytes:
    """Digest a record as it stands in the session."""
    table, fields = cast("Table", type(record).__table__), instance_dict(record)
    texts: list[str] = []
    for heading, attribute, form in _value_forms(table):
        value = fields[attribute] if attribute in fields else getattr(record, attribute)
        if value is not None:
            texts.append(heading + _written(form(value)))
    return _digest(table.name, texts)


@cache
def digested_table(
    table: Table, dialect: str, present: frozenset[str] | None = None
) -> DigestedTable:
    """Return how *table* is digested; *present* are the columns that it has by now, if not all."""
    columns = [column for column in _sorted(table) if present is None or column.name in present]
    forms = {column.name: _form_of_row(column.type, dialect) for column in columns}
    return DigestedTable(table.name, RowForms(forms))


@cache
def open_row_forms(table: Table, dialect: str) -> RowForms:
    """Return how the columns of *table* are read with all that they say: bytes as hexadecimal."""
    return RowForms(
        {
            column.name: bytes.hex
            if isinstance(column.type, LargeBinary)
            else _form_of_row(column.type, dialect)
            for column in _sorted(table)
        }
    )


@cache
def _value_forms(table: Table) -> tuple[tuple[str, str, Form], ...]:
    """Give heading, attribute and form of each value of a record in hand."""
    attributes = _attributes(table)
    return tuple(
        (_heading(column.name), attributes[column.name], _form_of_value(column.type))
        for column in _sorted(table)
    )


def _sorted(table: Table) -> list[Column[Any]]:
    return sorted(table.columns, key=lambda column: column.name)


def _attributes(table: Table) -> Mapping[str, str]:
    """Map the columns of a table to the attributes of its class."""
    for mapper in Base.registry.mappers:
        if mapper.local_table is table:
            return {item.columns[0].name: item.key for item in mapper.column_attrs}
    raise LookupError(f"{table.name} has no class.")


def _digest(table: str, texts: Iterable[str]) -> bytes:
    """Digest a table's name, and behind it what each column says that is filled: a list in JSON."""
    return hashlib.sha256(f'["{table}"{"".join(texts)}]'.encode()).digest()


def _heading(column: str) -> str:
    return f',"{column}",'


def _written(value: object) -> str:
    """Write a value in JSON: texts and numbers, which are most, without looking further."""
    return _WRITES.get(type(value), _to_text)(value)


def _form_or_mark(form: Form, value: object) -> object:
    try:
        return form(value)
    except _FAILURES:
        return ["?", repr(value)]


def _form_of_value(kind: TypeEngine[Any]) -> Form:
    if isinstance(kind, ExactDecimal):
        return kind.to_scaled
    return next(form for base, form in _OF_VALUES if isinstance(kind, base))


def _form_of_row(kind: TypeEngine[Any], dialect: str) -> Form:
    forms = _OF_SQLITE if dialect == "sqlite" else _OF_POSTGRES
    return next(form for base, form in forms if isinstance(kind, base))


def _instant(value: datetime) -> str:
    return value.astimezone(UTC).isoformat(timespec="microseconds")


def _bytes(value: bytes) -> str:
    return hashlib.sha256(value).hexdigest()


def _plain_bytes(value: bytes) -> str:
    return _bytes(plain_bytes(value) or b"")


def _whole(value: object) -> int:
    if type(value) is not int:
        raise TypeError
    return value


def _text(value: object) -> str:
    if type(value) is not str:
        raise TypeError
    return value


def _sqlite_truth(value: object) -> bool:
    """Read a truth as SQLite stores it: 2 is none, although it would be taken for one."""
    return {0: False, 1: True}[_whole(value)]


def _sqlite_id(value: str) -> str:
    if len(_text(value)) != _HEX_DIGITS:
        raise ValueError
    return f"{value[:8]}-{value[8:12]}-{value[12:16]}-{value[16:20]}-{value[20:]}"


def _sqlite_instant(value: str) -> str:
    """Read an instant as we store it: with a T in it, it would compare as a later text."""
    day, time = _text(value).split(" ")
    return f"{day}T{time}+00:00"


def _sqlite_json(value: str) -> object:
    return json.loads(_text(value))


def _same(value: object) -> object:
    return value


_HEX_DIGITS: Final = 32
_to_text: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode

_WRITES: Final[Mapping[type, Callable[[Any], str]]] = {
    str: encode_basestring_ascii,
    int: int.__repr__,
    list: lambda items: _to_text(items) if items else "[]",
}

_OF_VALUES: Final[tuple[tuple[type[TypeEngine[Any]], Form], ...]] = (
    (UtcDateTime, _instant),
    (Uuid, text_of),
    (JSON, _same),
    (Boolean, bool),
    (Integer, int),
    (PackedBinary, _plain_bytes),
    (LargeBinary, _bytes),
    (Date, date.isoformat),
    (String, str),
)
"""The first that fits: a choice is a text, too."""

_OF_SQLITE: Final[tuple[tuple[type[TypeEngine[Any]], Form], ...]] = (
    (UtcDateTime, _sqlite_instant),
    (ExactDecimal, _whole),
    (Uuid, _sqlite_id),
    (JSON, _sqlite_json),
    (Boolean, _sqlite_truth),
    (Integer, _whole),
    (PackedBinary, _plain_bytes),
    (LargeBinary, _bytes),
    (Date, _text),
    (String, _text),
)

_OF_POSTGRES: Final[tuple[tuple[type[TypeEngine[Any]], Form], ...]] = (
    (UtcDateTime, _instant),
    (ExactDecimal, _whole),
    *_OF_VALUES[1:],
)
