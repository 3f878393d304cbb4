"""Step 3: the attendance system tells what each day was, and discipline is reckoned from it."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from random import Random
from typing import Any, Final

from samples.positions import SAMPLES
from story import Appraisal, Story

STATES: Final[dict[str, dict[str, str]]] = {
    "present": {"state": "present"},
    "late": {"state": "late"},
    "early_leave": {"state": "left_early"},
    "leave_approved": {"state": "leave", "leave_kind": "annual"},
    "sick": {"state": "leave", "leave_kind": "sick"},
    "duty_travel": {"state": "duty_travel"},
    "absent": {"state": "absent_unexcused"},
}
"""What the sample's words are called in a feed."""
MINUTES: Final = {"late": "late_minutes", "early_leave": "early_minutes"}
SATURDAY: Final = 5
DAYS_A_FEED: Final = 2_000


def reckon_discipline(story: Story, appraisal: Appraisal, period_key: str) -> None:
    """Feed the days of a period as the attendance system has them, and reckon discipline."""
    agency = appraisal.system.agency
    system, admin = story.hr_systems[agency], story.admins[agency]
    period_id = appraisal.period_ids[period_key]
    days = [*_days(story, appraisal, period_id)]
    for start in range(0, len(days), DAYS_A_FEED):
        piece = days[start : start + DAYS_A_FEED]
        system.post_attendance({"source": "Sistem presensi kota", "items": piece})
    _send_file(story, appraisal, days[:DAYS_A_FEED])
    system.reckon_discipline(period_id, {}, dry_run=True)
    run = system.reckon_discipline(period_id, {})
    story.counts["attendance"] += len(days)
    story.counts["measurements"] += run.created
    _read(story, appraisal)
    _record_sanction(story, appraisal)
    admin.list_attendance(starts_on="2026-03-02", ends_on="2026-03-06")
    admin.get_attendance_template()


def _days(story: Story, appraisal: Appraisal, period_id: str) -> Iterator[dict[str, Any]]:
    """Draw a profile for each person, and a state for each of their working days."""
    sample = json.loads((SAMPLES / "attendance.json").read_text())
    profiles = sample["profiles"]
    weights = [profile["weight"] for profile in profiles]
    for person in appraisal.employees:
        random = Random(f"{story.seed}:attendance:{person.code}")  # noqa: S311 - sample data
        (profile,) = random.choices(profiles, weights)
        for day in _working_days(story, appraisal, period_id):
            yield {"employee_code": person.code, "on": day.isoformat(), **_draw(random, profile)}


def _send_file(story: Story, appraisal: Appraisal, days: list[dict[str, Any]]) -> None:
    """Send the plainly worked days again as a file: what is the same changes nothing."""
    plain = [day for day in days if day["state"] == "present"]
    lines = [f"{day['employee_code']};{day['on']};Hadir" for day in plain]
    content = "\n".join(["NIP;Tanggal;Status", *lines]).encode()
    files = {"attendance": ("presensi.csv", content, "text/csv")}
    story.hr_systems[appraisal.system.agency].upload_attendance(files=files, source="Presensi")


def _draw(random: Random, profile: dict[str, Any]) -> dict[str, Any]:
    names = [*profile["daily"]]
    (name,) = random.choices(names, [float(profile["daily"][each]) for each in names])
    if name not in MINUTES:
        return {**STATES[name]}
    least, mode, most = profile["late_minutes"]
    return {**STATES[name], MINUTES[name]: round(random.triangular(least, most, mode))}


def _working_days(story: Story, appraisal: Appraisal, period_id: str) -> Iterator[date]:
    """List the days of a period on which the office works, up to today."""
    admin = story.admins[appraisal.system.agency]
    period = admin.get_period(period_id)
    off = {holiday.on for holiday in admin.list_holidays(year=int(period.starts_on[:4])).items}
    day, last = date.fromisoformat(period.starts_on), date.fromisoformat(period.ends_on)
    while day <= min(last, story.today):
        if day.weekday() < SATURDAY and day.isoformat() not in off:
            yield day
        day += timedelta(days=1)


def _read(story: Story, appraisal: Appraisal) -> None:
    """Let a person read their own days, their year, and what their number was reckoned from."""
    person = appraisal.employees[-1]
    client, employee_id = story.sign_in(person), story.employee_ids[person.code]
    client.list_attendance(employee_id=employee_id)
    client.get_attendance_year(employee_id, year=2026)
    client.list_discipline_rules()
    reckoning = client.list_reckonings().items[0]
    client.get_reckoning(reckoning.id)


def _record_sanction(story: Story, appraisal: Appraisal) -> None:
    """Record a decision on the wrong person, and void it: a mistake stays on record."""
    admin, person = story.admins[appraisal.system.agency], appraisal.employees[-2]
    sanction = admin.record_sanction(
        {
            "employee_id": story.employee_ids[person.code],
            "level": "light",
            "penalty": "oral_reprimand",
            "decision_number": "800.1.6.2/17/2026",
            "decided_on": "2026-12-01",
            "decided_by": "Kepala Dinas Pendidikan",
            "reason": "Tiga hari kerja tanpa keterangan.",
            "starts_on": "2026-12-01",
        }
    )
    admin.get_sanction(sanction.id)
    reason = {"reason": "Salah orang; keputusan itu untuk pegawai lain."}
    admin.void_sanction(sanction.id, reason, version=sanction.version)
    admin.list_sanctions(with_voided=True)
