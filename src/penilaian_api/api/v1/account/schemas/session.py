"""Define the request and response shapes of signing in and of what is one's own."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.json_schema import SkipJsonSchema

from penilaian_api.api.transport.oauth import ErrorName
from penilaian_api.api.v1.shared.access_trail import AccessTrailItem
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    Day,
    Instant,
    Key,
    Problem,
    ShapeIn,
    ShapeOut,
    text,
)
from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.organization.organization import AssignmentKind


def _leave_out_default(schema: JsonDict) -> None:
    schema.pop("default", None)


IfAny = Annotated[
    str | SkipJsonSchema[None],
    Field(exclude_if=lambda value: value is None, json_schema_extra=_leave_out_default),
]
"""A text that is left out where there is none: OAuth knows no null."""


class TokenOut(ShapeOut):
    """An access token, and for a person the refresh token that replaces it (once).

    `device_secret` comes with a password or client secret that was right: send it next time.
    `scope` names what a service has been granted, with blanks between.
    """

    access_token: str
    token_type: Literal["bearer"] = "bearer"  # noqa: S105 - the word of RFC 6750
    expires_in: int
    refresh_token: IfAny = None
    scope: IfAny = None
    device_secret: IfAny = None


class TokenProblem(Problem):
    """A problem of the token endpoint, which is an error of OAuth too (RFC 6749, 5.2)."""

    error: ErrorName
    error_description: str


class ActivationIn(ShapeIn):
    """A one-time code from the administration, and the password you choose."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "login": "198804122011012003",
                    "code": "K7QM-2XWD-9HTR-4PZA",
                    "password": "empat perahu menuju pulau",
                }
            ]
        }
    )

    login: Annotated[str, text(100)]
    code: Annotated[str, text(40)]
    password: Annotated[str, text(128)]


class PasswordIn(ShapeIn):
    """Your current password, and the new one."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "current": "empat perahu menuju pulau",
                    "password": "sungai jernih mengalir pelan",
                }
            ]
        }
    )

    current: Annotated[str, text(128)]
    password: Annotated[str, text(128)]


class PostOut(ShapeOut):
    """A post that you hold today."""

    position_id: Key
    position_code: str
    title: str
    kind: AssignmentKind
    unit_id: Key
    unit_code: str
    unit_name: str


class MeOut(ShapeOut):
    """Who you are here, as the records say today.

    The unit is yours, or the one to which a service is bound.
    """

    account_id: Key
    login: str
    agency_id: Key
    agency_key: str
    agency_name: str
    employee_id: Key | None
    name: str | None
    nip: str | None
    employee_code: str | None
    unit_id: Key | None
    unit_code: str | None
    unit_name: str | None
    posts: tuple[PostOut, ...]
    roles: tuple[Role, ...]
    scopes: tuple[str, ...]
    today: Day


class SessionOut(ShapeOut):
    """One of your sign-ins: on a device that you registered by this name, or on none.

    `is_current`: it carries this request.
    """

    id: Key
    device: str | None
    created_at: Instant
    expires_at: Instant
    is_current: bool


class SessionPage(PageOut):
    """One page of your sign-ins, the oldest first."""

    items: tuple[SessionOut, ...]


class OwnTrailItem(AccessTrailItem):
    """One row of the trail that concerns you, with the name of who did or read it."""

    by_name: str | None = Field(description="The person; of a system, the login of its account.")


class AccessTrailPage(PageOut):
    """One page of the trail that concerns you, newest first."""

    items: tuple[OwnTrailItem, ...]


class MyData(ShapeOut):
    """All records about you, by kind (UU PDP art. 31-32)."""

    records: dict[str, tuple[dict[str, object], ...]]
