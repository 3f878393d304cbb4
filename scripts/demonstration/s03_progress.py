"""The third chapter: periods open, realizations with evidence come in, leaders give feedback."""

import json
from datetime import date
from typing import Any

import plan_contents
from people import Person
from posts import SAMPLES
from story import Stage, Story, Tick

from penilaian_client import Client


def open_periods(story: Story, tick: Tick) -> None:
    """Waive what is not built yet, with a reason, and open every period that has begun."""
    for stage in story.stages:
        tick(f"{stage.system.name}: periods")
        for key in stage.period_ids:
            _open_period(story, stage, key)


def _open_period(story: Story, stage: Stage, key: str) -> None:
    admin, period_id = story.admins[stage.system.agency], stage.period_ids[key]
    period = admin.get_period(period_id)
    if period.state != "planned" or date.fromisoformat(period.starts_on) > story.today:
        return
    readiness = admin.get_cycle_readiness(stage.system.cycle)
    shut = next(one.shut for one in readiness.periods if one.period_id == period_id)
    for gate in shut:
        reason = {"reason": "Contoh: dilakukan di luar sistem sebelum peragaan ini."}
        period = admin.waive_gate(period_id, gate, reason, version=period.version)
    admin.open_period(period_id, version=period.version)


def progress(story: Story, until: date, tick: Tick) -> None:
    """Enter the realizations since the last time up to a day, with evidence."""
    for stage in story.stages:
        for person in stage.players:
            tick(f"{stage.system.name}: progress")
            _enter_progress(story, stage, person, until)
    story.entered_until = until


def _enter_progress(story: Story, stage: Stage, person: Person, until: date) -> None:
    client, plan = story.client(person), stage.plans[person.code]
    share = stage.shares[person.code]
    for result in plan.in_force.work_results:
        for line in result.indicators:
            for day, entry in plan_contents.entries(line, share):
                if story.entered_until < day <= until:
                    body = {"line_id": line.line_id, "on": day.isoformat(), **entry}
                    client.post_progress(plan.id, body)
                    story.posted["progress"] += 1
    _give_evidence(story, client, plan)


def _give_evidence(story: Story, client: Client, plan: Any) -> None:  # noqa: ANN401 - a plan
    line = plan.in_force.work_results[0].indicators[0]
    note = f"Rekap triwulan sampai {story.today}\n".encode()
    client.post_evidence(
        files={"file": (f"rekap-{story.today}.csv", b"tanggal,nilai\n" + note, "text/csv")},
        fields={"line_id": line.line_id, "title": f"Rekap sampai {story.today}"},
    )
    story.posted["evidence"] += 1


def feedback(story: Story, tick: Tick) -> None:
    """Let every leader tell his people what was strong and what must improve."""
    sample = json.loads((SAMPLES / "feedback.json").read_text())["feedback"]
    texts = [one["text_id"] for one in sample if one["quality"] == "constructive"]
    for stage in story.stages:
        for place, person in enumerate(stage.players):
            tick(f"{stage.system.name}: feedback")
            leader = story.client(story.superiors[person.code])
            leader.give_feedback(
                {
                    "employee_id": story.ids[person.code],
                    "tone": "positive" if stage.shares[person.code] >= 1 else "mixed",
                    "strength": texts[place % len(texts)],
                    "improvement": "Catat kendala pada hari terjadinya agar cepat dibantu.",
                    "suggestion": "Bagikan cara kerja ini pada rapat bulanan unit.",
                }
            )
            story.posted["feedback"] += 1
