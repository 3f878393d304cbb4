"""Reports over HTTP: one table in every form, within reach, and nothing of too few people."""

import io
import re
import zipfile
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from tests.factories.fairness import raters
from tests.serving.client import Api

VEGA_LITE = "application/vnd.vegalite.v6+json"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PREDICATES = ("very_good", "good", "fair", "needs_improvement", "poor", "very_poor")


def report(api: Api, kind: str, period: dict[str, Any], who: str = "admin", **how: Any) -> Any:
    query = how.pop("query", "")
    return api.get(f"/v1/reports/{kind}?period_id={period['id']}{query}", who=who, **how)


def rows(answer: Any) -> list[dict[str, Any]]:
    assert answer.status_code == 200, answer.text
    listed: list[dict[str, Any]] = answer.json()["rows"]
    return listed


def counted_plainly(api: Api, period: dict[str, Any]) -> dict[str, int]:
    """Count the predicates of all results by reading each of them: the slow twin."""
    path = f"/v1/periods/{period['id']}/results?limit=200"
    read = [item["predicate"] for item in api.get(path, who="admin").json()["items"]]
    return {predicate: read.count(predicate) for predicate in PREDICATES}


@pytest.mark.requirement("S2-18")
def test_a_report_counts_what_the_results_say(api: Api) -> None:
    period = raters.rated(api)
    answer = report(api, "distribution", period, query="&unit_code=KOTA")
    office, total = rows(answer)
    assert (office["unit_code"], office["scope"]) == ("DINAS", "with_below")
    assert (total["unit_code"], total["scope"], total["people"]) == ("KOTA", "total", 18)
    assert {key: total[key] for key in PREDICATES} == counted_plainly(api, period)
    assert answer.json()["period_key"] == "q1"
    (completed, everybody) = rows(report(api, "completion", period))
    assert everybody["scope"] == "total"
    assert (completed["final"], completed["people"]) == (18, 18)
    assert completed["completed"] == "100.0000"


def test_a_reopened_result_is_counted_no_more_and_a_new_one_again(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=6)
    raters.rate(api, "sup", ("met",) * 6, final=False)
    assert rows(report(api, "distribution", period)) == []
    states = rows(report(api, "completion", period))[-1]
    assert (states["rated"], states["final"], states["completed"]) == (6, 0, "0.0000")
    listed = api.get("/v1/evaluations?limit=200", who="sup").json()["items"]
    steps = [{"id": item["id"], "version": item["version"]} for item in listed]
    assert api.post("/v1/evaluations/finalize", {"items": steps}, who="sup").status_code == 200
    assert rows(report(api, "distribution", period))[-1]["good"] == 6


def test_of_fewer_than_five_people_nothing_is_said(api: Api) -> None:
    period = raters.opened(api, ("sup", "head"), size=4)
    raters.rate(api, "sup", ("met",) * 4)
    answer = report(api, "distribution", period)
    assert {row["people"] for row in rows(answer)} == {4}
    assert all(row[predicate] is None for row in rows(answer) for predicate in PREDICATES)
    assert answer.json()["notes"][0]["code"] == "few_people"
    assert "5" in answer.json()["notes"][0]["text"]
    assert rows(report(api, "completion", period))[-1]["final"] == 4  # no result is told


def test_a_head_reads_of_the_own_unit_and_nobody_of_one_out_of_reach(api: Api) -> None:
    period = raters.rated(api)
    own = report(api, "distribution", period, who="sup")
    assert own.status_code == 200
    assert own.json()["unit_code"] == "BIDANG"
    for who, unit in (("sup", "LAIN"), ("sup", "DINAS"), ("staff", "BIDANG"), ("admin", "TIADA")):
        asked = report(api, "distribution", period, who=who, query=f"&unit_code={unit}")
        assert asked.status_code == 404, (who, unit)
    assert report(api, "distribution", period, who="staff").status_code == 404
    assert report(api, "distribution", period, who="auditor").status_code == 403


def test_a_report_is_about_one_period_or_a_cycle_that_is_there(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=1)
    for query in ("", "?cycle_key=2026", f"?period_id={period['id']}&cycle_key=2026"):
        answer = api.get(f"/v1/reports/distribution{query}", who="admin")
        assert answer.status_code == 422, query
        assert answer.json()["errors"][0]["pointer"] == "/query/period_id"
    unknown = "01970000-0000-7000-8000-000000000000"
    assert api.get(f"/v1/reports/completion?period_id={unknown}", who="admin").status_code == 404
    assert api.get(f"/v1/reports/gossip?period_id={unknown}", who="admin").status_code in {404, 422}


