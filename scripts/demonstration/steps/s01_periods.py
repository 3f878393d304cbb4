"""Step 1: read the readiness of each cycle, waive the gates that are shut, and open the periods."""

from datetime import date

from samples.office import AGENCY, Office
from story import Appraisal, ReportStep, Story

from penilaian_client import Client


def open_periods(story: Story, report: ReportStep) -> None:
    """Open every period of the systems that has begun and is not open yet."""
    for appraisal in story.appraisals:
        report(f"{appraisal.system.name}: periods")
        open_periods_of(story, appraisal)


def open_periods_of(story: Story, appraisal: Appraisal) -> None:
    """Open the periods of one system, each gate that is shut waived with a reason."""
    admin = story.admins[appraisal.system.agency]
    for period_id in appraisal.period_ids.values():
        period = admin.get_period(period_id)
        if period.state != "planned" or date.fromisoformat(period.starts_on) > story.today:
            continue
        readiness = admin.get_cycle_readiness(appraisal.system.cycle)
        shut = next(item.shut for item in readiness.periods if item.period_id == period_id)
        for gate in shut:
            reason = {"reason": "Contoh: dilakukan di luar sistem sebelum peragaan ini."}
            period = admin.waive_gate(period_id, gate, reason, version=period.version)
        admin.open_period(period_id, version=period.version)


def open_office_quarter(story: Story, office: Office) -> None:
    """Open the quarter of the small office, all its gates waived."""
    open_quarter(story.admins[AGENCY], office.period_id)


def open_quarter(admin: Client, period_id: str) -> None:
    """Open a quarter, all its gates waived."""
    reason = {"reason": "Disiapkan oleh kepala unit di luar sistem."}
    for gate in ("socialisation", "indicators", "organization"):
        period = admin.waive_gate(period_id, gate, reason)
    admin.open_period(period_id, version=period.version)
