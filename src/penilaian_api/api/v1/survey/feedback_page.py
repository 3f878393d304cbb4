"""Serve the pages on which citizens speak of a unit unasked, and read what became of it."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

from fastapi import Depends
from pydantic import ValidationError

from penilaian_api.api.routing.dependencies import BaseAddress
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import WebPage
from penilaian_api.api.routing.work import PublicContext
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling import enum_words, pages
from penilaian_api.api.transport.telling.pages import PAGES_OF_SURVEYS
from penilaian_api.api.v1.shared.shapes import CODE
from penilaian_api.api.v1.survey import dress
from penilaian_api.api.v1.survey.dress import Device, Fields, PageLanguage
from penilaian_api.api.v1.survey.public_feedback import counter_of
from penilaian_api.api.v1.survey.schemas.public_feedback import PublicFeedbackIn
from penilaian_api.domain.errors import InvalidDataError, OutOfReachError, RefusalError
from penilaian_api.domain.survey.public_feedback import FeedbackTopic
from penilaian_api.services.survey import public_intake
from penilaian_api.services.survey.public_intake import PublicFeedbackInput, ReceiptView

router = GuardedRouter(PAGES_OF_SURVEYS.rstrip("/"), "Surveys")

_RECEIPT: Final = re.compile(r"[A-Za-z0-9_-]{43}")


@dataclass(frozen=True, slots=True)
class _Counter:
    """Where somebody speaks: the page of a unit, in a language."""

    agency_key: str
    unit_code: str
    language: Language

    @property
    def name(self) -> str:
        """To what a form of this page belongs."""
        return counter_of(self.agency_key, self.unit_code)

    def page(self, template: str, status: int, **content: Any) -> WebPage:  # noqa: ANN401 - what the template takes
        """Render a page that stands at the address of this one."""
        words = _words(self.language)
        return dress.page(
            template, self.language, status, address=self.unit_code, words=words, **content
        )

    def form_page(
        self,
        unit_name: str,
        form: str,
        written: Fields,
        wrong: tuple[frozenset[str], str] | None = None,
    ) -> WebPage:
        """Render the form as it is filled in so far; what is *wrong* is marked, and said."""
        missing, message = wrong or (frozenset(), "")
        return self.page(
            "feedback.html",
            dress.UNFIT if wrong else 200,
            title=_words(self.language)["title"],
            message=message,
            unit_name=unit_name,
            form=form,
            written=written,
            missing=missing,
            topics=[
                (topic.value, enum_words.words()["FeedbackTopic"][topic][self.language])
                for topic in FeedbackTopic
            ],
        )


@router.get("/feedback/{agency_key}/{unit_code}", action=PUBLIC, include_in_schema=False)
def show_feedback_page(
    agency_key: str,
    unit_code: str,
    language: PageLanguage,
    device: Device,
    context: PublicContext,
) -> WebPage:
    """Show the page of a unit.

    Show a form on which anybody says what they think of a unit.
    """
    counter = _Counter(agency_key, unit_code, language)
    unit_name = _find_unit(counter, context)
    page = counter.form_page(unit_name, context.app.forms.give(counter.name), {})
    return dress.with_device(page, device)


@router.post("/feedback/{agency_key}/{unit_code}", action=PUBLIC, include_in_schema=False)
def give_feedback_page(  # noqa: PLR0913, PLR0917 - what a browser sends with a form
    agency_key: str,
    unit_code: str,
    fields: Annotated[Fields, Depends(dress.read_fields)],
    language: PageLanguage,
    device: Device,
    base: BaseAddress,
    context: PublicContext,
) -> WebPage:
    """Take what a page says of a unit.

    Take what somebody wrote on a form, and give them a receipt; who presses twice gets it again.
    """
    counter = _Counter(agency_key, unit_code, language)
    written = {name: dress.plain(fields.get(name, "")) for name in ("topic", "service", "text")}
    sealed = fields.get("form", "")
    form = context.app.forms.read(counter.name, sealed)
    visitor = context.app.forms.visitor(context.peer, device.name)
    unit_name = _find_unit(counter, context)
    try:
        body = PublicFeedbackIn.model_validate({**written, "unit_code": unit_code})
        receipt = public_intake.take(
            context.app.database,
            agency_key,
            PublicFeedbackInput(body.unit_code, body.service, body.topic, body.text),
            today_of=context.app.today,
            now=context.app.machine_clock(),
            form=form,
            visitor=visitor,
        )
    except ValidationError as wrong:
        missing = frozenset(str(fault["loc"][0]) for fault in wrong.errors())
        marked = (missing, _words(counter.language)["missing"])
        return counter.form_page(unit_name, sealed, written, marked)
    except InvalidDataError:
        marked = (frozenset(), _words(counter.language)["not_read"])
        return counter.form_page(unit_name, context.app.forms.give(counter.name), written, marked)
    except RefusalError:
        again = public_intake.find_receipt(context.app.database, agency_key, form)
        if again is None:
            raise
        return _thank(counter, base, again, 200)
    return _thank(counter, base, receipt, 201)


@router.get("/receipts/{agency_key}/{receipt}", action=PUBLIC, include_in_schema=False)
def show_receipt_page(
    agency_key: str,
    receipt: str,
    language: PageLanguage,
    context: PublicContext,
) -> WebPage:
    """Show what became of what you said.

    Show by a receipt whether a unit answered, and what.
    """
    if not (_is_code(agency_key) and _RECEIPT.fullmatch(receipt)):
        raise OutOfReachError
    view = public_intake.show_receipt(context.app.database, agency_key, receipt)
    return _receipt_page(receipt, language, 200, **_receipt_content(view, language))


def _find_unit(counter: _Counter, context: PublicContext) -> str:
    """Name the unit of a page, or refuse it: no code is none of a unit."""
    if not (_is_code(counter.agency_key) and _is_code(counter.unit_code)):
        raise OutOfReachError
    where = (counter.agency_key, counter.unit_code)
    return public_intake.show_unit(context.app.database, *where).unit_name


def _thank(counter: _Counter, base: str, receipt: str, status: int) -> WebPage:
    words = _words(counter.language)
    below = f"receipts/{counter.agency_key}/{receipt}?lang={counter.language}"
    return counter.page(
        "receipt.html",
        status,
        title=words["done_title"],
        message=words["done"],
        receipt_address=f"{base}{PAGES_OF_SURVEYS}{below}",
        state="",
    )


def _receipt_content(view: ReceiptView, language: Language) -> Mapping[str, str]:
    return {
        "title": _words(language)["receipt_title"],
        "state": enum_words.words()["PublicFeedbackState"][view.state][language],
        "received_on": messages.format_day(view.received_on, language),
        "reason": view.reason,
        "answer": view.answer,
    }


def _receipt_page(address: str, language: Language, status: int, **content: str) -> WebPage:
    words = _words(language)
    full = {"receipt_address": "", "state": "", **content}
    return dress.page("receipt.html", language, status, address=address, words=words, **full)


def _is_code(text: str) -> bool:
    return CODE.fullmatch(text) is not None


def _words(language: Language) -> Mapping[str, str]:
    return pages.words_of("feedback_page", language)
