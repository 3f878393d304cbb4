"""Build instruments and surveys in every state."""

from typing import Any, Final

from tests.factories.organization import expect
from tests.matrix.callers import SUBJECTS
from tests.matrix.stage import Stage

INSTRUMENT: Final[dict[str, Any]] = {
    "key": "loket",
    "title": {"id": "Pelayanan loket", "en": "Service at the counter"},
    "purpose": "satisfaction",
    "source": "Contoh",
    "questions": [
        {
            "code": "speed",
            "kind": "scale",
            "text": {"id": "Seberapa cepat Anda dilayani?", "en": "How fast were you served?"},
            "options": [{"id": "Lambat", "en": "Slow"}, {"id": "Cepat", "en": "Fast"}],
        }
    ],
    "factor": "50",
}
ANSWERS: Final = {
    "values": dict.fromkeys(
        (
            "persyaratan",
            "prosedur",
            "waktu",
            "biaya",
            "produk",
            "kompetensi",
            "perilaku",
            "pengaduan",
            "sarana_prasarana",
        ),
        3,
    )
}
"""A questionnaire of PermenPANRB 14/2017."""
STEPS: Final = {
    "draft": (),
    "open": ("open",),
    "closed": ("open", "close"),
    "released": ("open", "close", "release"),
}


def build(stage: Stage) -> None:
    """Set up instruments and surveys, and a link to one that is open."""
    for state in ("draft", "active", "retired"):
        stage.keep(_build_instrument(stage, state), "instrument", state)
    adopted = stage.api.post("/v1/instruments/skm-14-2017/adopt", who="admin")
    stage.keep(expect(adopted, 200), "skm")
    for state in STEPS:
        stage.keep(_build_survey(stage, state), "survey", state)
    for state in ("open", "released"):
        stage.keep(_build_360(stage, state), "survey_of_people", state)
    for invitation in expect(stage.api.get("/v1/me/invitations", who="peer"), 200)["items"]:
        who = invitation["employee_name"].split()[0].lower()
        stage.keep(invitation["id"], "invitation", who)
    survey = stage["survey", "open"]
    body = {"unit_code": "DINAS", "kind": "single", "number": 1}
    stage.keep(_build_pulse(stage), "survey_of_staff")
    links = expect(stage.api.post(f"/v1/surveys/{survey['id']}/links", body, who="admin"))
    stage.keep(links["items"][0]["token"], "link")


def survey_body(stage: Stage, state: str) -> dict[str, Any]:
    """State a survey with the instrument of PermenPANRB 14/2017."""
    return {
        "title": f"Kepuasan {state}",
        "instrument_id": stage["skm"]["id"],
        "starts_on": "2026-01-05",
        "ends_on": "2026-12-30",
        "targets": [{"unit_code": "DINAS"}],
    }


def _build_instrument(stage: Stage, state: str) -> dict[str, Any]:
    api, body = stage.api, {"instrument": {**INSTRUMENT, "key": f"loket-{state}"}}
    instrument = expect(api.post("/v1/instruments", body, who="admin"))
    steps = {"draft": (), "active": ("activate",), "retired": ("activate", "retire")}
    for step in steps[state]:
        path = f"/v1/instruments/{instrument['id']}/{step}"
        instrument = expect(api.post(path, who="admin", version=instrument["version"]), 200)
    return instrument


def _build_survey(stage: Stage, state: str) -> dict[str, Any]:
    api = stage.api
    survey = expect(api.post("/v1/surveys", survey_body(stage, state), who="admin"))
    path = f"/v1/surveys/{survey['id']}"
    for step in STEPS[state]:
        version = expect(api.get(path, who="admin"), 200)["version"]
        expect(api.post(f"{path}/{step}", who="admin", version=version), 200)
    return expect(api.get(path, who="admin"), 200)


def _build_pulse(stage: Stage) -> dict[str, Any]:
    """Ask all employees of the agency; nobody has answered."""
    adopted = expect(stage.api.post("/v1/instruments/pulse/adopt", who="admin"), 200)
    body = {**survey_body(stage, "pegawai"), "instrument_id": adopted["id"], "targets": []}
    survey = expect(stage.api.post("/v1/surveys", body, who="admin"))
    path = f"/v1/surveys/{survey['id']}/open"
    return expect(stage.api.post(path, who="admin", version=survey["version"]), 200)


def _build_360(stage: Stage, state: str) -> dict[str, Any]:
    """Ask ``peer`` about everyone of the world's subjects; nobody has answered."""
    api = stage.api
    adopted = expect(api.post("/v1/instruments/core-values-360/adopt", who="admin"), 200)
    targets = [{"employee_code": f"alfa-{who}"} for who in SUBJECTS]
    body = {**survey_body(stage, state), "instrument_id": adopted["id"], "targets": targets}
    survey = expect(api.post("/v1/surveys", body, who="admin"))
    path = f"/v1/surveys/{survey['id']}"
    for step in STEPS[state]:
        version = expect(api.get(path, who="admin"), 200)["version"]
        expect(api.post(f"{path}/{step}", who="admin", version=version), 200)
        for target in targets if step == "open" else ():
            body = {**target, "author_codes": ["alfa-peer"]}
            expect(api.post(f"{path}/invitations", body, who="admin"))
    return expect(api.get(path, who="admin"), 200)
