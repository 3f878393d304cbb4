"""Indicators, schemes, feedback and measurements in every state."""

from typing import Any, Final

from tests.factories.organization import told
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
SAID: Final = {
    "tone": "mixed",
    "strength": "Laporan bulanan pengaduan selalu selesai sebelum tanggal 5.",
    "improvement": "Tanggapan kepada pelapor sering lebih dari tiga hari kerja.",
    "suggestion": "Gunakan templat jawaban agar pelapor dijawab pada hari yang sama.",
}
MOVES: Final = {
    "draft": (),
    "proposed": (("propose", "staff"),),
    "agreed": (("propose", "staff"), ("agree", "admin")),
    "retired": (("propose", "staff"), ("agree", "admin"), ("retire", "admin")),
}


def build(stage: Stage) -> None:
    """Set everything up that belongs to no plan and no evaluation."""
    for state in MOVES:
        stage.keep(_indicator(stage, state), "indicator", state)
    for state in ("draft", "active", "retired"):
        stage.keep(_scheme(stage, state), "scheme", state)
    for who in SUBJECTS:
        for state in ("asked", "given", "replied"):
            stage.keep(_feedback(stage, who, state), "feedback", who, state)


def _indicator(stage: Stage, state: str) -> dict[str, Any]:
    api, body = stage.api, {**INDICATOR, "key": f"izin-{state}"}
    made = told(api.post("/v1/indicators", body, who="staff"))
    (version,) = made["versions"]
    for name, who in MOVES[state]:
        path = f"/v1/indicators/{made['id']}/versions/{version['id']}/{name}"
        version = told(api.post(path, who=who, version=version["version"]), 200)
    return version


def _scheme(stage: Stage, state: str) -> dict[str, Any]:
    api, body = stage.api, {"scheme": {**OWN, "key": f"own-{state}"}}
    scheme = told(api.post("/v1/schemes", body, who="admin"))
    names = {"draft": (), "active": ("activate",), "retired": ("activate", "retire")}
    for name in names[state]:
        path = f"/v1/schemes/{scheme['id']}/{name}"
        scheme = told(api.post(path, who="admin", version=scheme["version"]), 200)
    return scheme


def _feedback(stage: Stage, who: str, state: str) -> dict[str, Any]:
    """Let ``peer`` be asked, say what he has to say, and be answered."""
    api = stage.api
    body = {"author_id": ident("peer"), "question": f"Bagaimana layanan {who} bulan ini?"}
    made = told(api.post("/v1/feedback/requests", body, who=who))
    path = f"/v1/feedback/{made['id']}"
    if state != "asked":
        said = {**SAID, "strength": f"{SAID['strength']} ({who})"}
        made = told(api.post(f"{path}/give", said, who="peer", version=made["version"]), 200)
    if state == "replied":
        body = {"reply": "Terima kasih."}
        made = told(api.post(f"{path}/reply", body, who=who, version=made["version"]), 200)
    return made
