"""Declare the list of attendance."""

from datetime import date
from typing import Final

from penilaian_api.storage.models.organization import Employee
from penilaian_api.storage.models.register.attendance import Attendance, DisciplineSanction
from penilaian_api.storage.work.lists.corrections import is_corrected, without_corrected
from penilaian_api.storage.work.lists.listing import (
    BesideEach,
    Feed,
    ListFilter,
    Listing,
    equal,
)
from penilaian_api.storage.work.lists.people import search_people

ATTENDANCE: Final = Listing(
    model=Attendance,
    sorts={"day": (Attendance.on,)},
    filters={
        "employee_id": equal(Attendance.employee_id, "Only of this employee."),
        "starts_on": ListFilter(
            date, lambda day: Attendance.on >= day, "Only this day and later ones."
        ),
        "ends_on": ListFilter(
            date, lambda day: Attendance.on <= day, "Only this day and earlier ones."
        ),
        "state": equal(Attendance.state, "Only days of this kind."),
        "current": without_corrected(Attendance),
    },
    search=search_people(Attendance.employee_id),
    beside=(
        BesideEach(
            Employee,
            Employee.id == Attendance.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
            is_corrected=is_corrected(Attendance),
        ),
    ),
    fed_by=(Feed(Attendance, Attendance.supersedes_id),),
)
"""The list of attendance by day: of one record, a later one says that it was corrected."""

SANCTIONS: Final = Listing(
    model=DisciplineSanction,
    sorts={"starts_on": (DisciplineSanction.starts_on,)},
    filters={
        "employee_id": equal(DisciplineSanction.employee_id, "Only of this employee."),
        "level": equal(DisciplineSanction.level, "Only of this level."),
        "on": ListFilter(
            date,
            lambda day: (
                (DisciplineSanction.starts_on <= day)
                & (
                    DisciplineSanction.ends_before.is_(None)
                    | (DisciplineSanction.ends_before > day)
                )
            ),
            "Only what is in force on this day.",
        ),
        "with_voided": ListFilter(
            bool,
            lambda shown: DisciplineSanction.voided_at.is_(None) | shown,
            "Voided entries too.",
            default=False,
        ),
    },
    search=search_people(DisciplineSanction.employee_id),
    beside=(
        BesideEach(
            Employee,
            Employee.id == DisciplineSanction.employee_id,
            employee_code=Employee.employee_code,
            employee_name=Employee.name,
        ),
    ),
)
"""The register of sanctions."""
