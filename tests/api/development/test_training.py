"""Training, careers and areas to improve over HTTP: from what they come, who decides and reads."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import text
from tests.factories import cycles, evaluations
from tests.factories.development import guidance, training
from tests.factories.follow_up import decisions
from tests.factories.follow_up.rules import months, reopened
from tests.factories.organization import expect
from tests.factories.registers.assessments import assess, competences
from tests.serving.client import Api
from tests.world import key

from penilaian_api.services.development import improvements as improvement_service
from penilaian_api.storage.packaged_data import proposal_rule

STAFF = str(key("alfa:staff"))
DONE = {"is_completed": True, "note": "Sertifikat 893/112/2026."}
CLOSED_TO = ("peer", "other", "mayor", "admin", "auditor", "service")


@pytest.mark.requirement("S2-12", "S4-22")
def test_training_comes_from_a_low_result_and_shows_what_followed(api: Api) -> None:
    low = guidance.low_result(api)
    made = training.proposed(api, low["id"])
    assert (made["state"], made["origin"], made["evaluation_id"]) == (
        "approved",
        "result",
        low["id"],
    )
    done = training.moved(api, made, "close", "sup", DONE)
    assert (done["state"], done["closed_on"]) == ("completed", "2026-03-27")
    effect = expect(api.get(f"/v1/trainings/{made['id']}/effect", who="staff"), 200)
    assert effect["earlier"]["evaluation_id"] == low["id"]
    assert effect["later"] is None
    (use,) = expect(api.get("/v1/me/uses", who="staff"), 200)["items"]
    assert (use["purpose"], use["step"], use["used_by_name"]) == ("training", "decided", "Sup Alfa")
    assert (use["evaluation_id"], use["rests_on"]) == (low["id"], "standing")
    again = api.post(f"/v1/trainings/{made['id']}/close", DONE, who="sup", version=done["version"])
    assert (again.status_code, again.json()["code"]) == (409, "wrong_state")


@pytest.mark.requirement("S4-21")
@pytest.mark.parametrize(("language", "word"), [("id", "hasil tahunan"), ("en", "yearly results")])
def test_education_wants_consistent_results_by_a_stated_rule(
    api: Api, language: str, word: str
) -> None:
    body = training.training_body(None, kind="further_education", origin="consistent_results")
    how = {"who": "sup", "headers": {"Accept-Language": language}}
    refused = api.post("/v1/trainings", body, **how)
    assert (refused.status_code, refused.json()["code"]) == (409, "results_not_consistent")
    assert word in refused.json()["title"].lower() + refused.json()["detail"].lower()
    path = f"/v1/employees/{STAFF}/education-eligibility"
    shown = expect(api.get(path, who="staff"), 200)
    assert (shown["rule_id"], shown["rule_version"], shown["is_eligible"]) == (
        "further_education",
        1,
        False,
    )


def tasks(api: Api, who: str) -> list[str]:
    return [item["kind"] for item in api.get("/v1/me/tasks", who=who).json()["items"]]


def whole_year(api: Api, deliver: Callable[[Api], dict[str, Any]]) -> dict[str, Any]:
    """Deliver a result, and let its period count as a year."""
    made = deliver(api)
    with api.raw(owner=True) as sql:
        sql.execute(text("UPDATE period SET kind = 'year'"))
    return made


@pytest.mark.requirement("S4-21")
@pytest.mark.parametrize(
    ("origin", "code", "language", "word"),
    [
        ("duty", "duty_without_good_result", "id", "penugasan"),
        ("duty", "duty_without_good_result", "en", "duty"),
        ("competence_gap", "results_not_consistent", "id", "hasil tahunan"),
    ],
)
def test_no_way_to_further_education_goes_around_its_rule(
    api: Api, origin: str, code: str, language: str, word: str
) -> None:
    made = whole_year(api, guidance.low_result)
    asked = {"kind": "further_education", "origin": origin}
    if origin == "competence_gap":
        demand = {"levels": [{"item": "integrity", "level": 4}]}
        expect(api.put("/v1/positions/STAFF/competences", demand, who="admin"), 200)
        judged = assess(api, competences(made["period"], 2))
        asked |= {"item": "integrity", "assessment_id": judged["id"]}
    how = {"who": "sup", "headers": {"Accept-Language": language}}
    refused = api.post("/v1/trainings", training.training_body(None, **asked), **how)
    assert (refused.status_code, refused.json()["code"]) == (409, code)
    assert word in refused.json()["title"].lower()


@pytest.mark.requirement("S4-21")
def test_who_is_sent_by_duty_has_a_good_year_to_show_and_sees_its_use(api: Api) -> None:
    result = whole_year(api, evaluations.delivered)
    path = f"/v1/employees/{STAFF}/education-eligibility"
    shown = expect(api.get(path, who="staff"), 200)
    assert (shown["is_eligible"], shown["by_duty"]["is_eligible"]) == (False, True)
    assert (shown["by_duty"]["rule_id"], shown["by_duty"]["years"]) == ("education_by_duty", 1)
    made = training.proposed(api, None, origin="duty", kind="further_education")
    assert (made["origin"], made["rule_version"]) == ("duty", 1)
    (use,) = expect(api.get("/v1/me/uses", who="staff"), 200)["items"]
    assert (use["purpose"], use["step"]) == ("education", "recommended")
    reopened(api, result)
    decision = {"is_approved": True, "reason": "Sesuai kebutuhan unit."}
    path = f"/v1/trainings/{made['id']}/decide"
    late = api.post(path, decision, who="head", version=made["version"])
    assert (late.status_code, late.json()["code"]) == (409, "duty_without_good_result")


@pytest.mark.usefixtures("one_year")
def test_a_nomination_is_decided_by_a_second_person(api: Api) -> None:
    whole_year(api, evaluations.delivered)
    made = training.proposed(api, None, origin="duty", kind="further_education")
    assert (made["state"], made["nominated_by_name"]) == ("nominated", "Sup Alfa")
    listed = expect(api.get("/v1/trainings?unit_code=BIDANG", who="sup"), 200)["items"]
    assert [each["id"] for each in listed] == [made["id"]]
    assert api.get("/v1/trainings?unit_code=LAIN", who="sup").status_code == 404
    assert "nomination_to_decide" in tasks(api, "head")
    assert "nomination_to_decide" not in tasks(api, "sup")
    decision = {"is_approved": True, "reason": "Sesuai kebutuhan unit."}
    path = f"/v1/trainings/{made['id']}/decide"
    own = api.post(path, decision, who="sup", version=made["version"])
    assert own.status_code == 403
    decided = training.moved(api, made, "decide", "head", decision)
    assert "nomination_to_decide" not in tasks(api, "head")
    assert (decided["state"], decided["decided_by"]) == ("approved", str(key("alfa:head")))
    assert decided["decided_by_name"] == "Head Alfa"


@pytest.fixture
def one_year() -> Iterator[None]:
    """Ask for one yearly result: two would need two years of the record."""
    with training.results_of_years(1):
        yield


@pytest.mark.requirement("S4-21")
@pytest.mark.usefixtures("one_year")
def test_consistent_results_open_a_nomination_until_one_is_reopened(api: Api) -> None:
    made = evaluations.delivered(api)
    with api.raw(owner=True) as sql:
        sql.execute(text("UPDATE period SET kind = 'year'"))
    path = f"/v1/employees/{STAFF}/education-eligibility"
    shown = expect(api.get(path, who="sup"), 200)
    assert (shown["is_eligible"], len(shown["results"])) == (True, 1)
    asked = {"kind": "further_education", "origin": "consistent_results"}
    own = api.post("/v1/trainings", training.training_body(None, **asked), who="staff")
    assert own.status_code == 403
    first, second = (training.proposed(api, None, **asked) for _ in range(2))
    assert (first["state"], first["rule_version"]) == ("nominated", 1)
    decision = {"is_approved": True, "reason": "Sesuai kebutuhan unit."}
    path = f"/v1/trainings/{first['id']}/decide"
    assert api.post(path, decision, who="sup", version=first["version"]).status_code == 403
    decided = training.moved(api, first, "decide", "head", decision)
    assert (decided["state"], decided["decided_by"]) == ("approved", str(key("alfa:head")))
    uses = expect(api.get("/v1/me/uses", who="staff"), 200)["items"]
    assert [(use["purpose"], use["step"]) for use in uses] == [
        ("education", "decided"),
        ("education", "recommended"),
        ("education", "recommended"),
    ]
    assert expect(api.get("/v1/me/uses", who="sup"), 200)["items"] == []
    reopened(api, made)
    path = f"/v1/employees/{STAFF}/education-eligibility"
    assert expect(api.get(path, who="sup"), 200)["is_eligible"] is False
    path = f"/v1/trainings/{second['id']}/decide"
    late = api.post(path, decision, who="head", version=second["version"])
    assert (late.status_code, late.json()["code"]) == (409, "results_not_consistent")
    declined = training.moved(api, second, "decide", "head", {**decision, "is_approved": False})
    assert declined["state"] == "declined"


@pytest.mark.requirement("S4-21")
def test_two_results_of_one_year_are_one_year(api: Api) -> None:
    months(api, {"staff": ["met", "met"]})
    path = f"/v1/employees/{STAFF}/education-eligibility"
    with api.raw(owner=True) as sql:
        sql.execute(text("UPDATE period SET kind = 'year'"))
    shown = expect(api.get(path, who="sup"), 200)
    assert (len(shown["results"]), shown["is_eligible"]) == (2, False)


@pytest.mark.requirement("S2-12", "S4-04")
def test_training_from_a_gap_wants_one_that_stands(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    demand = {"levels": [{"item": "integrity", "level": 4}]}
    expect(api.put("/v1/positions/STAFF/competences", demand, who="admin"), 200)
    first = assess(api, competences(period, 2))
    now = assess(api, {**competences(period, 3), "supersedes_id": first["id"]})
    gap = {"origin": "competence_gap", "item": "integrity", "assessment_id": now["id"]}
    body = training.training_body(None, **gap)
    for changes, fault in (
        ({"item": "cooperation"}, ("/item", "no_gap")),
        ({"item": "flying"}, ("/item", "unknown_reference")),
        ({"assessment_id": first["id"]}, ("/assessment_id", "assessment_superseded")),
    ):
        answer = api.post("/v1/trainings", body | changes, who="sup")
        assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [fault]
    assert training.proposed(api, None, **gap)["state"] == "approved"
    career = expect(api.get(f"/v1/employees/{STAFF}/career", who="staff"), 200)
    assert [each["value"] for each in career["competences"]] == [now["value"]]


@pytest.mark.requirement("S2-12")
@pytest.mark.parametrize(
    ("deliver", "kind", "pointer", "code"),
    [
        (evaluations.delivered, "training", "/evaluation_id", "result_not_low"),
        (guidance.low_result, "further_education", "/origin", "education_not_by_low_result"),
    ],
)
def test_a_result_from_which_training_comes_is_low(
    api: Api, deliver: Callable[[Api], dict[str, Any]], kind: str, pointer: str, code: str
) -> None:
    made = deliver(api)
    body = training.training_body(made["id"], kind=kind)
    answer = api.post("/v1/trainings", body, who="sup")
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [
        (pointer, code)
    ]


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"evaluation_id": None}, "/evaluation_id"),
        ({"origin": "competence_gap"}, "/assessment_id"),
        ({"employee_id": str(key("alfa:stranger"))}, "/employee_id"),
        ({"assessment_id": str(key("nothing"))}, "/assessment_id"),
        ({"origin": "duty", "evaluation_id": str(key("nothing"))}, "/evaluation_id"),
        ({"item": "integrity"}, "/item"),
    ],
)
def test_training_says_from_what_it_comes(api: Api, changes: dict[str, Any], pointer: str) -> None:
    low = guidance.low_result(api)
    body = training.training_body(low["id"]) | changes
    answer = api.post("/v1/trainings", body, who="sup")
    assert answer.status_code == 422, answer.text
    assert [each["pointer"] for each in answer.json()["errors"]] == [pointer]


@pytest.mark.requirement("S4-04")
def test_a_career_is_read_off_results_positions_and_training(api: Api) -> None:
    low = guidance.low_result(api)
    training.proposed(api, low["id"])
    career = expect(api.get(f"/v1/employees/{STAFF}/career", who="sup"), 200)
    assert [each["evaluation_id"] for each in career["results"]] == [low["id"]]
    assert [each["title"] for each in career["trainings"]] == ["Penyusunan SKP dan Indikator"]
    assert career["positions"]
    thanked, mistaken = (
        expect(decisions.record(api, title=f"Ucapan {number}")) for number in (1, 2)
    )
    expect(decisions.record(api, purpose="transfer"))
    why = {"reason": "Tertukar nama."}
    path = f"/v1/decisions/{mistaken['id']}/revoke"
    expect(api.post(path, why, who="sup", version=mistaken["version"]), 200)
    career = expect(api.get(f"/v1/employees/{STAFF}/career", who="sup"), 200)
    assert [each["decision_id"] for each in career["recognitions"]] == [thanked["id"]]
    reads = expect(api.get("/v1/me/access-trail", who="staff"), 200)["items"]
    assert "career_read" in {row["action"] for row in reads}


@pytest.mark.requirement("S4-23")
def test_a_career_plan_is_its_persons_alone_to_write(api: Api) -> None:
    path = f"/v1/employees/{STAFF}/career-plan"
    assert api.get(path, who="sup").status_code == 404
    made = expect(api.put(path, training.CAREER, who="staff"), 200)
    assert made["steps"][0]["year"] == 2027
    assert expect(api.get(path, who="sup"), 200)["goal"] == training.CAREER["goal"]
    assert api.put(path, training.CAREER, who="sup").status_code == 403
    stale = api.put(path, training.CAREER, who="staff", version=made["version"] + 1)
    assert stale.status_code == 412
    changed = {**training.CAREER, "to_year": 2025}
    wrong = api.put(path, changed, who="staff")
    assert [each["pointer"] for each in wrong.json()["errors"]] == ["/to_year", "/steps/0/year"]


@pytest.mark.requirement("S3-17")
@pytest.mark.parametrize("who", CLOSED_TO)
def test_nobody_else_reads_careers_and_training(api: Api, who: str) -> None:
    low = guidance.low_result(api)
    made = training.proposed(api, low["id"])
    expect(api.put(f"/v1/employees/{STAFF}/career-plan", training.CAREER, who="staff"), 200)
    for path in (
        f"/v1/trainings/{made['id']}",
        f"/v1/trainings/{made['id']}/effect",
        f"/v1/employees/{STAFF}/career",
        f"/v1/employees/{STAFF}/career-plan",
    ):
        assert api.get(path, who=who).status_code in {403, 404}, path


@pytest.mark.requirement("S1-03", "S4-17")
def test_a_result_names_what_to_improve_with_a_first_step(api: Api) -> None:
    low = guidance.low_result(api)
    path = f"/v1/evaluations/{low['id']}/improvement-areas"
    areas = expect(api.get(path, who="staff"), 200)
    explained = expect(api.get(f"/v1/evaluations/{low['id']}/explanation", who="staff"), 200)
    improvements = explained["result"]["explanation"]["improvements"]
    assert improvements
    assert [each["key"] for each in areas["improvements"]] == [each["key"] for each in improvements]
    assert [each["rank"] for each in areas["improvements"]] == [*range(1, len(improvements) + 1)]
    assert {each["proposed_step"] for each in areas["improvements"]} == {"coaching"}
    assert api.get(path, who="peer").status_code == 404


@pytest.mark.requirement("S4-17")
def test_what_to_improve_is_tied_to_lines_and_feedback_the_reader_may_see(api: Api) -> None:
    made = evaluations.opened(api)
    line = made["plans"]["staff"]["in_force"]["work_results"][0]["line_id"]
    given = {
        "employee_id": STAFF,
        "line_id": line,
        "tone": "negative",
        "strength": "Berkas selalu lengkap sebelum diserahkan ke loket.",
        "improvement": "Tiga berkas terlambat lebih dari dua hari pada bulan Maret.",
        "suggestion": "Periksa berkas yang tertunda setiap hari Senin pagi.",
    }
    feedback = expect(api.post("/v1/feedback", given, who="peer"))
    low = guidance.rated_low(api, made)
    path = f"/v1/evaluations/{low['id']}/improvement-areas"
    tied = {
        who: {
            each["line_id"]: [cited["feedback_id"] for cited in each["feedback"]]
            for each in expect(api.get(path, who=who), 200)["improvements"]
        }
        for who in ("staff", "sup", "head", "admin")
    }
    for who in ("staff", "sup", "head"):
        assert tied[who][line] == [feedback["id"]], who
    assert tied["admin"][line] == []


@pytest.mark.requirement("S1-03", "S4-17")
def test_a_proposed_step_becomes_guidance_that_cites_the_area(api: Api) -> None:
    low = guidance.low_result(api)
    path = f"/v1/evaluations/{low['id']}/improvement-areas"
    first = expect(api.get(path, who="sup"), 200)["improvements"][0]
    body = {"area": first["key"], "due_on": "2026-06-30"}
    for who, status in (("staff", 403), ("deputy", 404), ("head", 403)):
        assert api.post(path, body, who=who).status_code == status, who
    unknown = api.post(path, {**body, "area": "none"}, who="sup")
    assert [each["pointer"] for each in unknown.json()["errors"]] == ["/area"]
    taken = expect(api.post(path, body, who="sup"))
    assert (taken["kind"], taken["training_id"]) == (first["proposed_step"], None)
    plan = expect(api.get(f"/v1/coaching-plans/{taken['coaching_id']}", who="staff"), 200)
    assert plan["evaluation_id"] == low["id"]
    (aim,) = plan["aims"]
    assert (aim["line_id"], aim["aim"]) == (first["line_id"], first["name_id"])


@pytest.mark.requirement("S4-17")
def test_a_step_of_training_cites_its_area_and_comes_from_nowhere_else(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    low = guidance.low_result(api)
    path = f"/v1/evaluations/{low['id']}/improvement-areas"
    first = expect(api.get(path, who="sup"), 200)["improvements"][0]
    by_training = replace(proposal_rule(), training=frozenset({first["key"].partition("/")[0]}))
    monkeypatch.setattr(improvement_service, "proposal_rule", lambda: by_training)
    body = {"area": first["key"], "due_on": "2026-06-30", "title": "Pelatihan layanan"}
    taken = expect(api.post(path, body, who="sup"))
    assert (taken["kind"], taken["coaching_id"]) == ("training", None)
    made = expect(api.get(f"/v1/trainings/{taken['training_id']}", who="staff"), 200)
    assert (made["origin"], made["item"]) == ("improvement_area", first["key"])
    assert (made["evaluation_id"], made["state"]) == (low["id"], "approved")
    direct = training.training_body(low["id"], origin="improvement_area", item=first["key"])
    refused = api.post("/v1/trainings", direct, who="sup")
    assert [(each["pointer"], each["code"]) for each in refused.json()["errors"]] == [
        ("/origin", "only_of_an_area")
    ]


def test_no_step_is_taken_from_a_result_that_is_not_final(api: Api) -> None:
    made = evaluations.opened(api)
    body = evaluations.assessment(made["plans"]["staff"])
    for rating in body["ratings"]:
        rating["chosen"] = "below"
    rated = evaluations.step(api, made["evaluations"]["staff"], "rate", "sup", body)
    path = f"/v1/evaluations/{rated['id']}/improvement-areas"
    area = expect(api.get(path, who="sup"), 200)["improvements"][0]["key"]
    answer = api.post(path, {"area": area, "due_on": "2026-06-30"}, who="sup")
    assert (answer.status_code, answer.json()["code"]) == (409, "result_not_standing")
