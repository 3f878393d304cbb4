"""Serve what citizens say unasked: they speak without an account; units moderate and answer."""

from typing import Annotated

from fastapi import Depends, Path, Query
from pydantic import StringConstraints

from penilaian_api.api.routing.dependencies import BaseAddress, ExpectedVersion
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import PublicContext, Work
from penilaian_api.api.transport.telling.pages import PAGES_OF_FEEDBACK
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code, Key
from penilaian_api.api.v1.survey import qr
from penilaian_api.api.v1.survey.qr import Picture
from penilaian_api.api.v1.survey.schemas.public_feedback import (
    FeedbackCountList,
    FeedbackCountOut,
    FeedbackPageOut,
    PublicAnswerIn,
    PublicFeedbackDetailOut,
    PublicFeedbackFormOut,
    PublicFeedbackIn,
    PublicFeedbackOut,
    PublicFeedbackPage,
    ReceiptOut,
    ReceiptStateOut,
    RefusalIn,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.survey import public_feedback, public_intake
from penilaian_api.services.survey.public_feedback import FeedbackPageView
from penilaian_api.services.survey.public_intake import PublicFeedbackInput

router = GuardedRouter("", "Surveys")

UnitNamed = Annotated[Code, Path(description="The code of the unit, or its id.")]
UnitCode = Annotated[Code, Query(description="The code of the unit.")]
Receipt = Annotated[
    Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_-]{43}$")],
    Path(description="The code that you got when you spoke."),
]


@router.get("/public/{agency_key}/feedback-form", action=PUBLIC, responses={404: {}})
def get_public_feedback_form(
    agency_key: Code, unit_code: UnitCode, context: PublicContext
) -> PublicFeedbackFormOut:
    """Get a form to speak of a unit.

    Get a form on which you say what you think of a unit or of a service of it. No sign-in is
    needed.
    """
    view = public_intake.show_unit(context.app.database, agency_key, unit_code)
    form = context.app.forms.give(counter_of(agency_key, unit_code))
    return PublicFeedbackFormOut(unit_name=view.unit_name, form=form)


@router.post(
    "/public/{agency_key}/feedback",
    action=PUBLIC,
    status=201,
    location=None,
    responses={404: {}, 409: {}},
)
def give_public_feedback(
    agency_key: Code, body: PublicFeedbackIn, context: PublicContext
) -> ReceiptOut:
    """Say what you think of a unit.

    Say what you think of a unit or of a service of it, without an account.

    Send back the `form` that you got, some seconds later. Nothing is kept that tells who you are;
    by the receipt you see what becomes of it.
    """
    receipt = public_intake.take(
        context.app.database,
        agency_key,
        PublicFeedbackInput(body.unit_code, body.service, body.topic, body.text),
        today_of=context.app.today,
        now=context.app.machine_clock(),
        form=context.app.forms.read(counter_of(agency_key, body.unit_code), body.form),
        visitor=context.app.forms.visitor(context.peer),
    )
    return ReceiptOut(receipt=receipt)


@router.get("/public/{agency_key}/feedback/{receipt}", action=PUBLIC, responses={404: {}})
def get_public_feedback_receipt(
    agency_key: Code, receipt: Receipt, context: PublicContext
) -> ReceiptStateOut:
    """See what became of what you said.

    See by your receipt whether what you said was accepted, why not, or what the unit answered.
    """
    view = public_intake.show_receipt(context.app.database, agency_key, receipt)
    return ReceiptStateOut.model_validate(view)


@router.get("/public-feedback", action=Action.PUBLIC_FEEDBACK_READ)
def list_public_feedback(
    listed: Annotated[Listed, Depends(query_of(public_feedback.PUBLIC_FEEDBACK_PARAMETERS))],
    work: Work,
) -> PublicFeedbackPage:
    """List what citizens said.

    List what citizens said of units without being asked.

    The administration, and the heads of the units, see all of it; everybody else sees what was
    accepted.
    """
    views = public_feedback.page(work, listed.request)
    return listed.answer(PublicFeedbackPage, views, PublicFeedbackOut.model_validate)


