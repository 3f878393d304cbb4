"""A small office that no file brings: the administration of Dumai sets it up by hand, step by step.

It is founded in January, corrected where something was entered wrongly, and gets its own quarter.
"""

from dataclasses import dataclass, field, replace
from typing import Any

from people import PASSPHRASE, Person, people
from posts import Post
from story import Story

from penilaian_client import Client

AGENCY, UNIT, CYCLE = "dumai", "DMI.PPID", "2026-ppid"
AUDITOR, SECOND = "inspektorat@dumai", "admin2@dumai"
"""Who watches the administration, and who decides with it where one alone may not."""
LAW = "permenpanrb-6-2022"
ABOVE = "DMI.SETDA-KEPALA"
_POST = {"unit_code": UNIT, "sector": "general", "headcount": "1"}
HEAD = Post({
    **_POST,
    "position_code": f"{UNIT}-KEPALA",
    "title_key": "kepala_seksi",
    "title": "Kepala Unit Layanan Informasi Publik",
    "job_class": "supervisory",
    "grade_min": "III/c",
    "reports_to_position_code": ABOVE,
})  # fmt: skip
STAFF = Post({
    **_POST,
    "position_code": f"{UNIT}-STAF",
    "title_key": "pengelola_layanan_operasional",
    "title": "Pengelola Layanan Informasi",
    "job_class": "executive",
    "grade_min": "III/a",
    "headcount": "2",
    "reports_to_position_code": HEAD.code,
})  # fmt: skip


@dataclass
class Office:
    """The people of the small office, who leads its head, and what each works on, by his id."""

    head: Person
    first: Person
    second: Person
    leader: Person
    period_id: str = ""
    indicator_version_id: str = ""
    plans: dict[str, Any] = field(default_factory=dict)
    evaluations: dict[str, str] = field(default_factory=dict)

    @property
    def staff(self) -> tuple[Person, Person]:
        """Name those who are appraised here."""
        return self.first, self.second


def found(story: Story) -> Office:
    """Set the office up: its unit, posts and people, who reports to whom, who may sign in."""
    admin = story.admins[AGENCY]
    drawn = people(AGENCY, (HEAD, STAFF), story.seed + 1)
    named = [replace(one, code=f"DUMAI-PPID-{place}") for place, one in enumerate(drawn, start=1)]
    office = Office(*named, leader=story.holders[ABOVE])
    unit_id = _open_unit(admin)
    seats = {post.code: _open_post(admin, post) for post in (HEAD, STAFF)}
    seats[ABOVE] = admin.get_position(ABOVE).id
    _report(admin, seats)
    for person in named:
        story.ids[person.code] = _employ(admin, person, unit_id)
        story.superiors[person.code] = office.leader if person is office.head else office.head
    admin.list_defects()
    _seat(story, admin, office, seats)
    _stand_in(story, admin, office, seats)
    for person in (*named, office.leader):
        account = {"login": person.login, "kind": "person", "employee_id": story.ids[person.code]}
        made = admin.create_account(account)
        story.codes[person.login] = admin.issue_activation_code(made.id).code
    _state_quarter(admin, office)
    _run_accounts(story)
    _keep_calendar(story)
    return office


def _run_accounts(story: Story) -> None:
    """Let accounts come and go: an auditor, a second administrator, a system of attendance."""
    admin = story.admins[AGENCY]
    auditor = admin.create_account({"login": AUDITOR, "kind": "person"})
    role = {"role": "auditor", "starts_on": "2026-01-05"}
    admin.grant_role(auditor.id, role, version=auditor.version)
    code = admin.issue_activation_code(auditor.id).code
    story.service.activate(AUDITOR, code, PASSPHRASE)
    second = admin.create_account({"login": SECOND, "kind": "person"})
    role = {"role": "admin", "starts_on": "2026-01-05"}
    second = admin.grant_role(second.id, role, version=second.version)
    last = {"ends_on": "2026-12-31"}
    admin.end_role(second.id, second.roles[0].id, last, version=second.version)
    code = admin.issue_activation_code(second.id).code
    story.service.activate(SECOND, code, PASSPHRASE)
    wanted = {"login": "presensi@dumai", "kind": "service", "scopes": ["measurement_post"]}
    system = admin.create_account(wanted)
    system = admin.renew_secret(system.id, version=system.version)
    system = admin.close_account(system.id, version=system.version)
    admin.reopen_account(system.id, version=system.version)


