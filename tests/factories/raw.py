"""Rows put into the record past all services, to see that the database itself refuses them."""

from uuid import UUID

import pytest
from sqlalchemy.exc import DBAPIError

from tests.serving.client import Api


def refused(api: Api, statement: str, *names: str) -> None:
    """Run *statement* as the application: the database must refuse it by one of *names*."""
    with api.raw() as connection, pytest.raises(DBAPIError) as refusal:
        connection.exec_driver_sql(statement)
    assert any(name in str(refusal.value.orig) for name in names), refusal.value


def insertion(api: Api, table: str, **values: object) -> str:
    """Write an INSERT of one row of the agency alfa."""
    row = {"agency_id": api.agency_id(), "id": UUID(int=1), **values}
    cells = ", ".join(cell(api, value) for value in row.values())
    return f"INSERT INTO {table} ({', '.join(row)}) VALUES ({cells})"


def cell(api: Api, value: object) -> str:
    """Write a value as the database of *api* keeps it."""
    if isinstance(value, UUID):
        return f"'{value.hex}'" if api.dialect == "sqlite" else f"'{value}'"
    return str(value) if isinstance(value, int) else f"'{value}'"
