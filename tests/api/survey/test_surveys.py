"""Surveys over HTTP: from an instrument to a number that a score reads."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from httpx2 import Response
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from tests.factories import cycles, evaluations, plans
from tests.serving.client import Api

from penilaian_api.services.survey import intake

SKM = "skm-14-2017"
ELEMENTS = (
    "persyaratan",
    "prosedur",
    "waktu",
    "biaya",
    "produk",
    "kompetensi",
    "perilaku",
    "pengaduan",
    "sarana_prasarana",
)


def adopted(api: Api) -> str:
    answer = api.post(f"/v1/instruments/{SKM}/adopt", who="admin")
    assert answer.status_code == 200, answer.text
    return answer.json()["id"]


def drafted(api: Api, **changes: Any) -> dict[str, Any]:
    body = {
        "title": "Kepuasan pemohon",
        "instrument_id": adopted(api),
        "starts_on": "2026-01-01",
        "ends_on": "2026-03-31",
        "targets": [{"unit_code": "DINAS", "population": 480}],
        **changes,
    }
    answer = api.post("/v1/surveys", body, who="admin")
    assert answer.status_code == 201, answer.text
    return answer.json()


def stepped(api: Api, survey: dict[str, Any], step: str) -> dict[str, Any]:
    path = f"/v1/surveys/{survey['id']}"
    version = api.get(path, who="admin").json()["version"]
    answer = api.post(f"{path}/{step}", version=version, who="admin")
    assert answer.status_code == 200, answer.text
    return answer.json()


def opened(api: Api, **changes: Any) -> dict[str, Any]:
    survey = drafted(api, **changes)
    stepped(api, survey, "open")
    return survey


def links(
    api: Api, survey: dict[str, Any], number: int = 1, kind: str = "single", unit: str = "DINAS"
) -> list[str]:
    body = {"unit_code": unit, "kind": kind, "number": number}
    answer = api.post(f"/v1/surveys/{survey['id']}/links", body, who="admin")
    assert answer.status_code == 201, answer.text
    return [item["token"] for item in answer.json()["items"]]


def answers(value: int = 4, **changes: int) -> dict[str, Any]:
    return {"values": {**dict.fromkeys(ELEMENTS, value), **changes}}


def hand_in(api: Api, token: str, body: dict[str, Any] | None = None) -> Response:
    return api.post(f"/v1/public/surveys/{token}/answers", body or answers(), who=None)


def answered(api: Api, survey: dict[str, Any], number: int, unit: str = "DINAS") -> None:
    for token in links(api, survey, number, unit=unit):
        assert hand_in(api, token).status_code == 201


def released(api: Api, survey: dict[str, Any]) -> dict[str, Any]:
    stepped(api, survey, "close")
    return stepped(api, survey, "release")["content"]


def refused(answer: Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    return answer.json()["code"]


@pytest.mark.requirement("S1-11")
@pytest.mark.requirement("S0-12")
@pytest.mark.requirement("S3-15")
def test_answers_of_citizens_become_an_index_with_its_interval(api: Api) -> None:
    survey = opened(api)
    asked = api.get(f"/v1/public/surveys/{links(api, survey)[0]}", who=None).json()
    assert [item["code"] for item in asked["questions"]] == [*ELEMENTS, "saran"]
    for index, token in enumerate(links(api, survey, 29)):
        lower = {"biaya": 2} if index < 2 else {}
        assert hand_in(api, token, answers(3 + index % 2, **lower)).status_code == 201
    (target,) = released(api, survey)["targets"]
    result = target["result"]
    assert (result["count"], result["grade"]) == (29, "B")
    assert result["index"] == {
        "exact": "7550/87",  # 25 times 906 points of 29 questionnaires of 9 questions
        "value": "86.7816",
        "low": result["index"]["low"],
        "high": result["index"]["high"],
    }
    assert float(result["index"]["low"]) < 86.7816 < float(result["index"]["high"])
    assert target["response_rate"] == "0.9667"  # of thirty links one was left


@pytest.mark.requirement("S1-11")
def test_the_release_measures_what_the_scheme_of_the_period_reads(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    survey = opened(api, period_id=period["id"], part="discipline")
    answered(api, survey, 6)
    released(api, survey)
    listed = api.get("/v1/measurements?part=discipline", who="admin").json()["items"]
    (measured,) = listed
    assert (measured["unit_code"], measured["value"], measured["count"]) == ("DINAS", "100.0000", 6)
    assert (measured["low"], measured["high"]) == ("100.0000", "100.0000")
    assert measured["source"] == f"survey:{survey['id']}"


@pytest.mark.parametrize(
    ("instrument", "part", "code"),
    [
        (SKM, "competence", "index_off_scale"),
        ("pulse", "discipline", "no_index"),
        (SKM, "nothing", "unknown_part"),
    ],
)
def test_an_instrument_measures_what_its_index_fits(
    api: Api, instrument: str, part: str, code: str
) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    body = {
        "title": "Survei",
        "instrument_id": api.post(f"/v1/instruments/{instrument}/adopt", who="admin").json()["id"],
        "period_id": period["id"],
        "part": part,
        "starts_on": "2026-01-01",
        "ends_on": "2026-03-31",
        "targets": [{"unit_code": "DINAS"}],
    }
    answer = api.post("/v1/surveys", body, who="admin")
    assert refused(answer, 422) == "invalid_input"
    assert [error["code"] for error in answer.json()["errors"]] == [code]


def test_the_explanation_says_from_how_many_answers_and_between_which_bounds(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    plan = plans.approved(api)
    for line, value in ((plans.INDICATOR, "90"), (plans.COUNT, "20")):
        key = evaluations.lines(plan)[line["statement"]]
        evaluations.progress(api, key, date(2026, 3, 2), value)
    survey = opened(api, period_id=period["id"], part="discipline")
    for index, token in enumerate(links(api, survey, 8)):
        assert hand_in(api, token, answers(3 + index % 2)).status_code == 201
    released(api, survey)
    path = f"/v1/plans/{plan['id']}/score?period_id={period['id']}"
    text = api.get(path, who="staff").json()["result"]["explanation"]["text"]
    assert "87,50 dari 8 jawaban, antara 76,41 dan 98,59" in text["id"], text["id"]
    assert "87.50 from 8 answers, between 76.41 and 98.59" in text["en"], text["en"]


def test_a_single_link_is_used_once(api: Api) -> None:
    survey = opened(api)
    (token,) = links(api, survey)
    assert hand_in(api, token).status_code == 201
    assert refused(hand_in(api, token), 409) == "link_used"
    assert refused(api.get(f"/v1/public/surveys/{token}", who=None), 409) == "link_used"


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"values": {}}, "/answers/persyaratan", "unanswered"),
        (answers(waktu=5), "/answers/waktu", "value_expected"),
        (answers(waktu=0), "/answers/waktu", "value_expected"),
        (answers(parkir=3), "/answers/parkir", "unknown_question"),
        (answers(saran=3), "/answers/saran", "text_expected"),
        ({**answers(), "texts": {"waktu": "lama"}}, "/answers/waktu", "value_expected"),
    ],
)
def test_a_questionnaire_is_taken_whole_or_not_at_all(
    api: Api, changes: dict[str, Any], pointer: str, code: str
) -> None:
    survey = opened(api)
    (token,) = links(api, survey)
    answer = hand_in(api, token, changes)
    assert refused(answer, 422) == "answers_incomplete"
    assert (pointer, code) in [(each["pointer"], each["code"]) for each in answer.json()["errors"]]
    assert hand_in(api, token).status_code == 201


def test_answers_are_taken_between_the_first_day_and_the_last(api: Api) -> None:
    survey = opened(api, starts_on="2026-02-01", ends_on="2026-02-28")
    (token,) = links(api, survey)
    api.at(datetime(2026, 1, 31, 16, 59, tzinfo=UTC))  # one minute to midnight in Jakarta
    assert refused(hand_in(api, token), 409) == "survey_not_begun"
    api.at(datetime(2026, 2, 28, 17, 0, tzinfo=UTC))
    assert refused(hand_in(api, token), 409) == "survey_over"
    api.at(datetime(2026, 2, 28, 16, 59, tzinfo=UTC))
    assert hand_in(api, token).status_code == 201


def test_a_late_answer_enters_nothing(api: Api) -> None:
    survey = opened(api)
    (token, late) = links(api, survey, 2)
    assert hand_in(api, token).status_code == 201
    stepped(api, survey, "close")
    assert refused(hand_in(api, late), 409) == "survey_over"


@pytest.mark.parametrize("token", ["x" * 43, "A" * 43, "A" * 42 + "_"])
def test_a_token_of_nobody_leads_nowhere(api: Api, token: str) -> None:
    assert refused(hand_in(api, token), 404) == "not_found"
    assert refused(api.get(f"/v1/public/surveys/{token}", who=None), 404) == "not_found"


def test_a_draft_cannot_be_answered_and_what_was_opened_stays(api: Api) -> None:
    survey = drafted(api)
    body = {"unit_code": "DINAS", "kind": "single"}
    answer = api.post(f"/v1/surveys/{survey['id']}/links", body, who="admin")
    assert refused(answer, 409) == "wrong_state"
    stepped(api, survey, "open")
    changed = {"title": "Lain", **{name: survey[name] for name in ("starts_on", "ends_on")}}
    changed |= {"instrument_id": survey["instrument_id"], "targets": [{"unit_code": "DINAS"}]}
    answer = api.put(f"/v1/surveys/{survey['id']}", changed, version=2, who="admin")
    assert refused(answer, 409) == "wrong_state"


def test_four_answers_say_nothing_and_nor_does_the_rest_by_subtraction(api: Api) -> None:
    units = [{"unit_code": unit} for unit in ("KOTA", "DINAS")]
    survey = opened(api, targets=units)
    answered(api, survey, 9, "KOTA")
    answered(api, survey, 4, "DINAS")
    content = released(api, survey)
    assert content["whole"]["count"] == 13
    for target in content["targets"]:
        assert (target["result"], target["links"], target["texts"]) == (None, None, {})


def test_before_the_release_nothing_is_shown_and_after_it_nothing_changes(api: Api) -> None:
    survey = opened(api)
    answered(api, survey, 5)
    path = f"/v1/surveys/{survey['id']}"
    assert refused(api.get(f"{path}/release"), 404) == "not_there_yet"
    shown = api.get(path, who="admin").json()["targets"][0]
    assert (shown["links"], shown["used"]) == (5, None)
    content = released(api, survey)
    assert api.get(f"{path}/release").json()["content"] == content
    again = api.post(f"{path}/release", version=4, who="admin")
    assert refused(again, 409) == "wrong_state"
    with pytest.raises(DBAPIError), api.raw(owner=True) as sql:
        sql.execute(text("UPDATE survey_release SET content = '{}'"))


def test_after_the_close_no_row_says_when_it_came_or_with_which_other(api: Api) -> None:
    survey = opened(api)
    words = ("zebra", "antre", "mawar", "bersih", "cepat")
    for token, word in zip(links(api, survey, len(words)), words, strict=True):
        assert hand_in(api, token, {**answers(), "texts": {"saran": word}}).status_code == 201
    stepped(api, survey, "close")
    by_place = "ctid" if api.dialect == "postgresql" else "rowid"
    with api.raw(owner=True) as sql:
        texts = sql.execute(text(f"SELECT text FROM survey_text ORDER BY {by_place}")).scalars()
        assert [*texts] == sorted(words)
        if api.dialect == "postgresql":
            for table in ("survey_text", "survey_link", "survey_tally"):
                written = sql.execute(text(f"SELECT count(DISTINCT xmin::text) FROM {table}"))
                assert written.scalar_one() == 1, table
    (target,) = stepped(api, survey, "release")["content"]["targets"]
    assert target["texts"]["saran"] == sorted(words)
    assert target["response_rate"] == "1.0000"


def test_nothing_of_an_answer_enters_the_trail(api: Api) -> None:
    survey = opened(api)
    tokens = links(api, survey, 6)

    def count() -> int:
        with api.raw(owner=True) as sql:
            return sql.execute(text("SELECT count(*) FROM audit_event")).scalar_one()

    before = count()
    for token in tokens:
        assert hand_in(api, token, {**answers(), "texts": {"saran": "antre"}}).status_code == 201
    assert count() == before


@pytest.mark.slow
def test_of_many_answers_at_once_none_is_lost(api: Api) -> None:
    survey = opened(api)
    tokens = links(api, survey, 60)
    with ThreadPoolExecutor(8) as crowd:
        taken = [*crowd.map(lambda token: hand_in(api, token).status_code, [*tokens, *tokens])]
    assert (taken.count(201), taken.count(409)) == (60, 60)
    (target,) = released(api, survey)["targets"]
    assert target["result"]["count"] == 60


def test_at_a_counter_a_form_is_read_and_handed_in_once(
    api: Api, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = opened(api)
    (token,) = links(api, survey, kind="counter")
    form = api.get(f"/v1/public/surveys/{token}", who=None).json()["form"]
    body = {**answers(), "form": form}
    assert refused(hand_in(api, token), 422) == "form_not_read"
    assert refused(hand_in(api, token, body), 422) == "form_not_read"  # nobody reads so fast
    monkeypatch.setattr(intake, "READ_AFTER", timedelta(0))
    assert hand_in(api, token, body).status_code == 201
    assert refused(hand_in(api, token, body), 409) == "answered_already"
    (other,) = links(api, survey, kind="counter")
    assert refused(hand_in(api, other, body), 422) == "form_not_read"
    monkeypatch.setattr(intake, "FORM_LASTS", timedelta(0))
    assert refused(hand_in(api, token, body), 422) == "form_not_read"


@pytest.mark.requirement("S2-10")
def test_a_flood_from_one_address_is_stopped(api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "READ_AFTER", timedelta(0))
    monkeypatch.setattr(intake, "MOST_OF_ADDRESS", 3)
    survey = opened(api)
    (token,) = links(api, survey, kind="counter")
    forms = [api.get(f"/v1/public/surveys/{token}", who=None).json()["form"] for _ in range(4)]
    taken = [hand_in(api, token, {**answers(), "form": form}) for form in forms]
    assert [answer.status_code for answer in taken] == [201, 201, 201, 429]
    assert taken[-1].headers["retry-after"] == "3600"
