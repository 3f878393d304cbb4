"""Acts that say the same twice say it once, also in the same moment: both are right."""

from collections.abc import Callable
from typing import Any, TypeAlias

import pytest
from tests.api.indicator.test_indicators import agreed
from tests.factories import cycles, plans
from tests.factories.evaluations import year
from tests.factories.registers.attendance import day
from tests.factories.standard.standards import activated
from tests.serving.at_once import found_by_verify, sent_at_once
from tests.serving.client import Api, Response

Act: TypeAlias = Callable[[], Response]


def acknowledge_standard(api: Api) -> Act:
    standard = activated(api)
    path, body = f"/v1/standards/{standard['id']}/acknowledge", {"digest": standard["digest"]}
    return lambda: api.post(path, body)


def adopt_scheme(api: Api) -> Act:
    return lambda: api.post("/v1/schemes/mataram/adopt", who="admin")


def adopt_instrument(api: Api) -> Act:
    return lambda: api.post("/v1/instruments/pulse/adopt", who="admin")


def adopt_outstanding_rule(api: Api) -> Act:
    key = api.get("/v1/outstanding-rules/shipped", who="admin").json()["items"][0]["key"]
    return lambda: api.post(f"/v1/outstanding-rules/{key}/adopt", who="admin")


def adopt_standard(api: Api) -> Act:
    body = {"starts_on": "2026-01-01", "serves": {"position_codes": ["STAFF"]}}
    return lambda: api.post("/v1/standards/teacher/adopt", body, who="admin")


def put_indicator_mapping(api: Api) -> Act:
    path = f"/v1/indicators/{agreed(api)['indicator_id']}/mapping"
    body = {"mapped_positions": [{"position_code": "STAFF"}, {"position_code": "HEAD"}]}
    return lambda: api.put(path, body, who="admin")


@pytest.mark.parametrize(
    "prepare",
    [
        acknowledge_standard,
        adopt_instrument,
        adopt_outstanding_rule,
        adopt_scheme,
        adopt_standard,
        put_indicator_mapping,
    ],
    ids=lambda prepare: prepare.__name__,
)
def test_whoever_comes_second_gets_what_the_first_made(
    api: Api, prepare: Callable[[Api], Act]
) -> None:
    act = prepare(api)
    answers = sent_at_once(api, act, act)
    assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
    assert answers[0].json() == answers[1].json() == act().json()
    assert found_by_verify(api) == []


def create_plans(api: Api) -> Act:
    cycles.begin(api, cycles.state(api)["periods"][0])
    return lambda: api.post("/v1/cycles/2026/plans", {}, who="admin")


def create_evaluations(api: Api) -> Act:
    period = year(api)
    plans.approved(api, "staff", "sup")
    return lambda: api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")


def post_attendance(api: Api) -> Act:
    days: list[dict[str, Any]] = [day("2026-03-02"), day("2026-03-03")]
    body = {"source": "Mesin presensi", "items": days}
    return lambda: api.post("/v1/attendance", body, who="admin")


@pytest.mark.parametrize(
    "prepare",
    [create_evaluations, create_plans, post_attendance],
    ids=lambda prepare: prepare.__name__,
)
def test_what_was_made_in_the_same_moment_is_made_once(
    api: Api, prepare: Callable[[Api], Act]
) -> None:
    act = prepare(api)
    answers = sent_at_once(api, act, act)
    assert [answer.status_code for answer in answers] == [200, 200], answers[0].text
    created = sorted(answer.json()["created"] for answer in answers)
    assert created[0] == 0 < created[1]
    assert act().json()["created"] == 0
    assert found_by_verify(api) == []
