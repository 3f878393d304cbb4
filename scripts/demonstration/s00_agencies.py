"""The first chapter: organizations come in as files, schemes, goals and cycles are stated."""

import plan_contents
from people import PASSPHRASE, Person, people, sheets
from posts import inside, posts
from story import Stage, Story, Tick, instant
from systems import AGENCIES, SYSTEMS, Agency, System, cycle

SCOPES = (
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
    "measurement_read",
)
"""What the HR system of each agency may do."""


def set_up(story: Story, tick: Tick) -> None:
    """Import the organizations, adopt the schemes, state the goals and the cycles."""
    story.service.at(instant(2026, 1, 5))
    for agency in AGENCIES:
        tick(f"{agency.name}: organization")
        _open(story, agency)
    for system in SYSTEMS:
        tick(f"{system.name}: year")
        _state_year(story, system)


def _open(story: Story, agency: Agency) -> None:
    run = story.service.run
    run("agency", "create", agency.key, agency.name, "--zone", agency.zone)
    dated = ("--role", "admin", "--starts-on", "2026-01-01")
    code = run("account", "create", agency.key, f"admin@{agency.key}", *dated)
    story.service.activate(f"admin@{agency.key}", code, PASSPHRASE)
    admin = story.enter(story.service.person(f"admin@{agency.key}", PASSPHRASE))
    wanted = {"login": f"hr@{agency.key}", "kind": "service", "scopes": SCOPES}
    secret = admin.create_account(wanted).secret or ""
    story.machines[agency.key] = story.enter(story.service.machine(f"hr@{agency.key}", secret))
    story.admins[agency.key] = admin
    _import(story, agency)


def _import(story: Story, agency: Agency) -> None:
    offices = [system.office for system in SYSTEMS if system.agency == agency.key]
    held = posts(agency.key, offices, story.seats)
    drawn = people(agency.key, held, story.seed)
    acting = [post for post in held if any(inside(post, office) for office in offices)]
    playing = {post.code for post in acting} | {post.superior for post in acting}
    files = {
        kind: (f"{kind}.csv", content, "text/csv")
        for kind, content in sheets(agency.key, held, drawn, playing).items()
    }
    accounts = {"accounts": files.pop("accounts")}
    story.machines[agency.key].create_import(files=files, effective_on="2025-01-01")
    done = story.admins[agency.key].create_import(files=accounts)
    story.codes.update({code.login: code.code for code in done.activation_codes})
    holders = {person.post.code: person for person in drawn if person.seat == 1}
    story.holders.update(holders)
    for person in drawn:
        if person.post.superior in holders:
            story.superiors[person.code] = holders[person.post.superior]
    known = story.machines[agency.key].each_employees(limit=200)
    story.ids.update({employee.employee_code: employee.id for employee in known})
    units = {unit.code: unit.name for unit in story.machines[agency.key].each_units(limit=200)}
    for system in SYSTEMS:
        if system.agency == agency.key:
            players = [person for person in drawn if inside(person.post, system.office)]
            story.stages.append(Stage(system, _from_the_top(players), units))


def _state_year(story: Story, system: System) -> None:
    machine, admin = story.machines[system.agency], story.admins[system.agency]
    admin.adopt_scheme(system.scheme)
    for goal in plan_contents.goals(system.agency):
        body = {name: goal[name] for name in goal if name not in {"key", "result_keys"}}
        machine.put_goal(2026, goal["key"], body)
    stated = machine.put_cycle(system.cycle, cycle(system))
    stage = story.stage(system.source)
    for period in stated.cycle.periods:
        stage.period_ids[period.key] = period.id
    machine.create_plans(system.cycle, {"approach": "quantitative"})


def _from_the_top(players: list[Person]) -> list[Person]:
    return sorted(
        players,
        key=lambda one: (
            one.post.row["unit_code"].count("."),
            not one.post.code.endswith("-KEPALA"),
            one.code,
        ),
    )
