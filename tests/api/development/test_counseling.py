"""Counseling on conduct over HTTP: a talk first, then those alone who are named."""

from typing import Any

import pytest
from tests.factories.development import counseling
from tests.factories.organization import expect
from tests.serving.client import Api
from tests.world import key

TEXTS = ("Pembicaraan", "Masalah perilaku", "Tindakan terhadap", "Harapan khusus", "menegur")
SIGNED = ("Konseling staff", "Kesepakatan", "Saran bagi", "Tindak lanjut")
OUTSIDE = ("peer", "other", "head", "stranger", "admin", "auditor", "service")


def tasks(api: Api, who: str) -> list[str]:
    return [item["kind"] for item in api.get("/v1/me/tasks", who=who).json()["items"]]


def codes(answer: Any) -> list[tuple[str, str]]:
    return [(each["pointer"], each["code"]) for each in answer.json()["errors"]]


@pytest.mark.requirement("S3-17", "S4-16")
def test_it_goes_from_a_talk_over_a_report_and_a_counselor_to_what_follows(api: Api) -> None:
    made = counseling.talked(api)
    assert (made["state"], made["allowed_actions"]) == (
        "talked",
        ["counseling_report", "counseling_settle"],
    )
    assert "conduct_talk_to_answer" in tasks(api, "staff")
    view = {"own_view": "Saya akan memperbaikinya."}
    made = counseling.moved(api, made, "reply", "staff", view)
    assert "conduct_talk_to_answer" not in tasks(api, "staff")
    cited = counseling.feedback(api, by="peer")
    made = counseling.moved(api, made, "report", "sup", counseling.report_body(cited))
    assert (made["state"], made["recipient_name"]) == ("reported", "Mayor Alfa")
    assert [each["feedback_id"] for each in made["feedback"]] == [cited]
    assert "counseling_to_arrange" in tasks(api, "mayor")
    made = counseling.moved(api, made, "arrange", "mayor", counseling.arrangement_body())
    assert "counseling_to_hold" in tasks(api, "former")
    assert "counseling_to_attend" in tasks(api, "staff")
    path = f"/v1/counselings/{made['id']}/record"
    body = counseling.record_body()
    record = expect(api.post(path, body, who="former", version=made["version"]))
    assert record["state"] == "signed"
    assert "counseling_to_decide" in tasks(api, "mayor")
    done = expect(api.get(f"/v1/counselings/{made['id']}", who="sup"), 200)
    assert (done["state"], done["allowed_actions"]) == ("counseled", [])
    decision = {"consequence": "Jadwal loket diubah."}
    path = f"/v1/counseling-records/{record['id']}/decide"
    decided = expect(api.post(path, decision, who="mayor", version=record["version"]), 200)
    assert (decided["state"], decided["decided_by"]) == ("decided", str(key("alfa:mayor")))
    again = api.post(path, decision, who="mayor", version=decided["version"])
    assert (again.status_code, again.json()["code"]) == (409, "wrong_state")
    assert "counseling_to_decide" not in tasks(api, "mayor")


@pytest.mark.requirement("S3-17")
@pytest.mark.parametrize("who", OUTSIDE)
def test_whoever_is_not_named_finds_nothing_of_it(api: Api, who: str) -> None:
    record = counseling.signed(api)
    for path in (
        "/v1/counselings",
        f"/v1/counselings/{record['counseling_id']}",
        "/v1/counseling-records",
        f"/v1/counseling-records/{record['id']}",
        "/v1/me/tasks",
    ):
        answer = api.get(path, who=who)
        assert answer.status_code in {200, 403, 404}, path
        assert not [text for text in (*TEXTS[:4], *SIGNED) if text in answer.text], path
        assert answer.status_code != 200 or "counseling" not in answer.text, path


