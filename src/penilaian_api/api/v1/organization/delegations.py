"""Serve delegations: list, show, create, end, void."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import response_converter, to_response
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.delegations import (
    DelegationEnd,
    DelegationIn,
    DelegationOut,
    DelegationPage,
)
from penilaian_api.api.v1.shared.dated import VoidIn
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import delegations
from penilaian_api.services.organization.delegations import (
    DelegationInput,
    DelegationView,
)

router = GuardedRouter("/delegations", "Organization")


@router.get("", action=Action.DELEGATION_READ)
def list_delegations(
    listed: Annotated[Listed, Depends(query_of(delegations.DELEGATIONS_PARAMETERS))], work: Work
) -> DelegationPage:
    """List delegations.

    List the delegations to people within your reach, by first day.
    """
    convert = response_converter(DelegationOut, work, Action.DELEGATION_WRITE)
    return listed.answer(DelegationPage, delegations.page(work, listed.request), convert)


@router.get("/{delegation_id}", action=Action.DELEGATION_READ)
def get_delegation(delegation_id: Key, work: Work) -> DelegationOut:
    """Show a delegation.

    Show one delegation to a person within your reach.
    """
    return _to_response(delegations.get(work, delegation_id), work)


@router.post("", action=Action.DELEGATION_WRITE, status=201)
def create_delegation(body: DelegationIn, work: Work) -> DelegationOut:
    """Create a delegation.

    Delegate the assessing of a position's reports to a person, by decision of a leader.

    For a Plt or Plh, and for a functional or executive official who leads a unit (PermenPANRB
    6/2022, annex IV A2-A3 and A7); a functional or executive post that heads no unit takes no
    delegation. A position has one delegate on a day.

    It takes effect once the holder of the post or their superior consents, or another admin where
    there is neither (`POST /v1/approvals/{request_id}/consent`). Nobody enters one to themselves.
    """
    return _to_response(delegations.create(work, DelegationInput(**body.model_dump())), work)


@router.patch("/{delegation_id}", action=Action.DELEGATION_WRITE)
def end_delegation(
    delegation_id: Key, body: DelegationEnd, expected_version: ExpectedVersion, work: Work
) -> DelegationOut:
    """End a delegation.

    Set another last day for a delegation.

    Days that are over stay as they were: to end it at once, give yesterday as the last day. A
    later last day than before takes a new delegation, and a new consent.
    """
    record = delegations.end(work, delegation_id, expected_version, body.ends_on)
    return _to_response(record, work)


@router.post("/{delegation_id}/void", action=Action.DELEGATION_WRITE)
def void_delegation(
    delegation_id: Key, body: VoidIn, expected_version: ExpectedVersion, work: Work
) -> DelegationOut:
    """Void a delegation.

    Void a wrong delegation: it counts as never made, and stays on record with your reason.

    The correct one is then entered again, also for days that are over.
    """
    record = delegations.void(work, delegation_id, expected_version, body.reason)
    return _to_response(record, work)


def _to_response(delegation: DelegationView, work: Work) -> DelegationOut:
    return to_response(DelegationOut, delegation, work, Action.DELEGATION_WRITE)
