"""Define the response shapes of imports."""

from datetime import date
from typing import Annotated

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import FaultOut, Instant, Key, ShapeOut
from penilaian_api.domain.approval import ApprovalRule


class ImportCount(ShapeOut):
    """How many records of one kind the file creates, changes and leaves as they are."""

    kind: str
    created: int
    changed: int
    unchanged: int


class ImportDifference(ShapeOut):
    """One record that the file creates or changes: its row, its key, and what changes."""

    kind: str
    row: int
    key: str
    change: str
    fields: tuple[str, ...]


class ActivationCodeOut(ShapeOut):
    """The one-time code of a new account; it is shown only once.

    `consent` says of a person with an account in use by which rule the code works.
    """

    login: str
    name: str | None
    employee_code: str | None
    code: str
    expires_at: Instant
    consent: ApprovalRule | None
    approval_id: Key | None


class ImportOut(ShapeOut):
    """What an import did, or in a dry run would do."""

    dry_run: bool
    effective_on: date
    kinds: tuple[ImportCount, ...]
    differences: tuple[ImportDifference, ...]
    """The first thousand; the counts tell of all."""
    activation_codes: tuple[ActivationCodeOut, ...]
    warnings: Annotated[
        tuple[FaultOut, ...], Field(description="What was passed over, or needs another look.")
    ] = ()
