"""Race the closing of a period against those who still act in it."""

from contextlib import ExitStack

import pytest
from sqlalchemy import text
from tests.factories import evaluations
from tests.factories.evaluations import assessment, final, step
from tests.records.dialects import SQLITE
from tests.serving.client import Api

from penilaian_api.storage.database.engine import Database


@pytest.fixture
def closing(api: Api):
    """Hold the periods as somebody does who is about to close them."""
    if api.dialect == SQLITE:
        pytest.skip("one writer at a time: nobody acts while another closes")
    database = Database(api.copy.owner)
    with ExitStack() as stack:

        def hold() -> None:
            session = stack.enter_context(database.begin(api.agency_id(), writes=True))
            session.execute(text("SELECT id FROM period FOR NO KEY UPDATE"))

        yield hold
    database.dispose()


def test_a_step_in_a_period_that_is_being_closed_waits_and_never_slips_through(
    api: Api, closing
) -> None:
    made = evaluations.opened(api, who=("staff", "peer"))
    rating = assessment(made["plans"]["staff"])
    rated = step(api, made["evaluations"]["peer"], "rate", "sup", assessment(made["plans"]["peer"]))
    line = made["plans"]["staff"]["in_force"]["work_results"][0]["indicators"][0]["line_id"]
    number = {
        "period_id": made["period"]["id"],
        "unit_code": "BIDANG",
        "part": "organization_result",
        "value": "4",
        "source": "Laporan kinerja",
    }
    entry = {"line_id": line, "on": "2026-03-20", "value": "90"}
    plan = made["plans"]["staff"]["id"]
    staff = made["evaluations"]["staff"]
    closing()
    for answer in (
        api.post(f"/v1/evaluations/{staff['id']}/rate", rating, who="sup", version=1),
        api.post(f"/v1/evaluations/{rated['id']}/finalize", who="sup", version=rated["version"]),
        api.post("/v1/measurements", number, who="service", key="n"),
        api.post(f"/v1/plans/{plan}/progress", entry, who="staff"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (503, "busy"), answer.text


def test_a_reopening_is_not_granted_in_a_period_that_is_being_closed(api: Api, closing) -> None:
    evaluation = final(api)
    why = {"reason": "Satu bukti kinerja baru diterima."}
    path = f"/v1/evaluations/{evaluation['id']}/reopen"
    asked = api.post(path, why, who="sup", version=evaluation["version"])
    assert asked.status_code == 200, asked.text
    closing()
    answer = api.post(f"/v1/reopenings/{asked.json()['id']}/grant", who="head", version=1)
    assert (answer.status_code, answer.json()["code"]) == (503, "busy"), answer.text