def test_every_form_says_the_same(api: Api) -> None:
    period = raters.rated(api)
    total = rows(report(api, "distribution", period))[-1]
    text = report(api, "distribution", period, headers={"Accept": "text/csv"})
    assert text.headers["content-type"].startswith("text/csv")
    lines = text.content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Yang dihitung,Kode unit,Unit,Pegawai,Sangat baik,Baik")
    assert lines[-1].startswith(f"Seluruhnya,KOTA,Unit KOTA,{total['people']}")
    answer = report(api, "distribution", period, headers={"Accept": XLSX})
    sheet, notes = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).sheet_names
    assert (sheet, notes) == ("Laporan", "Keterangan")
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content)).get_sheet_by_name(sheet)
    assert book.to_python()[-1][3] == total["people"]
    english = report(api, "distribution", period, headers={"Accept-Language": "en"})
    assert english.json()["title"] == "Distribution of predicates"
    assert "Distribution" not in answer.headers["content-disposition"]


@pytest.mark.parametrize("name", ["=1+1", "\uff1d1+1"])
def test_no_name_of_a_unit_is_a_formula(api: Api, name: str) -> None:
    period = raters.rated(api)
    unit = api.get("/v1/units/DINAS", who="admin").json()
    body = {"name": name, "kind": unit["kind"], "parent_code": "KOTA"}
    changed = api.put("/v1/units/DINAS", body, who="admin", version=unit["version"])
    assert changed.status_code == 200, changed.text
    text = report(api, "distribution", period, query="&format=csv").content.decode("utf-8-sig")
    assert f"'{name}" in text
    answer = report(api, "distribution", period, query="&format=xlsx")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        sheet = packed.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert report(api, "distribution", period, query="&format=svg").status_code == 200


@pytest.mark.requirement("S2-18")
@pytest.mark.parametrize(
    ("language", "separator", "decimal"),
    [
        (None, ",", "."),
        ("*", ",", "."),
        ("de", ",", "."),
        ("en", ",", "."),
        ("id", ";", ","),
        ("id-ID,id;q=0.9,en-US;q=0.8,en;q=0.7", ";", ","),
    ],
)
def test_csv_opens_as_a_table_where_its_language_is_spoken(
    api: Api, language: str | None, separator: str, decimal: str
) -> None:
    period = raters.opened(api, ("sup", "head"), size=4)
    answers = {
        form: report(
            api,
            "productivity",
            period,
            query=f"&format={form}",
            headers={} if language is None else {"Accept-Language": language},
        )
        for form in ("csv", "json")
    }
    assert answers["csv"].content.startswith(b"\xef\xbb\xbf")
    heading, *lines = answers["csv"].content.decode("utf-8-sig").splitlines()
    rows = answers["json"].json()["rows"]
    assert {line.count(separator) for line in (heading, *lines)} == {heading.count(separator)}
    assert heading.count(separator) == len(rows[0]) - 1
    stated = {str(cell) for row in rows for cell in row.values() if isinstance(cell, str)}
    numbers = {cell for cell in stated if re.fullmatch(r"\d+\.\d+", cell)}
    shown = {cell for line in lines for cell in line.split(separator)}
    assert numbers
    assert {number.replace(".", decimal) for number in numbers} <= shown


def test_a_chart_is_the_same_picture_each_time(api: Api) -> None:
    period = raters.rated(api)
    chart = report(api, "distribution", period, headers={"Accept": VEGA_LITE})
    assert chart.headers["content-type"] == VEGA_LITE
    spec = chart.json()
    assert spec["title"]["text"] == "Sebaran predikat kinerja"
    assert spec["config"]["font"] == "Liberation Sans"
    assert "Unit KOTA" in spec["title"]["subtitle"][0]
    assert {part["text"] for part in spec["data"]["values"]} == {"89 %", "11 %"}
    first, again = (report(api, "distribution", period, query="&format=png") for _ in range(2))
    assert first.content == again.content
    assert first.content.startswith(b"\x89PNG")
    assert first.headers["content-type"] == "image/png"
    drawn = report(api, "distribution", period, headers={"Accept": "image/svg+xml"})
    assert drawn.text.startswith("<svg")
    assert ">Butuh perbaikan<" in drawn.text
    assert ">Sangat baik<" not in drawn.text  # nobody has it


def test_the_kinds_of_reports_tell_what_stands_in_each_column(api: Api) -> None:
    kinds = api.get("/v1/reports", who="staff").json()["items"]
    assert {"distribution", "completion"} <= {kind["kind"] for kind in kinds}
    for kind in kinds:
        keys = {column["key"] for column in kind["columns"]}
        assert {*kind["chart"]["measures"], *kind["chart"]["names"]} <= keys
        assert all(column["label"] and column["meaning"] for column in kind["columns"])
