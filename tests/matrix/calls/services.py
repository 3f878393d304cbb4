"""Build the calls on public services and their cases."""

from functools import partial

from tests.matrix.building.services import SERVICE, case_body
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call, ident

MARCH = "starts_on=2026-03-01&ends_on=2026-03-31"


@register
def list_public_services(scene: Scene) -> Call:
    marker = scene["public_service",]["id"]
    return Call("GET", "/v1/public-services", marker=marker)


@register
def get_public_service(_: Scene) -> Call:
    return Call("GET", "/v1/public-services/ktp")


@register
def put_public_service(_: Scene) -> Call:
    return Call("PUT", "/v1/public-services/ktp", {**SERVICE, "name": "Pencetakan KTP"})


@register
def get_service_figures(_: Scene) -> Call:
    return Call("GET", f"/v1/public-services/ktp/figures?{MARCH}")


@register
def get_case_figures(scene: Scene) -> Call:
    query = f"service_id={scene['public_service',]['id']}&{MARCH}"
    return Call("GET", f"/v1/employees/{ident(scene.subject)}/case-figures?{query}")


@register
def list_service_cases(scene: Scene) -> Call:
    marker = scene["case", scene.subject]["id"]
    return Call("GET", "/v1/service-cases?limit=200", marker=marker)


@register
def post_service_cases(scene: Scene) -> Call:
    return Call("POST", "/v1/service-cases", {"items": [case_body(scene.subject)]})


def _of_period(name: str, scene: Scene) -> Call:
    period = scene["period", scene.state]["id"]
    return Call("POST", f"/v1/periods/{period}/{name}")


register_as("realize_cases", partial(_of_period, "case-realizations"))
