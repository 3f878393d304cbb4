"""Results in the hands of their people: delivered, confirmed, read by whom, told to the person."""

import pytest
from tests.factories.evaluations import assessment, delivered, final, opened, step
from tests.serving.answers import refused
from tests.serving.client import Api
from tests.world import key


def test_a_result_is_delivered_once(api: Api) -> None:
    evaluation = delivered(api)
    again = api.post(
        f"/v1/evaluations/{evaluation['id']}/deliver", who="sup", version=evaluation["version"]
    )
    refused(again, 409, "already_delivered")


def test_a_receipt_is_confirmed_once_and_only_by_its_person(api: Api) -> None:
    evaluation = delivered(api)
    path = f"/v1/evaluations/{evaluation['id']}/acknowledge"
    assert api.post(path, who="sup", version=evaluation["version"]).status_code == 403
    acknowledged = step(api, evaluation, "acknowledge", "staff")
    refused(api.post(path, version=acknowledged["version"]), 409, "already_exists")


def test_an_undelivered_result_cannot_be_confirmed(api: Api) -> None:
    done = final(api)
    path = f"/v1/evaluations/{done['id']}/acknowledge"
    refused(api.post(path, version=done["version"]), 409, "wrong_state")


@pytest.mark.requirement("S4-24")
def test_the_head_of_a_unit_reads_the_results_of_all_below_once_they_are_final(api: Api) -> None:
    made = opened(api, who=("stranger",))
    evaluation = made["evaluations"]["stranger"]
    path = f"/v1/evaluations/{evaluation['id']}/assessment"
    body = assessment(made["plans"]["stranger"])
    assert api.get(path, who="mayor").status_code == 404
    rated = step(api, evaluation, "rate", "deputy", body)
    assert api.get(path, who="mayor").status_code == 404
    step(api, rated, "finalize", "deputy")
    assert api.get(path, who="mayor").json()["predicate"] == "good"
    assert api.get(path, who="sup").status_code == 404  # head of another unit
    assert api.get(path, who="admin").status_code == 200
    assert api.get(path, who="auditor").status_code == 403


def test_each_read_of_a_result_stands_in_its_persons_trail(api: Api) -> None:
    evaluation = delivered(api)
    for what in ("assessment", "explanation", "snapshots/1"):
        assert api.get(f"/v1/evaluations/{evaluation['id']}/{what}", who="head").status_code == 200
    rows = api.get("/v1/me/access-trail?limit=200").json()["items"]
    reads = [row for row in rows if row["kind"] == "read"]
    assert len(reads) == 3
    assert {row["by_employee_id"] for row in reads} == {str(key("alfa:head"))}
