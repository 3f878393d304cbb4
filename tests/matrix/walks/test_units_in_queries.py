"""A unit that a query names and that does not exist for the caller is refused alike everywhere."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from httpx2 import Response

from penilaian_api.api.contract.openapi import operations
from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.policy import POLICY
from tests.matrix.callers import CALLERS, Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.enumeration import actions
from tests.matrix.stage import Call, Stage
from tests.matrix.table import ROWS

PUBLIC = frozenset({"get_public_feedback_form"})
"""What citizens ask without an account: its own test shows that an unknown counter is not found."""
KNOWN = "019d2a70-0000-7000-8000-00000000dead"
SHOWN = frozenset({"ok", "hidden"})


def unit_parameters(stage: Stage) -> dict[str, str]:
    """Name each operation with a parameter for a unit, and that parameter."""
    return {
        operation["operationId"]: parameter["name"]
        for _, _, operation in operations(stage.api.served.app.app.openapi())
        for parameter in operation.get("parameters", ())
        if parameter.get("in") == "query" and parameter["name"] in {"unit_code", "unit_id"}
        if operation["operationId"] not in PUBLIC
    }


def send_with_unit(  # noqa: PLR0913, PLR0917 - what the query consists of
    stage: Stage, caller: Caller, operation: str, state: str, unit: str, name: str
) -> Response:
    """Ask as the matrix does, with another unit in the query."""
    call = CALLS[operation](Scene(stage, caller, state))
    parts = urlsplit(call.path)
    query = urlencode({**dict(parse_qsl(parts.query)), name: unit})
    return stage.send(caller, Call(call.method, f"{parts.path}?{query}", call.json, call.version))


def served(caller: Caller) -> list[tuple[str, str]]:
    """Name the operations of a caller who may ask, each in one state."""
    states = {row.operation: row.state for row in ROWS if row.answers[caller.name] in SHOWN}
    return sorted(states.items())


def faults(answer: Response) -> object:
    pointers = [fault["pointer"] for fault in answer.json().get("errors", ())]
    return answer.status_code, pointers


@pytest.mark.parametrize("caller", CALLERS, ids=lambda caller: caller.name)
def test_a_unit_that_nobody_knows_is_not_found_in_any_query(stage: Stage, caller: Caller) -> None:
    parameters = unit_parameters(stage)
    assert len(parameters) >= 32
    for operation, state in served(caller):
        if (name := parameters.get(operation)) is not None:
            unit = KNOWN if name == "unit_id" else "TIDAK-ADA"
            answer = send_with_unit(stage, caller, operation, state, unit, name)
            assert faults(answer) == (404, [f"/query/{name}"]), operation


def test_a_unit_out_of_reach_is_not_found_as_one_that_nobody_knows(stage: Stage) -> None:
    parameters, by_operation = unit_parameters(stage), actions(stage.api.served.app.app)
    (supervisor,) = (caller for caller in CALLERS if caller.name == "supervisor")
    listed = stage.api.get("/v1/units?limit=200", who="admin").json()["items"]
    units, asked = {unit["code"]: unit["id"] for unit in listed}, set()
    for operation, state in served(supervisor):
        if (name := parameters.get(operation)) is None:
            continue
        grants = POLICY[Action(by_operation[operation])].grants
        if any(grant.reach is Reach.AGENCY and grant.role in supervisor.roles for grant in grants):
            continue  # everybody of the agency reads it, of any unit
        unit = units["LAIN"] if name == "unit_id" else "LAIN"
        answer = send_with_unit(stage, supervisor, operation, state, unit, name)
        assert faults(answer) == (404, [f"/query/{name}"]), operation
        asked.add(operation)
    assert {"get_unit_rewards", "list_decisions", "list_low_results", "list_my_team"} <= asked
