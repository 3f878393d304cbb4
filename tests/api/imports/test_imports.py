"""Imports over HTTP: what is taken, what comes of it, and that nothing happens twice or by half."""

import pytest
from sqlalchemy import text
from tests.factories.files import (
    counts,
    csv_of,
    faults,
    lines,
    sample,
    send,
    table_rows,
    workbook_of,
)
from tests.serving.client import Api

UNITS = ["unit_code", "parent_code", "name", "kind", "head_position_code"]
POSITIONS = ["position_code", "unit_code", "title_key", "title", "job_class"]
SUPERIOR = "reports_to_position_code"
EMPLOYEES = ["employee_code", "nip", "name", "kind", "unit_code"]
ASSIGNMENTS = ["employee_code", "position_code", "seat", "kind", "starts_on", "ends_on"]
NIP = "198805122010011901"
ANI = ["ani", NIP, "Ani", "civil_servant", "BIDANG"]


@pytest.mark.parametrize("agency", ["lampung", "dumai", "bengkulu", "mataram"])
def test_a_sample_agency_is_imported_whole_and_the_second_time_nothing_changes(
    api: Api, agency: str
) -> None:
    content = {kind: sample(agency, kind) for kind in ("units", "positions")}
    first, second = (counts(send(api, **content)) for _ in range(2))
    assert all(
        created > 40 and (changed, unchanged) == (0, 0)
        for created, changed, unchanged in first.values()
    )
    assert second == {kind: (0, 0, made) for kind, (made, _, _) in first.items()}


def test_a_dry_run_tells_the_same_differences_and_stores_nothing(api: Api) -> None:
    content = {kind: sample("dumai", kind) for kind in ("units", "positions")}
    before = table_rows(api)
    trial = send(api, "?dry_run=true", **content)
    assert table_rows(api) == before
    done = send(api, **content)
    assert trial.json() | {"dry_run": False} == done.json()
    assert table_rows(api) != before


def test_rows_refer_to_one_another_across_kinds_and_in_any_order(api: Api) -> None:
    answer = send(
        api,
        units=csv_of(
            [
                UNITS,
                ["ANAK", "INDUK", "Anak", "bidang", ""],
                ["INDUK", "KOTA", "Induk", "dinas", "PUCUK"],
            ]
        ),
        positions=csv_of(
            [
                [*POSITIONS, SUPERIOR],
                ["BAWAH", "ANAK", "pelaksana", "Pelaksana", "executive", "PUCUK"],
                ["PUCUK", "INDUK", "kepala", "Kepala", "jpt_pratama", "MAYOR"],
            ]
        ),
        employees=csv_of(
            [EMPLOYEES, [*ANI[:4], "ANAK"], ["budi", "", "Budi", "official", "INDUK"]]
        ),
        assignments=csv_of(
            [
                ASSIGNMENTS,
                ["ani", "BAWAH", 1, "definitive", "2026-01-01", ""],
                ["budi", "PUCUK", 1, "definitive", "2026-01-01", ""],
            ]
        ),
        accounts=csv_of([["login", "employee_code"], ["ani", "ani"], ["budi", "budi"]]),
    )
    assert counts(answer) == {
        "units": (2, 0, 0),
        "positions": (2, 0, 0),
        "reporting_lines": (2, 0, 0),
        "employees": (2, 0, 0),
        "assignments": (2, 0, 0),
        "accounts": (2, 0, 0),
    }
    with api.raw() as connection:
        pairs = connection.execute(
            text(
                "SELECT e.employee_code, a.employee_code FROM assessor s "
                "JOIN employee e ON e.id = s.employee_id JOIN employee a ON a.id = s.assessor_id "
                "WHERE e.employee_code IN ('ani', 'budi')"
            )
        ).all()
    assert {tuple(pair) for pair in pairs} == {("ani", "budi"), ("budi", "alfa-mayor")}


