"""The head of an independent unit (*unit kerja mandiri*) plans and is rated as a high official."""

from typing import Any

import pytest
from tests.api.document.forms import download, listed, part, there
from tests.factories import evaluations
from tests.factories.organization import expect
from tests.factories.plans import BUDGET, CONTENT, RESULT, approved, drafted, step
from tests.serving.client import Api

RULE = "Peraturan Wali Kota 12/2024"


def independent(api: Api, code: str, parent: str) -> dict[str, Any]:
    body = {"name": "UPTD Laboratorium", "kind": "uptd", "parent_code": parent}
    unit: dict[str, Any] = expect(
        api.put(f"/v1/units/{code}", {**body, "independence_basis": RULE}, who="admin"), 200
    )
    return unit


@pytest.mark.requirement("S2-18")
def test_the_head_of_an_independent_unit_has_the_forms_of_high_officials(
    api: Api, sheets: list[Any]
) -> None:
    evaluations.year(api)
    plan = drafted(api, "sup")
    unit = independent(api, "BIDANG", "DINAS")
    assert unit["independence_basis"] == RULE
    assert independent(api, "BIDANG", "DINAS") == unit
    path = f"/v1/plans/{plan['id']}"
    refused = api.post(f"{path}/submit", who="sup", version=plan["version"])
    faults = [(each["pointer"], each["code"]) for each in refused.json()["errors"]]
    assert (refused.status_code, faults) == (422, [("/work_results", "perspective_missing")])
    content = {**CONTENT, "work_results": [BUDGET]}
    filled = api.put(f"{path}/content", content, who="sup", version=plan["version"])
    plan = {**plan, "version": expect(filled, 200)["version"]}
    step(api, step(api, plan, "submit", "sup"), "approve", "head")
    forms = listed(api, plan, "sup")
    assert {"A.1.2", "A.1.3", "A.1.4", "A.1.5"} <= there(forms)
    assert forms["A.1.7"]["gap"] == "other_post"
    line = api.get(f"/v1/plans/{plan['id']}", who="sup").json()["in_force"]["work_results"][0]
    supporting = {**RESULT, "supports_line_id": line["line_id"]}
    staff = approved(api, "staff", "sup", {**CONTENT, "work_results": [supporting]})
    assert "A.1.7" in there(listed(api, staff, "staff"))
    download(api, staff, "staff", kind="A.1.7")
    (row,) = part(sheets, "A.1.7")["main"]
    assert row["supported"] == [
        BUDGET["statement"],
        *(indicator["statement"] for indicator in BUDGET["indicators"]),
    ]


def test_what_a_regional_head_gives_the_head_of_an_independent_unit_is_final(api: Api) -> None:
    head = api.get("/v1/positions/HEAD", who="admin").json()
    kept = {name: head[name] for name in ("title", "title_key", "is_head", "places")}
    lower = {**kept, "unit_code": "DINAS", "job_class": "administrator"}
    expect(api.put("/v1/positions/HEAD", lower, who="admin"), 200)
    independent(api, "DINAS", "KOTA")
    content = {**CONTENT, "work_results": [BUDGET]}
    made = evaluations.opened(api, who=("head",), content=content)
    rated = evaluations.step(
        api,
        made["evaluations"]["head"],
        "rate",
        "mayor",
        evaluations.assessment(made["plans"]["head"]),
    )
    done = evaluations.step(api, rated, "finalize", "mayor")
    assert done["final_by"] == "permenpanrb-6-2022:IV-A12"
