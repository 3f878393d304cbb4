"""Discipline by attendance: golden cases of the law, and what no order of feeds may change."""

import json
from datetime import date, timedelta
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.attendance import reckoning
from penilaian_api.domain.attendance.day import AttendanceDay, AttendanceState, settle
from penilaian_api.domain.attendance.reckoning import DayCount
from penilaian_api.domain.attendance.rule import Penalty
from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.dates import Span
from penilaian_api.domain.scoring.vocabulary import Sanction
from penilaian_api.storage.packaged_data import discipline_rules

GOLDEN = json.loads((Path(__file__).parents[2] / "golden" / "golden.json").read_text())
RULES = discipline_rules()
LEVELS = {"RINGAN": Sanction.LIGHT, "SEDANG": Sanction.MODERATE, "BERAT": Sanction.SEVERE}
PENALTIES = {
    "TEGURAN_LISAN": Penalty.ORAL_REPRIMAND,
    "TEGURAN_TERTULIS": Penalty.WRITTEN_REPRIMAND,
    "PERNYATAAN_TIDAK_PUAS": Penalty.WRITTEN_DISSATISFACTION,
    "POTONG_TUKIN_25_6_BULAN": Penalty.ALLOWANCE_CUT_6_MONTHS,
    "POTONG_TUKIN_25_9_BULAN": Penalty.ALLOWANCE_CUT_9_MONTHS,
    "POTONG_TUKIN_25_12_BULAN": Penalty.ALLOWANCE_CUT_12_MONTHS,
    "TURUN_JABATAN_12_BULAN": Penalty.LOWER_POST_12_MONTHS,
    "BEBAS_JABATAN_JADI_PELAKSANA_12_BULAN": Penalty.RELEASED_TO_EXECUTIVE_POST_12_MONTHS,
    "PEMBERHENTIAN_DENGAN_HORMAT_TIDAK_APS": Penalty.HONORABLE_DISMISSAL,
}
ABSENT, LATE = AttendanceState.ABSENT_UNEXCUSED, AttendanceState.LATE


@pytest.mark.parametrize("case", GOLDEN["disiplin_pp94"]["cases"], ids=str)
def test_the_law_names_a_sanction_by_unexcused_days(case: dict[str, Any]) -> None:
    reached = RULES.usual.threshold(case["hari_kumulatif"])
    if case["tingkat"] is None:
        assert reached is None
    else:
        assert reached is not None
        assert (reached.level, reached.penalty) == (
            LEVELS[case["tingkat"]],
            PENALTIES[case["jenis"]],
        )


@pytest.mark.parametrize("case", GOLDEN["tpp_terlambat_varian_A"]["cases"], ids=str)
def test_minutes_cost_by_bands(case: dict[str, Any]) -> None:
    percent = RULES.usual.percent(case["menit"])
    assert percent == Fraction(str(case["potongan_persen"]))


@pytest.mark.parametrize(("minutes", "percent"), [(0, 0), (31, 1), (60, 1), (1440, "3/2")])
def test_bands_begin_at_their_first_minute(minutes: int, percent: str) -> None:
    assert RULES.usual.percent(minutes) == Fraction(percent)


def absences(first: date, days: int, calendar: Calendar) -> list[AttendanceDay]:
    """List so many working days in a row, absent."""
    reached: list[AttendanceDay] = []
    day = first
    while len(reached) < days:
        if calendar.works_on(day):
            reached.append(AttendanceDay(day, ABSENT))
        day += timedelta(days=1)
    return reached


@pytest.mark.parametrize("days", [9, 10])
def test_ten_in_a_row_reach_across_weekends(days: int) -> None:
    calendar = Calendar()
    answered = reckoning.unexcused_days(
        RULES.usual, absences(date(2026, 3, 4), days, calendar), calendar
    )
    assert answered.longest_in_a_row == days
    assert answered.threshold is not None
    last = Penalty.HONORABLE_DISMISSAL if days == 10 else Penalty.WRITTEN_DISSATISFACTION
    assert answered.threshold.penalty is last