def test_an_imported_person_sets_a_password_with_the_code_that_is_told_once(api: Api) -> None:
    content = {
        "employees": csv_of([EMPLOYEES, ANI]),
        "accounts": csv_of([["login", "employee_code"], [NIP, "ani"]]),
    }
    first, second = send(api, **content), send(api, **content)
    [issued] = first.json()["activation_codes"]
    assert issued["login"] == NIP
    assert second.json()["activation_codes"] == []
    body = {"login": NIP, "code": issued["code"], "password": "kucing-hijau-7-melompat"}
    assert api.post("/v1/activations", body, who=None).status_code == 200


def test_a_dry_run_issues_no_codes(api: Api) -> None:
    content = {
        "employees": csv_of([EMPLOYEES, ANI]),
        "accounts": csv_of([["login", "employee_code"], [NIP, "ani"]]),
    }
    assert send(api, "?dry_run=true", **content).json()["activation_codes"] == []


def test_another_superior_closes_the_line_the_day_before_and_opens_a_new_one(api: Api) -> None:
    content = csv_of(
        [
            [*POSITIONS, SUPERIOR],
            ["STAFF", "BIDANG", "staff", "Jabatan STAFF", "executive", "OTHER"],
        ]
    )
    answer = send(api, "?effective_on=2026-04-01", positions=content)
    assert counts(answer)["reporting_lines"] == (1, 1, 0)
    assert lines(api, "STAFF") == [
        ("SUP", "2025-01-01", "2026-04-01"),
        ("OTHER", "2026-04-01", None),
    ]
    again = send(api, "?effective_on=2026-04-01", positions=content)
    assert counts(again)["reporting_lines"] == (0, 0, 1)


def test_a_line_replaced_on_the_day_it_began_is_voided_with_a_reason(api: Api) -> None:
    content = csv_of(
        [
            [*POSITIONS, SUPERIOR],
            ["STAFF", "BIDANG", "staff", "Jabatan STAFF", "executive", "OTHER"],
        ]
    )
    send(api, "?effective_on=2025-01-01", positions=content)
    assert lines(api, "STAFF") == [("OTHER", "2025-01-01", None)]


def test_the_new_superior_assesses_from_that_day(api: Api) -> None:
    content = csv_of(
        [[*POSITIONS, SUPERIOR], ["STAFF", "BIDANG", "staff", "Jabatan STAFF", "executive", "HEAD"]]
    )
    send(api, "?effective_on=2026-03-16", positions=content)
    assert api.get("/v1/me", who="sup").json()["roles"] == ["employee"]


def test_a_column_that_is_not_there_changes_nothing_and_an_empty_cell_clears(api: Api) -> None:
    rows = [
        ["employee_code", "name", "kind", "unit_code", "grade"],
        ["ani", "Ani", "official", "BIDANG", "III/a"],
    ]
    send(api, employees=csv_of(rows))
    without = [row[:4] for row in rows]
    assert counts(send(api, employees=csv_of(without)))["employees"] == (0, 0, 1)
    cleared = [rows[0], [*rows[1][:4], ""]]
    answer = send(api, employees=csv_of(cleared))
    assert answer.json()["differences"][0]["fields"] == ["grade"]


def test_the_head_of_a_unit_passes_to_another_position(api: Api) -> None:
    content = {
        "units": csv_of([UNITS, ["BIDANG", "DINAS", "Unit BIDANG", "dinas", "BARU"]]),
        "positions": csv_of([POSITIONS, ["BARU", "BIDANG", "kepala", "Kepala", "supervisory"]]),
    }
    send(api, **content)
    with api.raw() as connection:
        heads = connection.execute(
            text(
                "SELECT p.code FROM position p JOIN unit u ON u.id = p.unit_id "
                "JOIN agency a ON a.id = u.agency_id "
                "WHERE u.code = 'BIDANG' AND p.is_head AND a.key = 'alfa'"
            )
        ).scalars()
        assert [*heads] == ["BARU"]
    assert counts(send(api, **content))["positions"] == (0, 0, 1)


