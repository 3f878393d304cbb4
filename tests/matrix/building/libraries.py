"""Build indicators, schemes and feedback in every state."""

from typing import Any, Final

from tests.factories.organization import expect
from tests.factories.schemes import OWN
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage, ident

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
    "planned": (("propose", "staff"), ("agree", "admin")),
    "retired": (("propose", "staff"), ("agree", "admin"), ("retire", "admin")),
}

REVIEWED: Final = {"waiting": "agreed", "decided": "planned"}
"""The state of each review, and the indicator that it is of."""
KEPT: Final = {"outcome": "kept", "reason": "Ukuran tetap dipakai."}


def build(stage: Stage) -> None:
    """Set everything up that belongs to no plan and no evaluation."""
    for state in INDICATOR_STEPS:
        stage.keep(_build_indicator(stage, state), "indicator", state)
    path = f"/v1/indicators/{stage['indicator', 'planned']['indicator_id']}/mapping"
    body = {"mapped_positions": [{"position_code": "STAFF"}]}
    expect(stage.api.put(path, body, who="admin"), 200)
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


def reviewed_lines(stage: Stage) -> list[dict[str, Any]]:
    """Name the indicators of the library on a plan whose period is reviewed once it is closed."""
    return [
        {"indicator_version_id": stage["indicator", state]["id"], "deadline": "2026-12-31"}
        for state in REVIEWED.values()
    ]


def build_reviews(stage: Stage) -> None:
    """Review what stood on a plan of the closed period, and decide on one of the two."""
    api, period = stage.api, stage["period", "closed"]
    expect(api.post(f"/v1/periods/{period['id']}/indicator-reviews", who="admin"), 200)
    listed = expect(api.get("/v1/indicator-reviews", who="admin"), 200)["items"]
    reviews = {review["indicator_version_id"]: review for review in listed}
    for state, indicator in REVIEWED.items():
        review = reviews[stage["indicator", indicator]["id"]]
        if state == "decided":
            path, body = f"/v1/indicator-reviews/{review['id']}/decide", KEPT
            answer = api.post(path, body, who="admin", version=review["version"])
            review = expect(answer, 200)
        stage.keep(review, "review", state)
