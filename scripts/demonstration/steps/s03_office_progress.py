"""Step 3, small office: post the progress of the quarter with evidence, and exchange feedback."""

from typing import Final

from samples.office import Office
from samples.people import Person
from story import Story

FEEDBACK: Final = {
    "strength": "Register permohonan selalu lengkap sebelum tanggal lima.",
    "improvement": "Jawaban untuk permohonan dari kecamatan terlambat dua kali pada Februari.",
    "suggestion": "Periksa daftar permohonan terbuka setiap Senin bersama rekan.",
}
REALIZATIONS: Final = (("92", "61"), ("86", "54"))
"""What each of the two reached: percent answered in time, requests answered."""
SPENT: Final = (None, {"spent": "152.5", "spent_in": "jam"})
"""What it took: the register says it of the requests, a share takes nothing by itself."""


def post_progress(story: Story, office: Office) -> None:
    """Post what both employees realized in the quarter, and read how far they are."""
    for person, values in zip(office.staff, REALIZATIONS, strict=True):
        _post_realizations(story, office, person, values)


def _post_realizations(
    story: Story, office: Office, person: Person, values: tuple[str, str]
) -> None:
    client, plan = story.sign_in(person), office.plans[story.employee_ids[person.code]]
    indicators = plan.in_force.work_results[0].indicators
    for indicator, value, spent in zip(indicators, values, SPENT, strict=True):
        body = {"line_id": indicator.line_id, "on": "2026-03-31", "value": value}
        client.post_progress(plan.id, {**body, "note": "Register permohonan", **(spent or {})})
    line_id = indicators[0].line_id
    file = ("register.csv", b"nomor,tanggal,dijawab\n1,2026-03-02,2026-03-09\n", "text/csv")
    evidence = client.post_evidence(
        files={"file": file}, fields={"line_id": line_id, "title": "Register triwulan I"}
    )
    client.get_evidence(evidence.id)
    client.list_evidence(plan.id)
    client.list_progress(plan.id)
    client.get_monitoring(plan.id)
    assumed = {"period_id": office.period_id, "realizations": {line_id: "96.5"}}
    client.simulate_running_score(plan.id, assumed)
    client.get_running_score(plan.id, period_id=office.period_id)


def exchange_feedback(story: Story, office: Office) -> None:
    """Request feedback from a colleague, receive it, acknowledge it and reply."""
    asker, author = story.sign_in(office.first), story.sign_in(office.second)
    question = {
        "author_id": story.employee_ids[office.second.code],
        "question": "Apa yang dapat saya perbaiki dalam menjawab permohonan?",
        "core_value": "kolaboratif",
    }
    request = asker.request_feedback(question)
    author.list_my_tasks()
    feedback = author.answer_feedback_request(
        request.id, {"tone": "mixed", **FEEDBACK}, version=request.version
    )
    feedback = asker.acknowledge_feedback(feedback.id, version=feedback.version)
    reply = {"reply": "Terima kasih, daftar periksa saya pakai mulai Senin."}
    asker.reply_to_feedback(feedback.id, reply, version=feedback.version)
    asker.get_feedback(feedback.id)
    asker.list_feedback()
