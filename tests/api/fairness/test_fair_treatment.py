"""Who feels treated unfairly sees why, objects, and answers about fairness; raters are compared."""

import pytest
from tests.api.survey.test_employees import QUESTIONS, STAFF, answer, asked, released
from tests.factories.fairness.objected import delivered_to_all, settle
from tests.serving.client import Api


@pytest.mark.requirement("S0-15", "S2-14", "S4-13")
def test_who_feels_treated_unfairly_has_a_way_and_it_is_counted(api: Api) -> None:
    results = delivered_to_all(api)
    for each in results:
        path = f"/v1/evaluations/{each['id']}/explanation"
        why = api.get(path, who=each["employee_code"]).json()["result"]
        assert why["trail"]
        assert why["explanation"]["text"]["id"]
    settle(api, results[:3], ground="rating_too_low", part="behavior")
    period = api.get(f"/v1/evaluations/{results[0]['id']}", who="admin").json()["period_id"]
    computed = api.post(f"/v1/periods/{period}/rater-statistics", who="admin")
    assert computed.status_code == 201, computed.text
    (own,) = api.get("/v1/rater-statistics", who="sup").json()["items"]
    assert (own["objections_decided"], own["objections_changed"]) == (3, 2)
    assert any("keberatan" in sentence for sentence in own["explanation"])


@pytest.mark.requirement("S0-15")
def test_fairness_is_asked_of_all_and_read_by_unit(api: Api) -> None:
    pulse = asked(api)
    for index, who in enumerate(STAFF):
        assert answer(api, who, 3 + index % 2, fairness=1 + index % 2).status_code == 201
    (target,) = released(api, pulse)["targets"]
    means = {item["code"]: item["mean"]["value"] for item in target["result"]["questions"]}
    assert tuple(means) == QUESTIONS
    assert means["fairness"] < means["climate"]
