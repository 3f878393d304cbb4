"""After the year: everybody looks at what concerns him, and signs out."""

from people import PASSPHRASE
from s00_office import AGENCY, AUDITOR, CYCLE, UNIT, Office
from story import Story

from penilaian_client import Client

FRESH = "sungai jernih mengalir pelan"
"""The password that the auditor chooses himself."""


def look_around(story: Story, office: Office) -> None:
    """Let everybody read what he came for."""
    _citizen(story)
    _employee(story, office)
    _reviewer(story)
    _administration(story, office)
    _auditor(story)


def watch_year(story: Story) -> None:
    """Look in the middle of the year at what one of the licensing office has earned so far."""
    stage, person = story.objector()
    client, plan = story.client(person), stage.plans[person.code]
    client.get_running_score(plan.id, period_id=stage.period_ids["2026"])
    line = plan.in_force.work_results[0].indicators[0].line_id
    assumed = {"period_id": stage.period_ids["2026"], "realizations": {line: "96.5"}}
    client.simulate_running_score(plan.id, assumed)
    client.get_monitoring(plan.id)
    story.client(story.superiors[person.code]).list_my_team()


def _citizen(story: Story) -> None:
    """Read without signing in by which indicators the city appraises."""
    with story.service.anybody() as client:
        client.get_liveness()
        client.get_readiness()
        client.get_keys()
        client.list_public_indicators(AGENCY)


def _employee(story: Story, office: Office) -> None:
    """Read what is kept about oneself, and who has read it."""
    client = story.client(office.first)
    client.get_me()
    client.list_my_tasks()
    client.get_my_data()
    client.list_access_trail()
    plan = office.plans[story.ids[office.first.code]]
    client.list_plan_revisions(plan.id)
    client.get_plan_revision(plan.id, 1)
    client.get_employee(story.ids[office.first.code])
    client.get_assessor(story.ids[office.first.code])
    evaluation_id = office.evaluations[story.ids[office.first.code]]
    client.get_assessment(evaluation_id)
    client.list_measurements()


def _reviewer(story: Story) -> None:
    """Look again at the objection that changed a result."""
    stage, person = story.objector()
    leader = story.superiors[person.code]
    client = story.client(story.superiors[leader.code])
    objection = client.list_objections().items[0]
    client.get_objection(objection.id)
    evaluation_id = objection.evaluation_id
    client.get_evaluation(evaluation_id)
    client.list_snapshots(evaluation_id)
    client.get_snapshot(evaluation_id, 2)
    client.explain_result(evaluation_id)
    client.list_evaluations(period_id=stage.period_ids["2026"])


def _administration(story: Story, office: Office) -> None:
    """Look through the organization and its year."""
    admin = story.admins[AGENCY]
    admin.get_unit(UNIT)
    admin.list_positions()
    for listed, shown in (
        (admin.list_assignments(with_voided=True), admin.get_assignment),
        (admin.list_delegations(with_voided=True), admin.get_delegation),
        (admin.list_reporting_lines(with_voided=True), admin.get_reporting_line),
        (admin.list_accounts(kind="person"), admin.get_account),
        (admin.list_measurements(current=True), admin.get_measurement),
    ):
        shown(listed.items[0].id)
    admin.list_holidays(year=2026)
    admin.list_defects()
    admin.list_cycles(year=2026)
    admin.get_cycle(CYCLE)
    admin.list_population(CYCLE)
    admin.get_period(office.period_id)


def _auditor(story: Story) -> None:
    """Look at the trail with a password of one's own choice, and sign out."""
    with story.service.person(AUDITOR, PASSPHRASE) as client:
        client.get_me()
        client.change_password({"current": PASSPHRASE, "password": FRESH})
        client.list_audit_trail()
        client.list_snapshot_digests()
        client.sign_out()
    _revoke(story.service.anybody())


def _revoke(client: Client) -> None:
    """Sign in and out as a frontend does that keeps the tokens itself."""
    form = {"grant_type": "password", "username": AUDITOR, "password": FRESH}
    with client:
        given = client.create_token(form=form)
        client.revoke_token(form={"token": given.refresh_token or ""})
