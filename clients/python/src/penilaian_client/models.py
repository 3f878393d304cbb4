"""The shapes of the contract; written by generate.py, not by hand."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, RootModel


class AccessTrailItem(BaseModel):
    """
    One row of the trail that concerns you: who did or read what, and when.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    action: Annotated[str, Field(title="Action")]
    at: Annotated[str, Field(title="At")]
    by_account_id: Annotated[str | None, Field(title="By Account Id")]
    by_employee_id: Annotated[str | None, Field(title="By Employee Id")]
    kind: Annotated[str, Field(title="Kind")]
    request_id: Annotated[str, Field(title="Request Id")]
    seq: Annotated[int, Field(title="Seq")]


class AccessTrailPage(BaseModel):
    """
    One page of your trail, oldest first.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[AccessTrailItem], Field(title="Items")]
    next: Annotated[str | None, Field(title="Next")]


class ActivationIn(BaseModel):
    """
    A one-time code from the administration, and the password you choose.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(max_length=40, min_length=1, title="Code")]
    login: Annotated[str, Field(max_length=100, min_length=1, title="Login")]
    password: Annotated[str, Field(max_length=128, min_length=1, title="Password")]


class Alive(BaseModel):
    """
    The process answers.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    status: Annotated[Literal["alive"], Field(title="Status")] = "alive"


class ClientId(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Client Id")]


class ClientSecret(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Client Secret")]


class Password(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Password")]


class RefreshToken(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Refresh Token")]


class Username(RootModel[str]):
    root: Annotated[str, Field(max_length=200, title="Username")]


class BodyCreateToken(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    client_id: Annotated[ClientId | None, Field(title="Client Id")] = None
    client_secret: Annotated[ClientSecret | None, Field(title="Client Secret")] = None
    grant_type: Annotated[
        str,
        Field(pattern="^(password|refresh_token|client_credentials)$", title="Grant Type"),
    ]
    password: Annotated[Password | None, Field(title="Password")] = None
    refresh_token: Annotated[RefreshToken | None, Field(title="Refresh Token")] = None
    username: Annotated[Username | None, Field(title="Username")] = None


class BodyRevokeToken(BaseModel):
    model_config = ConfigDict(
        extra="ignore",
    )
    token: Annotated[str, Field(max_length=200, title="Token")]


class Done(BaseModel):
    """
    It is done.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    done: Annotated[Literal[True], Field(title="Done")] = True


class FaultOut(BaseModel):
    """
    One thing wrong at one place.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    detail: Annotated[str, Field(title="Detail")]
    pointer: Annotated[str, Field(title="Pointer")]


class KeySet(BaseModel):
    """
    Public keys (RFC 7517).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    keys: Annotated[list[dict[str, str]], Field(title="Keys")]


class MyData(BaseModel):
    """
    All records about you, by kind (UU PDP art. 31-32).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    records: Annotated[dict[str, list[dict[str, Any]]], Field(title="Records")]


class PasswordIn(BaseModel):
    """
    The password that you have, and the one that you want.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    current: Annotated[str, Field(max_length=128, min_length=1, title="Current")]
    password: Annotated[str, Field(max_length=128, min_length=1, title="Password")]


class Problem(BaseModel):
    """
    Why something was refused (RFC 9457).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    detail: Annotated[str, Field(title="Detail")]
    errors: Annotated[list[FaultOut] | None, Field(title="Errors", validate_default=True)] = []
    instance: Annotated[str, Field(title="Instance")]
    language: Annotated[str, Field(title="Language")]
    status: Annotated[int, Field(title="Status")]
    title: Annotated[str, Field(title="Title")]
    type: Annotated[str, Field(title="Type")]


class Ready(BaseModel):
    """
    The record answers too, and stands at the newest revision.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    status: Annotated[Literal["ready"], Field(title="Status")] = "ready"


class Role(RootModel[Literal["employee", "supervisor", "admin", "auditor", "service"]]):
    root: Annotated[
        Literal["employee", "supervisor", "admin", "auditor", "service"],
        Field(
            description="What kind of caller: derived from records at each request, never from a token.",
            title="Role",
        ),
    ]


class TokenOut(BaseModel):
    """
    An access token, and for a person the refresh token that replaces it (once).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    access_token: Annotated[str, Field(title="Access Token")]
    expires_in: Annotated[int, Field(title="Expires In")]
    refresh_token: Annotated[str | None, Field(title="Refresh Token")] = None
    token_type: Annotated[Literal["bearer"], Field(title="Token Type")] = "bearer"


class ParentCode(RootModel[str]):
    root: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Parent Code")]


class UnitIn(BaseModel):
    """
    A unit as it should be; it is named by its code in the address.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    is_public_service: Annotated[bool | None, Field(title="Is Public Service")] = False
    kind: Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Kind")]
    name: Annotated[str, Field(max_length=200, min_length=1, title="Name")]
    parent_code: Annotated[ParentCode | None, Field(title="Parent Code")] = None
    sector: Annotated[
        str | None, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", title="Sector")
    ] = "general"


class UnitOut(BaseModel):
    """
    A unit of work (*unit kerja*).
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    code: Annotated[str, Field(title="Code")]
    id: Annotated[str, Field(title="Id")]
    is_public_service: Annotated[bool, Field(title="Is Public Service")]
    kind: Annotated[str, Field(title="Kind")]
    name: Annotated[str, Field(title="Name")]
    parent_id: Annotated[str | None, Field(title="Parent Id")]
    path: Annotated[str, Field(title="Path")]
    sector: Annotated[str, Field(title="Sector")]
    version: Annotated[int, Field(title="Version")]


class UnitPage(BaseModel):
    """
    One page of units, by code.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    items: Annotated[list[UnitOut], Field(title="Items")]
    next: Annotated[str | None, Field(title="Next")]


class MeOut(BaseModel):
    """
    Who you are here, as the records say today.
    """

    model_config = ConfigDict(
        extra="ignore",
    )
    account_id: Annotated[str, Field(title="Account Id")]
    agency_id: Annotated[str, Field(title="Agency Id")]
    employee_id: Annotated[str | None, Field(title="Employee Id")]
    name: Annotated[str | None, Field(title="Name")]
    roles: Annotated[list[Role], Field(title="Roles")]
    scopes: Annotated[list[str], Field(title="Scopes")]
    today: Annotated[str, Field(title="Today")]
