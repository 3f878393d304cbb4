"""Serve the register of sanctions: list, show, record, void."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import response_converter, to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.attendance.schemas.sanctions import (
    SanctionIn,
    SanctionOut,
    SanctionPage,
)
from penilaian_api.api.v1.shared.dated import VoidIn
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.attendance import sanctions
from penilaian_api.services.attendance.sanctions import SanctionInput, SanctionView

router = GuardedRouter("/sanctions", "Monitoring")


@router.get("", action=Action.SANCTION_READ)
def list_sanctions(
    listed: Annotated[Listed, Depends(query_of(sanctions.SANCTIONS_PARAMETERS))], work: Work
) -> SanctionPage:
    """List sanctions.

    List the sanctions that you may see: your own, those of whom you assess, or the agency's.
    """
    convert = response_converter(SanctionOut, work, Action.SANCTION_VOID)
    return listed.answer(SanctionPage, sanctions.page(work, listed.request), convert)


@router.get("/{sanction_id}", action=Action.SANCTION_READ)
def get_sanction(sanction_id: Key, work: Work) -> SanctionOut:
    """Show a sanction.

    Show one sanction with the decision that it rests on.
    """
    return _to_response(sanctions.get(work, sanction_id), work)


@router.post("", action=Action.SANCTION_RECORD, status=201)
def record_sanction(body: SanctionIn, work: Work) -> SanctionOut:
    """Record a sanction.

    Record a sanction that the competent official decided, with the number of the decision.

    Nothing here makes one by itself. While it is in force it limits the predicate where the scheme
    has a limit (`vetoes`) for its level. Nobody records one on themselves.
    """
    return _to_response(sanctions.record(work, SanctionInput(**body.model_dump())), work)


@router.post("/{sanction_id}/void", action=Action.SANCTION_VOID)
def void_sanction(
    sanction_id: Key, body: VoidIn, expected_version: ExpectedVersion, work: Work
) -> SanctionOut:
    """Void a sanction.

    Void a wrong entry, or a sanction that was annulled: it stays on record with your reason.
    """
    return _to_response(sanctions.void(work, sanction_id, expected_version, body.reason), work)


def _to_response(sanction: SanctionView, work: Work) -> SanctionOut:
    return to_response(SanctionOut, sanction, work, Action.SANCTION_VOID)
