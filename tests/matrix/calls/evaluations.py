"""Build the calls on evaluations, their results and reports, and the objections to them."""

from functools import partial
from typing import Any

from tests.factories.evaluations import assessment
from tests.matrix.building.evaluations import OBJECTION_BODIES, REASONS
from tests.matrix.calls.registry import Scene, register, register_as
from tests.matrix.stage import Call


def _shown_evaluation(scene: Scene) -> dict[str, Any]:
    """Give the evaluation that the caller is shown."""
    evaluation: dict[str, Any] = scene["evaluation", scene.subject, scene.state]
    return evaluation


def _assessment_body(scene: Scene) -> dict[str, Any]:
    return assessment(scene["plan", scene.subject, "evaluated"])


def _read(path: str, scene: Scene) -> Call:
    return Call("GET", f"/v1/evaluations/{_shown_evaluation(scene)['id']}{path}")


for _operation, _path in (
    ("get_evaluation", ""),
    ("get_figures", "/figures"),
    ("get_assessment", "/assessment"),
    ("explain_result", "/explanation"),
    ("list_snapshots", "/snapshots"),
    ("get_snapshot", "/snapshots/1"),
):
    register_as(_operation, partial(_read, _path))


@register
def list_evaluations(scene: Scene) -> Call:
    key = _shown_evaluation(scene)["id"]
    return Call("GET", "/v1/evaluations?limit=200", marker=key)


@register
def list_period_results(scene: Scene) -> Call:
    evaluation = _shown_evaluation(scene)
    path = f"/v1/periods/{evaluation['period_id']}/results?limit=200"
    return Call("GET", path, marker=evaluation["id"])


@register
def list_snapshot_digests(scene: Scene) -> Call:
    key = _shown_evaluation(scene)["id"]
    return Call("GET", "/v1/snapshots?limit=200", marker=key)


def _step(name: str, body: object, scene: Scene) -> Call:
    evaluation = _shown_evaluation(scene)
    return Call("POST", f"/v1/evaluations/{evaluation['id']}/{name}", body, evaluation["version"])


for _operation, _name, _body in (
    ("self_assess", "self-assess", {"statement": "Semua aduan selesai dalam tiga hari."}),
    ("finalize_evaluation", "finalize", None),
    ("deliver_evaluation", "deliver", None),
    ("acknowledge_evaluation", "acknowledge", None),
    ("reopen_evaluation", "reopen", {"reason": "Satu bukti baru diterima"}),
    ("propose_reuse", "propose-reuse", {"reason": "Pindah menjelang akhir periode"}),
    ("agree_reuse", "agree-reuse", None),
    ("decline_reuse", "decline-reuse", None),
    ("file_objection", "objections", {"reasons": REASONS}),
):
    register_as(_operation, partial(_step, _name, _body))


@register
def rate_evaluation(scene: Scene) -> Call:
    return _step("rate", _assessment_body(scene), scene)


def _bulk(name: str, scene: Scene) -> Call:
    evaluation = _shown_evaluation(scene)
    item = {"id": evaluation["id"], "version": evaluation["version"]}
    body = _assessment_body(scene) if name == "rate" else {}
    return Call("POST", f"/v1/evaluations/{name}", {"items": [{**item, **body}]})


for _name in ("rate", "finalize", "deliver"):
    register_as(f"{_name}_evaluations", partial(_bulk, _name))


def _reopening(name: str, scene: Scene) -> Call:
    request = scene["reopening", scene.subject, scene.state]
    return Call("POST", f"/v1/reopenings/{request['id']}/{name}", version=request["version"])


@register
def get_reopening(scene: Scene) -> Call:
    key = scene["reopening", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/reopenings/{key}", marker=key)


register_as("grant_reopening", partial(_reopening, "grant"))
register_as("refuse_reopening", partial(_reopening, "refuse"))


@register
def list_objections(scene: Scene) -> Call:
    key = scene["objection", scene.subject, scene.state]["id"]
    return Call("GET", "/v1/objections?limit=200", marker=key)


@register
def get_objection(scene: Scene) -> Call:
    key = scene["objection", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/objections/{key}", marker=key)


@register
def download_objection_bundle(scene: Scene) -> Call:
    key = scene["objection", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/objections/{key}/bundle")


@register
def count_like_cases(scene: Scene) -> Call:
    key = scene["objection", scene.subject, scene.state]["id"]
    return Call("GET", f"/v1/objections/{key}/like-cases", marker=key)


@register
def hear_objection(scene: Scene) -> Call:
    return _objection("hear", OBJECTION_BODIES["hear"], scene)


@register
def decide_objection(scene: Scene) -> Call:
    return _objection("decide", OBJECTION_BODIES["change"], scene)


def _objection(name: str, body: object, scene: Scene) -> Call:
    objection = scene["objection", scene.subject, scene.state]
    return Call("POST", f"/v1/objections/{objection['id']}/{name}", body, objection["version"])


@register
def get_predicate_distribution(scene: Scene) -> Call:
    period = _shown_evaluation(scene)["period_id"]
    path = f"/v1/periods/{period}/predicate-distribution?unit_code=KOTA"
    return Call("GET", path, marker="KOTA")


@register
def get_signals(scene: Scene) -> Call:
    period = scene["evaluation", scene.subject, "delivered"]["period_id"]
    return Call("GET", f"/v1/periods/{period}/signals?unit_code=KOTA", marker="KOTA")


@register
def compute_rater_statistics(scene: Scene) -> Call:
    period = scene["period", scene.state]
    return Call("POST", f"/v1/periods/{period['id']}/rater-statistics")


@register
def list_rater_studies(scene: Scene) -> Call:
    marker = scene["rater_study",]["id"]
    return Call("GET", "/v1/rater-studies?limit=200", marker=marker)


@register
def get_rater_study(scene: Scene) -> Call:
    key = scene["rater_study",]["id"]
    return Call("GET", f"/v1/rater-studies/{key}", marker=key)


@register
def list_rater_statistics(scene: Scene) -> Call:
    marker = scene["rater_statistic", scene.subject]["id"]
    return Call("GET", "/v1/rater-statistics?limit=200", marker=marker)


@register
def get_rater_statistic(scene: Scene) -> Call:
    key = scene["rater_statistic", scene.subject]["id"]
    return Call("GET", f"/v1/rater-statistics/{key}", marker=key)


@register
def list_reports(_: Scene) -> Call:
    return Call("GET", "/v1/reports")


@register
def get_report(scene: Scene) -> Call:
    period = scene["evaluation", scene.subject, "delivered"]["period_id"]
    return Call("GET", f"/v1/reports/completion?period_id={period}&unit_code=DINAS")


def _exported(scene: Scene, path: str) -> Call:
    period = scene["evaluation", scene.subject, "delivered"]["period_id"]
    return Call("GET", f"/v1/periods/{period}/{path}")


@register
def export_siasn(scene: Scene) -> Call:
    return _exported(scene, "siasn?format=ndjson")


@register
def check_siasn(scene: Scene) -> Call:
    return _exported(scene, "siasn/check")
