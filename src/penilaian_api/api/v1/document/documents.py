"""Serve the documents of results: issue them, give out their files, say whether they stand."""

from typing import Annotated

from fastapi import Path, Query
from pydantic import StringConstraints

from penilaian_api.api.routing.dependencies import BaseAddress, Printer
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import PublicContext, Work
from penilaian_api.api.transport.telling.pages import PAGES_OF_DOCUMENTS
from penilaian_api.api.v1.document.schemas.documents import (
    IssuedDocumentList,
    IssuedDocumentOut,
    VerifiedDocumentOut,
)
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.document import issuing, verifying
from penilaian_api.services.document.issuing import DocumentView, Printing
from penilaian_api.services.document.typesetting import MEDIA

router = GuardedRouter("", "Documents")

Code = Annotated[
    Annotated[str, StringConstraints(min_length=1, max_length=80)],
    Path(description="The code that is printed on the document, in whatever letters and groups."),
]
FileDigest = Annotated[
    Annotated[str, StringConstraints(pattern=r"^[0-9A-Fa-f]{64}$")] | None,
    Query(description="The SHA-256 of a file, in hexadecimal: is it the one that was issued?"),
]


@router.post("/evaluations/{evaluation_id}/documents", action=Action.DOCUMENT_ISSUE, location=None)
def issue_document(
    evaluation_id: Key, base: BaseAddress, printer: Printer, work: Work
) -> IssuedDocumentOut:
    """Issue the document of a result.

    Issue the document of the result in force (D.1.1, D.1.2 or D.1.3). It is issued once: who asks
    again gets the same.

    While the result is reopened there is none to issue. `lacking` lists signs that no letter has:
    they stand in the document by their numbers.
    """
    view = issuing.issue(work, evaluation_id, Printing(printer, f"{base}{PAGES_OF_DOCUMENTS}"))
    return _to_response(view, base)


@router.get("/evaluations/{evaluation_id}/documents", action=Action.ASSESSMENT_READ)
def list_documents(evaluation_id: Key, base: BaseAddress, work: Work) -> IssuedDocumentList:
    """List the documents of an evaluation.

    List every document that was issued of an evaluation, and whether each still stands.
    """
    views = issuing.documents(work, evaluation_id)
    return IssuedDocumentList(items=tuple(_to_response(view, base) for view in views))


@router.get(
    "/evaluations/{evaluation_id}/documents/{document_id}",
    action=Action.ASSESSMENT_READ,
    media=(MEDIA,),
)
def download_document(evaluation_id: Key, document_id: Key, work: Work) -> Download:
    """Download a document as PDF/A.

    Download the file of a document as it was issued, always the same bytes.
    """
    file = issuing.file_of(work, evaluation_id, document_id)
    return Download(file.content, MEDIA, f"{file.code}.pdf", file.lacking)


@router.get("/public/documents/{code}", action=PUBLIC, responses={404: {}})
def verify_document(
    code: Code, context: PublicContext, file_digest: FileDigest = None
) -> VerifiedDocumentOut:
    """Verify a document.

    Say whether the result that a document states still stands. No sign-in is needed, and nothing
    else is told.

    With the digest of a file you learn too whether it is the one that was issued, or was altered.
    """
    visitor = context.app.forms.visitor(context.peer).address
    verified = verifying.verify(
        context.app.database,
        code,
        file_digest,
        visitor=visitor,
        now=context.app.machine_clock(),
    )
    return VerifiedDocumentOut.model_validate(verified)


def _to_response(view: DocumentView, base: str) -> IssuedDocumentOut:
    return IssuedDocumentOut(
        id=view.id,
        evaluation_id=view.evaluation_id,
        employee_id=view.employee_id,
        kind=view.kind,
        template=view.template,
        code=view.code,
        address=f"{base}{PAGES_OF_DOCUMENTS}{view.code}",
        result_number=view.result_number,
        result_digest=view.result_digest,
        file_digest=view.file_digest,
        size=view.size,
        lacking=view.lacking,
        issued_at=view.issued_at,
        state=view.state,
    )
