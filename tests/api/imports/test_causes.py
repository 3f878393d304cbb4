"""One cause in many rows is told once; a person whose NIP was replaced is the same person."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest
from tests.factories.files import counts, csv_of, faults, send, workbook_of
from tests.factories.organization import expect, patch
from tests.serving.client import Api

UNITS = ["unit_code", "parent_code", "name", "kind"]
POSITIONS = ["position_code", "unit_code", "title_key", "title", "job_class"]
PEOPLE = ["employee_code", "name", "kind", "unit_code"]
OLD, NEW = "198805122010011901", "198805122010011902"


def person(nip: str, name: str = "Ani") -> bytes:
    rows = [["NIP", "Nama", "Status", "Kode Unit"], [nip, name, "PNS", "BIDANG"]]
    return csv_of(rows)


def test_f5_one_bad_unit_is_told_once_whatever_refers_to_it(api: Api) -> None:
    people = [[f"p{n}", f"P {n}", "official", "BARU"] for n in range(28)]
    answer = send(
        api,
        units=csv_of([UNITS, ["BARU", "DINAS", "", "dinas"], ["ANAK", "BARU", "Anak", "bidang"]]),
        positions=csv_of([POSITIONS, ["X", "BARU", "x", "X", "executive"]]),
        employees=csv_of([PEOPLE, *people]),
        assignments=csv_of(
            [["employee_code", "position_code", "starts_on"], ["p1", "X", "2026-01-01"]]
        ),
        accounts=csv_of([["login", "employee_code"], ["p1@alfa", "p1"]]),
    )
    assert faults(answer) == {("/units/2/name", "required")}


def test_f5_a_unit_that_nobody_knows_is_told_once_with_the_rows_that_name_it(api: Api) -> None:
    people = [[f"p{n}", f"P {n}", "official", "NIHIL"] for n in range(28)]
    answer = send(api, employees=csv_of([PEOPLE, *people]))
    [fault] = answer.json()["errors"]
    assert (fault["pointer"], fault["code"]) == ("/employees/2/unit_code", "unknown_reference")
    assert 'kode "NIHIL"' in fault["detail"]
    assert "27 tempat lain, antara lain baris 3, 4, 5," in fault["detail"]


def test_f5_a_person_who_is_refused_is_not_told_again_by_their_bad_nip(api: Api) -> None:
    answer = send(
        api,
        employees=person("19880512201001190"),
        accounts=csv_of([["login", "NIP"], ["ani@alfa", "19880512201001190"]]),
    )
    assert faults(answer) == {("/employees/2/nip", "nip_length")}


def test_f5_mistakes_stand_in_the_order_of_the_file(api: Api) -> None:
    rows = [PEOPLE, ["p1", "", "raja", "NIHIL!"], ["p 2", "", "raja", "BIDANG"]]
    answer = send(api, employees=csv_of(rows), units=csv_of([UNITS, ["A", "NIHIL", "", "dinas"]]))
    assert [fault["pointer"] for fault in answer.json()["errors"]] == [
        "/units/2/parent_code",
        "/units/2/name",
        "/employees/2/name",
        "/employees/2/kind",
        "/employees/2/unit_code",
        "/employees/3/employee_code",
        "/employees/3/name",
        "/employees/3/kind",
    ]


def renumber(api: Api) -> str:
    """Import a person, and give them another NIP."""
    send(api, employees=person(OLD))
    [made] = api.get(f"/v1/employees?nip={OLD}", who="admin").json()["items"]
    path = f"/v1/employees/{made['id']}"
    assert expect(patch(api, path, {"nip": NEW}, 1), 200)["employee_code"] == OLD
    return path


def test_f4_the_file_with_the_new_nip_finds_the_person(api: Api) -> None:
    path = renumber(api)
    answer = send(api, employees=person(NEW, "Ani Lestari"))
    assert counts(answer)["employees"] == (0, 1, 0)
    after = api.get(path, who="admin").json()
    assert (after["nip"], after["name"], after["employee_code"]) == (NEW, "Ani Lestari", OLD)


def test_f4_the_file_with_the_old_nip_is_told_so_and_does_not_set_it_back(api: Api) -> None:
    path = renumber(api)
    answer = send(api, employees=person(OLD, "Ani Lestari"))
    assert counts(answer)["employees"] == (0, 1, 0)
    [warning] = answer.json()["warnings"]
    assert (warning["pointer"], warning["code"]) == ("/employees/2/nip", "nip_replaced")
    after = api.get(path, who="admin").json()
    assert (after["nip"], after["name"]) == (NEW, "Ani Lestari")


def test_f4_other_files_find_the_person_by_either_number(api: Api) -> None:
    renumber(api)
    for number, login in ((OLD, "ani@alfa"), (NEW, "ani.lestari@alfa")):
        answer = send(api, accounts=csv_of([["login", "NIP"], [login, number]]))
        assert counts(answer)["accounts"] == (1, 0, 0)


def test_f4_both_numbers_in_one_file_are_one_person_twice(api: Api) -> None:
    renumber(api)
    rows = [
        ["NIP", "Nama", "Status", "Kode Unit"],
        *([n, "Ani", "PNS", "BIDANG"] for n in (OLD, NEW)),
    ]
    assert ("/employees/3/employee_code", "repeated_row") in faults(
        send(api, employees=csv_of(rows))
    )


def test_f4_a_nip_of_somebody_else_is_refused_still(api: Api) -> None:
    renumber(api)
    rows = [["employee_code", "nip", "name", "kind", "unit_code"], ["b", NEW, "B", "PNS", "BIDANG"]]
    assert faults(send(api, employees=csv_of(rows))) == {("/employees/2/nip", "nip_taken")}


UNITS_OF_CSV = "Kode Unit;Nama;Jenis Unit\n"


def with_formula(cell: str, *, kept: str = "") -> bytes:
    """Write a workbook in which a formula stands at *cell*, with the value that is kept of it."""
    content = BytesIO()
    good = workbook_of({"Units": [UNITS, ["A", "", "A", "dinas"], ["B", "A", "B", "bidang"]]})
    formula = f'<c r="{cell}"><f>A1&amp;"x"</f>{kept}</c>'.encode()
    with ZipFile(BytesIO(good)) as archive, ZipFile(content, "w") as other:
        for name in archive.namelist():
            part = archive.read(name)
            if name == "xl/worksheets/sheet1.xml":
                part = re.sub(rb'<c r="%s"[^>]*>.*?</c>' % cell.encode(), formula, part, count=1)
                assert formula in part
            other.writestr(name, part)
    return content.getvalue()


CAUSES = {
    "a long cell": (
        {"units": f"{UNITS_OF_CSV}A;{'x' * 20_000};dinas\n".encode()},
        ("/units", "not_csv"), "lebih panjang daripada 10.000 karakter: perpendek",
    ),
    "a cell longer than CSV has": (
        {"units": f"{UNITS_OF_CSV}A;{'x' * 200_000};dinas\n".encode()},
        ("/units", "not_csv"), "lebih panjang daripada 10.000 karakter: perpendek",
    ),
    "a quote that is not closed": (
        {"units": f'{UNITS_OF_CSV}A;"{"x;y" * 4_000}\nB;C;dinas\n'.encode()},
        ("/units", "not_csv"), "tanda kutip",
    ),
    "a quote that is not closed, long": (
        {"units": f'{UNITS_OF_CSV}A;"{"x;y" * 90_000}\nB;C;dinas\n'.encode()},
        ("/units", "not_csv"), "tanda kutip",
    ),
    "a formula without its value": (
        {"workbook": with_formula("C2")}, ("/units/2/name", "bad_cell"), "rumus yang hasilnya",
    ),
    "a formula with an empty value": (
        {"workbook": with_formula("C3", kept="<v></v>")},
        ("/units/3/name", "bad_cell"), "rumus yang hasilnya",
    ),
    "a number for a name": (
        {"workbook": workbook_of({"units": [UNITS, ["A", "", 17, "dinas"]]})},
        ("/units/2/name", "cell_not_text"), "kolom yang benar",
    ),
    "a number for a code": (
        {"workbook": workbook_of({"units": [UNITS, [17, "", "A", "dinas"]]})},
        ("/units/2/unit_code", "cell_not_text"), "NIP 18 angka",
    ),
    **{
        f"{name} for a name": (
            {"units": f"{UNITS_OF_CSV}A;{name};dinas\n".encode()},
            ("/units/2/name", "bad_format"), "seperti rumus",
        )
        for name in ("=1+1", "=HYPERLINK(A1)", "+62811", "@SUM(A1)", "-A1")
    },
}  # fmt: skip
"""What is sent, what is refused, and the words that name its cause."""


@pytest.mark.parametrize("what", CAUSES)
def test_f5_a_refusal_names_its_cause(api: Api, what: str) -> None:
    contents, expected, words = CAUSES[what]
    answer = send(api, **contents)
    assert expected in faults(answer)
    (detail,) = (
        fault["detail"] for fault in answer.json()["errors"] if fault["pointer"] == expected[0]
    )
    assert words in detail
    if expected[0] == "/units/2/name":
        assert "NIP" not in detail


def test_f5_a_formula_whose_value_is_kept_is_taken(api: Api) -> None:
    content = with_formula("C2", kept="<v>7</v>")
    assert faults(send(api, workbook=content)) == {("/units/2/name", "cell_not_text")}
    rows = f"{UNITS_OF_CSV}A;Dinas - Pusat;dinas\n".encode()
    assert counts(send(api, units=rows))["units"] == (1, 0, 0)
