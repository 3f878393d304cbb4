"""Judge an entry of progress: its day, and its value or the step of a milestone."""

from collections.abc import Collection, Iterator
from datetime import date
from decimal import Decimal
from typing import Final

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.soundness import field_of, realization_fault

_WHOLE: Final = Decimal(100)


def day_faults(on: date, plan_days: Span, today: date, pointer: str = "/on") -> Iterator[Fault]:
    """Demand a day within the plan and not in the future."""
    if not plan_days.contains(on):
        facts = {"starts_on": str(plan_days.starts_on), "ends_on": str(plan_days.ends_on)}
        yield Fault(pointer, "day_outside_plan", facts)
    if on > today:
        yield Fault(pointer, "day_in_future")


def value_faults(
    value: Decimal | None, step: str | None, steps: Collection[str]
) -> Iterator[Fault]:
    """Demand exactly one of *value* and *step*, and one of *steps* (none: a number)."""
    if (value is None) is (step is None):
        yield Fault("/value", "value_or_step")
    elif step is not None and step not in steps:
        yield Fault("/step", "unknown_step")


def spent_faults(
    value: Decimal | None, spent: Decimal | None, spent_in: str | None
) -> Iterator[Fault]:
    """Demand a unit for what was spent, more than nothing, and a value that it was spent on."""
    if (spent is None) is not (spent_in is None):
        yield Fault("/spent_in" if spent_in is None else "/spent", "spent_in_a_unit")
    elif spent is not None and spent <= 0:
        yield Fault("/spent", "nothing_spent")
    elif spent is not None and value is None:
        yield Fault("/spent", "spent_on_value")


def value_warnings(value: Decimal | None, *, of_whole: bool) -> Iterator[Fault]:
    """Tell of a percentage *of* a *whole* that is more than the whole."""
    if of_whole and value is not None and value > _WHOLE:
        yield Fault("/value", "share_above_whole")


def realization_faults(entry: IndicatorInput) -> Iterator[Fault]:
    """Refuse what the score would refuse: a value below zero where nothing can lie there.

    What was counted too much is corrected by an entry that supersedes, never by a negative one.
    """
    code = realization_fault(entry)
    if code is not None:
        yield Fault("/step" if field_of(code) == "step" else "/value", code)
