"""Every join of storage is made by `joined`, so that none can leave out the agency's filter.

`test_agency_filters.py` reads the statements that are executed; this reads those that are written.
"""

import ast
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import select
from sqlalchemy.dialects import sqlite
from sqlalchemy.orm import aliased
from tests.records.filters import agency_tables, unfiltered

import penilaian_api.storage
from penilaian_api.storage.models.organization import Assignment, Employee, Position, Unit
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency

FOLDER = Path(penilaian_api.storage.__file__).parent
JOINS = {"join": 1, "outerjoin": 1, "join_from": 2, "outerjoin_from": 2}
"""The methods that join, with the number of their arguments."""

REFUSED = (
    "query.join(Unit)",
    "query.join(Unit, Unit.id == Position.unit_id)",
    "query.outerjoin(Unit, and_(of_agency(Unit), Unit.id == Position.unit_id))",
    "query.join(*pair)",
    "query.join(*joined(Unit, Unit.id == Position.unit_id), isouter=True)",
    "query.join_from(Position, Unit, Unit.id == Position.unit_id)",
    "query.join_from(Position, *pair)",
    "query.join(target=Unit, onclause=Unit.id == Position.unit_id)",
    "from sqlalchemy import join",
    "from sqlalchemy.orm import outerjoin as around",
)
PASSED = (
    "query.join(*joined(Unit, Unit.id == Position.unit_id))",
    "query.join_from(Position, *joined(Unit, Unit.id == Position.unit_id))",
    "query.outerjoin(*joined(post, post.is_head, agency=agency_id))",
    "', '.join(names)",
)


def unfiltered_joins(source: str) -> list[str]:
    """Find what joins a table in *source* otherwise than by `joined`."""
    return [ast.unparse(node) for node in ast.walk(ast.parse(source)) if _is_unfiltered(node)]


def _is_unfiltered(node: ast.AST) -> bool:
    if isinstance(node, ast.ImportFrom):
        return any(alias.name in JOINS for alias in node.names)
    if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
        return False
    if node.func.attr not in JOINS or isinstance(node.func.value, ast.Constant):
        return False
    count, last = JOINS[node.func.attr], node.args[-1] if node.args else None
    return bool(node.keywords) or len(node.args) != count or not _calls_joined(last)


def _calls_joined(argument: ast.expr | None) -> bool:
    call = argument.value if isinstance(argument, ast.Starred) else None
    return (
        isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "joined"
    )


def test_what_joined_and_exists_write_keeps_to_the_agency() -> None:
    post = aliased(Position)
    query = (
        select(Employee.id)
        .join(*joined(Assignment, Assignment.employee_id == Employee.id))
        .outerjoin(*joined(post, post.id == Assignment.position_id, agency=uuid4()))
        .where(of_agency(Employee), exists_in_agency(Unit, Unit.id == post.unit_id))
    )
    statement = str(query.compile(dialect=sqlite.dialect()))
    assert agency_tables(statement) == ["employee", "assignment", "position", "unit"]
    assert unfiltered(statement) == ()


@pytest.mark.parametrize("source", REFUSED)
def test_a_join_that_might_leave_out_the_agency_is_found(source: str) -> None:
    assert unfiltered_joins(source) == [source]


@pytest.mark.parametrize("source", PASSED)
def test_a_join_made_by_joined_passes(source: str) -> None:
    assert unfiltered_joins(source) == []


def test_every_join_of_storage_keeps_to_the_agency() -> None:
    sources = {path: path.read_text() for path in FOLDER.rglob("*.py")}
    open_joins = {
        path.name: joins for path, source in sources.items() if (joins := unfiltered_joins(source))
    }
    assert open_joins == {}
    assert sum(source.count("*joined(") for source in sources.values()) > 80