@pytest.mark.requirement("S3-17")
def test_the_record_is_reported_to_those_alone_whom_the_capacity_names(api: Api) -> None:
    record = counseling.signed(api)
    for who, status in (("mayor", 200), ("former", 200), ("staff", 200), ("sup", 404)):
        path = f"/v1/counseling-records/{record['id']}"
        assert api.get(path, who=who).status_code == status, who


@pytest.mark.requirement("S3-17")
@pytest.mark.parametrize(
    ("counselor", "capacity", "readers"),
    [("sup", "assessor", {"head"}), ("peer", "official", {"sup", "head"})],
)
def test_by_an_assessor_or_an_official_it_goes_to_the_line(
    api: Api, counselor: str, capacity: str, readers: set[str]
) -> None:
    counseling.trained(api)
    record = counseling.signed(api, counselor=counselor, capacity=capacity)
    path = f"/v1/counseling-records/{record['id']}"
    shown = {who for who in ("sup", "head", "mayor") if api.get(path, who=who).status_code == 200}
    assert shown - {counselor} == readers
    body, version = {"consequence": "Tindak lanjut."}, record["version"]
    own = api.post(f"{path}/decide", body, who=counselor, version=version)
    assert own.status_code == 403, "they signed it, and read it"
    expect(api.post(f"{path}/decide", body, who="head", version=version), 200)


@pytest.mark.requirement("S3-17")
def test_nothing_of_its_texts_stands_in_the_trail(api: Api) -> None:
    counseling.signed(api)
    trail = api.get("/v1/audit?limit=200", who="auditor").text
    assert "counseling_record" in trail
    assert not [text for text in (*TEXTS[:4], *SIGNED, "Ruang konseling") if text in trail]


@pytest.mark.parametrize(("language", "word"), [("id", "pelatihan"), ("en", "training")])
def test_an_untrained_assessor_never_counsels(api: Api, language: str, word: str) -> None:
    made = counseling.reported(api)
    body = counseling.arrangement_body(counselor_code="alfa-sup", capacity="assessor")
    path = f"/v1/counselings/{made['id']}/arrange"
    how = {"who": "mayor", "headers": {"Accept-Language": language}}
    refused = api.post(path, body, version=made["version"], **how)
    assert codes(refused) == [("/counselor_code", "counselor_untrained")]
    assert word in refused.json()["errors"][0]["detail"].lower()
    counseling.trained(api)
    assert api.post(path, body, version=made["version"], **how).status_code == 200


@pytest.mark.parametrize(
    ("changes", "status", "pointer", "code"),
    [
        ({"counselor_code": "alfa-staff"}, 403, "/counselor_code", "counselor_takes_part"),
        ({"counselor_code": "alfa-mayor"}, 403, "/counselor_code", "counselor_takes_part"),
        ({"counselor_code": "alfa-sup"}, 422, "/counselor_code", "counselor_not_independent"),
        ({"counselor_code": "alfa-head"}, 422, "/counselor_code", "counselor_not_independent"),
        ({"capacity": "assessor"}, 422, "/counselor_code", "counselor_not_assessor"),
        ({"counselor_code": "nobody"}, 422, "/counselor_code", "unknown_reference"),
        ({"meets_at": "2026-03-01T02:00:00Z"}, 422, "/meets_at", "day_not_ahead"),
    ],
)
def test_whoever_takes_part_or_leads_does_not_counsel_as_independent(
    api: Api, changes: dict[str, Any], status: int, pointer: str, code: str
) -> None:
    made = counseling.reported(api)
    body = counseling.arrangement_body(**changes)
    path = f"/v1/counselings/{made['id']}/arrange"
    answer = api.post(path, body, who="mayor", version=made["version"])
    assert (answer.status_code, codes(answer)) == (status, [(pointer, code)])


