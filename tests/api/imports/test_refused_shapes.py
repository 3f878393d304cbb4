"""Files that cannot be taken: refused once for each cause, in the file's own words, with the form.

Each is sent in both languages, and its answer is also read as the workbook with what is wrong.
"""

from io import BytesIO
from typing import Final, NamedTuple
from zipfile import ZipFile

import pytest
from python_calamine import CalamineWorkbook
from tests.factories.files import csv_of, workbook_of
from tests.factories.shapes import (
    HEADING,
    PEOPLE,
    changed,
    renamed,
    rewritten,
    table,
    titled,
    with_column,
    workbook,
)
from tests.serving.client import Api
from xlsxwriter import Workbook

PLAIN: Final = table()
OLD_WORKBOOK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600
LOCKED: Final = OLD_WORKBOOK + "EncryptedPackage".encode("utf-16-le")


def archive(part: str) -> bytes:
    """Pack one part, by which the archive is known."""
    content = BytesIO()
    with ZipFile(content, "w") as packed:
        packed.writestr(part, "x")
    return content.getvalue()


def hidden_sheet() -> bytes:
    """Write a workbook whose lists to choose from stand in a sheet that is hidden."""
    content = BytesIO()
    with Workbook(content) as book:
        people_sheet = book.add_worksheet("Pegawai")
        for number, row in enumerate(PLAIN):
            people_sheet.write_row(number, 0, row)
        choices = book.add_worksheet("Pilihan")
        choices.write(0, 0, "PNS")
        choices.hide()
    return content.getvalue()


class Shape(NamedTuple):
    """A file, where and as what it is refused, and words of the sentences."""

    field: str
    content: bytes
    faults: list[tuple[str, str]]
    id: tuple[str, ...]
    en: tuple[str, ...]


def people(rows: list[list[str]], *faults: tuple[str, str], id: str, en: str) -> Shape:  # noqa: A002 - the language
    """Refuse rows of people at places below their kind."""
    placed = [(f"/employees/{cell}", code) for cell, code in faults]
    return Shape("employees", csv_of(rows), placed, (id,), (en,))


def first(column: str, cell: str) -> list[list[str]]:
    """Write one cell of the first person in another way."""
    return [PLAIN[0], changed(PLAIN, column, lambda _: cell)[1], *PLAIN[2:]]


