"""The profile of a person over HTTP: all that a page about them shows, in one call."""

from typing import Any

import pytest
from tests.api.routing.test_needs import give_scopes
from tests.factories import evaluations
from tests.factories.organization import assign, expect, ident, patch
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


def profile(api: Api, who: str, name: str = "staff") -> dict[str, Any]:
    return dict(expect(api.get(f"/v1/employees/{ident(name)}/profile", who=who), 200))


@pytest.fixture
def rated(api: Api) -> dict[str, Any]:
    """A plan in force, and an evaluation that waits for its rating."""
    return evaluations.opened(api)


def test_o7_a_profile_takes_one_call_and_few_statements(api: Api, rated: dict[str, Any]) -> None:
    patch(api, f"/v1/employees/{ident('staff')}", {"grade": "III/c"}, 1)
    with counted(api) as log:
        shown = profile(api, "sup")
    assert log.count <= 5
    person = shown["employee"]
    assert person == expect(api.get(f"/v1/employees/{ident('staff')}", who="sup"), 200)
    assert (person["name"], person["grade"], person["unit_code"]) == (
        "Staff Alfa",
        "III/c",
        "BIDANG",
    )
    (post,) = shown["posts"]
    assert (post["title"], post["unit_code"], post["kind"]) == (
        "Jabatan STAFF",
        "BIDANG",
        "definitive",
    )
    assert shown["roles"] == ["employee"]
    leaders = expect(api.get(f"/v1/employees/{ident('staff')}/assessor", who="sup"), 200)
    assert {name: shown[name] for name in ("assessor", "reviewer")} == {
        name: leaders[name] for name in ("assessor", "reviewer")
    }
    assert shown["plan"]["id"] == rated["plans"]["staff"]["id"]
    assert shown["plan"]["state"] == "approved"
    evaluation = rated["evaluations"]["staff"]
    assert {name: shown["evaluation"][name] for name in ("id", "state", "version")} == {
        name: evaluation[name] for name in ("id", "state", "version")
    }


def test_o7_a_profile_costs_the_same_with_many_posts(api: Api) -> None:
    profile(api, "admin", "sup")
    with counted(api) as log:
        few = profile(api, "admin", "sup")
    assert (few["plan"], few["evaluation"], few["roles"]) == (
        None,
        None,
        ["employee", "supervisor"],
    )
    for position in ("STAFF", "DEPUTY"):
        expect(assign(api, ident("sup"), ident(position), "2026-01-02", kind="acting"), 201)
    with counted(api) as again:
        many = profile(api, "admin", "sup")
    assert (len(few["posts"]), len(many["posts"]), again.count) == (1, 3, log.count)


@pytest.mark.parametrize("who", ["staff", "sup", "head", "mayor", "admin", "service"])
def test_o7_a_profile_is_the_same_for_all_around_a_person(
    api: Api, rated: dict[str, Any], who: str
) -> None:
    shown = profile(api, who)
    assert shown["plan"]["id"] == rated["plans"]["staff"]["id"]
    assert shown["evaluation"]["id"] == rated["evaluations"]["staff"]["id"]


@pytest.mark.parametrize(
    ("who", "status"), [("peer", 404), ("stranger", 404), ("auditor", 403), ("bare", 403)]
)
def test_o7_a_profile_is_shown_to_nobody_else(api: Api, who: str, status: int) -> None:
    path = f"/v1/employees/{key('alfa:staff')}/profile"
    assert api.get(path, who=who).status_code == status


@pytest.mark.parametrize(
    ("scope", "shown"),
    [("plan_read", {"plan"}), ("evaluation_read", {"evaluation"}), (None, set())],
)
def test_o7_a_system_reads_of_a_profile_what_its_scopes_open(
    api: Api, rated: dict[str, Any], scope: str | None, shown: set[str]
) -> None:
    assert rated
    give_scopes(api, "employee_read", *([scope] if scope else []))
    answered = profile(api, "bare")
    assert {name for name in ("plan", "evaluation") if answered[name]} == shown
