from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.cycle.cycle import (
    PERIOD,
    CountingPeriod,
    Gate,
    GateCheck,
    PeriodDays,
    PeriodState,
    PeriodStep,
    refuse_settled,
)
from penilaian_api.domain.cycle.cycle import opening_faults as faults_of
from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.scoring.engine.realization import Frequency
from penilaian_api.domain.transitions import advance, open_steps

PASSED = [GateCheck(gate, lacking=0) for gate in Gate]


def test_a_period_opens_when_every_gate_is_passed() -> None:
    assert faults_of(PASSED) == ()


def test_a_shut_gate_says_how_much_is_lacking() -> None:
    (fault,) = faults_of([*PASSED[1:], GateCheck(Gate.SOCIALISATION, lacking=12)])
    assert (fault.pointer, fault.code) == ("/gates/socialisation", "gate_shut")
    assert fault.facts == {"gate": "socialisation", "lacking": "12"}


def test_a_gate_that_nobody_looked_at_is_shut() -> None:
    assert [fault.code for fault in faults_of([])] == ["gate_unchecked"] * len(Gate)


def test_a_waiver_needs_a_reason() -> None:
    (fault,) = faults_of([*PASSED[:2], GateCheck(Gate.ORGANIZATION, lacking=3, waiver="  ")])
    assert (fault.pointer, fault.code) == ("/gates/organization/waiver", "reason_required")


@given(st.lists(st.integers(0, 3), min_size=3, max_size=3), st.sets(st.sampled_from(Gate)))
def test_a_period_opens_exactly_when_each_gate_is_passed_or_waived(
    lacking: list[int], waived: set[Gate]
) -> None:
    checks = [
        GateCheck(gate, count, "agreed with the agency" if gate in waived else None)
        for gate, count in zip(Gate, lacking, strict=True)
    ]
    shut = [check.gate for check in checks if check.lacking and check.gate not in waived]
    assert [fault.facts["gate"] for fault in faults_of(checks)] == shut


def test_a_closed_period_is_reopened_for_rating() -> None:
    assert open_steps(PERIOD, PeriodState.CLOSED) == (PeriodStep.REOPEN,)
    assert advance(PERIOD, PeriodState.CLOSED, PeriodStep.REOPEN) is PeriodState.RATING


QUARTER = PeriodDays(
    starts_on=date(2026, 1, 1),
    ends_on=date(2026, 3, 31),
    rate_from=date(2026, 3, 25),
    rate_until=date(2026, 4, 15),
    zone="Asia/Jakarta",
)
AFTER = date(2026, 4, 1)
LAST = CountingPeriod(
    "q1", Frequency.QUARTER, PeriodState.RATING, QUARTER, Frequency.MONTH, with_earlier=True
)


@pytest.mark.parametrize("state", PeriodState)
@pytest.mark.parametrize("frequency", Frequency)
@pytest.mark.parametrize("day", [date(2025, 12, 31), QUARTER.starts_on, QUARTER.ends_on, AFTER])
def test_only_a_closed_period_settles_what_it_counts_from_its_first_to_its_last_day(
    state: PeriodState, frequency: Frequency, day: date
) -> None:
    period = CountingPeriod("q1", Frequency.QUARTER, state, QUARTER, frequency)
    is_within = day in {QUARTER.starts_on, QUARTER.ends_on}
    if state is PeriodState.CLOSED and is_within and frequency is not Frequency.YEAR:
        with pytest.raises(ConflictError) as refused:
            refuse_settled([period], day)
        assert refused.value.code == "progress_settled"
        assert (refused.value.facts["period"], refused.value.facts["on"]) == ("q1", str(day))
    else:
        refuse_settled([period], day)


def test_where_the_latest_entry_counts_a_closed_period_settles_all_days_before_its_end() -> None:
    closed = replace(LAST, state=PeriodState.CLOSED)
    for day in (date(2025, 6, 1), QUARTER.ends_on):
        with pytest.raises(ConflictError, match="progress_settled"):
            refuse_settled([closed], day)
        refuse_settled([LAST], day)
    refuse_settled([closed], AFTER)


def test_a_closed_year_settles_every_indicator() -> None:
    for frequency in Frequency:
        year = CountingPeriod("year", Frequency.YEAR, PeriodState.CLOSED, QUARTER, frequency)
        with pytest.raises(ConflictError, match="progress_settled"):
            refuse_settled([year], QUARTER.ends_on)
