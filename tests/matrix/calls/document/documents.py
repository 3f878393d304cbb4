"""Build the calls on forms and documents."""

from tests.matrix.building.document.documents import RECIPIENT
from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call


def _documents(scene: Scene) -> str:
    return f"/v1/evaluations/{scene['evaluation', scene.subject, scene.state]['id']}/documents"


@register
def issue_document(scene: Scene) -> Call:
    return Call("POST", _documents(scene))


@register
def list_documents(scene: Scene) -> Call:
    return Call("GET", _documents(scene))


@register
def download_document(scene: Scene) -> Call:
    key = scene["document", scene.subject, scene.state]["id"]
    return Call("GET", f"{_documents(scene)}/{key}")


def _forms(scene: Scene) -> str:
    plan = scene["plan", scene.subject, "evaluated"]["id"]
    period = scene["evaluation", scene.subject, scene.state]["period_id"]
    return f"/v1/plans/{plan}/forms{{}}?period_id={period}"


@register
def list_forms(scene: Scene) -> Call:
    return Call("GET", _forms(scene).format(""))


@register
def download_forms(scene: Scene) -> Call:
    return Call("GET", _forms(scene).format("/file"))


@register
def report_upward(scene: Scene) -> Call:
    key = scene["evaluation", scene.subject, scene.state]["id"]
    return Call("POST", f"/v1/evaluations/{key}/upward-reports", RECIPIENT)


@register
def list_upward_reports(scene: Scene) -> Call:
    marker = scene["upward_report", scene.subject]["id"]
    return Call("GET", "/v1/upward-reports?limit=200", marker=marker)


@register
def get_upward_report(scene: Scene) -> Call:
    return Call("GET", f"/v1/upward-reports/{scene['upward_report', scene.subject]['id']}")


@register
def download_upward_report(scene: Scene) -> Call:
    return Call("GET", f"/v1/upward-reports/{scene['upward_report', scene.subject]['id']}/bundle")


@register
def acknowledge_upward_report(scene: Scene) -> Call:
    report = scene["upward_report", scene.subject]
    path = f"/v1/upward-reports/{report['id']}/acknowledge"
    return Call("POST", path, version=report["version"])


@register
def verify_document(scene: Scene) -> Call:
    code = scene["document", "staff", "delivered"]["code"]
    return Call("GET", f"/v1/public/documents/{code}", marker="valid")


@register
def show_document_page(scene: Scene) -> Call:
    code = scene["document", "staff", "delivered"]["code"]
    return Call("GET", f"/s/documents/{code}", marker=code)
