"""List reports upward."""

from typing import Final

from sqlalchemy.orm import aliased

from penilaian_api.storage.models.document.documents import IssuedDocument
from penilaian_api.storage.models.document.reports import UpwardReport
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.work.lists.listing import BesideEach, ListFilter, Listing, equal

_RECIPIENT, _REPORTER = aliased(Employee), aliased(Employee)

UPWARD_REPORTS: Final = Listing(
    model=UpwardReport,
    sorts={"created": ()},
    filters={
        "employee_id": equal(UpwardReport.employee_id, "Only of this employee."),
        "evaluation_id": equal(UpwardReport.evaluation_id, "Only of this evaluation."),
        "is_acknowledged": ListFilter(
            bool,
            lambda value: UpwardReport.acknowledged_at.is_not(None) == value,
            "Only those that were read by their recipient, or were not.",
        ),
    },
    beside=(
        BesideEach(
            Employee,
            Employee.id == UpwardReport.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
        BesideEach(
            _REPORTER, _REPORTER.id == UpwardReport.reported_by, reporter_name=_REPORTER.name
        ),
        BesideEach(
            _RECIPIENT, _RECIPIENT.id == UpwardReport.recipient_id, recipient_name=_RECIPIENT.name
        ),
        BesideEach(
            IssuedDocument,
            IssuedDocument.id == UpwardReport.document_id,
            document_kind=IssuedDocument.kind,
            document_code=IssuedDocument.code,
            file_digest=IssuedDocument.file_digest,
        ),
    ),
)
"""The list of reports upward; what lies in their bundles stays unread."""
