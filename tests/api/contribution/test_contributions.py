"""What a person contributes along the chain of plans up to goals, and teams beside their people."""

from typing import Any

import pytest
from tests.api.contribution import cascade
from tests.factories import cycles, evaluations, plans
from tests.serving.client import Api


def contribution(api: Api, plan: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    answer = api.get(f"/v1/plans/{plan['id']}/contribution", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()


def team(api: Api, plan: dict[str, Any], who: str = "sup") -> dict[str, Any]:
    answer = api.get(f"/v1/plans/{plan['id']}/team-contribution", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()


def counted(body: dict[str, Any]) -> dict[str, Any]:
    """Give the line that counts what is done."""
    (line,) = [
        line for line in body["lines"] if line["indicator"]["statement"] == plans.COUNT["statement"]
    ]
    return line


@pytest.mark.requirement("S3-02")
def test_a_share_is_followed_from_the_own_entries_up_to_the_goal_of_the_region(api: Api) -> None:
    region = cascade.goal(api, "warga")
    goal = cascade.goal(api, "aduan", unit_code="DINAS", parent_key="warga", target="1000")
    made = cascade.agreed(api, goals=goal)
    cascade.realize(api, made["staff"], "30")
    cascade.realize(api, made["staff"], "6")
    body = contribution(api, made["staff"])
    line = counted(body)
    assert (line["indicator"]["realization"], line["indicator"]["entries"]) == ("36.0000", 2)
    assert [
        (link["kind"], link["target"], link["planned_share"], link["realized_share"])
        for link in line["links"]
    ] == [
        ("direct", "300.0000", "40.0000", "12.0000"),
        ("direct", "1200.0000", "10.0000", "3.0000"),
        ("direct", "1000.0000", "12.0000", "3.6000"),
        ("direct", "1200.0000", "10.0000", "3.0000"),
    ]
    assert [link["goal_key"] for link in line["links"]][2:] == [goal["key"], region["key"]]
    assert line["links"][0]["line_id"] == cascade.first_line(made["sup"])
    assert [link["height"] for link in line["links"]] == [1, 2, 3, 4]
    (other,) = [each for each in body["lines"] if each is not line and each != line]
    assert {link["kind"] for link in other["links"]} == {"supporting"}
    assert {link["realized_share"] for link in other["links"]} == {None}


@pytest.mark.requirement("S4-03")
def test_what_serves_the_public_stands_apart_from_what_serves_the_organization(api: Api) -> None:
    inner = cascade.goal(api, is_public_service=False)
    made = cascade.agreed(api, "head", "sup", goals=inner)
    link = {"supports_line_id": cascade.first_line(made["sup"])}
    marked = {**plans.COUNT, "is_public_service": True}
    result = {**plans.RESULT, **link, "indicators": [marked, plans.INDICATOR]}
    content = {**plans.CONTENT, "work_results": [result]}
    plan = plans.approved(api, "staff", "sup", content)
    cascade.realize(api, plan, "12")
    body = contribution(api, plan)
    assert [(line["beneficiary"], line["public_by"]) for line in body["lines"]] == [
        ("public", "indicator"),
        ("organization", None),
    ]
    by_whom = {each["beneficiary"]: each for each in body["beneficiaries"]}
    assert (by_whom["public"]["lines"], by_whom["public"]["direct"]) == (1, 1)
    assert by_whom["public"]["with_realization"] == 1
    assert (by_whom["organization"]["lines"], by_whom["organization"]["supporting"]) == (1, 1)
    cascade.goal(api, is_public_service=True)
    assert {line["public_by"] for line in contribution(api, plan)["lines"]} == {"indicator", "goal"}


def test_a_line_that_leads_nowhere_is_told_to_be_unlinked(api: Api) -> None:
    cycles.begin(api, cycles.state(api)["periods"][0])
    plan = plans.approved(api)
    body = contribution(api, plan)
    assert [line["links"] for line in body["lines"]] == [[], []]
    assert body["beneficiaries"][0] == {
        "beneficiary": "organization",
        "lines": 2,
        "direct": 0,
        "supporting": 0,
        "unlinked": 2,
        "with_realization": 0,
    }


def test_of_those_above_nobody_reads_what_they_realized(api: Api) -> None:
    made = cascade.agreed(api)
    cascade.realize(api, made["sup"], "77", who="sup")
    text = api.get(f"/v1/plans/{made['staff']['id']}/contribution", who="staff").text
    assert "77.0000" not in text
    assert "Sup Alfa" not in text
    assert api.get(f"/v1/plans/{made['sup']['id']}/contribution", who="staff").status_code == 404


@pytest.mark.requirement("S3-08")
def test_results_of_the_team_stand_beside_those_of_its_people(api: Api) -> None:
    made = cascade.agreed(api)
    cascade.realize(api, made["staff"], "30")
    cascade.realize(api, made["peer"], "20", who="peer")
    cascade.realize(api, made["sup"], "45", who="sup")
    body = team(api, made["sup"])
    (result,) = body["results"]
    counted_of_team = result["indicators"][1]
    assert counted_of_team["indicator"]["realization"] == "45.0000"
    assert (counted_of_team["parts"], counted_of_team["parts_target"]) == (2, "210.0000")
    assert counted_of_team["parts_realization"] == "50.0000"
    assert counted_of_team["not_shared_out"] == "90.0000"
    direct = [part for part in result["parts"] if part["kind"] == "direct"]
    assert [(part["employee_code"], part["realized_share"]) for part in direct] == [
        ("alfa-peer", "6.6667"),
        ("alfa-staff", "10.0000"),
    ]
    supporting = [part for part in result["parts"] if part["kind"] == "supporting"]
    assert {part["whole_line_id"] for part in supporting} == {None}
    assert team(api, made["sup"], who="head") == body
    assert [
        part["employee_code"] for part in team(api, made["head"], "head")["results"][0]["parts"]
    ]


def test_a_plan_that_is_not_agreed_contributes_nothing_yet(api: Api) -> None:
    made = cascade.agreed(api, "head", "sup")
    link = {"supports_line_id": cascade.first_line(made["sup"])}
    draft = plans.drafted(api, "staff", cascade.content("120", **link))
    assert api.get(f"/v1/plans/{draft['id']}/contribution", who="staff").status_code == 409
    assert team(api, made["sup"])["results"][0]["parts"] == []


@pytest.mark.requirement("S3-08", "S3-02", "S4-03")
def test_goals_of_units_show_what_people_add_to_them_apart_for_the_public(api: Api) -> None:
    public = cascade.goal(api, "aduan", unit_code="DINAS", target="1000")
    inner = cascade.goal(api, "arsip", unit_code="DINAS", is_public_service=False)
    made = cascade.agreed(api, "head", "sup", goals=public)
    both = cascade.content("80", goal_id=public["id"])
    other = {**plans.RESULT, "statement": "Tertibnya arsip", "goal_id": inner["id"]}
    both["work_results"].append({**other, "indicators": [plans.INDICATOR]})
    plan = plans.approved(api, "staff", "sup", both)
    cascade.realize(api, plan, "25")
    cascade.realize(api, made["head"], "500", who="head")
    cascade.realize(api, made["sup"], "100", who="sup")
    rows = api.get("/v1/goal-contributions?unit_code=DINAS", who="head").json()["items"]
    first, second = rows
    assert (first["key"], first["beneficiary"], second["beneficiary"]) == (
        "aduan",
        "public",
        "organization",
    )
    assert (first["people"], first["direct_people"]) == (2, 2)
    assert (first["planned"], first["planned_share"]) == ("1280.0000", "128.0000")
    assert (first["realized"], first["realized_share"]) == ("525.0000", "52.5000")
    assert (second["people"], second["direct_people"], second["realized"]) == (1, 0, None)
    of_public = api.get("/v1/goal-contributions?is_public_service=true", who="admin").json()
    assert [row["key"] for row in of_public["items"]] == ["aduan"]
    assert api.get("/v1/goal-contributions", who="sup").json()["items"] == []


def test_a_corrected_entry_counts_once(api: Api) -> None:
    made = cascade.agreed(api, "head")
    line = evaluations.lines(made["head"])[plans.COUNT["statement"]]
    path = f"/v1/plans/{made['head']['id']}/progress"
    entry = {"line_id": line, "on": "2026-03-16", "value": "50"}
    first = api.post(path, entry, who="head").json()
    again = {**entry, "value": "60", "supersedes_id": first["id"]}
    assert api.post(path, again, who="head").status_code == 201
    (row,) = api.get("/v1/goal-contributions", who="mayor").json()["items"]
    assert row["realized"] == "60.0000"
    assert counted(contribution(api, made["head"], who="head"))["indicator"]["entries"] == 1
