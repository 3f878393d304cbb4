"""Serve surveys to people who have no account: the questions, and the one time they answer."""

from typing import Annotated

from fastapi import Path
from pydantic import StringConstraints

from penilaian_api.api.routing.dependencies import BaseAddress, CallerLanguage
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import PublicContext
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling.pages import PAGES_OF_SURVEYS
from penilaian_api.api.v1.shared.shapes import Done
from penilaian_api.api.v1.survey import qr
from penilaian_api.api.v1.survey.qr import Picture
from penilaian_api.api.v1.survey.schemas.public import (
    AskedItemOut,
    AskedSurveyOut,
    OptionOut,
    QuestionnaireIn,
)
from penilaian_api.domain.survey.instrument import SurveyItem
from penilaian_api.domain.survey.survey import Questionnaire
from penilaian_api.services.survey import intake
from penilaian_api.services.survey.intake import AskedView

router = GuardedRouter("/public/surveys", "Surveys")

Token = Annotated[
    Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")],
    Path(description="The token of the link, from its address or QR code."),
]


@router.get("/{token}", action=PUBLIC, responses={404: {}, 409: {}})
def get_public_survey(
    token: Token, language: CallerLanguage, context: PublicContext
) -> AskedSurveyOut:
    """Show the questions of a survey.

    Show the questions to which a link leads, in your language. No sign-in is needed.
    """
    asked = intake.show_questions(context.app.database, token, context.day_of_link(token))
    return _to_response(asked, language, context.app.forms.give(token))


@router.post("/{token}/answers", action=PUBLIC, status=201, responses={404: {}, 409: {}})
def answer_public_survey(token: Token, body: QuestionnaireIn, context: PublicContext) -> Done:
    """Answer a survey.

    Hand in a whole questionnaire, once. Nothing is kept that tells who answered, or when.

    Every question but the texts needs an answer. At a counter send back the `form` that you got
    with the questions.
    """
    intake.take(
        context.app.database,
        token,
        lambda _: Questionnaire(body.values, body.texts),
        today=context.day_of_link(token),
        now=context.app.machine_clock(),
        form=context.app.forms.read(token, body.form),
        visitor=context.app.forms.visitor(context.peer),
    )
    return Done()


@router.get("/{token}/qr", action=PUBLIC, media=tuple(qr.MEDIA.values()))
def get_survey_qr_code(
    token: Token,
    base: BaseAddress,
    context: PublicContext,
    picture: Picture = "svg",
) -> Download:
    """Get the QR code of a link.

    Get a picture that leads to the page of a survey, to print it on a letter or a counter sign.
    """
    del context
    return qr.draw(f"{base}{PAGES_OF_SURVEYS}{token}", picture, "survei")


def _to_response(asked: AskedView, language: Language, form: str) -> AskedSurveyOut:
    instrument = asked.instrument
    return AskedSurveyOut(
        title=asked.title,
        unit_name=asked.unit_name,
        instrument=instrument.title.of(language),
        language=language,
        kind=asked.kind,
        ends_on=asked.ends_on,
        questions=tuple(item_in_language(item, language) for item in instrument.questions),
        form=form,
    )


def item_in_language(item: SurveyItem, language: Language) -> AskedItemOut:
    """Give a question with its values in a language."""
    options = [
        OptionOut(value=value, name=option.of(language))
        for value, option in zip(item.values, item.options, strict=True)
    ]
    return AskedItemOut(
        code=item.code,
        kind=item.kind,
        text=item.text.of(language),
        options=tuple(options),
    )