@pytest.mark.parametrize(
    ("changes", "status", "pointer", "code"),
    [
        ({"recipient_code": "alfa-head"}, 422, "/recipient_code", "unknown_reference"),
        ({"feedback_ids": []}, 422, "/feedback_ids", "too_few"),
        (
            {"feedback_ids": [str(key("nothing"))]},
            422,
            "/feedback_ids/0",
            "unknown_reference",
        ),
    ],
)
def test_a_report_goes_to_who_may_get_it_with_feedback_that_exists(
    api: Api, changes: dict[str, Any], status: int, pointer: str, code: str
) -> None:
    made, cited = counseling.talked(api), counseling.feedback(api)
    body = counseling.report_body(cited, **changes)
    path = f"/v1/counselings/{made['id']}/report"
    answer = api.post(path, body, who="sup", version=made["version"])
    assert (answer.status_code, codes(answer)) == (status, [(pointer, code)])


def test_feedback_of_somebody_else_is_never_cited(api: Api) -> None:
    made = counseling.talked(api)
    foreign = counseling.feedback(api, "peer")
    body = counseling.report_body(foreign)
    path = f"/v1/counselings/{made['id']}/report"
    answer = api.post(path, body, who="sup", version=made["version"])
    assert codes(answer) == [("/feedback_ids/0", "unknown_reference")]


def test_the_head_of_personnel_gets_it_where_there_is_one(api: Api) -> None:
    unit = expect(api.get("/v1/units/LAIN", who="admin"), 200)
    body = {"name": unit["name"], "kind": unit["kind"], "parent_code": "DINAS"}
    put = api.put("/v1/units/LAIN", {**body, "sector": "personnel"}, who="admin")
    assert put.status_code == 200, put.text
    made = counseling.reported(api, recipient_code="alfa-other")
    assert made["recipient_name"] == "Other Alfa"


def test_each_step_is_that_of_one_named_person(api: Api) -> None:
    made = counseling.talked(api)
    cited = counseling.feedback(api)
    path = f"/v1/counselings/{made['id']}"
    for who, status in (("staff", 403), ("head", 404), ("mayor", 404)):
        body = counseling.report_body(cited)
        answer = api.post(f"{path}/report", body, who=who, version=made["version"])
        assert answer.status_code == status, who
    made = counseling.moved(api, made, "report", "sup", counseling.report_body(cited))
    for who, step, body in (
        ("sup", "arrange", counseling.arrangement_body()),
        ("sup", "settle", {"reason": "Selesai."}),
        ("mayor", "record", counseling.record_body()),
        ("staff", "settle", {"reason": "Selesai."}),
    ):
        answer = api.post(f"{path}/{step}", body, who=who, version=made["version"])
        assert answer.status_code == 403, (who, step)
    settled = counseling.moved(api, made, "settle", "mayor", {"reason": "Sudah membaik."})
    assert settled["state"] == "settled"


def test_whoever_talked_may_settle_it_and_nobody_hears_of_it(api: Api) -> None:
    made = counseling.talked(api)
    settled = counseling.moved(api, made, "settle", "sup", {"reason": "Sudah membaik."})
    assert (settled["state"], settled["recipient_id"]) == ("settled", None)


def test_days_that_cannot_be_are_refused(api: Api) -> None:
    body = counseling.talk_body(talked_on="2026-04-01")
    answer = api.post("/v1/counselings", body, who="sup")
    assert codes(answer) == [("/talked_on", "day_in_future")]
    made = counseling.arranged(api)
    path = f"/v1/counselings/{made['id']}/record"
    for day, code in (("2026-04-01", "day_in_future"), ("2026-03-01", "before_report")):
        body = counseling.record_body(held_on=day)
        answer = api.post(path, body, who="former", version=made["version"])
        assert codes(answer) == [("/held_on", code)]


def test_a_counselor_who_is_replaced_hears_no_more_of_it(api: Api) -> None:
    made = counseling.arranged(api)
    body = counseling.arrangement_body(counselor_code="alfa-deputy")
    made = counseling.moved(api, made, "arrange", "mayor", body)
    assert api.get(f"/v1/counselings/{made['id']}", who="former").status_code == 404
    assert api.get(f"/v1/counselings/{made['id']}", who="deputy").status_code == 200
