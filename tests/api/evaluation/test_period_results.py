"""Results of a period: in pages and as files, for those who may read them; who is read sees it."""

import io
import json
import re
import zipfile
from datetime import datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from python_calamine import CalamineWorkbook
from tests.factories import evaluations
from tests.factories.files import rows_of_csv
from tests.factories.mirrors import Mirror, pages
from tests.factories.organization import expect, ident, patch
from tests.records.statements import counted
from tests.serving.client import Api

from penilaian_api.api.files import result_files
from penilaian_api.api.files.csv_writing import signs_of
from penilaian_api.api.transport.telling.enum_words import words
from penilaian_api.api.v1.evaluation.schemas.period_results import FILE_COLUMNS, PeriodResultOut


@pytest.fixture
def period(api: Api) -> str:
    """A period with a delivered result."""
    evaluations.delivered(api)
    return str(evaluations.mine(api)["period_id"])


def rows(api: Api, period: str, who: str) -> list[dict[str, object]]:
    return [
        item for page in pages(api, f"/v1/periods/{period}/results", who) for item in page["items"]
    ]


def test_u8_results_come_in_pages_with_all_that_an_office_needs(api: Api, period: str) -> None:
    (result,) = rows(api, period, "admin")
    assert result["employee_id"] == ident("staff")
    assert (result["unit_code"], result["position_code"]) == ("BIDANG", "STAFF")
    assert (result["assessor_id"], result["state"]) == (ident("sup"), "delivered")
    assert result["predicate"]
    assert len(str(result["snapshot_digest"])) == 64
    assert api.get(str(result["explanation"]), who="admin").status_code == 200


def test_u8_who_may_not_read_a_result_is_given_none(api: Api, period: str) -> None:
    lengths = {
        who: len(rows(api, period, who))
        for who in ("admin", "service", "sup", "head", "mayor", "staff", "peer", "other")
    }
    assert lengths == {
        "admin": 1, "service": 1, "sup": 1, "head": 1, "mayor": 1, "staff": 1, "peer": 0,
        "other": 0,
    }  # fmt: skip
    assert api.get(f"/v1/periods/{period}/results", who="auditor").status_code == 403


def test_u8_results_come_as_files_that_a_spreadsheet_leaves_as_they_are(
    api: Api, period: str
) -> None:
    name = "=HYPERLINK(0)"
    patch(api, f"/v1/employees/{ident('staff')}", {"name": name, "nip": None}, 1)
    path = f"/v1/periods/{period}/results"
    lines = api.get(f"{path}?format=ndjson", who="admin")
    assert lines.headers["content-type"] == "application/x-ndjson"
    assert [json.loads(line) for line in lines.text.splitlines()] == rows(api, period, "admin")
    by_header = api.get(path, who="admin", headers={"Accept": "application/x-ndjson"})
    assert by_header.text == lines.text
    sheet = api.get(f"{path}?format=csv", who="admin", headers={"Accept-Language": "id"})
    heading, row = rows_of_csv(sheet.content, "id")
    assert heading[:3] == ["Nama", "NIP", "Kode pegawai"]
    assert row[0] == f"'{name}"
    book = api.get(f"{path}?format=xlsx", who="admin", headers={"Accept-Language": "en"})
    heading, row = (
        CalamineWorkbook.from_filelike(io.BytesIO(book.content)).get_sheet_by_index(0).to_python()
    )
    assert heading[:3] == ["Name", "NIP", "Employee code"]
    assert row[0] == name


def read_file(content: bytes, form: str, language: str) -> list[dict[str, object]]:
    """Read a file of results by our names of its columns."""
    if form == "csv":
        _, *lines = rows_of_csv(content, language)
    else:
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
        _, *lines = sheet.to_python()
    return [dict(zip(FILE_COLUMNS, line, strict=True)) for line in lines]


