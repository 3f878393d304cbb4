"""The organization made over HTTP, as an administration makes it."""

from typing import Any

from httpx2 import Response

from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.organization import standing
from tests.serving.client import Api
from tests.world import NOW, key


def ident(name: str, agency: str = "alfa") -> str:
    """Name a record of the world as a body names it."""
    return str(key(f"{agency}:{name}"))


def expect(answer: Response, status: int = 201) -> dict[str, Any]:
    """Return the body of an answer that must have *status*."""
    assert answer.status_code == status, answer.text
    return answer.json()


def patch(api: Api, path: str, json: object, version: int | None, who: str = "admin") -> Response:
    return api.call("PATCH", path, who=who, json=json, version=version)


def void(api: Api, path: str, version: int, reason: str = "Salah input") -> Response:
    return api.post(f"{path}/void", {"reason": reason}, who="admin", version=version)


def position(api: Api, code: str, unit: str = "BIDANG", **more: object) -> dict[str, Any]:
    body = {"unit_code": unit, "title": f"Jabatan {code}", "job_class": "executive", **more}
    return expect(api.put(f"/v1/positions/{code}", body, who="admin"), 200)


def employee(api: Api, name: str, unit: str = "BIDANG", **more: object) -> dict[str, Any]:
    body = {"name": name, "kind": "civil_servant", "unit_id": ident(unit), **more}
    body.setdefault("employee_code", name.replace(" ", "-"))
    return expect(api.post("/v1/employees", body, who="admin"))


def assign(
    api: Api, employee_id: str, position_id: str, starts_on: str, **more: object
) -> Response:
    body = {"employee_id": employee_id, "position_id": position_id, "starts_on": starts_on}
    return api.post("/v1/assignments", {**body, **more}, who="admin")


def line(
    api: Api, position_id: str, superior_position_id: str, starts_on: str, **more: object
) -> Response:
    body = {
        "position_id": position_id,
        "superior_position_id": superior_position_id,
        "starts_on": starts_on,
    }
    return api.post("/v1/reporting-lines", {**body, **more}, who="admin")


def delegate(
    api: Api, position_id: str, employee_id: str, starts_on: str, **more: object
) -> Response:
    body = {
        "position_id": position_id,
        "employee_id": employee_id,
        "delegated_by": ident("head"),
        "starts_on": starts_on,
    }
    return api.post("/v1/delegations", {**body, **more}, who="admin")


def look_anew(api: Api) -> None:
    """Write anew what is wrong in the organization, after a change around the service."""
    agency_id = api.agency_id("alfa")
    database = Database(api.copy.owner)
    with database.begin(agency_id, writes=True) as session:
        bindings = {"reach_agency": agency_id}
        standing.follow(session, bindings, NOW.date(), standing.EVERYTHING)
    database.dispose()
