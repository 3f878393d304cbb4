"""Recommendations and decisions through the API."""

from typing import Any

from httpx2 import Response

from tests.factories.evaluations import step
from tests.factories.follow_up.rules import reopened
from tests.factories.organization import expect
from tests.serving.client import Api

GRANTED: dict[str, Any] = {
    "outcome": "granted",
    "title": "Piagam penghargaan pegawai teladan",
    "reason": "Hasil kerja dan umpan balik warga sama-sama baik.",
}
WHY = "Pelayanan loket tetap tepat waktu selama renovasi gedung."


def propose(api: Api, evaluation: dict[str, Any], who: str = "sup", **more: Any) -> Response:
    """Recommend a reward by a result, or what differs."""
    body = {"evaluation_id": evaluation["id"], "purpose": "reward", "reason": WHY, **more}
    return api.post("/v1/recommendations", body, who=who)


def proposed(api: Api, evaluation: dict[str, Any], who: str = "sup", **more: Any) -> dict[str, Any]:
    """Recommend something that is taken."""
    return expect(propose(api, evaluation, who, **more))


def take(
    api: Api, recommendation: dict[str, Any], name: str, who: str = "sup", body: Any = None
) -> Response:
    """Take a step of a recommendation at its newest version."""
    path = f"/v1/recommendations/{recommendation['id']}"
    version = expect(api.get(path, who="admin"), 200)["version"]
    return api.post(f"{path}/{name}", body, who=who, version=version)


def decided(
    api: Api, recommendation: dict[str, Any], who: str = "head", **more: Any
) -> dict[str, Any]:
    """Grant what was recommended, or decide what differs."""
    return expect(take(api, recommendation, "decide", who, {**GRANTED, **more}), 200)


def record(api: Api, who: str = "sup", **more: Any) -> Response:
    """Record a decision on staff without a recommendation."""
    body = {
        "employee_code": "alfa-staff",
        "purpose": "recognition",
        "title": "Ucapan terima kasih kepala bidang",
        "reason": "Menangani aduan warga pada hari libur.",
        **more,
    }
    return api.post("/v1/decisions", body, who=who)


FEEDBACK = {
    "strength": "Menangani 96 aduan warga tanpa keluhan ulang dari kecamatan.",
    "improvement": "Laporan bulanan loket terlambat dua kali pada Februari.",
    "suggestion": "Susun jadwal laporan tiap tanggal lima bersama petugas kedua.",
}


def redone(api: Api, evaluation: dict[str, Any]) -> dict[str, Any]:
    """Rate, finalize and deliver a result that was reopened."""
    rating = {"about": "behavior", "chosen": "met", "reason": "Dinilai kembali."}
    for name in ("rate", "finalize", "deliver"):
        sent = {"ratings": [rating], "feedback": FEEDBACK} if name == "rate" else None
        evaluation = step(api, evaluation, name, "sup", sent)
    return evaluation


def made_anew(api: Api, evaluation: dict[str, Any]) -> dict[str, Any]:
    """Reopen a result, and rate, finalize and deliver it anew."""
    return redone(api, reopened(api, evaluation))
