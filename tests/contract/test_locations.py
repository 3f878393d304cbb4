"""Follow the ``Location`` of each 201 to the record that was created."""

from collections.abc import Iterator
from typing import Final

import pytest
from tests.contract.test_examples import able
from tests.matrix.building.staging import serve_copy
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.stage import Stage
from tests.serving.client import Served

from penilaian_api.api.contract.openapi import operations
from penilaian_api.api.routing.locations import check_location

SHOWN_NOWHERE: Final = frozenset({
    "answer_invitation", "answer_public_survey", "give_direction", "give_public_feedback",
    "invite_audience", "invite_colleagues",
    "issue_activation_code", "issue_survey_links", "link_outcome", "post_progress",
    "send_plan_message", "take_proposed_step", "take_remedy",
    "propose_calibration",
})  # fmt: skip
"""What makes something that is shown this once, or in a list only."""


@pytest.fixture
def stage(served: Served, built: Stage) -> Iterator[Stage]:
    """The world in all its states; what is made in it stays, in a copy of its own."""
    with serve_copy(served, built) as stage:
        yield stage


def test_whoever_makes_a_record_finds_it_where_the_answer_says(stage: Stage) -> None:
    making = [
        (operation["operationId"], operation["responses"]["201"])
        for _, _, operation in operations(stage.api.served.app.app.openapi())
        if "201" in operation["responses"]
    ]
    assert len(making) >= 17
    assert {name for name, made in making if "Location" not in made["headers"]} == SHOWN_NOWHERE
    for name, made in making:
        state, caller = able(name)
        call = CALLS[name](Scene(stage, caller, state))
        token = {"Authorization": f"Bearer {stage.token(caller.who or '', caller.agency)}"}
        sent = {**token, "Idempotency-Key": name}
        if call.version is not None:
            sent["If-Match"] = f'"{call.version}"'
        how = {"json": call.json, "data": call.data, "files": call.files}
        answer = stage.api.http.request(call.method, call.path, headers=sent, **how)
        assert answer.status_code == 201, f"{name}: {answer.text}"
        location = answer.headers.get("location")
        assert (location is not None) == ("Location" in made["headers"]), name
        if location is not None:
            read = stage.api.http.get(location, headers=token)
            assert read.status_code == 200, f"{name}: {location} {read.text}"
            assert read.json()["id"] == answer.json()["id"], name


def test_a_route_that_tells_an_address_where_nothing_is_shown_stops_the_start() -> None:
    readable = ("/v1/things/{thing_id}",)
    check_location("/v1/things", "{own}/{id}", readable)
    check_location("/v1/others/{other_id}/things", "/v1/things/{id}", readable)
    with pytest.raises(LookupError, match="location"):
        check_location("/v1/others/{other_id}/things", "{own}/{id}", readable)
