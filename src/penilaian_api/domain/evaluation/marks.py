"""Name the acts on a result that are marked, because of the way by which somebody came to act."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum, auto

from penilaian_api.domain.approval import ApprovalRule


class MarkedStep(StrEnum):
    """A step on a result by which it comes about."""

    RATE = auto()
    FINALIZE = auto()
    DELIVER = auto()
    REOPEN = auto()
    DECIDE = auto()
    REUSE = auto()


class MarkGround(StrEnum):
    """Why it is marked: done by a delegate, or by an account that was reset shortly before."""

    DELEGATION = auto()
    RESET = auto()


@dataclass(frozen=True, slots=True)
class Mark:
    """An act that is marked: who did it, by which way they came to do it, and who let them.

    *giver*: who reset the account, or on whose word the delegation is; *rule* and *consenter* say
    how a second person had a part in it. *since*: when the account was reset.
    """

    step: MarkedStep
    ground: MarkGround
    acted_at: datetime
    actor: str
    since: datetime | None
    starts_on: date | None
    giver: str | None
    rule: ApprovalRule | None
    consenter: str | None
    voided_at: datetime | None
