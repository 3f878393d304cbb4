"""Map requests: what one person asks, and another answers."""

from datetime import datetime
from typing import ClassVar, Final
from uuid import UUID

from sqlalchemy import CheckConstraint, String, literal_column
from sqlalchemy.orm import Mapped, mapped_column

from penilaian_api.domain.approval import CONSENTS, ApprovalKind, ApprovalRule
from penilaian_api.storage.models.base import AgencyRecord, Editable, of_agency, part_of, refers
from penilaian_api.storage.models.types import choice

_CONSENTS: Final = tuple(f"'{kind}'" for kind in CONSENTS)
_OF_CONSENT: Final = f"kind IN ({', '.join(_CONSENTS)})"


class ApprovalRequest(Editable, AgencyRecord):
    """An act that takes two persons: one asks with a reason, another answers.

    It is about one thing: an evaluation, and then about its person; a whole period; an account,
    and then about its owner; a delegation, and then about the holder of the post, if there is one.
    What waits for the answer names the request (a code, a role, a delegation).
    """

    __tablename__ = "approval_request"
    about_person: ClassVar[bool] = True
    __table_args__ = (
        of_agency("approval_request"),
        *refers("approval_request", "employee_id", "employee"),
        *refers("approval_request", "evaluation_id", "evaluation", personal=True),
        *refers("approval_request", "snapshot_id", "snapshot", personal=True),
        *refers("approval_request", "period_id", "period"),
        *refers("approval_request", "account_id", "account"),
        *refers("approval_request", "superior_id", "employee"),
        *refers("approval_request", "asked_by", "account"),
        *refers("approval_request", "answered_by", "account"),
        part_of("approval_request", "consent", _OF_CONSENT, "id"),
        part_of("approval_request", "pending", "answered_at IS NULL", "id"),
        CheckConstraint("asked_by <> answered_by", name="two_persons"),
        CheckConstraint(
            "(kind IN ('reopen_evaluation', 'reuse_result')) = (evaluation_id IS NOT NULL) "
            "AND (kind = 'reuse_result') = (snapshot_id IS NOT NULL) "
            "AND (kind = 'reopen_period') = (period_id IS NOT NULL) "
            "AND (kind IN ('reset_account', 'grant_role')) = (account_id IS NOT NULL) "
            "AND (kind = 'delegate' OR superior_id IS NULL) "
            "AND (evaluation_id IS NULL OR employee_id IS NOT NULL) "
            "AND (kind <> 'reopen_period' OR employee_id IS NULL)",
            name="about_one_thing",
        ),
    )

    kind: Mapped[ApprovalKind] = mapped_column(choice(ApprovalKind, "kind"))
    employee_id: Mapped[UUID | None]
    evaluation_id: Mapped[UUID | None]
    period_id: Mapped[UUID | None]
    account_id: Mapped[UUID | None]
    snapshot_id: Mapped[UUID | None]
    """Of a reuse: the earlier result that the evaluation takes over."""
    superior_id: Mapped[UUID | None]
    """Of a delegation: who stands above the post, and may consent as its holder may."""
    is_of_admins: Mapped[bool] = mapped_column(default=False)
    """Whether an admin answers, because it is about an account, or nobody else is there."""
    rule: Mapped[ApprovalRule] = mapped_column(
        choice(ApprovalRule, "rule"), default=ApprovalRule.SECOND_PERSON
    )
    reason: Mapped[str] = mapped_column(String(2000))
    asked_by: Mapped[UUID | None]
    """Nobody's account: the operator of the installation, on the command line."""
    asked_at: Mapped[datetime]
    answered_by: Mapped[UUID | None]
    answered_at: Mapped[datetime | None]
    is_granted: Mapped[bool | None]


IS_CONSENT: Final = ApprovalRequest.kind.in_([literal_column(kind) for kind in _CONSENTS])
"""Keep to what those consent to whom acts about accounts and posts concern.

In the words of the index that holds these together, else no database would use it.
"""
