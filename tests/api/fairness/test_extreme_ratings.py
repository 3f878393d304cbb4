"""The best and the worst rating take grounds where the period says so: evidence or a reason."""

from typing import Any

import pytest
from tests.factories import evaluations, plans
from tests.factories.evaluations import LEADERS
from tests.serving.client import Api

FULL = (
    "Menutup 96 aduan sebelum tenggat Maret, melatih dua petugas loket, dan menyusun panduan "
    "berkas pindah datang untuk kecamatan."
)
THIN = "Kerja sangat baik sekali."


def rated(api: Api, *, demands: bool, reason: str, chosen: str = "above") -> dict[str, Any]:
    """Rate ``staff`` with one extreme rating of behavior, for this *reason*."""
    period = evaluations.year(api, extremes_need_grounds=demands)
    plan = plans.approved(api, "staff", LEADERS["staff"])
    created = api.post(f"/v1/periods/{period['id']}/evaluations", who="admin")
    assert created.status_code == 200, created.text
    api.at(evaluations.IN_WINDOW)
    path = f"/v1/periods/{period['id']}/start-rating"
    assert api.post(path, who="admin", version=period["version"]).status_code == 200
    body = evaluations.assessment(plan)
    for rating in body["ratings"]:
        if rating["about"] == "behavior":
            rating |= {"chosen": chosen, "reason": reason}
    return evaluations.step(api, evaluations.mine(api), "rate", "sup", body)


def finalized(api: Api, evaluation: dict[str, Any]) -> Any:
    path = f"/v1/evaluations/{evaluation['id']}/finalize"
    return api.post(path, who="sup", version=evaluation["version"])


@pytest.mark.requirement("S2-14")
@pytest.mark.parametrize("chosen", ["above", "below"])
def test_an_extreme_rating_without_grounds_is_refused_by_name(api: Api, chosen: str) -> None:
    answer = finalized(api, rated(api, demands=True, reason=THIN, chosen=chosen))
    assert answer.status_code == 422, answer.text
    (fault,) = answer.json()["errors"]
    assert fault["code"] == "extreme_without_grounds"
    assert fault["pointer"].endswith("/reason")
    assert "behavior" in fault["detail"] or "perilaku" in fault["detail"].lower()


@pytest.mark.requirement("S2-14")
def test_a_reason_of_substance_is_enough(api: Api) -> None:
    assert finalized(api, rated(api, demands=True, reason=FULL)).status_code == 200


def test_a_period_that_does_not_say_so_demands_nothing(api: Api) -> None:
    assert finalized(api, rated(api, demands=False, reason=THIN)).status_code == 200


def test_a_period_tells_whether_it_demands_grounds(api: Api) -> None:
    period = evaluations.year(api, extremes_need_grounds=True)
    detail = api.get(f"/v1/periods/{period['id']}", who="admin").json()
    assert detail["extremes_need_grounds"] is True


@pytest.mark.requirement("S2-14")
def test_evidence_of_the_period_speaks_for_the_results(api: Api) -> None:
    made = rated(api, demands=True, reason=FULL)
    (listed,) = api.get("/v1/plans", who="staff").json()["items"][:1]
    plan = api.get(f"/v1/plans/{listed['id']}", who="staff").json()
    ratings = evaluations.assessment(plan)["ratings"]
    for rating in ratings:
        if rating["about"] == "results":
            rating |= {"chosen": "above", "reason": THIN}
    body = {**evaluations.assessment(plan), "ratings": ratings}
    again = evaluations.step(api, made, "rate", "sup", body)
    assert finalized(api, again).status_code == 422
    line = plan["in_force"]["work_results"][0]["line_id"]
    link = {"line_id": line, "title": "Register aduan Maret", "url": "https://arsip.test/aduan"}
    form = {name: (None, value) for name, value in link.items()}
    sent = api.call("POST", "/v1/evidence", files=form, who="staff")
    assert sent.status_code == 201, sent.text
    assert finalized(api, again).status_code == 200
