"""Reports of what other areas tell, beside what these answer themselves: the same numbers."""

import io
import zipfile
from collections import Counter
from datetime import UTC, datetime
from typing import Any

import pytest
from tests.api.contribution import cascade
from tests.api.outcome.test_satisfaction import beside, delivered
from tests.api.report.test_reports import report, rows
from tests.api.routing.test_needs import give_scopes
from tests.factories import evaluations, plans
from tests.factories.crowd import crowd
from tests.factories.fairness import raters
from tests.factories.organization import assign, expect, ident
from tests.factories.outcome import outcomes
from tests.records.statements import counted
from tests.serving.client import Api

CLOSED = datetime(2026, 4, 20, 2, 0, tzinfo=UTC)
GOAL: dict[str, Any] = {
    "unit_code": "DINAS",
    "statement": "Meningkatnya kualitas pendidikan",
    "indicator": "Kelulusan literasi",
    "measured_in": "persen",
    "target": "85",
    "is_public_service": True,
}


def of_cycle(api: Api, kind: str, query: str = "", who: str = "admin") -> Any:
    return api.get(f"/v1/reports/{kind}?cycle_key=2026{query}", who=who)


def _cycle_id(api: Api) -> str:
    return str(api.get("/v1/cycles/2026").json()["id"])


def contributed(api: Api, who: str, query: str = "") -> Counter[str]:
    """Add up what the contribution of each plan in reach says: the slow twin."""
    counted_by_hand = Counter[str]()
    for plan in api.get(f"/v1/plans?limit=200{query}", who=who).json()["items"]:
        shown = expect(api.get(f"/v1/plans/{plan['id']}/contribution", who=who), 200)
        for each in shown["beneficiaries"]:
            counted_by_hand["lines"] += each["lines"]
            counted_by_hand["with_realization"] += each["with_realization"]
            for link in ("direct", "supporting", "unlinked"):
                counted_by_hand[f"{each['beneficiary']}_{link}"] += each[link]
    return counted_by_hand


@pytest.mark.requirement("S4-03", "S3-02")
def test_contribution_is_what_the_plans_of_units_say_together(api: Api) -> None:
    made = cascade.agreed(api)
    cascade.realize(api, made["staff"], "12")
    private = cascade.goal(api, "kantor", is_public_service=False)
    indicator = {**plans.INDICATOR, "is_public_service": False}
    work = {**plans.BUDGET, "goal_id": private["id"], "indicators": [indicator]}
    plans.approved(api, "other", "head", {**plans.CONTENT, "work_results": [work]})
    crowd(api, range(6), _cycle_id(api))
    answer = of_cycle(api, "contribution")
    total = rows(answer)[-1]
    by_hand = contributed(api, "mayor")
    assert (total["scope"], total["people"]) == ("total", 11)
    assert {key: total[key] for key in by_hand} == by_hand
    assert min(total["public_direct"], total["public_supporting"]) > 0
    assert min(total["organization_supporting"], total["organization_unlinked"]) > 0
    assert [note["code"] for note in answer.json()["notes"]] == ["no_score"]
    own = rows(of_cycle(api, "contribution", who="sup"))
    assert {key: own[-1][key] for key in by_hand} == contributed(api, "sup", "&unit_code=BIDANG")
    assert rows(of_cycle(api, "contribution", "&unit_code=LAIN"))[0]["lines"] is None  # of one


@pytest.mark.requirement("S0-19", "S1-21", "S2-20")
def test_outcomes_are_what_their_own_lists_say(api: Api) -> None:
    expect(api.put("/v1/goals/2026/mutu", GOAL, who="admin"), 200)
    outcomes.stated(api, goal_key="mutu")
    outcomes.stated(api, "antrean", unit_code="BIDANG", polarity="lower", measured_in="menit")
    outcomes.posted(api, outcomes.value(11, 80), outcomes.value(1, 83, 2026))
    outcomes.posted(api, outcomes.value(2, 86, 2026))
    outcomes.posted(api, outcomes.value(11, 20), outcomes.value(1, 25, 2026), key="antrean")
    delivered(api, 6)
    literacy, waiting = listed = rows(of_cycle(api, "outcomes", "&unit_code=DINAS"))
    path = "/v1/outcome-progress?starts_on=2026-01-01&ends_on=2026-03-31&unit_code=DINAS"
    shown = {each["key"]: each for each in api.get(path).json()["items"]}
    same = ("unit_code", "measured_in", "value", "previous", "change", "move", "target")
    for row in listed:
        it = shown[row["outcome_key"]]
        assert [row[key] for key in same] == [it[key] for key in same]
        assert row["period_key"] == "q1"
    assert (literacy["standing"], literacy["attained"]) == ("met", "101.1765")
    assert (literacy["beneficiary"], waiting["attained"]) == ("public", None)
    (quarter,) = beside(api).json()["periods"]
    assert (literacy["people"], literacy["good_share"]) == (6, quarter["good_share"])
    assert len(rows(of_cycle(api, "outcomes", "&unit_code=BIDANG", "sup"))) == 1
    give_scopes(api, "report_read", "outcome_read")
    assert {row["good_share"] for row in rows(of_cycle(api, "outcomes", who="bare"))} == {None}


