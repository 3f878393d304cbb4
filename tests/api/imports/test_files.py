"""Imports of bad files and workbooks, and the report that comes back with what is wrong."""

import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pytest
from python_calamine import CalamineWorkbook
from tests.factories.files import csv_of, faults, send, workbook_of
from tests.serving.client import Api

NIP = "198805122010011901"
UNITS = ["unit_code", "parent_code", "name", "kind"]
EMPLOYEES = ["employee_code", "nip", "name", "kind", "unit_code"]


def person(nip: str = "", kind: str = "official", code: str = "baru") -> list[str]:
    return [code, nip, "Baru", kind, "BIDANG"]


BAD_FILES = {
    "empty": (b"", "/units/1", "heading_missing"),
    "not UTF-8": ("unit_code,name\nA,Caf\xe9\n".encode("latin-1"), "/units", "not_utf8"),
    "a zero byte": (b"unit_code,name\nA,\0\n", "/units", "not_csv"),
    "an open quotation mark": (
        b'unit_code,parent_code,name,kind\nA,,"open,dinas\n',
        "/units",
        "not_csv",
    ),
    "a cell without end": (
        b"unit_code,parent_code,name,kind\nA,," + b"x" * 20_000 + b",dinas\n",
        "/units",
        "not_csv",
    ),
    "a workbook in its place": (workbook_of({"units": [UNITS]}), "/units", "workbook_as_csv"),
}


@pytest.mark.parametrize("what", BAD_FILES)
def test_a_file_that_is_no_csv_is_refused(api: Api, what: str) -> None:
    content, pointer, code = BAD_FILES[what]
    assert faults(send(api, units=content)) == {(pointer, code)}


def test_a_form_without_files_with_unknown_or_doubled_fields_is_refused(api: Api) -> None:
    units = csv_of([UNITS])
    assert faults(send(api)) == {("", "files_missing")}
    assert faults(api.post("/v1/imports", {}, who="admin")) == {("", "files_missing")}
    assert faults(send(api, units=units, gaji=b"x")) == {("/gaji", "unknown_field")}
    book = workbook_of({"units": [UNITS]})
    assert faults(send(api, units=units, workbook=book)) == {("/workbook", "workbook_or_files")}
    twice = [("units", ("a.csv", units)), ("units", ("b.csv", units))]
    assert faults(api.call("POST", "/v1/imports", who="admin", files=twice)) == {
        ("/units", "repeated")
    }
    assert (
        api.call("POST", "/v1/imports", who="admin", files={"units": (None, "text")}).status_code
        == 422
    )


def test_ten_thousand_rows_are_taken_and_one_more_is_not(api: Api) -> None:
    rows = [EMPLOYEES, *([f"p{n}", "", "P", "raja", "BIDANG"] for n in range(10_001))]
    assert faults(send(api, employees=csv_of(rows))) == {("/employees/10002", "too_many_rows")}
    refused = send(api, employees=csv_of(rows[:-1]))
    assert len(refused.json()["errors"]) == 1_000
    assert "10000" in refused.json()["detail"]


BAD_BOOKS = {
    "a NIP as a number": (
        workbook_of(
            {"employees": [EMPLOYEES, ["a", 198805122010011901, "A", "official", "BIDANG"]]}
        ),
        "/employees/2/nip",
        "cell_not_text",
    ),
    "a code as a number": (
        workbook_of({"units": [UNITS, [101, "", "A", "dinas"]]}),
        "/units/2/unit_code",
        "cell_not_text",
    ),
    "a hidden column": (
        workbook_of({"units": [UNITS, ["A", "", "A", "dinas"]]}, hidden=("units", 1)),
        "/units/1/parent_code",
        "hidden_column",
    ),
    "an unknown sheet": (workbook_of({"Gaji": [["a"]]}), "/workbook", "unknown_sheet"),
    "a kind twice": (
        workbook_of({"units": [UNITS], "Unit": [UNITS]}),
        "/workbook",
        "repeated_sheet",
    ),
    "an empty sheet": (workbook_of({"units": []}), "/units/1", "heading_missing"),
    "no workbook": (b"unit_code,name\n", "/workbook", "not_a_workbook"),
    "half a workbook": (workbook_of({"units": [UNITS]})[:900], "/workbook", "not_a_workbook"),
}


@pytest.mark.parametrize("what", BAD_BOOKS)
def test_a_bad_workbook_is_refused(api: Api, what: str) -> None:
    content, pointer, code = BAD_BOOKS[what]
    assert (pointer, code) in faults(send(api, workbook=content))


def test_a_hidden_sheet_is_refused(api: Api) -> None:
    content = rewritten({"xl/workbook.xml": (b'sheetId="1"', b'sheetId="1" state="veryHidden"')})
    assert faults(send(api, workbook=content)) == {("/workbook", "hidden_sheet")}


def test_a_cell_far_away_reserves_no_memory(api: Api) -> None:
    content = rewritten({"xl/worksheets/sheet1.xml": (b'r="A2"', b'r="XFD1048576"')})
    answer = send(api, workbook=content)
    assert faults(answer) == {("/Units", "stray_cell")}
    assert "XFD1048576" in answer.json()["errors"][0]["detail"]


def test_a_document_type_in_a_part_is_refused(api: Api) -> None:
    declared = b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]><worksheet'
    content = rewritten({"xl/worksheets/sheet1.xml": (b"<worksheet", declared)})
    assert faults(send(api, workbook=content)) == {("/workbook", "not_a_workbook")}


