"""Serve the page to which the QR code of a document leads: valid or superseded, in words."""

from typing import Annotated, Literal

from fastapi import Query

from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import WebPage
from penilaian_api.api.routing.work import PublicContext
from penilaian_api.api.transport.telling import pages
from penilaian_api.api.transport.telling.pages import PAGES_OF_DOCUMENTS
from penilaian_api.services.document import verifying

router = GuardedRouter(PAGES_OF_DOCUMENTS.rstrip("/"), "Documents")


@router.get("/{code}", action=PUBLIC, include_in_schema=False)
def show_document_page(
    code: str,
    language: CallerLanguage,
    context: PublicContext,
    lang: Annotated[Literal["id", "en"] | None, Query()] = None,
) -> WebPage:
    """Show whether a document stands.

    Show in words whether the result that a document states still stands.
    """
    visitor = context.app.forms.visitor(context.peer).address
    now = context.app.machine_clock()
    verified = verifying.verify(context.app.database, code, None, visitor=visitor, now=now)
    chosen = lang or language
    words = pages.words_of("document_page", chosen)
    html = pages.render(
        "document.html",
        chosen,
        code,
        title=words[f"{verified.state}_title"],
        words=words,
        state=verified.state.value,
        code=code,
    )
    return WebPage(html, 200, pages.headers(chosen))
