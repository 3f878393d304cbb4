"""Each actor whom the texts name has a way in of their own, which somebody else has not."""

import tomllib
from pathlib import Path
from typing import Any, Final

import pytest
from tests.api.survey import test_surveys as surveys
from tests.factories import cycles, plans
from tests.factories.evaluations import (
    assessment,
    delivered,
    lines,
    opened,
    step,
)
from tests.factories.organization import expect, ident
from tests.serving.client import Api

ROOT: Final = Path(__file__).parents[3]
ACTORS: Final = {
    actor["name"]: actor
    for actor in tomllib.loads((ROOT / "scripts/actors.toml").read_text("utf-8"))["actor"]
}


def test_each_actor_has_a_row_in_the_page_of_access() -> None:
    page = (ROOT / "docs/access.md").read_text("utf-8")
    assert len(ACTORS) >= 12
    for actor in ACTORS.values():
        assert f"| {actor['name']} | {actor['english']} |" in page


@pytest.mark.requirement("S1-23", "S3-28")
def test_an_employee_submits_their_own_plan_and_the_counter_says_what_it_did(api: Api) -> None:
    plan = opened(api)["plans"]["staff"]
    body = {"line_id": lines(plan)[plans.COUNT["statement"]], "on": "2026-03-10", "value": "12"}
    path = f"/v1/plans/{plan['id']}/progress"
    expect(api.post(path, body, key="a"))
    assert api.post(path, body, who="peer", key="b").status_code == 404
    assert api.post(path, body, who="admin", key="c").status_code == 403


@pytest.mark.requirement("S2-22")
def test_a_teacher_reads_the_plan_in_force_of_their_head_and_a_stranger_does_not(api: Api) -> None:
    cycles.begin(api, cycles.state(api)["periods"][0])
    plan = plans.approved(api, "sup", "head")
    assert api.get(f"/v1/plans/{plan['id']}", who="staff").status_code == 200
    assert api.get(f"/v1/plans/{plan['id']}", who="stranger").status_code == 404


@pytest.mark.requirement("S2-22")
def test_the_direct_supervisor_rates_and_the_health_worker_confirms(api: Api) -> None:
    made = opened(api)
    mine, body = made["evaluations"]["staff"], assessment(made["plans"]["staff"])
    path = f"/v1/evaluations/{mine['id']}/rate"
    for who, status in (("staff", 403), ("admin", 403), ("deputy", 404)):
        assert api.post(path, body, who=who, version=mine["version"]).status_code == status, who
    rated = step(api, mine, "rate", "sup", body)
    done = step(api, step(api, rated, "finalize", "sup"), "deliver", "sup")
    path = f"/v1/evaluations/{done['id']}/acknowledge"
    assert api.post(path, who="peer", version=done["version"]).status_code == 404
    step(api, done, "acknowledge", "staff")


@pytest.mark.requirement("S3-28")
def test_leaders_at_every_level_see_those_below_them_and_nobody_beside(api: Api) -> None:
    made = delivered(api)
    path = f"/v1/evaluations/{made['id']}"
    for who in ("sup", "head", "mayor"):
        assert api.get(path, who=who).status_code == 200, who
    assert api.get(path, who="other").status_code == 404
    progress = f"/v1/plans/{made['plans']['staff']['id']}/progress"
    assert api.get(progress, who="head").status_code == 200
    assert api.get(progress, who="deputy").status_code == 404


@pytest.mark.requirement("S2-22")
def test_the_government_states_the_year_and_an_office_posts_what_it_measures(api: Api) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    body: dict[str, Any] = {
        "items": [
            {
                "period_id": period["id"],
                "employee_id": ident("staff"),
                "part": "discipline",
                "value": "95",
                "source": "Mesin presensi",
            }
        ]
    }
    for who, status in (("staff", 403), ("sup", 403), ("bare", 403)):
        answer = api.post("/v1/measurements", body["items"][0], who=who, key=f"m-{who}")
        assert answer.status_code == status, who
    answer = api.post("/v1/measurements", body["items"][0], who="service", key="m")
    assert answer.status_code == 201, answer.text
    assert api.put("/v1/cycles/2027", {}, who="staff").status_code in {403, 422}


@pytest.mark.requirement("S1-23", "S2-22", "S3-28")
def test_the_public_needs_no_account_and_gets_nothing_else(api: Api) -> None:
    assert api.get("/v1/public/alfa/indicators", who=None).status_code == 200
    (token,) = surveys.links(api, surveys.opened(api))
    assert surveys.hand_in(api, token).status_code == 201
    assert surveys.hand_in(api, token).status_code == 409
    for path in ("/v1/indicators", "/v1/employees", "/v1/surveys", "/v1/events"):
        assert api.get(path, who=None).status_code == 401, path
