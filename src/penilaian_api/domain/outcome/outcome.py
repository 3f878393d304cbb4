"""Say what an outcome of a unit's services is, which values it may take, and how it moved.

An outcome (*hasil layanan*) is what the unit's work brings about, beyond what one person does: the
share of pupils who pass, how long a permit takes, how satisfied citizens are. Its values lie side
by side in time and never overlap; a correction is of the same days as what it corrects.

Why it is so: docs/decisions/0067.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault

HIGHER: Final = "higher"


class OutcomeSource(StrEnum):
    """Where the values of an outcome come from."""

    POSTED = auto()
    """Somebody enters them, or a system sends them."""
    SURVEY = auto()
    """The index that each release of an instrument gives the unit."""
    CASES = auto()
    """A figure of the cases of a public service."""


class OutcomeMove(StrEnum):
    """How an outcome moved from one value to the next."""

    IMPROVED = auto()
    WORSENED = auto()
    UNCHANGED = auto()


@dataclass(frozen=True, slots=True)
class StatedValue:
    """A value as it is stated: of which days, from how many answers or cases, and from where."""

    starts_on: date
    ends_on: date
    value: Decimal
    count: int | None
    low: Decimal | None
    high: Decimal | None
    source: str
    supersedes_id: UUID | None


@dataclass(frozen=True, slots=True)
class CurrentValue:
    """A value that stands: no later one corrects it."""

    id: UUID
    starts_on: date
    ends_before: date
    value: Decimal
    count: int | None

    @property
    def days(self) -> Span:
        """The days of which it is."""
        return Span(self.starts_on, self.ends_before)


def source_of(instrument_key: str | None, service_id: UUID | None) -> OutcomeSource:
    """Say where the values of an outcome come from, by what it names."""
    if instrument_key is not None:
        return OutcomeSource.SURVEY
    return OutcomeSource.POSTED if service_id is None else OutcomeSource.CASES


def move_of(before: Decimal | None, after: Decimal | None, polarity: str) -> OutcomeMove | None:
    """Say how an outcome moved; not known where one of both is missing."""
    if before is None or after is None:
        return None
    if before == after:
        return OutcomeMove.UNCHANGED
    return (
        OutcomeMove.IMPROVED if (after > before) == (polarity == HIGHER) else OutcomeMove.WORSENED
    )


def is_reached(value: Decimal | None, target: Decimal | None, polarity: str) -> bool | None:
    """Tell whether a target is reached; not known where there is no value or no target."""
    if value is None or target is None:
        return None
    return value >= target if polarity == HIGHER else value <= target


def value_faults(
    items: Sequence[StatedValue], standing: Mapping[UUID, CurrentValue], today: date
) -> Iterator[Fault]:
    """Name what is wrong with values that somebody states."""
    for index, item in enumerate(items):
        at = f"/items/{index}"
        if item.ends_on < item.starts_on:
            yield Fault(f"{at}/ends_on", "span_ends_before_start")
        if item.ends_on > today:
            yield Fault(f"{at}/ends_on", "value_of_days_ahead")
        if item.low is not None and item.high is not None and item.low > item.high:
            yield Fault(f"{at}/low", "low_above_high")
        if item.supersedes_id is not None:
            yield from _correction_faults(f"{at}/supersedes_id", item, standing)
        if item.supersedes_id is not None and any(
            other.supersedes_id == item.supersedes_id for other in items[:index]
        ):
            yield Fault(f"{at}/supersedes_id", "stated_twice")


def _correction_faults(
    pointer: str, item: StatedValue, standing: Mapping[UUID, CurrentValue]
) -> Iterator[Fault]:
    """Refuse to correct what does not stand, or what is of other days."""
    corrected = None if item.supersedes_id is None else standing.get(item.supersedes_id)
    if corrected is None:
        yield Fault(pointer, "unknown_reference")
    elif (corrected.starts_on, corrected.days.ends_on) != (item.starts_on, item.ends_on):
        yield Fault(pointer, "corrects_other_days")


def overlapping(
    items: Sequence[StatedValue], standing: Mapping[UUID, CurrentValue]
) -> Iterator[Fault]:
    """Name the values whose days somebody stated already: among them, or among what stands."""
    taken = [value.days for value in standing.values()]
    for index, item in enumerate(items):
        days = Span.through(item.starts_on, item.ends_on)
        if item.supersedes_id is None and any(days.overlaps(other) for other in taken):
            yield Fault(f"/items/{index}/starts_on", "days_measured_already")
        taken.append(days)
