"""Declare the innovation register; fetch who made an entry, judges it, and what is verified."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Final, NamedTuple
from uuid import UUID

from sqlalchemy import Select, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.progress.innovation import InnovationPhase, InnovationState
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.models.organization import Assessor, Employee, Unit
from penilaian_api.storage.models.register.innovations import (
    Innovation,
    InnovationPanel,
    InnovationProgress,
    Innovator,
    PanelMember,
)
from penilaian_api.storage.subtree import is_under
from penilaian_api.storage.work.caller import CALLER, has_in_agency, in_force, joined, of_agency
from penilaian_api.storage.work.lists.listing import Beside, BesideEach, Listing, equal
from penilaian_api.storage.work.lists.people import by_unit_code
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

INNOVATIONS: Final = Listing(
    model=Innovation,
    sorts={"created": ()},
    filters={
        "unit_code": by_unit_code(Innovation.unit_id),
        "period_id": equal(Innovation.period_id, "Only for this period."),
        "state": equal(Innovation.state, "Only entries in this state."),
    },
    search=Search(
        texts=(Innovation.title, Innovation.problem, Innovation.change),
        text="What stands in title, problem or change.",
    ),
    beside=(
        BesideEach(Unit, Unit.id == Innovation.unit_id, unit_code=Unit.code, unit_name=Unit.name),
        BesideEach(Period, Period.id == Innovation.period_id, period_key=Period.key),
    ),
)
"""The innovation register."""

PANELS: Final = Listing(
    model=InnovationPanel,
    sorts={"created": ()},
    filters={"cycle_id": equal(InnovationPanel.cycle_id, "Only of this cycle.")},
    beside=(
        BesideEach(Cycle, Cycle.id == InnovationPanel.cycle_id, cycle_key=Cycle.key),
        Beside(Unit, Unit.id == InnovationPanel.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
)
"""The panels that judge innovations."""


class PhaseRow(NamedTuple):
    """When an innovation came to a phase."""

    innovation_id: UUID
    phase: InnovationPhase
    on: date
    title: str
    url: str | None


class InnovatorRow(NamedTuple):
    """One of those who made an innovation, and whether they assess the caller."""

    employee_id: UUID
    assesses_caller: bool


class MemberRow(NamedTuple):
    """A member of a panel, by name."""

    panel_id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str


class VerifiedRow(NamedTuple):
    """A verified innovation of one of its innovators."""

    employee_id: UUID
    innovation_id: UUID
    title: str
    points: Decimal


@dataclass(frozen=True, slots=True)
class CoveringPanel:
    """The panel nearest to a unit, and who sits on it."""

    id: UUID
    members: frozenset[UUID]


def phases(work: WorkContext, innovations: Iterable[UUID]) -> dict[UUID, list[PhaseRow]]:
    """Fetch how far innovations already fetched within reach came, the first phase first."""
    by_innovation: dict[UUID, list[PhaseRow]] = {key: [] for key in innovations}
    for row in execute(work, _phases({*by_innovation})):
        by_innovation[row[0]].append(PhaseRow(*row))
    return by_innovation


@prepared
def _phases(innovations: set[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(
            InnovationProgress.innovation_id,
            InnovationProgress.phase,
            InnovationProgress.on,
            InnovationProgress.title,
            InnovationProgress.url,
        )
        .where(of_agency(InnovationProgress), InnovationProgress.innovation_id.in_(innovations))
        .order_by(InnovationProgress.on, InnovationProgress.id)
    )


def made_by_caller(work: WorkContext, innovations: Iterable[UUID]) -> set[UUID]:
    """Tell which of these innovations the caller made, alone or with others."""
    return {row[0] for row in execute(work, _made_by_caller({*innovations}))}


@prepared
def _made_by_caller(innovations: set[UUID]) -> Select[UUID]:
    return select(Innovator.innovation_id).where(
        of_agency(Innovator),
        Innovator.innovation_id.in_(innovations),
        Innovator.employee_id == CALLER,
    )


def innovators(work: WorkContext, innovation_id: UUID) -> list[InnovatorRow]:
    """Fetch who made an innovation, each with whether they assess the caller today."""
    return [InnovatorRow(*row) for row in execute(work, _innovators(innovation_id))]


@prepared
def _innovators(innovation_id: UUID) -> Select[UUID, bool]:
    row = aliased(Assessor)
    assesses = has_in_agency(
        row,
        row.employee_id == CALLER,
        row.assessor_id == Innovator.employee_id,
        in_force(row),
    )
    return select(Innovator.employee_id, assesses).where(
        of_agency(Innovator), Innovator.innovation_id == innovation_id
    )


def colleagues_by_code(work: WorkContext, codes: Collection[str]) -> dict[str, UUID]:
    """Find colleagues by their codes: anybody may have made an innovation with anybody."""
    return {row[0]: row[1] for row in execute(work, _colleagues({*codes}))}


@prepared
def _colleagues(codes: set[str]) -> Select[str, UUID]:
    return select(Employee.employee_code, Employee.id).where(
        of_agency(Employee), Employee.employee_code.in_(codes)
    )


def names_of(work: WorkContext, people: Collection[UUID]) -> list[tuple[UUID, str, str]]:
    """Fetch codes and names of people already found within reach, by code."""
    return [(row[0], row[1], row[2]) for row in execute(work, _names({*people}))]


@prepared
def _names(people: set[UUID]) -> Select[UUID, str, str]:
    return (
        select(Employee.id, Employee.employee_code, Employee.name)
        .where(of_agency(Employee), Employee.id.in_(people))
        .order_by(Employee.employee_code)
    )


def members(work: WorkContext, panels: Iterable[UUID]) -> dict[UUID, list[MemberRow]]:
    """Fetch who sits on panels already fetched within reach."""
    by_panel: dict[UUID, list[MemberRow]] = {key: [] for key in panels}
    for row in execute(work, _members({*by_panel})):
        by_panel[row[0]].append(MemberRow(*row))
    return by_panel


@prepared
def _members(panels: set[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(PanelMember.panel_id, Employee.id, Employee.employee_code, Employee.name)
        .join(*joined(Employee, Employee.id == PanelMember.member_id))
        .where(of_agency(PanelMember), PanelMember.panel_id.in_(panels))
        .order_by(Employee.employee_code)
    )


def covering_panel(work: WorkContext, innovation_id: UUID) -> CoveringPanel | None:
    """Find the panel that judges an innovation: the nearest to its unit, or the agency's."""
    rows = [*execute(work, _covering(innovation_id))]
    if not rows:
        return None
    nearest = max(rows, key=lambda row: len(row[1] or ""))[0]
    return CoveringPanel(nearest, frozenset(row[2] for row in rows if row[0] == nearest))