@pytest.mark.requirement("S3-22")
def test_effectiveness_is_what_the_measures_of_the_period_say(api: Api) -> None:
    period = raters.rated(api)
    path = f"/v1/periods/{period['id']}/effectiveness"
    shown = {each["measure"]["id"]: each for each in api.get(path, who="admin").json()["measures"]}
    listed = rows(report(api, "effectiveness", period))
    total = {row["measure"]: row for row in listed if row["scope"] == "total"}
    assert total.keys() == shown.keys()
    standing = {True: "met", False: "missed", None: None}
    for measure, row in total.items():
        it = shown[measure]
        assert (row["measured"], row["rests_on"]) == (it["value"], it["count"]), measure
        assert row["standing"] == standing[it["is_met"]]
        assert row["measure_target"] == it["measure"]["target"]
    office = {row["measure"] for row in listed if row["unit_code"] == "DINAS"}
    assert office == total.keys() - {"satisfaction"}  # asked of all together
    text = report(api, "effectiveness", period, query="&format=csv").content.decode("utf-8-sig")
    assert shown["completion"]["measure"]["definition"]["id"] in text
    path = f"/v1/periods/{period['id']}"
    api.at(CLOSED)
    version = api.get(path).json()["version"]
    reason = {"reason": "Semua selesai."}
    expect(api.post(f"{path}/close", reason, who="admin", version=version), 200)
    expect(api.post(f"{path}/system-review", who="admin"))
    after = {row["measure"]: row for row in rows(report(api, "effectiveness", period))[-6:]}
    assert after["timeliness"]["reviewed"] == shown["timeliness"]["value"]


def test_no_report_is_read_by_who_may_not_read_what_it_is_made_of(api: Api) -> None:
    period = raters.rated(api)
    refused = {
        "effectiveness": ("head", "mayor"),
        "contribution": ("bare",),
        "outcomes": ("bare",),
        "participation": ("bare",),
    }
    give_scopes(api, "report_read")
    for kind, callers in refused.items():
        for who in callers:
            answer = report(api, kind, period, who=who)
            assert answer.status_code == 403, (kind, who)
            assert answer.json()["code"] == "action_not_open"
    for kind, who, unit in (
        ("outcomes", "sup", "LAIN"),
        ("contribution", "head", "KOTA"),
        ("effectiveness", "admin", "TIADA"),
        ("contribution", "staff", "BIDANG"),
    ):
        answer = report(api, kind, period, who=who, query=f"&unit_code={unit}")
        assert answer.status_code == 404, (kind, who)
    assert of_cycle(api, "effectiveness").status_code == 422  # it is about a period


def test_who_heads_several_units_apart_names_one(api: Api) -> None:
    period = raters.rated(api)
    expect(assign(api, ident("sup"), ident("OTHER"), "2026-01-02", kind="acting"))
    for kind in ("distribution", "contribution", "outcomes"):
        answer = report(api, kind, period, who="sup")
        assert answer.status_code == 422, answer.text
        (error,) = answer.json()["errors"]
        assert (error["pointer"], error["code"]) == ("/query/unit_code", "which_unit")
        for unit in ("BIDANG", "LAIN"):
            query = f"&unit_code={unit}"
            assert report(api, kind, period, who="sup", query=query).status_code == 200


def test_the_own_result_of_a_head_is_counted_in_no_report_of_theirs(api: Api) -> None:
    made = evaluations.opened(api, who=("sup",))
    body = evaluations.assessment(made["plans"]["sup"])
    rated = evaluations.step(api, made["evaluations"]["sup"], "rate", "head", body)
    final = evaluations.step(api, rated, "finalize", "head")
    evaluations.step(api, final, "deliver", "head")
    outcomes.stated(api, unit_code="BIDANG")
    read = {}
    for who in ("sup", "head", "admin"):
        query = "&unit_code=BIDANG"
        spread = report(api, "distribution", made["period"], who, query=query)
        row = rows(report(api, "outcomes", made["period"], who, query=query))[0]
        read[who] = (sum(each["people"] for each in rows(spread)[-1:]), row["people"])
    assert read == {"sup": (0, 0), "head": (1, 1), "admin": (1, 1)}


def test_no_name_in_a_report_of_an_area_is_a_formula(api: Api) -> None:
    period = raters.opened(api, ("sup",), size=5)
    outcomes.stated(api, name="=HYPERLINK(1)", measured_in="@persen")
    for kind in ("outcomes", "contribution", "effectiveness"):
        answer = report(api, kind, period, query="&format=xlsx")
        with zipfile.ZipFile(io.BytesIO(answer.content)) as packed:
            assert "<f>" not in packed.read("xl/worksheets/sheet1.xml").decode(), kind
    text = report(api, "outcomes", period, query="&format=csv").content.decode("utf-8-sig")
    assert "'=HYPERLINK(1)" in text
    assert "'@persen" in text


@pytest.mark.parametrize("kind", ["outcomes", "contribution", "effectiveness"])
def test_a_report_of_ten_times_the_people_takes_as_many_statements(api: Api, kind: str) -> None:
    period = raters.opened(api, ("sup",), size=5)
    outcomes.stated(api)
    few = _statements(api, kind, period)
    crowd(api, range(100, 150), period["cycle_id"])
    for number in range(5):
        outcomes.stated(api, f"o{number}")
    assert _statements(api, kind, period) == few


def _statements(api: Api, kind: str, period: dict[str, Any]) -> int:
    with counted(api) as seen:
        rows(report(api, kind, period))
    return len(seen.statements)
