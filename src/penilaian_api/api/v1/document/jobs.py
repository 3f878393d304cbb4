"""Serve document jobs: documents or forms of a whole unit, made beside the requests."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import (
    BaseAddress,
    CallerLanguage,
    DataFolder,
    ExpectedVersion,
    JobsKeptFor,
    Page,
)
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling.pages import PAGES_OF_DOCUMENTS
from penilaian_api.api.v1.document.schemas.jobs import (
    DocumentJobIn,
    DocumentJobItemOut,
    DocumentJobItemPage,
    DocumentJobOut,
    DocumentJobPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.document.jobs import JobItemState
from penilaian_api.services.document.jobs import archive, jobs
from penilaian_api.services.document.jobs.jobs import DocumentJobInput, JobItemView
from penilaian_api.services.document.typesetting import MEDIA

router = GuardedRouter("/document-jobs", "Documents")

InState = Annotated[JobItemState | None, Query(description="Only people who stand there.")]
LacksSigns = Annotated[
    bool | None, Query(description="Only people in whose file signs lack; or all others.")
]


@router.post("", action=Action.DOCUMENT_JOB_START, status=201)
def start_document_job(
    body: DocumentJobIn, base: BaseAddress, kept_for: JobsKeptFor, work: Work
) -> DocumentJobOut:
    """Start a document job.

    Ask for the documents or the forms of all people of a unit whom you reach, in one go: they are
    made one after the other, and you look here how far it is.

    What lacks for one person (no final result yet, a result that is open again) stops nothing: the
    list of its people says why. Each person is looked at again by your rights when their file is
    written, and when you download it. The same job runs once at a time. A service needs the scopes
    of the single calls beside this one: `document_issue` and `assessment_read`, or `form_read`.
    """
    asked = DocumentJobInput(**body.model_dump())
    view = jobs.start(work, asked, f"{base}{PAGES_OF_DOCUMENTS}", kept_for)
    return DocumentJobOut.model_validate(view)


@router.get("", action=Action.DOCUMENT_JOB_READ)
def list_document_jobs(
    listed: Annotated[Listed, Depends(query_of(jobs.DOCUMENT_JOBS_PARAMETERS))],
    kept_for: JobsKeptFor,
    work: Work,
) -> DocumentJobPage:
    """List document jobs.

    List the jobs that you asked for; nobody else sees them.
    """
    views = jobs.page(work, listed.request, kept_for)
    return listed.answer(DocumentJobPage, views, DocumentJobOut.model_validate)


@router.get("/{document_job_id}", action=Action.DOCUMENT_JOB_READ)
def get_document_job(document_job_id: Key, kept_for: JobsKeptFor, work: Work) -> DocumentJobOut:
    """Show a document job.

    Show how far a job is: of `total` people you get the files of `written`, and of `lacking` none.
    In the files of `with_lacking_signs` a sign stands by its number, for no letter has it.
    """
    return DocumentJobOut.model_validate(jobs.get(work, document_job_id, kept_for))


@router.get("/{document_job_id}/items", action=Action.DOCUMENT_JOB_READ)
def list_document_job_items(  # noqa: PLR0913, PLR0917 - each is a parameter of its own
    document_job_id: Key,
    page: Page,
    language: CallerLanguage,
    work: Work,
    state: InState = None,
    lacks_signs: LacksSigns = None,
) -> DocumentJobItemPage:
    """List the people of a document job.

    List the people of a job by name, each with their file, or with the reason why there is none.

    Who was written, and whom you may not read any more, lacks too: in the list, in its filter, and
    in the numbers of the job. `lacking_signs` names what no letter of the installation has: it
    stands in the file by its number, and somebody should look at it before it is signed.
    """
    (after,) = page.after or (0,)
    views = jobs.items(
        work,
        document_job_id,
        state=state,
        lacks_signs=lacks_signs,
        after=int(str(after)),
        limit=page.limit,
    )
    return page.answer(DocumentJobItemPage, views, lambda view: _item_to_response(view, language))


@router.post("/{document_job_id}/stop", action=Action.DOCUMENT_JOB_STOP)
def stop_document_job(
    document_job_id: Key, expected_version: ExpectedVersion, kept_for: JobsKeptFor, work: Work
) -> DocumentJobOut:
    """Stop a document job.

    Stop a job that waits or runs. What it has written stays, and you can go on with it.
    """
    view = jobs.stop(work, document_job_id, expected_version, kept_for)
    return DocumentJobOut.model_validate(view)


@router.post("/{document_job_id}/resume", action=Action.DOCUMENT_JOB_RESUME)
def resume_document_job(
    document_job_id: Key, expected_version: ExpectedVersion, kept_for: JobsKeptFor, work: Work
) -> DocumentJobOut:
    """Go on with a document job.

    Go on with a job that you stopped, with the people who still wait.
    """
    view = jobs.resume(work, document_job_id, expected_version, kept_for)
    return DocumentJobOut.model_validate(view)


@router.get(
    "/{document_job_id}/content",
    action=Action.DOCUMENT_JOB_DOWNLOAD,
    media=(archive.ZIP_MEDIA, MEDIA),
)
def download_document_job(document_job_id: Key, folder: DataFolder, work: Work) -> Download:
    """Download what a job has written.

    Download an archive with a file of each person and the digests of all, or one PDF that binds
    them. A document in the archive is the issued one, byte for byte.
    """
    file = archive.open_file(work, document_job_id, folder)
    return Download(file.content, file.media_type, file.name)


def _item_to_response(view: JobItemView, language: Language) -> DocumentJobItemOut:
    return DocumentJobItemOut(
        number=view.number,
        employee_id=view.employee_id,
        employee_code=view.employee_code,
        employee_name=view.employee_name,
        state=view.state,
        gap=view.gap,
        reason=view.gap and messages.label(f"job_gap.{view.gap}", language),
        document_id=view.document_id,
        file_digest=view.file_digest,
        size=view.size,
        lacking_signs=view.lacking_signs,
        settled_at=view.settled_at,
    )
