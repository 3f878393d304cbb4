"""Innovations through the API: entries, panels and their verdicts."""

from typing import Any

from tests.serving.client import Api


def innovation(period: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Say an innovation that came to its trial on the first day of the period."""
    trial = {"phase": "trial", "on": period["starts_on"], "title": "Data uji coba"}
    return {
        "period_id": period["id"],
        "title": "Antre Tenang",
        "sector": "population",
        "problem": "Warga menumpuk pada pukul 08.00-10.00",
        "change": "Nomor antrean dikirim lewat pesan",
        "measure": "Rata-rata waktu tunggu",
        "measured_in": "menit",
        "before": "41",
        "after": "18",
        "phases": [
            {"phase": "idea", "on": period["starts_on"], "title": "Nota usulan"},
            {**trial, "url": "https://bukti.test/uji-coba"},
        ],
        **changes,
    }


def appointed(api: Api, **changes: Any) -> dict[str, Any]:
    """Appoint the panel of the year."""
    members = ["alfa-other", "alfa-deputy", "alfa-late"]
    body = {"cycle_key": "2026", "member_codes": members, **changes}
    answer = api.post("/v1/innovation-panels", body, who="admin")
    assert answer.status_code == 201, answer.text
    return answer.json()


def entered(api: Api, body: dict[str, Any], who: str = "staff") -> dict[str, Any]:
    """Enter an innovation."""
    answer = api.post("/v1/innovations", body, who=who)
    assert answer.status_code == 201, answer.text
    return answer.json()


def verdict(*levels: int) -> dict[str, Any]:
    """Say a verdict with a reason for each level."""
    criteria = zip(("novelty", "benefit", "adoption", "sustainability"), levels, strict=True)
    return {
        "levels": [
            {"item": item, "level": level, "reason": "Terlihat pada bukti."}
            for item, level in criteria
        ]
    }


def judged(api: Api, shown: dict[str, Any], who: str, body: dict[str, Any]) -> dict[str, Any]:
    """Give a verdict."""
    path = f"/v1/innovations/{shown['id']}/verify"
    answer = api.post(path, body, who=who, version=shown["version"])
    assert answer.status_code == 200, answer.text
    return answer.json()


def verified(api: Api, body: dict[str, Any], level: int) -> dict[str, Any]:
    """Enter an innovation, and let two of the panel agree on one level."""
    shown = entered(api, body)
    for who in ("other", "deputy"):
        shown = judged(api, shown, who, verdict(*[level] * 4))
    return shown
