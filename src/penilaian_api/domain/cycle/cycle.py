"""Define the workflows of scheme versions and periods, and the gates before a period opens."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.errors import ConflictError, Fault
from penilaian_api.domain.scoring.engine.realization import Frequency, enters
from penilaian_api.domain.transitions import Workflow, version_workflow


class SchemeStatus(StrEnum):
    """A version is drafted, then used, then only kept."""

    DRAFT = auto()
    ACTIVE = auto()
    RETIRED = auto()


SCHEME: Final = version_workflow(
    "scheme", SchemeStatus.DRAFT, SchemeStatus.ACTIVE, SchemeStatus.RETIRED
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


BEGIN_OF_DAY: Final = "00:00"
END_OF_DAY: Final = "24:00"


@dataclass(frozen=True, slots=True)
class PeriodDays:
    """The days that limit a period, both ends inclusive, in the agency's *zone*."""

    starts_on: date
    ends_on: date
    rate_from: date
    rate_until: date
    zone: str


def require(state: PeriodState, admitted: Collection[PeriodState], days: PeriodDays) -> None:
    """Refuse what a period does not take in *state*: until when it did or from when, what next."""
    if state not in admitted:
        raise _refusal(state, days)


def _refusal(state: PeriodState, days: PeriodDays) -> ConflictError:
    zone = days.zone
    match state:
        case PeriodState.PLANNED:
            return ConflictError(
                "period_not_open",
                starts_on=days.starts_on,
                from_hour=BEGIN_OF_DAY,
                zone=zone,
                next_step="ask_opening",
            )
        case PeriodState.OPEN:
            return ConflictError(
                "period_not_in_rating",
                rate_from=days.rate_from,
                from_hour=BEGIN_OF_DAY,
                zone=zone,
                next_step="ask_rating",
            )
        case PeriodState.RATING:
            return ConflictError(
                "period_in_rating",
                ends_on=days.ends_on,
                due_hour=END_OF_DAY,
                zone=zone,
                next_step="tell_assessor",
            )
        case PeriodState.CLOSED:
            return ConflictError(
                "period_closed",
                rate_until=days.rate_until,
                due_hour=END_OF_DAY,
                zone=zone,
                next_step="ask_period_reopening",
            )


@dataclass(frozen=True, slots=True)
class CountingPeriod:
    """A period of a plan's cycle, and how a line of the plan counts in it.

    *frequency* is that of a revision that was in force, also of one that no longer is: evaluations
    may rest on it. *with_earlier*: the latest entry counts, also one from before the period.
    """

    key: str
    kind: Frequency
    state: PeriodState
    days: PeriodDays
    frequency: Frequency
    with_earlier: bool = False

    def holds(self, day: date) -> bool:
        """Tell whether an entry of *day* may count here."""
        begins = self.with_earlier or self.days.starts_on <= day
        return begins and day <= self.days.ends_on and enters(self.frequency, self.kind)


def refuse_settled(periods: Iterable[CountingPeriod], day: date) -> None:
    """Refuse to add or change progress of *day* where a closed period has counted it.

    Its results are computed and delivered. An indicator that is measured once a year counts in a
    year alone, so that no quarter keeps it out.
    """
    for period in periods:
        if period.state is PeriodState.CLOSED and period.holds(day):
            raise ConflictError(
                "progress_settled",
                on=day,
                period=period.key,
                rate_until=period.days.rate_until,
                due_hour=END_OF_DAY,
                zone=period.days.zone,
                next_step="ask_period_reopening",
            )


def require_time(step: PeriodStep, today: date, days: PeriodDays) -> None:
    """Refuse a step whose day has not come: dates limit what people may move."""
    if not has_come(step, today, days):
        earliest, hour, code = _EARLIEST[step](days)
        raise ConflictError(code, day=earliest, hour=hour, zone=days.zone)


def has_come(step: PeriodStep, today: date, days: PeriodDays) -> bool:
    """Tell whether the day of a step has come; some steps have none."""
    if step not in _EARLIEST:
        return True
    earliest, hour, _ = _EARLIEST[step](days)
    return today > earliest if hour == END_OF_DAY else today >= earliest


_EARLIEST: Final[Mapping[PeriodStep, Callable[[PeriodDays], tuple[date, str, str]]]] = {
    PeriodStep.OPEN: lambda days: (days.starts_on, BEGIN_OF_DAY, "opening_too_early"),
    PeriodStep.START_RATING: lambda days: (days.rate_from, BEGIN_OF_DAY, "rating_too_early"),
    PeriodStep.CLOSE: lambda days: (days.rate_until, END_OF_DAY, "closing_too_early"),
}


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
    by_gate = {check.gate: check for check in checks}
    faults = (_fault(gate, by_gate.get(gate)) for gate in Gate)
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
