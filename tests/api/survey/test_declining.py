"""Whoever is asked by name may decline, until the survey is closed; nobody else is told."""

from typing import Any

import pytest
from sqlalchemy import text
from tests.api.survey.test_colleagues import asked as asked_of_colleagues
from tests.api.survey.test_employees import (
    QUESTIONS,
    STAFF,
    answer,
    asked,
    invitation_of,
    released,
    tasks,
)
from tests.api.survey.test_surveys import refused, stepped
from tests.serving.client import Api

BODY = {"values": dict.fromkeys(QUESTIONS, 3)}


def path_of(api: Api, who: str, step: str = "decline") -> str:
    return f"/v1/invitations/{invitation_of(api, who)['id']}/{step}"


def decline(api: Api, *people: str) -> None:
    for who in people:
        assert api.post(path_of(api, who), who=who).status_code == 200


def test_who_declines_is_asked_no_more_and_counts_among_those_asked_no_more(api: Api) -> None:
    survey = asked(api)
    decline(api, *STAFF[6:8])
    for who in STAFF[6:8]:
        assert api.get("/v1/me/invitations", who=who).json()["items"] == []
        assert tasks(api, who) == []
    again = api.post(f"/v1/surveys/{survey['id']}/audience-invitations", who="admin")
    assert again.json() == {"invited": 0}
    assert tasks(api, STAFF[6]) == []
    for index, who in enumerate(STAFF[:6]):
        assert answer(api, who, 3 + index % 2).status_code == 201
    (target,) = released(api, survey)["targets"]
    assert (target["links"], target["response_rate"]) == (7, "0.8571")
    assert target["population"] == len(STAFF)  # the intervals reach for those who declined too


def test_declining_twice_is_the_same_and_an_answer_is_refused_then(api: Api) -> None:
    asked(api)
    path, answers = path_of(api, "staff"), path_of(api, "staff", "answers")
    for _ in range(2):
        assert api.post(path, who="staff").status_code == 200
    assert refused(api.post(answers, BODY, who="staff"), 409) == "invitation_declined"


def test_what_was_answered_cannot_be_taken_back_and_it_is_said_why(api: Api) -> None:
    asked(api)
    path = path_of(api, "staff")
    assert answer(api, "staff").status_code == 201
    refusals = {
        language: api.post(path, who="staff", headers={"accept-language": language})
        for language in ("id", "en")
    }
    assert {refused(refusal, 409) for refusal in refusals.values()} == {"answers_not_linked"}
    assert "tanpa nama dan waktu" in refusals["id"].json()["detail"]
    assert "nothing tells which of them are yours" in refusals["en"].json()["detail"]


def test_one_declines_until_the_survey_is_closed(api: Api) -> None:
    survey = asked(api)
    path = path_of(api, "staff")
    stepped(api, survey, "close")
    assert refused(api.post(path, who="staff"), 409) == "survey_over"


def test_nobody_else_declines_for_one(api: Api) -> None:
    asked(api)
    path = path_of(api, "staff")
    for who, status in {"peer": 404, "sup": 404, "head": 404, "admin": 403, "auditor": 403}.items():
        assert api.post(path, who=who).status_code == status
    assert len(tasks(api, "staff")) == 1


def seen_by_others(api: Api, survey: dict[str, Any]) -> list[Any]:
    """Read all that others can read of an open survey, and of who is asked by it."""
    path = f"/v1/surveys/{survey['id']}"
    return [
        *(api.get(path, who=who).json() for who in ("peer", "sup", "head", "admin", "auditor")),
        *(api.get("/v1/me/tasks", who=who).json()["items"] for who in ("peer", "sup", "head")),
        *(api.get("/v1/me/invitations", who=who).json() for who in ("peer", "sup", "head")),
        api.get(f"{path}/release", who="admin").status_code,
        api.get("/v1/events", who="admin").json()["items"],
        api.post(f"{path}/audience-invitations", who="admin").json(),
    ]


@pytest.mark.parametrize("declined", [("staff",), ("staff", "other", "late")])
def test_while_it_is_open_nothing_that_others_read_changes(
    api: Api, declined: tuple[str, ...]
) -> None:
    survey = asked(api)
    before = seen_by_others(api, survey)
    decline(api, *declined)
    assert seen_by_others(api, survey) == before


def test_of_too_few_neither_who_was_asked_nor_who_answered_is_told(api: Api) -> None:
    survey = asked(api, "DINAS", "BIDANG")
    decline(api, "staff", "peer")
    for index, who in enumerate(("sup", "other", "stranger", "head", "former", "deputy")):
        assert answer(api, who, 2 + index % 3).status_code == 201
    content = released(api, survey)
    for target in content["targets"]:
        assert [target[name] for name in ("links", "population", "result")] == [None] * 3
    shown = api.get(f"/v1/surveys/{survey['id']}", who="admin").json()["targets"]
    assert [target["used"] for target in shown] == [None, None]  # six in all: one would tell five
    assert [target["links"] for target in shown] == [
        target["links"] for target in survey["targets"]
    ]


def test_a_colleague_who_declined_is_not_asked_again(api: Api) -> None:
    survey = asked_of_colleagues(api, ["peer", "other"])
    decline(api, "peer")
    body = {"employee_code": "alfa-staff", "author_codes": ["alfa-peer"]}
    again = api.post(f"/v1/surveys/{survey['id']}/invitations", body, who="admin").json()
    assert (again["teammates"], again["subordinates"], again["others"]) == (0, 0, 0)
    assert api.get("/v1/me/invitations", who="peer").json()["items"] == []


def test_closing_writes_answered_and_declined_invitations_by_one_transaction(api: Api) -> None:
    """PostgreSQL tells beside each row which transaction wrote it: afterwards all tell the same."""
    survey = asked(api)
    for who in STAFF[:5]:
        answer(api, who)
    decline(api, *STAFF[5:7])
    stepped(api, survey, "close")
    rows = text("SELECT is_used, is_declined FROM survey_invitation")
    with api.raw(owner=True) as sql:
        kept = [(bool(used), bool(declined)) for used, declined in sql.execute(rows)]
        if sql.dialect.name == "postgresql":
            written = sql.execute(text("SELECT DISTINCT xmin::text FROM survey_invitation"))
            assert len(written.all()) == 1
    assert sorted(kept) == [(False, False)] * 2 + [(False, True)] * 2 + [(True, False)] * 5


def test_a_key_of_a_request_leaves_nothing_of_who_declined(api: Api) -> None:
    asked(api)
    path, kept = path_of(api, "staff"), text("SELECT count(*) FROM kept_answer")
    with api.raw(owner=True) as sql:
        before = sql.execute(kept).scalar_one()
    for _ in range(2):
        assert api.post(path, who="staff", key="sekali").status_code == 200
    with api.raw(owner=True) as sql:
        assert sql.execute(kept).scalar_one() == before