def test_a_working_day_between_breaks_the_row_and_a_holiday_does_not() -> None:
    off = date(2026, 3, 10)
    days = absences(date(2026, 3, 4), 10, Calendar())
    without = [day for day in days if day.on != off]
    assert reckoning.unexcused_days(RULES.usual, without, Calendar()).longest_in_a_row == 5
    declared = Calendar(holidays=frozenset({off}))
    assert reckoning.unexcused_days(RULES.usual, without, declared).longest_in_a_row == 9
    shift = [*without, AttendanceDay(off, AttendanceState.HOLIDAY)]
    assert reckoning.unexcused_days(RULES.usual, shift, Calendar()).longest_in_a_row == 9


def test_a_month_never_falls_below_nothing() -> None:
    days = absences(date(2026, 1, 1), 60, Calendar(frozenset(range(7))))
    months = read(days)
    assert [month.points for month in months.values()] == [Fraction(7), Fraction(16), Fraction(97)]
    heavy = [AttendanceDay(date(2026, 1, n), LATE, None, 700, 700) for n in range(1, 32)]
    assert [month.points for month in read(heavy).values()] == [Fraction(7)]


def read(days: list[AttendanceDay]) -> dict[reckoning.Month, reckoning.MonthOfDays]:
    """Reckon days as storage counts them."""
    counts: dict[tuple[Any, ...], int] = {}
    for day in days:
        key = ((day.on.year, day.on.month), day.state, day.leave_kind)
        counts[key] = counts.get(key, 0) + 1
    tallies = [DayCount(*key, days=number) for key, number in counts.items()]
    marked = [day for day in days if day.minutes or day.state is ABSENT]
    return reckoning.months(RULES, RULES.usual, tallies, marked, Calendar())


def a_day(on: date) -> st.SearchStrategy[AttendanceDay]:
    """Draw what a day may be."""
    minutes = st.integers(0, 700)
    at_work = st.builds(
        lambda late, early: settle(AttendanceDay(on, AttendanceState.PRESENT, None, late, early)),
        minutes,
        minutes,
    )
    leave = st.sampled_from([*RULES.leave_kinds]).map(
        lambda kind: AttendanceDay(on, AttendanceState.LEAVE, kind)
    )
    others = st.sampled_from([ABSENT, AttendanceState.DUTY_TRAVEL, AttendanceState.HOLIDAY])
    return st.one_of(at_work, leave, others.map(lambda state: AttendanceDay(on, state)))


A_QUARTER = [date(2026, 1, 1) + timedelta(days=n) for n in range(90)]
QUARTERS = st.tuples(*(st.none() | a_day(on) for on in A_QUARTER)).map(
    lambda days: [day for day in days if day is not None]
)


@given(QUARTERS, st.randoms(use_true_random=False))
def test_the_order_of_days_changes_nothing(days: list[AttendanceDay], random: Any) -> None:
    shuffled = [*days]
    random.shuffle(shuffled)
    assert read(days) == read(shuffled)
    first, second = (
        reckoning.unexcused_days(RULES.usual, each, Calendar()) for each in (days, shuffled)
    )
    assert first == second


@given(QUARTERS)
def test_a_number_is_what_its_steps_say(days: list[AttendanceDay]) -> None:
    months = read(days)
    for month in months.values():
        steps = sum((step.percent for step in month.deductions), Fraction(0))
        assert month.points == max(Fraction(0), 100 - steps)
    number = reckoning.value(months.values())
    assert number is None or 0 <= number <= 100


def test_days_are_demanded_by_the_calendar_and_by_posts() -> None:
    calendar = Calendar(holidays=frozenset({date(2026, 3, 3)}))
    posts = [Span(date(2026, 3, 2), date(2026, 3, 11)), Span(date(2026, 3, 11))]
    span = Span(date(2026, 2, 1), date(2026, 4, 1))
    assert reckoning.demanded_days(calendar, posts, span) == {(2026, 3): 21}
