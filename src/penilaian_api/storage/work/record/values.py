"""What a record says: its key, the values of its columns, and those that changed."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Final
from uuid import UUID

from sqlalchemy import inspect
from sqlalchemy.orm.attributes import instance_dict, instance_state
from sqlalchemy.orm.base import NO_VALUE

from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.types import text_of
from penilaian_api.storage.work.chain.values import to_plain_value

EMPTY: Final[tuple[object, ...]] = ("", [], {})
"""Values that the trail does not tell of a new record: what it is silent about holds nothing."""


def changed_values(record: Base) -> Mapping[str, object]:
    """Give what was in each column that holds another value since it was fetched."""
    state, fields = instance_state(record), instance_dict(record)
    manager: Any = state.manager
    former: dict[str, object] = {}
    for name, old in state.committed_state.items():
        new = fields.get(name)
        if old is NO_VALUE:  # it was stated without being looked at
            former[name] = new
        elif not manager[name].impl.is_equal(new, old):
            former[name] = old
    return former


def former_values(record: Base) -> Mapping[str, object]:
    """Give all that a record said when it was fetched."""
    values = {name: getattr(record, name) for name in _columns(type(record))}
    return {**values, **changed_values(record)}


def created_values(record: Base) -> dict[str, Any]:
    """Give what is not empty of a new record, in plain values; of a secret only that it is.

    Its key stands beside, and its agency is that of the chain.
    """
    secrets, fields = untold_names(type(record)), instance_dict(record)
    return {
        name: "…" if name in secrets else to_plain_value(value)
        for name in _told_columns(type(record))
        if (value := fields.get(name)) is not None and value not in EMPTY
    }


def key_of(record: Base) -> str:
    """Name a record within its table and agency."""
    keys = [getattr(record, name) for name in _key_names(type(record))]
    return "/".join([text_of(key) if type(key) is UUID else str(key) for key in keys])


def to_plain_dict(record: Base, names: Iterable[str] | None = None) -> dict[str, object]:
    """Give the fields *names* of a record as plain values; else all, without secrets and agency."""
    return {
        name: to_plain_value(getattr(record, name))
        for name in (_open_names(type(record)) if names is None else names)
    }


@cache
def _key_names(model: type[Base]) -> tuple[str, ...]:
    keys = (str(column.key) for column in inspect(model).primary_key)
    return tuple(key for key in keys if key != "agency_id")


@cache
def _columns(model: type[Base]) -> tuple[str, ...]:
    """Name the attributes of the columns of a class."""
    return tuple(item.key for item in model.__mapper__.column_attrs)


@cache
def _told_columns(model: type[Base]) -> tuple[str, ...]:
    """Name those of them that a row tells of a new record."""
    beside = {"agency_id", *_key_names(model)}
    return tuple(name for name in _columns(model) if name not in beside)


@cache
def untold_names(model: type[Base]) -> frozenset[str]:
    """Name those of them of whose values the trail says nothing: secrets, and confidential texts.

    A confidential text is its person's own, who may have it; a secret is given to nobody.
    """
    columns = model.__mapper__.column_attrs
    untold = {item.key for item in columns if item.columns[0].info.get("untold")}
    return _secret_names(model) | untold


@cache
def _secret_names(model: type[Base]) -> frozenset[str]:
    """Name those of them that are given to nobody."""
    columns = model.__mapper__.column_attrs
    return frozenset(item.key for item in columns if item.columns[0].info.get("secret"))


@cache
def _open_names(model: type[Base]) -> tuple[str, ...]:
    hidden = _secret_names(model) | {"agency_id"}
    return tuple(name for name in _columns(model) if name not in hidden)
