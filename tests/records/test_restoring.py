"""Show that no test finds what another left behind: each clone is as the template is."""

from typing import Any

import pytest
from sqlalchemy import create_engine, inspect, text

from penilaian_api.storage.models.base import Base
from tests.records.clones import Copy
from tests.serving.client import Served

LEFT_BEHIND = (
    "DELETE FROM login WHERE login = 'bare@alfa'",
    "UPDATE employee SET name = 'Lain' WHERE employee_code = 'alfa-staff'",
    "INSERT INTO national_holiday (day, name, source) VALUES ('2030-01-02', 'Lain', 'Uji')",
    "ALTER TABLE national_holiday ADD COLUMN other integer",
    "CREATE TABLE other (id integer)",
    "DROP INDEX {index}",
)


def execute(copy: Copy, statement: str) -> None:
    engine = create_engine(copy.owner)
    with engine.begin() as link:
        link.execute(text(statement.format(index=some_index(link))))
    engine.dispose()


def some_index(link: Any) -> str:
    return next(
        str(index["name"])
        for table in Base.metadata.sorted_tables
        for index in inspect(link).get_indexes(table.name)
        if not index["unique"]
    )


def whole(copy: Copy) -> dict[str, Any]:
    """Read every row, and of every table its columns and indexes."""
    engine = create_engine(copy.owner)
    with engine.connect() as link:
        shape = inspect(link)
        counts = {
            name: (
                sorted(map(repr, link.execute(text(f'SELECT * FROM "{name}"')))),
                sorted(str(column["name"]) for column in shape.get_columns(name)),
                sorted(str(index["name"]) for index in shape.get_indexes(name)),
            )
            for name in shape.get_table_names()
        }
    engine.dispose()
    return counts


@pytest.mark.parametrize("statement", LEFT_BEHIND)
def test_the_next_clone_knows_nothing_of_the_last(served: Served, statement: str) -> None:
    with served.kept.clone() as copy:
        before = whole(copy)
        execute(copy, statement)
        assert whole(copy) != before
    with served.kept.clone() as copy:
        assert whole(copy) == before


def test_a_clone_in_which_somebody_still_holds_a_row_is_not_lent_again(served: Served) -> None:
    with served.kept.clone() as copy:
        before = whole(copy)
        engine = create_engine(copy.owner)
        link = engine.connect()
        link.execute(text(LEFT_BEHIND[0]))
    with served.kept.clone() as other:
        assert whole(other) == before
    link.invalidate()
    engine.dispose()
