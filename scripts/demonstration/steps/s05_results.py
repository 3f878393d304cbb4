"""Step 5: assess, rate, finalize, deliver and acknowledge each evaluation of a period."""

from typing import Any, Final

from samples.people import Person
from story import Appraisal, ReportStep, Story

from steps.voices.calibrations import calibrate_ratings

CALIBRATES: Final = "S3"
"""The system in which those who rate meet before any result is final."""
TAKEN: Final = {
    "adjust_resources": "Dua petugas dari subbidang lain membantu sejak awal bulan.",
    "take_over": "Laporan belum selesai menjelang tenggat; pimpinan menyelesaikannya sendiri.",
}


def conclude_evaluations(
    story: Story,
    appraisal: Appraisal,
    period_key: str,
    evaluations: dict[str, Any],
    report: ReportStep,
) -> None:
    """Take the evaluation of every employee from self-assessment to acknowledgment."""
    calibrates = appraisal.system.source == CALIBRATES
    if calibrates:
        for person in appraisal.employees:
            _rate(story, appraisal, person, evaluations[story.employee_ids[person.code]])
        calibrate_ratings(story, appraisal, evaluations)
    for person in appraisal.employees:
        report(f"{appraisal.system.name}: results {period_key}")
        evaluation = evaluations[story.employee_ids[person.code]]
        if not calibrates:
            _rate(story, appraisal, person, evaluation)
        _conclude_evaluation(story, person, evaluation.id)
    if calibrates:
        first = appraisal.employees[0]
        evaluation = evaluations[story.employee_ids[first.code]]
        explained = story.sign_in(first).explain_result(evaluation.id)
        if not explained.takeovers:
            raise SystemExit("The explanation does not say what was taken over.")


def take_over_result(story: Story) -> None:
    """Take a result over that makes no progress: the explanation of its evaluation will say so."""
    appraisal = story.find_appraisal(CALIBRATES)
    person = appraisal.employees[0]
    assessor, plan = story.sign_in_assessor(person), appraisal.plans[person.code]
    line_id = plan.in_force.work_results[0].line_id
    for kind, reason in TAKEN.items():
        step = {"line_id": line_id, "kind": kind, "reason": reason}
        taken = assessor.take_remedy(plan.id, step)
        story.sign_in(person).acknowledge_remedy(taken.id, version=taken.version)


def _rate(
    story: Story,
    appraisal: Appraisal,
    person: Person,
    evaluation: Any,  # noqa: ANN401 - an evaluation
) -> None:
    statement = {"statement": "Target utama saya kerjakan sesuai rencana dan bukti terunggah."}
    assessment = _build_assessment(appraisal, person)
    own, assessor = story.sign_in(person), story.sign_in_assessor(person)
    step = own.self_assess(evaluation.id, statement, version=evaluation.version)
    assessor.rate_evaluation(evaluation.id, assessment, version=step.version)


def _conclude_evaluation(story: Story, person: Person, evaluation_id: str) -> None:
    client, assessor = story.sign_in(person), story.sign_in_assessor(person)
    version = assessor.get_evaluation(evaluation_id).version
    step = assessor.finalize_evaluation(evaluation_id, version=version)
    step = assessor.deliver_evaluation(evaluation_id, version=step.version)
    client.acknowledge_evaluation(evaluation_id, version=step.version)


REASON = "Menurut bukti dan umpan balik selama periode."


def _build_assessment(appraisal: Appraisal, person: Person) -> dict[str, Any]:
    attainment = appraisal.attainments[person.code]
    level = 5 if attainment > 1.08 else 4 if attainment > 0.93 else 3  # noqa: PLR2004 - sample judgment
    ratings: list[dict[str, Any]] = [
        {
            "about": "results",
            "chosen": "above" if level == 5 else "met",  # noqa: PLR2004 - the best level
            "reason": REASON,
        },
        {
            "about": "behavior",
            "chosen": "met",
            "reason": "Konsisten menurut pengamatan langsung dan umpan balik.",
        },
    ]
    if appraisal.system.is_monthly:
        ratings.append({"about": "criterion:supervisor", "level": level, "reason": REASON})
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
