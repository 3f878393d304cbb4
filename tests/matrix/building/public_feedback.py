"""Build what citizens said of a unit, in every state."""

from datetime import timedelta
from typing import Any, Final
from unittest.mock import patch

from penilaian_api.services.survey import intake
from tests.factories.organization import expect
from tests.matrix.stage import Stage

STEPS: Final[dict[str, tuple[str, ...]]] = {
    "received": (),
    "accepted": ("accept",),
    "refused": ("refuse",),
    "answered": ("accept", "answer"),
}
BODIES: Final = {
    "accept": None,
    "refuse": {"reason": "Memuat kata kasar."},
    "answer": {"answer": "Baik"},
}


def build(stage: Stage) -> None:
    """Let citizens speak of ``BIDANG``, and keep a form that nobody has handed in."""
    with patch.object(intake, "READ_AFTER", timedelta(0)):
        for state in STEPS:
            _build_feedback(stage, state)
    stage.keep(_form(stage), "public_form")


def feedback_body(stage: Stage, text: str, form: str) -> dict[str, Any]:
    """Say something of ``BIDANG``."""
    del stage
    return {"unit_code": "BIDANG", "topic": "suggestion", "text": text, "form": form}


def _form(stage: Stage) -> str:
    path = "/v1/public/alfa/feedback-form?unit_code=BIDANG"
    form: str = expect(stage.api.get(path, who=None), 200)["form"]
    return form


def _build_feedback(stage: Stage, state: str) -> None:
    api = stage.api
    body = feedback_body(stage, f"Kursi {state}", _form(stage))
    receipt = expect(api.post("/v1/public/alfa/feedback", body, who=None))["receipt"]
    stage.keep(receipt, "receipt", state)
    items = expect(api.get("/v1/public-feedback?state=received", who="admin"), 200)["items"]
    (item,) = [each for each in items if each["text"] == body["text"]]
    for step in STEPS[state]:
        path = f"/v1/public-feedback/{item['id']}/{step}"
        item = expect(api.post(path, BODIES[step], who="admin", version=item["version"]), 200)
    stage.keep(item, "public_feedback", state)
