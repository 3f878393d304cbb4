"""Imports with bad rows: every mistake reported at its place, and not a row the more."""

import pytest
from tests.factories.files import csv_of, faults, send, table_rows
from tests.serving.client import Api

NIP = "198805122010011901"
UNITS = ["unit_code", "parent_code", "name", "kind"]
POSITIONS = ["position_code", "unit_code", "title_key", "title", "job_class"]
SUPERIOR = "reports_to_position_code"
EMPLOYEES = ["employee_code", "nip", "name", "kind", "unit_code"]
ASSIGNMENTS = ["employee_code", "position_code", "seat", "kind", "starts_on", "ends_on"]
DELEGATIONS = ["position_code", "employee_code", "starts_on", "ends_on", "by_employee_code"]
ACCOUNTS = ["login", "employee_code"]


def person(nip: str = "", kind: str = "official", code: str = "baru") -> list[str]:
    return [code, nip, "Baru", kind, "BIDANG"]


def post(code: str, superior: str, headcount: int = 1, unit: str = "BIDANG") -> list[object]:
    return [code, unit, "kunci", "Jabatan", "executive", superior, headcount]


POSTS = [*POSITIONS, SUPERIOR, "headcount"]
SEAT = ["alfa-staff", "STAFF", 1, "definitive"]

