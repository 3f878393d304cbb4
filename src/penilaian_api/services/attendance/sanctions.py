"""Keep the register of discipline sanctions: entered by an admin, never by a program.

A sanction in force limits the predicate where the scheme has a veto for its level. A wrong entry is
voided with a reason and entered anew.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from uuid import UUID

from penilaian_api.domain.attendance.rule import Penalty
from penilaian_api.domain.errors import ConflictError, Fault, ForbiddenError, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.vocabulary import Sanction
from penilaian_api.services.effective_dating import DatedView, span_through
from penilaian_api.services.references import resolve
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.attendance.lists import SANCTIONS
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.register.attendance import DisciplineSanction
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SanctionInput:
    """A sanction as the decision has it; the last day is inclusive."""

    employee_id: UUID
    level: Sanction
    penalty: Penalty | None
    decision_number: str
    decided_on: date
    decided_by: str
    reason: str
    starts_on: date
    ends_on: date | None


@dataclass(frozen=True, slots=True)
class SanctionView(DatedView):
    """A sanction with the name of its person."""

    employee_id: UUID
    employee_code: str
    employee_name: str
    level: Sanction
    penalty: Penalty | None
    decision_number: str
    decided_on: date
    decided_by: str
    reason: str
    recorded_at: datetime


SANCTIONS_PARAMETERS: Final = SANCTIONS.parameters
"""What callers state of the list."""


def record(work: UnitOfWork, sanction: SanctionInput) -> SanctionView:
    """Record a sanction that an official decided."""
    if sanction.employee_id == work.actor.employee_id:
        raise ForbiddenError(
            "not_on_yourself", faults=[Fault("/employee_id", "own_sanction_record")]
        )
    person = resolve(work, Employee, sanction.employee_id, "/employee_id")
    span = span_through(sanction.starts_on, sanction.ends_on)
    faults = []
    if sanction.decided_on > work.today:
        faults.append(Fault("/decided_on", "day_in_future"))
    if sanction.starts_on < sanction.decided_on:
        facts = {"decided_on": str(sanction.decided_on)}
        faults.append(Fault("/starts_on", "before_decision", facts))
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    entry = DisciplineSanction(
        id=new_id(),
        employee_id=person.id,
        level=sanction.level,
        penalty=sanction.penalty,
        decision_number=sanction.decision_number,
        decided_on=sanction.decided_on,
        decided_by=sanction.decided_by,
        reason=sanction.reason,
        starts_on=span.starts_on,
        ends_before=span.ends_before,
        recorded_by=work.actor.account_id,
        recorded_at=work.now,
    )
    work.of(DisciplineSanction).add(entry, under=person)
    return _view(work, entry)


def get(work: UnitOfWork, sanction_id: UUID) -> SanctionView:
    """Return one sanction within reach."""
    return _view(work, work.of(DisciplineSanction).get(sanction_id))


def page(work: UnitOfWork, request: ListRequest) -> Slice[SanctionView]:
    """List sanctions within reach by their first day."""
    return page_of(work, SANCTIONS, request).map(row_view(SanctionView))


def void(work: UnitOfWork, sanction_id: UUID, expected_version: int, reason: str) -> SanctionView:
    """Void a wrong entry, or one that was annulled, and keep it with the reason."""
    entry = work.of(DisciplineSanction).take(sanction_id, expected_version)
    if entry.employee_id == work.actor.employee_id:
        raise ForbiddenError("not_on_yourself", faults=[Fault("", "own_sanction_record")])
    if entry.voided_at is not None:
        raise ConflictError("voided")
    entry.voided_at, entry.void_reason = work.now, reason
    return _view(work, entry)


def _view(work: UnitOfWork, entry: DisciplineSanction) -> SanctionView:
    return view_of(SanctionView, entry, **SANCTIONS.beside_of(work, entry))
