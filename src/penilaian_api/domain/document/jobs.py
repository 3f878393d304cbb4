"""Document jobs: the documents or forms of all people of a unit, one after the other.

Each person of the job is an item. What lacks for one of them never stops the others.

Why it is so: docs/decisions/0079.
"""

from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.document.documents import PaperForm
from penilaian_api.domain.errors import OutOfReachError, RefusalError
from penilaian_api.domain.transitions import Workflow


class DocumentJobKind(StrEnum):
    """What a job makes for each person."""

    DOCUMENTS = auto()
    """The document of the result in force (D.1.1 to D.1.3)."""
    FORMS = auto()
    """All forms of the plan that apply (A.1.1 to C.1.3)."""


FORMS_OF_JOBS: Final = frozenset(PaperForm) - {PaperForm.CONDUCT_PROBLEM}
"""What is for named recipients alone (B.1.10) is in no file that is kept for a whole unit."""


class FileFormat(StrEnum):
    """As what its files are given out."""

    ZIP = auto()
    PDF = auto()


class DocumentJobState(StrEnum):
    """Where a job stands; one that is done changes no more."""

    QUEUED = auto()
    RUNNING = auto()
    STOPPED = auto()
    DONE = auto()


class DocumentJobStep(StrEnum):
    """What can be done with a job; the program itself begins and completes it."""

    BEGIN = auto()
    STOP = auto()
    RESUME = auto()
    COMPLETE = auto()
    DOWNLOAD = auto()


DOCUMENT_JOB: Final = Workflow(
    "document_job",
    DocumentJobState.QUEUED,
    {
        (DocumentJobState.QUEUED, DocumentJobStep.BEGIN): DocumentJobState.RUNNING,
        (DocumentJobState.QUEUED, DocumentJobStep.STOP): DocumentJobState.STOPPED,
        (DocumentJobState.RUNNING, DocumentJobStep.STOP): DocumentJobState.STOPPED,
        (DocumentJobState.RUNNING, DocumentJobStep.COMPLETE): DocumentJobState.DONE,
        (DocumentJobState.STOPPED, DocumentJobStep.RESUME): DocumentJobState.QUEUED,
        (DocumentJobState.DONE, DocumentJobStep.DOWNLOAD): DocumentJobState.DONE,
    },
)


class JobItemState(StrEnum):
    """Where one person of a job stands; what is settled stays so."""

    WAITING = auto()
    WRITTEN = auto()
    LACKING = auto()


class JobItemGap(StrEnum):
    """Why there is no file of a person."""

    NO_RESULT = auto()
    """There is no final result yet."""
    RESULT_REOPENED = auto()
    NO_FORM_APPLIES = auto()
    OUT_OF_REACH = auto()
    """Whoever asked may not read it, or not any more."""
    RECORD_DAMAGED = auto()
    """The record departs from what was frozen: the operator must look."""
    FAILED = auto()


_GAPS: Final = {
    "document_needs_result": JobItemGap.NO_RESULT,
    "document_reopened": JobItemGap.RESULT_REOPENED,
    "no_form_applies": JobItemGap.NO_FORM_APPLIES,
    "action_not_open": JobItemGap.OUT_OF_REACH,
    "signed_out": JobItemGap.OUT_OF_REACH,
    "document_damaged": JobItemGap.RECORD_DAMAGED,
    "result_damaged": JobItemGap.RECORD_DAMAGED,
}


def gap_of(refusal: RefusalError) -> JobItemGap:
    """Say why there is no file where the single call would have refused."""
    if isinstance(refusal, OutOfReachError):
        return JobItemGap.OUT_OF_REACH
    return _GAPS.get(refusal.code, JobItemGap.FAILED)


MOST_IN_ONE_PDF: Final = 200
"""So many people one PDF binds: it is made in memory, and nobody prints more in one go."""