BAD_ROWS = {
    "an unknown column": (
        "units",
        [[*UNITS, "rahasia"], ["A", "", "A", "dinas", "1"]],
        "1/rahasia",
        "unknown_column",
    ),
    "a column twice": (
        "units",
        [[*UNITS, "nama"], ["A", "", "A", "dinas", "B"]],
        "1/name",
        "repeated_column",
    ),
    "a column missing": ("units", [UNITS[:3], ["A", "", "A"]], "1/kind", "missing_column"),
    "more cells than headings": (
        "units",
        [UNITS, ["A", "", "A", "dinas", "x"]],
        "2",
        "surplus_cells",
    ),
    "a blank name": ("units", [UNITS, ["A", "", "  ", "dinas"]], "2/name", "required"),
    "a slash in a code": ("units", [UNITS, ["A/B", "", "A", "dinas"]], "2/unit_code", "bad_format"),
    "a name too long": ("units", [UNITS, ["A", "", "A" * 201, "dinas"]], "2/name", "too_long"),
    "a turned name": ("units", [UNITS, ["A", "", "A\u202eB", "dinas"]], "2/name", "bad_cell"),
    "an unknown parent": (
        "units",
        [UNITS, ["A", "NIHIL", "A", "dinas"]],
        "2/parent_code",
        "unknown_reference",
    ),
    "a unit twice": (
        "units",
        [UNITS, ["A", "", "A", "dinas"], ["A", "", "B", "dinas"]],
        "3/unit_code",
        "repeated_row",
    ),
    "units in a circle": (
        "units",
        [UNITS, ["A", "B", "A", "dinas"], ["B", "A", "B", "dinas"]],
        "2/parent_code",
        "unit_circle",
    ),
    "a unit below itself": (
        "units",
        [UNITS, ["DINAS", "BIDANG", "Unit DINAS", "dinas"]],
        "2/parent_code",
        "unit_circle",
    ),
    "a code like an id": (
        "units",
        [UNITS, ["6f1c0c39-5b0a-4d2e-9f61-2f2b9a7d1a11", "", "A", "dinas"]],
        "2/unit_code",
        "bad_format",
    ),
    "a head from elsewhere": (
        "units",
        [[*UNITS, "head_position_code"], ["BIDANG", "DINAS", "Unit", "dinas", "OTHER"]],
        "2/head_position_code",
        "head_of_other_unit",
    ),
    "an unknown class": (
        "positions",
        [POSITIONS, ["X", "BIDANG", "x", "X", "raja"]],
        "2/job_class",
        "not_a_choice",
    ),
    "an unknown unit": (
        "positions",
        [POSTS, post("X", "SUP", unit="NIHIL")],
        "2/unit_code",
        "unknown_reference",
    ),
    "no places": ("positions", [POSTS, post("X", "SUP", 0)], "2/headcount", "out_of_range"),
    "half a place": (
        "positions",
        [POSTS, [*post("X", "SUP")[:6], "1.5"]],
        "2/headcount",
        "not_whole",
    ),
    "an unknown superior": (
        "positions",
        [POSTS, post("X", "NIHIL")],
        f"2/{SUPERIOR}",
        "unknown_reference",
    ),
    "its own superior": ("positions", [POSTS, post("X", "X")], f"2/{SUPERIOR}", "itself"),
    "lines in a circle": (
        "positions",
        [POSTS, post("X", "Y"), post("Y", "X")],
        f"3/{SUPERIOR}",
        "reporting_ring",
    ),
    "a crowded superior": (
        "positions",
        [POSTS, post("X", "STAFF")],
        f"2/{SUPERIOR}",
        "superior_with_places",
    ),
    "a superior made crowded": (
        "positions",
        [POSTS, post("SUP", "HEAD", 3)],
        "2/headcount",
        "superior_with_places",
    ),
    "a seat taken away": (
        "positions",
        [POSTS, post("STAFF", "SUP", 1)],
        "2/headcount",
        "seats_in_use",
    ),
    "neither code nor NIP": (
        "employees",
        [EMPLOYEES, person(code="")],
        "2/employee_code",
        "code_missing",
    ),
    "letters in a NIP": (
        "employees",
        [EMPLOYEES, person("19880512201001190X")],
        "2/nip",
        "nip_digits",
    ),
    "a NIP as a number": ("employees", [EMPLOYEES, person("1.98805E+17")], "2/nip", "nip_digits"),
    "a short NIP": ("employees", [EMPLOYEES, person("19880512201001190")], "2/nip", "nip_length"),
    "30 February": (
        "employees",
        [EMPLOYEES, person("198802302010011901")],
        "2/nip",
        "nip_birth_date",
    ),
    "month 13": (
        "employees",
        [EMPLOYEES, person("198805122010131901")],
        "2/nip",
        "nip_appointment",
    ),
    "sex 3": ("employees", [EMPLOYEES, person("198805122010013901")], "2/nip", "nip_sex"),
    "sequence 000": (
        "employees",
        [EMPLOYEES, person("198805122010011000")],
        "2/nip",
        "nip_sequence",
    ),
    "appointed as a child": (
        "employees",
        [EMPLOYEES, person("198805121990011901")],
        "2/nip",
        "nip_age",
    ),
    "a NIP of another kind": (
        "employees",
        [EMPLOYEES, person(NIP, "contract")],
        "2/nip",
        "nip_of_other_kind",
    ),
    "a grade of PPPK for a PNS": (
        "employees",
        [[*EMPLOYEES, "grade"], [*person(NIP, "civil_servant"), "IX"]],
        "2/grade",
        "grade_of_other_kind",
    ),
    "a number for a PNS": (
        "employees",
        [[*EMPLOYEES, "grade"], [*person(NIP, "civil_servant"), "13"]],
        "2/grade",
        "grade_of_other_kind",
    ),
    "a grade of PNS for a PPPK": (
        "employees",
        [[*EMPLOYEES, "grade"], [*person("", "contract"), "Penata (III/c)"]],
        "2/grade",
        "grade_of_other_kind",
    ),
    "one NIP for two": (
        "employees",
        [EMPLOYEES, person(NIP, code="a"), person(NIP, code="b")],
        "3/nip",
        "repeated_row",
    ),
    "a day that is none": (
        "assignments",
        [ASSIGNMENTS, [*SEAT, "2026-02-30", ""]],
        "2/starts_on",
        "not_a_day",
    ),
    "a last day before the first": (
        "assignments",
        [ASSIGNMENTS, [*SEAT, "2026-02-02", "2026-02-01"]],
        "2/ends_on",
        "span_ends_before_start",
    ),
    "a seat taken": (
        "assignments",
        [
            ASSIGNMENTS,
            ["alfa-peer", "STAFF", 1, "acting", "2026-01-01", ""],
            ["alfa-head", "STAFF", 1, "acting", "2026-02-01", ""],
        ],
        "3/seat",
        "seat_taken",
    ),
    "a second definitive post": (
        "assignments",
        [ASSIGNMENTS, ["alfa-staff", "DEPUTY", 7, "definitive", "2026-02-01", ""]],
        "2/position_code",
        "second_definitive_post",
    ),
    "a seat too many": (
        "assignments",
        [ASSIGNMENTS, ["alfa-staff", "SUP", 2, "acting", "2026-02-01", ""]],
        "2/seat",
        "no_such_seat",
    ),
    "an unknown person": (
        "assignments",
        [ASSIGNMENTS, ["beta-staff", "STAFF", 1, "definitive", "2026-02-01", ""]],
        "2/employee_code",
        "unknown_reference",
    ),
    "an assignment twice": (
        "assignments",
        [ASSIGNMENTS, [*SEAT, "2025-01-01", ""], [*SEAT, "2025-01-01", ""]],
        "3",
        "repeated_row",
    ),
    "a second delegate": (
        "delegations",
        [DELEGATIONS, ["OTHER", "alfa-staff", "2026-03-10", "2026-03-12", "alfa-head"]],
        "2/starts_on",
        "second_delegate",
    ),
    "a delegate on their own word": (
        "delegations",
        [DELEGATIONS, ["SUP", "alfa-staff", "2026-03-10", "", "alfa-staff"]],
        "2/by_employee_code",
        "himself",
    ),
    "a delegate who leads no unit": (
        "delegations",
        [DELEGATIONS, ["STAFF", "alfa-peer", "2026-03-10", "", "alfa-sup"]],
        "2/position_code",
        "leads_no_unit",
    ),
    "a login of another agency": (
        "accounts",
        [ACCOUNTS, ["staff@beta", "alfa-staff"]],
        "2/login",
        "login_taken",
    ),
    "a login of another person": (
        "accounts",
        [ACCOUNTS, ["peer@alfa", "alfa-staff"]],
        "2/login",
        "login_taken",
    ),
    "an account for nobody": (
        "accounts",
        [ACCOUNTS, ["baru", "nihil"]],
        "2/employee_code",
        "unknown_reference",
    ),
}


