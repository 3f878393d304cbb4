"""After a transfer there is one evaluation: by the new assessor, for the new unit (IV A13)."""

from datetime import UTC, datetime
from typing import Any

import pytest
from tests.factories import cycles
from tests.factories.evaluations import assessment, step, year
from tests.factories.files import csv_of, send
from tests.factories.organization import assign, expect, ident, patch, void
from tests.factories.plans import approved
from tests.records.statements import counted
from tests.serving.client import Api

SEAT = "seat:staff"
MOVED = datetime(2026, 3, 20, 2, 0, tzinfo=UTC)
IN_WINDOW = datetime(2026, 3, 27, 2, 0, tzinfo=UTC)
ASSIGNMENTS = ["employee_code", "position_code", "seat", "kind", "starts_on", "ends_on"]


def transfer(api: Api) -> None:
    """Staff moves from the division of sup to that of other, on 20 March."""
    expect(patch(api, f"/v1/assignments/{ident(SEAT)}", {"ends_on": "2026-03-19"}, 1), 200)
    expect(assign(api, ident("staff"), ident("STAFF2"), "2026-03-20"))
    api.at(MOVED)


def create(api: Api, period: dict[str, Any], query: str = "") -> tuple[int, int, int, int]:
    path = f"/v1/periods/{period['id']}/evaluations{query}"
    body = expect(api.post(path, who="admin"), 200)
    names = ("created", "moved", "existing", "without_plan_in_force")
    return tuple(body[name] for name in names)  # type: ignore[return-value]  # four of them


def evaluations(api: Api) -> list[dict[str, Any]]:
    items = api.get("/v1/evaluations", who="admin").json()["items"]
    return [item for item in items if item["employee_id"] == ident("staff")]


def plan_of(api: Api, plan: dict[str, Any]) -> dict[str, Any]:
    return expect(api.get(f"/v1/plans/{plan['id']}", who="staff"), 200)


def defects(api: Api) -> set[tuple[str, str | None]]:
    items = api.get("/v1/organization/defects?limit=200", who="admin").json()["items"]
    return {(item["code"], item["plan_id"] or item["evaluation_id"]) for item in items}


def test_l1_one_evaluation_by_the_new_assessor_for_the_new_unit(api: Api) -> None:
    period = year(api)
    approved(api)
    transfer(api)
    new = approved(api, "staff", "deputy")
    assert create(api, period, "?dry_run=true") == (1, 0, 0, 0)
    assert create(api, period) == (1, 0, 0, 0)
    assert create(api, period) == (0, 0, 1, 0)
    (evaluation,) = evaluations(api)
    assert (evaluation["plan_id"], evaluation["unit_code"]) == (new["id"], "LAIN")
    api.at(IN_WINDOW)
    path = f"/v1/periods/{period['id']}/start-rating"
    expect(api.post(path, who="admin", version=period["version"]), 200)
    rate = f"/v1/evaluations/{evaluation['id']}/rate"
    body = assessment(new)
    assert api.post(rate, body, who="sup", version=evaluation["version"]).status_code == 404
    step(api, evaluation, "rate", "deputy", body)


def test_l1_an_evaluation_that_nobody_has_rated_moves_to_the_newer_plan(api: Api) -> None:
    period = year(api)
    approved(api)
    assert create(api, period) == (1, 0, 0, 0)
    (before,) = evaluations(api)
    transfer(api)
    assert create(api, period) == (0, 0, 1, 0)
    new = approved(api, "staff", "deputy")
    assert ("evaluation_of_former_post", before["id"]) in defects(api)
    assert create(api, period, "?dry_run=true") == (0, 1, 0, 0)
    assert create(api, period) == (0, 1, 0, 0)
    (after,) = evaluations(api)
    assert after["id"] == before["id"]
    assert (after["plan_id"], after["unit_code"]) == (new["id"], "LAIN")
    assert after["plan_revision_id"] != before["plan_revision_id"]
    assert after["version"] == before["version"] + 1
    assert defects(api) == set()


def test_l1_a_rated_evaluation_stays_where_it_is(api: Api) -> None:
    period = year(api)
    old = approved(api)
    create(api, period)
    api.at(IN_WINDOW)
    path = f"/v1/periods/{period['id']}/start-rating"
    expect(api.post(path, who="admin", version=period["version"]), 200)
    (evaluation,) = evaluations(api)
    step(api, evaluation, "rate", "sup", assessment(old))
    expect(patch(api, f"/v1/assignments/{ident(SEAT)}", {"ends_on": "2026-03-27"}, 1), 200)
    expect(assign(api, ident("staff"), ident("STAFF2"), "2026-03-28"))
    api.at(datetime(2026, 3, 28, 2, 0, tzinfo=UTC))
    approved(api, "staff", "deputy")
    assert create(api, period) == (0, 0, 1, 0)
    assert evaluations(api)[0]["plan_id"] == old["id"]


def test_l1_the_old_plan_ends_with_the_assignment_and_follows_its_end(api: Api) -> None:
    cycles.state(api)
    plan = approved(api)
    assert plan["ends_on"] == "2026-12-31"
    seat = f"/v1/assignments/{ident(SEAT)}"
    with counted(api) as log:
        changed = expect(patch(api, seat, {"ends_on": "2026-06-30"}, 1), 200)
    assert log.count <= 20  # names beside ids take one, what is wrong by the change four of them
    assert plan_of(api, plan)["ends_on"] == "2026-06-30"
    changed = expect(patch(api, seat, {"ends_on": "2026-09-30"}, changed["version"]), 200)
    assert plan_of(api, plan)["ends_on"] == "2026-09-30"
    expect(patch(api, seat, {"ends_on": None}, changed["version"]), 200)
    assert plan_of(api, plan)["ends_on"] == "2026-12-31"
    assert defects(api) == set()


def test_l1_an_import_ends_plans_as_well(api: Api) -> None:
    cycles.state(api)
    plan = approved(api)
    rows = [ASSIGNMENTS, ["alfa-staff", "STAFF", "1", "definitive", "2025-01-01", "2026-06-30"]]
    expect(send(api, assignments=csv_of(rows)), 200)
    assert plan_of(api, plan)["ends_on"] == "2026-06-30"


@pytest.mark.parametrize("closed", [False, True])
def test_l1_a_plan_for_an_assignment_that_never_was_is_a_defect_until_closed(
    api: Api, *, closed: bool
) -> None:
    cycles.state(api)
    plan = approved(api)
    expect(void(api, f"/v1/assignments/{ident(SEAT)}", 1), 200)
    assert ("plan_beyond_post", plan["id"]) in defects(api)
    if closed:
        path = f"/v1/plans/{plan['id']}"
        version = plan_of(api, plan)["version"]
        expect(api.post(f"{path}/close", who="admin", version=version), 200)
        assert ("plan_beyond_post", plan["id"]) not in defects(api)
