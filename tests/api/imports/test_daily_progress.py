"""Daily progress as files over HTTP: out under the national names, in row by row, never doubled."""

import io
import json
import tomllib
import zipfile
from importlib.resources import files
from typing import Any

import pytest
from python_calamine import CalamineWorkbook
from sqlalchemy import text
from tests.api.routing.test_needs import give_scopes
from tests.factories import cycles, evaluations, plans
from tests.factories.organization import expect, ident
from tests.records.statements import counted
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api

from penilaian_api.domain.imports.cells import normalize
from penilaian_api.storage.packaged_data import import_texts

IMPORT_COLUMNS = files("penilaian_api").joinpath("data", "import_columns.toml")
HEADING = "Tanggal;Kegiatan;Indikator;Kuantitas;Satuan;Tautan Bukti"
LINE = plans.COUNT["statement"]
UNIT = plans.COUNT["measured_in"]
LINK = "https://arsip.example/aduan/2026-03"
ROWS = (
    f"02/03/2026;Menyelesaikan aduan warga;{LINE};12;{UNIT};{LINK}",
    f"03/03/2026;- Menyelesaikan aduan di loket;{LINE};7,5;{UNIT};",
    f"03/03/2026;=Rekap aduan,=1+1 Rp5.000,-;{LINE};2;;",
)


def started(api: Api, *people: str) -> dict[str, Any]:
    """Open the year's first quarter with plans in force."""
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    indicators = [plans.INDICATOR, plans.COUNT]
    body = {**plans.CONTENT, "work_results": [{**plans.BUDGET, "indicators": indicators}]}
    made = {who: plans.approved(api, who, evaluations.LEADERS[who], body) for who in people}
    return {"period": period, **made}


def send(
    api: Api, *rows: str, who: str = "staff", query: str = "", heading: str = HEADING, **how: Any
) -> Any:
    content = "\n".join(["PROGRES HARIAN MARET 2026", heading, *rows]).encode()
    return send_file(api, content, who, query, **how)


def send_file(api: Api, content: bytes, who: str = "staff", query: str = "", **how: Any) -> Any:
    files = {"daily": ("harian", content, "application/octet-stream")}
    return api.call("POST", f"/v1/daily-progress/files{query}", files=files, who=who, **how)


def out(api: Api, made: dict[str, Any], form: str = "json", query: str = "", who: str = "staff"):
    path = f"/v1/daily-progress?period_id={made['period']['id']}&format={form}{query}"
    answer = api.get(path, who=who)
    assert answer.status_code == 200, answer.text
    return answer


def entries(api: Api, plan: dict[str, Any]) -> list[dict[str, Any]]:
    answer = api.get(f"/v1/plans/{plan['id']}/progress?limit=200", who="staff")
    return expect(answer, 200)["items"]


def counts(answer: Any) -> tuple[int, int, int, int]:
    shown = expect(answer, 200)
    return tuple(shown[key] for key in ("created", "corrected", "unchanged", "links"))  # type: ignore[return-value]


def faults(answer: Any) -> list[tuple[str, str]]:
    assert answer.status_code == 422, answer.text
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


@pytest.mark.requirement("S0-09")
def test_what_goes_out_comes_in_again_and_is_the_same(api: Api) -> None:
    made = started(api, "staff", "peer")
    assert counts(send(api, *ROWS)) == (3, 0, 0, 1)
    stored = entries(api, made["staff"])
    listed = out(api, made).json()
    assert [(each["tanggal"], each["kuantitas"], each["kegiatan"]) for each in listed] == [
        ("2026-03-02", "12.0000", "Menyelesaikan aduan warga"),
        ("2026-03-03", "7.5000", "- Menyelesaikan aduan di loket"),
        ("2026-03-03", "2.0000", "=Rekap aduan,=1+1 Rp5.000,-"),
    ]
    first = listed[0]
    assert (first["indikator"], first["satuan"], first["tautan_bukti"]) == (LINE, UNIT, LINK)
    assert first["rencana_hasil_kerja"] == plans.BUDGET["statement"]
    lines = out(api, made, "ndjson").content.splitlines()
    assert [json.loads(each) for each in lines] == listed
    for form in ("csv", "xlsx", "json", "ndjson"):
        assert counts(send_file(api, out(api, made, form).content)) == (0, 0, 3, 0), form
    assert entries(api, made["staff"]) == stored
    with api.raw(owner=True) as sql:  # as if they had never been: the file brings them back
        kept = out(api, made, "xlsx").content
        for guard in ("evidence", "progress"):
            _drop_guards(api, sql, guard)
            sql.execute(text(f"DELETE FROM {guard}"))
    assert out(api, made).json() == []
    assert counts(send_file(api, kept, query="?dry_run=true")) == (3, 0, 0, 1)
    assert counts(send_file(api, json.dumps(listed).encode())) == (3, 0, 0, 1)
    assert out(api, made).json() == listed


