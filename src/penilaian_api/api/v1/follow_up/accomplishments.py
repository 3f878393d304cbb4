"""Serve accomplishments: recorded by whoever completed them, confirmed by who assesses them."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.follow_up.schemas.accomplishments import (
    AccomplishmentDecisionIn,
    AccomplishmentDetailOut,
    AccomplishmentIn,
    AccomplishmentOut,
    AccomplishmentPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.follow_up import accomplishments
from penilaian_api.services.follow_up.accomplishments import (
    AccomplishmentDetail,
    AccomplishmentInput,
)

router = GuardedRouter("/accomplishments", "Follow-up")


@router.get("", action=Action.ACCOMPLISHMENT_READ)
def list_accomplishments(
    listed: Annotated[Listed, Depends(query_of(accomplishments.ACCOMPLISHMENTS_PARAMETERS))],
    work: Work,
) -> AccomplishmentPage:
    """List accomplishments.

    List what people within your reach completed, and what you did yourself.
    """
    views = accomplishments.page(work, listed.request)
    return listed.answer(AccomplishmentPage, views, AccomplishmentOut.model_validate)


@router.post("", action=Action.ACCOMPLISHMENT_WRITE, status=201)
def record_accomplishment(body: AccomplishmentIn, work: Work) -> AccomplishmentDetailOut:
    """Record an accomplishment.

    Record a project that you completed: to which items of your plan it belongs, and what shows it.

    Who assesses you confirms it; then it is shown to whoever decides on a reward for you.
    """
    return _to_response(accomplishments.record(work, AccomplishmentInput(**body.model_dump())))


@router.get("/{accomplishment_id}", action=Action.ACCOMPLISHMENT_READ)
def get_accomplishment(accomplishment_id: Key, work: Work) -> AccomplishmentDetailOut:
    """Show an accomplishment.

    Show one accomplishment: its items of the plan, what shows it, and whether it is confirmed.
    """
    return _to_response(accomplishments.get(work, accomplishment_id))


@router.put("/{accomplishment_id}", action=Action.ACCOMPLISHMENT_WRITE)
def edit_accomplishment(
    accomplishment_id: Key, body: AccomplishmentIn, expected_version: ExpectedVersion, work: Work
) -> AccomplishmentDetailOut:
    """Replace an accomplishment.

    Replace what you recorded, until it is confirmed or declined.
    """
    stated = AccomplishmentInput(**body.model_dump())
    view = accomplishments.edit(work, accomplishment_id, expected_version, stated)
    return _to_response(view)


@router.post("/{accomplishment_id}/withdraw", action=Action.ACCOMPLISHMENT_WRITE)
def withdraw_accomplishment(
    accomplishment_id: Key, expected_version: ExpectedVersion, work: Work
) -> AccomplishmentDetailOut:
    """Withdraw an accomplishment.

    Withdraw what you recorded, until it is confirmed or declined; it stays readable as withdrawn.
    """
    return _to_response(accomplishments.withdraw(work, accomplishment_id, expected_version))


@router.post("/{accomplishment_id}/decide", action=Action.ACCOMPLISHMENT_CONFIRM)
def decide_accomplishment(
    accomplishment_id: Key,
    body: AccomplishmentDecisionIn,
    expected_version: ExpectedVersion,
    work: Work,
) -> AccomplishmentDetailOut:
    """Confirm an accomplishment.

    Confirm what somebody whom you assess completed, or decline it and say why; from then on it
    never changes. Nobody confirms their own.
    """
    view = accomplishments.decide(
        work,
        accomplishment_id,
        expected_version,
        confirms=body.is_confirmed,
        reason=body.reason,
    )
    return _to_response(view)


def _to_response(view: AccomplishmentDetail) -> AccomplishmentDetailOut:
    head = AccomplishmentOut.model_validate(view.accomplishment).model_dump()
    return AccomplishmentDetailOut.model_validate({**head, "allowed_actions": view.allowed_actions})
