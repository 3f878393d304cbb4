"""The content of a draft over HTTP: written whole or in parts, and refused at its place."""

from typing import Any

import pytest
from tests.factories.cycles import state
from tests.factories.organization import expect
from tests.factories.plans import (
    CONTENT,
    COUNT,
    INDICATOR,
    RESULT,
    begun,
    drafted,
    submitted,
)
from tests.records.statements import counted
from tests.serving.client import Api
from tests.world import key


@pytest.fixture(autouse=True)
def year(api: Api) -> None:
    state(api, population={"units": ["DINAS"]})


def put(api: Api, plan: dict[str, Any], content: dict[str, Any], **how: Any):
    path = f"/v1/plans/{plan['id']}/content"
    return api.put(path, content, **{"version": plan["version"], **how})


@pytest.mark.requirement("S1-08")
def test_an_indicator_measures_quality_quantity_time_or_several_of_them(api: Api) -> None:
    plan = drafted(api)
    first, second = plan["pending"]["work_results"][0]["indicators"]
    assert (first["aspects"], second["aspects"]) == (["quality", "time"], ["quantity"])
    for aspects in ([], ["speed"], ["time", "time"]):
        content = {
            **CONTENT,
            "work_results": [{**RESULT, "indicators": [{**COUNT, "aspects": aspects}]}],
        }
        assert put(api, plan, content).status_code == 422, aspects


def test_lines_that_are_sent_keep_their_id_and_others_go(api: Api) -> None:
    plan = drafted(api)
    result = plan["pending"]["work_results"][0]
    first, second = result["indicators"]
    changed = {
        **RESULT,
        "line_id": result["line_id"],
        "indicators": [{**COUNT, "line_id": second["line_id"], "target": "130"}, INDICATOR],
    }
    extra = {"statement": "Terjaganya kepercayaan warga", "kind": "additional"}
    answer = put(api, plan, {**CONTENT, "work_results": [extra, changed]})
    assert answer.status_code == 200, answer.text
    written = answer.json()["work_results"]
    assert written[1]["line_id"] == result["line_id"]
    assert [indicator["target"] for indicator in written[1]["indicators"]] == [
        "130.0000",
        "90.0000",
    ]
    assert written[1]["indicators"][0]["line_id"] == second["line_id"]
    assert written[1]["indicators"][1]["line_id"] != first["line_id"]
    assert api.get(f"/v1/plans/{plan['id']}").json()["pending"]["work_results"] == written
    assert answer.headers["etag"] == '"3"'


def test_the_same_content_sent_twice_changes_no_line(api: Api) -> None:
    plan = drafted(api)
    lines = plan["pending"]["work_results"]
    results = [
        {
            **RESULT,
            "line_id": lines[0]["line_id"],
            "indicators": [
                {**INDICATOR, "line_id": lines[0]["indicators"][0]["line_id"]},
                {**COUNT, "line_id": lines[0]["indicators"][1]["line_id"]},
            ],
        }
    ]
    with counted(api) as log:
        answer = put(api, plan, {**CONTENT, "work_results": results})
    assert answer.json()["work_results"] == lines
    assert not [
        statement
        for statement in log.statements
        if statement.startswith(("DELETE", "INSERT INTO work"))
    ]


def test_a_plan_of_fifty_results_takes_few_statements(api: Api) -> None:
    plan = begun(api)
    with counted(api) as log:
        answer = put(api, plan, {**CONTENT, "work_results": [RESULT] * 50})
    assert answer.status_code == 200
    assert log.count <= 15
    with counted(api) as log:
        again = put(
            api, answer.json() | plan, {**CONTENT, "work_results": [RESULT] * 50}, version=2
        )
    assert again.status_code == 200
    assert log.count <= 16
    with counted(api) as log:
        api.get(f"/v1/plans/{plan['id']}")
    assert log.count <= 6


def test_one_result_is_added_replaced_and_taken_out(api: Api) -> None:
    plan = drafted(api)
    path = f"/v1/plans/{plan['id']}/results"
    added = api.post(path, {**RESULT, "statement": "Tersedianya layanan malam"}, version=2)
    assert added.status_code == 200, added.text
    first, second = added.json()["work_results"]
    changed = {**RESULT, "statement": "Terlayaninya warga pada malam hari"}
    put_answer = api.put(f"{path}/{first['line_id']}", changed, version=3)
    assert [result["statement"] for result in put_answer.json()["work_results"]] == [
        "Terlayaninya warga pada malam hari",
        "Tersedianya layanan malam",
    ]
    gone = api.call("DELETE", f"{path}/{second['line_id']}", version=4)
    assert [result["line_id"] for result in gone.json()["work_results"]] == [first["line_id"]]
    for answer in (
        api.put(f"{path}/{second['line_id']}", changed, version=5),
        api.call("DELETE", f"{path}/{second['line_id']}", version=5),
    ):
        assert answer.status_code == 404
    pending = api.get(f"/v1/plans/{plan['id']}").json()["pending"]
    assert pending["work_results"] == gone.json()["work_results"]