@router.get("/public-feedback/{public_feedback_id}", action=Action.PUBLIC_FEEDBACK_READ)
def get_public_feedback(public_feedback_id: Key, work: Work) -> PublicFeedbackDetailOut:
    """Show what a citizen said.

    Show what a citizen said of a unit, and what you may do with it.
    """
    view = public_feedback.get(work, public_feedback_id)
    return PublicFeedbackDetailOut.model_validate(view)


@router.post("/public-feedback/{public_feedback_id}/accept", action=Action.PUBLIC_FEEDBACK_MODERATE)
def accept_public_feedback(
    public_feedback_id: Key, expected_version: ExpectedVersion, work: Work
) -> PublicFeedbackDetailOut:
    """Accept what a citizen said.

    Show it to everybody in the agency; then the unit can answer it.
    """
    view = public_feedback.accept(work, public_feedback_id, expected_version)
    return PublicFeedbackDetailOut.model_validate(view)


@router.post("/public-feedback/{public_feedback_id}/refuse", action=Action.PUBLIC_FEEDBACK_MODERATE)
def refuse_public_feedback(
    public_feedback_id: Key, body: RefusalIn, expected_version: ExpectedVersion, work: Work
) -> PublicFeedbackDetailOut:
    """Refuse what a citizen said.

    Keep it hidden, with a reason that its sender is shown. It is counted all the same.
    """
    view = public_feedback.refuse(work, public_feedback_id, expected_version, body.reason)
    return PublicFeedbackDetailOut.model_validate(view)


@router.post("/public-feedback/{public_feedback_id}/answer", action=Action.PUBLIC_FEEDBACK_ANSWER)
def answer_public_feedback(
    public_feedback_id: Key, body: PublicAnswerIn, expected_version: ExpectedVersion, work: Work
) -> PublicFeedbackDetailOut:
    """Answer a citizen.

    Answer what a citizen said; they read it by their receipt. This happens once.
    """
    view = public_feedback.answer(work, public_feedback_id, expected_version, body.answer)
    return PublicFeedbackDetailOut.model_validate(view)


@router.get("/units/{unit}/feedback-page", action=Action.UNIT_READ)
def get_unit_feedback_page(unit: UnitNamed, base: BaseAddress, work: Work) -> FeedbackPageOut:
    """Get the address to speak of a unit.

    Get the address of the page on which anybody says what they think of a unit, to publish it.
    """
    return _page_to_response(public_feedback.page_of_unit(work, unit), base)


@router.get(
    "/units/{unit}/feedback-page/qr", action=Action.UNIT_READ, media=tuple(qr.MEDIA.values())
)
def get_unit_feedback_qr_code(
    unit: UnitNamed, base: BaseAddress, work: Work, picture: Picture = "svg"
) -> Download:
    """Get the QR code to speak of a unit.

    Get a picture that leads to the page on which anybody says what they think of a unit, to print
    it on a counter sign.
    """
    page = _page_to_response(public_feedback.page_of_unit(work, unit), base)
    return qr.draw(page.url, picture, f"suara-{page.unit_code}")


@router.get("/periods/{period_id}/public-feedback", action=Action.PUBLIC_FEEDBACK_COUNT)
def list_public_feedback_counts(period_id: Key, work: Work) -> FeedbackCountList:
    """Count what citizens said in a period.

    Count what citizens said of each unit on the days of a period, by kind and by what became of it.
    """
    items = public_feedback.counts(work, period_id)
    return FeedbackCountList(items=tuple(FeedbackCountOut.model_validate(item) for item in items))


def _page_to_response(view: FeedbackPageView, base: str) -> FeedbackPageOut:
    url = f"{base}{PAGES_OF_FEEDBACK}{view.agency_key}/{view.unit_code}"
    return FeedbackPageOut(unit_code=view.unit_code, unit_name=view.unit_name, url=url)


def counter_of(agency_key: str, unit_code: str) -> str:
    """Name to what a form belongs: it is handed in for the unit for which it was given out."""
    return f"{agency_key}/{unit_code}"
