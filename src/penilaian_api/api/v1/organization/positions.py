"""Serve positions: list, show, create or replace."""

from typing import Annotated

from fastapi import Depends, Path

from penilaian_api.api.routing.dependencies import ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import response_converter, to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.positions import (
    PositionIn,
    PositionOut,
    PositionPage,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Code
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import positions
from penilaian_api.services.organization.positions import (
    PositionInput,
    PositionView,
)

router = GuardedRouter("/positions", "Organization")

PositionNamed = Annotated[
    Code, Path(description="The code of the position; to read it, its id as well.")
]


@router.get("", action=Action.POSITION_READ)
def list_positions(
    listed: Annotated[Listed, Depends(query_of(positions.POSITIONS_PARAMETERS))], work: Work
) -> PositionPage:
    """List positions.

    List the positions of your agency, by code.
    """
    convert = response_converter(PositionOut, work, Action.POSITION_WRITE)
    return listed.answer(PositionPage, positions.page(work, listed.request), convert)


@router.get("/{position}", action=Action.POSITION_READ)
def get_position(position: PositionNamed, work: Work) -> PositionOut:
    """Show a position.

    Show one position of your agency, named by its id or its code.
    """
    return _to_response(positions.get(work, position), work)


@router.put("/{position}", action=Action.POSITION_WRITE)
def put_position(
    position: PositionNamed, body: PositionIn, expected_version: ExpectedVersionIfAny, work: Work
) -> PositionOut:
    """Create or replace a position.

    Send the whole position with this code as it should be.

    It is created if it does not exist; sending the same twice changes nothing. A position that
    others report to, or that heads a unit, has one seat. With `If-Match` the change is made only
    if the position is still at the version you saw.
    """
    position_input = PositionInput(code=position, **body.model_dump())
    return _to_response(positions.put(work, position_input, expected_version), work)


def _to_response(position: PositionView, work: Work) -> PositionOut:
    return to_response(PositionOut, position, work, Action.POSITION_WRITE)
