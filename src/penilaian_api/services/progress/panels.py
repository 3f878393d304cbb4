"""Appoint the panels that judge innovations: who they are, for which cycle and unit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.progress.innovations import RUBRIC
from penilaian_api.services.progress.rubrics import rubric_of
from penilaian_api.services.references import require, stated_twice
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.register.innovations import InnovationPanel, PanelMember
from penilaian_api.storage.progress import innovations as innovation_storage
from penilaian_api.storage.progress.innovations import PANELS, MemberRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PanelMemberView:
    """A member of a panel, by name."""

    employee_id: UUID
    employee_code: str
    employee_name: str


@dataclass(frozen=True, slots=True)
class PanelView:
    """A panel with its members; without a unit it judges for the whole agency."""

    id: UUID
    cycle_id: UUID
    cycle_key: str
    unit_id: UUID | None
    unit_code: str | None
    unit_name: str | None
    members: tuple[PanelMemberView, ...]
    created_at: datetime
    allowed_actions: tuple[Action, ...]
    version: int


PANELS_PARAMETERS: Final = PANELS.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[PanelView]:
    """List the panels, the first appointed before the others."""
    rows = page_of(work, PANELS, request)
    members = innovation_storage.members(work, [row.record.id for row in rows.items])
    return rows.map(lambda row: _view(work, row.record, row.names, members[row.record.id]))


def get(work: UnitOfWork, panel_id: UUID) -> PanelView:
    """Return one panel."""
    return _detail(work, work.of(InnovationPanel).get(panel_id))


def appoint(
    work: UnitOfWork, cycle_key: str, unit_code: str | None, member_codes: Sequence[str]
) -> PanelView:
    """Appoint the panel of a cycle, for a unit and all below it or for the agency."""
    cycle = require(work.of(Cycle).find(key=cycle_key), "/cycle_key")
    unit_id = None
    if unit_code is not None:
        unit_id = require(work.of(Unit).find(code=unit_code), "/unit_code").id
    people = _find_members(work, member_codes)
    if work.of(InnovationPanel).all(cycle_id=cycle.id, unit_id=unit_id):
        raise ConflictError("panel_exists", faults=[Fault("/unit_code", "panel_exists")])
    panel = InnovationPanel(
        id=new_id(), cycle_id=cycle.id, unit_id=unit_id, created_at=work.now, version=1
    )
    work.of(InnovationPanel).add(panel)
    _put(work, panel, people)
    return _detail(work, panel)


def edit(
    work: UnitOfWork, panel_id: UUID, expected_version: int, member_codes: Sequence[str]
) -> PanelView:
    """Replace the members of a panel; verdicts that were given stay."""
    panel = work.of(InnovationPanel).take(panel_id, expected_version)
    people = _find_members(work, member_codes)
    work.of(PanelMember).remove(*work.of(PanelMember).children_of(panel))
    _put(work, panel, people)
    return _detail(work, panel)


def _find_members(work: UnitOfWork, codes: Sequence[str]) -> list[UUID]:
    """Find those who are named, each once; enough that a third verdict is always possible."""
    known = innovation_storage.colleagues_by_code(work, codes)
    faults = [
        Fault(f"/member_codes/{index}", "unknown_reference")
        for index, code in enumerate(codes)
        if code not in known
    ]
    faults += stated_twice("member_codes", codes)
    rubric = rubric_of(RUBRIC)
    if rubric.panel is not None and len(known) <= rubric.panel.verdicts and not faults:
        least = str(rubric.panel.verdicts + 1)
        faults.append(Fault("/member_codes", "panel_too_small", {"least": least}))
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    return [known[code] for code in codes]


def _put(work: UnitOfWork, panel: InnovationPanel, people: Sequence[UUID]) -> None:
    members = [PanelMember(id=new_id(), member_id=person) for person in people]
    work.of(PanelMember).put(panel, *members)


def _detail(work: UnitOfWork, panel: InnovationPanel) -> PanelView:
    members = innovation_storage.members(work, [panel.id])[panel.id]
    return _view(work, panel, PANELS.beside_of(work, panel), members)


def _view(
    work: UnitOfWork,
    panel: InnovationPanel,
    names: Mapping[str, Any],
    members: Sequence[MemberRow],
) -> PanelView:
    return view_of(
        PanelView,
        panel,
        **names,
        members=tuple(PanelMemberView(*row[1:]) for row in members),
        allowed_actions=filter_allowed(work.actor, AGENCY_REACH, [Action.PANEL_WRITE]),
    )
