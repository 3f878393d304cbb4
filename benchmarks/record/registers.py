"""Live what stands beside the year in the first section: attendance, cases, meetings, surveys.

Each list finds in a copy of the section as much as in the first. Nothing waits for an answer of the
administration: what does is counted in its tasks, however much it is.
"""

from datetime import timedelta
from typing import Any, Final
from unittest.mock import patch

from tests.factories.organization import expect
from tests.factories.registers.assessments import professionalism
from tests.factories.registers.attendance import day, sanction
from tests.factories.registers.innovations import innovation
from tests.factories.standard.standards import content
from tests.serving.client import Api
from tests.world import key

from benchmarks.record.people import SECTION, SECTION_HEAD, STAFF, staff
from penilaian_api.services.survey import intake

CYCLE: Final = "2026"
_SERVICE: Final = f"KTP-{SECTION}"
_FEW: Final = range(8, 18)


def live_registers(api: Api, period: dict[str, Any]) -> None:
    """Fill every register with what a section has in it."""
    _feed_attendance(api)
    _handle_cases(api)
    _meet(api)
    _judge(api, period)
    _measure(api, period)
    _state_standards(api)
    _survey(api)
    _hear_citizens(api)


def _code(who: str) -> str:
    return f"{SECTION}-{who}"


def _feed_attendance(api: Api) -> None:
    """Feed in two days of everybody, and sanction a few."""
    people = [staff(number) for number in range(STAFF)]
    days = [
        day(on, who=who, employee_code=_code(who))
        for on in ("2026-03-02", "2026-03-03")
        for who in people
    ]
    body = {"source": "Mesin presensi", "items": days}
    expect(api.post("/v1/attendance", body, who="admin"), 200)
    for number in _FEW:
        body = sanction(employee_id=str(key(f"alfa:{staff(number)}")))
        expect(api.post("/v1/sanctions", body, who="admin"))


def _handle_cases(api: Api) -> None:
    """Put up a service of the section, and feed in the cases that its people handled."""
    service = {"name": "Perekaman KTP", "unit_code": SECTION, "counted_in": "hours"}
    path = f"/v1/public-services/{_SERVICE.lower()}"
    expect(api.put(path, {**service, "indicators": {}}, who="admin"), 200)
    items = [
        {
            "service_key": _SERVICE.lower(),
            "number": f"{SECTION}/{number}",
            "employee_code": _code(staff(number)),
            "received_at": "2026-03-02T01:00:00Z",
            "completed_at": "2026-03-02T08:00:00Z",
        }
        for number in range(STAFF)
    ]
    expect(api.post("/v1/service-cases", {"items": items}, who="admin"), 200)


def _meet(api: Api) -> None:
    """Call meetings of the section, and propose for the indicators of the year."""
    for number in _FEW:
        body = {
            "kind": "monthly_review",
            "title": f"Rapat {SECTION} {number}",
            "unit_code": SECTION,
            "starts_at": "2026-04-02T02:00:00Z",
            "host_code": _code(SECTION_HEAD),
            "invited_codes": [_code(staff(number)), _code(staff(number + 1))],
        }
        expect(api.post("/v1/meetings", body, who="admin"))
        proposal = {"cycle_key": CYCLE, "text": f"Usulan {SECTION} {number}"}
        proposed = expect(api.post("/v1/proposals", proposal, who=staff(number)))
        path, answer = f"/v1/proposals/{proposed['id']}/answer", {"outcome": "accepted"}
        answer["answer"] = "Terima kasih."
        expect(api.post(path, answer, who="admin", version=proposed["version"]), 200)


def _judge(api: Api, period: dict[str, Any]) -> None:
    """Assess a few by a rubric, and enter what they invented."""
    for number in _FEW[3:]:
        who = staff(number)
        body = professionalism(period, 3, 4, 4, employee_code=_code(who))
        expect(api.post("/v1/competence-assessments", body, who=SECTION_HEAD))
        body = innovation(period, title=f"Antre Tenang {SECTION} {number}")
        expect(api.post("/v1/innovations", body, who=who))


def _measure(api: Api, period: dict[str, Any]) -> None:
    """Take the result of the section from elsewhere."""
    number = {"part": "organization_result", "value": "4", "source": "LKIP 2025"}
    body = {**number, "unit_code": SECTION, "period_id": period["id"]}
    expect(api.post("/v1/measurements", body, who="admin"))


def _state_standards(api: Api) -> None:
    """State a standard of the section's posts, and let a few acknowledge it."""
    body = content(f"standard-{SECTION}".lower(), serves={"title_keys": ["section_staff"]})
    body["areas"] = [{**area, "is_mandatory": False} for area in body["areas"]]
    standard = expect(
        api.post("/v1/standards", {"standard": body, "starts_on": "2026-01-01"}, who="admin")
    )
    path = f"/v1/standards/{standard['id']}"
    standard = expect(api.post(f"{path}/activate", who="admin", version=standard["version"]), 200)
    for number in _FEW:
        read = {"digest": standard["digest"]}
        expect(api.post(f"{path}/acknowledge", read, who=staff(number)), 200)


def _survey(api: Api) -> None:
    """Ask everybody how they are, and a neighbor about a few."""
    for instrument, targets in (
        ("pulse", [{"unit_code": SECTION}]),
        ("core-values-360", [{"employee_code": _code(staff(number))} for number in _FEW]),
    ):
        adopted = expect(api.post(f"/v1/instruments/{instrument}/adopt", who="admin"), 200)
        body = {
            "title": f"Survei {SECTION}",
            "instrument_id": adopted["id"],
            "starts_on": "2026-03-01",
            "ends_on": "2026-12-30",
            "targets": targets,
        }
        survey = expect(api.post("/v1/surveys", body, who="admin"))
        path = f"/v1/surveys/{survey['id']}"
        expect(api.post(f"{path}/open", who="admin", version=survey["version"]), 200)
        for target in targets if instrument != "pulse" else ():
            asked = {**target, "author_codes": [_code(staff(STAFF - 1))]}
            expect(api.post(f"{path}/invitations", asked, who="admin"))


def _hear_citizens(api: Api) -> None:
    """Let citizens speak of the section."""
    with patch.object(intake, "READ_AFTER", timedelta(0)):
        for number in _FEW:
            path = f"/v1/public/alfa/feedback-form?unit_code={SECTION}"
            form = expect(api.get(path, who=None), 200)["form"]
            body = {"unit_code": SECTION, "topic": "suggestion", "text": f"Kursi {number}"}
            expect(api.post("/v1/public/alfa/feedback", {**body, "form": form}, who=None))
    items = expect(api.get("/v1/public-feedback?limit=200", who="admin"), 200)["items"]
    for item in items:
        path = f"/v1/public-feedback/{item['id']}/accept"
        expect(api.post(path, who="admin", version=item["version"]), 200)