@pytest.mark.parametrize("form", ["csv", "xlsx"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_u8_files_for_people_hold_the_words_of_their_language(
    api: Api, period: str, form: str, language: str
) -> None:
    (result,) = rows(api, period, "admin")
    path, how = f"/v1/periods/{period}/results", {"headers": {"Accept-Language": language}}
    content = api.get(f"{path}?format={form}", who="admin", **how).content
    (line,) = read_file(content, form, language)
    for column, enum in (
        ("results", "Expectation"), ("behavior", "Expectation"),
        ("predicate", "Predicate"), ("state", "EvaluationState"),
    ):  # fmt: skip
        assert line[column] == words()[enum][str(result[column])][language], column
        assert line[column] != result[column]
    for column in ("finalized_at", "delivered_at"):
        instant = datetime.fromisoformat(str(result[column])).astimezone(ZoneInfo("Asia/Jakarta"))
        assert line[column] == f"{instant:%Y-%m-%d %H:%M} WIB", column


@pytest.mark.parametrize(
    "score", ["98.35", "98.34999", "0.1", "87.50", "100", "66.6667", "1234567890.12345"]
)
def test_a_file_holds_the_digits_that_are_stored(score: str) -> None:
    numbers = {"score": Decimal(score), "snapshot_number": 7}
    shape = PeriodResultOut.model_construct(**{**dict.fromkeys(FILE_COLUMNS), **numbers})
    columns, zone = FILE_COLUMNS, "Asia/Jakarta"
    with result_files.as_workbook([shape], columns, zone, "id") as book:
        book.seek(0)
        with zipfile.ZipFile(book) as parts:
            page = parts.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r"<c [^>]*><v>([^<]*)</v>", page.split("</row>")[1]) == [score, "7"]
    for language, written in (("id", score.replace(".", ",")), ("en", score)):
        with result_files.as_csv([shape], columns, zone, language, signs_of(language)) as lines:
            lines.seek(0)
            (line,) = read_file(lines.read(), "csv", language)
        assert line["score"] == written


@pytest.mark.parametrize("form", ["json", "ndjson", "csv", "xlsx"])
def test_u8_who_is_read_sees_it(api: Api, period: str, form: str) -> None:
    before = len(expect(api.get("/v1/me/access-trail", who="staff"), 200)["items"])
    assert api.get(f"/v1/periods/{period}/results?format={form}", who="admin").status_code == 200
    after = expect(api.get("/v1/me/access-trail", who="staff"), 200)["items"]
    assert len(after) == before + 1
    assert after[0]["action"] == "assessment_read"
    assert api.get(f"/v1/periods/{period}/results?format={form}", who="sup").status_code == 200
    newest = expect(api.get("/v1/me/access-trail?limit=1", who="staff"), 200)["items"][0]
    assert (newest["seq"] > after[0]["seq"], newest["by_name"]) == (True, "Sup Alfa")


def test_u8_results_and_evaluations_tell_their_changes(api: Api, period: str) -> None:
    mirrors = [
        Mirror(api, f"/v1/periods/{period}/results"),
        Mirror(api, "/v1/evaluations"),
        Mirror(api, f"/v1/evaluations?employee_id={ident('staff')}", "sup"),
    ]
    for mirror in mirrors:
        mirror.sync()
    patch(api, f"/v1/employees/{ident('staff')}", {"name": "Nama Baru"}, 1)
    for mirror in mirrors:
        mirror.sync()
        mirror.check()
        assert [item["employee_name"] for item in mirror.items.values()] == ["Nama Baru"]


def test_u12_evaluations_are_found_by_person(api: Api, period: str) -> None:
    def count(query: str) -> int:
        return len(expect(api.get(f"/v1/evaluations?{query}", who="admin"), 200)["items"])

    assert count(f"employee_id={ident('staff')}") == 1
    assert count(f"employee_id={ident('peer')}") == 0
    assert count("q=staff") == 1
    assert count("q=peer") == 0
    with counted(api) as log:
        count(f"period_id={period}&sort=-opened")
    assert log.count == 2
