"""Values in the fixed form that is digested: the same on every machine, and in every year."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID


def to_plain_value(value: object) -> object:
    """Give a value in the fixed form that is digested: the same on every machine."""
    form = _FORMS.get(type(value))
    return str(value) if form is None else form(value)


def _listed(value: Iterable[object]) -> list[object]:
    return [to_plain_value(item) for item in value]


def _mapped(value: Mapping[object, object]) -> dict[str, object]:
    return {str(name): to_plain_value(item) for name, item in value.items()}


def _same(value: object) -> object:
    return value


def _instant(value: datetime) -> str:
    return value.isoformat(timespec="microseconds")


_FORMS: Final[Mapping[type, Callable[[Any], object]]] = {
    type(None): _same,
    bool: _same,
    int: _same,
    bytes: bytes.hex,
    datetime: _instant,
    list: _listed,
    tuple: _listed,
    dict: _mapped,
    date: str,
    UUID: str,
    Decimal: str,
}
"""What is none of these (a text, a choice) is given as its text."""

to_text: Final = json.JSONEncoder(sort_keys=True, separators=(",", ":")).encode
