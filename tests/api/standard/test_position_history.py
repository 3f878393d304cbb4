"""What the holders of a position achieved over time, for those who may know of it."""

from typing import Any

import pytest
from tests.factories import evaluations
from tests.factories.organization import expect
from tests.records.statements import counted
from tests.serving.client import Api


def history(api: Api, who: str, post: str = "STAFF", query: str = "") -> list[dict[str, Any]]:
    answer = api.get(f"/v1/positions/{post}/history{query}", who=who)
    items: list[dict[str, Any]] = expect(answer, 200)["items"]
    return items


@pytest.mark.requirement("S2-01")
def test_those_above_read_what_the_holders_of_a_position_achieved(api: Api) -> None:
    evaluation = evaluations.final(api)
    for who in ("sup", "head", "admin"):
        (result,) = history(api, who)
        assert result["id"] == evaluation["id"]
        assert result["employee_code"] == "alfa-staff"
        assert (result["held_from"], result["held_until"]) == ("2026-01-01", "2026-12-31")
        assert result["period_starts_on"] <= result["period_ends_on"]
        assert result["predicate"] is not None
        assert result["damage"] is None
        assert history(api, who, "STAFF2") == []
    for who in ("staff", "peer", "other", "stranger"):
        assert api.get("/v1/positions/STAFF/history", who=who).status_code == 404
    assert api.get("/v1/positions/STAFF/history", who="auditor").status_code == 403
    assert api.get("/v1/positions/NOBODY/history", who="admin").status_code == 404


@pytest.mark.requirement("S2-01")
def test_of_whom_a_result_is_read_they_see_it(api: Api) -> None:
    evaluations.final(api)
    history(api, "admin")
    trail = expect(api.get("/v1/me/access-trail", who="staff"), 200)["items"]
    assert "position_history_read" in {entry["action"] for entry in trail}


def test_what_is_not_final_is_no_history_and_a_page_costs_the_same(api: Api) -> None:
    evaluations.opened(api)
    assert history(api, "admin") == []
    with counted(api) as log:
        history(api, "admin", query="?limit=1")
    assert log.count <= 8
