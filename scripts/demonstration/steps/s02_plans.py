"""Step 2: employees write their plans and submit them, and their assessors approve."""

from random import Random
from typing import Any

from samples.people import Person
from samples.plan_contents import NamedByPlans, build_plan, draw_attainment, load_goals
from setup import standards
from story import Appraisal, ReportStep, Story
from systems import System

from penilaian_client import Client


def agree_plans(story: Story, report: ReportStep) -> None:
    """Write and agree the plan of every employee, from the head of each office down.

    The last of each office gets theirs returned once.
    """
    for appraisal in story.appraisals:
        goals = _list_goal_ids(story, appraisal.system)
        for person in appraisal.employees:
            report(f"{appraisal.system.name}: plans")
            is_returned = person is appraisal.employees[-1]
            _agree_plan(story, appraisal, person, goals, is_returned=is_returned)


def _agree_plan(
    story: Story, appraisal: Appraisal, person: Person, goals: dict[str, str], *, is_returned: bool
) -> None:
    client, assessor = story.sign_in(person), story.sign_in_assessor(person)
    unit_name = appraisal.unit_names[person.position.unit_code]
    results = story.library.group_by_result(person, unit_name)
    lines = _list_assessor_lines(story, appraisal, person)
    known = NamedByPlans(lines, goals, story.library.agreed)
    content = build_plan(person, results, known)
    plan = _find_plan(client, appraisal.system, story.employee_ids[person.code])
    if standards.must_cover_duties(appraisal, person):
        draft = standards.cover_duties(client, plan, content)
    else:
        draft = client.put_plan_content(plan.id, content, version=plan.version)
    step = client.submit_plan(plan.id, version=draft.version)
    if is_returned:
        reason = {"reason": "Mohon lengkapi cara pelaporan bukti setiap triwulan."}
        step = assessor.return_plan(plan.id, reason, version=step.version)
        content["accountability"].append("Bukti diunggah paling lambat tanggal 5")
        draft = client.put_plan_content(plan.id, content, version=step.version)
        step = client.submit_plan(plan.id, version=draft.version)
    step = assessor.approve_plan(plan.id, version=step.version)
    client.sign_plan(plan.id, {"role": "employee"}, version=step.version)
    approved = client.get_plan(plan.id)
    appraisal.plans[person.code] = approved
    appraisal.line_ids[person.code] = {
        key: result.line_id
        for (key, _), result in zip(results, approved.in_force.work_results, strict=False)
    }
    random = Random(f"{story.seed}:{person.code}")  # noqa: S311 - sample data
    appraisal.attainments[person.code] = draw_attainment(random)


def _find_plan(client: Client, system: System, employee_id: str) -> Any:  # noqa: ANN401 - a plan
    plans = client.each_plans(cycle_key=system.cycle)
    return next(plan for plan in plans if plan.employee_id == employee_id)


def _list_assessor_lines(story: Story, appraisal: Appraisal, person: Person) -> dict[str, str]:
    assessor = story.assessors.get(person.code)
    return appraisal.line_ids.get(assessor.code, {}) if assessor else {}


def _list_goal_ids(story: Story, system: System) -> dict[str, str]:
    """List the ids of the goals by the keys of the results that serve them."""
    ids = {goal.key: goal.id for goal in story.hr_systems[system.agency].each_goals(year=2026)}
    goals = load_goals(system.agency)
    return {key: ids[goal["key"]] for goal in goals for key in goal["result_keys"]}


def revise_plan(story: Story) -> None:
    """Revise a plan in the middle of the year: what was reached stays with its line."""
    appraisal = story.find_appraisal("S1")
    person = appraisal.employees[-1]
    client, assessor = story.sign_in(person), story.sign_in_assessor(person)
    plan = client.get_plan(appraisal.plans[person.code].id)
    reason = {"reason": "Loket tambahan dibuka sejak Juli; target disesuaikan."}
    step = client.revise_plan(plan.id, reason, version=plan.version)
    step = client.submit_plan(plan.id, version=step.version)
    assessor.approve_plan(plan.id, version=step.version)
    appraisal.plans[person.code] = client.get_plan(plan.id)
