"""Report results upward: document, plan and result to who heads personnel or the agency.

PermenPANRB 6/2022, article 28 and annex V A7: within thirty working days after the window, by the
assessor; by the superior where they signed or decided. What is reported is fixed on that day.

Why it is so: docs/decisions/0078.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Final
from uuid import UUID

from penilaian_api.domain.document.documents import DocumentForm, PaperForm
from penilaian_api.domain.errors import (
    ConflictError,
    Fault,
    ForbiddenError,
    OutOfReachError,
    WrongStateError,
)
from penilaian_api.domain.evaluation.archive import archive_of
from penilaian_api.domain.evaluation.objection import PENDING
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.record.canonical import canonical_text
from penilaian_api.services.document import covers, issuing
from penilaian_api.services.document.forms import filling
from penilaian_api.services.document.issuing import Printing
from penilaian_api.services.document.typesetting import PrintSettings, typeset
from penilaian_api.services.references import require
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.document.reports import UPWARD_REPORTS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.document.documents import IssuedDocument
from penilaian_api.storage.models.document.reports import UpwardReport
from penilaian_api.storage.models.evaluation import Evaluation, Objection
from penilaian_api.storage.organization.recipients import find_recipient
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

UPWARD_REPORTS_PARAMETERS: Final = UPWARD_REPORTS.parameters
"""What callers state of the list."""
BUNDLE_MEDIA: Final = "application/zip"
_PARTS: Final = frozenset(PaperForm) - {
    form
    for form in PaperForm
    if form.value.startswith("B.")
    or form
    in {
        PaperForm.INDICATOR_MANUAL,
        PaperForm.WORKBLOCK,
        PaperForm.ROLE_MATRIX,
    }
}
"""What lies beside the document: the plan with its annex, and the evaluation (article 28)."""


@dataclass(frozen=True, slots=True)
class UpwardReportView:
    """A report upward: of whose result, by whom, to whom, and whether they have read it."""

    id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    evaluation_id: UUID
    document_id: UUID
    document_kind: DocumentForm
    document_code: str
    file_digest: str
    reported_by: UUID
    reporter_name: str
    recipient_id: UUID
    recipient_name: str
    due_on: date
    reported_at: datetime
    digest: str
    acknowledged_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True)
class ReportBundle:
    """All that was reported as one file, and the code of its document."""

    code: str
    content: bytes


def report(
    work: UnitOfWork, evaluation_id: UUID, recipient_code: str, printing: Printing
) -> UpwardReportView:
    """Report a delivered result, once for each document of it."""
    evaluation = _reportable(work, evaluation_id)
    recipient_id = _recipient(work, evaluation, recipient_code)
    document = issuing.issue(work, evaluation_id, printing)
    if work.of(UpwardReport).children_of(evaluation, document_id=document.id):
        raise ConflictError("reported_already")
    period = work.of(Period).get_referenced(evaluation.period_id)
    if period is None:
        raise OutOfReachError
    sheet = filling.sheet_of(work, evaluation.plan_id, evaluation.period_id, _PARTS)
    sheet[covers.KEY] = covers.cover_of(work, period, evaluation.employee_id, recipient_id)
    content = canonical_text(sheet).encode()
    record = UpwardReport(
        id=new_id(),
        employee_id=evaluation.employee_id,
        evaluation_id=evaluation.id,
        document_id=document.id,
        reported_by=work.actor.employee_id,
        recipient_id=recipient_id,
        due_on=period.report_due_on,
        reported_at=work.now,
        sheet=work.packable(content),
        digest=sha256(content).hexdigest(),
    )
    work.of(UpwardReport).add(record, under=evaluation)
    return _view(work, record)


def page(work: UnitOfWork, request: ListRequest) -> Slice[UpwardReportView]:
    """List reports: on the caller, by them, to them, or all for the administration."""
    return page_of(work, UPWARD_REPORTS, request).map(row_view(UpwardReportView))


def get(work: UnitOfWork, report_id: UUID) -> UpwardReportView:
    """Return one report."""
    return _view(work, work.of(UpwardReport).get(report_id))


def acknowledge(work: UnitOfWork, report_id: UUID, expected_version: int) -> UpwardReportView:
    """Say as its recipient that a report was read."""
    record = work.of(UpwardReport).take(report_id, expected_version)
    if record.acknowledged_at is not None:
        raise WrongStateError("report_read")
    record.acknowledged_at = work.now
    return _view(work, record)


def bundle_of(work: UnitOfWork, report_id: UUID, settings: PrintSettings) -> ReportBundle:
    """Pack what was reported: a cover, the document, plan and result as forms, what they state."""
    record = work.of(UpwardReport).get(report_id)
    document = work.of(IssuedDocument).get_referenced(record.document_id)
    if document is None:
        raise OutOfReachError
    kept = {record.sheet: record.digest, document.content: document.file_digest}
    if any(sha256(content).hexdigest() != digest for content, digest in kept.items()):
        raise ConflictError("document_damaged")
    sheet = json.loads(record.sheet)
    forms = typeset(filling.TEMPLATE, sheet, settings)
    parts = {
        f"1-dokumen-evaluasi-{document.kind}-{document.code}.pdf": document.content,
        "2-skp-dan-hasil-evaluasi.pdf": forms.content,
    }
    if covers.KEY in sheet:
        cover = covers.sheet_of(sheet, document.kind, _digests(parts))
        parts["0-lembar-pengantar.pdf"] = typeset(covers.TEMPLATE, cover, settings).content
    parts["skp-dan-hasil-evaluasi.json"] = record.sheet
    return ReportBundle(document.code, _pack(parts))


def _reportable(work: UnitOfWork, evaluation_id: UUID) -> Evaluation:
    """Return an evaluation whose newest result was delivered, and is not contested."""
    evaluation = work.of(Evaluation).hold(id=evaluation_id)
    if evaluation is None:
        raise OutOfReachError
    if evaluation.is_reopened:
        raise WrongStateError("document_reopened")
    if (
        evaluation.delivered_number is None
        or evaluation.delivered_number < evaluation.result_number
    ):
        raise WrongStateError("report_needs_delivery")
    if work.of(Objection).children_of(evaluation, state=PENDING):
        raise WrongStateError("objection_pending")
    return evaluation


def _recipient(work: UnitOfWork, evaluation: Evaluation, code: str) -> UUID:
    """Find to whom it is reported: neither the person nor who reports."""
    recipient = require(find_recipient(work, code), "/recipient_code")
    if recipient in {evaluation.employee_id, work.actor.employee_id}:
        fault = Fault("/recipient_code", "recipient_takes_part")
        raise ForbiddenError("not_on_yourself", faults=[fault])
    return recipient


def _view(work: UnitOfWork, record: UpwardReport) -> UpwardReportView:
    return view_of(UpwardReportView, record, **UPWARD_REPORTS.beside_of(work, record))


def _digests(parts: Mapping[str, bytes]) -> dict[str, str]:
    return {name: sha256(content).hexdigest() for name, content in parts.items()}


def _pack(parts: Mapping[str, bytes]) -> bytes:
    """Write an archive of the parts and their digests."""
    listed = "".join(f"{digest}  {name}\n" for name, digest in sorted(_digests(parts).items()))
    return archive_of({**parts, "SHA256SUMS": listed.encode()})
