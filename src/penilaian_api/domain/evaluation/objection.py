"""State the rules of an objection (keberatan) against a result: who may raise one, and until when.

PermenPANRB 6/2022, art. 29 and annex V B. Its decision carries its own ratings and the next
snapshot; "objected" and "objection time over" are derived from here, never stored.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.errors import (
    ConflictError,
    Fault,
    InvalidDataError,
    RefusalError,
    WrongStateError,
)
from penilaian_api.domain.transitions import Workflow, advance


class ObjectionState(StrEnum):
    """Where an objection stands; the assessor's superior upholds or changes the result."""

    FILED = auto()
    HEARD = auto()
    UPHELD = auto()
    CHANGED = auto()


PENDING: Final = frozenset({ObjectionState.FILED, ObjectionState.HEARD})
"""While the superior still has to decide."""


class ObjectionStep(StrEnum):
    """What can be done: ``decide`` is the last two, one for each way to decide."""

    FILE = auto()
    HEAR = auto()
    UPHOLD = auto()
    CHANGE = auto()


OBJECTION: Final = Workflow(
    "objection",
    ObjectionState.FILED,
    {
        (ObjectionState.FILED, ObjectionStep.HEAR): ObjectionState.HEARD,
        (ObjectionState.HEARD, ObjectionStep.UPHOLD): ObjectionState.UPHELD,
        (ObjectionState.HEARD, ObjectionStep.CHANGE): ObjectionState.CHANGED,
    },
)


class ObjectionRule(StrEnum):
    """The rule that closes the way to an objection, as a refusal names it."""

    RECEIPT = "permenpanrb-6-2022:V-B1"
    TIME_LIMIT = "permenpanrb-6-2022:V-B2"
    WINDOW_MISSED = "permenpanrb-6-2022:IV-A11"
    FINAL_FROM_START = "permenpanrb-6-2022:IV-A12"
    NO_SUPERIOR = "permenpanrb-6-2022:29"


class NextStep(StrEnum):
    """What is still open to the employee whose objection is refused."""

    AWAIT_DELIVERY = auto()
    ASK_REOPENING = auto()
    ASK_DIALOGUE = auto()
    READ_DECISION = auto()
    AWAIT_DECISION = auto()


@dataclass(frozen=True, slots=True)
class ObjectionFacts:
    """Hold what decides whether a result may be contested on *today*, in days of the agency's zone.

    *final_by* is the rule that made the result final, if one did; *earlier* the state of an
    objection against the same evaluation. *due_on* is the last day on which the right can be used,
    computed from the receipt and stored when the result was delivered.
    """

    today: date
    received_on: date | None
    due_on: date | None
    zone: str
    has_reviewer: bool = True
    final_by: ObjectionRule | None = None
    earlier: ObjectionState | None = None


def admissible(facts: ObjectionFacts) -> RefusalError | None:
    """Refuse an objection that is not possible; ``None`` when it is.

    Shown to the employee with the result, and checked again when they file. A rule that closes the
    way for good comes before one of time.
    """
    if facts.final_by is not None:
        next_step = NextStep.ASK_DIALOGUE
        return WrongStateError("result_final", rule=facts.final_by, next_step=next_step)
    if not facts.has_reviewer:
        rule = ObjectionRule.NO_SUPERIOR
        return WrongStateError(
            "objection_without_superior", rule=rule, next_step=NextStep.ASK_DIALOGUE
        )
    if facts.received_on is None or facts.due_on is None:
        rule = ObjectionRule.RECEIPT
        return WrongStateError("result_not_delivered", rule=rule, next_step=NextStep.AWAIT_DELIVERY)
    if facts.earlier is not None:
        return _refuse_second(facts.earlier)
    return _refuse_late(facts.today, facts.received_on, facts.due_on, facts.zone)


def _refuse_second(earlier: ObjectionState) -> RefusalError:
    """Refuse a second objection: the law knows no further instance (annex V B)."""
    next_step = NextStep.AWAIT_DECISION if earlier in PENDING else NextStep.READ_DECISION
    return ConflictError("objection_exists", state=earlier, next_step=next_step)


def _refuse_late(today: date, received_on: date, due_on: date, zone: str) -> RefusalError | None:
    """Refuse from the first moment of the day after *due_on*: the due day counts whole."""
    if today <= due_on:
        return None
    return WrongStateError(
        "objection_late",
        rule=ObjectionRule.TIME_LIMIT,
        received_on=received_on,
        due_on=due_on,
        due_hour="24:00",
        zone=zone,
        next_step=NextStep.ASK_REOPENING,
    )


def filing_refusal(facts: ObjectionFacts, reasons: str) -> RefusalError | None:
    """Say why this objection is not taken: not admissible, or without reasons (art. 29)."""
    refusal = admissible(facts)
    if refusal is None and not reasons.strip():
        return InvalidDataError(
            "objection_without_reasons", faults=[Fault("/reasons", "reason_required")]
        )
    return refusal


def hearing_faults(employee_statement: str, assessor_statement: str) -> tuple[Fault, ...]:
    """Name the statements still missing: the superior hears both (annex V B4)."""
    statements = {
        "/employee_statement": employee_statement,
        "/assessor_statement": assessor_statement,
    }
    return tuple(
        Fault(pointer, "statement_missing")
        for pointer, text in statements.items()
        if not text.strip()
    )


def decide(state: ObjectionState, *, changes: bool) -> ObjectionState:
    """Say where the decision leads: the result stands, or *changes* (annex V B5-B7)."""
    step = ObjectionStep.CHANGE if changes else ObjectionStep.UPHOLD
    return advance(OBJECTION, state, step)
