"""The words and signs in cells: every usual spelling is understood, and brought to one."""

from datetime import date
from decimal import Decimal

import pytest

from penilaian_api.api.transport import messages
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.imports.columns import COLUMNS, ImportKind, InvalidCellError
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.organization.organization import AssignmentKind, JobClass
from penilaian_api.storage.packaged_data import import_texts

WORDS = import_texts().vocabulary
BY_NAME = {(kind, column.name): column for kind in ImportKind for column in COLUMNS[kind]}
NIP = "198805122010011901"

KINDS = {
    EmploymentKind.CIVIL_SERVANT: (
        *("PNS", "pns", "CPNS", "Calon PNS", "C.P.N.S.", "Pegawai Negeri Sipil"),
        *("Calon Pegawai Negeri Sipil", "PNS Daerah", "civil_servant"),
    ),
    EmploymentKind.CONTRACT: (
        *("PPPK", "P3K", "p3k", "PPPK Paruh Waktu", "P3K Paruh Waktu", "PPPK - Paruh Waktu"),
        *("P3K (paruh waktu)", "PPPK Penuh Waktu", "contract"),
        "Pegawai Pemerintah dengan Perjanjian Kerja",
    ),
    EmploymentKind.OFFICIAL: ("Pejabat Negara", "Kepala Daerah", "Bupati", "Wali Kota", "official"),
}
CLASSES = {
    JobClass.JPT_UTAMA: ("JPT Utama", "Jabatan Pimpinan Tinggi Utama"),
    JobClass.JPT_MADYA: ("JPT Madya", "Pimpinan Tinggi Madya", "jpt_madya"),
    JobClass.JPT_PRATAMA: ("JPT Pratama", "Jabatan Pimpinan Tinggi Pratama", "Eselon II"),
    JobClass.ADMINISTRATOR: ("Administrator", "Jabatan Administrator", "Pejabat Administrator"),
    JobClass.SUPERVISORY: ("Pengawas", "Jabatan Pengawas", "JABATAN PENGAWAS", "supervisory"),
    JobClass.FUNCTIONAL: ("Fungsional", "Jabatan Fungsional", "JF", "Jabatan Fungsional Tertentu"),
    JobClass.EXECUTIVE: ("Pelaksana", "Jabatan Pelaksana", "Jabatan Fungsional Umum", "Staf"),
    JobClass.STATE_OFFICIAL: ("Pejabat Negara", "Kepala Daerah", "Gubernur"),
}
ASSIGNMENTS = {
    AssignmentKind.DEFINITIVE: ("Definitif", "tetap", "definitive"),
    AssignmentKind.ACTING: ("Plt", "Plt.", "PLH", "Pelaksana Tugas", "Pelaksana Harian", "acting"),
}


def read(kind: ImportKind, column: str, cell: object) -> object:
    return BY_NAME[kind, column].read_cell(cell, WORDS)  # type: ignore[arg-type]  # any cell


def refusal(kind: ImportKind, column: str, cell: object) -> tuple[str, str | None]:
    with pytest.raises((InvalidCellError, InvalidDataError)) as caught:
        read(kind, column, cell)
    return caught.value.code, caught.value.facts.get("form")


@pytest.mark.parametrize(
    ("kind", "column", "spellings"),
    [
        (ImportKind.EMPLOYEES, "kind", KINDS),
        (ImportKind.POSITIONS, "job_class", CLASSES),
        (ImportKind.ASSIGNMENTS, "kind", ASSIGNMENTS),
    ],
)
def test_f5_every_usual_word_for_a_kind_is_understood(
    kind: ImportKind, column: str, spellings: dict[object, tuple[str, ...]]
) -> None:
    for value, words in spellings.items():
        assert {read(kind, column, word) for word in words} == {value}, value


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("Pejabat", "official_unclear"), ("PEJABAT", "official_unclear"),
        ("Pejabat Struktural", "official_unclear"), ("Struktural", "official_unclear"),
        ("Non ASN", "non_asn_unclear"), ("Honorer", "non_asn_unclear"),
    ],
)  # fmt: skip
def test_f5_a_word_of_two_meanings_is_refused_with_the_question(word: str, form: str) -> None:
    assert refusal(ImportKind.EMPLOYEES, "kind", word) == ("not_a_choice", form)
    for language in ("id", "en"):
        assert messages.label(f"form.{form}", language)


def test_f5_no_unclear_word_is_a_choice() -> None:
    for group, words in WORDS.unclear.items():
        assert not words.keys() & WORDS.choices[group].keys()


@pytest.mark.parametrize("word", ["Wiraswasta", "-", "PNS/PPPK", "#"])
def test_f5_another_word_is_refused(word: str) -> None:
    assert refusal(ImportKind.EMPLOYEES, "kind", word) == ("not_a_choice", None)


@pytest.mark.parametrize(
    "written",
    [
        *("19880512 201001 1 901", " 198805122010011901 ", "'198805122010011901"),
        *("\u2019198805122010011901", "19880512.201001.1.901", "19880512-201001-1-901"),
        *("1988\u00a005122010011901", '="198805122010011901"'),
    ],
)
@pytest.mark.parametrize(
    ("kind", "column"),
    [
        (ImportKind.EMPLOYEES, "nip"),
        (ImportKind.EMPLOYEES, "employee_code"),
        (ImportKind.ASSIGNMENTS, "employee_code"),
        (ImportKind.DELEGATIONS, "employee_code"),
        (ImportKind.DELEGATIONS, "by_employee_code"),
        (ImportKind.ACCOUNTS, "employee_code"),
        (ImportKind.ACCOUNTS, "login"),
    ],
)
def test_f3_a_nip_is_the_same_in_every_column_and_spelling(
    kind: ImportKind, column: str, written: str
) -> None:
    assert read(kind, column, written) == NIP


