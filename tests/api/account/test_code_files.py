"""Codes for many come as files that a spreadsheet leaves as they are, with letters to print."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from tests.factories.files import rows_of_csv
from tests.factories.organization import employee, expect, ident
from tests.serving.client import Api

from penilaian_api.api.files import code_files
from penilaian_api.api.files.csv_writing import signs_of
from penilaian_api.domain.account import SIGNS, read_code, write_code
from penilaian_api.domain.approval import ApprovalRule
from penilaian_api.services.account import typed_secrets
from penilaian_api.services.account.activation_codes import ActivationCodeView
from penilaian_client.models import ActivationCodeOut
from penilaian_client.year.code_tables import to_csv, to_rows

PASSWORD = "lima kuda terbang rendah"
NIP = "198804122011012003"
CODE = re.compile(r"[A-HJKMNP-Z][A-HJKMNP-Z2-9]{3}(-[A-HJKMNP-Z2-9]{4}){3}")
LOCAL = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2} (WIB|WITA|WIT)")


def issue(api: Api, file_format: str = "csv", **body: object) -> bytes:
    path = f"/v1/activation-codes?format={file_format}"
    answer = api.post(path, body, who="admin")
    assert answer.status_code == 200, answer.text
    return answer.content


def lines_of(content: bytes, language: str | None = None) -> list[dict[str, str]]:
    _, *lines = rows_of_csv(content, language)
    return [dict(zip(code_files.COLUMNS, line, strict=True)) for line in lines]


def cells_of(content: bytes) -> Iterator[object]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            yield from row


def activate(api: Api, login: str, code: str) -> int:
    body = {"login": login, "code": code, "password": PASSWORD}
    return api.http.post("/v1/activations", json=body).status_code


@pytest.fixture
def officer(api: Api) -> str:
    """An account whose login is a NIP, as in an office."""
    person = employee(api, "Aisyah Nurhaliza", employee_code=NIP, nip=NIP)
    body = {"login": NIP, "kind": "person", "employee_id": person["id"]}
    return str(expect(api.post("/v1/accounts", body, who="admin"))["id"])


def test_u1_who_has_a_living_code_gets_another_when_codes_are_renewed(api: Api) -> None:
    first = lines_of(issue(api, unit_id=ident("BIDANG")))
    assert first
    assert lines_of(issue(api, unit_id=ident("BIDANG"))) == []
    renewed = lines_of(issue(api, unit_id=ident("BIDANG"), renew=True))
    assert [line["login"] for line in renewed] == [line["login"] for line in first]
    assert activate(api, first[0]["login"], first[0]["code"]) == 401
    assert activate(api, renewed[0]["login"], renewed[0]["code"]) == 200
    again = lines_of(issue(api, unit_id=ident("BIDANG"), renew=True))
    assert [line["login"] for line in again] == [line["login"] for line in first[1:]]
    rest = lines_of(issue(api, unit_id=ident("BIDANG"), renew=True, after=again[0]["login"]))
    assert [line["login"] for line in rest] == [line["login"] for line in again[1:]]


def test_u1_a_spreadsheet_leaves_every_cell_of_the_csv_as_it_is(api: Api, officer: str) -> None:
    content = issue(api, account_ids=[officer])
    (line,) = lines_of(content)
    assert line["login"] == line["employee_code"] == f'="{NIP}"'
    assert CODE.fullmatch(line["code"])
    assert LOCAL.fullmatch(line["expires_at"])
    assert line["name"] == "Aisyah Nurhaliza"
    accented = employee(api, "José Ximenes", employee_code="TL-1")
    body = {"login": "jose", "kind": "person", "employee_id": accented["id"]}
    made = expect(api.post("/v1/accounts", body, who="admin"))
    assert issue(api, account_ids=[made["id"]]).startswith(b"\xef\xbb\xbf")


def test_u1_every_workbook_that_is_given_out_holds_text_alone(api: Api, officer: str) -> None:
    codes = list(cells_of(issue(api, "xlsx", account_ids=[officer])))
    template = list(cells_of(api.get("/v1/imports/template", who="admin").content))
    assert all(isinstance(cell, str) for cell in (*codes, *template))
    assert codes.count(NIP) == 2
    assert any(CODE.fullmatch(str(cell)) for cell in codes)
    assert any(re.search(r"pukul \d{2}\.\d{2} (WIB|WITA|WIT)$", str(cell)) for cell in codes)
    assert any(re.fullmatch(r"\d{18}", str(cell)) for cell in template)


@pytest.mark.parametrize(
    ("employee_code", "shown"),
    [
        (NIP, f'="{NIP}"'),
        ("0012", '="0012"'),
        ("1-2", '="1-2"'),
        ("12/2026", '="12/2026"'),
        ("12E3", '="12E3"'),
        ("MAR-1", '="MAR-1"'),
        ("SEPT2", '="SEPT2"'),
        ("1Mei2026", '="1Mei2026"'),
        ("2 Mar", '="2 Mar"'),
        ("TRUE", '="TRUE"'),
        ("alfa-sup", "alfa-sup"),
        ("DISDIK.A", "DISDIK.A"),
        ("-5", "'-5"),
        ("=1+1", "'=1+1"),
        ("A;=1+1", "A;'=1+1"),
        ('A,"@SUM(1)', "A,\"'@SUM(1)"),
        ("A|-HYPERLINK(1)", "A|'-HYPERLINK(1)"),
        ("A\n=1+1", "A =1+1"),
        ("Rp5.000,- per lembar", "Rp5.000,- per lembar"),
    ],
)
def test_u1_what_a_spreadsheet_would_read_otherwise_stays_what_it_is(
    employee_code: str, shown: str
) -> None:
    view = ActivationCodeView(
        "login@x", "A", employee_code, "K7QM", datetime(2026, 1, 5, tzinfo=UTC), None, None
    )
    content = code_files.as_csv([view], "Asia/Jakarta", "id", signs_of("id"))
    assert lines_of(content, "id")[0]["employee_code"] == shown
    code = ActivationCodeOut(
        login="login@x",
        name="A",
        employee_code=employee_code,
        code="K7QM",
        expires_at="2026-01-05T10:00:00Z",
        consent=None,
        approval_id=None,
    )
    (written,) = lines_of(to_csv(to_rows([code], "Asia/Makassar")), "en")
    assert (written["employee_code"], written["expires_at"]) == (shown, "2026-01-05 18:00 WITA")


def test_u1_what_an_import_gives_back_keeps_nips_as_text(api: Api) -> None:
    rows = f"Kode Pegawai,Nama,NIP,Jenis Pegawai,Kode Unit\n{NIP},Aisyah,{NIP},civil_servant,GONE\n"
    files = {"employees": ("rows.csv", rows.encode(), "text/csv")}
    answer = api.call("POST", "/v1/imports?report=xlsx", who="admin", files=files)
    assert answer.status_code == 422
    assert [*cells_of(answer.content)].count(NIP) == 2
    with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
        styles = book.read("xl/styles.xml").decode()
        (columns,) = re.findall(r"<cols>.*?</cols>", book.read("xl/worksheets/sheet1.xml").decode())
    style = re.search(r'style="(\d+)"', columns)
    assert style  # every column is text, where one corrects it too
    formats = re.findall(r'<xf numFmtId="(\d+)"', styles.partition("<cellXfs")[2])
    assert f'numFmtId="{formats[int(style[1])]}" formatCode="@"' in styles


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("id", "Nama pengguna;Nama;Kode pegawai;Kode aktivasi;Berlaku sampai;Persetujuan"),
        ("en", "Login name,Name,Employee code,Activation code,Valid until,Consent"),
    ],
)
def test_u1_the_file_of_codes_speaks_one_language(language: str, heading: str) -> None:
    """The headings, and by which rule a code works, as in the workbook and the letters."""
    until = datetime(2026, 1, 5, tzinfo=UTC)
    views = [ActivationCodeView("a", "A", "a", "K7QM", until, rule, None) for rule in ApprovalRule]
    content = code_files.as_csv(views, "Asia/Jakarta", language, signs_of(language))
    assert content.decode("utf-8-sig").splitlines()[0] == heading
    words = [line["consent"] for line in lines_of(content, language)]
    assert not {*words} & {*ApprovalRule}
    assert {*words} <= {*cells_of(code_files.as_workbook(views, "Asia/Jakarta", language))}


@pytest.mark.parametrize("language", ["id", "en"])
def test_no_program_begins_a_cell_with_a_formula_by_whatever_it_parts_lines(language: str) -> None:
    until, name = datetime(2026, 1, 5, tzinfo=UTC), 'Budi;=1+1,@A1|+cmd|x!A0\n-SUM(1),"=2'
    content = code_files.as_csv(
        [ActivationCodeView("a", name, "a", "K7QM", until, None, None)],
        "Asia/Jakarta",
        language,
        signs_of(language),
    )
    assert len(content.splitlines()) == 2
    text = content.decode("utf-8-sig")
    for separator in ";,|\t":
        for line in csv.reader(io.StringIO(text), delimiter=separator):
            assert not [cell for cell in line if cell.lstrip('"').startswith(("=", "+", "-", "@"))]


@pytest.mark.parametrize("language", ["id", "en"])
def test_u1_letters_are_a_sheet_for_each_person(api: Api, language: str) -> None:
    person = employee(api, "<b>Budi & Co", employee_code="b-1")
    body = {"login": "budi", "kind": "person", "employee_id": person["id"]}
    made = expect(api.post("/v1/accounts", body, who="admin"))
    answer = api.post(
        "/v1/activation-codes?format=letters",
        {"account_ids": [made["id"], ident("account:staff")]},
        who="admin",
        headers={"Accept-Language": language},
    )
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    page = answer.text
    assert page.count("<section>") == 2
    assert "&lt;b&gt;Budi &amp; Co" in page
    assert len(set(CODE.findall(page))) == 2
    assert ("Berlaku sampai" if language == "id" else "Valid until") in page


@pytest.mark.parametrize(
    "typed",
    [str.lower, lambda code: code.replace("-", ""), lambda code: code.replace("-", " \u2013 ")],
    ids=["small letters", "without dashes", "other dashes"],
)
def test_u1_a_code_is_taken_as_people_type_it(api: Api, typed) -> None:
    code = api.post(f"/v1/accounts/{ident('account:staff')}/activation-codes", who="admin").json()
    assert activate(api, "staff@alfa", typed(code["code"])) == 200


def test_u1_no_secret_that_a_person_handles_holds_signs_that_can_be_mistaken(api: Api) -> None:
    for secret in (draw() for draw in (typed_secrets.new_code, typed_secrets.new_secret)):
        assert set(secret) <= {*SIGNS, "-"}
        assert secret[0].isalpha()
    assert not set("LIO01") & set(SIGNS)
    body = {"login": "mesin", "kind": "service", "scopes": []}
    made = expect(api.post("/v1/accounts", body, who="admin"))
    assert set(made["secret"]) <= set(SIGNS)


@given(st.text(SIGNS, min_size=1, max_size=40))
def test_u1_a_code_in_groups_reads_as_the_same_signs(signs: str) -> None:
    assert read_code(write_code(signs)) == signs
    assert read_code(write_code(signs).lower()) == signs


def test_u1_codes_of_the_version_before_open_until_they_lapse(api: Api) -> None:
    path = f"/v1/accounts/{ident('account:staff')}/activation-codes"
    expect(api.post(path, who="admin"))
    earlier = "-aZ_9lIO01xy"
    with api.raw(owner=True) as connection:
        digest = typed_secrets.digests_of_typed(earlier)[1]
        connection.exec_driver_sql(
            "UPDATE activation_code SET digest = " + _literal(connection, digest)
        )
    assert activate(api, "staff@alfa", earlier) == 200


def _literal(connection, digest: bytes) -> str:
    mark = "X'{}'" if connection.dialect.name == "sqlite" else "'\\x{}'::bytea"
    return mark.format(digest.hex())
