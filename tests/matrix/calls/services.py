"""Build the calls on public services, their cases and what they bring about."""

from functools import partial

from tests.matrix.building.plans import assigned_line
from tests.matrix.building.services import OUTCOME, OUTCOME_VALUE, SERVICE, case_body
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


@register
def list_service_outcomes(scene: Scene) -> Call:
    return Call("GET", "/v1/service-outcomes?limit=200", marker=scene["outcome",]["id"])


@register
def get_service_outcome(_: Scene) -> Call:
    return Call("GET", "/v1/service-outcomes/warga")


@register
def put_service_outcome(_: Scene) -> Call:
    body = {**OUTCOME, "name": "Warga yang sudah mendapat KTP"}
    return Call("PUT", "/v1/service-outcomes/warga", body)


@register
def list_outcome_values(scene: Scene) -> Call:
    return Call("GET", "/v1/outcome-values?limit=200", marker=scene["outcome_value",]["id"])


@register
def list_outcome_progress(scene: Scene) -> Call:
    marker = scene["outcome",]["id"]
    return Call("GET", f"/v1/outcome-progress?limit=200&{MARCH}", marker=marker)


@register
def post_outcome_values(_: Scene) -> Call:
    value = {**OUTCOME_VALUE, "starts_on": "2024-01-01", "ends_on": "2024-12-31"}
    return Call("POST", "/v1/service-outcomes/warga/values", {"items": [value]})


@register
def draw_outcome_values(_: Scene) -> Call:
    body = {"starts_on": "2025-12-01", "ends_on": "2025-12-31"}
    return Call("POST", "/v1/service-outcomes/berkas/drawn-values", body)


@register
def list_outcome_links(scene: Scene) -> Call:
    marker = scene["outcome_link", scene.subject]["id"]
    return Call("GET", "/v1/outcome-links?limit=200", marker=marker)


@register
def link_outcome(scene: Scene) -> Call:
    plan = scene["plan", scene.subject, scene.state]
    body = {"plan_id": plan["id"], "line_id": assigned_line(plan), "outcome_key": "warga"}
    return Call("POST", "/v1/outcome-links", body)


@register
def unlink_outcome(scene: Scene) -> Call:
    link = scene["outcome_link", scene.subject]
    return Call("DELETE", f"/v1/outcome-links/{link['id']}", version=link["version"])


CHANGE = "changed_on=2025-06-01"


@register
def compare_outcome(_: Scene) -> Call:
    return Call("GET", f"/v1/service-outcomes/antrean/comparison?{CHANGE}")


@register
def list_outcome_comparisons(scene: Scene) -> Call:
    marker = scene["outcome",]["id"]
    return Call("GET", f"/v1/outcome-comparisons?limit=200&{CHANGE}", marker=marker)


@register
def get_satisfaction_and_results(_: Scene) -> Call:
    query = "unit_code=DINAS&instrument_key=skm-14-2017&kind=quarter"
    return Call("GET", f"/v1/satisfaction-and-results?{query}")


@register
def get_follow_up_effect(scene: Scene) -> Call:
    earlier, later = (scene["period", name]["id"] for name in ("period_asked", "period_mine"))
    query = f"kind=training&unit_code=DINAS&earlier_period_id={earlier}&later_period_id={later}"
    return Call("GET", f"/v1/follow-up-effects?{query}")
