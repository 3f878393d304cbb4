"""Feedback over HTTP: given under one's name, asked for, read, replied to, never taken back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key

from penilaian_api.storage.packaged_data import feedback_rules

GOOD = {
    "tone": "positive",
    "strength": "Laporan pengaduan bulan Februari selesai dua hari lebih awal.",
}
HARD = {
    "tone": "negative",
    "improvement": "Tanggapan kepada pelapor di loket tiga sering lebih dari lima hari kerja.",
    "suggestion": "Gunakan templat jawaban dan periksa kotak pengaduan setiap pagi pukul delapan.",
}


def person(who: str, agency: str = "alfa") -> str:
    return str(key(f"{agency}:{who}"))


def give(api: Api, who: str = "peer", about: str = "staff", **fields: Any) -> dict[str, Any]:
    answer = api.post("/v1/feedback", {"employee_id": person(about), **GOOD, **fields}, who=who)
    assert answer.status_code == 201, answer.text
    return answer.json()


def request_feedback(
    api: Api, who: str = "staff", author: str = "peer", **more: Any
) -> dict[str, Any]:
    body = {"author_id": person(author), "question": "Bagaimana layanan saya?", **more}
    answer = api.post("/v1/feedback/requests", body, who=who)
    assert answer.status_code == 201, answer.text
    return answer.json()


def pointers(answer: Any) -> list[tuple[str, str]]:
    return [(fault["pointer"], fault["code"]) for fault in answer.json()["errors"]]


@pytest.mark.requirement("S0-04")
def test_feedback_has_a_strength_an_improvement_and_a_suggestion(api: Api) -> None:
    feedback = give(api, **HARD, strength="Berkas arsip tersusun menurut tanggal.")
    feedback_view = api.get(f"/v1/feedback/{feedback['id']}", who="staff").json()
    assert feedback_view["strength"] == "Berkas arsip tersusun menurut tanggal."
    assert feedback_view["improvement"] == HARD["improvement"]
    assert feedback_view["suggestion"] == HARD["suggestion"]
    assert feedback_view["author_name"] == "Peer Alfa"
    assert feedback_view["employee_name"] == "Staff Alfa"


@pytest.mark.requirement("S0-04")
@pytest.mark.parametrize(
    "texts",
    [
        {"improvement": "Kurang"},
        {"improvement": "Tingkatkan kinerja", "suggestion": "Semangat terus, semoga sukses"},
        {"improvement": HARD["improvement"]},
    ],
)
def test_negative_feedback_that_nobody_can_act_on_is_refused(
    api: Api, texts: dict[str, str]
) -> None:
    body = {"employee_id": person("staff"), "tone": "negative", **texts}
    answer = api.post("/v1/feedback", body, who="sup", headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    assert pointers(answer) == [("/improvement", "negative_feedback_too_thin")]
    assert "at least 2 fields" in answer.json()["errors"][0]["detail"]


@pytest.mark.requirement("S0-04")
@pytest.mark.parametrize("tone", ["positive", "mixed", "negative"])
def test_feedback_that_says_nothing_is_refused(api: Api, tone: str) -> None:
    body = {"employee_id": person("staff"), "tone": tone, "strength": "  "}
    answer = api.post("/v1/feedback", body, who="sup")
    assert answer.status_code == 422
    assert pointers(answer) == [("/strength", "feedback_empty")]


@pytest.mark.parametrize(
    ("author", "about", "relation"),
    [
        ("sup", "staff", "assessor"),
        ("peer", "staff", "peer"),
        ("staff", "sup", "subordinate"),
        ("stranger", "staff", "other"),
        ("deputy", "stranger", "assessor"),
        ("other", "stranger", "peer"),
    ],
)
def test_the_relation_follows_from_the_records(
    api: Api, author: str, about: str, relation: str
) -> None:
    assert give(api, author, about)["relation"] == relation


def test_a_claimed_relation_is_no_field(api: Api) -> None:
    body = {"employee_id": person("staff"), "relation": "assessor", **GOOD}
    answer = api.post("/v1/feedback", body, who="peer")
    assert pointers(answer) == [("/relation", "unknown_field")]


def test_nobody_gives_feedback_on_himself(api: Api) -> None:
    answer = api.post("/v1/feedback", {"employee_id": person("staff"), **GOOD}, who="staff")
    assert answer.status_code == 403
    assert answer.json()["code"] == "not_on_yourself"


@pytest.mark.parametrize("who", ["admin", "auditor"])
def test_who_is_no_employee_gives_no_feedback(api: Api, who: str) -> None:
    answer = api.post("/v1/feedback", {"employee_id": person("staff"), **GOOD}, who=who)
    assert answer.status_code == 403


def test_somebody_of_another_agency_is_not_known(api: Api) -> None:
    body = {"employee_id": person("staff", "beta"), **GOOD}
    answer = api.post("/v1/feedback", body, who="peer")
    assert answer.status_code == 422
    assert pointers(answer) == [("/employee_id", "unknown_reference")]


def test_a_line_that_is_not_the_persons_is_not_known(api: Api) -> None:
    body = {"employee_id": person("staff"), "line_id": person("staff"), **GOOD}
    answer = api.post("/v1/feedback", body, who="peer")
    assert pointers(answer) == [("/line_id", "unknown_reference")]


def test_feedback_on_a_core_value_keeps_it(api: Api) -> None:
    assert give(api, core_value="harmonis")["core_value"] == "harmonis"


def test_who_was_asked_answers_once(api: Api) -> None:
    request = request_feedback(api)
    assert (request["state"], request["relation"], request["tone"]) == ("asked", "peer", None)
    path = f"/v1/feedback/{request['id']}/give"
    answer = api.post(path, GOOD, who="peer", version=1)
    assert answer.status_code == 200, answer.text
    assert answer.json()["state"] == "given"
    assert answer.json()["question"] == "Bagaimana layanan saya?"
    assert answer.headers["etag"] == '"2"'
    again = api.post(path, GOOD, who="peer", version=2)
    assert (again.status_code, again.json()["code"]) == (409, "feedback_given")


def test_only_who_was_asked_answers(api: Api) -> None:
    path = f"/v1/feedback/{request_feedback(api)['id']}/give"
    assert api.post(path, GOOD, who="sup", version=1).status_code == 404
    assert api.post(path, GOOD, who="staff", version=1).status_code == 404
    assert api.post(path, GOOD, who="peer", agency="beta", version=1).status_code == 404
    assert api.post(path, GOOD, who="peer").status_code == 428
    assert api.post(path, GOOD, who="peer", version=7).status_code == 412
    assert api.post(path, {"tone": "loud"}, who="peer", version=1).status_code == 422


def test_an_assessor_asks_about_a_report_and_nobody_else_does(api: Api) -> None:
    request = request_feedback(api, "sup", "peer", employee_id=person("staff"))
    assert request["employee_id"] == person("staff")
    body = {
        "author_id": person("sup"),
        "question": "Bagaimana?",
        "employee_id": person("staff"),
    }
    answer = api.post("/v1/feedback/requests", body, who="peer")
    assert pointers(answer) == [("/employee_id", "unknown_reference")]


def test_nobody_is_asked_about_himself(api: Api) -> None:
    body = {"author_id": person("staff"), "question": "Bagaimana?"}
    answer = api.post("/v1/feedback/requests", body, who="staff")
    assert pointers(answer) == [("/author_id", "author_is_person")]


def test_an_author_who_is_not_there_cannot_be_asked(api: Api) -> None:
    body = {"author_id": person("peer", "beta"), "question": "Bagaimana?"}
    answer = api.post("/v1/feedback/requests", body, who="staff")
    assert pointers(answer) == [("/author_id", "unknown_reference")]


def test_the_person_reads_and_replies(api: Api) -> None:
    feedback = give(api)
    path = f"/v1/feedback/{feedback['id']}"
    assert api.get(path, who="staff").json()["allowed_actions"] == [
        "feedback_acknowledge",
        "feedback_reply",
    ]
    read = api.post(f"{path}/read", who="staff", version=1)
    assert read.status_code == 200, read.text
    assert read.json()["read_at"] == "2026-03-16T03:00:00.000000Z"
    once_more = api.post(f"{path}/read", who="staff", version=2)
    assert (once_more.status_code, once_more.headers["etag"]) == (200, '"2"')
    replied = api.post(f"{path}/reply", {"reply": "Terima kasih."}, who="staff", version=2)
    assert replied.json()["reply"] == "Terima kasih."
    assert replied.json()["allowed_actions"] == []
    assert api.get(path, who="peer").json()["reply"] == "Terima kasih."
    twice = api.post(f"{path}/reply", {"reply": "Lagi."}, who="staff", version=3)
    assert (twice.status_code, twice.json()["code"]) == (409, "feedback_replied")


def test_what_was_only_asked_for_cannot_be_read_or_replied_to(api: Api) -> None:
    path = f"/v1/feedback/{request_feedback(api)['id']}"
    for step, body in (("read", None), ("reply", {"reply": "?"})):
        answer = api.post(f"{path}/{step}", body, who="staff", version=1)
        assert (answer.status_code, answer.json()["code"]) == (409, "feedback_not_given")


@pytest.mark.parametrize("who", ["peer", "sup", "head", "stranger"])
def test_nobody_else_reads_or_replies_in_the_persons_place(api: Api, who: str) -> None:
    path = f"/v1/feedback/{give(api)['id']}"
    status = 404 if who == "stranger" else 403
    assert api.post(f"{path}/read", who=who, version=1).status_code == status
    assert api.post(f"{path}/reply", {"reply": "?"}, who=who, version=1).status_code == status
    assert api.post(f"{path}/read", who="staff").status_code == 428
    assert api.post(f"{path}/read", who="staff", version=9).status_code == 412


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("staff", True),
        ("peer", True),
        ("sup", True),
        ("head", True),
        ("mayor", False),
        ("other", False),
        ("stranger", False),
    ],
)
def test_feedback_is_seen_by_those_whom_it_concerns(api: Api, who: str, *, sees: bool) -> None:
    feedback = give(api)
    assert (api.get(f"/v1/feedback/{feedback['id']}", who=who).status_code == 200) is sees
    listed = [item["id"] for item in api.get("/v1/feedback", who=who).json()["items"]]
    assert (feedback["id"] in listed) is sees


def test_the_list_keeps_to_person_author_state_and_days(api: Api) -> None:
    first = give(api)
    api.at(datetime(2026, 3, 31, 18, 0, tzinfo=UTC))  # 1 April in Jakarta
    second, request = give(api, "sup", "peer"), request_feedback(api, "staff", "head")

    def listed(query: str, who: str = "sup") -> list[str]:
        answer = api.get(f"/v1/feedback?{query}", who=who)
        assert answer.status_code == 200, answer.text
        return [item["id"] for item in answer.json()["items"]]

    assert listed("") == [first["id"], second["id"], request["id"]]
    assert listed(f"employee_id={person('peer')}") == [second["id"]]
    assert listed(f"author_id={person('peer')}") == [first["id"]]
    assert listed("state=asked") == [request["id"]]
    assert listed("state=given") == [first["id"], second["id"]]
    assert listed("ends_on=2026-03-31") == [first["id"]]
    assert listed("starts_on=2026-04-01") == [second["id"], request["id"]]
    assert api.get("/v1/feedback?state=lost", who="sup").status_code == 422
    page = api.get("/v1/feedback?limit=2", who="sup").json()
    rest = api.get(f"/v1/feedback?limit=2&cursor={page['next']}", who="sup").json()
    assert [item["id"] for item in rest["items"]] == [request["id"]]
    assert rest["next"] is None


def test_the_record_itself_lets_nobody_change_or_remove_what_was_said(api: Api) -> None:
    give(api)
    for statement in (
        "UPDATE feedback SET strength = 'other'",
        "UPDATE feedback SET tone = 'negative'",
        "DELETE FROM feedback",
    ):
        with pytest.raises(DBAPIError, match="gd:append_only"), api.raw() as sql:
            sql.execute(text(statement))


def test_feedback_costs_a_constant_number_of_statements(api: Api) -> None:
    for author in ("peer", "sup", "head", "stranger"):
        give(api, author)
    with counted(api) as log:
        answer = api.get("/v1/feedback?limit=50", who="staff")
    assert len(answer.json()["items"]) == 4
    assert log.count <= 3
    with counted(api) as log:
        give(api, "other")
    assert log.count <= 8
    request = request_feedback(api)
    with counted(api) as log:
        api.post(f"/v1/feedback/{request['id']}/give", GOOD, who="peer", version=1)
    assert log.count <= 8


def test_w17_nobody_buries_a_colleague_in_feedback_that_nobody_asked_for(api: Api) -> None:
    most = feedback_rules().most_uninvited
    for _ in range(most):
        give(api)
    body = {"employee_id": person("staff"), "tone": "positive", "strength": "Laporan rapi."}
    for language, title in (("id", "Batas umpan balik hari ini"), ("en", "No more feedback")):
        refused = api.post("/v1/feedback", body, who="peer", headers={"Accept-Language": language})
        assert (refused.status_code, refused.json()["code"]) == (409, "feedback_limit")
        assert refused.json()["title"].startswith(title)
        assert str(most) in refused.json()["detail"]
        hour = {"id": "pukul 00.00 WIB", "en": "at 00:00 WIB"}[language]
        assert hour in refused.json()["detail"]
    give(api, about="sup")
    give(api, who="sup")
    api.at(datetime(2026, 3, 17, 17, 0, tzinfo=UTC))  # the next day in the agency's zone
    give(api)


def test_w17_who_was_asked_is_not_held_to_the_limit(api: Api) -> None:
    for _ in range(feedback_rules().most_uninvited):
        give(api)
    made = request_feedback(api)
    body = {"tone": "positive", "strength": "Laporan triwulan selesai tepat waktu."}
    answered = api.post(f"/v1/feedback/{made['id']}/give", body, who="peer", version=1)
    assert answered.status_code == 200, answered.text


def test_w17_many_at_once_are_counted_too(api: Api) -> None:
    body = {"employee_id": person("staff"), "tone": "positive", "strength": "Laporan rapi."}
    token = api.token("peer")
    headers = {"Authorization": f"Bearer {token}"}
    with ThreadPoolExecutor(10) as crowd:
        sent = [
            crowd.submit(api.http.post, "/v1/feedback", json=body, headers=headers)
            for _ in range(20)
        ]
    statuses = [answer.result().status_code for answer in sent]
    assert statuses.count(201) <= feedback_rules().most_uninvited
    assert set(statuses) <= {201, 409, 503, 429}