def _keep_calendar(story: Story) -> None:
    """State the working week and the agency's own days, and take one of them back."""
    admin = story.admins[AGENCY]
    agency = admin.get_agency()
    week = {"work_days": ["mon", "tue", "wed", "thu", "fri"]}
    admin.edit_agency(week, version=agency.version)
    admin.put_holiday("2026-04-20", {"name": "Hari jadi kota (contoh)"})
    wrong = admin.put_holiday("2026-04-21", {"name": "Salah tanggal"})
    admin.remove_holiday("2026-04-21", version=wrong.version)


def _open_unit(admin: Client) -> str:
    unit = {
        "name": "Unit Layanan Informasi Publik",
        "kind": "unit",
        "parent_code": "DMI.SETDA",
        "is_public_service": True,
    }
    return admin.put_unit(UNIT, unit).id


def _open_post(admin: Client, post: Post) -> str:
    kept = ("unit_code", "title", "title_key", "job_class", "grade_min")
    body = {**{name: post.row[name] for name in kept}, "places": post.places}
    return admin.put_position(post.code, {**body, "is_head": post is HEAD}).id


def _report(admin: Client, seats: dict[str, str]) -> None:
    """Enter who reports to whom; the staff is first put under the wrong leader."""

    def line(position: str, superior: str) -> Any:  # noqa: ANN401 - the client's model
        body = {"position_id": seats[position], "superior_position_id": seats[superior]}
        return admin.create_reporting_line({**body, "starts_on": "2026-01-01"})

    wrong = line(STAFF.code, ABOVE)
    reason = {"reason": "Salah atasan; staf bertanggung jawab kepada kepala unit."}
    admin.void_reporting_line(wrong.id, reason, version=wrong.version)
    line(STAFF.code, HEAD.code)
    held = line(HEAD.code, ABOVE)
    admin.end_reporting_line(held.id, {"ends_on": "2027-12-31"}, version=held.version)


def _employ(admin: Client, person: Person, unit_id: str) -> str:
    body = {
        "name": person.name,
        "kind": person.kind,
        "nip": person.nip,
        "employee_code": person.code,
        "grade": "II/d",
        "unit_id": unit_id,
    }
    made = admin.create_employee(body)
    return admin.edit_employee(made.id, {"grade": person.grade}, version=made.version).id


def _seat(story: Story, admin: Client, office: Office, seats: dict[str, str]) -> None:
    """Put everybody on his seat; one is entered on the wrong one, and entered anew."""

    def seated(person: Person, post: Post) -> Any:  # noqa: ANN401 - the client's model
        body = {"employee_id": story.ids[person.code], "position_id": seats[post.code]}
        return admin.create_assignment({**body, "starts_on": "2026-01-01"})

    wrong = seated(office.first, HEAD)
    reason = {"reason": "Salah jabatan; SK menyebut pengelola layanan informasi."}
    admin.void_assignment(wrong.id, reason, version=wrong.version)
    seated(office.head, HEAD)
    for person in office.staff:
        seated(person, STAFF)


def _stand_in(story: Story, admin: Client, office: Office, seats: dict[str, str]) -> None:
    """Let somebody act for the head in two weeks of February; he assesses by delegation only."""
    days = {"starts_on": "2026-02-02", "ends_on": "2026-02-13"}
    sooner = {"ends_on": "2026-02-11"}
    body = {"employee_id": story.ids[office.first.code], "position_id": seats[HEAD.code], **days}
    acting = admin.create_assignment({**body, "kind": "acting"})
    admin.end_assignment(acting.id, sooner, version=acting.version)
    body["delegated_by"] = story.ids[office.leader.code]
    wrong = admin.create_delegation({**body, "employee_id": story.ids[office.second.code]})
    reason = {"reason": "Salah orang; surat perintah menyebut pegawai lain."}
    admin.void_delegation(wrong.id, reason, version=wrong.version)
    right = admin.create_delegation({**body, "basis": "Surat perintah nomor 800/7/2026"})
    admin.end_delegation(right.id, sooner, version=right.version)


def _state_quarter(admin: Client, office: Office) -> None:
    """State a cycle for the staff alone: one quarter, by the law's own quadrant."""
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
    stated = admin.put_cycle(
        CYCLE,
        {
            "name": "Unit Layanan Informasi Publik 2026",
            "year": 2026,
            "starts_on": "2026-01-01",
            "ends_on": "2026-12-31",
            "plans_due_on": "2026-01-31",
            "population": {"units": [UNIT], "job_classes": ["executive"]},
            "periods": [quarter],
        },
    )
    office.period_id = stated.cycle.periods[0].id
