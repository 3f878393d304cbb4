"""Serve calibrations: propose one in a session, list them, accept or decline them."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.meeting.schemas.calibrations import (
    CalibrationDeclineIn,
    CalibrationDetailOut,
    CalibrationIn,
    CalibrationOut,
    CalibrationPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.meeting import calibrations
from penilaian_api.services.meeting.calibrations import CalibrationInput

router = GuardedRouter("/calibrations", "Meetings")
of_meetings = GuardedRouter("/meetings", "Meetings")


@of_meetings.post(
    "/{meeting_id}/calibrations", action=Action.CALIBRATION_PROPOSE, status=201, location=None
)
def propose_calibration(meeting_id: Key, body: CalibrationIn, work: Work) -> CalibrationOut:
    """Propose a calibration.

    Propose, in a calibration session in which you take part, that a rating be another, and why.

    You lead the session's unit, or assess the assessor. The evaluation is rated, not final, and of
    the unit or one below in the session's cycle. Its assessor alone applies it.
    """
    view = calibrations.propose(work, meeting_id, CalibrationInput(**body.model_dump()))
    return CalibrationOut.model_validate(view)


@router.get("", action=Action.CALIBRATION_READ)
def list_calibrations(
    listed: Annotated[Listed, Depends(query_of(calibrations.CALIBRATIONS_PARAMETERS))], work: Work
) -> CalibrationPage:
    """List calibrations.

    List what was proposed in your sessions, and on ratings of the people whom you lead; never what
    is about yourself: that stands in the explanation of your result.
    """
    page = calibrations.page(work, listed.request)
    return listed.answer(CalibrationPage, page, CalibrationOut.model_validate)


@router.get("/{calibration_id}", action=Action.CALIBRATION_READ)
def get_calibration(calibration_id: Key, work: Work) -> CalibrationDetailOut:
    """Show a calibration.

    Show one calibration of a session of yours, or on a rating of somebody whom you lead.
    """
    view = calibrations.get(work, calibration_id)
    head = CalibrationOut.model_validate(view.calibration).model_dump()
    return CalibrationDetailOut.model_validate({**head, "allowed_actions": view.allowed_actions})


@router.post("/{calibration_id}/accept", action=Action.CALIBRATION_DECIDE)
def accept_calibration(
    calibration_id: Key, expected_version: ExpectedVersion, work: Work
) -> CalibrationOut:
    """Accept a calibration.

    Apply to a rating that you gave what a session proposed; the one before stays on record.

    The rating then bears the reason of the proposal. It is refused once the result is final, the
    minutes are closed, or you have rated anew since.
    """
    return CalibrationOut.model_validate(
        calibrations.accept(work, calibration_id, expected_version)
    )


@router.post("/{calibration_id}/decline", action=Action.CALIBRATION_DECIDE)
def decline_calibration(
    calibration_id: Key,
    body: CalibrationDeclineIn,
    expected_version: ExpectedVersion,
    work: Work,
) -> CalibrationOut:
    """Decline a calibration.

    Leave a rating that you gave as it is, for a reason that those of the session read.
    """
    view = calibrations.decline(work, calibration_id, expected_version, body.reason)
    return CalibrationOut.model_validate(view)
