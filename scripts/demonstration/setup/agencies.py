"""Create the agencies with their administrators, and import their organization as files."""

from samples.hr_files import build_hr_files
from samples.people import PASSPHRASE, Person, draw_people
from samples.positions import is_in_office, load_positions
from story import Appraisal, ReportStep, Story
from systems import AGENCIES, SYSTEMS, Agency

from penilaian_client import Client

HR_SCOPES = (
    "import_run",
    "unit_read",
    "unit_write",
    "position_write",
    "employee_read",
    "employee_write",
    "assignment_write",
    "reporting_line_write",
    "delegation_write",
    "cycle_read",
    "cycle_write",
    "goal_read",
    "goal_write",
    "scheme_read",
    "readiness_read",
    "plan_create_all",
    "plan_read",
    "evaluation_create_all",
    "evaluation_read",
    "measurement_post",
    "attendance_post",
    "discipline_reckon",
    "measurement_read",
    "service_case_post",
    "service_case_realize",
)
"""What the HR system of each agency may do."""


def create_agencies(story: Story, report: ReportStep) -> None:
    """Create each agency on the command line, then import its organization over HTTP."""
    for agency in AGENCIES:
        report(f"{agency.name}: organization")
        _create_agency(story, agency)
        people = _import_organization(story, agency)
        _read_ids(story, agency, people)
        _consent_to_delegations(story, people)


def _create_agency(story: Story, agency: Agency) -> None:
    """Create an agency, its first administrator, and the account of its HR system."""
    run_command = story.service.run_command
    run_command("agency", "create", agency.key, agency.name, "--zone", agency.time_zone)
    login = f"admin@{agency.key}"
    role = ("--role", "admin", "--starts-on", "2026-01-01")
    code = run_command("account", "create", agency.key, login, *role)
    story.service.activate_account(login, code, PASSPHRASE)
    admin = story.keep_open(story.service.open_person_client(login, PASSPHRASE))
    account = {"login": f"hr@{agency.key}", "kind": "service", "scopes": HR_SCOPES}
    secret = admin.create_account(account).secret or ""
    hr_system = story.service.open_service_client(f"hr@{agency.key}", secret)
    story.hr_systems[agency.key] = story.keep_open(hr_system)
    story.admins[agency.key] = admin


def _import_organization(story: Story, agency: Agency) -> list[Person]:
    """Import units, positions and people; only those who act in the story get accounts."""
    offices = [system.office for system in SYSTEMS if system.agency == agency.key]
    positions = load_positions(agency.key, offices, max(story.office_size, agency.fewest_people))
    people = draw_people(agency.key, positions, story.seed)
    acting = [
        position
        for position in positions
        if any(is_in_office(position, office) for office in offices)
    ]
    with_account = {code for position in acting for code in (position.code, position.superior_code)}
    files = {
        kind: (f"{kind}.csv", content, "text/csv")
        for kind, content in build_hr_files(agency.key, positions, people, with_account).items()
    }
    accounts = {"accounts": files.pop("accounts")}
    story.hr_systems[agency.key].create_import(files=files, effective_on="2025-01-01")
    imported = story.admins[agency.key].create_import(files=accounts)
    story.activation_codes.update({item.login: item.code for item in imported.activation_codes})
    return people


def _consent_to_delegations(story: Story, people: list[Person]) -> None:
    """Let each superior who has an account consent to the delegations of their functional heads."""
    leaders = {
        story.assessors[person.code].code: story.assessors[person.code]
        for person in people
        if person.code in story.assessors
        and person.position.job_class in {"functional", "executive"}
        and person.position.code in {other.position.superior_code for other in people}
    }
    for leader in leaders.values():
        if leader.login in story.activation_codes:
            client = story.sign_in(leader)
            for request in client.list_approvals(is_answered=False).items:
                client.give_consent(request.id, version=request.version)


def _read_ids(story: Story, agency: Agency, people: list[Person]) -> None:
    """Read the ids of the imported employees, and derive who assesses whom."""
    hr_system = story.hr_systems[agency.key]
    holders = {person.position.code: person for person in people if person.seat == 1}
    story.holders.update(holders)
    for person in people:
        if person.position.superior_code in holders:
            story.assessors[person.code] = holders[person.position.superior_code]
    employees = hr_system.each_employees(limit=200)
    story.employee_ids.update({employee.employee_code: employee.id for employee in employees})
    story.appraisals += _list_appraisals(hr_system, agency, people)


def _list_appraisals(hr_system: Client, agency: Agency, people: list[Person]) -> list[Appraisal]:
    unit_names = {unit.code: unit.name for unit in hr_system.each_units(limit=200)}
    return [
        Appraisal(
            system,
            sorted(
                (person for person in people if is_in_office(person.position, system.office)),
                key=_rank_in_office,
            ),
            unit_names,
        )
        for system in SYSTEMS
        if system.agency == agency.key
    ]


def _rank_in_office(person: Person) -> tuple[int, bool, str]:
    """Order people from the top of the office down: higher units first, heads before staff."""
    position = person.position
    return position.unit_code.count("."), not position.code.endswith("-KEPALA"), person.code
