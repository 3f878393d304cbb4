import tomllib
from dataclasses import replace
from datetime import date, timedelta
from importlib.resources import files

import pytest
from tests.golden.law import case_named

from penilaian_api.domain.calendar import Calendar, due_on
from penilaian_api.domain.cycle.legal_terms import ClockPath, Duty, StartEvent, Terms, read_terms
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import InvalidDataError

TERMS = read_terms(
    tomllib.loads((files("penilaian_api") / "data" / "clocks.toml").read_text("utf-8"))
)
TODAY = date(2027, 1, 4)
PLAIN = Calendar()


def golden(case_id):
    case = case_named(case_id)
    return case["inputs"], case["expected"]


def day_of(values, name):
    return date.fromisoformat(values[name])


def due(key, event_day):
    return TERMS.clock(key, TODAY).due_on(event_day, PLAIN)


def test_the_latest_receipt_that_leaves_time_for_the_report_is_the_printed_one():
    given, expected = golden("clock-latest-safe-receipt")
    window_end = day_of(given, "window_end")
    received = day_of(expected, "latest_safe_receipt")
    assert due_on(window_end, expected["working_days_after_window"], PLAIN) == received
    object_by = due("objection", received)
    assert object_by == day_of(expected, "object_by")
    assert due("objection_decision", object_by) == day_of(expected, "decide_by")
    assert due("report", window_end) == day_of(expected, "report_by")
    assert (due("objection_decision", object_by) > due("report", window_end)) is expected[
        "collision"
    ]
    day_later = due("objection", due_on(received, 1, PLAIN))
    assert due("objection_decision", day_later) > due("report", window_end)


def test_the_worst_case_of_the_normal_path_collides_with_the_report():
    given, expected = golden("clock-worst-case")
    deliver_by = due("deliver", day_of(given, "signed"))
    assert deliver_by == day_of(expected, "deliver_by") == day_of(given, "received")
    assert due("return", deliver_by) == day_of(expected, "return_by")
    object_by = due("objection", deliver_by)
    assert object_by == day_of(expected, "object_by") == day_of(given, "objection_received")
    decide_by = due("objection_decision", object_by)
    report_by = due("report", day_of(given, "window_end"))
    assert decide_by == day_of(expected, "decide_by")
    assert report_by == day_of(expected, "report_by")
    assert (decide_by > report_by) is expected["collision"]
    lengths = [TERMS.clock(key, TODAY).working_days for key in ("deliver", "objection")]
    decision = TERMS.clock("objection_decision", TODAY).working_days
    assert sum(lengths) + decision == expected["working_days_needed"]
    assert TERMS.clock("report", TODAY).working_days == expected["working_days_available"]


def test_the_superiors_path_fits_into_the_report():
    window_end = date(2027, 1, 29)
    signed = due("superior_sign", window_end)
    returned = due("superior_return", due("superior_deliver", signed))
    assert returned == due_on(window_end, 28, PLAIN)
    assert returned <= due("superior_report", window_end)


def test_a_decision_is_due_seven_working_days_after_the_objection():
    given, expected = golden("objection-decision-clock")
    decide_by = due("objection_decision", day_of(given, "objection_received"))
    assert decide_by == day_of(expected, "decide_by")


@pytest.mark.parametrize("case_id", ["objection-wd-14", "objection-wd-15"])
def test_an_objection_is_in_time_through_the_fourteenth_working_day(case_id):
    given, expected = golden(case_id)
    due_day = due("objection", day_of(given, "received"))
    assert (day_of(given, "filed") <= due_day) is expected["accepted"]


def test_the_superior_takes_over_the_dialogue_when_january_is_over():
    given, expected = golden("plan-deadline")
    last_day = TERMS.yearly_term("plan_set", TODAY).due_on(given["year"])
    assert last_day + timedelta(days=1) == day_of(expected, "from_date")


def test_the_year_is_evaluated_by_the_end_of_the_next_january():
    for key in ("annual_evaluation", "annual_organization_result"):
        assert TERMS.yearly_term(key, TODAY).due_on(2026) == date(2027, 1, 31)


def test_each_path_has_its_own_terms():
    lengths = {
        path: [clock.working_days for clock in TERMS.clocks if clock.path is path]
        for path in ClockPath
    }
    assert sorted(lengths[ClockPath.NORMAL]) == [7, 14, 14, 14, 30]
    assert sorted(lengths[ClockPath.SUPERIOR]) == [7, 7, 14, 30]


def test_each_term_names_its_article():
    for term in (*TERMS.clocks, *TERMS.yearly):
        assert term.source.startswith("PermenPANRB 6/2022, ")


def test_an_objection_runs_on_the_employee_from_receipt():
    clock = TERMS.clock("objection", TODAY)
    assert (clock.on_whom, clock.starts_with) == (Duty.EMPLOYEE, StartEvent.RECEIVED)


def test_a_term_is_unknown_before_it_is_law():
    with pytest.raises(KeyError):
        TERMS.clock("objection", date(2022, 2, 6))
    assert TERMS.clock("objection", date(2022, 2, 7)).working_days == 14


def test_a_changed_term_counts_from_the_day_on_which_it_is_law():
    now = TERMS.clock("objection", TODAY)
    old = replace(now, span=Span.through(now.span.starts_on, date(2026, 12, 31)))
    new = replace(now, working_days=10, span=Span(date(2027, 1, 1)))
    terms = Terms((old, new), ())
    assert terms.clock("objection", date(2026, 12, 31)).working_days == 14
    assert terms.clock("objection", date(2027, 1, 1)).working_days == 10


def test_two_lengths_of_one_term_on_one_day_are_refused():
    now = TERMS.clock("objection", TODAY)
    with pytest.raises(InvalidDataError, match="terms_overlap"):
        Terms((now, replace(now, working_days=10)), ())
