"""A change of one record of the organization costs what it touches, however large the agency is."""

from typing import Any

import pytest
from benchmarks.counting import counted
from benchmarks.record.kept import Record
from tests.records.dialects import asked_for
from tests.serving.client import Api
from tests.storage.work.test_growth import grow, opened

MOST = 3
"""The agency grows by fifteen: nothing of it is read whole but tables of a page or two, and
PostgreSQL reads those of the small one by another plan than those of the large one."""


@pytest.mark.slow
@pytest.mark.parametrize("dialect", asked_for())
def test_g6_a_change_visits_no_more_in_a_large_agency(dialect: str) -> None:
    with opened(dialect) as record:
        few = [count(record, change) for change in CHANGES]
        grow(record.copy, record.agency_id)
        many = [count(record, change) for change in CHANGES]
    assert [large <= MOST * small for small, large in zip(few, many, strict=True)] == [
        True for _ in CHANGES
    ], (few, many)


def count(record: Record, change: Any) -> float:
    """Count what a change visits in the database; it is taken back afterwards."""
    api = record.api
    body, path = change(api)
    with counted(record.served.app.context.database.engine, record.agency_id) as visits:
        made = api.post(path, body, who="admin")
    assert made.status_code == 201, made.text
    version, address = made.json()["version"], f"{path}/{made.json()['id']}/void"
    api.post(address, {"reason": "Salah"}, who="admin", version=version)
    return visits.visited


def _acting(api: Api) -> tuple[dict[str, Any], str]:
    seat = _first(api, "assignments")
    keys = {name: seat[name] for name in ("employee_id", "position_id")}
    return {**keys, "kind": "acting", "starts_on": "2026-05-01"}, "/v1/assignments"


def _line(api: Api) -> tuple[dict[str, Any], str]:
    line = _first(api, "reporting-lines")
    post = {"unit_code": "BIDANG", "title": "Jabatan", "job_class": "executive"}
    made = api.put("/v1/positions/BARU", post, who="admin").json()
    keys = {"position_id": made["id"], "superior_position_id": line["superior_position_id"]}
    return {**keys, "starts_on": "2026-05-01"}, "/v1/reporting-lines"


def _first(api: Api, name: str) -> dict[str, Any]:
    first: dict[str, Any] = api.get(f"/v1/{name}?limit=1", who="admin").json()["items"][0]
    return first


CHANGES = (_acting, _line)
