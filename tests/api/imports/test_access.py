"""Check who may import what, how often, and how much at once."""

import pytest
from httpx2 import Response
from sqlalchemy import text
from tests.factories.files import counts, csv_of, faults, send
from tests.records.statements import counted
from tests.serving.client import Api
from tests.serving.spending import time_spent

UNITS = ["unit_code", "parent_code", "name", "kind", "head_position_code"]
POSITIONS = ["position_code", "unit_code", "title_key", "title", "job_class"]
SUPERIOR = "reports_to_position_code"
EMPLOYEES = ["employee_code", "nip", "name", "kind", "unit_code"]
ASSIGNMENTS = ["employee_code", "position_code", "seat", "kind", "starts_on", "ends_on"]
NIP = "198805122010011901"
ANI = ["ani", NIP, "Ani", "civil_servant", "BIDANG"]


def test_only_who_may_change_each_kind_may_import_it(api: Api) -> None:
    units = csv_of([UNITS, ["BARU", "KOTA", "Baru", "dinas", ""]])
    logins = csv_of([["login", "employee_code"], ["ani", "alfa-staff"]])
    for who in ("staff", "sup", "auditor"):
        assert send(api, who=who, units=units).status_code == 403
    as_service = {"who": "service", "headers": {"Idempotency-Key": "a"}}
    taken = api.call("POST", "/v1/imports", files={"units": ("u", units)}, **as_service)
    assert counts(taken) == {"units": (1, 0, 0)}
    as_service["headers"] = {"Idempotency-Key": "b"}
    refused = api.call("POST", "/v1/imports", files={"accounts": ("a", logins)}, **as_service)
    assert refused.status_code == 403
    assert (
        api.call("POST", "/v1/imports", who=None, files={"units": ("u", b"x")}).status_code == 401
    )
    assert api.get("/v1/imports/template", who="staff").status_code == 403


def test_a_service_bound_to_a_subtree_imports_inside_it_only(api: Api) -> None:
    with api.raw(owner=True) as connection:
        connection.execute(
            text(
                "UPDATE account SET unit_id = (SELECT u.id FROM unit u WHERE u.code = 'BIDANG' "
                "AND u.agency_id = account.agency_id) WHERE login = 'service@alfa'"
            )
        )

    def bound(key: str, **content: bytes) -> Response:
        parts = {field: (field, file) for field, file in content.items()}
        return api.call("POST", "/v1/imports", who="service", key=key, files=parts)

    inside = bound(
        "1",
        units=csv_of([UNITS[:4], ["SEKSI", "BIDANG", "Seksi", "seksi"]]),
        employees=csv_of([EMPLOYEES, [*ANI[:4], "SEKSI"]]),
        assignments=csv_of([ASSIGNMENTS, ["ani", "STAFF", 4, "definitive", "2026-01-01", ""]]),
    )
    assert counts(inside) == {
        "units": (1, 0, 0),
        "employees": (1, 0, 0),
        "assignments": (1, 0, 0),
    }
    beside = bound("2", units=csv_of([UNITS[:4], ["X", "DINAS", "X", "x"], ["Y", "", "Y", "x"]]))
    assert faults(beside) == {
        ("/units/2/parent_code", "unknown_reference"),
        ("/units/3/parent_code", "outside_subtree"),
    }
    people = bound("3", employees=csv_of([EMPLOYEES, ["x", "", "X", "official", "DINAS"]]))
    assert faults(people) == {("/employees/2/unit_code", "unknown_reference")}


def test_an_idempotency_key_belongs_to_the_files_it_was_sent_with(api: Api) -> None:
    first = csv_of([UNITS, ["SATU", "KOTA", "Satu", "dinas", ""]])
    two = csv_of([UNITS, ["DUA", "KOTA", "Dua", "dinas", ""]])
    first, again, other = (
        api.call("POST", "/v1/imports", who="admin", key="k", files={"units": ("u.csv", content)})
        for content in (first, first, two)
    )
    assert first.json() == again.json()
    assert again.headers["idempotency-replayed"] == "true"
    assert other.status_code == 422
    assert other.json()["code"] == "key_used_otherwise"


def test_another_agency_is_neither_seen_nor_touched(api: Api) -> None:
    content = csv_of([EMPLOYEES, ["beta-staff", "", "Tiruan", "official", "BIDANG"]])
    assert counts(send(api, employees=content)) == {"employees": (1, 0, 0)}
    taken = csv_of([["login", "employee_code"], ["staff@beta", "alfa-staff"]])
    assert faults(send(api, accounts=taken)) == {("/accounts/2/login", "login_taken")}


@pytest.mark.slow
def test_ten_thousand_people_and_their_posts_are_imported_in_one_call(api: Api) -> None:
    size = 10_000
    people = [[f"p{n}", f"Pegawai {n}", "official", "BIDANG"] for n in range(size)]
    units = [UNITS, ["MASSAL", "KOTA", "Massal", "dinas", "MASSAL-K"]]
    posts = [
        [*POSITIONS, SUPERIOR, "headcount"],
        ["MASSAL-K", "MASSAL", "kepala", "Kepala", "jpt_pratama", "MAYOR", 1],
        *(
            [f"M{n}", "MASSAL", "staf", "Staf", "executive", "MASSAL-K", 100]
            for n in range(size // 100)
        ),
    ]
    rows = [
        [f"p{n}", f"M{n // 100}", n % 100 + 1, "definitive", "2026-01-01", ""] for n in range(size)
    ]
    content = {
        "units": csv_of(units),
        "positions": csv_of(posts),
        "employees": csv_of([["employee_code", "name", "kind", "unit_code"], *people]),
        "assignments": csv_of([ASSIGNMENTS, *rows]),
    }
    with counted(api) as log, time_spent() as spent:
        answer = send(api, **content)
    assert counts(answer)["assignments"] == (size, 0, 0)
    assert spent.seconds < 60
    assert log.count < 150