@prepared
def _covering(innovation_id: UUID) -> Select[*tuple[Any, ...]]:
    top, own = aliased(Unit), aliased(Unit)
    return (
        select(InnovationPanel.id, top.path, PanelMember.member_id)
        .select_from(Innovation)
        .join(*joined(Period, Period.id == Innovation.period_id))
        .join(*joined(own, own.id == Innovation.unit_id))
        .join(*joined(InnovationPanel, InnovationPanel.cycle_id == Period.cycle_id))
        .join(*joined(PanelMember, PanelMember.panel_id == InnovationPanel.id))
        .outerjoin(*joined(top, top.id == InnovationPanel.unit_id))
        .where(
            of_agency(Innovation),
            Innovation.id == innovation_id,
            or_(InnovationPanel.unit_id.is_(None), is_under(own.path, top.path)),
        )
    )


def verified_of(work: WorkContext, period_id: UUID, people: Collection[UUID]) -> list[VerifiedRow]:
    """Fetch the verified innovations of people in a period, the first verified first."""
    return [VerifiedRow(*row) for row in execute(work, _verified(period_id, {*people}))]


@prepared
def _verified(period_id: UUID, people: set[UUID]) -> Select[*tuple[Any, ...]]:
    return (
        select(Innovator.employee_id, Innovation.id, Innovation.title, Innovation.points)
        .join(*joined(Innovation, Innovation.id == Innovator.innovation_id))
        .where(
            of_agency(Innovator),
            Innovator.employee_id.in_(people),
            Innovation.period_id == period_id,
            Innovation.state == InnovationState.VERIFIED,
        )
        .order_by(Innovation.decided_at, Innovation.id)
    )
