"""What follows from results, through the API: months with results, rules, what is decided."""

from collections.abc import Sequence
from typing import Any

from tests.factories import cycles, plans
from tests.factories.evaluations import IN_WINDOW, LEADERS, REAL, REASON, step
from tests.factories.organization import expect
from tests.factories.schemes import OWN
from tests.serving.client import Api


def adopted_rule(api: Api, key: str = "very-good") -> dict[str, Any]:
    """Adopt a shipped rule."""
    return expect(api.post(f"/v1/outstanding-rules/{key}/adopt", who="admin"), 200)


def rule(key: str = "teladan", **conditions: Any) -> dict[str, Any]:
    """State a rule of one's own."""
    title = {"id": "Pegawai teladan", "en": "Exemplary employee"}
    return {"key": key, "title": title, "source": "Keputusan Kepala Dinas 21/2026", **conditions}


def active_rule(api: Api, key: str = "teladan", **conditions: Any) -> dict[str, Any]:
    """Draft a rule of one's own, and let people be listed by it."""
    body = {"rule": rule(key, **conditions)}
    drafted = expect(api.post("/v1/outstanding-rules", body, who="admin"))
    path = f"/v1/outstanding-rules/{drafted['id']}/activate"
    return expect(api.post(path, who="admin", version=drafted["version"]), 200)


def own_scheme(api: Api) -> None:
    """Let a scheme be used that scores behavior alone: above 110, met 90, below 60."""
    scheme = expect(api.post("/v1/schemes", {"scheme": OWN}, who="admin"))
    path = f"/v1/schemes/{scheme['id']}/activate"
    expect(api.post(path, who="admin", version=scheme["version"]), 200)


def months(
    api: Api, results: dict[str, Sequence[str | None]], steps: Sequence[str] = ("deliver",)
) -> list[dict[str, Any]]:
    """Give people a result in each of some months; none where None stands.

    It gives the months back, each with the evaluations by person as they stand in the end.
    """
    own_scheme(api)
    count = max(map(len, results.values()))
    scheme = {"key": OWN["key"]}
    bodies = [_month(number, scheme) for number in range(1, count + 1)]
    stated = api.put("/v1/cycles/2026", cycles.cycle(periods=bodies), who="admin")
    periods = expect(stated, 200)["cycle"]["periods"]
    for who in results:
        plans.approved(api, who, LEADERS[who])
    api.at(IN_WINDOW)
    return [
        _month_of(api, period, {who: chosen[index] for who, chosen in results.items()}, steps)
        for index, period in enumerate(periods)
    ]


def _month(number: int, scheme: dict[str, str]) -> dict[str, Any]:
    return {
        "key": f"m{number}",
        "kind": "month",
        "starts_on": f"2026-{number:02}-01",
        "ends_on": f"2026-{number:02}-28",
        "rate_from": f"2026-{number:02}-28" if number < 3 else "2026-03-25",
        "rate_until": "2026-04-15",
        "scheme": scheme,
    }


def _month_of(
    api: Api, period: dict[str, Any], chosen: dict[str, str | None], steps: Sequence[str]
) -> dict[str, Any]:
    begun = cycles.begin(api, period)
    path = f"/v1/periods/{begun['id']}"
    expect(api.post(f"{path}/evaluations", who="admin"), 200)
    expect(api.post(f"{path}/start-rating", who="admin", version=begun["version"]), 200)
    listed = api.get(f"/v1/evaluations?period_id={begun['id']}", who="admin").json()["items"]
    by_code = {item["employee_code"]: item for item in listed}
    evaluations = {}
    for who, expectation in chosen.items():
        evaluation = by_code[f"alfa-{who}"]
        if expectation is not None:
            ratings = [{"about": "behavior", "chosen": expectation, "reason": REASON}]
            body = {"ratings": ratings, "feedback": REAL}
            evaluation = step(api, evaluation, "rate", LEADERS[who], body)
            for name in ("finalize", *steps):
                evaluation = step(api, evaluation, name, LEADERS[who])
        evaluations[who] = evaluation
    return {**begun, "evaluations": evaluations}


def reopened(api: Api, evaluation: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    """Reopen somebody's result: their assessor asks, the one above grants."""
    body = {"reason": "Bukti baru diterima dari kecamatan."}
    asked = step(api, evaluation, "reopen", LEADERS[who], body)
    path = f"/v1/reopenings/{asked['id']}/grant"
    expect(api.post(path, who=LEADERS[LEADERS[who]], version=asked["version"]), 200)
    return expect(api.get(f"/v1/evaluations/{evaluation['id']}", who="admin"), 200)
