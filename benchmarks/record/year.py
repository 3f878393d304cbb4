"""Live a year in the first section through the service: plans, progress, results, objections."""

from datetime import UTC, datetime
from typing import Any, Final

from tests.factories import cycles
from tests.factories.evaluations import LAW, assessment
from tests.factories.evaluations import step as evaluation_step
from tests.factories.organization import expect, ident
from tests.factories.plans import BUDGET, CONTENT, RESULT
from tests.factories.plans import step as plan_step
from tests.serving.client import Api

from benchmarks.record.people import (
    APPROVED,
    DRAFT,
    JANUARY,
    OFFICE_HEAD,
    RATED_EVERY,
    SECTION,
    SECTION_HEAD,
    STAFF,
    SUBMITTED,
    staff,
)
from benchmarks.record.registers import live_registers

DAY: Final = datetime(2026, 3, 27, 2, 0, tzinfo=UTC)
"""The day of the record, a Friday morning in Jakarta: January and February are being rated."""
CYCLE: Final = "2026"
PERIODS: Final = {"jan": "31", "feb": "28"}
"""The key of each period and its last day."""
_MESSAGE: Final = {"message": "Apakah targetnya sudah termasuk loket baru?"}
_GIVEN: Final = {
    "tone": "positive",
    "strength": "Laporan pengaduan bulan Februari selesai dua hari lebih awal.",
}
_BODIES: Final[dict[str, dict[str, Any]]] = {
    "reopen": {"reason": "Satu bukti baru diterima"},
    "file": {"reasons": "Realisasi bulan Maret belum dihitung; bukti terlampir."},
    "hear": {
        "employee_statement": "Target tercapai.",
        "assessor_statement": "Bukti terlambat.",
    },
    "change": {
        "is_changed": True,
        "reason": "Bukti menunjukkan hasil.",
        "ratings": [{"about": "results", "chosen": "above"}],
    },
}


def live(api: Api) -> None:
    """State the year, bring the plans of the section into their states, and rate two periods."""
    periods = [_period(number, key) for number, key in enumerate(PERIODS, 1)]
    made = cycles.state(api, CYCLE, periods=periods)
    api.at(DAY)
    plans = _make_plans(api)
    for period in made["periods"]:
        opened = cycles.begin(api, period)
        path = f"/v1/periods/{opened['id']}"
        expect(api.post(f"{path}/start-rating", who="admin", version=opened["version"]), 200)
        expect(api.post(f"{path}/evaluations", who="admin"), 200)
        _rate(api, opened, plans)
    for number in APPROVED:
        give_feedback(api, number)
    live_registers(api, made["periods"][0])


def _period(month: int, key: str) -> dict[str, Any]:
    return {
        "key": key,
        "kind": "month",
        "starts_on": f"2026-{month:02d}-01",
        "ends_on": f"2026-{month:02d}-{PERIODS[key]}",
        "rate_from": "2026-03-25",
        "rate_until": "2026-04-15",
        "scheme": {"key": LAW},
    }


def _make_plans(api: Api) -> dict[str, dict[str, Any]]:
    """Make the plans of everyone who has one, and give those in force by their owner."""
    plans = {
        who: approve(api, draft(api, who), who, leader)
        for who, leader in ((OFFICE_HEAD, "mayor"), (SECTION_HEAD, OFFICE_HEAD))
    }
    for number in range(DRAFT.start, STAFF):
        who = staff(number)
        plan = draft(api, who)
        if number in SUBMITTED:
            plan_step(api, plan, "submit", who)
        if number in APPROVED:
            plans[who] = approve(api, plan, who, SECTION_HEAD)
            _post_progress(api, plans[who], who)
    return plans


def draft(api: Api, who: str) -> dict[str, Any]:
    """Begin somebody's plan, and say what it holds."""
    plan = expect(api.post("/v1/plans", {"cycle_key": CYCLE}, who=who))
    path = f"/v1/plans/{plan['id']}"
    leads = who in {OFFICE_HEAD, SECTION_HEAD}
    results = [
        {**(BUDGET if leads else RESULT), "statement": f"Terselesaikannya pengaduan warga ({name})"}
        for name in ("loket", "kecamatan", SECTION)
    ]
    content = {**CONTENT, "work_results": results}
    expect(api.put(f"{path}/content", content, who=who, version=plan["version"]), 200)
    expect(api.post(f"{path}/messages", _MESSAGE, who=who))
    return _read(api, plan, who)


def approve(api: Api, plan: dict[str, Any], who: str, leader: str) -> dict[str, Any]:
    """Bring a plan into force."""
    plan_step(api, plan_step(api, plan, "submit", who), "approve", leader)
    return _read(api, plan, who)


def _read(api: Api, plan: dict[str, Any], who: str) -> dict[str, Any]:
    return expect(api.get(f"/v1/plans/{plan['id']}", who=who), 200)


def _post_progress(api: Api, plan: dict[str, Any], who: str) -> None:
    """Post on both indicators of each result, twice."""
    for result in plan["in_force"]["work_results"]:
        for indicator in result["indicators"]:
            for day, value in (("2026-01-20", "20"), ("2026-02-10", "31")):
                body = {"line_id": indicator["line_id"], "on": day, "value": value}
                expect(api.post(f"/v1/plans/{plan['id']}/progress", body, who=who))


def _rate(api: Api, period: dict[str, Any], plans: dict[str, dict[str, Any]]) -> None:
    """Take the results of the section through the steps of the period."""
    query = f"/v1/evaluations?period_id={period['id']}&limit=200"
    listed = expect(api.get(query, who="admin"), 200)["items"]
    evaluations = {item["employee_id"]: item for item in listed}
    for number in APPROVED:
        who = staff(number)
        steps = JANUARY[number % len(JANUARY)]
        if period["key"] != "jan":
            steps = ("rate",) if number % RATED_EVERY == 0 else ()
        evaluation = evaluations[ident(who)]
        for name in steps:
            evaluation = take_step(api, evaluation, plans[who], who, name)


def take_step(
    api: Api, evaluation: dict[str, Any], plan: dict[str, Any], who: str, name: str
) -> dict[str, Any]:
    """Take one step as the person to whom it belongs, and give the evaluation as it then is."""
    path = f"/v1/evaluations/{evaluation['id']}"
    if name == "file":
        expect(api.post(f"{path}/objections", _BODIES[name], who=who))
    elif name in {"hear", "change"}:
        about = f"/v1/objections/{evaluation['objection']['id']}"
        version = expect(api.get(about, who=OFFICE_HEAD), 200)["version"]
        about += "/hear" if name == "hear" else "/decide"
        expect(api.post(about, _BODIES[name], who=OFFICE_HEAD, version=version), 200)
    else:
        body = assessment(plan) if name == "rate" else _BODIES.get(name)
        evaluation_step(api, evaluation, name, who if name == "acknowledge" else SECTION_HEAD, body)
    return expect(api.get(path, who="admin"), 200)


def give_feedback(api: Api, number: int) -> None:
    """Let a neighbor answer a request, and ask another who does not answer yet."""
    who, neighbor = staff(number), staff((number + 1) % STAFF)
    asked = {"author_id": ident(neighbor), "question": "Bagaimana layanan saya?"}
    request = expect(api.post("/v1/feedback/requests", asked, who=who))
    path = f"/v1/feedback/{request['id']}/give"
    expect(api.post(path, _GIVEN, who=neighbor, version=request["version"]), 200)
    asked = {**asked, "author_id": ident(staff((number + 2) % STAFF))}
    expect(api.post("/v1/feedback/requests", asked, who=who))
