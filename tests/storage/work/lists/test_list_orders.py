"""The orders of lists: an index serves each of them, on both databases alike."""

import importlib
import pkgutil
from collections.abc import Iterator
from typing import Any, Final

import pytest
from sqlalchemy import Column, String, UniqueConstraint
from sqlalchemy.dialects import postgresql
from sqlalchemy.sql.visitors import iterate

import penilaian_api
from penilaian_api.storage.work.lists.listing import Listing

POSTGRESQL: Final = postgresql.dialect()


def listings() -> dict[str, Listing[Any]]:
    """Find every list that is declared anywhere, by its name."""
    return {
        name: value
        for module in modules()
        for name, value in vars(importlib.import_module(module)).items()
        if isinstance(value, Listing)
    }


def modules() -> Iterator[str]:
    for floor in ("services", "storage"):
        prefix = f"{penilaian_api.__name__}.{floor}."
        folder = importlib.import_module(prefix[:-1]).__path__
        yield from (module.name for module in pkgutil.walk_packages(folder, prefix))


LISTINGS: Final = listings()
ORDERS: Final = [(name, sort) for name, each in LISTINGS.items() for sort in each.sorts]
FEWEST: Final = 14


def indexes(model: Any) -> Iterator[tuple[list[str], bool]]:
    """Name the columns of each index of a table, and whether they name one record."""
    table = model.__table__
    yield [column.name for column in table.primary_key], True
    for constraint in table.constraints:
        if isinstance(constraint, UniqueConstraint):
            yield [column.name for column in constraint.columns], True
    for index in table.indexes:
        if index.dialect_options["postgresql"]["where"] is None:
            yield [column.name for column in index.columns], bool(index.unique)


def is_served(model: Any, equal: list[str], order: list[str]) -> bool:
    """Tell whether an index gives the records with these values equal in that order.

    Where its columns name one record, no more of the order is needed.
    """
    needed = ["agency_id", *equal, *order]
    return any(
        needed == index[: len(needed)]
        or (is_unique and len(index) > 1 + len(equal) and needed[: len(index)] == index)
        for index, is_unique in indexes(model)
    )


def column_of(key: Any) -> str:
    """Name the column of a key, which may have another name in the program."""
    return str(key.property.columns[0].name)


def links(listing: Listing[Any], neighbor: Any) -> list[str]:
    """Name the columns of a list's table by which a neighbor stands beside its records."""
    (on,) = (each.on for each in listing.beside if each.target is neighbor)
    columns = [part for part in iterate(on) if isinstance(part, Column)]
    return [column.name for column in columns if column.table is listing.model.__table__]


def test_every_list_is_examined() -> None:
    assert len({id(each) for each in LISTINGS.values()}) >= FEWEST


@pytest.mark.parametrize(("name", "sort"), ORDERS)
def test_g1_an_index_serves_each_order(name: str, sort: str) -> None:
    listing = LISTINGS[name]
    stated = {key for key, each in listing.filters.items() if not each.is_parameter}
    columns = [column.name for column in listing.model.__table__.columns]
    equal = [column for column in columns if column in stated]
    keys = listing.keys(sort)
    lead = [key for key in keys if key.class_ is not listing.model]
    if lead:
        neighbor = lead[0].class_
        assert is_served(neighbor, [], [column_of(key) for key in lead])
        equal += links(listing, neighbor)
    assert is_served(listing.model, equal, [column_of(key) for key in keys[len(lead) :]])


@pytest.mark.parametrize(("name", "sort"), ORDERS)
def test_g1_both_databases_sort_alike(name: str, sort: str) -> None:
    for key in LISTINGS[name].keys(sort):
        type_ = key.type.dialect_impl(POSTGRESQL)
        assert not key.nullable, key
        assert not isinstance(type_, String) or type_.collation == "C", key