def _drop_guards(api: Api, sql: Any, table: str) -> None:
    if api.dialect == "postgresql":
        sql.execute(text(f"ALTER TABLE {table} DISABLE TRIGGER USER"))
        return
    named = text("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = :table")
    for (name,) in sql.execute(named, {"table": table}).all():
        sql.execute(text(f'DROP TRIGGER "{name}"'))


@pytest.mark.requirement("S0-09")
def test_a_file_sent_again_doubles_nothing_and_another_quantity_corrects(api: Api) -> None:
    made = started(api, "staff")
    assert counts(send(api, *ROWS, query="?dry_run=true")) == (3, 0, 0, 1)
    assert entries(api, made["staff"]) == []
    assert counts(send(api, ROWS[0], ROWS[0])) == (2, 0, 0, 2)  # two equal ones are two
    assert counts(send(api, ROWS[0], ROWS[0])) == (0, 0, 2, 0)
    other = ROWS[0].replace(";12;", ";14;").replace("Menyelesaikan", "MENYELESAIKAN ")
    assert counts(send(api, ROWS[0], other)) == (0, 1, 1, 1)
    assert [each["kuantitas"] for each in out(api, made).json()] == ["12.0000", "14.0000"]
    assert len(entries(api, made["staff"])) == 3
    assert counts(send(api, ROWS[0], other)) == (0, 0, 2, 0)
    assert found_by_verify(api) == []


@pytest.mark.parametrize(
    ("row", "column", "code"),
    [
        (f"17/03/2026;Besok;{LINE};1;;", "on", "day_in_future"),
        (f"31/02/2026;Hari;{LINE};1;;", "on", "not_a_day"),
        (f"31/12/2025;Dulu;{LINE};1;;", "on", "daily_plan_not_in_force"),
        ("02/03/2026;Apa;Indikator lain;1;;", "indicator", "daily_line_unknown"),
        ("02/03/2026;Apa;;1;;", "indicator", "daily_line_missing"),
        (f";Apa;{LINE};1;;", "on", "required"),
        (f"02/03/2026;Apa;{LINE};1.250;;", "value", "not_a_quantity"),
        (f"02/03/2026;Apa;{LINE};banyak;;", "value", "not_a_quantity"),
        (f"02/03/2026;Apa;{LINE};-3;;", "value", "realization_negative"),
        (f"02/03/2026;Apa;{LINE};;;", "value", "value_or_step"),
        (f"02/03/2026;Apa;{LINE};1;lusin;", "measured_in", "unit_differs"),
        (f"02/03/2026;Apa;{LINE};1;;arsip kami", "links", "bad_links"),
    ],
)
def test_what_is_wrong_is_named_by_row_and_heading(
    api: Api, row: str, column: str, code: str
) -> None:
    made = started(api, "staff")
    answer = send(api, ROWS[0], row)
    assert faults(answer) == [(f"/daily/4/{column}", code)]
    assert answer.json()["errors"][0]["detail"].startswith("Baris 4, kolom")
    assert entries(api, made["staff"]) == []


FIRST = {"Tanggal": "2026-03-02", "kegiatan": "Apa", "indikator": LINE, "kuantitas": 12}


@pytest.mark.parametrize(
    ("content", "named"),
    [
        ([FIRST, {**FIRST, "kuantitas": "banyak"}], ("/daily/3/value", "not_a_quantity")),
        ([FIRST, {**FIRST, "kuantitas": {"a": 1}}], ("/daily/3/kuantitas", "cell_not_text")),
        ([FIRST, {**FIRST, "kegiatan": "a\u202eb"}], ("/daily/3/kegiatan", "bad_text")),
        ([FIRST, {**FIRST, "kegiatan": 7}], ("/daily/3/note", "cell_not_text")),
        ([{**FIRST, "gaji": 1}], ("/daily/1/gaji", "unknown_column")),
        ([{**FIRST, "Kuantitas": 1}], ("/daily/1/value", "repeated_column")),
        ([FIRST, "apa"], ("/daily", "not_records")),
        ([], ("/daily/1", "no_rows")),
        (b"[1, 2", ("/daily", "not_json")),
        (b'{"data": [\n{}\n]}', ("/daily", "not_json")),
        (b'[{"tanggal": 1, "tanggal": 2}]', ("/daily/2/tanggal", "duplicate_key")),
    ],
)
def test_what_is_wrong_in_json_is_named_by_row_and_name(
    api: Api, content: Any, named: tuple[str, str]
) -> None:
    made = started(api, "staff")
    sent = content if isinstance(content, bytes) else json.dumps(content).encode()
    assert faults(send_file(api, sent)) == [named]
    assert entries(api, made["staff"]) == []


