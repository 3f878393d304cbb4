"""Serve surveys to people who have no account: the questions, and the one time they answer."""

from io import BytesIO
from typing import Annotated, Final, Literal

from fastapi import Path, Query
from pydantic import StringConstraints

from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import PUBLIC, GuardedRouter
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import PublicContext
from penilaian_api.api.transport.intake import PAGES_OF_SURVEYS
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.tokens.client_authentication import BaseAddress
from penilaian_api.api.v1.shared.shapes import Done
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

_DOTS: Final = 8
"""So many dots a side has each field of the picture."""
_BORDER: Final = 4
"""So many fields are left free around it, as readers need them (ISO/IEC 18004)."""

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


@router.get("/{token}/qr", action=PUBLIC, media=("image/svg+xml", "image/png"))
def get_survey_qr_code(
    token: Token,
    base: BaseAddress,
    context: PublicContext,
    picture: Annotated[
        Literal["svg", "png"], Query(alias="format", description="To print, or to show.")
    ] = "svg",
) -> Download:
    """Get the QR code of a link.

    Get a picture that leads to the page of a survey, to print it on a letter or a counter sign.
    """
    import segno  # noqa: PLC0415 - takes memory that few installations' workers ever need

    del context
    content = BytesIO()
    code = segno.make_qr(f"{base}{PAGES_OF_SURVEYS}{token}", error="m")
    code.save(content, kind=picture, scale=_DOTS, border=_BORDER)
    media = "image/svg+xml" if picture == "svg" else "image/png"
    return Download(content.getvalue(), media, f"survei.{picture}")


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