SHAPES: Final = {
    "an unknown heading": people(
        renamed(PLAIN, Golongan="Kode Rahasia"),
        ("1/Kode Rahasia", "unknown_column"),
        id='"Kode Rahasia" tidak dikenal. Hapus kolom ini, atau pakai salah satu judul ini: Kode',
        en='"Kode Rahasia" is not known. Remove it, or use one of these headings: employee_code',
    ),
    "an unknown heading below titles": people(
        titled(renamed(PLAIN, Golongan="Kode Rahasia")),
        ("4/Kode Rahasia", "unknown_column"),
        id="Baris 4: Kolom",
        en="Row 4: The column",
    ),
    "a heading missing": people(
        [row[:-1] for row in PLAIN],
        ("1/unit_code", "missing_column"),
        id='Kolom wajib "Kode Unit" tidak ada',
        en='required column "unit_code" is missing',
    ),
    "two headings for one column": people(
        renamed(PLAIN, Golongan="Nama Lengkap"),
        ("1/name", "repeated_column"),
        id='"Nama, Nama Lengkap"',
        en='"Nama, Nama Lengkap"',
    ),
    "no heading at all": people(
        PLAIN[1:],
        ("1", "heading_missing"),
        id="Judul yang dikenal: Kode Pegawai, NIP, Nama",
        en="The known headings: employee_code, nip, name",
    ),
    "a footer below the table": people(
        [*PLAIN, ["", "", "", "", ""], ["", "", "", "Dumai, 2 Januari 2026", ""]],
        ("6", "not_a_record"),
        id="bukan data",
        en="no data",
    ),
    "a row of sums": people(
        [*PLAIN, ["Jumlah", "3", "", "", "3"]],
        ("5", "not_a_record"),
        id="Baris 5: Baris ini bukan data. Ini baris jumlah",
        en="Row 5: This row is no data. It is a row of sums",
    ),
    "a note below the table": people(
        [*PLAIN, ["Keterangan: keadaan Januari", "", "", "", ""]],
        ("5", "not_a_record"),
        id="catatan di bawah tabel",
        en="a note below the table",
    ),
    "the headings again, as on each page": people(
        [*PLAIN[:2], HEADING, *PLAIN[2:]],
        ("3", "not_a_record"),
        id="Judul kolom ditulis lagi",
        en="The headings stand here again",
    ),
    "a unit above its people": people(
        [PLAIN[0], ["", "SEKRETARIAT", "", "", ""], *PLAIN[1:]],
        ("2", "not_a_record"),
        id="Hanya satu kolomnya terisi",
        en="Only one of its columns is filled in",
    ),
    "signatures below the table, told once": people(
        [
            *PLAIN,
            ["", "", "", "Dumai, 2 Januari 2026", ""],
            ["", "Kepala Dinas", "", "", ""],
            ["", "Rahmat Hidayat", "", "", ""],
            ["NIP 197008061994011001", "", "", "", ""],
        ],
        ("5", "not_a_record"),
        id="sampai baris 8: hapus semuanya",
        en="up to row 8: remove them all",
    ),
    "days as headings": people(
        [[*PLAIN[0], *map(str, range(1, 32))], *([*row, *["H"] * 31] for row in PLAIN[1:])],
        ("1/1", "unknown_column"),
        id='"1 ... 31" tidak dikenal',
        en="one row for each person and day",
    ),
    "a dash for a code": people(
        first("Kode Unit", "-"), ("2/unit_code", "bad_cell"), id="kosongkan", en="leave it empty"
    ),
    "a day with its hour": people(
        with_column(PLAIN, "Tanggal Berhenti", "31/12/2026 07:30"),
        *((f"{row}/left_on", "not_a_day") for row in (2, 3, 4)),
        id="Hapus jamnya",
        en="Leave the hour out",
    ),
    "a day as the number of a spreadsheet": people(
        with_column(PLAIN, "Tanggal Berhenti", "46387"),
        *((f"{row}/left_on", "not_a_day") for row in (2, 3, 4)),
        id="atur formatnya menjadi Tanggal",
        en="set its format to date",
    ),
    "a year of two digits": people(
        with_column(PLAIN, "Tanggal Berhenti", "31/12/26"),
        *((f"{row}/left_on", "not_a_day") for row in (2, 3, 4)),
        id="empat angka",
        en="four digits",
    ),
    "a NIP in wide digits": people(
        first("NIP", "\uff11\uff19" + PEOPLE[0][0][2:]),
        ("2/nip", "nip_digits"),
        id="angka lebar",
        en="wide ones",
    ),
    "letters read in another encoding": people(
        first("Nama", "Jos\u00c3\u00a9"), ("2/name", "bad_cell"), id="rusak", en="broken"
    ),
    "a letter of another script in a name": people(
        first("Nama", "\u0410ni Lestari"), ("2/name", "bad_cell"), id="U+0410", en="U+0410"
    ),
    "something in a column without a title": people(
        [[*PLAIN[0], "", ""], [*PLAIN[1], "", "lihat catatan"], *PLAIN[2:]],
        ("2", "surplus_cells"),
        id="tidak berjudul",
        en="without a heading",
    ),
    "a NIP in scientific notation": people(
        first("NIP", "1,98805E+17"),
        ("2/nip", "nip_digits"),
        id='Baris 2, kolom "NIP": NIP hanya terdiri atas angka: 18 angka, boleh berspasi. Sel ini',
        en='Row 2, column "NIP": A NIP has digits only: 18 of them, blanks may stand between. The',
    ),
    "a NIP rounded by a spreadsheet": people(
        first("NIP", "198805122010011000"),
        ("2/nip", "nip_sequence"),
        id="sebagai bilangan",
        en="as a number",
    ),
    "the error of a formula in a name": people(
        first("Nama", "#N/A"), ("2/name", "bad_cell"), id="kesalahan rumus", en="error of a formula"
    ),
    "the error of a formula in a NIP": people(
        first("NIP", "#REF!"), ("2/nip", "bad_cell"), id="kesalahan rumus", en="error of a formula"
    ),
    "the error of a formula in a code": people(
        first("Kode Unit", "#NAME?"),
        ("2/unit_code", "bad_cell"),
        id="kesalahan rumus",
        en="error of a formula",
    ),
    "a column too narrow": people(
        first("Golongan", "########"), ("2/grade", "bad_cell"), id="rumus", en="formula"
    ),
    "an error of LibreOffice": people(
        first("Nama", "Err:502"), ("2/name", "bad_cell"), id="rumus", en="formula"
    ),
    "an invisible sign in a name": people(
        first("Nama", "Ani\u200b Lestari"), ("2/name", "bad_cell"), id="U+200B", en="U+200B"
    ),
    "a mark of direction in a NIP": people(
        first("NIP", "\u202d198805122010011901\u202c"),
        ("2/nip", "bad_cell"),
        id="U+202D",
        en="U+202D",
    ),
    "a grade that does not exist": people(
        first("Golongan", "III/z"),
        ("2/grade", "bad_grade"),
        id='kolom "Golongan": Golongan ini tidak dikenal. Tulis seperti I/a - IV/e, I - XVII',
        en='column "Golongan": This grade is not known. Write one of I/a - IV/e, I - XVII',
    ),
    "a dash for a grade": people(
        first("Golongan", "-"), ("2/grade", "bad_grade"), id="kosongkan", en="leave it empty"
    ),
    "an unknown status": people(
        first("Status Kepegawaian", "Honorer"),
        ("2/kind", "not_a_choice"),
        id='kolom "Status Kepegawaian": Pilih salah satu: PNS, PPPK, Pejabat negara.',
        en='column "Status Kepegawaian": Choose one of: civil_servant, contract, official.',
    ),
    "a unit code with blanks": people(
        first("Kode Unit", "BIDANG SATU"),
        ("2/unit_code", "bad_format"),
        id="tanpa spasi, misalnya DINKES-01",
        en="no blanks, such as DINKES-01",
    ),
    "Windows letters": Shape(
        "employees",
        rewritten(first("Nama", "José"), encoding="cp1252"),
        [("/employees", "not_utf8")],
        ("CSV UTF-8",),
        ("CSV UTF-8",),
    ),
    "an old workbook": Shape(
        "employees", OLD_WORKBOOK, [("/employees", "not_csv")], (".xls",), (".xls",)
    ),
    "an old workbook in its field": Shape(
        "workbook", OLD_WORKBOOK, [("/workbook", "not_a_workbook")], (".xls",), (".xls",)
    ),
    "a web page named xls": Shape(
        "employees",
        b"<html><table><tr><td>NIP</td></tr></table></html>",
        [("/employees", "not_csv")],
        ("halaman web",),
        ("web page",),
    ),
    "a PDF": Shape("employees", b"%PDF-1.7\n", [("/employees", "not_csv")], ("PDF",), ("PDF",)),
    **{
        f"{what} in the field of {field}": Shape(
            field,
            content,
            [(f"/{field}", "not_a_workbook" if field == "workbook" else "not_csv")],
            (id,),
            (en,),
        )
        for field in ("employees", "workbook")
        for what, content, id, en in (  # noqa: A001 - the language
            ("JSON", b'[{"nip": "1"}]', "Ini JSON", "This is JSON"),
            ("a web page", b"<meta charset=utf-8>\n<table>", "halaman web", "web page"),
            ("a web page after a mark", b"\xef\xbb\xbf<!-- x --><table>", "halaman", "web page"),
            ("an archived web page", b"MIME-Version: 1.0\r\n", "halaman web", "web page"),
            ("a workbook with a password", LOCKED, "berkata sandi", "has a password"),
        )
    },
    **{
        f"{what} in the place of a workbook": Shape(
            "workbook", content, [("/workbook", "not_a_workbook")], (id,), (en,)
        )
        for what, content, id, en in (  # noqa: A001 - the language
            ("an OpenDocument file", archive("content.xml"), "OpenDocument", "OpenDocument"),
            ("a binary workbook", archive("xl/workbook.bin"), ".xlsb", ".xlsb"),
            ("a document", archive("word/document.xml"), "dokumen Word", "Word document"),
            ("a document of Numbers", archive("Index/a.iwa"), "Apple Numbers", "Apple Numbers"),
            ("an archive", archive("Pegawai.xlsx"), "arsip ZIP", "ZIP archive"),
            ("half a workbook", workbook(PLAIN)[:900], "terpotong", "cut off"),
        )
    },
    "rows that a filter hides": Shape(
        "workbook",
        workbook(PLAIN, hidden_rows=[2, 3]),
        [("/employees/3", "hidden_rows")],
        ("oleh filter: baris 3, 4 (2 seluruhnya)",),
        ("by a filter: 3, 4 (2 in all)",),
    ),
    "an OpenDocument file in the field of employees": Shape(
        "employees",
        archive("content.xml"),
        [("/employees", "not_csv")],
        ("OpenDocument",),
        ("OpenDocument",),
    ),
    "nothing": Shape(
        "employees",
        b"\xef\xbb\xbf\r\n",
        [("/employees/1", "heading_missing")],
        ("Tidak ada isi apa pun",),
        ("There is nothing in it",),
    ),
    "nothing in the place of a workbook": Shape(
        "workbook",
        b"",
        [("/workbook", "not_a_workbook")],
        ("Tidak ada isi apa pun",),
        ("There is nothing in it",),
    ),
    "an unknown sheet that is hidden": Shape(
        "workbook",
        hidden_sheet(),
        [("/workbook", "unknown_sheet")],
        ("Lembar ini tersembunyi",),
        ("The sheet is hidden",),
    ),
    "CSV in the field of the workbook": Shape(
        "workbook", csv_of(PLAIN), [("/workbook", "not_a_workbook")], ("CSV",), ("CSV",)
    ),
    "an open quotation mark": Shape(
        "employees",
        csv_of(PLAIN) + b'"',
        [("/employees", "not_csv")],
        ("tidak ditutup",),
        ("not closed",),
    ),
    "a NIP as a number": Shape(
        "workbook",
        workbook(changed(PLAIN, "NIP", int)),
        [(f"/employees/{row}/nip", "cell_not_text") for row in (2, 3, 4)],
        ("format sel menjadi Teks",),
        ("format of the cell to text",),
    ),
    "an unknown sheet": Shape(
        "workbook",
        workbook_of({"Sheet1": PLAIN}),
        [("/workbook", "unknown_sheet")],
        ("Unit, Jabatan, Pegawai, Penempatan, Pendelegasian, Akun",),
        ("units, positions, employees, assignments, delegations, accounts",),
    ),
}


