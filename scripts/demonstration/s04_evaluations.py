"""The last chapter: results are measured, rated, made final, delivered, and once objected to."""

from collections.abc import Iterable
from random import Random
from typing import Any

import s03_progress
from people import Person
from story import Stage, Story, Tick, instant, waiting
from systems import MONTHS

from penilaian_client import Client


def months(story: Story, tick: Tick) -> None:
    """Play the monthly program: each month measured, rated and handed over in the next."""
    for stage in story.stages:
        if stage.system.is_monthly:
            for first in MONTHS:
                tick(f"{stage.system.name}: {first:%B}")
                following = first.replace(month=first.month + 1)
                story.at(instant(2026, following.month, 2))
                s03_progress.open_periods(story, lambda _: None)
                _evaluate(story, stage, f"2026-{first.month:02}", tick)


def results(story: Story, tick: Tick) -> None:
    """Measure, rate, make final, deliver and acknowledge the year of every system."""
    for stage in story.stages:
        _evaluate(story, stage, "2026", tick)


def _evaluate(story: Story, stage: Stage, period: str, tick: Tick) -> None:
    period_id = stage.period_ids[period]
    _measure(story, stage, period)
    admin = story.admins[stage.system.agency]
    held = admin.get_period(period_id)
    admin.start_rating(period_id, version=held.version)
    machine = story.machines[stage.system.agency]
    machine.create_evaluations(period_id)
    opened = {
        one.employee_id: one for one in machine.each_evaluations(period_id=period_id, limit=200)
    }
    for person in stage.players:
        tick(f"{stage.system.name}: results {period}")
        _conclude(story, stage, person, opened[story.ids[person.code]])


def _measure(story: Story, stage: Stage, period: str) -> None:
    period_id = stage.period_ids[period]
    draw = Random(f"{story.seed}:{stage.system.scheme}:{period}")  # noqa: S311 - sample data
    items: list[dict[str, Any]] = []
    for part in stage.system.parts:
        whose: Iterable[dict[str, str]] = (
            [{"unit_code": stage.system.office}]
            if part.of_unit
            else [{"employee_code": person.code} for person in stage.players]
        )
        for one in whose:
            value = min(part.most, max(0.0, draw.gauss(part.mean, part.spread)))
            items.append(
                {
                    **one,
                    "period_id": period_id,
                    "part": part.key,
                    "value": f"{max(1.0, value):.2f}",
                    "count": draw.randint(30, 200),
                    "source": "Contoh: instrumen di luar sistem",
                }
            )
    if items:
        story.machines[stage.system.agency].post_measurements({"items": items})
        story.posted["measurements"] += len(items)


def _conclude(story: Story, stage: Stage, person: Person, opened: Any) -> None:  # noqa: ANN401 - an evaluation
    client, leader = story.client(person), story.client(story.superiors[person.code])
    said = {"statement": "Target utama saya kerjakan sesuai rencana dan bukti terunggah."}
    step = client.self_assess(opened.id, said, version=opened.version)
    step = leader.rate_evaluation(opened.id, _assessment(stage, person), version=step.version)
    step = leader.finalize_evaluation(opened.id, version=step.version)
    step = leader.deliver_evaluation(opened.id, version=step.version)
    client.acknowledge_evaluation(opened.id, version=step.version)


def _assessment(stage: Stage, person: Person) -> dict[str, Any]:
    share = stage.shares[person.code]
    level = 5 if share > 1.08 else 4 if share > 0.93 else 3  # noqa: PLR2004 - sample judgement
    ratings: list[dict[str, Any]] = [
        {
            "about": "results",
            "chosen": "above" if level == 5 else "met",  # noqa: PLR2004 - the best level
            "reason": "Menurut bukti dan umpan balik selama periode.",
        },
        {
            "about": "behavior",
            "chosen": "met",
            "reason": "Konsisten menurut pengamatan langsung dan umpan balik.",
        },
    ]
    if stage.system.is_monthly:
        ratings.append({"about": "criterion:supervisor", "level": level, "reason": ""})
    return {
        "ratings": ratings,
        "feedback": {
            "strength": "Pelayanan tetap berjalan tepat waktu selama loket ditata ulang.",
            "improvement": "Berkas yang dikembalikan perlu diperiksa lengkap sejak diterima.",
            "suggestion": "Gunakan daftar periksa bersama rekan loket setiap pagi.",
        },
        "organization_result": "good",
        "recommendation": "Ikut berbagi praktik baik pada rapat evaluasi unit.",
    }


def object_once(story: Story) -> dict[str, str]:
    """Let one person object: late evidence counts, and the superior changes the result."""
    stage, person = story.objector()
    leader = story.superiors[person.code]
    client, reviewer = story.client(person), story.client(story.superiors[leader.code])
    mine = next(client.each_evaluations(period_id=stage.period_ids["2026"]))
    before = client.get_assessment(mine.id)
    reasons = {"reasons": "Realisasi triwulan IV belum memuat berkas loket tambahan."}
    filed = client.file_objection(mine.id, reasons)
    story.at(instant(2027, 1, 13))
    _correct(client, stage, person)
    heard = reviewer.hear_objection(
        filed.id,
        {
            "employee_statement": "Rekap loket tambahan sudah saya unggah sebagai bukti.",
            "assessor_statement": "Rekap itu benar dan saya terima setelah penilaian.",
        },
        version=filed.version,
    )
    reviewer.decide_objection(
        filed.id,
        {
            "is_changed": True,
            "reason": "Bukti menunjukkan realisasi yang lebih tinggi dalam periode.",
            "with_current_data": True,
        },
        version=heard.version,
    )
    again = reviewer.get_evaluation(mine.id)
    reviewer.deliver_evaluation(mine.id, version=again.version)
    after = client.get_assessment(mine.id)
    return {"who": person.name, "before": str(before.score), "after": str(after.score)}


def _correct(client: Client, stage: Stage, person: Person) -> None:
    """Correct the last entry of the waiting time: the old one stays, superseded."""
    plan = stage.plans[person.code]
    line_id = waiting(plan).line_id
    entries = [entry for entry in client.each_progress(plan.id) if entry.line_id == line_id]
    last = max(entries, key=lambda entry: entry.on)
    better = float(last.value) * 0.9
    client.post_progress(
        plan.id,
        {
            "line_id": line_id,
            "on": last.on,
            "value": f"{better:.2f}",
            "note": "Koreksi: berkas loket tambahan",
            "supersedes_id": last.id,
        },
    )
