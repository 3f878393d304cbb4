"""The relevance of indicators, rated by the holders of the positions whose work they measure."""

from typing import Any

import pytest
from tests.api.indicator.test_indicators import agreed
from tests.api.indicator.test_mapping import mapped
from tests.api.survey.test_employees import counts, released
from tests.api.survey.test_surveys import refused, stepped
from tests.factories import cycles, plans
from tests.serving.client import Api

POSITIONS = ({"position_code": "HEAD"}, {"position_code": "DEPUTY"}, {"position_code": "STAFF"})


def asked(api: Api, *keys: str, **changes: Any) -> dict[str, Any]:
    """Ask the holders how relevant indicators are."""
    adopted = api.post("/v1/instruments/indicator-relevance/adopt", who="admin").json()
    body = {
        "title": "Relevansi indikator 2026",
        "instrument_id": adopted["id"],
        "starts_on": "2026-03-01",
        "ends_on": "2026-03-31",
        "targets": [{"indicator_key": key} for key in keys],
        **changes,
    }
    answer = api.post("/v1/surveys", body, who="admin")
    assert answer.status_code == 201, answer.text
    return stepped(api, answer.json(), "open")


def rate(api: Api, who: str, relevance: int, reason: str = "") -> list[int]:
    """Rate all indicators about which somebody is asked, alike."""
    body: dict[str, Any] = {"values": {"relevance": relevance}}
    body |= {"texts": {"reason": reason}} if reason else {}
    items = api.get("/v1/me/invitations", who=who).json()["items"]
    return [
        api.post(f"/v1/invitations/{item['id']}/answers", body, who=who).status_code
        for item in items
    ]


@pytest.mark.requirement("S1-16")
def test_holders_of_the_mapped_positions_rate_how_relevant_an_indicator_is(api: Api) -> None:
    record = agreed(api)
    mapped(api, record, *POSITIONS)
    survey = asked(api, "permits")
    (target,) = survey["targets"]
    assert (survey["audience"], target["links"]) == ("holders", 6)
    assert target["indicator_key"] == "permits"
    for index, who in enumerate(("head", "former", "deputy", "late", "staff")):
        (item,) = api.get("/v1/me/invitations", who=who).json()["items"]
        assert (item["statement"], item["employee_name"]) == (target["statement"], None)
        (task,) = [
            task
            for task in api.get("/v1/me/tasks", who=who).json()["items"]
            if task["kind"] == "survey_asked"
        ]
        assert task["record_id"] == item["id"]
        assert rate(api, who, 3 + index % 3, f"alasan {index}") == [201]
    assert rate(api, "sup", 1) == []  # holds no position that it is mapped to
    content = released(api, survey)
    (shown,) = content["targets"]
    assert (content["whole"], shown["unit"], shown["indicator"]["key"]) == (None, None, "permits")
    assert (shown["result"]["count"], shown["response_rate"]) == (5, "0.8333")
    assert counts(shown["result"]) == {"relevance": [0, 0, 2, 2, 1]}
    assert shown["result"]["questions"][0]["mean"]["exact"] == "19/5"
    assert shown["texts"]["reason"] == [f"alasan {index}" for index in range(5)]


@pytest.mark.requirement("S1-16")
def test_of_four_holders_nothing_is_told_whatever_is_said_of_another_indicator(api: Api) -> None:
    mapped(api, agreed(api), *POSITIONS)
    mapped(api, agreed(api, "waste"), *POSITIONS[:2])
    survey = asked(api, "permits", "waste")
    for index, who in enumerate(("head", "former", "deputy", "late")):
        assert rate(api, who, 2 + index) == [201, 201]
    assert rate(api, "staff", 4) == [201]
    shown = {item["indicator"]["key"]: item for item in released(api, survey)["targets"]}
    assert shown["permits"]["result"]["count"] == 5
    waste = shown["waste"]
    assert (waste["result"], waste["links"], waste["texts"]) == (None, None, {})


def test_of_an_unmapped_indicator_those_are_asked_whose_plan_has_it(api: Api) -> None:
    cycles.state(api)
    record = agreed(api)
    named = {"indicator_version_id": record["id"], "deadline": "2026-12-31"}
    result = {"statement": "Izin terbit tepat waktu", "indicators": [named]}
    plans.approved(api, content={**plans.CONTENT, "work_results": [result]})
    (target,) = asked(api, "permits")["targets"]
    assert target["links"] == 1
    assert len(api.get("/v1/me/invitations", who="staff").json()["items"]) == 1


def test_what_all_holders_rate_alike_is_withheld(api: Api) -> None:
    mapped(api, agreed(api), *POSITIONS)
    survey = asked(api, "permits")
    for who in ("head", "former", "deputy", "late", "staff"):
        assert rate(api, who, 5) == [201]
    (shown,) = released(api, survey)["targets"]
    assert counts(shown["result"]) == {"relevance": []}


def test_relevance_measures_no_unit(api: Api) -> None:
    agreed(api)
    adopted = api.post("/v1/instruments/indicator-relevance/adopt", who="admin").json()
    body = {
        "title": "Relevansi",
        "instrument_id": adopted["id"],
        "starts_on": "2026-03-01",
        "ends_on": "2026-03-31",
        "period_id": adopted["id"],
        "part": "discipline",
        "targets": [{"indicator_key": "permits"}],
    }
    refusal = api.post("/v1/surveys", body, who="admin")
    assert refused(refusal, 422) == "invalid_input"
    assert refusal.json()["errors"][0]["code"] == "measures_nobody"
