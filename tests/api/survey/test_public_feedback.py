"""What citizens say of a unit unasked: moderated, answered, counted; nobody learns who they are."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.api.survey.test_surveys import refused
from tests.factories import cycles
from tests.serving.client import Api

from penilaian_api.services.survey import intake

WORDS = "Tambah kursi tunggu untuk warga lanjut usia."


@pytest.fixture(autouse=True)
def _read_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "READ_AFTER", timedelta(0))


def form_of(api: Api, unit: str = "BIDANG", agency: str = "alfa") -> str:
    path = f"/v1/public/{agency}/feedback-form?unit_code={unit}"
    return api.get(path, who=None).json()["form"]


def spoken(api: Api, unit: str = "BIDANG", **changes: Any) -> Any:
    body = {
        "unit_code": unit,
        "service": "Loket",
        "topic": "suggestion",
        "text": WORDS,
        "form": form_of(api, unit),
        **changes,
    }
    return api.post("/v1/public/alfa/feedback", body, who=None)


def given(api: Api, unit: str = "BIDANG", **changes: Any) -> str:
    answer = spoken(api, unit, **changes)
    assert answer.status_code == 201, answer.text
    return answer.json()["receipt"]


def listed(api: Api, who: str, query: str = "") -> list[dict[str, Any]]:
    answer = api.get(f"/v1/public-feedback{query}", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()["items"]


def step(api: Api, item: dict[str, Any], name: str, who: str, body: Any = None) -> Any:
    path = f"/v1/public-feedback/{item['id']}/{name}"
    return api.post(path, body, version=item["version"], who=who)


def seen_by_sender(api: Api, receipt: str) -> Any:
    return api.get(f"/v1/public/alfa/feedback/{receipt}", who=None)


@pytest.mark.requirement("S2-10")
def test_a_word_is_hidden_until_accepted_and_its_answer_is_read_by_the_receipt(api: Api) -> None:
    receipt = given(api)
    assert listed(api, "staff") == listed(api, "other") == []
    (item,) = listed(api, "sup")  # heads the unit
    assert (item["unit_code"], item["text"], item["state"]) == ("BIDANG", WORDS, "received")
    assert listed(api, "head") == listed(api, "admin") == [item]
    accepted = step(api, item, "accept", "sup").json()
    assert accepted["allowed_actions"] == ["public_feedback_answer"]
    assert [each["text"] for each in listed(api, "staff")] == [WORDS]
    shown = api.get(f"/v1/public-feedback/{item['id']}", who="staff").json()
    assert shown["allowed_actions"] == []
    answered = step(api, accepted, "answer", "sup", {"answer": "Dua puluh kursi ditambahkan."})
    assert answered.status_code == 200, answered.text
    state = seen_by_sender(api, receipt).json()
    assert state == {
        "state": "answered",
        "received_on": "2026-03-16",
        "reason": "",
        "answer": "Dua puluh kursi ditambahkan.",
    }


@pytest.mark.requirement("S2-10")
def test_a_refusal_tells_the_sender_why_and_stays_hidden(api: Api) -> None:
    receipt = given(api)
    (item,) = listed(api, "admin")
    assert refused(step(api, item, "refuse", "admin", {"reason": "x"}), 422) == "invalid_input"
    body = {"reason": "Memuat data pribadi orang lain."}
    denied = step(api, item, "refuse", "admin", body).json()
    assert seen_by_sender(api, receipt).json()["reason"] == body["reason"]
    assert listed(api, "staff") == []
    late = step(api, denied, "answer", "admin", {"answer": "Baik"})
    assert refused(late, 409) == "wrong_state"


@pytest.mark.parametrize("who", ["staff", "other", "peer"])
def test_nobody_else_moderates_or_answers(api: Api, who: str) -> None:
    given(api)
    (item,) = listed(api, "admin")
    assert refused(step(api, item, "accept", who), 404) == "not_found"
    accepted = step(api, item, "accept", "admin").json()
    answer = step(api, accepted, "answer", who, {"answer": "Baik"})
    assert refused(answer, 403) == "action_not_open"


@pytest.mark.requirement("S2-10")
def test_what_was_said_is_counted_by_unit_and_period(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    given(api)
    given(api, topic="praise", text="Petugas ramah.")
    given(api, "LAIN", topic="complaint", text="Antrean lama.")
    (item,) = listed(api, "admin", "?topic=praise")
    step(api, item, "accept", "admin")
    path = f"/v1/periods/{period['id']}/public-feedback"
    counts = {each["unit_code"]: each for each in api.get(path).json()["items"]}
    assert {code: each["total"] for code, each in counts.items()} == {"BIDANG": 2, "LAIN": 1}
    assert counts["BIDANG"]["by_topic"]["praise"] == 1
    assert counts["BIDANG"]["by_state"] == {
        "received": 1,
        "accepted": 1,
        "refused": 0,
        "answered": 0,
    }


@pytest.mark.parametrize(
    ("changes", "status", "code"),
    [
        ({"form": None}, 422, "form_not_read"),
        ({"form": "made-up"}, 422, "form_not_read"),
        ({"unit_code": "NIHIL"}, 404, "not_found"),
        ({"unit_code": "LAIN"}, 422, "form_not_read"),
        ({"text": " "}, 422, "invalid_input"),
        ({"text": "x" * 2001}, 422, "invalid_input"),
        ({"topic": "gossip"}, 422, "invalid_input"),
        ({"name": "Budi"}, 422, "invalid_input"),
    ],
)
def test_what_is_no_word_of_a_reader_is_refused(
    api: Api, changes: dict[str, Any], status: int, code: str
) -> None:
    assert refused(spoken(api, **changes), status) == code
    assert listed(api, "admin") == []


def test_a_form_is_handed_in_once_and_a_flood_is_stopped(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    form = form_of(api)
    given(api, form=form)
    assert refused(spoken(api, form=form, text="Lagi"), 409) == "answered_already"
    monkeypatch.setattr(intake, "MOST_OF_ADDRESS", 2)
    given(api, text="Kedua")
    flood = spoken(api, text="Ketiga")
    assert refused(flood, 429) == "too_many_answers"
    assert len(listed(api, "admin")) == 2


@pytest.mark.parametrize("receipt", ["x" * 43, "A" * 43])
def test_a_receipt_of_nobody_shows_nothing(api: Api, receipt: str) -> None:
    given(api)
    assert refused(seen_by_sender(api, receipt), 404) == "not_found"
    mine = given(api, text="Lain")
    elsewhere = api.get(f"/v1/public/beta/feedback/{mine}", who=None)
    assert refused(elsewhere, 404) == "not_found"


def test_no_address_is_kept_and_what_was_said_cannot_be_changed(api: Api) -> None:
    given(api)
    with api.raw(owner=True) as sql:
        columns = set(sql.execute(text("SELECT * FROM public_feedback")).keys())
        marks = sql.execute(text("SELECT digest FROM survey_visit")).scalars().all()
    assert not columns & {"address", "device", "employee_id", "account_id"}
    assert all(len(mark) == 32 for mark in marks)
    for change in ("UPDATE public_feedback SET text = 'Baik'", "DELETE FROM public_feedback"):
        with pytest.raises(DBAPIError), api.raw(owner=True) as sql:
            sql.execute(text(change))
