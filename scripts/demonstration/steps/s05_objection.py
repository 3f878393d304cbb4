"""Step 5: an employee objects to a result, and the assessor's superior decides."""

from dataclasses import dataclass

from samples.people import Person
from story import Appraisal, Story, find_waiting_time

from penilaian_api.domain.evaluation import bundle
from penilaian_client import Client

BEFORE_AND_AFTER = 2
"""An objection that changed a result has the one objected to, and the one in its place."""


@dataclass(frozen=True)
class Outcome:
    """Hold who objected, and their score before and after."""

    name: str
    before: str
    after: str


def object_to_result(story: Story) -> Outcome:
    """File an objection and hear it; evidence that came late counts, and the result changes."""
    appraisal, person = story.find_objector()
    client, reviewer = story.sign_in(person), story.sign_in_reviewer(person)
    evaluation = next(client.each_evaluations(period_id=appraisal.period_ids["2026"]))
    before = client.get_assessment(evaluation.id)
    reasons = {
        "reasons": "Realisasi triwulan IV belum memuat berkas loket tambahan.",
        "ground": "figure_wrong",
        "part": "indicator",
    }
    objection = client.file_objection(evaluation.id, reasons)
    story.set_clock(2027, 1, 13)
    _correct_progress(client, appraisal, person)
    heard = reviewer.hear_objection(
        objection.id,
        {
            "employee_statement": "Rekap loket tambahan sudah saya unggah sebagai bukti.",
            "assessor_statement": "Rekap itu benar dan saya terima setelah penilaian.",
        },
        version=objection.version,
    )
    reviewer.decide_objection(
        objection.id,
        {
            "is_changed": True,
            "reason": "Bukti menunjukkan realisasi yang lebih tinggi dalam periode.",
            "with_current_data": True,
            "ground": "figure_corrected",
        },
        version=heard.version,
    )
    client.count_like_cases(objection.id)
    _check_bundle(client.download_objection_bundle(objection.id))
    changed = reviewer.get_evaluation(evaluation.id)
    reviewer.deliver_evaluation(evaluation.id, version=changed.version)
    after = client.get_assessment(evaluation.id)
    return Outcome(person.name, str(before.score), str(after.score))


def _check_bundle(content: bytes) -> None:
    """Check the file of the objection as its reader would: without the service."""
    checked = bundle.check(content)
    if checked.faults or len(checked.results) != BEFORE_AND_AFTER:
        raise SystemExit(f"The bundle of an objection does not verify: {checked.faults}")


def _correct_progress(client: Client, appraisal: Appraisal, person: Person) -> None:
    """Correct the last entry of the waiting time: the old one stays, superseded."""
    plan = appraisal.plans[person.code]
    line_id = find_waiting_time(plan).line_id
    entries = [entry for entry in client.each_progress(plan.id) if entry.line_id == line_id]
    last = max(entries, key=lambda entry: entry.on)
    corrected = float(last.value) * 0.9
    client.post_progress(
        plan.id,
        {
            "line_id": line_id,
            "on": last.on,
            "value": f"{corrected:.2f}",
            "note": "Koreksi: berkas loket tambahan",
            "supersedes_id": last.id,
        },
    )