def test_a_draft_changes_only_at_the_version_seen_and_by_its_owner(api: Api) -> None:
    plan = drafted(api)
    assert put(api, plan, CONTENT, version=1).status_code == 412
    assert put(api, plan, CONTENT, version=None).status_code == 428
    assert put(api, plan, CONTENT, who="sup").status_code == 403
    assert put(api, plan, CONTENT, who="peer").status_code == 404
    assert put(api, plan, CONTENT, who="admin").status_code == 403


def test_what_was_handed_in_cannot_be_changed(api: Api) -> None:
    plan = submitted(api)
    answer = put(api, plan, CONTENT)
    assert (answer.status_code, answer.json()["code"]) == (409, "wrong_state")
    result = api.post(f"/v1/plans/{plan['id']}/results", RESULT, version=plan["version"])
    assert result.status_code == 409


def test_the_database_itself_keeps_what_was_handed_in(api: Api) -> None:
    submitted(api)
    for statement in (
        "UPDATE work_result SET statement = 'x'",
        "DELETE FROM plan_indicator",
        "UPDATE behavior_expectation SET expectation = 'x'",
    ):
        with pytest.raises(Exception, match="gd:plan_content_fixed"), api.raw() as record:
            record.exec_driver_sql(statement)


@pytest.mark.parametrize("written", ["1,5", "-1,5", "1.000,50", "98,3333"])
def test_a_comma_is_named_as_the_cause(api: Api, written: str) -> None:
    wrong = {**RESULT, "indicators": [{**INDICATOR, "target": written}]}
    answer = put(api, begun(api), {**CONTENT, "work_results": [wrong]})
    (fault,) = answer.json()["errors"]
    assert fault["code"] == "bad_decimal"
    assert "titik, bukan koma" in fault["detail"]


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"target": 90}, "/target", "bad_decimal"),
        ({"target_low": "1"}, "", "one_target"),
        ({"target_low": "1", "target_high": "2"}, "", "one_target"),
        ({"weight": "-1"}, "/weight", "negative"),
        ({"polarity": None}, "/polarity", "required"),
        ({"statement": None}, "/statement", "required"),
        ({"accumulation": "median"}, "/accumulation", "not_a_choice"),
        ({"deadline": "31-12-2026"}, "/deadline", "bad_format"),
        ({"line_id": str(key("nothing"))}, "/line_id", "unknown_reference"),
        ({"indicator_version_id": str(key("no"))}, "/indicator_version_id", "unknown_reference"),
        ({"trajectory": {"q1": "x"}}, "/trajectory/q1", "bad_decimal"),
        ({"surprise": 1}, "/surprise", "unknown_field"),
    ],
)
def test_an_indicator_that_cannot_be_is_refused_at_its_place(
    api: Api, changes: dict[str, Any], pointer: str, code: str
) -> None:
    plan = begun(api)
    wrong = {**RESULT, "indicators": [COUNT, {**INDICATOR, **changes}]}
    answer = put(api, plan, {**CONTENT, "work_results": [wrong]})
    assert answer.status_code == 422, answer.text
    faults = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert (f"/work_results/0/indicators/1{pointer}", code) in faults
    assert api.get(f"/v1/plans/{plan['id']}").json()["pending"]["work_results"] == []


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"line_id": str(key("nothing"))}, "/line_id", "unknown_reference"),
        ({"goal_id": str(key("nothing"))}, "/goal_id", "unknown_reference"),
        ({"supports_line_id": str(key("x"))}, "/supports_line_id", "not_leaders_line"),
        ({"assigned_by": str(key("alfa:staff"))}, "/assigned_by", "not_oneself"),
        ({"perspectives": ["budget", "budget"]}, "/perspectives", "value_twice"),
        ({"statement": " "}, "/statement", "too_short"),
    ],
)
def test_a_result_that_cannot_be_is_refused_at_its_place(
    api: Api, changes: dict[str, Any], pointer: str, code: str
) -> None:
    plan = begun(api)
    answer = put(api, plan, {**CONTENT, "work_results": [RESULT, {**RESULT, **changes}]})
    assert answer.status_code == 422, answer.text
    faults = [(error["pointer"], error["code"]) for error in answer.json()["errors"]]
    assert (f"/work_results/1{pointer}", code) in faults


def test_a_line_is_written_once(api: Api) -> None:
    plan = drafted(api)
    line = plan["pending"]["work_results"][0]["line_id"]
    twice = [{**RESULT, "line_id": line}, {**RESULT, "line_id": line}]
    answer = put(api, plan, {**CONTENT, "work_results": twice})
    assert [error["code"] for error in answer.json()["errors"]] == ["line_twice"]


def agreed(api: Api, **changes: Any) -> dict[str, Any]:
    """Bring an indicator into the library."""
    made = api.post("/v1/indicators", {"key": "permits", **LIBRARY, **changes}, who="staff")
    assert made.status_code == 201, made.text
    record = made.json()["versions"][0]
    for name in ("propose", "agree"):
        path = f"/v1/indicators/{record['indicator_id']}/versions/{record['id']}/{name}"
        answer = api.post(path, who="admin", version=record["version"])
        assert answer.status_code == 200, answer.text
        record = answer.json()
    return record


