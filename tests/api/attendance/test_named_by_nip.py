"""Whoever sends records about people names them by code or by NIP, whatever is sent."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from tests.factories import cycles, measurements, plans
from tests.factories.registers.assessments import competences
from tests.factories.registers.attendance import day
from tests.serving.client import Api
from tests.world import key

STAFF = str(key("alfa:staff"))
NIP = "198804122011012003"
SPELLED = ("198804122011012003", "19880412 201101 2 003")


def fed(items: dict[str, Any]) -> dict[str, Any]:
    return {"source": "Mesin presensi", "items": [items]}


SENT: dict[str, tuple[str, str, Callable[[dict[str, Any], str], dict[str, Any]]]] = {
    "attendance": (
        "/v1/attendance",
        "service",
        lambda _, nip: fed({**day("2026-03-02"), "employee_code": nip}),
    ),
    "measurements": (
        "/v1/measurements",
        "service",
        lambda period, nip: measurements.body(period, employee_code=nip),
    ),
    "service cases": (
        "/v1/service-cases",
        "service",
        lambda _, nip: {"items": [measurements.case(1, 2, employee_code=nip)]},
    ),
    "assessments": (
        "/v1/competence-assessments",
        "sup",
        lambda period, nip: competences(period, employee_code=nip),
    ),
}
"""By what is sent: where to, by whom, and the body that names a person of a period."""


@pytest.mark.parametrize("spelled", SPELLED)
@pytest.mark.parametrize("what", SENT)
def test_a_person_is_named_by_nip(api: Api, what: str, spelled: str) -> None:
    period = cycles.begin(api, cycles.state(api)["periods"][0])
    plans.approved(api)
    measurements.put_service(api)
    path, who, body_of = SENT[what]
    unknown = api.post(path, body_of(period, spelled), who=who, key=str(uuid4()))
    assert unknown.status_code == 422, unknown.text
    (fault,) = unknown.json()["errors"]
    assert (fault["pointer"].rpartition("/")[2], fault["code"]) == (
        "employee_code",
        "unknown_reference",
    )
    give_a_nip(api)
    answer = api.post(path, body_of(period, spelled), who=who, key=str(uuid4()))
    assert answer.status_code in {200, 201}, answer.text


def give_a_nip(api: Api) -> None:
    """Give ``staff`` a NIP, which is not their code."""
    path = f"/v1/employees/{STAFF}"
    version = api.get(path, who="admin").json()["version"]
    changed = api.call("PATCH", path, json={"nip": NIP}, who="admin", version=version)
    assert changed.status_code == 200, changed.text
    assert changed.json()["employee_code"] == "alfa-staff"
