"""The first wall, read from the statements themselves: each table keeps to one agency by itself.

All tests of this suite are held to it where they ask the service (``tests/serving/client.py``);
here the reader of statements is shown to see, and the service is driven broadly under its eyes.
"""

import re
from collections import Counter

import pytest
from sqlalchemy.engine import Engine
from tests.factories import evaluations, plans
from tests.records.filters import TABLES, agency_tables, unfiltered
from tests.records.statements import walled
from tests.serving.client import Api
from typer.testing import CliRunner

from penilaian_api.api.contract.openapi import operations
from penilaian_api.commands.program import program
from penilaian_api.storage.audit.agencies import strays_of
from penilaian_api.storage.database.guard_kinds import Guard
from penilaian_api.storage.database.guarded_tables import GUARDS

OPEN = {
    "SELECT unit.id FROM unit WHERE unit.id = ?": 1,
    "SELECT unit.id FROM unit WHERE unit.agency_id = ? OR unit.id = ?": 1,
    "SELECT unit.id FROM unit WHERE NOT (unit.agency_id = ?)": 1,
    "SELECT unit.id FROM unit WHERE unit.agency_id <> ?": 1,
    "SELECT unit.id FROM unit WHERE unit.id = ? AND (unit.agency_id = ? OR unit.code = ?)": 1,
    "SELECT 1 FROM unit AS a, position AS b WHERE a.agency_id = ? AND b.agency_id = a.agency_id": 1,
    "SELECT a.id FROM unit AS a JOIN unit AS b ON b.id = a.parent_id WHERE a.agency_id = ?": 1,
    "SELECT unit.id FROM unit WHERE unit.agency_id = ? AND EXISTS "
    "(SELECT 1 FROM position AS p WHERE p.unit_id = unit.id)": 1,
    "SELECT unit.id FROM unit WHERE EXISTS "
    "(SELECT 1 FROM position AS p WHERE p.agency_id = ? AND unit.agency_id = ?)": 1,
    "WITH RECURSIVE below(id) AS (SELECT a.employee_id FROM assessor AS a WHERE a.agency_id = ? "
    "UNION SELECT b.employee_id FROM assessor AS b, below WHERE b.assessor_id = below.id) "
    "SELECT below.id FROM below": 1,
    'SELECT "plan".id FROM "plan" LEFT OUTER JOIN plan_line AS l ON l.plan_id = "plan".id': 2,
    "INSERT INTO unit (id, code) VALUES (?, ?)": 1,
    "UPDATE unit SET agency_id = ? WHERE unit.id = ?": 1,
    "DELETE FROM unit WHERE unit.id = %(key)s::UUID": 1,
}
FILTERED = (
    "SELECT unit.id FROM unit WHERE unit.agency_id = %(agency)s::UUID AND (unit.a = 1 OR unit.b)",
    "SELECT unit.id FROM unit WHERE unit.agency_id = :reach_agency AND unit.code = :code",
    "SELECT unit.id FROM unit WHERE unit.agency_id = $1::UUID AND unit.code = $2::VARCHAR",
    "SELECT 1 FROM unit AS a JOIN unit AS b ON b.agency_id = ? AND b.x = a.x WHERE a.agency_id = ?",
    "INSERT INTO unit (agency_id, id) VALUES (?, ?) RETURNING unit.id",
    "UPDATE unit SET name = ? WHERE unit.agency_id = ? AND unit.id = ?",
    "SELECT agency.id FROM agency WHERE agency.id = ? FOR NO KEY UPDATE OF agency",
)
CALLERS = ("staff", "sup", "head", "mayor", "admin", "auditor", "service")


@pytest.mark.parametrize("statement", OPEN)
def test_a_reference_without_a_filter_of_its_own_is_seen(statement: str) -> None:
    assert len(unfiltered(statement)) == OPEN[statement]


@pytest.mark.parametrize("statement", FILTERED)
def test_what_is_filtered_is_let_pass(statement: str) -> None:
    assert unfiltered(statement) == ()


def bodies(guard: Guard) -> tuple[str, ...]:
    return tuple(text for text in (*guard.sqlite, *guard.postgres) if agency_tables(text))


def test_each_trigger_keeps_to_the_agency_of_its_row() -> None:
    open_ = {text: unfiltered(text) for guard in GUARDS for text in bodies(guard)}
    assert len(open_) > 40
    assert not {text: tables for text, tables in open_.items() if tables}


def test_a_trigger_without_the_filter_would_be_seen() -> None:
    for guard in GUARDS:
        for text in bodies(guard):
            bare = re.sub(r"(\w+)\.agency_id = (NEW|OLD)\.agency_id", "1 = 1", text)
            bare = re.sub(r"INTO (\w+) \(agency_id, ", r"INTO \1 (", bare)
            assert len(unfiltered(bare)) == len(agency_tables(text)), guard.name


def test_requests_of_every_kind_name_no_table_without_its_agency(api: Api) -> None:
    engine = api.served.app.context.database.engine
    with walled(engine) as statements:
        made = evaluations.delivered(api)
        peer = plans.begun(api, "peer")
        keys = {"plan_id": peer["id"], "evaluation_id": made["id"], "key": "2026", "year": "2026"}
        for who in CALLERS:
            for method, path, _ in operations(api.served.app.app.openapi()):
                if method == "get" and path.startswith("/v1/"):
                    api.get(path.format_map(_Keys(keys)), who=who)
    counts = Counter(table for statement in statements for table in agency_tables(statement))
    assert sum(counts.values()) > 400
    assert len(counts) >= 25, sorted(TABLES - set(counts))
    assert any("RECURSIVE" in statement for statement in statements)
    assert {
        table for table in counts if any(unfiltered(statement) for statement in statements)
    } == set()


class _Keys(dict[str, str]):
    """Fills the places of a path; what is unknown is nobody's."""

    def __missing__(self, name: str) -> str:
        return "01970000-0000-7000-8000-000000000009" if name.endswith("_id") else "1"


@pytest.mark.parametrize("command", ["checkpoint", "verify", "recompute"])
def test_the_operators_commands_keep_to_one_agency_at_a_time(
    api: Api, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    evaluations.delivered(api)
    monkeypatch.setenv("PENILAIAN_DATABASE_URL", api.copy.address)
    monkeypatch.setenv("PENILAIAN_OWNER_DATABASE_URL", api.copy.owner)
    across = {strays_of(table) for table in TABLES} if command == "verify" else set[str]()
    with walled(Engine, across) as statements:
        assert CliRunner().invoke(program, [command]).exit_code == 0
    assert any(agency_tables(statement) for statement in statements)
