"""Keep the innovation register: enter, correct and withdraw what somebody made new.

Everybody reads the entries, so that others can take an idea up; who made it is told to those who
may read of them, and not to the panel that judges it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action, Reach
from penilaian_api.domain.access.authorization import AGENCY_REACH, filter_allowed
from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import ConflictError, Fault, ForbiddenError, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.innovation import (
    INNOVATION,
    InnovationPhase,
    InnovationState,
    InnovationStep,
    PhaseReached,
    phase_faults,
)
from penilaian_api.domain.transitions import advance
from penilaian_api.services.cycle import cycles
from penilaian_api.services.progress.rubrics import rubric_of
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.register.innovations import (
    Innovation,
    InnovationProgress,
    InnovationVerdict,
    Innovator,
)
from penilaian_api.storage.progress import innovations as innovation_storage
from penilaian_api.storage.progress import measurements as measurement_storage
from penilaian_api.storage.progress.innovations import INNOVATIONS, PhaseRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

OWN_REACH: Final = frozenset({Reach.OWN})
RUBRIC: Final = "innovation"
"""The rubric by which panels judge."""


@dataclass(frozen=True, slots=True)
class InnovationInput:
    """An entry as it should be; *colleague_codes* are those who made it with the caller."""

    period_id: UUID
    title: str
    sector: str
    problem: str
    change: str
    measure: str
    measured_in: str
    before: Decimal
    after: Decimal
    phases: Sequence[PhaseReached]
    colleague_codes: Sequence[str]


@dataclass(frozen=True, slots=True)
class PhaseView:
    """When an innovation came to a phase, and what shows it."""

    phase: InnovationPhase
    on: date
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class InnovationView:
    """An entry with how far it came; *is_mine*: the caller is one of its innovators."""

    id: UUID
    unit_id: UUID
    unit_code: str
    unit_name: str
    period_id: UUID
    period_key: str
    title: str
    sector: str
    problem: str
    change: str
    measure: str
    measured_in: str
    before: Decimal
    after: Decimal
    state: InnovationState
    phases: tuple[PhaseView, ...]
    is_mine: bool
    created_at: datetime
    decided_at: datetime | None
    allowed_actions: tuple[Action, ...]
    version: int


INNOVATIONS_PARAMETERS: Final = INNOVATIONS.parameters
"""What callers state of the register."""
_STATED: Final = (
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


def page(work: UnitOfWork, request: ListRequest) -> Slice[InnovationView]:
    """List the entries of the register, the first entered before the others."""
    rows = page_of(work, INNOVATIONS, request)
    keys = [row.record.id for row in rows.items]
    phases = innovation_storage.phases(work, keys)
    mine = innovation_storage.made_by_caller(work, keys)
    return rows.map(
        lambda row: _view(
            work, row.record, row.names, phases[row.record.id], is_mine=row.record.id in mine
        )
    )


def get(work: UnitOfWork, innovation_id: UUID) -> InnovationView:
    """Return one entry."""
    return view(work, work.of(Innovation).get(innovation_id))


def enter(work: UnitOfWork, stated: InnovationInput) -> InnovationView:
    """Enter an innovation of the caller, and of those who made it with them."""
    innovation = Innovation(
        id=new_id(),
        state=INNOVATION.start,
        rubric=RUBRIC,
        rubric_number=rubric_of(RUBRIC).number,
        created_at=work.now,
        version=1,
    )
    people = _check(work, stated)
    caller = require(work.of(Employee).find(id=work.actor.employee_id), "")
    innovation.unit_id = caller.unit_id
    _fill(innovation, stated)
    work.of(Innovation).add(innovation)
    _put_children(work, innovation, stated, people)
    return view(work, innovation)


def edit(
    work: UnitOfWork, innovation_id: UUID, expected_version: int, stated: InnovationInput
) -> InnovationView:
    """Replace an entry of which no verdict was given yet."""
    innovation = _take_own(work, innovation_id, expected_version)
    if innovation.state is not InnovationState.ENTERED or work.of(InnovationVerdict).children_of(
        innovation
    ):
        raise ConflictError("innovation_judged")
    people = _check(work, stated)
    _fill(innovation, stated)
    for model in (InnovationProgress, Innovator):
        work.of(model).remove(*work.of(model).children_of(innovation))
    _put_children(work, innovation, stated, people)
    return view(work, innovation)


def withdraw(work: UnitOfWork, innovation_id: UUID, expected_version: int) -> InnovationView:
    """Withdraw an entry that was not decided on."""
    innovation = _take_own(work, innovation_id, expected_version)
    innovation.state = advance(INNOVATION, innovation.state, InnovationStep.WITHDRAW)
    return view(work, innovation)


def view(work: UnitOfWork, innovation: Innovation) -> InnovationView:
    """Show an entry already fetched within reach."""
    names = INNOVATIONS.beside_of(work, innovation)
    phases = innovation_storage.phases(work, [innovation.id])[innovation.id]
    mine = innovation_storage.made_by_caller(work, [innovation.id])
    return _view(work, innovation, names, phases, is_mine=bool(mine))


def _take_own(work: UnitOfWork, innovation_id: UUID, expected_version: int) -> Innovation:
    innovation = work.of(Innovation).get(innovation_id)
    if not innovation_storage.made_by_caller(work, [innovation.id]):
        raise ForbiddenError("not_an_innovator")
    return work.of(Innovation).claim(innovation, expected_version)


def _check(work: UnitOfWork, stated: InnovationInput) -> set[UUID]:
    """Refuse what does not fit, and find who made it: the caller, and those whom they name."""
    pinned = measurement_storage.pinned_periods(work, [stated.period_id])
    period, _ = require(pinned.get(stated.period_id), "/period_id")
    cycles.require_state(work, period, PeriodState.OPEN, PeriodState.RATING)
    known = innovation_storage.colleagues_by_code(work, stated.colleague_codes)
    faults = [
        Fault(f"/colleague_codes/{index}", "unknown_reference")
        for index, code in enumerate(stated.colleague_codes)
        if code not in known
    ]
    faults += phase_faults(stated.phases, period.span, period.key, work.today)
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    return {*known.values(), work.calling_employee()}


def _fill(innovation: Innovation, stated: InnovationInput) -> None:
    for name in _STATED:
        setattr(innovation, name, getattr(stated, name))


def _put_children(
    work: UnitOfWork, innovation: Innovation, stated: InnovationInput, people: set[UUID]
) -> None:
    phases = [
        InnovationProgress(
            id=new_id(),
            phase=reached.phase,
            on=reached.on,
            title=reached.title,
            url=reached.url,
        )
        for reached in stated.phases
    ]
    made_by = [Innovator(id=new_id(), employee_id=person) for person in sorted(people)]
    work.of(InnovationProgress).put(innovation, *phases)
    work.of(Innovator).put(innovation, *made_by)


def _view(
    work: UnitOfWork,
    innovation: Innovation,
    names: Any,  # noqa: ANN401 - the names beside a record
    phases: Sequence[PhaseRow],
    *,
    is_mine: bool,
) -> InnovationView:
    actions: list[Action] = []
    if innovation.state is InnovationState.ENTERED:
        actions = [Action.INNOVATION_WRITE] if is_mine else [Action.INNOVATION_VERIFY]
    reaches = AGENCY_REACH | OWN_REACH
    return view_of(
        InnovationView,
        innovation,
        **names,
        phases=tuple(PhaseView(row.phase, row.on, row.title, row.url) for row in phases),
        is_mine=is_mine,
        allowed_actions=filter_allowed(work.actor, reaches, actions),
    )
