"""Fetch the existing records by natural keys, with a few queries, within the caller's reach."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any
from uuid import UUID

from penilaian_api.domain.imports.columns import ImportKind
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.spelling import NIP_LENGTH
from penilaian_api.services.imports.changes import BATCH
from penilaian_api.storage.models.organization import (
    Assignment,
    Delegation,
    Employee,
    Position,
    ReportingLine,
    Unit,
)
from penilaian_api.storage.work.compiled.whole_reads import reading_whole
from penilaian_api.storage.work.reached.listed import among_listed, batches, in_order
from penilaian_api.storage.work.unit_of_work import UnitOfWork

Entries = Mapping[ImportKind, Iterable[Entry]]


@dataclass
class ExistingRecords:
    """The organization by its codes; what the file creates is added as it is read."""

    work: UnitOfWork
    entries: Entries

    @cached_property
    def units(self) -> dict[str, Unit]:
        """All units by code."""
        return {unit.code: unit for unit in self.work.of(Unit).all()}

    @cached_property
    def positions(self) -> dict[str, Position]:
        """All positions by code."""
        return {position.code: position for position in self.work.of(Position).all()}

    @cached_property
    def lines(self) -> list[ReportingLine]:
        """All reporting lines that were not voided."""
        return self.work.of(ReportingLine).all(voided_at=None)

    @cached_property
    def employees(self) -> dict[str, Employee]:
        """The employees whom the file names anywhere, by code, and by NIP where no code is that."""
        codes = {
            str(entry.values[column])
            for kind, columns in _NAMING.items()
            for entry in self.entries.get(kind, ())
            for column in columns
            if entry.values.get(column) is not None
        }
        by_code = self.fetch(Employee, Employee.employee_code, codes)
        numbers = {code for code in codes if len(code) == NIP_LENGTH}
        return self.holders(numbers) | {employee.employee_code: employee for employee in by_code}

    def holders(self, numbers: Collection[str]) -> dict[str, Employee]:
        """Fetch the employees who hold one of these NIPs, by NIP."""
        employees = self.fetch(Employee, Employee.nip, numbers)
        return {employee.nip: employee for employee in employees if employee.nip is not None}

    def assignments(
        self, positions: Collection[UUID], people: Collection[UUID]
    ) -> list[Assignment]:
        """Fetch what is held at these positions or by these people, voided entries left out."""
        of_positions = self.fetch(Assignment, Assignment.position_id, positions, voided_at=None)
        of_people = self.fetch(Assignment, Assignment.employee_id, people, voided_at=None)
        return [*{record.id: record for record in (*of_positions, *of_people)}.values()]

    def delegations(self, positions: Collection[UUID]) -> list[Delegation]:
        """Fetch the delegations at these positions, voided ones left out."""
        return self.fetch(Delegation, Delegation.position_id, positions, voided_at=None)

    def fetch(
        self,
        model: type[Any],
        column: Any,  # noqa: ANN401 - a column of any model
        keys: Collection[Any],
        **columns: Any,  # noqa: ANN401 - values of other columns
    ) -> list[Any]:
        """Fetch the records with these keys, a batch at a time."""
        session, records = self.work.session, list[Any]()
        with reading_whole(session):
            for batch in batches(in_order(keys), BATCH):
                records += self.work.of(model).all(
                    among_listed(self.work, column, batch), **columns
                )
        return records


_NAMING: Mapping[ImportKind, tuple[str, ...]] = {
    ImportKind.EMPLOYEES: ("employee_code", "nip"),
    ImportKind.ASSIGNMENTS: ("employee_code",),
    ImportKind.DELEGATIONS: ("employee_code", "by_employee_code"),
    ImportKind.ACCOUNTS: ("employee_code",),
}
