"""Declare the year of each system, its scheme, goals and cycle, and create the plans."""

from samples.plan_contents import load_goals
from story import ReportStep, Story
from systems import SYSTEMS, System, build_cycle


def declare_years(story: Story, report: ReportStep) -> None:
    """Adopt the schemes, put the goals and the cycles, and create a plan for everybody."""
    for system in SYSTEMS:
        report(f"{system.name}: year")
        _declare_year(story, system)


def _declare_year(story: Story, system: System) -> None:
    hr_system, admin = story.hr_systems[system.agency], story.admins[system.agency]
    admin.adopt_scheme(system.scheme)
    for goal in load_goals(system.agency):
        body = {name: goal[name] for name in goal if name not in {"key", "result_keys"}}
        hr_system.put_goal(2026, goal["key"], body)
    periods = hr_system.put_cycle(system.cycle, build_cycle(system)).cycle.periods
    appraisal = story.find_appraisal(system.source)
    appraisal.period_ids.update({period.key: period.id for period in periods})
    hr_system.create_plans(system.cycle, {"approach": "quantitative"})
