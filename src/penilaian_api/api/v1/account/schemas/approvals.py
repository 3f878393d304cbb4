"""Define the request and response shapes of consent to what takes a second person."""

from typing import Annotated

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.approval import ApprovalKind, ApprovalRule


class DeclineIn(ShapeIn):
    """Why you decline."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"reason": "Surat perintahnya belum ada."}]}
    )

    reason: Annotated[str, text(500)]


class ApprovalOut(ShapeOut):
    """What takes a second person: a reset of an account, the role admin, a delegation.

    Nothing of it takes effect before `is_granted` is true. `rule` says why it did: somebody else
    consented, no consent was needed, there was only one admin, or the operator did it.
    """

    id: Key
    kind: ApprovalKind
    rule: ApprovalRule
    account_id: Key | None
    login: str | None
    employee_id: Key | None = Field(description="The owner of the account or holder of the post.")
    owner: str | None = Field(description="Their name.")
    delegation_id: Key | None
    delegate: str | None
    position_title: str | None
    starts_on: Day | None
    ends_on: Day | None
    asked_by: Key | None = Field(description="The account; empty for the operator.")
    asker: str | None
    asked_at: Instant
    answered_at: Instant | None
    answerer: str | None
    is_granted: bool | None
    version: int
    allowed_actions: tuple[Action, ...]


class ApprovalPage(PageOut):
    """One page of requests for consent, oldest first."""

    items: tuple[ApprovalOut, ...]
