"""Make the records of a session from the cells of a row, as the ORM would make them.

A record that the session holds already stays as it is; one that is not there (of an outer join) is
None. There is nothing else to load: no model has columns that come later, or relationships.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Select, inspect
from sqlalchemy.orm import Mapper, Session
from sqlalchemy.orm.attributes import instance_dict, instance_state, set_committed_value
from sqlalchemy.orm.util import AliasedClass

Part = Callable[[Session, Sequence[Any]], Any]
"""Gives a part of a row: a record, or the value of a column."""


def attach(session: Session, model: type[Any], values: Mapping[str, Any]) -> Any:  # noqa: ANN401 - a record of the model
    """Make a record of all that was read of it in another way; the session held none of its key."""
    mapper: Mapper[Any] = inspect(model)
    if {*values} != {item.key for item in mapper.column_attrs}:
        raise AssertionError(f"{model.__name__} is not whole: {sorted(values)}.")
    keys = [mapper.get_property_by_column(column).key for column in mapper.primary_key]
    return _hold(session, mapper, tuple([values[key] for key in keys]), values)


def has_records(statement: Any) -> bool:  # noqa: ANN401 - any statement
    """Tell whether a statement selects whole records, besides columns or alone."""
    return isinstance(statement, Select) and any(
        isinstance(description["expr"], type | AliasedClass)
        for description in statement.column_descriptions
    )


def parts_of(statement: Any, columns: Sequence[Any]) -> tuple[Part, ...]:  # noqa: ANN401 - any select
    """Say how the rows of *statement* are made of its *columns*, as they were compiled."""
    return tuple(_parts(statement, columns))


def _parts(statement: Any, columns: Sequence[Any]) -> Iterator[Part]:  # noqa: ANN401 - any select
    start = 0
    for description in statement.column_descriptions:
        if not isinstance(description["expr"], type | AliasedClass):
            yield _cell(start)
            start += 1
            continue
        entity: Any = inspect(description["expr"])
        mapper: Mapper[Any] = entity.mapper
        width = len(mapper.columns)
        names = [_attribute(mapper, column[2]) for column in columns[start : start + width]]
        if {*names} != {item.key for item in mapper.column_attrs}:
            raise AssertionError(f"{mapper.class_.__name__} is not read whole: {names}.")
        yield _record(mapper, names, start)
        start += width
    if start != len(columns):
        raise AssertionError(f"{start} columns are read of {len(columns)}.")


def _attribute(mapper: Mapper[Any], known_as: Sequence[Any]) -> str:
    """Name the attribute of a column by what SQLAlchemy knows it as: labels, and the column."""
    names = (str(getattr(each, "name", "")) for each in known_as)
    column = next(name for name in names if name in mapper.local_table.c)
    return mapper.get_property_by_column(mapper.local_table.c[column]).key


def _cell(at: int) -> Part:
    return lambda _session, cells: cells[at]


def _record(mapper: Mapper[Any], names: Sequence[str], start: int) -> Part:
    keys = [mapper.get_property_by_column(column).key for column in mapper.primary_key]
    at_keys = [start + names.index(key) for key in keys]
    stop, model = start + len(names), mapper.class_

    def record(session: Session, cells: Sequence[Any]) -> Any:  # noqa: ANN401 - a record
        key = (model, tuple([cells[at] for at in at_keys]), None)
        existing = session.identity_map.get(key)
        if existing is not None:
            _complete(existing, names, cells[start:stop])
            return existing
        if None in key[1]:
            return None
        return _hold(session, mapper, key[1], zip(names, cells[start:stop], strict=True))

    return record


def _hold(
    session: Session,
    mapper: Mapper[Any],
    key: tuple[Any, ...],
    values: Mapping[str, Any] | Iterable[tuple[str, Any]],
) -> Any:  # noqa: ANN401 - a record of the mapper's class
    """Make a new record as it stands in the database, and let the session hold it."""
    record = mapper.class_manager.new_instance()
    state: Any = instance_state(record)
    state.key, state.session_id = (mapper.class_, key, None), session.hash_key
    instance_dict(record).update(values)
    session.identity_map._add_unpresent(state, state.key)  # noqa: SLF001 - as the ORM does it
    if listeners := state.manager.dispatch.load:
        listeners(state, None)  # who looks at what is loaded, looks at this, too
    return record


def _complete(record: object, names: Sequence[str], cells: Sequence[Any]) -> None:
    """Give a record that the session holds what of it has expired."""
    expired = instance_state(record).expired_attributes
    if expired:
        for name, cell in zip(names, cells, strict=True):
            if name in expired:
                set_committed_value(record, name, cell)
