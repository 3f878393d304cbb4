"""Decide which acts take two persons, by which rule, and who may give the second word.

Whoever gains another's identity could act in their name: a new code for an account that is in use,
the role admin, a delegation. Who asks never answers, by person; nor does an account younger than
the request, which whoever asks could have made.

Why it is so: docs/decisions/0021.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum, auto
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.errors import ForbiddenError, RefusalError


class ApprovalKind(StrEnum):
    """An act that takes two persons."""

    REOPEN_EVALUATION = auto()
    REOPEN_PERIOD = auto()
    RESET_ACCOUNT = auto()
    GRANT_ROLE = auto()
    DELEGATE = auto()
    REUSE_RESULT = auto()


CONSENTS: Final = (ApprovalKind.RESET_ACCOUNT, ApprovalKind.GRANT_ROLE, ApprovalKind.DELEGATE)
"""What waits for a consent under ``/approvals``; the rest is answered where the result is."""

REOPENINGS: Final = (ApprovalKind.REOPEN_EVALUATION, ApprovalKind.REOPEN_PERIOD)
"""What opens again something that was final or closed."""


class ApprovalRule(StrEnum):
    """Why an act took effect: a second person answered, or none was needed, or there was none."""

    SECOND_PERSON = auto()
    ONLY_ADMIN = auto()
    NOT_NEEDED = auto()
    OPERATOR = auto()


@dataclass(frozen=True, slots=True)
class AccountTerms:
    """For how long an act is marked, and an admin who is gone still counts as a second person."""

    marked_days: int
    counted_days: int

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "AccountTerms":
        """Read the terms, each of which states its source and reason."""
        days = {term["key"]: int(term["days"]) for term in document["term"]}
        return cls(days["marked"], days["counted"])

    def is_marked(self, reset_at: datetime | None, now: datetime) -> bool:
        """Tell whether an account was reset so lately that its acts are marked."""
        return reset_at is not None and now < reset_at + timedelta(days=self.marked_days)


@dataclass(frozen=True, slots=True)
class Answerer:
    """Who would answer a request: person, account, and whether they administer the agency."""

    account_id: UUID
    employee_id: UUID | None
    is_admin: bool
    is_newcomer: bool


@dataclass(frozen=True, slots=True)
class Consultation:
    """What a request says of who may answer it.

    *leaders*: the holder of the post and who stands above, of a delegation that waits for them;
    empty where admins answer. *gains*: whoever would gain by the act and so never answers.
    """

    asked_by: UUID | None
    asker_id: UUID | None
    leaders: frozenset[UUID]
    gains: UUID | None


def is_newcomer(asked_at: datetime, *instants: datetime | None) -> bool:
    """Tell whether an account came into somebody's hands after a request was made.

    *instants*: when it was made, got its first password, and was last reset.
    """
    return any(instant is not None and instant > asked_at for instant in instants)


def hindrance(consultation: Consultation, answerer: Answerer) -> RefusalError | None:
    """Name why somebody may not answer, if they may not."""
    person = answerer.employee_id
    is_asker = person is not None and person == consultation.asker_id
    if is_asker or answerer.account_id == consultation.asked_by:
        return ForbiddenError("second_person_needed")
    if person is not None and person == consultation.gains:
        return ForbiddenError("not_on_yourself")
    if answerer.is_newcomer:
        return ForbiddenError("account_too_young")
    if consultation.leaders:
        return None if person in consultation.leaders else ForbiddenError("leader_consents")
    return None if answerer.is_admin else ForbiddenError("admin_consents")
