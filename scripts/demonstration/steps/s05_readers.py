"""Step 5: citizen, employee, reviewer, administrator and auditor each read what they may."""

from samples.office import AGENCY, AUDITOR, CYCLE, UNIT, Office
from samples.people import PASSPHRASE
from story import Story

from penilaian_client import Client

NEW_PASSWORD = "sungai jernih mengalir pelan"  # noqa: S105 - of the sample auditor
"""The password that the auditor chooses in place of the shared one."""


def read_as_everybody(story: Story, office: Office) -> None:
    """Read the finished year as each kind of reader."""
    _read_as_citizen(story)
    _read_as_employee(story, office)
    _read_as_reviewer(story)
    _read_as_administrator(story, office)
    _read_as_auditor(story)


def _read_as_citizen(story: Story) -> None:
    """Read without signing in by which indicators the city appraises."""
    with story.service.open_anonymous_client() as client:
        client.get_liveness()
        client.get_readiness()
        client.get_keys()
        client.get_oauth_metadata()
        client.get_labels()
        client.list_public_indicators(AGENCY)


def _read_as_employee(story: Story, office: Office) -> None:
    """Read what is stored about oneself, and who has read it."""
    client, employee_id = story.sign_in(office.first), story.employee_ids[office.first.code]
    client.get_me()
    client.list_my_tasks()
    client.list_events()
    client.get_my_data()
    client.list_access_trail()
    plan = office.plans[employee_id]
    client.list_plan_revisions(plan.id)
    client.get_plan_revision(plan.id, 1)
    client.get_employee(employee_id)
    client.get_assessor(employee_id)
    client.get_employee_profile(employee_id)
    client.get_assessment(office.evaluation_ids[employee_id])
    client.get_figures(office.evaluation_ids[employee_id])
    client.list_measurements()


def _read_as_reviewer(story: Story) -> None:
    """Read the objection that changed a result, and both snapshots of it."""
    appraisal, person = story.find_objector()
    client = story.sign_in_reviewer(person)
    objection = client.list_objections().items[0]
    client.get_objection(objection.id)
    evaluation_id = objection.evaluation_id
    client.get_evaluation(evaluation_id)
    client.list_snapshots(evaluation_id)
    client.get_snapshot(evaluation_id, 2)
    client.explain_result(evaluation_id)
    client.list_evaluations(period_id=appraisal.period_ids["2026"])
    client.list_period_results(appraisal.period_ids["2026"])


def _read_as_administrator(story: Story, office: Office) -> None:
    """Read the organization and its year, the first item of each list in full."""
    admin = story.admins[AGENCY]
    admin.get_unit(UNIT)
    admin.list_positions()
    for page, get_item in (
        (admin.list_assignments(with_voided=True), admin.get_assignment),
        (admin.list_delegations(with_voided=True), admin.get_delegation),
        (admin.list_reporting_lines(with_voided=True), admin.get_reporting_line),
        (admin.list_accounts(kind="person"), admin.get_account),
        (admin.list_measurements(current=True), admin.get_measurement),
    ):
        get_item(page.items[0].id)
    admin.list_holidays(year=2026)
    admin.list_defects()
    admin.list_cycles(year=2026)
    admin.get_cycle(CYCLE)
    admin.list_population(CYCLE)
    admin.get_period(office.period_id)


def _read_as_auditor(story: Story) -> None:
    """Change the password, read the audit trail and the digests, sign out here and elsewhere."""
    with story.service.open_person_client(AUDITOR, PASSPHRASE) as client:
        client.get_me()
        client.change_password({"current": PASSPHRASE, "password": NEW_PASSWORD})
        client.list_audit_trail()
        client.list_snapshot_digests()
        with story.service.open_person_client(AUDITOR, NEW_PASSWORD) as elsewhere:
            elsewhere.get_me()
            for session in client.list_my_sessions().items:
                if not session.is_current:
                    client.end_my_session(session.id)
        client.sign_out()
    _revoke_token(story.service.open_anonymous_client())


def _revoke_token(client: Client) -> None:
    """Sign in and out as a frontend does that keeps the tokens itself."""
    form = {"grant_type": "password", "username": AUDITOR, "password": NEW_PASSWORD}
    with client:
        tokens = client.create_token(form=form)
        client.revoke_token(form={"token": tokens.refresh_token or ""})
