"""An entry of progress stands on a day of its plan, and says a value or a step."""

from datetime import date
from decimal import Decimal

import pytest

from penilaian_api.domain.dates import Span
from penilaian_api.domain.progress.progress import day_faults, value_faults

PLAN = Span(date(2026, 1, 1), date(2026, 7, 1))
TODAY = date(2026, 3, 16)


@pytest.mark.parametrize(
    ("on", "codes"),
    [
        (date(2026, 1, 1), []),
        (TODAY, []),
        (date(2026, 3, 17), ["day_in_future"]),
        (date(2026, 6, 30), ["day_in_future"]),
        (date(2025, 12, 31), ["day_outside_plan"]),
        (date(2026, 7, 1), ["day_outside_plan", "day_in_future"]),
    ],
)
def test_a_day_lies_in_the_plan_and_not_in_the_future(on: date, codes: list[str]) -> None:
    assert [fault.code for fault in day_faults(on, PLAN, TODAY)] == codes


def test_a_day_outside_names_the_first_and_the_last_day_of_the_plan() -> None:
    (fault,) = day_faults(date(2025, 12, 31), PLAN, TODAY)
    assert fault.facts == {"starts_on": "2026-01-01", "ends_on": "2026-06-30"}


@pytest.mark.parametrize(
    ("value", "step", "steps", "codes"),
    [
        (Decimal(0), None, (), []),
        (Decimal(3), None, ("draft",), []),
        (None, "draft", ("draft", "final"), []),
        (None, "draft", (), ["unknown_step"]),
        (None, "other", ("draft",), ["unknown_step"]),
        (None, None, ("draft",), ["value_or_step"]),
        (Decimal(0), "draft", ("draft",), ["value_or_step"]),
    ],
)
def test_exactly_one_of_value_and_a_known_step_is_stated(value, step, steps, codes) -> None:
    assert [fault.code for fault in value_faults(value, step, steps)] == codes
