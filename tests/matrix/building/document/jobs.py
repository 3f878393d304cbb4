"""Build document jobs of the administrator: done, stopped, and waiting to be worked on."""

from typing import Any

from tests.factories.organization import expect
from tests.matrix.stage import Stage
from tests.serving.jobs import work_on_all


def asked(stage: Stage, unit_code: str, **changes: str) -> dict[str, Any]:
    """Say what is asked for: the documents of a unit, as an archive."""
    period_id = stage["evaluation", "staff", "delivered"]["period_id"]
    return {"period_id": period_id, "unit_code": unit_code, "kind": "documents", **changes}


def build(stage: Stage) -> None:
    """Let one job be done, stop another, and leave the third in the queue."""
    done = _start(stage, file_format="zip")
    work_on_all(stage.api.served)
    stopped = _start(stage, file_format="pdf")
    path = f"/v1/document-jobs/{stopped['id']}"
    expect(stage.api.post(f"{path}/stop", who="admin", version=stopped["version"]), 200)
    queued = _start(stage, kind="forms")
    for state, job in {"done": done, "stopped": stopped, "queued": queued}.items():
        seen = expect(stage.api.get(f"/v1/document-jobs/{job['id']}", who="admin"), 200)
        assert seen["state"] == state
        stage.keep(seen, "document_job", "stranger", state)


def _start(stage: Stage, **changes: str) -> dict[str, Any]:
    body = asked(stage, "KOTA", **changes)
    return expect(stage.api.post("/v1/document-jobs", body, who="admin"))
