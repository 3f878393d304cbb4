"""Build evaluations of both people in every state, each state in a period of its own."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from tests.factories import cycles
from tests.factories.evaluations import LAW, REAL, assessment
from tests.factories.organization import expect
from tests.matrix.building.libraries import reviewed_lines
from tests.matrix.building.plans import LEADERS, POPULATION, content
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
RATING_OVER: Final = frozenset({"overdue", "overdue_rated", "closed"})
"""Periods whose window for rating is over on the day of the matrix."""
WITH_MEASUREMENTS: Final = frozenset({"opened", "planned"})
"""Periods by a scheme that takes measurements of persons."""
GATES: Final = ("socialisation", "indicators", "organization")
REASONS: Final = "Realisasi bulan Maret belum dihitung; bukti terlampir."
OBJECTION_BODIES: Final[dict[str, dict[str, Any]]] = {
    "hear": {
        "employee_statement": "Target tercapai.",
        "assessor_statement": "Bukti terlambat.",
    },
    "uphold": {"is_changed": False, "reason": "Bukti tidak mengubah hasil."},
    "change": {
        "is_changed": True,
        "reason": "Bukti menunjukkan hasil.",
        "ratings": [{"about": "results", "chosen": "above"}],
    },
}
"""The hearing, and the two ways to decide; the calls of the matrix hear and change likewise."""


def build(stage: Stage) -> None:
    """Bring plans into force, open the periods, and take each as far as its name says."""
    stage.api.at(RATING_DAY)
    cycle = cycles.state(
        stage.api,
        "evaluated",
        plans_due_on="2026-01-31",
        population=POPULATION,
        periods=[_period_body(index, key) for index, key in enumerate(PERIODS)],
    )
    plans = {who: _approve_plan(stage, who) for who in SUBJECTS}
    for period in cycle["periods"]:
        stage.keep(period, "period", period["key"])
        if period["key"] != "unready":
            _waive_gates(stage, period)
        if period["key"] not in NEVER_OPENED:
            _run_period(stage, period, plans)
    stage.api.at(NOW)
    period = _read_period(stage, "closed")
    path = f"/v1/periods/{period['id']}/close"
    expect(stage.api.post(path, who="admin", version=period["version"]), 200)
    _keep_outcome(stage, plans)


def _keep_outcome(stage: Stage, plans: dict[str, Any]) -> None:
    """Remember how every record stands in the end."""
    for key in PERIODS:
        stage.keep(_read_period(stage, key), "period", key)
    for who in SUBJECTS:
        stage.keep(plans[who], "plan", who, "evaluated")
        for key in STEPS:
            path = f"/v1/evaluations/{stage['evaluation', who, key]['id']}"
            answer = stage.api.get(path, who="admin")
            evaluation = stage.keep(expect(answer, 200), "evaluation", who, key)
            if evaluation["objection"]:
                path = f"/v1/objections/{evaluation['objection']['id']}"
                stage.keep(expect(stage.api.get(path, who="head"), 200), "objection", who, key)
            if evaluation["reopenings"]:
                stage.keep(evaluation["reopenings"][0], "reopening", who, key)


def _period_body(index: int, key: str) -> dict[str, Any]:
    starts_on = date(2026, 1, 1) + timedelta(days=3 * index)
    return {
        "key": key,
        "kind": "month",
        "starts_on": starts_on.isoformat(),
        "ends_on": (starts_on + timedelta(days=2)).isoformat(),
        "rate_from": "2026-03-25" if key == "opened" else "2026-03-02",
        "rate_until": "2026-03-20" if key in RATING_OVER else "2026-04-15",
        "scheme": {"key": "mataram" if key in WITH_MEASUREMENTS else LAW},
    }


def _approve_plan(stage: Stage, who: str) -> dict[str, Any]:
    api, leader = stage.api, LEADERS[who]
    plan = expect(api.post("/v1/plans", {"cycle_key": "evaluated"}, who=who))
    (result, _) = content(who)["work_results"]
    if who == "staff":
        result = {**result, "indicators": [*result["indicators"], *reviewed_lines(stage)]}
    body = {**content(who), "work_results": [result]}
    path = f"/v1/plans/{plan['id']}"
    for method, step, step_body, actor in (
        ("PUT", "content", body, who),
        ("POST", "submit", None, who),
        ("POST", "approve", None, leader),
    ):
        version = expect(api.get(path, who=who), 200)["version"]
        answer = api.call(method, f"{path}/{step}", json=step_body, who=actor, version=version)
        expect(answer, 200)
    return expect(api.get(path, who=who), 200)


def _waive_gates(stage: Stage, period: dict[str, Any]) -> None:
    for gate in GATES:
        path = f"/v1/periods/{period['id']}/gates/{gate}/waive"
        expect(stage.api.post(path, {"reason": "Disiapkan kemudian"}, who="admin"), 200)


def _read_period(stage: Stage, key: str) -> dict[str, Any]:
    path = f"/v1/periods/{stage['period', key]['id']}"
    return expect(stage.api.get(path, who="admin"), 200)


def _run_period(stage: Stage, period: dict[str, Any], plans: dict[str, Any]) -> None:
    """Open a period, and take the evaluations of both people through its steps."""
    api, key, path = stage.api, period["key"], f"/v1/periods/{period['id']}"
    for step in ("open", "start-rating") if key != "opened" else ("open",):
        version = _read_period(stage, key)["version"]
        expect(api.post(f"{path}/{step}", who="admin", version=version), 200)
    expect(api.post(f"{path}/evaluations", who="admin"), 200)
    if key == "opened":
        _post_measurements(stage, period)
    listed = api.get(f"/v1/evaluations?period_id={period['id']}", who="admin").json()["items"]
    evaluations = {evaluation["employee_id"]: evaluation for evaluation in listed}
    for who in SUBJECTS:
        evaluation = stage.keep(evaluations[ident(who)], "evaluation", who, key)
        for step in STEPS[key]:
            evaluation = _take_step(stage, evaluation, plans[who], who, step)


def _post_measurements(stage: Stage, period: dict[str, Any]) -> None:
    """Post a number about each person, as the administration does."""
    for who in SUBJECTS:
        body = {"employee_id": ident(who), "period_id": period["id"], "part": "discipline"}
        body |= {"value": "97.5", "source": f"Presensi {who}"}
        measurement = expect(stage.api.post("/v1/measurements", body, who="admin"))
        stage.keep(measurement, "measurement", who)


def _take_step(
    stage: Stage, evaluation: dict[str, Any], plan: dict[str, Any], who: str, step: str
) -> dict[str, Any]:
    """Take one step as the person to whom it belongs, and give the evaluation as it then is."""
    api, path = stage.api, f"/v1/evaluations/{evaluation['id']}"
    if step == "file":
        expect(api.post(f"{path}/objections", {"reasons": REASONS}, who=who))
        return expect(api.get(path, who="admin"), 200)
    if step in OBJECTION_BODIES:
        _handle_objection(stage, evaluation["objection"]["id"], step)
        return evaluation
    if step == "refuse":
        _refuse_reopening(stage, expect(api.get(path, who="admin"), 200))
        return evaluation
    actor = who if step == "acknowledge" else LEADERS[who]
    body, version = _step_body(step, plan, who), evaluation["version"]
    answer = expect(api.post(f"{path}/{step}", body, who=actor, version=version), 200)
    return evaluation if step == "reopen" else answer  # reopening is answered by the request for it


def _refuse_reopening(stage: Stage, evaluation: dict[str, Any]) -> None:
    (request,) = evaluation["reopenings"]
    path = f"/v1/reopenings/{request['id']}/refuse"
    expect(stage.api.post(path, who="head", version=request["version"]), 200)


def _step_body(step: str, plan: dict[str, Any], who: str) -> dict[str, Any] | None:
    if step == "rate":
        body = assessment(plan, feedback={**REAL, "strength": f"{REAL['strength']} ({who})"})
        body["ratings"][-1]["chosen"] = "below"  # one result of the plan is to improve
        return body
    return {"reason": "Satu bukti baru diterima"} if step == "reopen" else None


def _handle_objection(stage: Stage, objection_id: str, step: str) -> None:
    """Hear the two sides of an objection, or decide on it, as the assessor's superior."""
    path = f"/v1/objections/{objection_id}"
    version = expect(stage.api.get(path, who="head"), 200)["version"]
    path = f"{path}/hear" if step == "hear" else f"{path}/decide"
    expect(stage.api.post(path, OBJECTION_BODIES[step], who="head", version=version), 200)


RATERS: Final = {"staff": "sup", "stranger": "deputy"}
"""Who rated the subjects of the table: the statistics are about them."""


def build_rater_statistics(stage: Stage) -> None:
    """Compute the statistics of a closed period, and keep those of both assessors."""
    period = stage["period", "closed"]
    path = f"/v1/periods/{period['id']}/rater-statistics"
    stage.keep(expect(stage.api.post(path, who="admin")), "rater_study")
    for subject, rater in RATERS.items():
        listed = expect(stage.api.get("/v1/rater-statistics", who=rater), 200)["items"]
        (own,) = [item for item in listed if item["employee_id"] == ident(rater)]
        stage.keep(own, "rater_statistic", subject)
