"""Step 5: a result is put on paper, verified by a stranger, and reported upward."""

import time
from hashlib import sha256
from typing import Final
from uuid import UUID

from samples.office import UNIT, Office
from story import Story

from penilaian_client import Client
from penilaian_client.models import DocumentJobOut, DocumentJobState, DocumentState

_LOOKS: Final = 400
_BETWEEN: Final = 0.3


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
    _make_all(story, office, evaluation.period_id)


def _make_all(story: Story, office: Office, period_id: UUID) -> None:
    """Make the documents of the whole office as a job, and its forms as another one."""
    head = story.sign_in(office.head)
    asked = {"period_id": str(period_id), "unit_code": UNIT}
    forms = head.start_document_job({**asked, "kind": "forms", "file_format": "pdf"})
    stopped = head.stop_document_job(forms.id, version=forms.version)
    job = _await(head, head.start_document_job({**asked, "kind": "documents"}).id)
    story.files["dokumen-unit.zip"] = head.download_document_job(job.id)
    head.list_document_job_items(job.id)
    head.list_document_jobs(state="done")
    _await(head, head.resume_document_job(forms.id, version=stopped.version).id)
    story.files["formulir-unit.pdf"] = head.download_document_job(forms.id)


def _await(client: Client, job_id: UUID) -> DocumentJobOut:
    """Look again and again how far a job is, until it is done."""
    for _ in range(_LOOKS):
        job = client.get_document_job(job_id)
        if job.state is DocumentJobState.done:
            return job
        time.sleep(_BETWEEN)
    raise SystemExit(f"The document job {job_id} is not done.")


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
