"""Read what services bring about: outcomes over time, and which lines of plans serve them."""

from typing import Any, Final

from story import Story
from systems import MONTHS

LITERACY: Final = "kelulusan-literasi"
WAITING: Final = "waktu-tunggu-pasien"
QUEUE: Final = "waktu-antre-samsat"
_YEAR: Final = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
_MONTH_LENGTHS: Final = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def build_months(year: int, numbers: list[str], source: str) -> list[dict[str, Any]]:
    """State a value for each month of a year, from January on."""
    return [
        {
            "starts_on": f"{year}-{month:02}-01",
            "ends_on": f"{year}-{month:02}-{_MONTH_LENGTHS[month - 1]}",
            "value": number,
            "source": source,
        }
        for month, number in enumerate(numbers, 1)
    ]


def follow_education(story: Story) -> None:
    """Follow in Lampung what teaching brings about, and tie a line of a plan to an outcome."""
    admin = story.admins["lampung"]
    admin.put_service_outcome(
        LITERACY,
        {
            "name": "Siswa yang lulus ujian literasi",
            "unit_code": "LPG.DISDIK",
            "measured_in": "persen",
            "is_public_service": True,
            "goal_key": "human",
        },
    )
    for year, numbers in (
        (2025, ["71.2", "70.8", "72.4", "71.9", "73.1", "72.6"]),
        (2026, ["74.5", "75.9", "75.2", "77.0", "76.4", "78.8"]),
    ):
        items = build_months(year, numbers, "Ujian literasi sekolah menengah")
        posted = admin.post_outcome_values(LITERACY, {"items": items})
    last = posted.items[-1]
    corrected = {**items[-1], "value": "78.1", "source": "Ralat: dua sekolah menyusul"}
    admin.post_outcome_values(LITERACY, {"items": [{**corrected, "supersedes_id": last.id}]})
    admin.list_outcome_values(outcome_key=LITERACY)
    admin.get_service_outcome(LITERACY)
    _serve_patients(story)
    admin.list_service_outcomes(is_public_service=True)
    admin.list_outcome_progress(**_YEAR, is_public_service=True)


def _serve_patients(story: Story) -> None:
    """Say of a line of a plan which outcome it serves; its person sees what that was."""
    appraisal = story.find_appraisal("S0")
    admin, person = story.admins["lampung"], appraisal.employees[-1]
    admin.put_service_outcome(
        WAITING,
        {
            "name": "Waktu tunggu pasien rawat jalan",
            "unit_code": appraisal.system.office,
            "measured_in": "menit",
            "polarity": "lower",
            "is_public_service": True,
        },
    )
    items = build_months(2026, ["58", "61", "55", "49"], "Register poliklinik")
    admin.post_outcome_values(WAITING, {"items": items})
    client, plan = story.sign_in(person), appraisal.plans[person.code]
    lines = [result.line_id for result in plan.in_force.work_results[:2]]
    links = [
        client.link_outcome({"plan_id": plan.id, "line_id": line, "outcome_key": WAITING})
        for line in lines
    ]
    client.unlink_outcome(links[-1].id, version=links[-1].version)
    client.list_outcome_links(plan_id=plan.id)


def measure_counters(story: Story) -> None:
    """Draw in Bengkulu, month by month, how long citizens wait from the cases of its counters."""
    appraisal = story.find_appraisal("S3")
    admin = story.admins[appraisal.system.agency]
    admin.put_service_outcome(
        "waktu-layanan-pajak",
        {
            "name": "Waktu layanan pajak kendaraan bermotor",
            "unit_code": "BKL.BPKD.SAMSAT",
            "measured_in": "menit",
            "polarity": "lower",
            "is_public_service": True,
            "service_key": "pajak-kendaraan",
            "figure": "processing_time",
        },
    )
    for first, last in (("2026-01-01", "2026-06-30"), ("2026-07-01", "2026-12-28")):
        days = {"starts_on": first, "ends_on": last}
        admin.draw_outcome_values("waktu-layanan-pajak", days)


def compare_before_and_after(story: Story) -> None:
    """Compare in Bengkulu how long citizens waited before and after the counters were joined."""
    appraisal = story.find_appraisal("S3")
    admin = story.admins[appraisal.system.agency]
    admin.put_service_outcome(
        QUEUE,
        {
            "name": "Waktu antre wajib pajak",
            "unit_code": "BKL.BPKD.SAMSAT",
            "measured_in": "menit",
            "polarity": "lower",
            "is_public_service": True,
        },
    )
    for year, numbers in (
        (2025, ["41", "38", "44", "40", "43", "39", "42", "45", "40", "41", "37", "42"]),
        (2026, ["34", "29", "33", "31", "28", "32", "30", "27", "31", "29", "30"]),
    ):
        items = build_months(year, numbers, "Mesin antrean samsat")
        admin.post_outcome_values(QUEUE, {"items": items})
    admin.compare_outcome(QUEUE, changed_on="2026-01-01")
    admin.list_outcome_comparisons(changed_on="2026-01-01", is_public_service=True)


def set_beside(story: Story) -> None:
    """Show in Dumai how satisfied citizens are beside how its people were rated."""
    appraisal = story.find_appraisal("S1")
    admin = story.admins[appraisal.system.agency]
    admin.get_satisfaction_and_results(
        unit_code=appraisal.system.office, instrument_key="skm-14-2017"
    )


def show_effect(story: Story) -> None:
    """Ask in Lampung what training did to the next month's results: of one person, nothing."""
    appraisal = story.find_appraisal("S2")
    admin = story.admins[appraisal.system.agency]
    first, second, *_ = (appraisal.period_ids[f"{month:%Y-%m}"] for month in MONTHS)
    admin.get_follow_up_effect(
        kind="training",
        unit_code=appraisal.system.office,
        earlier_period_id=first,
        later_period_id=second,
    )
