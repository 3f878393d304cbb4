"""An acting duty is read from the acting assignment, not from the author's word."""

from typing import Any

import pytest
from tests.factories.cycles import state
from tests.factories.organization import assign, expect, ident
from tests.factories.plans import CONTENT, RESULT, drafted
from tests.serving.client import Api

DUTY = {**CONTENT, "work_results": [{**RESULT, "is_acting_duty": True}]}


@pytest.fixture(autouse=True)
def year(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})


def act(api: Api) -> None:
    """Staff is Plt for a time."""
    more = {"kind": "acting", "ends_on": "2026-09-30"}
    expect(assign(api, ident("staff"), ident("STAFF2"), "2026-07-01", **more))


def codes(answer: dict[str, Any], name: str) -> list[str]:
    return [finding["code"] for finding in answer[name]]


def test_l6_a_duty_without_an_acting_assignment_is_refused(api: Api) -> None:
    plan = drafted(api, content=DUTY)
    path = f"/v1/plans/{plan['id']}"
    answer = api.post(f"{path}/submit", who="staff", version=plan["version"])
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [
        ("/work_results/0/is_acting_duty", "no_acting_post")
    ]
    act(api)
    expect(api.post(f"{path}/submit", who="staff", version=plan["version"]), 200)


def test_l6_an_acting_assignment_without_its_duty_is_told(api: Api) -> None:
    plan = drafted(api)
    path = f"/v1/plans/{plan['id']}/check"
    assert "acting_duty_missing" not in codes(expect(api.get(path), 200), "warnings")
    act(api)
    checked = expect(api.get(path), 200)
    assert "acting_duty_missing" in codes(checked, "warnings")
    assert checked["can_submit"] is True
