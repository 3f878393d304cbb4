from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden.law import law

from penilaian_api.domain.errors import ConflictError, InvalidDataError, WrongStateError
from penilaian_api.domain.evaluation.objection import (
    OBJECTION,
    NextStep,
    ObjectionFacts,
    ObjectionRule,
    ObjectionState,
    ObjectionStep,
    admissible,
    decide,
    filing_refusal,
    hearing_faults,
)
from penilaian_api.domain.transitions import open_steps

FILING = law("objection_admissible", "filed")
RECEIVED, DUE = date(2027, 2, 1), date(2027, 2, 19)
FACTS = ObjectionFacts(today=DUE, received_on=RECEIVED, due_on=DUE, zone="Asia/Makassar")
OPEN = {ObjectionState.FILED, ObjectionState.HEARD}


def working_days_after(day: date, count: int) -> date:
    while count:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


@pytest.mark.parametrize("case", FILING)
def test_the_right_ends_with_the_fourteenth_working_day(case: dict[str, Any]) -> None:
    received = date.fromisoformat(case["inputs"]["received"])
    facts = ObjectionFacts(
        today=date.fromisoformat(case["inputs"]["filed"]),
        received_on=received,
        due_on=working_days_after(received, 14),
        zone="Asia/Jakarta",
    )
    reasons = "Bukti triwulan III belum dihitung" if case["inputs"]["reasons"] else ""
    assert (filing_refusal(facts, reasons) is None) is case["expected"]["accepted"]


@given(st.integers(-30, 30))
def test_the_due_day_counts_whole_and_the_next_one_not_at_all(days: int) -> None:
    refusal = admissible(replace(FACTS, today=DUE + timedelta(days=days)))
    assert (refusal is None) is (days <= 0)


def test_a_late_objection_is_told_day_hour_zone_rule_and_next_step() -> None:
    refusal = admissible(replace(FACTS, today=DUE + timedelta(days=1)))
    assert isinstance(refusal, WrongStateError)
    assert refusal.code == "objection_late"
    assert refusal.facts == {
        "rule": "permenpanrb-6-2022:V-B2",
        "received_on": "2027-02-01",
        "due_on": "2027-02-19",
        "due_hour": "24:00",
        "zone": "Asia/Makassar",
        "next_step": "ask_reopening",
    }


@pytest.mark.parametrize("rule", [ObjectionRule.FINAL_FROM_START, ObjectionRule.WINDOW_MISSED])
def test_a_final_result_is_refused_by_the_rule_that_made_it_final(rule: ObjectionRule) -> None:
    refusal = admissible(replace(FACTS, final_by=rule, received_on=None, due_on=None))
    assert isinstance(refusal, WrongStateError)
    assert refusal.code == "result_final"
    assert refusal.facts == {"rule": rule, "next_step": NextStep.ASK_DIALOGUE}


def test_at_the_top_there_is_nobody_to_object_to() -> None:
    refusal = admissible(replace(FACTS, has_reviewer=False))
    assert refusal is not None
    assert refusal.code == "objection_without_superior"
    assert refusal.facts["rule"] == ObjectionRule.NO_SUPERIOR


@pytest.mark.parametrize("missing", ["received_on", "due_on"])
def test_what_was_not_received_cannot_be_contested_yet(missing: str) -> None:
    refusal = admissible(replace(FACTS, **{missing: None}))
    assert refusal is not None
    assert refusal.code == "result_not_delivered"
    assert refusal.facts["next_step"] == NextStep.AWAIT_DELIVERY


@pytest.mark.parametrize("earlier", ObjectionState)
def test_a_result_is_contested_once(earlier: ObjectionState) -> None:
    refusal = admissible(replace(FACTS, earlier=earlier))
    assert isinstance(refusal, ConflictError)
    expected = NextStep.AWAIT_DECISION if earlier in OPEN else NextStep.READ_DECISION
    assert refusal.facts["next_step"] == expected


def test_an_objection_without_reasons_is_refused() -> None:
    refusal = filing_refusal(FACTS, "\n ")
    assert isinstance(refusal, InvalidDataError)
    assert [fault.pointer for fault in refusal.faults] == ["/reasons"]


def test_being_late_is_told_before_reasons_are_asked_for() -> None:
    refusal = filing_refusal(replace(FACTS, today=date(2027, 3, 1)), "")
    assert refusal is not None
    assert refusal.code == "objection_late"


@pytest.mark.parametrize(
    ("employee", "assessor", "missing"),
    [
        ("a", "b", []),
        (" ", "b", ["/employee_statement"]),
        ("a", "", ["/assessor_statement"]),
        ("", "", ["/employee_statement", "/assessor_statement"]),
    ],
)
def test_both_are_heard(employee: str, assessor: str, missing: list[str]) -> None:
    assert [fault.pointer for fault in hearing_faults(employee, assessor)] == missing


def test_nothing_is_decided_before_the_hearing() -> None:
    with pytest.raises(WrongStateError):
        decide(ObjectionState.FILED, changes=True)


def test_the_decision_upholds_or_changes_and_ends_it() -> None:
    upheld = decide(ObjectionState.HEARD, changes=False)
    changed = decide(ObjectionState.HEARD, changes=True)
    assert (upheld, changed) == (ObjectionState.UPHELD, ObjectionState.CHANGED)
    assert open_steps(OBJECTION, upheld) == open_steps(OBJECTION, changed) == ()


def test_a_filed_objection_can_only_be_heard() -> None:
    assert open_steps(OBJECTION, ObjectionState.FILED) == (ObjectionStep.HEAR,)
