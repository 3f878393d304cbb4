"""Define the request and response shapes of employees and of those who lead them."""

from typing import Annotated, Final

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    ABSENT,
    ANY_SPELLING_OF_A_NIP,
    Day,
    Key,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.organization.assessor import Cause
from penilaian_api.domain.organization.nip import EmploymentKind

EmployeeCode = Annotated[
    str,
    ANY_SPELLING_OF_A_NIP,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$"),
]
NipText = Annotated[str, Field(min_length=1, max_length=40)]

_EXAMPLE: Final[JsonDict] = {
    "name": "Wulan Damarsari (contoh)",
    "kind": "civil_servant",
    "nip": "19880412 201101 2 003",
    "grade": "III/c",
    "unit_id": "01970000-0000-7000-8000-000000000001",
}


class EmployeeIn(ShapeIn):
    """A person; without an employee code they go by their NIP."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    name: Annotated[str, text(200)]
    kind: EmploymentKind
    unit_id: Key
    employee_code: EmployeeCode | None = None
    nip: NipText | None = None
    grade: Annotated[str, text(10)] | None = None


class EmployeePatch(ShapeIn):
    """The fields of an employee to update; what is left out stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"grade": "III/d"}]})

    name: Annotated[str, text(200)] = ABSENT
    kind: EmploymentKind = ABSENT
    unit_id: Key = ABSENT
    employee_code: EmployeeCode = ABSENT
    nip: NipText | None = None
    grade: Annotated[str, text(10)] | None = None
    left_on: Day | None = None


class EmployeeOut(ShapeOut):
    """A person of the agency (*pegawai*)."""

    id: Key
    employee_code: str
    nip: str | None
    name: str
    kind: EmploymentKind
    grade: str | None
    unit_id: Key
    unit_code: str
    unit_name: str
    left_on: Day | None
    version: int
    allowed_actions: tuple[Action, ...] = ()


class EmployeePage(PageOut):
    """One page of employees."""

    items: tuple[EmployeeOut, ...]


class LeaderOut(ShapeOut):
    """Somebody who leads, by what title, and on which days around the one you asked for."""

    employee_id: Key
    name: str
    cause: Cause
    starts_on: Day
    ends_on: Day | None


class LeadersOut(ShapeOut):
    """Who assesses a person on a day, and who would decide their objection."""

    employee_id: Key
    on: Day
    assessor: LeaderOut | None
    reviewer: LeaderOut | None
