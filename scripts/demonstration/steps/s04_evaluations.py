"""Step 4: post the measurements of a period, start its rating, and create the evaluations."""

from collections.abc import Iterable
from random import Random
from typing import Any

from samples.office import AGENCY, UNIT, Office
from story import Appraisal, Story

from penilaian_client import Client
from steps.registers.assessments import assess_people
from steps.registers.attendance import reckon_discipline
from steps.registers.innovations import verify_innovations
from steps.voices.surveys import ask_citizens


def start_evaluations(story: Story, appraisal: Appraisal, period_key: str) -> dict[str, Any]:
    """Start the evaluations of a period, and return them by id of the employee."""
    period_id = appraisal.period_ids[period_key]
    hr_system = story.hr_systems[appraisal.system.agency]
    _post_measurements(story, appraisal, period_key)
    _start_rating(story.admins[appraisal.system.agency], period_id)
    hr_system.create_evaluations(period_id)
    evaluations = hr_system.each_evaluations(period_id=period_id, limit=200)
    return {evaluation.employee_id: evaluation for evaluation in evaluations}


def start_office_evaluations(story: Story, office: Office) -> None:
    """Start the evaluations of the small office's quarter, its organization result posted."""
    admin = story.admins[AGENCY]
    measurement = {
        "unit_code": UNIT,
        "period_id": office.period_id,
        "part": "organization_result",
        "value": "4",
        "source": "Laporan kinerja unit triwulan I",
    }
    story.hr_systems[AGENCY].post_measurement(measurement)
    _start_rating(admin, office.period_id)
    admin.create_evaluations(office.period_id)


def _start_rating(admin: Client, period_id: str) -> None:
    period = admin.get_period(period_id)
    admin.start_rating(period_id, version=period.version)


def _post_measurements(story: Story, appraisal: Appraisal, period_key: str) -> None:
    """Write each part by its instrument; post drawn numbers where there is none."""
    system = appraisal.system
    random = Random(f"{story.seed}:{system.scheme}:{period_key}")  # noqa: S311 - sample data
    items: list[dict[str, Any]] = []
    for part in system.parts:
        if part.answers:
            ask_citizens(story, appraisal, period_key, part)
            continue
        if part.by_panel:
            verify_innovations(story, appraisal, period_key)
            continue
        if part.rubric:
            assess_people(story, appraisal, period_key, part)
            continue
        if part.is_from_attendance:
            reckon_discipline(story, appraisal, period_key)
            continue
        subjects: Iterable[dict[str, str]] = (
            [{"unit_code": system.office}]
            if part.is_per_unit
            else [{"employee_code": person.code} for person in appraisal.employees]
        )
        for subject in subjects:
            value = min(part.maximum, max(0.0, random.gauss(part.mean, part.spread)))
            items.append(
                {
                    **subject,
                    "period_id": appraisal.period_ids[period_key],
                    "part": part.key,
                    "value": f"{max(1.0, value):.2f}",
                    "count": random.randint(30, 200),
                    "source": "Contoh: instrumen di luar sistem",
                }
            )
    if items:
        story.hr_systems[system.agency].post_measurements({"items": items})
        story.counts["measurements"] += len(items)
