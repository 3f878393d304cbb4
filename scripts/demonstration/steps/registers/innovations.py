"""Step 4: enter innovations into the register, and let a panel verify them."""

import json
from random import Random
from typing import Any

from samples.people import Person
from samples.positions import SAMPLES
from story import Appraisal, Story

PHASES = ("idea", "trial", "adopted", "replicated")
DAYS = ("2026-02-02", "2026-04-06", "2026-07-01", "2026-10-05")
_PANEL_SIZE = 3


def verify_innovations(story: Story, appraisal: Appraisal, period_key: str) -> None:
    """Let everybody's idea of an office be judged; what is verified measures the part."""
    system = appraisal.system
    admin = story.admins[system.agency]
    panel, innovators = appraisal.employees[:_PANEL_SIZE], appraisal.employees[_PANEL_SIZE:]
    body = {"cycle_key": system.cycle, "member_codes": [person.code for person in panel]}
    appointed = admin.appoint_innovation_panel({**body, "unit_code": system.office})
    members = {"member_codes": body["member_codes"]}
    admin.edit_innovation_panel(appointed.id, members, version=appointed.version)
    admin.get_innovation_panel(appointed.id)
    admin.list_innovation_panels()
    entries = _entries(system.agency)
    period_id = appraisal.period_ids[period_key]
    for index, person in enumerate(reversed(innovators[-len(entries) :])):
        _play(story, person, panel, {**entries[index], "period_id": period_id})
        story.counts["measurements"] += 1
    _withdraw(story, appraisal, {**entries[0], "period_id": period_id})


def _play(story: Story, person: Person, panel: list[Person], entry: dict[str, Any]) -> None:
    """Enter, correct and judge one innovation, and read how it was judged."""
    client = story.sign_in(person)
    entered = client.enter_innovation({**entry, "title": f"{entry['title']} (draf)"})
    entered = client.edit_innovation(entered.id, entry, version=entered.version)
    for member in panel:
        judge = story.sign_in(member)
        shown = judge.get_innovation(entered.id)
        if shown.state == "entered":
            waiting = {task.record_id for task in judge.list_my_tasks().items}
            if entered.id not in waiting:
                raise AssertionError("An entry did not wait for a member of the panel.")
            judge.verify_innovation(entered.id, _verdict(story, entry), version=shown.version)
    client.get_innovation_verification(entered.id)
    client.list_innovations(state="verified")


def _withdraw(story: Story, appraisal: Appraisal, entry: dict[str, Any]) -> None:
    """Enter an idea that is in the register already, and withdraw it."""
    client = story.sign_in(appraisal.employees[-1])
    entered = client.enter_innovation(entry)
    client.withdraw_innovation(entered.id, version=entered.version)


def _verdict(story: Story, entry: dict[str, Any]) -> dict[str, Any]:
    """Draw a verdict by how far the innovation came."""
    came = len(entry["phases"])
    random = Random(f"{story.seed}:{entry['title']}")  # noqa: S311 - sample data
    levels = {
        "novelty": random.randint(2, 4),
        "benefit": came + 1 if came < len(PHASES) else came,
        "adoption": came + 1 if came < len(PHASES) else came,
        "sustainability": random.randint(2, 4),
    }
    return {
        "levels": [
            {"item": item, "level": level, "reason": "Sesuai bukti sebelum dan sesudah."}
            for item, level in levels.items()
        ]
    }


def _entries(agency: str) -> list[dict[str, Any]]:
    """Read the sample innovations of an agency."""
    items = json.loads((SAMPLES / "innovations.json").read_text())["innovations"]
    return [_entry(item) for item in items if item["agency"] == agency]


def _entry(item: dict[str, Any]) -> dict[str, Any]:
    came = PHASES.index(item["status"]) + 1
    address = f"https://contoh.go.id/inovasi/{item['id'].lower()}"
    return {
        "title": item["title_id"],
        "sector": item["sector"],
        "problem": item["problem_id"],
        "change": item["change_id"],
        "measure": item["measure"]["name_id"],
        "measured_in": item["measure"]["unit"],
        "before": item["measure"]["before"],
        "after": item["measure"]["after"],
        "phases": [
            {
                "phase": phase,
                "on": day,
                "title": "Usulan" if phase == "idea" else item["evidence_id"][:200],
                **({} if phase == "idea" else {"url": f"{address}/{phase}"}),
            }
            for phase, day in zip(PHASES[:came], DAYS, strict=False)
        ],
    }