def test_a_unit_moves_below_a_new_one_with_all_that_is_below_it(api: Api) -> None:
    content = csv_of(
        [UNITS[:4], ["DINAS", "BARU", "Unit DINAS", "dinas"], ["BARU", "", "Baru", "x"]]
    )
    assert counts(send(api, units=content))["units"] == (1, 1, 0)
    paths = {unit["code"]: unit["path"] for unit in api.get("/v1/units").json()["items"]}
    assert paths == {
        "KOTA": "KOTA/",
        "BARU": "BARU/",
        "DINAS": "BARU/DINAS/",
        "BIDANG": "BARU/DINAS/BIDANG/",
        "LAIN": "BARU/DINAS/LAIN/",
    }
    assert counts(send(api, units=content))["units"] == (0, 0, 2)


def test_an_assignment_ends_by_its_row_and_days_that_are_over_stay(api: Api) -> None:
    row = ["alfa-staff", "STAFF", 1, "definitive", "2025-01-01"]
    ended = send(api, assignments=csv_of([ASSIGNMENTS, [*row, "2026-03-31"]]))
    assert counts(ended) == {"assignments": (0, 1, 0)}
    wrong = send(api, assignments=csv_of([ASSIGNMENTS, [*row, "2026-02-01"]]))
    assert faults(wrong) == {("/assignments/2/ends_on", "past_days")}


def test_semicolons_a_mark_indonesian_headings_words_and_days_are_understood(api: Api) -> None:
    people = csv_of(
        [["NIP", "Nama", "Status Kepegawaian", "Kode Unit"], [NIP, "Ani", "PNS", "BIDANG"]],
        ";",
        mark=True,
    )
    posts = csv_of(
        [
            ["Kode_Pegawai", "KODE JABATAN", "Kursi", "Jenis", "TMT", "Sampai"],
            [NIP, "STAFF", "3", "Definitif", "01/02/2026", "28-2-2026"],
        ],
        ";",
    )
    answer = send(api, employees=people, assignments=posts)
    assert counts(answer) == {"employees": (1, 0, 0), "assignments": (1, 0, 0)}


def test_a_workbook_takes_numbers_days_and_flags_as_a_spreadsheet_keeps_them(api: Api) -> None:
    content = workbook_of(
        {
            "Jabatan": [
                [*POSITIONS, "headcount", "assessable"],
                ["BARU", "BIDANG", "baru", "Baru", "executive", 4, True],
            ],
            "Petunjuk": [["notes are not read"]],
        }
    )
    assert counts(send(api, workbook=content)) == {"positions": (1, 0, 0)}


def test_the_template_is_in_the_callers_language_and_can_be_imported_as_it_is(api: Api) -> None:
    for language in ("id", "en"):
        got = api.get("/v1/imports/template", who="admin", headers={"Accept-Language": language})
        assert got.status_code == 200
        answer = send(api, "?dry_run=true", workbook=got.content)
        assert counts(answer)["employees"] == (2, 0, 0)


def test_a_delegate_is_taken_where_the_same_file_names_the_head_of_a_unit(api: Api) -> None:
    delegations = ["position_code", "employee_code", "starts_on", "ends_on", "by_employee_code"]
    files = {
        "units": [UNITS, ["KLINIK", "BIDANG", "Klinik", "klinik", "K"]],
        "positions": [POSITIONS, ["K", "KLINIK", "kepala", "Kepala Klinik", "functional"]],
        "delegations": [delegations, ["K", "alfa-peer", "2026-03-16", "", "alfa-sup"]],
    }
    answer = send(api, **{kind: csv_of(rows) for kind, rows in files.items()})
    assert answer.status_code == 200, answer.text
    headless = {**files, "units": [UNITS, ["KLINIK", "BIDANG", "Klinik", "klinik", ""]]}
    again = send(api, **{kind: csv_of(rows) for kind, rows in headless.items()})
    assert faults(again) == {("/delegations/2/position_code", "leads_no_unit")}
