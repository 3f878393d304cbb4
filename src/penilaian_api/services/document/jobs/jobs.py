"""Ask for the documents or forms of a unit as a job, look how far it is, stop it and go on.

Why it is so: docs/decisions/0079.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import authorize, filter_allowed
from penilaian_api.domain.document.jobs import (
    DOCUMENT_JOB,
    MOST_IN_ONE_PDF,
    DocumentJobKind,
    DocumentJobState,
    DocumentJobStep,
    FileFormat,
    JobItemGap,
    JobItemState,
)
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, OutOfReachError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.transitions import advance
from penilaian_api.services.references import require, resolve
from penilaian_api.services.views import view_of
from penilaian_api.storage.document import job_items, job_turns
from penilaian_api.storage.document import jobs as job_storage
from penilaian_api.storage.document.job_items import JobItemRow, JobProgress
from penilaian_api.storage.document.jobs import DOCUMENT_JOBS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.document.jobs import DocumentJob
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.lists.units import reached_unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

DOCUMENT_JOBS_PARAMETERS: Final = DOCUMENT_JOBS.parameters
"""What callers state of the list."""
_THEIRS: Final = frozenset({Reach.INVITED})
"""The relation in which whoever asked for a job stands to it."""
_NEEDED: Final = {
    DocumentJobKind.DOCUMENTS: (Action.DOCUMENT_ISSUE, Action.ASSESSMENT_READ),
    DocumentJobKind.FORMS: (Action.FORM_READ,),
}
"""What whoever asks must be open to: a service bears these scopes beside that of the job."""
_OPEN: Final = {
    DocumentJobState.QUEUED: (Action.DOCUMENT_JOB_STOP,),
    DocumentJobState.RUNNING: (Action.DOCUMENT_JOB_STOP,),
    DocumentJobState.STOPPED: (Action.DOCUMENT_JOB_RESUME,),
    DocumentJobState.DONE: (Action.DOCUMENT_JOB_DOWNLOAD,),
}


@dataclass(frozen=True, slots=True)
class DocumentJobInput:
    """What is asked for: of whom, of which period, and as what."""

    period_id: UUID
    unit_code: str
    with_subunits: bool
    kind: DocumentJobKind
    file_format: FileFormat


@dataclass(frozen=True, slots=True)
class DocumentJobView:
    """A job: what it makes, and how far it is."""

    id: UUID
    period_id: UUID
    unit_id: UUID
    unit_code: str
    unit_name: str
    with_subunits: bool
    kind: DocumentJobKind
    file_format: FileFormat
    state: DocumentJobState
    total: int
    written: int
    lacking: int
    with_lacking_signs: int
    requested_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None
    kept_until: datetime | None
    allowed_actions: tuple[Action, ...]
    version: int


@dataclass(frozen=True, slots=True)
class JobItemView:
    """One person of a job: their file, or why there is none; by no name who is out of reach."""

    number: int
    employee_id: UUID
    employee_code: str | None
    employee_name: str | None
    state: JobItemState
    gap: JobItemGap | None
    document_id: UUID | None
    file_digest: str | None
    size: int | None
    lacking_signs: tuple[str, ...]
    """The signs in their file that no letter has."""
    settled_at: datetime | None


def start(
    work: UnitOfWork, asked: DocumentJobInput, address: str, kept_for: timedelta
) -> DocumentJobView:
    """Put in a job with all people of the unit within reach; who works on it does so later."""
    for action in _NEEDED[asked.kind]:
        authorize(work.actor, action)
    job = DocumentJob(
        id=new_id(),
        period_id=resolve(work, Period, asked.period_id, "/period_id").id,
        unit_id=_unit(work, asked.unit_code).id,
        with_subunits=asked.with_subunits,
        kind=asked.kind,
        file_format=asked.file_format,
        state=DOCUMENT_JOB.start,
        account_id=work.actor.account_id,
        requester_id=work.actor.employee_id or work.actor.account_id,
        address=address,
        requested_at=work.machine_now,
        version=1,
    )
    work.of(DocumentJob).add(job)
    job_storage.put_items(work, job)
    view = _view(work, job, kept_for)
    _refuse_count(view.total, asked.file_format)
    job_turns.offer(work.session, job.agency_id, job.id, work.machine_now)
    return view


def page(work: UnitOfWork, request: ListRequest, kept_for: timedelta) -> Slice[DocumentJobView]:
    """List the jobs that the caller asked for."""
    rows = page_of(work, DOCUMENT_JOBS, request)
    progress = job_items.progress_of(work, [row.record.id for row in rows.items])
    return rows.map(
        lambda row: _to_view(work, row.record, progress[row.record.id], dict(row.names), kept_for)
    )


def get(work: UnitOfWork, job_id: UUID, kept_for: timedelta) -> DocumentJobView:
    """Return a job of the caller."""
    return _view(work, work.of(DocumentJob).get(job_id), kept_for)


def items(  # noqa: PLR0913 - what is asked for
    work: UnitOfWork,
    job_id: UUID,
    *,
    state: JobItemState | None,
    lacks_signs: bool | None,
    after: int,
    limit: int,
) -> Slice[JobItemView]:
    """List the people of a job by name; what the caller may not read any more lacks."""
    job = work.of(DocumentJob).get(job_id)
    rows = job_items.items_after(
        work, job.id, state=state, lacks_signs=lacks_signs, after=after, limit=limit + 1
    )
    shown = rows[:limit]
    last = (shown[-1].item.number,) if len(rows) > limit else None
    return Slice(tuple(map(_item_view, shown)), last)


def stop(
    work: UnitOfWork, job_id: UUID, expected_version: int, kept_for: timedelta
) -> DocumentJobView:
    """Stop a job: what is written stays, and it can be gone on with."""
    job = work.of(DocumentJob).get(job_id)
    stopped = advance(DOCUMENT_JOB, job.state, DocumentJobStep.STOP)
    job_turns.withdraw(work.session, job.agency_id, job.id)
    work.claim(job, expected_version)
    job.state, job.ended_at = stopped, work.machine_now
    return _view(work, job, kept_for)


def resume(
    work: UnitOfWork, job_id: UUID, expected_version: int, kept_for: timedelta
) -> DocumentJobView:
    """Go on with a job that was stopped, where it was."""
    job = work.of(DocumentJob).take(job_id, expected_version)
    job.state = advance(DOCUMENT_JOB, job.state, DocumentJobStep.RESUME)
    job.ended_at = None
    job_turns.offer(work.session, job.agency_id, job.id, work.machine_now)
    return _view(work, job, kept_for)


def _refuse_count(people: int, file_format: FileFormat) -> None:
    """Refuse a job about nobody, and more people than one PDF binds."""
    if not people:
        raise ConflictError("document_job_empty")
    if file_format is FileFormat.PDF and people > MOST_IN_ONE_PDF:
        facts = {"count": str(people), "most": str(MOST_IN_ONE_PDF)}
        fault = Fault("/file_format", "too_many_for_one_pdf", facts)
        raise InvalidDataError("invalid_input", faults=[fault])


def _unit(work: UnitOfWork, code: str) -> Unit:
    """Return the unit of which the caller reaches anybody."""
    try:
        return reached_unit(work, "unit_code", code)
    except OutOfReachError:
        return require(None, "/unit_code")


def _view(work: UnitOfWork, job: DocumentJob, kept_for: timedelta) -> DocumentJobView:
    names = DOCUMENT_JOBS.beside_of(work, job)
    return _to_view(work, job, job_items.progress_of(work, [job.id])[job.id], names, kept_for)


def _to_view(
    work: UnitOfWork,
    job: DocumentJob,
    progress: JobProgress,
    names: dict[str, str],
    kept_for: timedelta,
) -> DocumentJobView:
    return view_of(
        DocumentJobView,
        job,
        **names,
        total=progress.total,
        written=progress.written,
        lacking=progress.lacking,
        with_lacking_signs=progress.with_lacking_signs,
        kept_until=None if job.ended_at is None else job.ended_at + kept_for,
        allowed_actions=filter_allowed(work.actor, _THEIRS, _OPEN[job.state]),
    )


def _item_view(row: JobItemRow) -> JobItemView:
    """Show an item as it stands to the reader now."""
    names = {"employee_code": row.employee_code, "employee_name": row.employee_name}
    if row.state is row.item.state:
        signs = tuple(row.item.lacking_signs or ())
        return view_of(JobItemView, row.item, **names, lacking_signs=signs)
    return view_of(
        JobItemView,
        row.item,
        **names,
        state=row.state,
        gap=JobItemGap.OUT_OF_REACH,
        document_id=None,
        file_digest=None,
        size=None,
        lacking_signs=(),
    )
