"""Files of attendance systems: CSV and XLSX under Indonesian headings, refused row by row."""

import json
from io import BytesIO
from typing import Any

import pytest
from tests.factories.accounts import also_admin
from tests.serving.client import Api
from xlsxwriter import Workbook

HEADING = "No;NIP;Nama;Tanggal;Status;Jenis Cuti;Terlambat (menit);Pulang Cepat (menit);Jam Masuk"
PLAIN = "1;alfa-staff;S;02/03/2026;Hadir;;;;"


def send(api: Api, content: bytes, query: str = "", **how: Any) -> Any:
    files = {"attendance": ("presensi", content, "application/octet-stream")}
    return api.call("POST", f"/v1/attendance/files{query}", files=files, **{"who": "admin", **how})


def csv(*rows: str) -> bytes:
    return "\n".join(["LAPORAN PRESENSI MARET 2026", HEADING, *rows]).encode()


def days(api: Api) -> list[tuple[str, str, int]]:
    items = api.get("/v1/attendance?current=true", who="admin").json()["items"]
    return [(item["on"], item["state"], item["late_minutes"]) for item in items]


def faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


def test_a_file_is_taken_as_attendance_systems_write_it(api: Api) -> None:
    answer = send(
        api,
        csv(
            "1;'alfa-staff;Staff;02/03/2026;Hadir;;;;07:28",
            "2;alfa-staff;Staff;3 Maret 2026;H;;12;;07:42",
            "3;alfa-staff;Staff;2026-03-04;Cuti;Cuti Tahunan;;;",
            "4;alfa-staff;Staff;05/03/2026;TK;;;;",
        ),
    )
    assert answer.status_code == 200, answer.text
    assert answer.json()["created"] == 4
    assert [warning["code"] for warning in answer.json()["warnings"]] == [
        "titles_skipped",
        "running_number_skipped",
        "national_columns_skipped",
    ]
    assert days(api) == [
        ("2026-03-02", "present", 0),
        ("2026-03-03", "late", 12),
        ("2026-03-04", "leave", 0),
        ("2026-03-05", "absent_unexcused", 0),
    ]


def test_json_is_taken_too_a_record_a_line_or_all_in_one(api: Api) -> None:
    record = {"NIP": "alfa-staff", "Tanggal": "2026-03-02", "Status": "TL", "terlambat": 12}
    for content in (f"{json.dumps(record)}\n", json.dumps([record])):
        answer = send(api, content.encode())
        assert answer.status_code == 200, answer.text
    assert days(api) == [("2026-03-02", "late", 12)]


def test_a_workbook_is_taken_too(api: Api) -> None:
    content = BytesIO()
    with Workbook(content) as book:
        sheet = book.add_worksheet("Rekap Presensi")
        rows = (("NIP", "Tanggal", "Status"), ("alfa-staff", "02/03/2026", "Dinas Luar"))
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    answer = send(api, content.getvalue())
    assert answer.status_code == 200, answer.text
    assert days(api) == [("2026-03-02", "duty_travel", 0)]


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        ("1;alfa-nobody;N;02/03/2026;Hadir;;;;", "employee_code", "unknown_reference"),
        ("1;alfa-staff;S;17/03/2026;Hadir;;;;", "on", "day_in_future"),
        ("1;alfa-staff;S;31/02/2026;Hadir;;;;", "on", "not_a_day"),
        ("1;alfa-staff;S;02/03/2026;Entah;;;;", "state", "not_a_choice"),
        ("1;alfa-staff;S;02/03/2026;Hadir;;-5;;", "late_minutes", "not_whole"),
        ("1;alfa-staff;S;02/03/2026;Hadir;;1441;;", "late_minutes", "out_of_range"),
        ("1;alfa-staff;S;02/03/2026;Cuti;Cuti Sakit;9;;", "late_minutes", "minutes_beside_state"),
        ("1;alfa-staff;S;02/03/2026;Cuti;Entah;;;", "leave_kind", "unknown_leave_kind"),
        ("1;;S;02/03/2026;Hadir;;;;", "employee_code", "required"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_heading(
    api: Api, row: str, column: str, code: str
) -> None:
    answer = send(api, csv(row, "2;alfa-peer;P;02/03/2026;Hadir;;;;"))
    assert faults(answer) == [(f"/attendance/3/{column}", code)]
    assert answer.json()["errors"][0]["detail"].startswith("Baris 3, kolom")
    assert days(api) == []


def test_f5_the_kinds_of_leave_are_listed_in_the_words_of_the_reader(api: Api) -> None:
    content = csv("1;alfa-staff;S;02/03/2026;Cuti;Entah;;;")
    for language, words in (("id", "Cuti tahunan (annual)"), ("en", "Annual leave (annual)")):
        answer = send(api, content, headers={"Accept-Language": language})
        assert words in answer.json()["errors"][0]["detail"]


def test_a_person_twice_on_a_day_is_named_beside_all_else(api: Api) -> None:
    answer = send(api, csv(PLAIN, PLAIN, "3;alfa-peer;P;02/03/2026;Entah;;;;"))
    assert faults(answer) == [
        ("/attendance/4/on", "day_stated_twice"),
        ("/attendance/5/state", "not_a_choice"),
    ]


def test_ones_own_row_is_refused_and_named(api: Api) -> None:
    answer = send(api, csv(PLAIN), who=also_admin(api, "staff"))
    assert (answer.status_code, answer.json()["code"]) == (403, "not_on_yourself")
    (fault,) = answer.json()["errors"]
    assert fault["pointer"] == "/attendance/3/employee_code"
    assert fault["detail"].startswith('Baris 3, kolom "NIP":')


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7", b"PK\x03\x04broken", b"\xff\xfe", b"a;b\n1;2", csv()]
)
def test_what_is_no_such_file_is_refused(api: Api, content: bytes) -> None:
    assert send(api, content).status_code == 422
    assert days(api) == []


def test_a_dry_run_of_a_file_stores_nothing(api: Api) -> None:
    answer = send(api, csv(PLAIN), "?dry_run=true")
    assert (answer.status_code, answer.json()["created"]) == (200, 1)
    assert days(api) == []
