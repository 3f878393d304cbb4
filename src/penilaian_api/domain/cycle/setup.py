"""State a cycle whole, with population and periods: validate it, compare it, compute due dates.

Due dates are computed once and stored: the report falls 30 working days after the window for
rating (PermenPANRB 6/2022, annex V A7); what is delivered later than the safe day leaves less than
the whole time for an objection and its decision before that report.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from itertools import combinations
from typing import Final

from penilaian_api.domain.calendar import Calendar, due_on
from penilaian_api.domain.cycle.legal_terms import Clock, Terms
from penilaian_api.domain.errors import Fault


class PeriodKind(StrEnum):
    """How long an evaluation window is."""

    MONTH = auto()
    QUARTER = auto()
    YEAR = auto()


@dataclass(frozen=True, slots=True)
class Population:
    """Who is in: subtrees of *units* and *job_classes* (none named: all), less *except_units*."""

    units: tuple[str, ...] = ()
    job_classes: tuple[str, ...] = ()
    except_units: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedPeriod:
    """A period as somebody states it; *number* is the scheme's version."""

    key: str
    kind: PeriodKind
    starts_on: date
    ends_on: date
    rate_from: date
    rate_until: date
    scheme: str
    number: int
    extremes_need_grounds: bool = False
    raters_need_training: bool = False


@dataclass(frozen=True, slots=True)
class StatedCycle:
    """A cycle as somebody states it; last days are inclusive."""

    name: str
    year: int
    starts_on: date
    ends_on: date
    plans_due_on: date
    population: Population
    periods: tuple[StatedPeriod, ...]


@dataclass(frozen=True, slots=True)
class FieldDifference:
    """One field that is not yet as stated; None where it is not there at all."""

    pointer: str
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class DueDates:
    """The last day of the report, and of the delivery that leaves the whole right to object."""

    report_due_on: date
    safe_delivery_on: date


_OBJECTING: Final = ("objection", "objection_decision")


def due_dates(rate_until: date, terms: Terms, calendar: Calendar) -> DueDates:
    """Compute what follows from the end of the window for rating; ``KeyError`` before the law."""
    return DueDates(
        report_due_on=report_clock(rate_until, terms).due_on(rate_until, calendar),
        safe_delivery_on=due_on(rate_until, safe_delivery_days(rate_until, terms), calendar),
    )


def report_clock(rate_until: date, terms: Terms) -> Clock:
    """Give the clock of the report on a period: the longer one of the two paths to its results."""
    clocks = (terms.clock(key, rate_until) for key in ("report", "superior_report"))
    return max(clocks, key=lambda clock: clock.working_days)


def safe_delivery_days(rate_until: date, terms: Terms) -> int:
    """Count the working days of the report's term that an objection with its decision leaves."""
    report = report_clock(rate_until, terms).working_days
    needed = sum(terms.clock(key, rate_until).working_days for key in _OBJECTING)
    return max(report - needed, 0)


def differences(existing: StatedCycle | None, stated: StatedCycle) -> tuple[FieldDifference, ...]:
    """List what must change so that what exists becomes what is stated."""
    old = {} if existing is None else _flatten(existing)
    new = _flatten(stated)
    pointers = sorted(old.keys() | new.keys())
    return tuple(
        FieldDifference(pointer, old.get(pointer), new.get(pointer))
        for pointer in pointers
        if old.get(pointer) != new.get(pointer)
    )


def touches(difference: FieldDifference, period: str) -> bool:
    """Tell whether a difference concerns the period with this key."""
    return difference.pointer.startswith(f"/periods/{period}/")


def faults(cycle: StatedCycle) -> tuple[Fault, ...]:
    """Name what cannot be: days out of order or out of the year, periods that clash."""
    return (*_cycle_faults(cycle), *_period_faults(cycle), *_clashes(cycle))


def _cycle_faults(cycle: StatedCycle) -> Iterator[Fault]:
    if cycle.ends_on < cycle.starts_on:
        yield Fault("/ends_on", "ends_before_start")
    for name in ("starts_on", "ends_on"):
        if getattr(cycle, name).year != cycle.year:
            yield Fault(f"/{name}", "outside_year", {"year": str(cycle.year)})
    if not _is_inverted(cycle) and not cycle.starts_on <= cycle.plans_due_on <= cycle.ends_on:
        yield Fault("/plans_due_on", "outside_cycle", _days(cycle))


def _period_faults(cycle: StatedCycle) -> Iterator[Fault]:
    for index, period in enumerate(cycle.periods):
        pointer = f"/periods/{index}"
        if period.ends_on < period.starts_on:
            yield Fault(f"{pointer}/ends_on", "ends_before_start")
        for name in () if _is_inverted(cycle) else ("starts_on", "ends_on"):
            if not cycle.starts_on <= getattr(period, name) <= cycle.ends_on:
                yield Fault(f"{pointer}/{name}", "outside_cycle", _days(cycle))
        if period.rate_until < period.rate_from:
            yield Fault(f"{pointer}/rate_until", "ends_before_start")
        if period.rate_from < period.starts_on:
            yield Fault(f"{pointer}/rate_from", "rating_before_period")
        if period.rate_until.year > cycle.year + 1:
            yield Fault(f"{pointer}/rate_until", "outside_year", {"year": str(cycle.year + 1)})


def _clashes(cycle: StatedCycle) -> Iterator[Fault]:
    """Find two periods of one key, or of one kind on the same day: a year covers its months."""
    for (_, first), (index, second) in combinations(enumerate(cycle.periods), 2):
        if first.key == second.key:
            yield Fault(f"/periods/{index}/key", "stated_twice")
        elif first.kind is second.kind and max(first.starts_on, second.starts_on) <= min(
            first.ends_on, second.ends_on
        ):
            yield Fault(f"/periods/{index}/starts_on", "periods_overlap", {"key": first.key})


def _is_inverted(cycle: StatedCycle) -> bool:
    """Tell whether a cycle ends before it starts: nothing lies in it then."""
    return cycle.ends_on < cycle.starts_on


def _days(cycle: StatedCycle) -> dict[str, str]:
    return {"starts_on": str(cycle.starts_on), "ends_on": str(cycle.ends_on)}


def _flatten(cycle: StatedCycle) -> Mapping[str, str]:
    population = cycle.population
    flat = {
        "/name": cycle.name,
        "/year": str(cycle.year),
        "/starts_on": str(cycle.starts_on),
        "/ends_on": str(cycle.ends_on),
        "/plans_due_on": str(cycle.plans_due_on),
        "/population/units": ", ".join(sorted(set(population.units))),
        "/population/job_classes": ", ".join(sorted(set(population.job_classes))),
        "/population/except_units": ", ".join(sorted(set(population.except_units))),
    }
    for period in cycle.periods:
        flat |= {
            f"/periods/{period.key}/kind": period.kind.value,
            f"/periods/{period.key}/starts_on": str(period.starts_on),
            f"/periods/{period.key}/ends_on": str(period.ends_on),
            f"/periods/{period.key}/rate_from": str(period.rate_from),
            f"/periods/{period.key}/rate_until": str(period.rate_until),
            f"/periods/{period.key}/scheme": f"{period.scheme}@{period.number}",
        }
        if period.extremes_need_grounds:
            flat[f"/periods/{period.key}/extremes_need_grounds"] = "true"
        if period.raters_need_training:
            flat[f"/periods/{period.key}/raters_need_training"] = "true"
    return flat
