"""What develops people, through the API: guidance, and what follows from it."""

from typing import Any

from tests.factories import evaluations
from tests.factories.organization import expect
from tests.serving.client import Api
from tests.world import key

GOAL = "Berkas perizinan selesai tepat waktu."
LOW = ("results", "behavior")


def plan_body(who: str = "staff", **changes: Any) -> dict[str, Any]:
    """State a plan of guidance for somebody, tied to a part of the score."""
    return {
        "employee_id": str(key(f"alfa:{who}")),
        "kind": "coaching",
        "goal": GOAL,
        "problem": "Sebagian berkas menunggu kelengkapan lebih dari tiga hari.",
        "due_on": "2099-06-30",
        "aims": [{"part": "results", "aim": "Izin selesai tepat waktu", "target": "95"}],
        **changes,
    }


def opened(api: Api, who: str = "staff", by: str = "sup", **changes: Any) -> dict[str, Any]:
    """Open a plan of guidance."""
    return expect(api.post("/v1/coaching-plans", plan_body(who, **changes), who=by))


def step(api: Api, plan: dict[str, Any], name: str, who: str, body: Any) -> dict[str, Any]:
    """Take a step of a plan at the version last seen."""
    path = f"/v1/coaching-plans/{plan['id']}/{name}"
    return expect(api.post(path, body, who=who, version=plan["version"]), 200)


def session(**changes: Any) -> dict[str, Any]:
    """State a session that took place."""
    return {
        "held_on": "2026-03-16",
        "location": "Ruang kepala bidang",
        "content": "Membahas tiga berkas yang terlambat.",
        "agreed_steps": "Daftar periksa dipakai mulai pekan depan.",
        **changes,
    }


def running(api: Api, who: str = "staff", by: str = "sup", **changes: Any) -> dict[str, Any]:
    """Open a plan to which its person agrees."""
    plan = opened(api, who, by, **changes)
    return step(api, plan, "agree", who, {"own_view": "Saya setuju."})


def low_result(api: Api, who: str = "staff") -> dict[str, Any]:
    """Bring a result below good into somebody's hands."""
    return rated_low(api, evaluations.opened(api, who=(who,)), who)


def rated_low(api: Api, made: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    """Bring an open evaluation to a result below good, into somebody's hands."""
    body = evaluations.assessment(made["plans"][who])
    for rating in body["ratings"]:
        rating["chosen"] = "below"
    leader = evaluations.LEADERS[who]
    rated = evaluations.step(api, made["evaluations"][who], "rate", leader, body)
    done = evaluations.step(api, rated, "finalize", leader)
    return {**made, **evaluations.step(api, done, "deliver", leader)}
