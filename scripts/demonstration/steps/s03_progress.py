"""Step 3: employees post progress and evidence, see how far they are, and receive feedback."""

import json
from datetime import date
from typing import Any

from samples.people import Person
from samples.plan_contents import build_realizations
from samples.positions import SAMPLES
from story import Appraisal, ReportStep, Story

from penilaian_client import Client


def post_progress(story: Story, until: date, report: ReportStep) -> None:
    """Post the realizations since the last time up to a day, with evidence."""
    for appraisal in story.appraisals:
        for person in appraisal.employees:
            report(f"{appraisal.system.name}: progress")
            _post_realizations(story, appraisal, person, until)
            _post_evidence(story, story.sign_in(person), appraisal.plans[person.code])
    story.progress_entered_until = until


def _post_realizations(story: Story, appraisal: Appraisal, person: Person, until: date) -> None:
    client, plan = story.sign_in(person), appraisal.plans[person.code]
    attainment = appraisal.attainments[person.code]
    for result in plan.in_force.work_results:
        for indicator in result.indicators:
            if indicator.indicator_version_id is not None:
                continue  # its public service measures it
            for day, value in build_realizations(indicator, attainment):
                if story.progress_entered_until < day <= until:
                    body = {"line_id": indicator.line_id, "on": day.isoformat(), **value}
                    client.post_progress(plan.id, body)
                    story.counts["progress"] += 1


def _post_evidence(story: Story, client: Client, plan: Any) -> None:  # noqa: ANN401 - a plan
    indicator = plan.in_force.work_results[0].indicators[0]
    note = f"Rekap triwulan sampai {story.today}\n".encode()
    client.post_evidence(
        files={"file": (f"rekap-{story.today}.csv", b"tanggal,nilai\n" + note, "text/csv")},
        fields={"line_id": indicator.line_id, "title": f"Rekap sampai {story.today}"},
    )
    story.counts["evidence"] += 1


def exchange_daily_progress(story: Story) -> None:
    """Take an employee's progress out as files, and send them back: nothing is doubled."""
    appraisal, person = story.find_objector()
    client, period_id = story.sign_in(person), appraisal.period_ids["2026"]
    for form, media in (("csv", "text/csv"), ("json", "application/json")):
        file = client.export_daily_progress(period_id=period_id, format=form)
        name = f"progres-harian.{form}"
        done = client.import_daily_progress(files={"daily": (name, file, media)})
        if done.created or done.corrected or not done.unchanged:
            raise SystemExit("Daily progress that was sent back is not what was given out.")
        story.files[name] = file
    client.get_daily_template()


def read_monitoring(story: Story) -> None:
    """Read in the middle of the year what an employee has reached and would score so far."""
    appraisal, person = story.find_objector()
    client, plan = story.sign_in(person), appraisal.plans[person.code]
    period_id = appraisal.period_ids["2026"]
    client.get_running_score(plan.id, period_id=period_id)
    line_id = plan.in_force.work_results[0].indicators[0].line_id
    assumed = {"period_id": period_id, "realizations": {line_id: "96.5"}}
    client.simulate_running_score(plan.id, assumed)
    client.get_monitoring(plan.id)
    story.sign_in_assessor(person).list_my_team()


def give_feedback(story: Story, report: ReportStep) -> None:
    """Give each employee the feedback of their assessor: what was strong, what must improve."""
    sample = json.loads((SAMPLES / "feedback.json").read_text())["feedback"]
    texts = [item["text_id"] for item in sample if item["quality"] == "constructive"]
    for appraisal in story.appraisals:
        for index, person in enumerate(appraisal.employees):
            report(f"{appraisal.system.name}: feedback")
            story.sign_in_assessor(person).give_feedback(
                {
                    "employee_id": story.employee_ids[person.code],
                    "tone": "positive" if appraisal.attainments[person.code] >= 1 else "mixed",
                    "strength": texts[index % len(texts)],
                    "improvement": "Catat kendala pada hari terjadinya agar cepat dibantu.",
                    "suggestion": "Bagikan cara kerja ini pada rapat bulanan unit.",
                }
            )
            story.counts["feedback"] += 1
