"""The law's days and rhythm, held against what somebody states: warned of, with the article."""

import tomllib
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest

import penilaian_api
from penilaian_api.domain.calendar import Calendar
from penilaian_api.domain.cycle.legal_limits import limit_warnings, rhythm_faults
from penilaian_api.domain.cycle.setup import (
    PeriodKind,
    Population,
    StatedCycle,
    StatedPeriod,
    due_dates,
)
from penilaian_api.storage.packaged_data import terms

TERMS = terms()
QUARTER = StatedPeriod(
    key="q1",
    kind=PeriodKind.QUARTER,
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 3, 31),
    rate_from=date(2026, 3, 25),
    rate_until=date(2026, 4, 15),
    scheme="law",
    number=1,
)
MONTH = replace(QUARTER, key="m1", kind=PeriodKind.MONTH)
YEAR = replace(
    QUARTER,
    key="year",
    kind=PeriodKind.YEAR,
    ends_on=date(2026, 12, 31),
    rate_from=date(2026, 12, 1),
    rate_until=date(2027, 1, 31),
)
CYCLE = StatedCycle(
    name="2026",
    year=2026,
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 12, 31),
    plans_due_on=date(2026, 1, 31),
    population=Population(),
    periods=(QUARTER, YEAR),
)


def warned(cycle, others=None):
    return [(fault.pointer, fault.code) for fault in limit_warnings(cycle, TERMS, others or {})]


def with_year(**days):
    return replace(CYCLE, periods=(QUARTER, replace(YEAR, **days)))


@pytest.mark.parametrize(
    ("cycle", "expected"),
    [
        (CYCLE, []),
        (replace(CYCLE, plans_due_on=date(2026, 2, 1)), [("/plans_due_on", "plans_due_late")]),
        (replace(CYCLE, plans_due_on=date(2026, 6, 30)), [("/plans_due_on", "plans_due_late")]),
        (replace(CYCLE, plans_due_on=date(2026, 1, 2)), []),
        (
            with_year(rate_until=date(2027, 2, 1)),
            [("/periods/1/rate_until", "annual_window_late")],
        ),
        (
            with_year(rate_until=date(2027, 6, 30)),
            [("/periods/1/rate_until", "annual_window_late")],
        ),
        (
            with_year(rate_from=date(2026, 11, 30)),
            [("/periods/1/rate_from", "annual_window_early")],
        ),
        (with_year(rate_from=date(2027, 1, 2)), []),
        (
            replace(CYCLE, periods=(replace(QUARTER, rate_until=date(2027, 6, 30)), YEAR)),
            [],
        ),
    ],
)
def test_l4_days_beyond_the_law_are_warned_of(cycle, expected):
    assert warned(cycle) == expected


def test_l4_a_warning_names_the_article_and_the_day_of_the_law():
    late = replace(CYCLE, plans_due_on=date(2026, 6, 30))
    (fault,) = limit_warnings(late, TERMS, {})
    assert fault.facts == {
        "day": "2026-01-31",
        "source": "PermenPANRB 6/2022, art. 14 (1); annex II C4-C5",
    }


SHORT = [
    ((QUARTER,), {}, []),
    ((QUARTER, YEAR), {"other": {PeriodKind.QUARTER, PeriodKind.YEAR}}, []),
    ((YEAR,), {"other": {PeriodKind.MONTH}}, []),
    ((QUARTER,), {"other": {PeriodKind.MONTH}}, [("/periods/0/kind", "other_rhythm")]),
    ((YEAR, MONTH), {"other": {PeriodKind.QUARTER}}, [("/periods/1/kind", "other_rhythm")]),
    ((QUARTER, MONTH), {}, [("/periods/1/kind", "two_rhythms")]),
]


@pytest.mark.parametrize(("periods", "others", "expected"), SHORT)
def test_l4_an_agency_has_one_short_rhythm(periods, others, expected):
    cycle = replace(CYCLE, periods=periods)
    assert warned(cycle, others) == expected
    refused = [(fault.pointer, fault.code) for fault in rhythm_faults(cycle, None)]
    assert refused == [pair for pair in expected if pair[1] == "two_rhythms"]
    assert rhythm_faults(cycle, cycle) == ()


def test_l4_each_annual_number_moves_what_is_decided():
    for key, day in (("plan_set", 15), ("annual_evaluation", 15)):
        yearly = tuple(replace(term, day=day) if term.key == key else term for term in TERMS.yearly)
        assert limit_warnings(CYCLE, replace(TERMS, yearly=yearly), {}) != ()
    longer = tuple(
        replace(clock, working_days=40) if clock.key == "superior_report" else clock
        for clock in TERMS.clocks
    )
    due = due_dates(QUARTER.rate_until, TERMS, Calendar())
    later = due_dates(QUARTER.rate_until, replace(TERMS, clocks=longer), Calendar())
    assert later.report_due_on > due.report_due_on


def test_l4_no_legal_term_is_dead():
    document = tomllib.loads((files("penilaian_api") / "data" / "clocks.toml").read_text("utf-8"))
    keys = {entry["key"] for kind in ("clock", "yearly") for entry in document[kind]}
    folder = Path(penilaian_api.__file__).parent
    program = "".join(path.read_text("utf-8") for path in folder.rglob("*.py"))
    assert [key for key in sorted(keys) if f'"{key}"' not in program] == []
