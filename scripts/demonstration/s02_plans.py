"""The second chapter: everybody hands in a plan, and the leader decides on it."""

from random import Random

import plan_contents
from people import Person
from story import Stage, Story, Tick
from systems import System


def write_plans(story: Story, tick: Tick) -> None:
    """Let everybody write and hand in a plan, leaders first, and their leaders decide."""
    for stage in story.stages:
        goals = _goal_ids(story, stage.system)
        for number, person in enumerate(stage.players):
            tick(f"{stage.system.name}: plans")
            _write(story, stage, person, goals, is_returned=number == len(stage.players) - 1)


def _write(
    story: Story, stage: Stage, person: Person, goals: dict[str, str], *, is_returned: bool
) -> None:
    client, leader = story.client(person), story.client(story.superiors[person.code])
    mine = next(
        plan
        for plan in client.each_plans(cycle_key=stage.system.cycle)
        if plan.employee_id == story.ids[person.code]
    )
    results = story.library.results(person, stage.units[person.post.row["unit_code"]])
    above = plan_contents.Above(_supported(story, stage, person), goals)
    written = plan_contents.plan(person, results, above)
    draft = client.put_plan_content(mine.id, written, version=mine.version)
    head = client.submit_plan(mine.id, version=draft.version)
    if is_returned:
        reason = {"reason": "Mohon lengkapi cara pelaporan bukti setiap triwulan."}
        head = leader.return_plan(mine.id, reason, version=head.version)
        written["accountability"].append("Bukti diunggah paling lambat tanggal 5")
        draft = client.put_plan_content(mine.id, written, version=head.version)
        head = client.submit_plan(mine.id, version=draft.version)
    head = leader.approve_plan(mine.id, version=head.version)
    client.sign_plan(mine.id, {"role": "employee"}, version=head.version)
    plan = client.get_plan(mine.id)
    stage.plans[person.code] = plan
    stage.lines[person.code] = {
        key: result.line_id
        for (key, _), result in zip(results, plan.in_force.work_results, strict=False)
    }
    draw = Random(f"{story.seed}:{person.code}")  # noqa: S311 - sample data
    stage.shares[person.code] = plan_contents.attainment(draw)


def _supported(story: Story, stage: Stage, person: Person) -> dict[str, str]:
    leader = story.superiors.get(person.code)
    return stage.lines.get(leader.code, {}) if leader else {}


def _goal_ids(story: Story, system: System) -> dict[str, str]:
    goals = plan_contents.goals(system.agency)
    known = {goal.key: goal.id for goal in story.machines[system.agency].each_goals(year=2026)}
    return {key: known[goal["key"]] for goal in goals for key in goal["result_keys"]}


def revise_one(story: Story) -> None:
    """Revise a plan in the middle of the year: what was reached stays with its line."""
    stage = story.stage("S1")
    person = stage.players[-1]
    client, leader = story.client(person), story.client(story.superiors[person.code])
    plan = client.get_plan(stage.plans[person.code].id)
    reason = {"reason": "Loket tambahan dibuka sejak Juli; target disesuaikan."}
    head = client.revise_plan(plan.id, reason, version=plan.version)
    head = client.submit_plan(plan.id, version=head.version)
    leader.approve_plan(plan.id, version=head.version)
    stage.plans[person.code] = client.get_plan(plan.id)
