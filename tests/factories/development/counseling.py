"""Counseling on conduct through the API: from the talk to what was decided."""

from typing import Any

from tests.factories.organization import expect
from tests.serving.client import Api
from tests.world import key

FEEDBACK = {
    "core_value": "harmonis",
    "tone": "negative",
    "strength": "Cepat melayani warga di loket dua pada jam sibuk.",
    "improvement": "Dua kali menegur rekan dengan keras di depan warga di loket.",
    "suggestion": "Sampaikan teguran di ruang belakang setelah antrean selesai.",
}


def talk_body(who: str = "staff", **changes: Any) -> dict[str, Any]:
    """State a talk on conduct with somebody."""
    return {
        "employee_id": str(key(f"alfa:{who}")),
        "core_value": "harmonis",
        "talked_on": "2026-03-16",
        "talk": f"Pembicaraan empat mata dengan {who}.",
        **changes,
    }


def report_body(feedback_id: str, who: str = "staff", **changes: Any) -> dict[str, Any]:
    """State a report on a problem of conduct."""
    return {
        "recipient_code": "alfa-mayor",
        "special_expectation": f"Harapan khusus kepada {who}.",
        "details": f"Masalah perilaku {who}.",
        "occurs_with_others": False,
        "retrospective": f"Tindakan terhadap {who}.",
        "feedback_ids": [feedback_id],
        **changes,
    }


def arrangement_body(who: str = "staff", **changes: Any) -> dict[str, Any]:
    """State who counsels, when and where."""
    return {
        "counselor_code": "alfa-former",
        "capacity": "independent",
        "meets_at": "2026-12-01T02:00:00Z",
        "location": f"Ruang konseling {who}",
        **changes,
    }


def record_body(who: str = "staff", **changes: Any) -> dict[str, Any]:
    """State what a counselor signs."""
    return {
        "held_on": "2026-03-16",
        "content": f"Konseling {who}.",
        "agreed_steps": f"Kesepakatan {who}.",
        "advice": f"Saran bagi {who}.",
        **changes,
    }


def feedback(api: Api, who: str = "staff", by: str = "sup") -> str:
    """Give somebody feedback on their conduct."""
    body = {"employee_id": str(key(f"alfa:{who}")), **FEEDBACK}
    given: str = expect(api.post("/v1/feedback", body, who=by))["id"]
    return given


def talked(api: Api, who: str = "staff", by: str = "sup", **changes: Any) -> dict[str, Any]:
    """Record a talk on conduct."""
    return expect(api.post("/v1/counselings", talk_body(who, **changes), who=by))


def reported(api: Api, who: str = "staff", by: str = "sup", **changes: Any) -> dict[str, Any]:
    """Report a problem of conduct after a talk."""
    made, cited = talked(api, who, by), feedback(api, who, by)
    return moved(api, made, "report", by, report_body(cited, who, **changes))


def arranged(api: Api, who: str = "staff", by: str = "sup", **changes: Any) -> dict[str, Any]:
    """Bring a report to a counselor."""
    made = reported(api, who, by)
    return moved(api, made, "arrange", "mayor", arrangement_body(who, **changes))


def signed(
    api: Api, who: str = "staff", by: str = "sup", counselor: str = "former", **changes: Any
) -> dict[str, Any]:
    """Let the counselor sign their record."""
    changes.setdefault("counselor_code", f"alfa-{counselor}")
    made = arranged(api, who, by, **changes)
    path = f"/v1/counselings/{made['id']}/record"
    return expect(api.post(path, record_body(who), who=counselor, version=made["version"]))


def moved(
    api: Api, counseling: dict[str, Any], step: str, who: str, body: dict[str, Any]
) -> dict[str, Any]:
    """Take a step at the version last seen."""
    path = f"/v1/counselings/{counseling['id']}/{step}"
    return expect(api.post(path, body, who=who, version=counseling["version"]), 200)


def trained(api: Api, who: str = "sup", by: str = "head") -> None:
    """Let somebody complete a training that makes them fit to counsel."""
    body = {
        "employee_id": str(key(f"alfa:{who}")),
        "kind": "training",
        "origin": "duty",
        "title": "Konseling bagi pejabat penilai kinerja",
        "due_on": "2099-06-30",
        "qualifies_for": "counseling",
    }
    made = expect(api.post("/v1/trainings", body, who=by))
    path = f"/v1/trainings/{made['id']}/close"
    done = {"is_completed": True, "note": "Sertifikat 893/7/2026."}
    expect(api.post(path, done, who=by, version=made["version"]), 200)
