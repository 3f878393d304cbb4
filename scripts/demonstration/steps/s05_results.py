"""Step 5: assess, rate, finalize, deliver and acknowledge each evaluation of a period."""

from typing import Any

from samples.people import Person
from story import Appraisal, ReportStep, Story


def conclude_evaluations(
    story: Story,
    appraisal: Appraisal,
    period_key: str,
    evaluations: dict[str, Any],
    report: ReportStep,
) -> None:
    """Take the evaluation of every employee from self-assessment to acknowledgment."""
    for person in appraisal.employees:
        report(f"{appraisal.system.name}: results {period_key}")
        evaluation = evaluations[story.employee_ids[person.code]]
        _conclude_evaluation(story, appraisal, person, evaluation)


def _conclude_evaluation(
    story: Story,
    appraisal: Appraisal,
    person: Person,
    evaluation: Any,  # noqa: ANN401 - an evaluation
) -> None:
    client, assessor = story.sign_in(person), story.sign_in_assessor(person)
    statement = {"statement": "Target utama saya kerjakan sesuai rencana dan bukti terunggah."}
    assessment = _build_assessment(appraisal, person)
    step = client.self_assess(evaluation.id, statement, version=evaluation.version)
    step = assessor.rate_evaluation(evaluation.id, assessment, version=step.version)
    step = assessor.finalize_evaluation(evaluation.id, version=step.version)
    step = assessor.deliver_evaluation(evaluation.id, version=step.version)
    client.acknowledge_evaluation(evaluation.id, version=step.version)


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
