"""Employees: the people of an agency, and who assesses each of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any
from uuid import UUID

from penilaian_api.domain.errors import BadData, Conflict, Fault
from penilaian_api.domain.organization import nip
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.paging import Slice
from penilaian_api.services.references import named
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assignment, Employee, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Employee", "EmploymentKind"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """An employee as somebody wants him."""

    name: str
    kind: EmploymentKind
    unit_id: UUID
    employee_code: str | None = None
    nip: str | None = None
    grade: str | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which employees to list."""

    unit_id: UUID | None = None
    kind: EmploymentKind | None = None
    begins: str | None = None
    nip: str | None = None


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[Employee]:
    """List the employees within reach by name."""
    criteria: list[Any] = []
    if wanted.unit_id is not None:
        unit = named(work, Unit, wanted.unit_id, "/query/unit_id")
        criteria.append(organization.in_units_below(Employee.unit_id, unit.path))
    if wanted.kind is not None:
        criteria.append(Employee.kind == wanted.kind)
    if wanted.nip is not None:
        criteria.append(Employee.nip == "".join(wanted.nip.split()))
    if wanted.begins is not None:
        found = organization.begins(wanted.begins, Employee.name, Employee.employee_code)
        criteria.append(found)
    return work.of(Employee).page(*criteria, order=(Employee.name,), after=after, limit=limit)


def get(work: UnitOfWork, employee_id: UUID) -> Employee:
    """Return one employee."""
    return work.of(Employee).get(employee_id)


def create(work: UnitOfWork, wanted: Wanted) -> Employee:
    """Take a person into the agency's record."""
    asked = checked(wanted)
    unit = named(work, Unit, asked.unit_id, "/unit_id")
    return work.of(Employee).add(_filled(Employee(id=new_id()), replace(asked, unit_id=unit.id)))


def edit(
    work: UnitOfWork, employee_id: UUID, expected_version: int, changes: Mapping[str, Any]
) -> Employee:
    """Change what is said of a person."""
    employee = work.of(Employee).take(employee_id, expected_version)
    held = {field.name: getattr(employee, field.name) for field in fields(Wanted)}
    asked = checked(Wanted(**{**held, **changes}))
    if asked.unit_id != employee.unit_id:
        named(work, Unit, asked.unit_id, "/unit_id")
    if asked.left_on is not None and asked.left_on != employee.left_on:
        _refuse_still_assigned(work, employee, asked.left_on)
    return _filled(employee, asked)


def checked(wanted: Wanted) -> Wanted:
    """Check what can be said of an employee alone: his NIP, and the code he goes by."""
    number = None if wanted.nip is None else _number(wanted.nip, wanted.kind)
    code = wanted.employee_code or number
    if code is None:
        raise BadData("code_missing", faults=[Fault("/employee_code", "code_missing")])
    return replace(wanted, nip=number, employee_code=code)


def _number(text: str, kind: EmploymentKind) -> str:
    try:
        found = nip.parse(text)
    except BadData as wrong:
        fault = Fault("/nip", wrong.code, dict(wrong.facts))
        raise BadData(wrong.code, faults=[fault], **wrong.facts) from None
    if kind is not EmploymentKind.OFFICIAL and found.kind is not kind:
        fault = Fault("/nip", "nip_of_other_kind", {"employment": found.kind})
        raise BadData("nip_of_other_kind", faults=[fault], employment=found.kind)
    return found.text


def _refuse_still_assigned(work: UnitOfWork, employee: Employee, left_on: date) -> None:
    held = work.of(Assignment).children_of(
        employee,
        Assignment.voided_at.is_(None),
        Assignment.ends_before.is_(None) | (Assignment.ends_before > left_on),
    )
    if any(entry.ends_on is None or entry.ends_on > left_on for entry in held):
        raise Conflict("still_assigned", left_on=left_on)


def _filled(employee: Employee, wanted: Wanted) -> Employee:
    for field in fields(Wanted):
        setattr(employee, field.name, getattr(wanted, field.name))
    return employee
