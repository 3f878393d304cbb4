"""Build the stage: the organization around the small world, its accounts, its settings."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from typing import Any

from penilaian_api.storage.database.engine import Database
from tests.factories import cycles
from tests.factories.consent import answer
from tests.factories.organization import expect
from tests.factories.schemes import OWN
from tests.matrix.building import (
    accounts,
    attendance,
    evaluations,
    libraries,
    participation,
    periods,
    plans,
    public_feedback,
    registers,
    services,
    standards,
    surveys,
)
from tests.matrix.building.development import counseling, guidance, remedies, training
from tests.matrix.building.document import documents
from tests.matrix.building.document import jobs as document_jobs
from tests.matrix.building.follow_up import accomplishments, decisions, rewards, rules
from tests.matrix.stage import NOW, Stage, ident
from tests.records.statements import walled
from tests.serving.client import Api, Served

START = date(2026, 1, 1).isoformat()


@contextmanager
def staged(served: Served) -> Iterator[Stage]:
    """Build the stage in a clone of its own, and keep it behind an engine of its own.

    The service's engine turns to other clones for other tests; see ``discard_commits``.
    """
    with served.kept.copy_of() as copy:
        with served.serve(copy) as api:
            stage = build(served, api)
        stage.engine = Database(copy.address).engine
        with walled(stage.engine):
            yield stage
        stage.engine.dispose()


@contextmanager
def serve_copy(served: Served, built: Stage) -> Iterator[Stage]:
    """Serve a copy of the stage, in which what is sent is committed."""
    built.engine.dispose()
    with served.serve_copy_of(built.api.copy) as api:
        served.now = NOW
        yield replace(built, api=api, engine=served.app.context.database.engine)


def build(served: Served, api: Api) -> Stage:
    """Bring one clone of the small world into every state that the table speaks of."""
    stage = Stage(api, served.app.context.database.engine)
    _build_organization(stage)
    _build_dated_entries(stage)
    _build_settings(stage)
    libraries.build(stage)
    standards.build(stage)
    services.build(stage)
    surveys.build(stage)
    attendance.build(stage)
    public_feedback.build(stage)
    plans.build(stage)
    services.build_outcomes(stage)
    participation.build(stage)
    evaluations.build(stage)
    documents.build(stage)
    document_jobs.build(stage)
    participation.build_calibrations(stage)
    rules.build(stage)
    guidance.build(stage)
    counseling.build(stage)
    remedies.build(stage)
    decisions.build(stage)
    rewards.build(stage)
    accomplishments.build(stage)
    training.build(stage)
    registers.build(stage)
    libraries.build_reviews(stage)
    accounts.build(stage)
    periods.build(stage)
    attendance.build_reckonings(stage)
    evaluations.build_rater_statistics(stage)
    accounts.build_requests(stage)
    stage.initial_counts = stage.count_rows()
    return stage


def _build_organization(stage: Stage) -> None:
    """Give ``other`` people of their own, and ``head`` a superior who heads no unit."""
    api = stage.api
    _put(
        api, "/v1/positions/EXTRA", unit_code="LAIN", title="Kepala Extra", job_class="supervisory"
    )
    _put(api, "/v1/positions/EXTRA1", unit_code="LAIN", title="Staf Extra", job_class="executive")
    extra, below = _position_id(api, "EXTRA"), _position_id(api, "EXTRA1")
    for position, superior in ((extra, ident("HEAD")), (below, extra)):
        body = {"position_id": position, "superior_position_id": superior, "starts_on": START}
        _create(api, "/v1/reporting-lines", body)
    employee = _create_employee(api, "extra", "LAIN")
    assignment = {"employee_id": employee, "position_id": below, "starts_on": START}
    _create(api, "/v1/assignments", assignment)
    vice = stage.keep(_create_employee(api, "vice", "KOTA"), "vice")
    for position, delegate in ((extra, ident("other")), (ident("MAYOR"), vice)):
        body = {"position_id": position, "employee_id": delegate, "delegated_by": ident("mayor")}
        made = _create(api, "/v1/delegations", {**body, "starts_on": "2026-03-01"})
        leader = "mayor" if position == ident("MAYOR") else "head"
        expect(answer(api, made["approval_id"], leader), 200)
    stage.keep(_create_employee(api, "seatless", "BIDANG"), "seatless")


def _build_dated_entries(stage: Stage) -> None:
    """Keep a voided one of each dated entry beside those that are in force."""
    api = stage.api
    _put(api, "/v1/positions/SPARE", unit_code="BIDANG", title="Cadangan", job_class="supervisory")
    spare = stage.keep(_position_id(api, "SPARE"), "spare")
    position = {"position_id": spare, "starts_on": "2026-05-01", "ends_on": "2026-05-31"}
    bodies = {
        "assignment": {**position, "employee_id": ident("staff"), "kind": "acting"},
        "reporting-line": {**position, "superior_position_id": ident("SUP")},
        "delegation": {
            **position,
            "employee_id": ident("deputy"),
            "delegated_by": ident("head"),
        },
    }
    for kind, body in bodies.items():
        entry = _create(api, f"/v1/{kind}s", body)
        path = f"/v1/{kind}s/{entry['id']}/void"
        answer = api.post(path, {"reason": "Salah"}, who="admin", version=entry["version"])
        stage.keep(expect(answer, 200), kind, "voided")
    in_force = {
        "assignment": {subject: ident(f"seat:{subject}") for subject in ("staff", "stranger")},
        "reporting-line": {"any": ident("line:STAFF")},
        "delegation": {"any": ident("delegation:deputy")},
    }
    for kind, entries in in_force.items():
        for subject, entry_id in entries.items():
            answer = api.get(f"/v1/{kind}s/{entry_id}", who="admin")
            stage.keep(expect(answer, 200), kind, "held", subject)


def _build_settings(stage: Stage) -> None:
    api = stage.api
    for agency in ("alfa", "beta"):
        for key in ("permenpanrb-6-2022", "mataram"):
            cycles.adopt(api, key, agency)
    holiday = api.put("/v1/holidays/2026-11-23", {"name": "Hari jadi alfa"}, who="admin")
    stage.keep(expect(holiday, 200), "holiday")
    goal = {
        "unit_code": "DINAS",
        "statement": "Meningkatnya kualitas pelayanan publik",
        "indicator": "Indeks pelayanan publik",
        "measured_in": "indeks",
        "target": "4.2",
    }
    stage.keep(expect(api.put("/v1/goals/2026/pelayanan", goal, who="admin"), 200), "goal")
    stage.keep(goal, "goal body")
    _plant_canaries(api, goal)


def _plant_canaries(api: Api, goal: dict[str, Any]) -> None:
    """Plant a word in the other agency that nobody of this one may ever read."""
    beta = {"who": "admin", "agency": "beta"}
    unit = {"name": "Unit kenari", "kind": "seksi", "parent_code": "DINAS"}
    position = {"unit_code": "DINAS", "title": "Jabatan kenari", "job_class": "functional"}
    for path, body in (
        ("/v1/units/kenari", unit),
        ("/v1/positions/kenari", position),
        ("/v1/goals/2026/kenari", {**goal, "statement": "Tujuan kenari"}),
        ("/v1/cycles/kenari", cycles.cycle(name="Kinerja kenari", periods=[])),
        ("/v1/holidays/2026-11-24", {"name": "Hari kenari"}),
    ):
        expect(api.put(path, body, **beta), 200)
    secret = {**libraries.INDICATOR, "statement": "Persentase kenari", "is_public": False}
    expect(api.post("/v1/indicators", {**secret, "key": "kenari"}, **beta))
    scheme = {**OWN, "key": "kenari"}
    expect(api.post("/v1/schemes", {"scheme": scheme}, **beta))


def _create_employee(api: Api, name: str, unit: str) -> str:
    body = {"name": name.title(), "kind": "civil_servant", "employee_code": f"alfa-{name}"}
    employee = _create(api, "/v1/employees", {**body, "unit_id": ident(unit)})
    employee_id: str = employee["id"]
    return employee_id


def _put(api: Api, path: str, **body: Any) -> None:
    expect(api.put(path, body, who="admin"), 200)


def _position_id(api: Api, code: str) -> str:
    position_id: str = expect(api.get(f"/v1/positions/{code}", who="admin"), 200)["id"]
    return position_id


def _create(api: Api, path: str, body: dict[str, Any]) -> dict[str, Any]:
    return expect(api.post(path, body, who="admin"))
