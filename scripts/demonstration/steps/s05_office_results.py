"""Step 5, small office: rate, finalize and deliver in bulk, reopen a result, close the quarter."""

from typing import Any, Final

from samples.office import AGENCY, SECOND_ADMIN, Office
from samples.people import PASSPHRASE
from story import Story

from penilaian_client import Client
from steps.s03_office_progress import FEEDBACK

REASON: Final = "Register dan umpan balik rekan selama triwulan."


def conclude_evaluations(story: Story, office: Office) -> None:
    """Rate both evaluations in one call, finalize both in one, deliver both in one."""
    admin, head = story.admins[AGENCY], story.sign_in(office.head)
    evaluations = admin.list_evaluations(period_id=office.period_id).items
    office.evaluation_ids = {item.employee_id: item.id for item in evaluations}
    for person in office.staff:
        client = story.sign_in(person)
        own = client.get_evaluation(office.evaluation_ids[story.employee_ids[person.code]])
        text = "Permohonan saya jawab sesuai register; dua terlambat di Februari."
        client.self_assess(own.id, {"statement": text}, version=own.version)
    head.list_my_tasks()
    head.list_my_team()
    assessed = [head.get_evaluation(item.id) for item in evaluations]
    rated = head.rate_evaluations(
        {
            "items": [
                {"id": item.id, "version": item.version, **build_assessment(office, item)}
                for item in assessed
            ]
        }
    )
    admin.score_period(office.period_id)
    finalized = head.finalize_evaluations({"items": _list_versions(rated)})
    head.deliver_evaluations({"items": _list_versions(finalized)})


def build_assessment(
    office: Office,
    evaluation: Any,  # noqa: ANN401 - an evaluation
    *,
    chosen: str | None = None,
) -> dict[str, Any]:
    """Build an assessment; in the first quarter the second of the staff stayed below."""
    is_second = evaluation.employee_code == office.second.code
    rated = chosen or ("below" if is_second else "met")
    results = office.plans[evaluation.employee_id].in_force.work_results
    subjects = ("results", "behavior", *(f"result:{result.line_id}" for result in results))
    return {
        "ratings": [
            {
                "about": about,
                "chosen": "met" if about == "behavior" else rated,
                "reason": REASON,
            }
            for about in subjects
        ],
        "feedback": FEEDBACK,
        "organization_result": "good",
    }


def _list_versions(evaluations: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - evaluations after a step
    return [{"id": item.id, "version": item.version} for item in evaluations.items]


def reopen_result(story: Story, office: Office) -> None:
    """Reopen one result: requested by the head, refused once, then granted; and conclude it."""
    head, reviewer = story.sign_in(office.head), story.sign_in(office.reviewer)
    evaluation_id = office.evaluation_ids[story.employee_ids[office.second.code]]
    reason = {"reason": "Tiga jawaban tertanggal 31 Maret baru masuk register."}
    for decide in (reviewer.refuse_reopening, reviewer.grant_reopening):
        evaluation = head.get_evaluation(evaluation_id)
        request = head.reopen_evaluation(evaluation_id, reason, version=evaluation.version)
        reviewer.list_my_tasks()
        reviewer.get_reopening(request.id)
        decide(request.id, version=request.version)
    evaluation = head.get_evaluation(evaluation_id)
    assessment = build_assessment(office, evaluation)
    step = head.rate_evaluation(evaluation_id, assessment, version=evaluation.version)
    step = head.finalize_evaluation(evaluation_id, version=step.version)
    step = head.deliver_evaluation(evaluation_id, version=step.version)
    client = story.sign_in(office.second)
    client.acknowledge_evaluation(evaluation_id, version=step.version)


def close_quarter(story: Story, office: Office) -> None:
    """Close the quarter after its window, reopen it with two administrators, close it again."""
    admin = story.admins[AGENCY]
    period = admin.get_period(office.period_id)
    period = admin.close_period(office.period_id, version=period.version)
    reason = {"reason": "Satu hasil menunggu surat tugas yang baru diterima."}
    request = admin.reopen_period(office.period_id, reason, version=period.version)
    with story.service.open_person_client(SECOND_ADMIN, PASSPHRASE) as second_admin:
        request = second_admin.get_reopening(request.id)
        second_admin.grant_reopening(request.id, version=request.version)
    period = admin.get_period(office.period_id)
    admin.close_period(office.period_id, version=period.version)
    _review_indicators(admin, office.period_id)


def _review_indicators(admin: Client, period_id: str) -> None:
    """See what the quarter says of the library's indicator, and adjust it by its next version."""
    admin.review_indicators(period_id)
    review = admin.list_indicator_reviews(period_id=period_id).items[0]
    review = admin.get_indicator_review(review.id)
    if review.relevance is None:
        raise AssertionError("The review did not read how relevant the holders rate it.")
    newest = admin.get_indicator(review.indicator_id).versions[-1]
    decision = {
        "outcome": "adjusted",
        "reason": "Target dinaikkan untuk rencana tahun berikutnya.",
        "new_version_id": newest.id,
    }
    admin.decide_indicator_review(review.id, decision, version=review.version)
