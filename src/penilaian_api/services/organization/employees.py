"""Keep the record of employees: the people of an agency, listed, created and edited."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain import spelling
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.organization import grade, nip
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.organization import assessors
from penilaian_api.services.references import read_at, resolve
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Assignment, Employee, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.organization.part import Touched
from penilaian_api.storage.organization.standing import NEWCOMERS, OrganizationChange
from penilaian_api.storage.work.lists.listing import Beside, Listing, equal
from penilaian_api.storage.work.lists.pages import every_row, page_of
from penilaian_api.storage.work.lists.people import by_unit
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class EmployeeInput:
    """An employee as they should be."""

    name: str
    kind: EmploymentKind
    unit_id: UUID
    employee_code: str | None = None
    nip: str | None = None
    grade: str | None = None
    left_on: date | None = None


_COLUMNS: Final = tuple(field.name for field in fields(EmployeeInput))
_APPRAISED_BY: Final = ("kind", "left_on", "nip")
"""What of a person decides whether they are to be appraised, and what is doubtful of them."""


@dataclass(frozen=True, slots=True)
class EmployeeView:
    """A person of the agency (*pegawai*)."""

    id: UUID
    employee_code: str
    nip: str | None
    name: str
    kind: EmploymentKind
    grade: str | None
    unit_id: UUID
    unit_code: str
    unit_name: str
    left_on: date | None
    version: int


EMPLOYEES: Final = Listing(
    model=Employee,
    sorts={"name": (Employee.sort_name,), "employee_code": (Employee.employee_code,)},
    filters={
        "unit_id": by_unit(Employee.unit_id),
        "kind": equal(Employee.kind, "Only of this kind."),
        "nip": equal(Employee.nip, "The whole NIP.", longest=40),
    },
    search=Search((Employee.sort_name,), (Employee.employee_code, Employee.nip)),
    beside=(Beside(Unit, Unit.id == Employee.unit_id, unit_code=Unit.code, unit_name=Unit.name),),
)
"""The list of employees."""
EMPLOYEES_PARAMETERS: Final = EMPLOYEES.parameters
"""What callers state of it."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[EmployeeView]:
    """List the employees within reach."""
    return page_of(work, EMPLOYEES, _narrowed(request)).map(row_view(EmployeeView))


def every(work: UnitOfWork, request: ListRequest) -> Iterator[EmployeeView]:
    """Read all employees of a list by name, without holding them all at once."""
    rows = every_row(work, EMPLOYEES, _narrowed(request), (Employee.sort_name,))
    return map(row_view(EmployeeView), rows)


def _narrowed(request: ListRequest) -> ListRequest:
    """Name a NIP in its one spelling."""
    if (number := request.filters.get("nip")) is not None:
        return request.narrowed(nip=spelling.normalize_nip(number))
    return request


def get(work: UnitOfWork, employee_id: UUID) -> EmployeeView:
    """Return one employee."""
    return view(work, work.of(Employee).get(employee_id))


def create(work: UnitOfWork, employee_input: EmployeeInput) -> EmployeeView:
    """Take a person into the agency's record."""
    checked = _check(_with_grade(employee_input))
    _check_grade(checked)
    unit = resolve(work, Unit, checked.unit_id, "/unit_id")
    employee = _fill(Employee(id=new_id()), replace(checked, unit_id=unit.id))
    work.of(Employee).add(employee)
    assessors.follow(work, OrganizationChange({employee.id}), NEWCOMERS)
    return view(work, employee)


def edit(
    work: UnitOfWork, employee_id: UUID, expected_version: int, changes: Mapping[str, object]
) -> EmployeeView:
    """OrganizationChange what is recorded of a person."""
    employee = work.of(Employee).take(employee_id, expected_version)
    values: dict[str, Any] = {name: getattr(employee, name) for name in _COLUMNS}
    stated = EmployeeInput(**(values | {**changes}))
    checked = _check(_with_grade(stated) if stated.grade != employee.grade else stated)
    if (checked.grade, checked.kind) != (employee.grade, employee.kind):
        _check_grade(checked)
    if checked.unit_id != employee.unit_id:
        resolve(work, Unit, checked.unit_id, "/unit_id")
    if checked.left_on is not None and checked.left_on != employee.left_on:
        _refuse_still_assigned(work, employee, checked.left_on)
    is_appraised_otherwise = any(
        getattr(checked, name) != getattr(employee, name) for name in _APPRAISED_BY
    )
    _fill(employee, checked)
    if is_appraised_otherwise:
        assessors.recompute(work, (Touched(people={employee.id}),))
    return view(work, employee)


def _check(employee_input: EmployeeInput) -> EmployeeInput:
    """Check what can be said of an employee alone: the NIP, and the code they go by."""
    text = employee_input.nip
    number = None if text is None else _check_nip(text, employee_input.kind)
    code = spelling.normalize_nip(employee_input.employee_code or number or "")
    if not code:
        raise InvalidDataError("code_missing", faults=[Fault("/employee_code", "code_missing")])
    return replace(employee_input, nip=number, employee_code=code)


def _with_grade(employee_input: EmployeeInput) -> EmployeeInput:
    """Bring a grade that is stated to its one spelling."""
    text = employee_input.grade
    return replace(employee_input, grade=text and read_at("/grade", grade.parse, text))


def _check_grade(employee_input: EmployeeInput) -> None:
    """Refuse a grade of another kind of employee (PP 99/2000, Perpres 98/2020)."""
    if text := employee_input.grade:
        kind = employee_input.kind
        read_at("/grade", lambda stated: grade.check_kind(stated, kind), text)


def _check_nip(text: str, kind: EmploymentKind) -> str:
    number = read_at("/nip", nip.parse, text)
    if kind is not EmploymentKind.OFFICIAL and number.kind is not kind:
        fault = Fault("/nip", "nip_of_other_kind", {"employment": number.kind})
        raise InvalidDataError("nip_of_other_kind", faults=[fault], employment=number.kind)
    return number.text


def _refuse_still_assigned(work: UnitOfWork, employee: Employee, left_on: date) -> None:
    assignments = work.of(Assignment).children_of(
        employee,
        organization.goes_beyond(Assignment, left_on),
        voided_at=None,
    )
    if any(entry.ends_on is None or entry.ends_on > left_on for entry in assignments):
        raise ConflictError("still_assigned", left_on=left_on)


def _fill(employee: Employee, employee_input: EmployeeInput) -> Employee:
    for name in _COLUMNS:
        setattr(employee, name, getattr(employee_input, name))
    return employee


def view(work: UnitOfWork, employee: Employee) -> EmployeeView:
    """Give out an employee already fetched within reach, with the unit by name."""
    return view_of(EmployeeView, employee, **EMPLOYEES.beside_of(work, employee))
