"""The forms of the law over HTTP: which apply, and all of them as one file."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest
from tests.api.document.forms import download, listed, part, there
from tests.factories import cycles, evaluations
from tests.factories.development import counseling, guidance
from tests.factories.organization import assign, expect, ident
from tests.factories.plans import BUDGET, CONTENT, RESULT, approved
from tests.factories.registers import assessments
from tests.serving.client import Api
from tests.world import key

PLAN = {"A.1.7", "A.1.8", "B.1.1"}
WORK = PLAN | {"B.1.2", "B.1.5"}


@pytest.mark.requirement("S2-18")
def test_all_forms_of_a_person_come_in_one_call(api: Api, sheets: list[Mapping[str, Any]]) -> None:
    made = evaluations.opened(api)
    plan, period = made["plans"]["staff"], made["period"]
    line = evaluations.lines(plan)["Jumlah aduan warga yang selesai"]
    evaluations.progress(api, line, date(2026, 2, 10), "31")
    stated_feedback = {
        "employee_id": str(key("alfa:staff")),
        "line_id": line,
        "tone": "positive",
        "strength": "Laporan pengaduan bulan Februari selesai dua hari lebih awal.",
    }
    expect(api.post("/v1/feedback", stated_feedback, who="sup"))
    body = evaluations.assessment(plan)
    rated = evaluations.step(api, made["evaluations"]["staff"], "rate", "sup", body)
    forms = listed(api, plan, "staff", period)
    assert there(forms) == WORK
    assert forms["C.1.3"]["gap"] == "nothing_recorded"
    final = evaluations.step(api, rated, "finalize", "sup")
    assert "C.1.3" not in there(listed(api, plan, "staff", period))
    evaluations.step(api, final, "deliver", "sup")
    forms = listed(api, plan, "staff", period)
    assert there(forms) == WORK | {"C.1.3"}
    gaps = {kind: forms[kind]["gap"] for kind in ("A.1.1", "A.1.5", "A.1.6", "B.1.6")}
    assert gaps == {
        "A.1.1": "other_post",
        "A.1.5": "other_post",
        "A.1.6": "other_approach",
        "B.1.6": "nothing_recorded",
    }
    content = download(api, plan, "staff", period_id=period["id"])
    assert [each["form"] for each in sheets[-1]["parts"]] == sorted(WORK | {"C.1.3"})
    assert download(api, plan, "sup", period_id=period["id"]) == content
    result = part(sheets, "C.1.3")
    assert (result["organization_result"], result["predicate"]) == ("BAIK", "BAIK")
    assert (result["results_rating"], result["behavior_rating"]) == ("SESUAI EKSPEKTASI",) * 2
    (row,) = result["main"]
    assert row["lines"][1]["target"] == "120 aduan"
    assert row["lines"][1]["realized"] == ["31 aduan"]
    assert row["feedback"] == [f"{stated_feedback['strength']} (pejabat penilai kinerja)"]
    assert result["values"][0]["name"] == "Berorientasi Pelayanan"
    assert result["values"][6]["expectation"] == "Membantu loket lain"
    assert result["period"] == "TRIWULAN I"
    assert (part(sheets, "B.1.1")["caption"], part(sheets, "B.1.2")["caption"]) == (
        "HASIL KERJA",
        None,
    )
    annex = download(api, plan, "staff", kind="A.1.8")
    assert len(annex) < len(content)
    assert part(sheets, "A.1.8")["lists"][0] == ["DUKUNGAN SUMBER DAYA", ["Dua petugas loket"]]


def test_a_leader_has_the_matrix_of_the_team_and_forms_of_their_post(
    api: Api, sheets: list[Mapping[str, Any]]
) -> None:
    evaluations.year(api)
    content = {**CONTENT, "work_results": [BUDGET]}
    plan = approved(api, "head", "mayor", content)
    led = approved(api, "sup", "head")
    supports = plan["in_force"]["work_results"][0]["line_id"]
    forms = listed(api, plan, "head")
    is_high = forms["A.1.2"]["count"] == 1
    assert there(forms) >= {"A.1.5", "A.1.8"}
    assert is_high or "A.1.7" in there(forms)
    assert forms["C.1.2"]["gap"] in {"no_period", "other_post"}
    download(api, plan, "head")
    (table,) = part(sheets, "A.1.5")["tables"]
    names = {person["name"]: person["roles"] for person in table["team"]}
    assert names["Sup Alfa"] == [[]]
    assert "Belum ada yang berperan" in table["notes"][0]
    assert led["in_force"]
    assert supports


def test_a_qualitative_plan_has_one_narrative_for_each_result(
    api: Api, sheets: list[Mapping[str, Any]]
) -> None:
    evaluations.year(api)
    narrated = {
        **{name: value for name, value in RESULT.items() if name != "indicators"},
        "success_measure": "Warga menerima jawaban yang jelas",
        "target_text": "Sebelum akhir triwulan",
        "indicators": [],
    }
    content = {**CONTENT, "approach": "qualitative", "work_results": [narrated]}
    plan = approved(api, content=content)
    assert there(listed(api, plan, "staff")) == {"A.1.6", "A.1.8", "B.1.1"}
    download(api, plan, "staff")
    (row,) = part(sheets, "A.1.6")["main"]
    assert row["qualitative"]["measures"] == [
        "Warga menerima jawaban yang jelas",
        "Sebelum akhir triwulan",
    ]
    assert row["qualitative"]["assigned"].startswith("(penugasan dari ")


def test_what_is_confidential_is_printed_for_those_alone_who_may_read_it(
    api: Api, sheets: list[Mapping[str, Any]]
) -> None:
    made = evaluations.opened(api)
    plan, period = made["plans"]["staff"], made["period"]
    coached = guidance.running(api)
    coached = guidance.step(api, coached, "sessions", "sup", guidance.session(held_on="2026-03-27"))
    mentored = guidance.running(api, kind="mentoring", success_measure="Mandiri di loket dua")
    guidance.step(
        api,
        mentored,
        "sessions",
        "sup",
        guidance.session(held_on="2026-03-27", steps_due_on="2026-05-01"),
    )
    answers = [{"criterion": "positive", "text": "Nada bicara baik."}]
    path = f"/v1/coaching-plans/{coached['id']}/feedback"
    expect(api.post(path, {"answers": answers}, who="staff"))
    cited = counseling.feedback(api, by="peer")
    talked = counseling.talked(api)
    counseling.moved(api, talked, "report", "sup", counseling.report_body(cited))
    forms = listed(api, plan, "staff", period)
    assert {"B.1.6", "B.1.7", "B.1.8", "B.1.10"} <= there(forms)
    assert {"B.1.6", "B.1.10"} <= there(listed(api, plan, "sup", period))
    assert "B.1.8" not in there(listed(api, plan, "sup", period))
    for who in ("admin", "mayor"):
        confidential = there(listed(api, plan, who, period)) & {"B.1.6", "B.1.7", "B.1.8"}
        assert not confidential, who
    assert "B.1.10" not in there(listed(api, plan, "admin", period))
    assert "B.1.10" not in there(listed(api, plan, "head", period))
    download(api, plan, "staff", period_id=period["id"])
    sections = part(sheets, "B.1.10")["sections"]
    assert sections[0]["rows"][0] == ["NILAI DASAR ASN", "Harmonis"]
    refused = api.get(
        f"/v1/plans/{plan['id']}/forms/file",
        who="admin",
        params={"period_id": period["id"], "kind": "B.1.10"},
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "no_form_applies")


@pytest.mark.parametrize(
    ("approach", "forms"),
    [
        ("quantitative", ["A.1.2", "B.1.4", "C.1.2"]),
        ("qualitative", ["A.1.1", "B.1.3", "C.1.1"]),
    ],
)
def test_a_high_official_has_forms_of_their_own(
    api: Api, sheets: list[Mapping[str, Any]], approach: str, forms: list[str]
) -> None:
    narrated = {"success_measure": "Warga puas", "target_text": "Sebelum akhir tahun"}
    content = {**CONTENT, "approach": approach, "work_results": [{**BUDGET, **narrated}]}
    evaluation = evaluations.delivered(api, who="head", content=content)
    (plan,) = api.get("/v1/plans", who="head").json()["items"]
    period = evaluation["period"]
    common = {"A.1.3", "A.1.4", "A.1.5", "A.1.8", "B.1.1", "B.1.2"}
    assert there(listed(api, plan, "head", period)) == {*common, *forms}
    download(api, plan, "head", period_id=period["id"])
    planned, feedback, result = (part(sheets, form) for form in forms)
    assert planned["title"][0] == "SASARAN KINERJA PEGAWAI"
    units = {"C.1.2": "INSTANSI", "C.1.1": "UNIT KERJA"}
    assert feedback["unit_word"] == result["unit_word"] == units[forms[2]]
    assert result["nip_word"] == "NIP (*opsional)"
    (row,) = result["main"]
    assert row["perspective"][0] == "Anggaran"


def test_competences_stand_in_their_groups_with_what_is_recommended(
    api: Api, sheets: list[Mapping[str, Any]]
) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    plan = approved(api)
    first = assessments.assess(api, assessments.competences(period, 2))
    assert first["recommendation"] is None
    advice = "Pelatihan pelayanan prima pada triwulan kedua."
    corrected = assessments.competences(period, 3, supersedes_id=first["id"], recommendation=advice)
    assert assessments.assess(api, corrected)["recommendation"] == advice
    assessments.assess(api, assessments.professionalism(period, 4, 3, 5))
    assert listed(api, plan, "staff")["B.1.9"]["count"] == 1
    download(api, plan, "staff", kind="B.1.9")
    competences, recommended, _ = part(sheets, "B.1.9")["sections"]
    heads = [row[0] for row in competences["rows"] if len(row) == 1]
    assert heads == ["1. Manajerial", "2. Sosio Kultural", "3. Teknis"]
    assert competences["rows"][1] == ["1", "Integritas", "3", assessments.REASON]
    assert recommended["rows"] == [[advice]]


def test_who_holds_a_post_for_a_time_stands_as_such_on_paper(
    api: Api, sheets: list[Mapping[str, Any]]
) -> None:
    evaluation = evaluations.delivered(api)
    (plan,) = api.get("/v1/plans", who="staff").json()["items"]
    asked = {"period_id": evaluation["period"]["id"], "kind": "C.1.3"}
    expect(assign(api, ident("sup"), ident("OTHER"), "2026-03-01", kind="acting"))
    download(api, plan, "staff", **asked)
    assessor = part(sheets, "C.1.3")["assessor"]
    assert assessor["position"] == "Jabatan SUP selaku Plt./Plh. Jabatan OTHER"
    expect(assign(api, ident("staff"), ident("STAFF2"), "2026-03-01", kind="acting"))
    download(api, plan, "staff", **asked)
    result = part(sheets, "C.1.3")
    assert result["employee"]["position"] == "Jabatan STAFF selaku Plt./Plh. Jabatan STAFF2"
    assert result["employee"]["unit"] == "Unit BIDANG"
    path = f"/v1/evaluations/{evaluation['id']}/documents"
    assert api.post(path, who="sup").status_code == 200


def test_forms_lie_within_the_reach_of_their_plan(api: Api) -> None:
    evaluations.year(api)
    plan = approved(api)
    for path in ("forms", "forms/file"):
        for who in ("peer", "stranger"):
            assert api.get(f"/v1/plans/{plan['id']}/{path}", who=who).status_code == 404
    nowhere = {"period_id": str(key("nothing"))}
    answer = api.get(f"/v1/plans/{plan['id']}/forms", who="staff", params=nowhere)
    assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "unknown_reference")
