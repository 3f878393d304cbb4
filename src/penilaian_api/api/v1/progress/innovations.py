"""Serve the innovation register and the panels that judge its entries."""

from typing import Annotated

from fastapi import Depends

from penilaian_api.api.routing.dependencies import ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.progress.schemas.innovations import (
    InnovationIn,
    InnovationOut,
    InnovationPage,
    PanelIn,
    PanelMembersIn,
    PanelOut,
    PanelPage,
    VerdictIn,
    VerificationOut,
)
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.progress.innovation import PhaseReached
from penilaian_api.domain.progress.rubric import JudgedLevel
from penilaian_api.services.progress import innovations, panels, verification
from penilaian_api.services.progress.innovations import InnovationInput

router = GuardedRouter("/innovations", "Monitoring")
of_panels = GuardedRouter("/innovation-panels", "Monitoring")


@router.post("", action=Action.INNOVATION_WRITE, status=201)
def enter_innovation(body: InnovationIn, work: Work) -> InnovationOut:
    """Enter an innovation.

    Enter something new that you made, alone or with colleagues, into the register of your agency.

    At least one phase was reached within the period in which it shall count.
    """
    return InnovationOut.model_validate(innovations.enter(work, _to_input(body)))


@router.get("", action=Action.INNOVATION_READ)
def list_innovations(
    listed: Annotated[Listed, Depends(query_of(innovations.INNOVATIONS_PARAMETERS))], work: Work
) -> InnovationPage:
    """List innovations.

    List the innovation register of your agency: everybody reads it and may take an idea up.
    """
    items = innovations.page(work, listed.request)
    return listed.answer(InnovationPage, items, InnovationOut.model_validate)


@router.get("/{innovation_id}", action=Action.INNOVATION_READ)
def get_innovation(innovation_id: Key, work: Work) -> InnovationOut:
    """Show an innovation.

    Show one entry of the register, with how far it came.
    """
    return InnovationOut.model_validate(innovations.get(work, innovation_id))


@router.put("/{innovation_id}", action=Action.INNOVATION_WRITE)
def edit_innovation(
    innovation_id: Key, body: InnovationIn, expected_version: ExpectedVersion, work: Work
) -> InnovationOut:
    """Replace an innovation.

    Replace an entry of yours, as long as the panel has given no verdict on it.
    """
    edited = innovations.edit(work, innovation_id, expected_version, _to_input(body))
    return InnovationOut.model_validate(edited)


@router.post("/{innovation_id}/withdraw", action=Action.INNOVATION_WRITE)
def withdraw_innovation(
    innovation_id: Key, expected_version: ExpectedVersion, work: Work
) -> InnovationOut:
    """Withdraw an innovation.

    Withdraw an entry of yours that is not decided yet; it stays readable as withdrawn.
    """
    withdrawn = innovations.withdraw(work, innovation_id, expected_version)
    return InnovationOut.model_validate(withdrawn)


@router.post("/{innovation_id}/verify", action=Action.INNOVATION_VERIFY)
def verify_innovation(
    innovation_id: Key, body: VerdictIn, expected_version: ExpectedVersion, work: Work
) -> InnovationOut:
    """Judge an innovation.

    Give your verdict as a member of the panel, once; not on what you or your leader made.

    The rubric says how many verdicts decide. A verified entry measures the part `innovation` of
    the period for each who made it, together with what else of theirs was verified.
    """
    levels = [JudgedLevel(each.item, each.level, each.reason) for each in body.levels]
    judged = verification.verify(work, innovation_id, expected_version, levels)
    return InnovationOut.model_validate(judged)


@router.get("/{innovation_id}/verification", action=Action.VERIFICATION_READ)
def get_innovation_verification(innovation_id: Key, work: Work) -> VerificationOut:
    """Show how an innovation was judged.

    Show points, median levels and reasons, to those who made the innovation and their leaders.
    """
    return VerificationOut.model_validate(verification.get(work, innovation_id))


@of_panels.post("", action=Action.PANEL_WRITE, status=201)
def appoint_innovation_panel(body: PanelIn, work: Work) -> PanelOut:
    """Appoint a panel.

    Appoint who judges the innovations of a cycle, for a unit and all below it or for the agency.

    The panel nearest to the unit of an entry judges it.
    """
    appointed = panels.appoint(work, body.cycle_key, body.unit_code, body.member_codes)
    return PanelOut.model_validate(appointed)


@of_panels.get("", action=Action.PANEL_READ)
def list_innovation_panels(
    listed: Annotated[Listed, Depends(query_of(panels.PANELS_PARAMETERS))], work: Work
) -> PanelPage:
    """List panels.

    List the panels that judge innovations, with their members.
    """
    items = panels.page(work, listed.request)
    return listed.answer(PanelPage, items, PanelOut.model_validate)


@of_panels.get("/{panel_id}", action=Action.PANEL_READ)
def get_innovation_panel(panel_id: Key, work: Work) -> PanelOut:
    """Show a panel.

    Show one panel with its members.
    """
    return PanelOut.model_validate(panels.get(work, panel_id))


@of_panels.put("/{panel_id}", action=Action.PANEL_WRITE)
def edit_innovation_panel(
    panel_id: Key, body: PanelMembersIn, expected_version: ExpectedVersion, work: Work
) -> PanelOut:
    """Replace the members of a panel.

    State all members from now on; verdicts that were given stay.
    """
    return PanelOut.model_validate(panels.edit(work, panel_id, expected_version, body.member_codes))


def _to_input(body: InnovationIn) -> InnovationInput:
    phases = [PhaseReached(each.phase, each.on, each.title, each.url) for each in body.phases]
    fields = {name: getattr(body, name) for name in _STATED}
    return InnovationInput(**fields, phases=phases, colleague_codes=body.colleague_codes)


_STATED = (
    "period_id",
    "title",
    "sector",
    "problem",
    "change",
    "measure",
    "measured_in",
    "before",
    "after",
)
