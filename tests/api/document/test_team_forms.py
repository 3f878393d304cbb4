"""The forms of who does what for the results of a leader: the workblock and the matrix of roles."""

from collections.abc import Mapping
from typing import Any

import pytest
from tests.api.document.forms import download, part
from tests.factories import evaluations
from tests.factories.organization import expect
from tests.factories.plans import BUDGET, CONTENT, COUNT, INDICATOR, RESULT, approved
from tests.serving.client import Api

STAGES = {
    **INDICATOR,
    "statement": "Tahapan layanan daring",
    "measured_in": "tahap",
    "polarity": "milestone",
    "aspects": ["quality"],
    "target": None,
    "steps": [{"key": "rancangan", "value": "50"}, {"key": "berjalan", "value": "100"}],
}
GOAL = {
    "unit_code": "KOTA",
    "statement": "Meningkatnya kualitas pelayanan publik",
    "indicator": "Indeks pelayanan publik",
    "measured_in": "indeks",
    "polarity": "higher",
    "target": "4.2",
}
LEADING = "Meningkatnya kepuasan warga"


def supporting(plan: Mapping[str, Any], *results: dict[str, Any]) -> dict[str, Any]:
    line = plan["in_force"]["work_results"][0]["line_id"]
    return {**CONTENT, "work_results": [{**each, "supports_line_id": line} for each in results]}


def line_of(api: Api, plan: dict[str, Any]) -> dict[str, Any]:
    return {"in_force": api.get(f"/v1/plans/{plan['id']}", who="admin").json()["in_force"]}


@pytest.mark.requirement("S2-18")
def test_a_matrix_goes_on_below_each_leader_of_a_team(
    api: Api, sheets: list[Mapping[str, Any]]
) -> None:
    evaluations.year(api)
    indicators = [{**INDICATOR, "control_level": "intermediate_outcome"}, COUNT]
    stated = api.put("/v1/goals/2026/service", GOAL, who="admin")
    serving = expect(stated, 200)
    leading = {**BUDGET, "statement": LEADING, "indicators": indicators, "goal_id": serving["id"]}
    head = approved(api, "head", "mayor", {**CONTENT, "work_results": [leading]})
    routine = {**RESULT, "statement": "Loket buka tepat waktu", "indicators": [COUNT]}
    changing = {**RESULT, "statement": "Loket daring berjalan", "indicators": [STAGES]}
    sup = approved(api, "sup", "head", supporting(head, routine, changing))
    approved(api, "staff", "sup", supporting(sup, RESULT))
    download(api, head, "head")
    first, second = part(sheets, "A.1.5")["tables"]
    assert first["leader"]["name"] == "Head Alfa"
    (column,) = first["columns"]
    assert column["statement"] == LEADING
    assert column["indicators"] == [[1, INDICATOR["statement"]], [2, COUNT["statement"]]]
    roles = {person["name"]: person["roles"] for person in first["team"]}
    assert roles["Sup Alfa"] == [[[1, "Loket buka tepat waktu"], [2, "Loket daring berjalan"]]]
    assert roles["Other Alfa"] == [[]]
    assert "Staff Alfa" not in roles
    assert first["notes"] == ["Belum berperan: Deputy Alfa, Former Alfa, Late Alfa, Other Alfa."]
    assert second["leader"]["name"] == "Sup Alfa"
    assert [each["statement"] for each in second["columns"]] == [
        "Loket buka tepat waktu",
        "Loket daring berjalan",
    ]
    (member,) = second["team"]
    assert (member["name"], member["roles"]) == ("Staff Alfa", [[[1, RESULT["statement"]]], []])
    assert second["notes"] == ["Belum ada yang berperan dalam: Loket daring berjalan."]
    manual = part(sheets, "A.1.3")["indicators"]
    assert [each["level"] for each in manual] == ["Outcome Antara", ""]
    assert {each["purpose"] for each in manual} == {serving["statement"]}
    (block,) = part(sheets, "A.1.4")["blocks"]
    assert block["title"] == LEADING
    assert (block["until"], block["purpose"]) == ("31 Desember 2026", serving["statement"])
    assert block["parties"] == ["Sup Alfa (Jabatan SUP)"]
    assert block["activities"] == {
        "routine": ["Loket buka tepat waktu"],
        "transforming": ["Loket daring berjalan"],
    }
    assert block["milestones"] == {
        "routine": [f"{COUNT['statement']}: 120 aduan"],
        "transforming": [f"{STAGES['statement']}: rancangan, berjalan"],
    }


def test_a_matrix_of_many_indicators_goes_on_in_further_tables(
    api: Api, sheets: list[Mapping[str, Any]]
) -> None:
    evaluations.year(api)
    results = [
        {**BUDGET, "statement": f"Hasil {number}", "indicators": [COUNT] * 4} for number in (1, 2)
    ]
    head = approved(api, "head", "mayor", {**CONTENT, "work_results": results})
    download(api, head, "head", kind="A.1.5")
    tables = part(sheets, "A.1.5")["tables"]
    numbers = [[number for number, _ in table["columns"][0]["indicators"]] for table in tables]
    assert numbers == [[1, 2, 3, 4], [5, 6, 7, 8]]
    assert [table["notes"] == [] for table in tables] == [True, False]
