from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.cycle.cycle import (
    PeriodDays,
    PeriodState,
    PeriodStep,
    require,
    require_time,
)
from penilaian_api.domain.cycle.setup import (
    PeriodKind,
    Population,
    StatedCycle,
    StatedPeriod,
    differences,
    due_dates,
    faults,
    touches,
)
from penilaian_api.domain.errors import ConflictError
from penilaian_api.storage.packaged_data import terms

Q1 = StatedPeriod(
    key="q1",
    kind=PeriodKind.QUARTER,
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 3, 31),
    rate_from=date(2026, 3, 25),
    rate_until=date(2026, 4, 15),
    scheme="mataram",
    number=1,
)
YEAR = StatedCycle(
    name="2026",
    year=2026,
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
    plans_due_on=date(2026, 1, 31),
    population=Population(("A", "B")),
    periods=(Q1,),
)
DAYS = PeriodDays(Q1.starts_on, Q1.ends_on, Q1.rate_from, Q1.rate_until, "Asia/Jakarta")


def test_a_sound_year_has_no_faults():
    assert faults(YEAR) == ()


def test_periods_of_one_kind_do_not_share_a_day_but_a_year_covers_its_quarters():
    spring = {"starts_on": date(2026, 3, 31), "rate_from": date(2026, 4, 1)}
    second = replace(Q1, key="q2", ends_on=date(2026, 6, 30), **spring)
    whole = replace(Q1, key="year", kind=PeriodKind.YEAR)
    clash = faults(replace(YEAR, periods=(Q1, second)))
    assert [(difference.pointer, difference.code) for difference in clash] == [
        ("/periods/1/starts_on", "periods_overlap")
    ]
    assert faults(replace(YEAR, periods=(Q1, whole))) == ()


@given(st.permutations(["A", "B", "C"]))
def test_the_order_of_a_population_makes_no_difference(units):
    existing = replace(YEAR, population=Population(("A", "B", "C")))
    assert differences(existing, replace(YEAR, population=Population(tuple(units)))) == ()


def test_differences_name_each_field_and_the_period_they_touch():
    changes = differences(YEAR, replace(YEAR, name="x", periods=(replace(Q1, number=2),)))
    assert [(change.pointer, change.before, change.after) for change in changes] == [
        ("/name", "2026", "x"),
        ("/periods/q1/scheme", "mataram@1", "mataram@2"),
    ]
    assert [touches(change, "q1") for change in changes] == [False, True]
    assert not touches(changes[1], "q")


@given(st.dates(date(2022, 2, 7), date(2090, 1, 1)), st.sets(st.dates(), max_size=20))
def test_delivery_on_the_safe_day_leaves_all_terms_before_the_report(rate_until, holidays):
    days = Calendar(holidays=frozenset(holidays))
    due = due_dates(rate_until, terms(), days)
    objected = terms().clock("objection", rate_until).due_on(due.safe_delivery_on, days)
    decided = terms().clock("objection_decision", rate_until).due_on(objected, days)
    assert decided == due.report_due_on
    assert days.works_on(due.safe_delivery_on)


def test_there_are_no_due_dates_before_the_law():
    with pytest.raises(KeyError):
        due_dates(date(2022, 2, 6), terms(), Calendar())


@pytest.mark.parametrize(
    ("state", "code"),
    [
        (PeriodState.PLANNED, "period_not_open"),
        (PeriodState.OPEN, "period_not_in_rating"),
        (PeriodState.RATING, "period_in_rating"),
        (PeriodState.CLOSED, "period_closed"),
    ],
)
def test_what_a_period_does_not_take_is_refused_with_day_hour_zone_and_next_step(state, code):
    require(state, {state}, DAYS)
    with pytest.raises(ConflictError) as refused:
        require(state, set(PeriodState) - {state}, DAYS)
    assert refused.value.code == code
    assert {"zone", "next_step"} < set(refused.value.facts)
    assert any(hour in refused.value.facts for hour in ("from_hour", "due_hour"))


@pytest.mark.parametrize(
    ("step", "first"),
    [
        (PeriodStep.OPEN, DAYS.starts_on),
        (PeriodStep.START_RATING, DAYS.rate_from),
        (PeriodStep.CLOSE, DAYS.rate_until + timedelta(days=1)),
    ],
)
def test_a_step_is_open_from_its_day_on_and_not_a_day_before(step, first):
    require_time(step, first, DAYS)
    with pytest.raises(ConflictError):
        require_time(step, first - timedelta(days=1), DAYS)


@pytest.mark.parametrize(
    ("changes", "pointers"),
    [
        ({"starts_on": date(2026, 12, 31), "ends_on": date(2026, 1, 1)}, {"/ends_on"}),
        ({"starts_on": date(2026, 6, 1), "ends_on": date(2026, 5, 31)}, {"/ends_on"}),
        ({"plans_due_on": date(2027, 1, 1)}, {"/plans_due_on"}),
        ({"ends_on": date(2026, 2, 28)}, {"/periods/0/ends_on"}),
    ],
)
def test_of_a_cycle_that_ends_before_it_starts_only_that_is_told(
    changes: dict[str, date], pointers: set[str]
) -> None:
    assert {fault.pointer for fault in faults(replace(YEAR, **changes))} == pointers
