"""Derive the columns of a query from the class of its rows, so that the two lists cannot differ."""

from dataclasses import fields
from typing import Any

from sqlalchemy.orm import InstrumentedAttribute

Column = InstrumentedAttribute[Any]


def columns_of(row: type[Any], record: type[Any], **others: Column) -> tuple[Column, ...]:
    """List a column for each field of *row*: of *record* by its name, or one of *others*."""
    names = [field.name for field in fields(row)]
    return tuple(others[name] if name in others else getattr(record, name) for name in names)