@pytest.mark.requirement("S0-09")
@pytest.mark.parametrize("language", ["id", "en"])
def test_the_template_comes_in_once_its_examples_are_of_the_plan(api: Api, language: str) -> None:
    started(api, "staff")
    path, spoken = "/v1/daily-progress/template", {"Accept-Language": language}
    answer = api.get(path, who="staff", headers=spoken)
    assert answer.headers["content-disposition"].endswith(".xlsx")
    assert faults(send_file(api, answer.content)) == [
        (f"/daily/{row}/indicator", "daily_line_unknown") for row in (2, 3)
    ]
    assert api.get(path, who="admin").status_code == 403


@pytest.mark.requirement("S0-09")
def test_names_that_are_not_verified_say_so_and_other_spellings_are_taken(api: Api) -> None:
    started(api, "staff")
    heading = "Hari/Tanggal;Deskripsi Progres;Indikator Kinerja;Jumlah Output;Satuan;Data Dukung"
    assert counts(send(api, ROWS[0], heading=heading)) == (1, 0, 0, 1)
    assert counts(send(api, ROWS[0])) == (0, 0, 1, 0)
    texts = import_texts()
    stated = tomllib.loads(IMPORT_COLUMNS.read_text("utf-8"))["daily"]
    words = [word for names in stated["columns"].values() for word in names]
    assert len({*map(normalize, words)}) == len(words)  # no word names two columns
    answer = api.get("/v1/daily-progress/template", headers={"Accept-Language": "en"})
    book = CalamineWorkbook.from_filelike(io.BytesIO(answer.content))
    notes = [line[3] for line in book.get_sheet_by_name(texts.notes_sheet["en"]).to_python()]
    unsure = [name for name, origin in stated["named_after"].items() if not origin["verified"]]
    assert unsure == ["on", "note", "value", "links"]
    assert sum(note.startswith("Not verified.") for note in notes) == len(unsure)
    assert sum(map(bool, notes)) == len(stated["named_after"])


def test_days_outside_the_period_and_of_a_closed_one_are_refused(api: Api) -> None:
    made = evaluations.opened(api, who=("staff",))
    line, path = plans.INDICATOR["statement"], f"?period_id={made['period']['id']}"
    row = f"02/03/2026;Mengukur;{line};71;;"
    assert counts(send(api, row, query=path)) == (1, 0, 0, 0)
    api.at(evaluations.AFTER_WINDOW)
    later = row.replace("02/03", "02/04")
    assert faults(send(api, later, query=path)) == [("/daily/3/on", "day_outside_period")]
    version = api.get(f"/v1/periods/{made['period']['id']}").json()["version"]
    closing = f"/v1/periods/{made['period']['id']}/close"
    expect(api.post(closing, {"reason": "Semua selesai."}, who="admin", version=version), 200)
    assert faults(send(api, row.replace(";71;", ";72;"))) == [("/daily/3/on", "day_settled")]
    assert counts(send(api, row)) == (0, 0, 1, 0)  # what stands may be sent again


def test_nobody_records_on_plans_of_others_and_each_cause_is_told_once(api: Api) -> None:
    made = started(api, "staff", "peer")
    heading = f"NIP;{HEADING};Id Butir"
    line = evaluations.lines(made["peer"])[LINE]
    rows = (f"alfa-peer;{ROWS[0]};{line}", f"alfa-peer;{ROWS[2]};{line}", f";{ROWS[2]};{line}")
    assert faults(send(api, *rows, heading=heading)) == [
        ("/daily/3/employee_code", "daily_person_unknown"),
        ("/daily/5/line_id", "daily_line_unknown"),
    ]
    for who in ("sup", "head", "admin"):
        assert send(api, rows[0], heading=heading, who=who).status_code in {403, 422}, who
    assert out(api, made, who="peer").json() == []
    give_scopes(api, "progress_post")
    keyed = [{"headers": {"Idempotency-Key": key}} for key in ("satu", "dua", "tiga")]
    linked = send(api, rows[0], heading=heading, who="bare", headers={"Idempotency-Key": "nol"})
    assert (linked.status_code, linked.json()["needs"]["scope"]) == (403, "evidence_post")
    assert out(api, made, who="peer").json() == []
    give_scopes(api, "progress_post", "evidence_post")
    named = [send(api, rows[0], heading=heading, who="bare", **how) for how in keyed[:2]]
    assert [*map(counts, named)] == [(1, 0, 0, 1), (0, 0, 1, 0)]
    assert faults(send(api, ROWS[0], who="bare", **keyed[2])) == [
        ("/daily/3/employee_code", "daily_person_missing")
    ]
    assert len(out(api, made, who="peer").json()) == 1


