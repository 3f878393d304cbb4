"""The year: what becomes of a scheme version and of a period, and the gates before it opens."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.transitions import Workflow


class SchemeStatus(StrEnum):
    """A version is drafted, then used, then only kept."""

    DRAFT = auto()
    ACTIVE = auto()
    RETIRED = auto()


class SchemeStep(StrEnum):
    """What can be done with a version of a scheme; only a draft changes its content."""

    ACTIVATE = auto()
    RETIRE = auto()


SCHEME: Final = Workflow(
    "scheme",
    SchemeStatus.DRAFT,
    {
        (SchemeStatus.DRAFT, SchemeStep.ACTIVATE): SchemeStatus.ACTIVE,
        (SchemeStatus.DRAFT, SchemeStep.RETIRE): SchemeStatus.RETIRED,
        (SchemeStatus.ACTIVE, SchemeStep.RETIRE): SchemeStatus.RETIRED,
    },
)


class PeriodState(StrEnum):
    """Where an evaluation window (periode penilaian) stands; people move it, dates only limit."""

    PLANNED = auto()
    OPEN = auto()
    RATING = auto()
    CLOSED = auto()


class PeriodStep(StrEnum):
    """What can be done with a period; ``reopen`` takes two persons."""

    OPEN = auto()
    START_RATING = auto()
    CLOSE = auto()
    REOPEN = auto()


PERIOD: Final = Workflow(
    "period",
    PeriodState.PLANNED,
    {
        (PeriodState.PLANNED, PeriodStep.OPEN): PeriodState.OPEN,
        (PeriodState.OPEN, PeriodStep.START_RATING): PeriodState.RATING,
        (PeriodState.RATING, PeriodStep.CLOSE): PeriodState.CLOSED,
        (PeriodState.CLOSED, PeriodStep.REOPEN): PeriodState.RATING,
    },
)


class Gate(StrEnum):
    """What must be ready before a period opens, in the order in which it is prepared."""

    SOCIALISATION = auto()
    INDICATORS = auto()
    ORGANIZATION = auto()


@dataclass(frozen=True, slots=True)
class GateCheck:
    """What was found at a gate: how much is *lacking*, and why someone let it pass all the same.

    *waiver* is that person's reason; ``None`` where nobody waived it.
    """

    gate: Gate
    lacking: int
    waiver: str | None = None


def opening_faults(checks: Iterable[GateCheck]) -> tuple[Fault, ...]:
    """Name the gates that keep a period from opening: shut ones, and waivers without a reason.

    A gate that was not looked at is shut.
    """
    found = {check.gate: check for check in checks}
    faults = (_fault(gate, found.get(gate)) for gate in Gate)
    return tuple(fault for fault in faults if fault is not None)


def _fault(gate: Gate, check: GateCheck | None) -> Fault | None:
    if check is None:
        return Fault(f"/gates/{gate}", "gate_unchecked", {"gate": gate})
    if check.lacking == 0:
        return None
    if check.waiver is None:
        facts = {"gate": str(gate), "lacking": str(check.lacking)}
        return Fault(f"/gates/{gate}", "gate_shut", facts)
    if not check.waiver.strip():
        return Fault(f"/gates/{gate}/waiver", "reason_required", {"gate": gate})
    return None