LIBRARY = {
    "statement": "Persentase permohonan yang selesai dalam lima hari kerja",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "90",
    "baseline": "75",
}


@pytest.mark.requirement("S1-07")
def test_an_indicator_of_the_library_is_copied_and_changed_where_one_says_so(api: Api) -> None:
    version = agreed(api)
    named = {"indicator_version_id": version["id"], "deadline": "2026-12-31"}
    own = {**named, "target_low": "92", "target_high": "95", "weight": "2"}
    plan = begun(api)
    answer = put(api, plan, {**CONTENT, "work_results": [{**RESULT, "indicators": [named, own]}]})
    assert answer.status_code == 200, answer.text
    first, second = answer.json()["work_results"][0]["indicators"]
    for name in ("statement", "measured_in", "polarity", "aspects", "accumulation", "frequency"):
        assert first[name] == second[name] == LIBRARY[name], name
    assert (first["target"], first["baseline"]) == ("90.0000", "75.0000")
    assert (second["target"], second["target_low"]) == (None, "92.0000")
    assert first["indicator_version_id"] == version["id"]


def test_only_an_agreed_indicator_is_taken_but_one_that_was_stays(api: Api) -> None:
    drafted_only = api.post("/v1/indicators", {"key": "d", **LIBRARY}, who="staff").json()
    plan = begun(api)

    def written(version: str, **line: Any) -> dict[str, Any]:
        named = {"indicator_version_id": version, "deadline": "2026-12-31", **line}
        return {**CONTENT, "work_results": [{**RESULT, "indicators": [named]}]}

    assert put(api, plan, written(drafted_only["versions"][0]["id"])).status_code == 422
    version = agreed(api)
    draft = put(api, plan, written(version["id"])).json()
    path = f"/v1/indicators/{version['indicator_id']}/versions/{version['id']}/retire"
    assert api.post(path, who="admin", version=version["version"]).status_code == 200
    line = draft["work_results"][0]["indicators"][0]["line_id"]
    assert put(api, plan, written(version["id"]), version=2).status_code == 422
    assert put(api, plan, written(version["id"], line_id=line), version=2).status_code == 200


@pytest.mark.requirement("S2-03")
def test_a_result_may_support_a_goal_of_the_same_year(api: Api) -> None:
    goal = {
        "unit_code": "DINAS",
        "statement": "Meningkatnya kualitas pelayanan",
        "indicator": "Indeks pelayanan",
        "measured_in": "indeks",
        "target": "4.2",
    }
    same = api.put("/v1/goals/2026/iku-1", goal, who="admin").json()
    other = api.put("/v1/goals/2025/iku-1", goal, who="admin").json()
    plan = begun(api)
    linked = put(api, plan, {**CONTENT, "work_results": [{**RESULT, "goal_id": same["id"]}]})
    assert linked.status_code == 200, linked.text
    assert linked.json()["work_results"][0]["is_linked"] is True
    wrong = {**CONTENT, "work_results": [{**RESULT, "goal_id": other["id"]}]}
    answer = put(api, plan, wrong, version=2)
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/work_results/0/goal_id"]


def test_u14_what_nobody_needs_to_say_is_assumed_and_shown(api: Api) -> None:
    plan = begun(api)
    share = {"statement": "Persentase berkas lengkap", "measured_in": "persen", "target": "90"}
    span = {"statement": "Suhu ruang arsip", "target_low": "18", "target_high": "22"}
    written = [{**share, "polarity": "higher"}, span]
    answer = put(api, plan, {"work_results": [{**RESULT, "indicators": written}]})
    (result,) = expect(answer, 200)["work_results"]
    names = ("polarity", "aspects", "accumulation", "frequency")
    assert [[line[name] for name in names] for line in result["indicators"]] == [
        ["higher", ["quality"], "last", "quarter"],
        ["within", ["quantity"], "last", "quarter"],
    ]


def test_u14_which_side_of_a_number_is_good_is_never_assumed(api: Api) -> None:
    plan = begun(api)
    bare = {"statement": "Rata-rata waktu tunggu", "measured_in": "menit", "target": "30"}
    answer = put(api, plan, {"work_results": [{**RESULT, "indicators": [bare, {}]}]})
    assert answer.status_code == 422
    assert [(error["pointer"], error["code"]) for error in answer.json()["errors"]] == [
        ("/work_results/0/indicators/0/polarity", "required"),
        ("/work_results/0/indicators/1/statement", "required"),
        ("/work_results/0/indicators/1/polarity", "required"),
    ]


def test_u14_a_check_of_an_empty_draft_says_all_that_a_plan_needs(api: Api) -> None:
    plan = begun(api)
    check = expect(api.get(f"/v1/plans/{plan['id']}/check"), 200)
    assert [fault["pointer"] for fault in check["faults"]] == [
        "/resources",
        "/accountability",
        "/consequences",
        "/work_results",
    ]
    refused = api.post(f"/v1/plans/{plan['id']}/submit", version=plan["version"])
    assert refused.json()["errors"] == check["faults"]
