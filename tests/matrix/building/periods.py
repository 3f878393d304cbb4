"""Build closed periods that somebody asked to open again, and reviews of the system in them."""

from typing import Any, Final

from tests.factories import cycles
from tests.factories.evaluations import LAW
from tests.factories.organization import expect
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

POPULATION: Final = {"units": ["KOTA"], "job_classes": ["supervisory"]}
"""Nobody: these periods hold no evaluations."""
ASKED_BY: Final = {"period_asked": "second", "period_mine": "admin"}
CONCLUSION: Final = {"conclusion": "Diperbaiki pada periode berikutnya."}
REASON: Final = {"reason": "Empat evaluasi belum final ketika ditutup."}


def build(stage: Stage) -> None:
    """Close a period for each state, and ask for it as the one whom the state names."""
    window = {"rate_from": "2026-03-02", "rate_until": "2026-03-20", "scheme": {"key": LAW}}
    cycle = cycles.state(
        stage.api,
        "closing",
        population=POPULATION,
        periods=[{**period, **window} for period in _period_bodies()],
    )
    for period in cycle["periods"]:
        _close(stage, cycles.begin(stage.api, period))
    _review(stage)
    for state, who in ASKED_BY.items():
        _ask_to_reopen(stage, stage["period", state], state, who)


def _review(stage: Stage) -> None:
    """Review the system after both periods, record findings, and conclude the second review."""
    for state, period in zip(("begun", "concluded"), ASKED_BY, strict=True):
        path = f"/v1/periods/{stage['period', period]['id']}/system-review"
        review = expect(stage.api.post(path, who="admin"))
        path, sent = f"/v1/system-reviews/{review['id']}", findings_of(stage, review)
        answer = stage.api.put(f"{path}/findings", sent, who="admin", version=review["version"])
        review = expect(answer, 200)
        if state == "concluded":
            answer = stage.api.post(
                f"{path}/conclude", CONCLUSION, who="admin", version=review["version"]
            )
            review = expect(answer, 200)
        stage.keep(review, "system_review", state)


def findings_of(stage: Stage, review: dict[str, Any]) -> dict[str, Any]:
    """State a finding on each measure that missed its target, and one that an action answers."""
    action = stage["meeting_action", "open"]["id"]
    missed = [
        each["measure"]["id"] for each in review["content"]["measures"] if each["is_met"] is False
    ]
    unanswered = {"text": "Temuan tinjauan.", "no_action_reason": "Diamati dahulu."}
    findings = [{**unanswered, "measure": measure} for measure in missed]
    return {"findings": [*findings, {"text": "Temuan rapat.", "action_ids": [action]}]}


def _period_bodies() -> list[dict[str, Any]]:
    return [
        {
            "key": state,
            "kind": "month",
            "starts_on": f"2026-0{month}-01",
            "ends_on": f"2026-0{month}-28",
        }
        for month, state in enumerate(ASKED_BY, 1)
    ]


def _close(stage: Stage, period: dict[str, Any]) -> None:
    for step in ("start-rating", "close"):
        path = f"/v1/periods/{period['id']}/{step}"
        period = expect(stage.api.post(path, who="admin", version=period["version"]), 200)
    stage.keep(period, "period", period["key"])


def _ask_to_reopen(stage: Stage, period: dict[str, Any], state: str, who: str) -> None:
    path = f"/v1/periods/{period['id']}"
    headers = {
        "Authorization": f"Bearer {stage.token(who)}",
        "If-Match": f'"{period["version"]}"',
    }
    request = expect(stage.api.http.post(f"{path}/reopen", json=REASON, headers=headers), 200)
    for subject in SUBJECTS:
        stage.keep(request, "reopening", subject, state)
    stage.keep(expect(stage.api.get(path, who="admin"), 200), "period", state)
