"""Build indicators, schemes and feedback in every state."""

from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.indicator.review import ReviewOutcome
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.indicator import IndicatorReview
from tests.factories.evaluations import store
from tests.factories.organization import expect
from tests.factories.schemes import OWN
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import NOW, Stage, ident

INDICATOR: Final[dict[str, Any]] = {
    "statement": "Persentase permohonan yang selesai dalam lima hari kerja",
    "result": "Pelayanan perizinan yang cepat",
    "measured_in": "persen",
    "polarity": "higher",
    "aspects": ["time"],
    "accumulation": "last",
    "frequency": "quarter",
    "target": "90",
    "is_public": True,
}
FEEDBACK: Final = {
    "tone": "mixed",
    "strength": "Laporan bulanan pengaduan selalu selesai sebelum tanggal 5.",
    "improvement": "Tanggapan kepada pelapor sering lebih dari tiga hari kerja.",
    "suggestion": "Gunakan templat jawaban agar pelapor dijawab pada hari yang sama.",
}
INDICATOR_STEPS: Final = {
    "draft": (),
    "proposed": (("propose", "staff"),),
    "agreed": (("propose", "staff"), ("agree", "admin")),
    "retired": (("propose", "staff"), ("agree", "admin"), ("retire", "admin")),
}


def build(stage: Stage) -> None:
    """Set everything up that belongs to no plan and no evaluation."""
    for state in INDICATOR_STEPS:
        stage.keep(_build_indicator(stage, state), "indicator", state)
    for state in ("draft", "active", "retired"):
        stage.keep(_build_scheme(stage, state), "scheme", state)
    for who in SUBJECTS:
        for state in ("asked", "given", "replied"):
            stage.keep(_build_feedback(stage, who, state), "feedback", who, state)


def _build_indicator(stage: Stage, state: str) -> dict[str, Any]:
    api, body = stage.api, {**INDICATOR, "key": f"izin-{state}"}
    indicator = expect(api.post("/v1/indicators", body, who="staff"))
    (version,) = indicator["versions"]
    for step, who in INDICATOR_STEPS[state]:
        path = f"/v1/indicators/{indicator['id']}/versions/{version['id']}/{step}"
        version = expect(api.post(path, who=who, version=version["version"]), 200)
    return version


def _build_scheme(stage: Stage, state: str) -> dict[str, Any]:
    api, body = stage.api, {"scheme": {**OWN, "key": f"own-{state}"}}
    scheme = expect(api.post("/v1/schemes", body, who="admin"))
    steps = {"draft": (), "active": ("activate",), "retired": ("activate", "retire")}
    for step in steps[state]:
        path = f"/v1/schemes/{scheme['id']}/{step}"
        scheme = expect(api.post(path, who="admin", version=scheme["version"]), 200)
    return scheme


def _build_feedback(stage: Stage, who: str, state: str) -> dict[str, Any]:
    """Ask ``peer`` for feedback, give it, and reply to it, as far as *state* says."""
    api = stage.api
    body = {"author_id": ident("peer"), "question": f"Bagaimana layanan {who} bulan ini?"}
    feedback = expect(api.post("/v1/feedback/requests", body, who=who))
    path = f"/v1/feedback/{feedback['id']}"
    if state != "asked":
        body = {**FEEDBACK, "strength": f"{FEEDBACK['strength']} ({who})"}
        answer = api.post(f"{path}/give", body, who="peer", version=feedback["version"])
        feedback = expect(answer, 200)
    if state == "replied":
        body = {"reply": "Terima kasih."}
        answer = api.post(f"{path}/reply", body, who=who, version=feedback["version"])
        feedback = expect(answer, 200)
    return feedback


def build_reviews(stage: Stage) -> None:
    """Store a review that waits for a decision, and one that was decided."""
    decision = {
        "outcome": ReviewOutcome.KEPT,
        "reason": "Ukuran tetap dipakai.",
        "decided_by": UUID(ident("account:admin")),
        "decided_at": NOW,
    }
    for state, indicator, decided in (("waiting", "agreed", {}), ("decided", "retired", decision)):
        record = _review(stage, stage["indicator", indicator], decided)
        key = record.id
        store(stage.api, record)
        path = f"/v1/indicator-reviews/{key}"
        stage.keep(expect(stage.api.get(path, who="admin"), 200), "review", state)


def _review(stage: Stage, version: dict[str, Any], decision: dict[str, Any]) -> IndicatorReview:
    return IndicatorReview(
        id=new_id(),
        period_id=UUID(stage["period", "closed"]["id"]),
        indicator_id=UUID(version["indicator_id"]),
        indicator_version_id=UUID(version["id"]),
        lines=2,
        missing=1,
        at_target=0,
        compared=0,
        disagreeing=0,
        measurability=100,
        findings=["often_missing"],
        finding_count=1,
        reviewed_at=NOW,
        **decision,
    )
