"""Serve the page on which people answer a survey: a form that needs no script and no other host."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from fastapi import Depends

from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import WebPage
from penilaian_api.api.routing.work import PublicContext
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling import pages
from penilaian_api.api.transport.telling.pages import PAGES_OF_SURVEYS
from penilaian_api.api.v1.survey import dress
from penilaian_api.api.v1.survey.dress import Device, Fields, PageLanguage
from penilaian_api.api.v1.survey.public import Token
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.survey.instrument import Instrument, ItemKind
from penilaian_api.domain.survey.survey import Questionnaire
from penilaian_api.services.survey import intake
from penilaian_api.services.survey.intake import AskedView

router = GuardedRouter(PAGES_OF_SURVEYS.rstrip("/"), "Surveys")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A questionnaire as somebody has filled it in so far, and what is wrong with it."""

    token: str
    language: Language
    form: str
    chosen: Fields
    missing: frozenset[str] = frozenset()


@router.get("/{token}", action=PUBLIC, include_in_schema=False)
def show_survey_page(
    token: Token,
    language: PageLanguage,
    device: Device,
    context: PublicContext,
) -> WebPage:
    """Show the page of a survey.

    Show the questions to which a link leads, as a form.
    """
    asked = intake.show_questions(context.app.database, token, context.day_of_link(token))
    sheet = _Sheet(token, language, context.app.forms.give(token), {})
    page = _form_page(asked, sheet, 200)
    return dress.with_device(page, device)


@router.post("/{token}", action=PUBLIC, include_in_schema=False)
def answer_survey_page(
    token: Token,
    fields: Annotated[Fields, Depends(dress.read_fields)],
    language: PageLanguage,
    device: Device,
    context: PublicContext,
) -> WebPage:
    """Take the answers of a page.

    Take the answers of a form, and say thank you, or what is missing.
    """
    asked = list[AskedView]()

    def read_answers(view: AskedView) -> Questionnaire:
        asked.append(view)
        return _read_answers(view.instrument, fields)

    try:
        intake.take(
            context.app.database,
            token,
            read_answers,
            today=context.day_of_link(token),
            now=context.app.machine_clock(),
            form=context.app.forms.read(token, fields.get("form")),
            visitor=context.app.forms.visitor(context.peer, device.name),
        )
    except InvalidDataError as wrong:
        missing = frozenset(fault.pointer.rpartition("/")[2] for fault in wrong.faults)
        form = fields.get("form", "")
        if wrong.code == "form_not_read":  # the one that was sent would be refused for good
            form = context.app.forms.give(token)
        sheet = _Sheet(token, language, form, fields, missing)
        return _form_page(asked[0], sheet, dress.UNFIT, _describe(wrong, language))
    words = _words(language)
    return _page(token, language, 201, title=words["done_title"], message=words["done"])


def _read_answers(instrument: Instrument, fields: Fields) -> Questionnaire:
    values, texts = dict[str, int](), dict[str, str]()
    for item in instrument.questions:
        written = dress.plain(fields.get(item.code, ""))
        if item.kind is ItemKind.TEXT:
            texts |= {item.code: written} if written else {}
        elif written.isascii() and written.isdecimal():
            values[item.code] = int(written[:3])
    return Questionnaire(values, texts)


def _describe(wrong: InvalidDataError, language: Language) -> str:
    if wrong.code == "answers_incomplete":
        return _words(language)["missing"]
    if wrong.code == "form_not_read":
        return _words(language)["not_read"]
    return messages.problem(wrong.code, wrong.facts, language)[1]


def _form_page(asked: AskedView, sheet: _Sheet, status: int, message: str = "") -> WebPage:
    items = [
        {
            "code": item.code,
            "text": item.text.of(sheet.language),
            "options": [
                (value, option.of(sheet.language))
                for value, option in zip(item.values, item.options, strict=True)
            ],
        }
        for item in asked.instrument.questions
    ]
    return _page(
        sheet.token,
        sheet.language,
        status,
        title=asked.title,
        message=message,
        asked=asked,
        items=items,
        form=sheet.form,
        chosen=sheet.chosen,
        missing=sheet.missing,
    )


def _page(token: str, language: Language, status: int, **content: Any) -> WebPage:  # noqa: ANN401 - what the template takes
    return dress.page(
        "survey.html",
        language,
        status,
        address=token,
        words=_words(language),
        **{"asked": None, **content},
    )


def _words(language: Language) -> Mapping[str, str]:
    return pages.words_of("survey_page", language)
