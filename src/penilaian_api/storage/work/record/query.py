"""Build the queries of a store once: by model, grants, conditions, columns and order."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any, TypeAlias

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    and_,
    bindparam,
    inspect,
    or_,
    select,
)

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.prepared import Prepared, built_of, cached_once, values_of
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.forms import as_found
from penilaian_api.storage.work.reached.sets import begins_from_caller, reached

Criterion: TypeAlias = ColumnElement[bool] | Prepared[ColumnElement[bool]]
"""A condition that is built once: a constant of its module, or prepared."""


@cached_once
def key_columns(model: Any) -> tuple[Any, ...]:  # noqa: ANN401 - any mapped class
    """Name the key that closes every order, the agency left out: it is the same for all."""
    attributes = inspect(model).primary_key
    return tuple(getattr(model, key.key) for key in attributes if key.key != "agency_id")


def record_query(  # noqa: PLR0913 - the parts of a query
    model: Any,  # noqa: ANN401 - any mapped class
    grants: tuple[Grant, ...] | None,
    criteria: Sequence[Criterion],
    columns: Mapping[str, object],
    order: tuple[Any, ...],
    *,
    limits: bool = False,
    in_subtree: bool = False,
) -> tuple[Select[Any], dict[str, object]]:
    """Give the query of a model by criteria and by values of *columns*, and what to bind.

    A page begins from the caller's own rows; *in_subtree*: the caller is bound to a unit.
    """
    shape, values = [], values_of(*criteria)
    for name, value in columns.items():
        is_list = isinstance(value, Collection) and not isinstance(value, (str, bytes))
        kind: object = list if is_list else BindParameter
        if value is None or isinstance(value, bool):
            kind = value
        else:
            values[f"of_{name}"] = [*value] if kind is list else value  # type: ignore[misc]  # one of the lists
        shape.append((name, kind))
    visible = _whole(model) if grants is None else within(grants, model)
    if limits and grants is not None:
        visible = reached(grants, model, in_subtree=in_subtree)
        if begins_from_caller(grants, model, in_subtree=in_subtree):
            order = _as_found(order)
    query = _query(model, visible, built_of(criteria), tuple(shape), order, limits=limits)
    return query, values


@cached_once
def _whole(model: Any) -> ColumnElement[bool]:  # noqa: ANN401 - any mapped class
    return of_agency(model)


@cached_once
def _as_found(order: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(map(as_found, order))


@cached_once
def _query(  # noqa: PLR0913 - the parts of a query
    model: Any,  # noqa: ANN401 - any mapped class
    visible: ColumnElement[bool],
    criteria: tuple[ColumnElement[bool], ...],
    columns: tuple[tuple[str, object], ...],
    order: tuple[Any, ...],
    *,
    limits: bool,
) -> Select[Any]:
    """Select the *visible* records of a model."""
    matches = [_has_value(model, name, kind) for name, kind in columns]
    query = select(model).where(visible, *matches, *criteria).order_by(*order)
    return query.limit(bindparam("page_limit", type_=Integer())) if limits else query


def _has_value(model: Any, name: str, kind: object) -> ColumnElement[bool]:  # noqa: ANN401 - any mapped class
    column: ColumnElement[Any] = getattr(model, name)
    if kind is list:
        return column.in_(bindparam(f"of_{name}", expanding=True))
    return column == bindparam(f"of_{name}") if kind is BindParameter else column.is_(kind)


def comes_after(keys: tuple[Any, ...], after: Sequence[object]) -> Prepared[ColumnElement[bool]]:
    """Filter to the rows after one, comparing key by key, which both databases index alike."""
    pairs = zip(keys, after, strict=True)
    values = {f"after_{number}": value for number, (_, value) in enumerate(pairs)}
    return Prepared(_beyond(keys), values)


@cached_once
def _beyond(keys: tuple[Any, ...]) -> ColumnElement[bool]:
    last: list[Any] = [bindparam(f"after_{number}") for number in range(len(keys))]
    ways = []
    for number, key in enumerate(keys):
        same = [k == v for k, v in zip(keys[:number], last[:number], strict=True)]
        ways.append(and_(*same, key > last[number]))
    return or_(*ways)
