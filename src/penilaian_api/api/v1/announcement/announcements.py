"""Serve announcements: draft, publish, withdraw and acknowledge them; show who has read them."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.announcement.schemas import (
    AnnouncementAcknowledgeIn,
    AnnouncementDetailOut,
    AnnouncementIn,
    AnnouncementOut,
    AnnouncementPage,
    CoverageOut,
    ReaderOut,
    ReaderPage,
    WithdrawalIn,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.announcement import announcements, coverage
from penilaian_api.services.announcement.views import AnnouncementDetail, AnnouncementInput

router = GuardedRouter("/announcements", "Announcements")


@router.get("", action=Action.ANNOUNCEMENT_READ)
def list_announcements(
    listed: Annotated[Listed, Depends(query_of(announcements.ANNOUNCEMENTS_PARAMETERS))],
    work: Work,
) -> AnnouncementPage:
    """List announcements.

    List announcements, guides and leaders' statements, and when you acknowledged each.

    Drafts are listed to those who may publish them.
    """
    views = announcements.page(work, listed.request)
    return listed.answer(AnnouncementPage, views, AnnouncementOut.model_validate)


@router.post("", action=Action.ANNOUNCEMENT_WRITE, status=201)
def create_announcement(body: AnnouncementIn, work: Work) -> AnnouncementDetailOut:
    """Draft an announcement.

    Draft an announcement to a unit that you head and to those below it, or as an admin to all.

    With `is_required` each reader is asked to acknowledge it; for a cycle it then helps to close
    the gate `socialisation`. A leader's statement names its period; an admin also the leader.
    """
    view = announcements.create(work, AnnouncementInput(**body.model_dump()))
    return _to_response(view)


@router.get("/{announcement_id}", action=Action.ANNOUNCEMENT_READ)
def get_announcement(announcement_id: Key, work: Work) -> AnnouncementDetailOut:
    """Show an announcement.

    Show one announcement with its digest, by which you acknowledge it.
    """
    return _to_response(announcements.get(work, announcement_id))


@router.put("/{announcement_id}", action=Action.ANNOUNCEMENT_WRITE)
def edit_announcement(
    announcement_id: Key, body: AnnouncementIn, expected_version: ExpectedVersion, work: Work
) -> AnnouncementDetailOut:
    """Replace a draft announcement.

    Replace a draft; what is published stays as it is.
    """
    announcement_input = AnnouncementInput(**body.model_dump())
    view = announcements.edit(work, announcement_id, expected_version, announcement_input)
    return _to_response(view)


@router.post("/{announcement_id}/publish", action=Action.ANNOUNCEMENT_WRITE)
def publish_announcement(
    announcement_id: Key, expected_version: ExpectedVersion, work: Work
) -> AnnouncementDetailOut:
    """Publish an announcement.

    Let people read it: from now on its text never changes.
    """
    return _to_response(announcements.publish(work, announcement_id, expected_version))


@router.post("/{announcement_id}/withdraw", action=Action.ANNOUNCEMENT_WITHDRAW)
def withdraw_announcement(
    announcement_id: Key, body: WithdrawalIn, expected_version: ExpectedVersion, work: Work
) -> AnnouncementDetailOut:
    """Withdraw an announcement.

    Take an announcement back for a reason; who has read it stays recorded.
    """
    view = announcements.withdraw(work, announcement_id, expected_version, body.reason)
    return _to_response(view)


@router.post("/{announcement_id}/acknowledge", action=Action.ANNOUNCEMENT_ACKNOWLEDGE)
def acknowledge_announcement(
    announcement_id: Key, body: AnnouncementAcknowledgeIn, work: Work
) -> AnnouncementDetailOut:
    """Acknowledge an announcement.

    Confirm that you have read and understood it, by the `digest` of what you read.
    """
    return _to_response(announcements.acknowledge(work, announcement_id, body.digest))


@router.get("/{announcement_id}/readers", action=Action.ANNOUNCEMENT_COVERAGE)
def list_announcement_readers(
    announcement_id: Key,
    listed: Annotated[Listed, Depends(query_of(coverage.READERS_PARAMETERS))],
    work: Work,
) -> ReaderPage:
    """List whom it addresses.

    List whom an announcement addresses today, and when each acknowledged it: of your unit, or of
    your agency. With `is_acknowledged=false` you see who has not yet.
    """
    views = coverage.page(work, announcement_id, listed.request)
    return listed.answer(ReaderPage, views, ReaderOut.model_validate)


@router.get("/{announcement_id}/coverage", action=Action.ANNOUNCEMENT_COVERAGE)
def get_announcement_coverage(announcement_id: Key, work: Work) -> CoverageOut:
    """Count who has read it.

    Count whom an announcement addresses today, and how many have acknowledged it, unit by unit.
    """
    return CoverageOut.model_validate(coverage.of_units(work, announcement_id))


def _to_response(view: AnnouncementDetail) -> AnnouncementDetailOut:
    head = AnnouncementOut.model_validate(view.announcement).model_dump()
    return AnnouncementDetailOut.model_validate({**head, "allowed_actions": view.allowed_actions})
