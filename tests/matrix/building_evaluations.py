"""Evaluations in every state, of both people of the matrix: a period of its own for each state."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from tests.factories import cycles
from tests.factories.evaluations import LAW, REAL, assessment
from tests.factories.organization import told
from tests.matrix.building_plans import LEADERS, POPULATION, content
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import NOW, Stage, ident

RATING_DAY: Final = datetime(2026, 3, 5, 2, 0, tzinfo=UTC)
"""Within the delegation of ``deputy``, and within every window for rating."""
STEPS: Final = {
    "rated": ("rate",),
    "final": ("rate", "finalize"),
    "delivered": ("rate", "finalize", "deliver"),
    "acknowledged": ("rate", "finalize", "deliver", "acknowledge"),
    "asked": ("rate", "finalize", "reopen"),
    "refused": ("rate", "finalize", "reopen", "refuse"),
    "filed": ("rate", "finalize", "deliver", "file"),
    "heard": ("rate", "finalize", "deliver", "file", "hear"),
    "upheld": ("rate", "finalize", "deliver", "file", "hear", "uphold"),
    "changed": ("rate", "finalize", "deliver", "file", "hear", "change"),
    "overdue": (),
    "overdue_rated": ("rate",),
    "closed": ("rate", "finalize", "deliver"),
    "open": (),
    "opened": (),
}
"""What is done in the period that is named for the state; the rest stays as it was opened."""
NEVER_OPENED: Final = ("planned", "unready")
PERIODS: Final = (*STEPS, *NEVER_OPENED)
SHORT: Final = frozenset({"overdue", "overdue_rated", "closed"})
"""Periods whose window for rating is over on the day of the matrix."""
MEASURED: Final = frozenset({"opened", "planned"})
"""Periods by a scheme that takes measurements of persons."""
GATES: Final = ("socialisation", "indicators", "organization")
REASONS: Final = "Realisasi bulan Maret belum dihitung; bukti terlampir."


def build(stage: Stage) -> None:
    """Bring plans into force, open the periods, and take each as far as its name says."""
    stage.api.at(RATING_DAY)
    made = cycles.state(
        stage.api,
        "evaluated",
        plans_due_on="2026-01-31",
        population=POPULATION,
        periods=[_period(place, key) for place, key in enumerate(PERIODS)],
    )
    plans = {who: _plan(stage, who) for who in SUBJECTS}
    for period in made["periods"]:
        stage.keep(period["id"], "period", period["key"])
        if period["key"] != "unready":
            _waive(stage, period)
        if period["key"] not in NEVER_OPENED:
            _opened(stage, period, plans)
    stage.api.at(NOW)
    closing = _period_now(stage, "closed")
    path = f"/v1/periods/{closing['id']}/close"
    told(stage.api.post(path, who="admin", version=closing["version"]), 200)
    _settle(stage, plans)


def _settle(stage: Stage, plans: dict[str, Any]) -> None:
    """Remember how everything stands in the end."""
    for key in PERIODS:
        stage.keep(_period_now(stage, key), "period", key)
    for who in SUBJECTS:
        stage.keep(plans[who], "plan", who, "evaluated")
        for key in STEPS:
            found = stage["evaluation", who, key]
            answer = stage.api.get(f"/v1/evaluations/{found['id']}", who="admin")
            detail = stage.keep(told(answer, 200), "evaluation", who, key)
            if detail["objection"]:
                path = f"/v1/objections/{detail['objection']['id']}"
                stage.keep(told(stage.api.get(path, who="head"), 200), "objection", who, key)
            if detail["reopenings"]:
                stage.keep(detail["reopenings"][0], "reopening", who, key)


def _period(place: int, key: str) -> dict[str, Any]:
    starts_on = date(2026, 1, 1) + timedelta(days=3 * place)
    return {
        "key": key,
        "kind": "month",
        "starts_on": starts_on.isoformat(),
        "ends_on": (starts_on + timedelta(days=2)).isoformat(),
        "rate_from": "2026-03-25" if key == "opened" else "2026-03-02",
        "rate_until": "2026-03-20" if key in SHORT else "2026-04-15",
        "scheme": {"key": "mataram" if key in MEASURED else LAW},
    }


def _plan(stage: Stage, who: str) -> dict[str, Any]:
    api, leader = stage.api, LEADERS[who]
    plan = told(api.post("/v1/plans", {"cycle_key": "evaluated"}, who=who))
    wanted = {**content(who), "work_results": content(who)["work_results"][:1]}
    path = f"/v1/plans/{plan['id']}"
    for method, name, body, actor in (
        ("PUT", "content", wanted, who),
        ("POST", "submit", None, who),
        ("POST", "approve", None, leader),
    ):
        version = told(api.get(path, who=who), 200)["version"]
        told(api.call(method, f"{path}/{name}", json=body, who=actor, version=version), 200)
    return told(api.get(path, who=who), 200)


def _waive(stage: Stage, period: dict[str, Any]) -> None:
    for gate in GATES:
        path = f"/v1/periods/{period['id']}/gates/{gate}/waive"
        told(stage.api.post(path, {"reason": "Disiapkan kemudian"}, who="admin"), 200)


def _period_now(stage: Stage, key: str) -> dict[str, Any]:
    found = stage["period", key]
    path = f"/v1/periods/{found if isinstance(found, str) else found['id']}"
    return told(stage.api.get(path, who="admin"), 200)


def _opened(stage: Stage, period: dict[str, Any], plans: dict[str, Any]) -> None:
    api, key, path = stage.api, period["key"], f"/v1/periods/{period['id']}"
    for name in ("open", "start-rating") if key != "opened" else ("open",):
        version = _period_now(stage, key)["version"]
        told(api.post(f"{path}/{name}", who="admin", version=version), 200)
    told(api.post(f"{path}/evaluations", who="admin"), 200)
    if key == "opened":
        _measure(stage, period)
    listed = api.get(f"/v1/evaluations?period_id={period['id']}", who="admin").json()["items"]
    for who in SUBJECTS:
        (found,) = [one for one in listed if one["employee_id"] == ident(who)]
        stage.keep(found, "evaluation", who, key)
        for name in STEPS[key]:
            _take(stage, found, plans[who], who, name)


def _measure(stage: Stage, period: dict[str, Any]) -> None:
    """Post a number about each person, as the administration does."""
    for who in SUBJECTS:
        body = {"employee_id": ident(who), "period_id": period["id"], "part": "discipline"}
        body |= {"value": "97.5", "source": f"Presensi {who}"}
        made = told(stage.api.post("/v1/measurements", body, who="admin"))
        stage.keep(made, "measurement", who)


def _take(stage: Stage, found: dict[str, Any], plan: dict[str, Any], who: str, name: str) -> None:
    """Take one step as the one to whom it belongs."""
    api, leader = stage.api, LEADERS[who]
    path = f"/v1/evaluations/{found['id']}"
    now = told(api.get(path, who="admin"), 200)
    if name == "file":
        told(api.post(f"{path}/objections", {"reasons": REASONS}, who=who))
        return
    if name in {"hear", "uphold", "change"}:
        _decide(stage, now["objection"]["id"], name)
        return
    if name == "refuse":
        (asked,) = now["reopenings"]
        path = f"/v1/reopenings/{asked['id']}/refuse"
        told(api.post(path, who="head", version=asked["version"]), 200)
        return
    strength = f"{REAL['strength']} ({who})"
    bodies = {
        "rate": assessment(plan, feedback={**REAL, "strength": strength}),
        "reopen": {"reason": "Satu bukti baru diterima"},
    }
    actor = who if name == "acknowledge" else leader
    told(api.post(f"{path}/{name}", bodies.get(name), who=actor, version=now["version"]), 200)


def _decide(stage: Stage, objection: str, name: str) -> None:
    path = f"/v1/objections/{objection}"
    version = told(stage.api.get(path, who="head"), 200)["version"]
    changed = {"ratings": [{"about": "results", "chosen": "above"}]} if name == "change" else {}
    bodies = {
        "hear": {
            "employee_statement": "Target tercapai.",
            "assessor_statement": "Bukti terlambat.",
        },
        "uphold": {"is_changed": False, "reason": "Bukti tidak mengubah hasil."},
        "change": {"is_changed": True, "reason": "Bukti menunjukkan hasil.", **changed},
    }
    step = "hear" if name == "hear" else "decide"
    told(stage.api.post(f"{path}/{step}", bodies[name], who="head", version=version), 200)