@pytest.mark.parametrize("written", ["1.98805E+17", "1,98805E+17", "1.98805e17", "2E+17"])
def test_f3_digits_that_a_spreadsheet_lost_are_refused_with_the_cause(written: str) -> None:
    assert refusal(ImportKind.EMPLOYEES, "nip", written) == ("nip_digits", "scientific")
    for kind, column in (
        (ImportKind.EMPLOYEES, "employee_code"),
        (ImportKind.UNITS, "unit_code"),
        (ImportKind.ACCOUNTS, "login"),
    ):
        assert refusal(kind, column, written) == ("bad_format", "scientific")


@pytest.mark.parametrize(
    ("written", "word"),
    [
        ("Rumah Sakit", "rumah_sakit"),
        ("UPTD Puskesmas", "uptd_puskesmas"),
        ("dinas", "dinas"),
        ("Dinas", "dinas"),
        ("sub-bagian", "sub_bagian"),
    ],
)
def test_u6_a_kind_of_unit_may_have_blanks(written: str, word: str) -> None:
    assert read(ImportKind.UNITS, "kind", written) == word


def test_u17_sectors_have_indonesian_words_and_others_are_the_agencys_own() -> None:
    assert read(ImportKind.UNITS, "sector", "Kesehatan") == "health"
    assert read(ImportKind.UNITS, "sector", "Pekerjaan Umum") == "public_works"
    assert read(ImportKind.UNITS, "sector", "Kelautan dan Perikanan") == "kelautan_dan_perikanan"


@pytest.mark.parametrize(
    "written",
    [
        *("2026-01-31", "31/01/2026", "31-01-2026", "31.01.2026", "2026/01/31"),
        *("31 Januari 2026", "31 Jan 2026", "31-Jan-2026", "31 January 2026"),
        *("Jumat, 31 Januari 2026", "Jum'at, 31 Jan. 2026", "January 31, 2026"),
        *("31 / 01 / 2026", "2026-01-31T00:00:00+07:00", "31/01/2026 0:00", "2026.01.31"),
        *("31/01/2026 00:00:00", "2026-01-31T00:00:00", "2026-01-31 00:00", "'31/01/2026"),
    ],
)
def test_u6_a_day_is_read_as_people_and_programs_write_it(written: str) -> None:
    assert read(ImportKind.ASSIGNMENTS, "starts_on", written) == date(2026, 1, 31)


@pytest.mark.parametrize(
    "written", ["31/01/26", "31 Foo 2026", "31/13/2026", "30 Februari 2026", "46023", "31/01-2026"]
)
def test_u6_what_is_no_day_is_refused_with_the_form(written: str) -> None:
    assert refusal(ImportKind.ASSIGNMENTS, "starts_on", written)[0] == "not_a_day"


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("DINAS 01", "code"),
        ("A/B", "code"),
        ("6f1c0c39-5b0a-4d2e-9f61-2f2b9a7d1a11", "code_like_id"),
        ("Dinas Ke\u00e7il", "code"),
    ],
)
def test_u6_a_code_is_refused_with_the_form_that_it_should_have(written: str, form: str) -> None:
    assert refusal(ImportKind.UNITS, "unit_code", written) == ("bad_format", form)


@pytest.mark.parametrize(
    ("written", "form"),
    [
        ("46053", "day_as_number"),
        (Decimal(46053), "day_as_number"),
        ("31/01/2026 07:30", "day_with_hour"),
        ("2026-01-31 08:00:00", "day_with_hour"),
        ("2026-01-30T17:00:00Z", None),  # which day this is depends on the place
        ("31/01/26", "short_year"),
        ("31-Jan-26", "short_year"),
        ("20260131", None),
    ],
)
def test_f5_what_is_no_day_is_refused_with_its_cause(
    written: str | Decimal, form: str | None
) -> None:
    assert refusal(ImportKind.ASSIGNMENTS, "starts_on", written) == ("not_a_day", form)


@pytest.mark.parametrize("column", ["starts_on", "position_code", "seat", "employee_code"])
def test_f2_a_dash_is_no_value(column: str) -> None:
    assert refusal(ImportKind.ASSIGNMENTS, column, "-") == ("bad_cell", "dash")


@pytest.mark.parametrize("written", ["3", "3.0", "3,00", "'3", Decimal(3), Decimal("3.0")])
def test_f5_a_whole_number_is_one_however_a_program_writes_it(written: str | Decimal) -> None:
    assert read(ImportKind.ASSIGNMENTS, "seat", written) == 3


def test_f5_a_number_beyond_the_limit_is_told_so() -> None:
    for written, code in (
        ("1000000", "out_of_range"),
        ("3.000", "not_whole"),
        ("3.5", "not_whole"),
    ):
        assert refusal(ImportKind.ASSIGNMENTS, "seat", written)[0] == code


def test_f5_a_flag_may_be_a_number_of_the_spreadsheet() -> None:
    flags = [
        read(ImportKind.UNITS, "public_service", cell) for cell in (Decimal(1), Decimal(0), "1")
    ]
    assert flags == [True, False, True]