def test_a_draft_is_no_plan_to_record_on(api: Api) -> None:
    cycles.begin(api, cycles.state(api)["periods"][0])
    plans.submitted(api)
    assert faults(send(api, ROWS[0], ROWS[1])) == [("/daily/3/on", "daily_plan_not_in_force")]


def test_what_is_given_out_is_of_those_in_reach(api: Api) -> None:
    made = started(api, "staff", "peer", "stranger")
    for who in ("staff", "peer", "stranger"):
        counts(send(api, ROWS[0], who=who))
    for who, seen in {"staff": 1, "sup": 2, "head": 3, "other": 1, "stranger": 1}.items():
        assert len(out(api, made, who=who).json()) == seen, who
    assert len(out(api, made, query="&unit_code=BIDANG", who="head").json()) == 2
    alone = out(api, made, query=f"&employee_id={ident('peer')}", who="sup").json()
    assert [each["nama"] for each in alone] == ["Peer Alfa"]
    path = f"/v1/daily-progress?period_id={made['period']['id']}"
    for query in ("&unit_code=LAIN", "&unit_code=TIADA", f"&employee_id={ident('stranger')}"):
        assert api.get(f"{path}{query}", who="sup").status_code == 404, query
    unknown = "01970000-0000-7000-8000-000000000000"
    answer = api.get(f"/v1/daily-progress?period_id={unknown}", who="sup")
    assert answer.status_code == 404


def test_mistakes_come_in_the_file_itself(api: Api) -> None:
    started(api, "staff")
    rows = (ROWS[0], f"02/03/2026;Apa;{LINE};banyak;;")
    answer = send(api, *rows, query="?report=xlsx")
    assert answer.status_code == 422
    with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
        names, texts = packed.read("xl/workbook.xml").decode(), packed.namelist()
    assert "Kesalahan" in names
    assert any("sheet2" in name for name in texts)
    english = send_file(api, b"Tanggal;Warna\n02/03/2026;biru", headers={"Accept-Language": "en"})
    assert english.status_code == 422
    assert "Warna" in english.text
    assert send_file(api, HEADING.encode()).status_code == 422


def test_the_same_file_at_once_is_stored_once(api: Api) -> None:
    made = started(api, "staff")
    content = "\n".join([HEADING, *ROWS]).encode()
    files = {"daily": ("harian", content, "text/csv")}
    path = "/v1/daily-progress/files"
    sent_at_once(api, *[lambda: api.call("POST", path, files=files, who="staff")] * 2)
    assert len(entries(api, made["staff"])) == 3


def test_ten_times_the_rows_take_as_many_statements(api: Api) -> None:
    started(api, "staff")
    with counted(api) as few:
        counts(send(api, ROWS[0]))
    rows = [f"04/03/2026;Aduan {number};{LINE};1;;{LINK}" for number in range(20)]
    with counted(api) as many:
        counts(send(api, *rows))
    assert len(many.statements) == len(few.statements)


@pytest.mark.requirement("S2-17")
def test_what_a_file_records_counts_and_is_told_at_once(api: Api) -> None:
    made = started(api, "staff")
    before = expect(api.get("/v1/events?after=now", who="staff"), 200)
    counts(send(api, ROWS[0]))
    after = before["next"]
    listed = expect(api.get(f"/v1/events?after={after}", who="staff"), 200)["items"]
    monitored = expect(api.get(f"/v1/plans/{made['staff']['id']}/monitoring", who="staff"), 200)
    done = {each["indicator"]["statement"]: each for each in monitored["indicators"]}
    assert (done[LINE]["realization"], done[LINE]["entries"]) == ("12.0000", 1)
    assert [each["type"] for each in listed] == ["progress.created", "evidence.created"]
