"""Step 5: a result is put on paper, verified by a stranger, and reported upward."""

from hashlib import sha256

from samples.office import Office
from story import Story

from penilaian_client.models import DocumentState


def issue_document(story: Story, office: Office) -> None:
    """Issue the document of somebody's result, download it, and verify it as a stranger."""
    client = story.sign_in(office.first)
    evaluation = next(
        each for each in client.each_evaluations(state="delivered") if not each.is_reopened
    )
    document = client.issue_document(evaluation.id)
    content = client.download_document(evaluation.id, document.id)
    story.files["dokumen-evaluasi.pdf"] = content
    client.list_documents(evaluation.id)
    client.list_forms(evaluation.plan_id, period_id=evaluation.period_id)
    forms = client.download_forms(evaluation.plan_id, period_id=evaluation.period_id)
    story.files["formulir-skp.pdf"] = forms
    with story.service.open_anonymous_client() as stranger:
        verified = stranger.verify_document(document.code, file_digest=sha256(content).hexdigest())
    if verified.state is not DocumentState.valid or not verified.is_unaltered:
        raise SystemExit(f"The document {document.code} does not verify.")
    _report(story, office)


def _report(story: Story, office: Office) -> None:
    """Report the result of the other of the staff to the mayor, who reads it."""
    head, mayor = story.sign_in(office.head), story.sign_in_reviewer(office.head)
    recipient = {"recipient_code": story.assessors[office.reviewer.code].code}
    employee_id = story.employee_ids[office.second.code]
    evaluation = next(head.each_evaluations(employee_id=employee_id, state="delivered"))
    report = head.report_upward(evaluation.id, recipient)
    mayor.list_upward_reports(is_acknowledged=False)
    mayor.get_upward_report(report.id)
    mayor.download_upward_report(report.id)
    mayor.acknowledge_upward_report(report.id, version=report.version)
