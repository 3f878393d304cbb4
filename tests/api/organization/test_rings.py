"""Nobody assesses their assessor, by person: refused at every write, and named if it stands."""

from collections.abc import Callable

import pytest
from httpx2 import Response
from tests.factories.files import csv_of, faults, send
from tests.factories.organization import (
    assign,
    delegate,
    expect,
    ident,
    line,
    look_anew,
    position,
    void,
)
from tests.serving.client import Api

ASSIGNMENTS = ["employee_code", "position_code", "seat", "kind", "starts_on", "ends_on"]
DELEGATIONS = ["position_code", "employee_code", "by_employee_code", "starts_on", "ends_on"]
ACTING = {"kind": "acting", "ends_on": "2026-06-30"}


def act_below(api: Api) -> Response:
    """The head, who assesses the leader of a division, acts in a post below that leader."""
    return assign(api, ident("head"), ident("STAFF"), "2026-04-01", **ACTING)


def delegate_from_below(api: Api) -> Response:
    """A clerk assesses in the place of the head, to whom the clerk's assessor reports."""
    return delegate(api, ident("HEAD"), ident("staff"), "2026-04-01", ends_on="2026-06-30")


def draw_line(api: Api) -> Response:
    """A post in which the head acts comes under the leader of a division."""
    post = position(api, "KASI", job_class="supervisory")["id"]
    expect(assign(api, ident("head"), post, "2026-04-01", **ACTING))
    return line(api, post, ident("SUP"), "2026-01-01")


def reclass(api: Api) -> Response:
    """The post between the head's two posts becomes one whose holder assesses."""
    lead = {"unit_code": "BIDANG", "title": "Jabatan", "job_class": "functional", "is_head": True}
    expect(api.put("/v1/positions/SUP", lead, who="admin", version=1), 200)
    expect(act_below(api))
    lead["job_class"] = "supervisory"
    return api.put("/v1/positions/SUP", lead, who="admin", version=2)


WRITES: dict[str, Callable[[Api], Response]] = {
    "acting assignment": act_below,
    "delegation": delegate_from_below,
    "reporting line": draw_line,
    "position": reclass,
}


@pytest.mark.parametrize("name", WRITES)
def test_w7_a_write_by_which_people_would_assess_one_another_is_refused(
    api: Api, name: str
) -> None:
    answer = WRITES[name](api)
    assert answer.status_code == 409, answer.text
    problem = answer.json()
    assert problem["code"] == "assessment_ring"
    for fact in ("SUP", "HEAD", "1 April 2026", "30 Juni 2026"):
        assert fact in problem["detail"]
    listed = api.get("/v1/organization/defects?code=assessment_ring", who="admin").json()
    assert listed["items"] == []


def test_w7_the_refusal_speaks_both_languages_and_names_nobody(api: Api) -> None:
    body = {
        "employee_id": ident("head"),
        "position_id": ident("STAFF"),
        "starts_on": "2026-04-01",
        **ACTING,
    }
    texts = {
        language: api.call(
            "POST",
            "/v1/assignments",
            who="admin",
            json=body,
            headers={"Accept-Language": language},
        ).json()
        for language in ("id", "en")
    }
    assert texts["id"]["title"] != texts["en"]["title"]
    assert all("Head Alfa" not in problem["detail"] for problem in texts.values())


def test_w7_a_post_beside_is_no_ring_and_one_right_below_is_climbed_over(api: Api) -> None:
    expect(assign(api, ident("head"), ident("SUP"), "2026-04-01", kind="acting"))
    expect(assign(api, ident("sup"), ident("DEPUTY"), "2026-04-01", kind="acting"))


def test_w7_who_stands_between_two_posts_of_one_person_is_refused_too(api: Api) -> None:
    expect(void(api, f"/v1/assignments/{ident('seat:sup')}", 1), 200)
    expect(act_below(api))
    assert assign(api, ident("sup"), ident("SUP"), "2026-03-01").json()["code"] == "assessment_ring"
    expect(assign(api, ident("sup"), ident("SUP"), "2026-03-01", ends_on="2026-03-31"))


CLASH = csv_of([ASSIGNMENTS, ["alfa-head", "STAFF", "3", "acting", "2026-04-01", "2026-06-30"]])
"""The head acts below the leader of a division."""


@pytest.mark.parametrize("query", ["", "?dry_run=true"])
def test_w7_an_import_is_refused_at_its_rows_in_a_dry_run_as_well(api: Api, query: str) -> None:
    answer = send(api, query, assignments=CLASH)
    assert faults(answer) == {("/assignments/2/employee_code", "assessment_ring")}
    rows = [DELEGATIONS, ["HEAD", "alfa-staff", "alfa-head", "2026-04-01", ""]]
    answer = send(api, query, delegations=csv_of(rows))
    assert faults(answer) == {("/delegations/2/employee_code", "assessment_ring")}


def test_w7_a_ring_that_stands_already_is_named_with_its_days(api: Api) -> None:
    expect(assign(api, ident("head"), ident("DEPUTY"), "2026-04-01", kind="acting"))
    with api.raw(owner=True) as connection:
        changed = connection.exec_driver_sql(
            "UPDATE assignment SET seat = 5, position_id = (SELECT id FROM position WHERE"
            " code = 'STAFF' AND agency_id = assignment.agency_id) WHERE kind = 'acting'"
        )
        assert changed.rowcount == 1
    look_anew(api)
    items = api.get("/v1/organization/defects?code=assessment_ring", who="admin").json()["items"]
    assert {item["employee_id"] for item in items} == {ident("head"), ident("sup")}
    assert {(item["starts_on"], item["ends_on"], item["mender"]) for item in items} == {
        ("2026-04-01", None, "admin")
    }
