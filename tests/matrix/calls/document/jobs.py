"""Build the calls on document jobs."""

from tests.matrix.building.document.jobs import asked
from tests.matrix.callers import MINE
from tests.matrix.calls.registry import Scene, register
from tests.matrix.stage import Call


def _path(scene: Scene) -> str:
    return f"/v1/document-jobs/{scene['document_job', 'stranger', scene.state]['id']}"


@register
def start_document_job(scene: Scene) -> Call:
    unit_code = "BIDANG" if scene.subject == MINE else "LAIN"
    return Call("POST", "/v1/document-jobs", asked(scene.stage, unit_code))


@register
def list_document_jobs(scene: Scene) -> Call:
    marker = scene["document_job", "stranger", "done"]["id"]
    return Call("GET", "/v1/document-jobs?limit=200", marker=marker)


@register
def get_document_job(scene: Scene) -> Call:
    return Call("GET", _path(scene))


@register
def list_document_job_items(scene: Scene) -> Call:
    return Call("GET", f"{_path(scene)}/items")


@register
def stop_document_job(scene: Scene) -> Call:
    version = scene["document_job", "stranger", scene.state]["version"]
    return Call("POST", f"{_path(scene)}/stop", version=version)


@register
def resume_document_job(scene: Scene) -> Call:
    version = scene["document_job", "stranger", scene.state]["version"]
    return Call("POST", f"{_path(scene)}/resume", version=version)


@register
def download_document_job(scene: Scene) -> Call:
    return Call("GET", f"{_path(scene)}/content")