@pytest.mark.parametrize("language", ["id", "en"])
def test_f5_a_file_is_refused_once_for_each_cause_in_its_own_words(api: Api, language: str) -> None:
    for name, shape in SHAPES.items():
        files = {shape.field: ("file", shape.content)}
        headers = {"Accept-Language": language}
        answer = api.call("POST", "/v1/imports", who="admin", files=files, headers=headers)
        assert answer.status_code == 422, name
        listed = answer.json()["errors"]
        assert [(fault["pointer"], fault["code"]) for fault in listed] == shape.faults, name
        for words in shape.id if language == "id" else shape.en:
            assert words in listed[0]["detail"], name


def test_f5_what_is_wrong_stands_in_the_sheet_too(api: Api) -> None:
    for name, shape in SHAPES.items():
        if shape.faults[0][0].count("/") < 2 or shape.faults[0][1] == "heading_missing":
            continue  # nothing of the file could be read
        files = {shape.field: ("file", shape.content)}
        answer = api.call("POST", "/v1/imports?report=xlsx", who="admin", files=files)
        assert answer.headers["content-type"].endswith("spreadsheetml.sheet"), name
        book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
        listed = book.get_sheet_by_name("Kesalahan").to_python()
        assert listed[0] == ["Lembar", "Baris", "Kolom", "Kesalahan"], name
        assert len(listed) == 1 + len(shape.faults), name
        assert listed[1][:2] == ["Pegawai", float(shape.faults[0][0].split("/")[2])], name


def test_f5_the_heading_of_the_file_names_the_column_in_its_sheet(api: Api) -> None:
    rows = renamed(first("NIP", "123"), NIP="NIP Baru")
    files = {"employees": ("file", csv_of(rows))}
    answer = api.call("POST", "/v1/imports?report=xlsx", who="admin", files=files)
    book = CalamineWorkbook.from_filelike(BytesIO(answer.content))
    table_of_people = book.get_sheet_by_name("Pegawai").to_python()
    assert table_of_people[0] == [*rows[0], "Kesalahan"]
    assert table_of_people[1][-1].startswith("NIP Baru: NIP terdiri")
    assert book.get_sheet_by_name("Kesalahan").to_python()[1][2] == "NIP Baru"
    assert len(PEOPLE) == len(table_of_people) - 1
