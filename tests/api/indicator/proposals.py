"""Proposals for the indicators through the API: made, answered, withdrawn."""

from typing import Any

from tests.factories import cycles
from tests.factories.organization import expect
from tests.serving.client import Api

TEXT = "Jumlah berkas saja tidak mencerminkan kerumitan izin lingkungan."
ANSWER = {"outcome": "adapted", "answer": "Ketepatan waktu dan koreksi izin ikut diukur."}


def submitted(api: Api, who: str = "staff", **more: Any) -> dict[str, Any]:
    """Propose something for a cycle that is stated for it, if it is not yet."""
    if api.get("/v1/cycles/2026", who="admin").status_code != 200:
        cycles.state(api)
    body = {"cycle_key": "2026", "text": TEXT, **more}
    return expect(api.post("/v1/proposals", body, who=who))


def step(api: Api, proposal: dict[str, Any], name: str, body: Any = None, **how: Any) -> Any:
    """Take a step with a proposal; give the answer as it comes."""
    path = f"/v1/proposals/{proposal['id']}/{name}"
    return api.post(path, body, **{"who": "admin", "version": proposal["version"], **how})


def answered(api: Api, **more: Any) -> dict[str, Any]:
    """Propose something, and answer it."""
    return expect(step(api, submitted(api), "answer", {**ANSWER, **more}), 200)


def withdrawn(api: Api) -> dict[str, Any]:
    """Propose something, and take it back."""
    return expect(step(api, submitted(api), "withdraw", who="staff"), 200)