@pytest.mark.parametrize("what", BAD_ROWS)
def test_a_bad_row_is_reported_at_its_place_and_nothing_is_stored(api: Api, what: str) -> None:
    kind, rows, cell, code = BAD_ROWS[what]
    before = table_rows(api)
    answer = send(api, **{kind: csv_of(rows)})
    assert (f"/{kind}/{cell}", code) in faults(answer)
    assert table_rows(api) == before


NOWHERE = "NIHIL"
SEVERAL: dict[str, tuple[str, list[list[object]], set[tuple[str, str]]]] = {
    "units": (
        "units",
        [UNITS, ["A", "KOTA", "A", "dinas"], ["A", NOWHERE, "", "dinas"]],
        {
            ("3/name", "required"), ("3/parent_code", "unknown_reference"),
            ("3/unit_code", "repeated_row"),
        },
    ),
    "positions": (
        "positions",
        [
            [*POSITIONS, SUPERIOR],
            ["P", NOWHERE, "kunci", "Jabatan", "kepala", "NIHIL2"],
            ["P", "BIDANG", "kunci", "Jabatan", "executive", ""],
        ],
        {
            ("2/job_class", "not_a_choice"), ("2/unit_code", "unknown_reference"),
            (f"2/{SUPERIOR}", "unknown_reference"), ("3/position_code", "repeated_row"),
        },
    ),
    "employees": (
        "employees",
        [
            [*EMPLOYEES, "grade"],
            ["a", NIP, "A", "civil_servant", "BIDANG", "III/c"],
            ["a", NIP, "A", "pegawai tetap", NOWHERE, "III/c"],
        ],
        {
            ("3/kind", "not_a_choice"), ("3/unit_code", "unknown_reference"),
            ("3/employee_code", "repeated_row"), ("3/nip", "repeated_row"),
        },
    ),
    "employees, of another kind": (
        "employees",
        [[*EMPLOYEES, "grade"], ["a", NIP, "", "contract", NOWHERE, "III/c"]],
        {
            ("2/name", "required"), ("2/unit_code", "unknown_reference"),
            ("2/grade", "grade_of_other_kind"), ("2/nip", "nip_of_other_kind"),
        },
    ),
    "assignments": (
        "assignments",
        [ASSIGNMENTS, ["gone", NOWHERE, 1, "kontrak", "2026-02-02", "2026-02-01"]],
        {
            ("2/kind", "not_a_choice"), ("2/employee_code", "unknown_reference"),
            ("2/position_code", "unknown_reference"), ("2/ends_on", "span_ends_before_start"),
        },
    ),
    "delegations": (
        "delegations",
        [DELEGATIONS, ["SUP", "gone", "besok", "", "gone2"]],
        {
            ("2/starts_on", "not_a_day"), ("2/employee_code", "unknown_reference"),
            ("2/by_employee_code", "unknown_reference"),
        },
    ),
    "accounts": (
        "accounts",
        [ACCOUNTS, ["baru", "alfa-staff"], ["baru", ""], ["a b", "gone"]],
        {
            ("3/employee_code", "required"), ("3/login", "repeated_row"),
            ("4/login", "bad_format"), ("4/employee_code", "unknown_reference"),
        },
    ),
}  # fmt: skip
"""Rows in which several things are wrong; one of them must not hide the others."""


@pytest.mark.parametrize("what", SEVERAL)
def test_all_that_is_wrong_in_a_row_is_told_at_once(api: Api, what: str) -> None:
    kind, rows, expected = SEVERAL[what]
    answer = send(api, **{kind: csv_of(rows)})
    assert faults(answer) == {(f"/{kind}/{cell}", code) for cell, code in expected}


def test_a_nip_that_another_person_holds_is_refused(api: Api) -> None:
    assert send(api, employees=csv_of([EMPLOYEES, person(NIP, code="a")])).status_code == 200
    answer = send(api, employees=csv_of([EMPLOYEES, person(NIP, code="b")]))
    assert faults(answer) == {("/employees/2/nip", "nip_taken")}


def test_one_bad_row_keeps_all_the_good_ones_out(api: Api) -> None:
    before = table_rows(api)
    good = [person(code=f"p{number}") for number in range(50)]
    answer = send(
        api,
        units=csv_of([UNITS, ["BARU", "KOTA", "Baru", "dinas"]]),
        employees=csv_of([EMPLOYEES, *good, person("123")]),
    )
    assert faults(answer) == {("/employees/52/nip", "nip_length")}
    assert table_rows(api) == before
