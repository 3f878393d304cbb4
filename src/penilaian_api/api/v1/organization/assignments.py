"""Serve assignments: list, show, create, end, void."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import response_converter, to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.assignments import (
    AssignmentIn,
    AssignmentOut,
    AssignmentPage,
)
from penilaian_api.api.v1.shared.dated import EndPatch, VoidIn
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import assignments
from penilaian_api.services.organization.assignments import (
    AssignmentInput,
    AssignmentView,
)

router = GuardedRouter("/assignments", "Organization")


@router.get("", action=Action.ASSIGNMENT_READ)
def list_assignments(
    listed: Annotated[Listed, Depends(query_of(assignments.ASSIGNMENTS_PARAMETERS))], work: Work
) -> AssignmentPage:
    """List assignments.

    List the assignments of people within your reach, by first day.
    """
    convert = response_converter(AssignmentOut, work, Action.ASSIGNMENT_WRITE)
    return listed.answer(AssignmentPage, assignments.page(work, listed.request), convert)


@router.get("/{assignment_id}", action=Action.ASSIGNMENT_READ)
def get_assignment(assignment_id: Key, work: Work) -> AssignmentOut:
    """Show an assignment.

    Show one assignment of a person within your reach.
    """
    return _to_response(assignments.get(work, assignment_id), work)


@router.post("", action=Action.ASSIGNMENT_WRITE, status=201)
def create_assignment(body: AssignmentIn, work: Work) -> AssignmentOut:
    """Create an assignment.

    Assign a person to a seat of a position.

    A seat holds one person of each kind on a day, and nobody has two definitive posts on a day. An
    acting official (`acting`, Plt or Plh) sits beside the holder, and assesses only by delegation.
    """
    return _to_response(assignments.create(work, AssignmentInput(**body.model_dump())), work)


@router.patch("/{assignment_id}", action=Action.ASSIGNMENT_WRITE)
def end_assignment(
    assignment_id: Key, body: EndPatch, expected_version: ExpectedVersion, work: Work
) -> AssignmentOut:
    """End an assignment.

    Set another last day for an assignment.

    Days that are over stay as they were: to end it at once, give yesterday as the last day.
    """
    record = assignments.end(work, assignment_id, expected_version, body.ends_on)
    return _to_response(record, work)


@router.post("/{assignment_id}/void", action=Action.ASSIGNMENT_WRITE)
def void_assignment(
    assignment_id: Key, body: VoidIn, expected_version: ExpectedVersion, work: Work
) -> AssignmentOut:
    """Void an assignment.

    Void a wrong assignment: it counts as never made, and stays on record with your reason.

    The correct one is then entered again, also for days that are over.
    """
    record = assignments.void(work, assignment_id, expected_version, body.reason)
    return _to_response(record, work)


def _to_response(assignment: AssignmentView, work: Work) -> AssignmentOut:
    return to_response(AssignmentOut, assignment, work, Action.ASSIGNMENT_WRITE)
