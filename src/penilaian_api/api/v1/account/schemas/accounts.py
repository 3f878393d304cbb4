"""Define the request and response shapes of accounts, roles and activation codes."""

from enum import StrEnum, auto
from typing import Annotated, Final, Literal

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.named import NAMED_SCOPE
from penilaian_api.api.v1.shared.shapes import (
    ANY_SPELLING_OF_A_NIP,
    Day,
    Flag,
    Instant,
    Key,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.access.actors import Action, Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.approval import ApprovalRule

LoginName = Annotated[
    str,
    ANY_SPELLING_OF_A_NIP,
    StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@+-]{2,99}$"),
]

_EXAMPLE: Final[JsonDict] = {
    "login": "198804122011012003",
    "kind": "person",
    "employee_id": "01970000-0000-7000-8000-000000000001",
}


class AccountIn(ShapeIn):
    """A login of a person, or of a service with the actions that it may take (`scopes`).

    The login name is unique over all agencies; usually it is the NIP. A service may be bound to a
    unit and all below it.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    login: LoginName
    kind: AccountKind
    employee_id: Key | None = None
    unit_id: Key | None = None
    scopes: Annotated[tuple[Annotated[str, text(60), NAMED_SCOPE], ...], Field(max_length=200)] = ()


class RoleIn(ShapeIn):
    """The role admin or auditor, from a first day through a last one."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"role": "auditor", "starts_on": "2026-04-01"}]}
    )

    role: Literal["admin", "auditor"]
    starts_on: Day
    ends_on: Day | None = None


class RoleEndIn(ShapeIn):
    """The last day of a role."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"ends_on": "2026-12-31"}]})

    ends_on: Day


class RoleOut(ShapeOut):
    """A role as it was granted; while `is_pending` it waits for the consent of another admin."""

    id: Key
    role: Role
    starts_on: Day
    ends_on: Day | None
    is_pending: bool


class AccountOut(ShapeOut):
    """A login of your agency; `secret` is shown once, in the response that creates it."""

    id: Key
    login: str
    kind: AccountKind
    employee_id: Key | None
    employee_name: str | None
    employee_code: str | None
    unit_id: Key | None
    unit_code: str | None
    unit_name: str | None
    scopes: tuple[str, ...]
    is_activated: bool
    created_at: Instant
    closed_at: Instant | None
    roles: tuple[RoleOut, ...]
    version: int
    secret: str | None = None
    allowed_actions: tuple[Action, ...] = ()


class AccountPage(PageOut):
    """One page of accounts, by login name."""

    items: tuple[AccountOut, ...]


class CodeOut(ShapeOut):
    """A one-time code, shown only once.

    `consent` says of an account in use by which rule the code works: `second_person` means that it
    works only once another admin consents to the request `approval_id`.
    """

    login: str
    name: str | None
    employee_code: str | None
    code: str
    expires_at: Instant
    consent: ApprovalRule | None
    approval_id: Key | None


class CodesFormat(StrEnum):
    """The file in which codes come: for programs, for a spreadsheet, or to be printed."""

    CSV = auto()
    XLSX = auto()
    LETTERS = auto()


class CodesIn(ShapeIn):
    """For whom codes are to be made: the named accounts, or all that wait (below a unit)."""

    model_config = ConfigDict(json_schema_extra={"examples": [{}, {"renew": True}]})

    account_ids: Annotated[tuple[Key, ...], Field(min_length=1, max_length=1000)] | None = None
    unit_id: Key | None = None
    renew: Annotated[
        Flag, Field(description="Also where a code still lives: the earlier one ends.")
    ] = False
    after: Annotated[
        LoginName | None, Field(description="Only logins after this one: the last of a file.")
    ] = None
