"""What a file brings is stored in sets: few statements, few rows of the trail, each digest kept."""

import re
from typing import Any

import pytest
from sqlalchemy import func, select, text
from tests.factories.files import csv_of, send
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.client import Api
from typer.testing import CliRunner

from penilaian_api.commands.program import program
from penilaian_api.storage.models.audit import AuditEvent
from penilaian_api.storage.models.idempotency import IdempotencyKey
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work import idempotency

HEADING = ["employee_code", "name", "kind", "grade", "unit_code"]


pytestmark = pytest.mark.usefixtures("operator")


def run(*words: str) -> Any:
    return CliRunner().invoke(program, words)


def people(count: int) -> bytes:
    rest = ["civil_servant", "III/a", "BIDANG"]
    return csv_of([HEADING, *([f"X{n:05}", f"Pegawai {n}", *rest] for n in range(count))])


def events(api: Api) -> int:
    with api.raw() as record:
        return record.execute(select(func.count()).select_from(AuditEvent)).scalar_one()


@pytest.mark.parametrize(("count", "rows"), [(1, 1), (1000, 1), (1001, 2), (2500, 3)])
def test_g4_a_file_is_stored_in_sets_and_each_record_still_has_its_digest(
    api: Api, count: int, rows: int
) -> None:
    before = events(api)
    with counted(api) as log:
        expect(send(api, employees=people(count)), 200)
    sets = -(-count // 1000)
    # One set is looked for and inserted by a statement each, and a row of the trail names it.
    assert log.count <= 10 + 5 * sets
    assert events(api) - before == rows
    assert run("verify").exit_code == 0
    with api.raw() as record:
        record.execute(
            text("UPDATE employee SET name = 'Nama lain' WHERE employee_code = :code"),
            {"code": f"X{count - 1:05}"},
        )
    departed = run("verify")
    assert departed.exit_code == 1
    assert re.search(r"record_changed at row \d+: employee", departed.output)


def test_w8_a_kept_answer_of_a_set_names_all_whom_it_is_about(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(idempotency, "KEYS_AT_ONCE", 100)
    parts = {"employees": ("pegawai.csv", people(250))}
    first, again = (
        api.call("POST", "/v1/imports", who="admin", files=parts, key="k") for _ in range(2)
    )
    assert (first.status_code, again.json()) == (200, first.json())
    assert again.headers["idempotency-replayed"] == "true"
    with api.raw(owner=True) as record:
        packed = record.execute(select(IdempotencyKey.packed)).scalar_one()
        made = select(Employee.id).where(Employee.employee_code.like("X%"))
        keys = {str(key) for key in record.execute(made).scalars()}
    assert {*idempotency.unpack(packed).targets["employee"]} == keys
