"""Serve employees: list, show, create, edit; their profile, and who assesses and reviews them."""

from typing import Annotated

from fastapi import Depends, Query

from penilaian_api.api.routing.dependencies import CallerLanguage, ExpectedVersion
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.lists import Listed
from penilaian_api.api.routing.rendering import response_converter, to_response
from penilaian_api.api.routing.responses import Download
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.v1.organization.schemas.employees import (
    EmployeeIn,
    EmployeeOut,
    EmployeePage,
    EmployeePatch,
    LeadersOut,
)
from penilaian_api.api.v1.organization.schemas.profiles import EmployeeProfileOut
from penilaian_api.api.v1.shared.formats import LINES_RESPONSE, AsLines, lines_of
from penilaian_api.api.v1.shared.lists import query_of
from penilaian_api.api.v1.shared.shapes import Day, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.me import people
from penilaian_api.services.organization import employees, leadership
from penilaian_api.services.organization.employees import EmployeeInput, EmployeeView

router = GuardedRouter("/employees", "Organization")


@router.get("", action=Action.EMPLOYEE_READ, response_model=EmployeePage, responses=LINES_RESPONSE)
def list_employees(
    listed: Annotated[Listed, Depends(query_of(employees.EMPLOYEES_PARAMETERS))],
    language: CallerLanguage,
    work: Work,
    as_lines: AsLines,
) -> EmployeePage | Download:
    """List employees.

    List the employees within your reach, by name.

    You see yourself, those you assess or whose assessor you assess, everyone below you, and
    everyone in the unit that you head; the administration sees everyone. As NDJSON, by `format`
    or by `Accept`, all of them come at once.
    """
    convert = response_converter(EmployeeOut, work, Action.EMPLOYEE_WRITE)
    if as_lines:
        name = messages.label("file_name.employees", language)
        return lines_of(map(convert, employees.every(work, listed.request)), name)
    return listed.answer(EmployeePage, employees.page(work, listed.request), convert)


@router.get("/{employee_id}", action=Action.EMPLOYEE_READ)
def get_employee(employee_id: Key, work: Work) -> EmployeeOut:
    """Show an employee.

    Show one employee within your reach.
    """
    return _to_response(employees.get(work, employee_id), work)


@router.get("/{employee_id}/assessor", action=Action.EMPLOYEE_READ)
def get_assessor(
    employee_id: Key,
    work: Work,
    on: Annotated[Day | None, Query(description="The day; today if left out.")] = None,
) -> LeadersOut:
    """Show an employee's assessor and reviewer.

    Show who assesses an employee within your reach on a day, and who the reviewer is.

    `cause` says why: they hold the superior position, a delegation, or a position above a vacant
    one (PermenPANRB 6/2022, annex IV A1-A7). The reviewer is the assessor's assessor; at the top
    there is none.
    """
    return LeadersOut.model_validate(leadership.get(work, employee_id, on))


@router.get("/{employee_id}/profile", action=Action.EMPLOYEE_READ)
def get_employee_profile(employee_id: Key, work: Work) -> EmployeeProfileOut:
    """Show an employee's profile.

    Show one employee within your reach with unit, posts, grade, assessor and reviewer, roles, and
    the plan and evaluation of today, in one call. Your own id stands in `GET /v1/me`.
    """
    profile = people.get(work, employee_id)
    employee = _to_response(profile.employee, work)
    return EmployeeProfileOut.model_validate(profile).model_copy(update={"employee": employee})


@router.post("", action=Action.EMPLOYEE_WRITE, status=201)
def create_employee(body: EmployeeIn, work: Work) -> EmployeeOut:
    """Create an employee.

    Add a person to the employees of your agency.

    The NIP is checked: date of birth, appointment, sex, sequence number, and kind of employee.
    """
    return _to_response(employees.create(work, EmployeeInput(**body.model_dump())), work)


@router.patch("/{employee_id}", action=Action.EMPLOYEE_WRITE)
def edit_employee(
    employee_id: Key, body: EmployeePatch, expected_version: ExpectedVersion, work: Work
) -> EmployeeOut:
    """Update an employee.

    Update an employee's data; what you leave out stays.

    `left_on` is the last day in your agency's service: their assignments have to end by then.
    """
    changes = body.model_dump(exclude_unset=True)
    return _to_response(employees.edit(work, employee_id, expected_version, changes), work)


def _to_response(employee: EmployeeView, work: Work) -> EmployeeOut:
    return to_response(EmployeeOut, employee, work, Action.EMPLOYEE_WRITE)
