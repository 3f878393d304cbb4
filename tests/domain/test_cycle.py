from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.cycle import PERIOD, Gate, GateCheck, PeriodState, PeriodStep
from penilaian_api.domain.cycle import opening_faults as faults_of
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
