"""The quarter of the small office: realized, measured, rated at once, opened again, closed."""

from typing import Any, Final

from people import PASSPHRASE, Person
from s00_office import AGENCY, SECOND, UNIT, Office
from story import Story

FEEDBACK: Final = {
    "strength": "Register permohonan selalu lengkap sebelum tanggal lima.",
    "improvement": "Jawaban untuk permohonan dari kecamatan terlambat dua kali pada Februari.",
    "suggestion": "Periksa daftar permohonan terbuka setiap Senin bersama rekan.",
}
REASON: Final = "Register dan umpan balik rekan selama triwulan."
REALIZED: Final = (("92", "61"), ("86", "54"))
"""What the two reached in the quarter: percent in time, requests answered."""


def open_quarter(story: Story, office: Office) -> None:
    """Open the quarter, its gates waived."""
    admin = story.admins[AGENCY]
    for gate in ("socialisation", "indicators", "organization"):
        reason = {"reason": "Disiapkan oleh kepala unit di luar sistem."}
        period = admin.waive_gate(office.period_id, gate, reason)
    admin.open_period(office.period_id, version=period.version)


def play_quarter(story: Story, office: Office) -> None:
    """Play the quarter from the realizations to the results in everybody's hands."""
    for person, values in zip(office.staff, REALIZED, strict=True):
        _enter(story, office, person, values)
    _ask_feedback(story, office)
    admin = story.admins[AGENCY]
    measured = {"unit_code": UNIT, "period_id": office.period_id, "part": "organization_result"}
    body = {**measured, "value": "4", "source": "Laporan kinerja unit triwulan I"}
    story.machines[AGENCY].post_measurement(body)
    period = admin.get_period(office.period_id)
    admin.start_rating(office.period_id, version=period.version)
    admin.create_evaluations(office.period_id)
    _rate(story, office)
    _open_again(story, office)


def close_quarter(story: Story, office: Office) -> None:
    """Close the quarter, its window over; reopen it, which takes two, and close it again."""
    admin = story.admins[AGENCY]
    period = admin.get_period(office.period_id)
    period = admin.close_period(office.period_id, version=period.version)
    reason = {"reason": "Satu hasil menunggu surat tugas yang baru diterima."}
    asked = admin.reopen_period(office.period_id, reason, version=period.version)
    with story.service.person(SECOND, PASSPHRASE) as second:
        asked = second.get_reopening(asked.id)
        second.grant_reopening(asked.id, version=asked.version)
    period = admin.get_period(office.period_id)
    admin.close_period(office.period_id, version=period.version)


def _enter(story: Story, office: Office, person: Person, values: tuple[str, str]) -> None:
    client, plan = story.client(person), office.plans[story.ids[person.code]]
    lines = plan.in_force.work_results[0].indicators
    for line, value in zip(lines, values, strict=True):
        body = {"line_id": line.line_id, "on": "2026-03-31", "value": value}
        client.post_progress(plan.id, {**body, "note": "Register permohonan"})
    file = ("register.csv", b"nomor,tanggal,dijawab\n1,2026-03-02,2026-03-09\n", "text/csv")
    sent = client.post_evidence(
        files={"file": file}, fields={"line_id": lines[0].line_id, "title": "Register triwulan I"}
    )
    client.get_evidence(sent.id)
    client.list_evidence(plan.id)
    client.list_progress(plan.id)
    client.get_monitoring(plan.id)
    assumed = {"period_id": office.period_id, "realizations": {lines[0].line_id: "96.5"}}
    client.simulate_running_score(plan.id, assumed)
    client.get_running_score(plan.id, period_id=office.period_id)


def _ask_feedback(story: Story, office: Office) -> None:
    """Let one ask the other what to do better, and answer what he hears."""
    asker, author = story.client(office.first), story.client(office.second)
    question = {
        "author_id": story.ids[office.second.code],
        "question": "Apa yang dapat saya perbaiki dalam menjawab permohonan?",
        "core_value": "kolaboratif",
    }
    asked = asker.request_feedback(question)
    author.list_my_tasks()
    given = author.answer_feedback_request(
        asked.id, {"tone": "mixed", **FEEDBACK}, version=asked.version
    )
    seen = asker.acknowledge_feedback(given.id, version=given.version)
    reply = {"reply": "Terima kasih, daftar periksa saya pakai mulai Senin."}
    asker.reply_to_feedback(seen.id, reply, version=seen.version)
    asker.get_feedback(seen.id)
    asker.list_feedback()


def _rate(story: Story, office: Office) -> None:
    """Rate both in one call, make both final in one, deliver both in one."""
    admin, head = story.admins[AGENCY], story.client(office.head)
    opened = admin.list_evaluations(period_id=office.period_id).items
    office.evaluations = {one.employee_id: one.id for one in opened}
    for person in office.staff:
        client = story.client(person)
        mine = client.get_evaluation(office.evaluations[story.ids[person.code]])
        said = {"statement": "Permohonan saya jawab sesuai register; dua terlambat di Februari."}
        client.self_assess(mine.id, said, version=mine.version)
    head.list_my_tasks()
    head.list_my_team()
    seen = [head.get_evaluation(one.id) for one in opened]
    items = [{"id": one.id, "version": one.version, **_assessment(office, one)} for one in seen]
    done = head.rate_evaluations({"items": items})
    admin.score_period(office.period_id)
    done = head.finalize_evaluations({"items": _seen(done)})
    head.deliver_evaluations({"items": _seen(done)})


def _assessment(office: Office, evaluation: Any) -> dict[str, Any]:  # noqa: ANN401 - an evaluation
    results = office.plans[evaluation.employee_id].in_force.work_results
    rated = ("results", "behavior", *(f"result:{one.line_id}" for one in results))
    return {
        "ratings": [{"about": about, "chosen": "met", "reason": REASON} for about in rated],
        "feedback": FEEDBACK,
        "organization_result": "good",
    }


def _seen(done: Any) -> list[dict[str, Any]]:  # noqa: ANN401 - evaluations after a step
    return [{"id": one.id, "version": one.version} for one in done.items]


def _open_again(story: Story, office: Office) -> None:
    """Open one result again: asked by the head, refused once, then granted by his leader."""
    head, leader = story.client(office.head), story.client(office.leader)
    evaluation_id = office.evaluations[story.ids[office.second.code]]
    reason = {"reason": "Tiga jawaban tertanggal 31 Maret baru masuk register."}
    for answer in (leader.refuse_reopening, leader.grant_reopening):
        seen = head.get_evaluation(evaluation_id)
        asked = head.reopen_evaluation(evaluation_id, reason, version=seen.version)
        leader.list_my_tasks()
        leader.get_reopening(asked.id)
        answer(asked.id, version=asked.version)
    seen = head.get_evaluation(evaluation_id)
    rated = _assessment(office, seen)
    step = head.rate_evaluation(evaluation_id, rated, version=seen.version)
    step = head.finalize_evaluation(evaluation_id, version=step.version)
    step = head.deliver_evaluation(evaluation_id, version=step.version)
    client = story.client(office.second)
    client.acknowledge_evaluation(evaluation_id, version=step.version)
