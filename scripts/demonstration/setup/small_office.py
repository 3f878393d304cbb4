"""Enter a small office of Dumai by hand, one operation at a time, corrections included."""

from dataclasses import replace
from typing import Any

from samples.office import AGENCY, CYCLE, HEAD, STAFF, SUPERIOR_CODE, UNIT, Office
from samples.people import Person, draw_people
from samples.positions import Position
from story import Story

from penilaian_client import Client

LAW = "permenpanrb-6-2022"


def set_up_office(story: Story) -> Office:
    """Create the office: its unit, positions, people, reporting lines, accounts and cycle."""
    admin = story.admins[AGENCY]
    drawn = draw_people(AGENCY, (HEAD, STAFF), story.seed + 1)
    people = [
        replace(person, code=f"DUMAI-PPID-{number}") for number, person in enumerate(drawn, start=1)
    ]
    office = Office(*people, reviewer=story.holders[SUPERIOR_CODE])
    unit_id = _put_unit(admin)
    position_ids = {position.code: _put_position(admin, position) for position in (HEAD, STAFF)}
    position_ids[SUPERIOR_CODE] = admin.get_position(SUPERIOR_CODE).id
    _create_reporting_lines(admin, position_ids)
    for person in people:
        story.employee_ids[person.code] = _create_employee(admin, person, unit_id)
        story.assessors[person.code] = office.reviewer if person is office.head else office.head
    admin.list_defects()
    _assign_people(story, admin, office, position_ids)
    _delegate_assessment(story, admin, office, position_ids)
    for person in (*people, office.reviewer):
        _create_account(story, admin, person)
    _consent_to_delegation(story, office)
    _put_cycle(admin, office)
    return office


def _put_unit(admin: Client) -> str:
    unit = {
        "name": "Unit Layanan Informasi Publik",
        "kind": "unit",
        "parent_code": "DMI.SETDA",
        "is_public_service": True,
    }
    return admin.put_unit(UNIT, unit).id


def _put_position(admin: Client, position: Position) -> str:
    names = ("unit_code", "title", "title_key", "job_class", "grade_min")
    body = {**{name: position.row[name] for name in names}, "places": position.headcount}
    return admin.put_position(position.code, {**body, "is_head": position is HEAD}).id


def _create_reporting_lines(admin: Client, position_ids: dict[str, str]) -> None:
    """Enter who reports to whom; the staff is first put under the wrong superior."""

    def create(position: str, superior: str) -> Any:  # noqa: ANN401 - the client's model
        body = {
            "position_id": position_ids[position],
            "superior_position_id": position_ids[superior],
        }
        return admin.create_reporting_line({**body, "starts_on": "2026-01-01"})

    wrong = create(STAFF.code, SUPERIOR_CODE)
    reason = {"reason": "Salah atasan; staf bertanggung jawab kepada kepala unit."}
    admin.void_reporting_line(wrong.id, reason, version=wrong.version)
    create(STAFF.code, HEAD.code)
    line = create(HEAD.code, SUPERIOR_CODE)
    admin.end_reporting_line(line.id, {"ends_on": "2027-12-31"}, version=line.version)


def _create_employee(admin: Client, person: Person, unit_id: str) -> str:
    """Enter an employee with too low a grade, and correct it."""
    body = {
        "name": person.name,
        "kind": person.kind,
        "nip": person.nip,
        "employee_code": person.code,
        "grade": "II/d",
        "unit_id": unit_id,
    }
    employee = admin.create_employee(body)
    grade = {"grade": person.grade}
    return admin.edit_employee(employee.id, grade, version=employee.version).id


def _assign_people(
    story: Story, admin: Client, office: Office, position_ids: dict[str, str]
) -> None:
    """Assign everybody to their position; the first goes to the wrong one before."""

    def assign(person: Person, position: Position) -> Any:  # noqa: ANN401 - the client's model
        body = {
            "employee_id": story.employee_ids[person.code],
            "position_id": position_ids[position.code],
        }
        return admin.create_assignment({**body, "starts_on": "2026-01-01"})

    wrong = assign(office.first, HEAD)
    reason = {"reason": "Salah jabatan; SK menyebut pengelola layanan informasi."}
    admin.void_assignment(wrong.id, reason, version=wrong.version)
    assign(office.head, HEAD)
    for person in office.staff:
        assign(person, STAFF)


def _delegate_assessment(
    story: Story, admin: Client, office: Office, position_ids: dict[str, str]
) -> None:
    """Let the first act for the head in February; assessing takes a delegation besides."""
    ids = story.employee_ids
    days = {"starts_on": "2026-02-02", "ends_on": "2026-02-13"}
    earlier_end = {"ends_on": "2026-02-11"}
    body = {"employee_id": ids[office.first.code], "position_id": position_ids[HEAD.code], **days}
    acting = admin.create_assignment({**body, "kind": "acting"})
    admin.end_assignment(acting.id, earlier_end, version=acting.version)
    body["delegated_by"] = ids[office.reviewer.code]
    wrong = admin.create_delegation({**body, "employee_id": ids[office.second.code]})
    reason = {"reason": "Salah orang; surat perintah menyebut pegawai lain."}
    admin.void_delegation(wrong.id, reason, version=wrong.version)
    right = admin.create_delegation({**body, "basis": "Surat perintah nomor 800/7/2026"})
    admin.end_delegation(right.id, earlier_end, version=right.version)


def _consent_to_delegation(story: Story, office: Office) -> None:
    """Let the holder of the post consent: whoever enters a delegation does not."""
    head = story.sign_in(office.head)
    (waiting,) = head.list_approvals(is_answered=False).items
    request = head.get_approval(waiting.id)
    head.give_consent(request.id, version=request.version)


def _create_account(story: Story, admin: Client, person: Person) -> None:
    employee_id = story.employee_ids[person.code]
    body = {"login": person.login, "kind": "person", "employee_id": employee_id}
    account = admin.create_account(body)
    story.activation_codes[person.login] = admin.issue_activation_code(account.id).code


def _put_cycle(admin: Client, office: Office) -> None:
    """Put a cycle for the staff alone: two quarters, by the quadrant of the law in force."""
    admin.adopt_scheme(LAW)
    quarter = {
        "key": "2026-q1",
        "kind": "quarter",
        "starts_on": "2026-01-01",
        "ends_on": "2026-03-31",
        "rate_from": "2026-04-01",
        "rate_until": "2026-04-15",
        "scheme": {"key": LAW},
    }
    second = {
        **quarter,
        "key": "2026-q2",
        "starts_on": "2026-04-01",
        "ends_on": "2026-06-30",
        "rate_from": "2026-07-01",
        "rate_until": "2026-07-15",
    }
    answer = admin.put_cycle(
        CYCLE,
        {
            "name": "Unit Layanan Informasi Publik 2026",
            "year": 2026,
            "starts_on": "2026-01-01",
            "ends_on": "2026-12-31",
            "plans_due_on": "2026-01-31",
            "population": {"units": [UNIT], "job_classes": ["executive"]},
            "periods": [quarter, second],
        },
    )
    periods = {period.key: period.id for period in answer.cycle.periods}
    office.period_id, office.second_period_id = periods["2026-q1"], periods["2026-q2"]