def test_a_bomb_is_refused_before_it_is_unpacked(api: Api) -> None:
    bombs = [bomb(200_000_000, claimed=200_000_000), bomb(30_000_000, claimed=1_000), crowd(300)]
    assert send(api, workbook=bombs[0]).status_code == 413
    assert faults(send(api, workbook=bombs[1])) == {("/workbook", "not_a_workbook")}
    assert send(api, workbook=bombs[2]).status_code == 413


def test_a_report_is_the_file_with_what_is_wrong_in_its_last_column(api: Api) -> None:
    rows = [
        [*EMPLOYEES],
        person(code="p1"),
        person("123", code="p2"),
        ["p3", "", "=1+1", "raja", "NIHIL"],
    ]
    for content in ({"employees": csv_of(rows)}, {"workbook": workbook_of({"Pegawai": rows})}):
        answer = send(api, "?report=xlsx", **content)
        assert answer.status_code == 422
        assert answer.headers["content-type"].endswith("spreadsheetml.sheet")
        book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
        table = book.get_sheet_by_name("Pegawai").to_python()
        assert [row[:-1] for row in table] == [[str(cell) for cell in row] for row in rows]
        assert table[0][-1] == "Kesalahan"
        assert [bool(row[-1]) for row in table[1:]] == [False, True, True]
        assert "nip: NIP terdiri atas 18 angka" in table[2][-1]


def test_a_report_can_be_mended_and_sent_back_as_it_is(api: Api) -> None:
    rows = [EMPLOYEES, person("123", code="p2")]
    report = send(api, "?report=xlsx", employees=csv_of(rows)).content
    book = CalamineWorkbook.from_filelike(BytesIO(report))
    table = book.get_sheet_by_name("Pegawai").to_python()
    table[1][1] = NIP
    table[1][3] = "civil_servant"
    assert send(api, "?report=xlsx", workbook=workbook_of({"Pegawai": table})).status_code == 200


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "=1+1", '=HYPERLINK("http://x")'])
def test_what_looks_like_a_formula_is_no_name_and_given_back_as_text(api: Api, mark: str) -> None:
    rows = [EMPLOYEES, ["p1", "", f"{mark}x", "official", "BIDANG"], person("123", code="p2")]
    report = send(api, "?report=xlsx", employees=csv_of(rows)).content
    with ZipFile(BytesIO(report)) as archive:
        assert b"<f>" not in archive.read("xl/worksheets/sheet1.xml")
        assert not any("hyperlink" in name for name in archive.namelist())
    table = CalamineWorkbook.from_filelike(BytesIO(report)).get_sheet_by_index(0).to_python()
    assert table[1][2] == f"{mark}x"
    assert ("/employees/2/name", "bad_format") in faults(send(api, employees=csv_of(rows[:2])))


def test_mistakes_are_told_in_the_language_of_the_caller(api: Api) -> None:
    files = {"units": ("u.csv", csv_of([UNITS, ["A", "NIHIL", "A", "dinas"]]))}
    sentences = {
        language: api.call(
            "POST", "/v1/imports", who="admin", files=files, headers={"Accept-Language": language}
        ).json()["errors"][0]["detail"]
        for language in ("id", "en")
    }
    assert sentences == {
        "id": 'Baris 2, kolom "parent_code": Rujukan ini tidak ditemukan. Tidak ada unit dengan '
        'kode "NIHIL", baik di berkas ini maupun yang sudah tersimpan.',
        "en": 'Row 2, column "parent_code": This reference was not found. There is no unit with '
        'the code "NIHIL", neither in this file nor stored.',
    }


def rewritten(changes: dict[str, tuple[bytes, bytes]]) -> bytes:
    """Take a good workbook and change parts of it behind its writer's back."""
    content = BytesIO()
    good = workbook_of({"Units": [UNITS, ["A", "", "A", "dinas"]]})
    with ZipFile(BytesIO(good)) as archive, ZipFile(content, "w", ZIP_DEFLATED) as other:
        for name in archive.namelist():
            old, new = changes.get(name, (b"", b""))
            part = archive.read(name)
            assert old in part
            other.writestr(name, part.replace(old, new, 1) if old else part)
    return content.getvalue()


def bomb(size: int, *, claimed: int) -> bytes:
    """Pack *size* spaces as a part of a workbook that tells another size of it."""
    content = BytesIO()
    with ZipFile(content, "w", ZIP_STORED) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")
        archive.writestr("xl/_rels/workbook.xml.rels", b"<Relationships/>")
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        packed = b"".join(packer.compress(b" " * 1_000_000) for _ in range(size // 1_000_000))
        packed += packer.flush()
        archive.writestr("xl/worksheets/sheet1.xml", packed)
    raw = bytearray(content.getvalue())
    for signature, method, length in ((b"PK\x03\x04", 8, 22), (b"PK\x01\x02", 10, 24)):
        offset = raw.index(b"xl/worksheets/sheet1.xml", raw.index(signature))
        offset = raw.rindex(signature, 0, offset)
        if signature == b"PK\x01\x02":
            offset = raw.rindex(signature)
        raw[offset + method : offset + method + 2] = (8).to_bytes(2, "little")
        raw[offset + length : offset + length + 4] = claimed.to_bytes(4, "little")
    return bytes(raw)


def crowd(entries: int) -> bytes:
    content = BytesIO()
    with ZipFile(content, "w") as archive:
        for number in range(entries):
            archive.writestr(f"{number}", b"")
    return content.getvalue()
