"""The matrix of roles and results of a leader's plan (form A.1.5), over HTTP."""

from typing import Any

from tests.api.contribution import cascade
from tests.factories import plans
from tests.serving.client import Api
from tests.world import key


def matrix(api: Api, plan: dict[str, Any], who: str = "sup") -> dict[str, Any]:
    answer = api.get(f"/v1/plans/{plan['id']}/role-matrix", who=who)
    assert answer.status_code == 200, answer.text
    return answer.json()


def test_the_matrix_shows_who_takes_up_which_result_and_where_it_is_not_whole(api: Api) -> None:
    made = cascade.agreed(api, "head", "sup", "staff")
    line = cascade.first_line(made["sup"])
    link = {**plans.RESULT, "statement": "Tertatanya arsip aduan"}
    content = cascade.content("90", supports_line_id=line)
    content["work_results"].append(link)
    plans.drafted(api, "peer", content)
    body = matrix(api, made["sup"])
    (column,) = body["columns"]
    assert (column["line_id"], len(column["indicators"])) == (line, 2)
    peer, staff = body["rows"]
    assert (staff["employee_code"], staff["plan_state"]) == ("alfa-staff", "approved")
    assert [(cell["column_line_id"], cell["is_agreed"]) for cell in staff["cells"]] == [
        (line, True)
    ]
    assert peer["plan_state"] == "draft"
    assert [cell["column_line_id"] for cell in peer["cells"]] == [line, None]
    assert [(each["finding"], each["employee_id"]) for each in body["findings"]] == [
        ("role_not_agreed", str(key("alfa:peer"))),
        ("result_without_column", str(key("alfa:peer"))),
    ]


def test_who_has_no_plan_has_no_role_and_a_result_that_nobody_takes_up_is_told(api: Api) -> None:
    made = cascade.agreed(api, "head", "sup")
    body = matrix(api, made["sup"])
    assert [row["cells"] for row in body["rows"]] == [[], []]
    assert [each["finding"] for each in body["findings"]] == [
        "column_without_role",
        "person_without_role",
        "person_without_role",
    ]
    assert matrix(api, made["sup"], who="head") == body
    path = f"/v1/plans/{made['sup']['id']}/role-matrix"
    assert api.get(path, who="staff").status_code == 404
