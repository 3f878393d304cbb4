from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.cycle.cycle import (
    PERIOD,
    SCHEME,
    PeriodState,
    PeriodStep,
    SchemeStatus,
)
from penilaian_api.domain.errors import WrongStateError
from penilaian_api.domain.evaluation.evaluation import EVALUATION, EvaluationState, EvaluationStep
from penilaian_api.domain.evaluation.objection import OBJECTION, ObjectionState, ObjectionStep
from penilaian_api.domain.indicator.check import INDICATOR, IndicatorState, IndicatorStep
from penilaian_api.domain.plan.plan import PLAN, PlanState, PlanStep
from penilaian_api.domain.transitions import VersionStep, Workflow, advance, legal_pairs, open_steps

Case = tuple[Workflow[Any, Any], type[StrEnum], type[StrEnum]]

WORKFLOWS: list[Case] = [
    (PLAN, PlanState, PlanStep),
    (EVALUATION, EvaluationState, EvaluationStep),
    (OBJECTION, ObjectionState, ObjectionStep),
    (SCHEME, SchemeStatus, VersionStep),
    (PERIOD, PeriodState, PeriodStep),
    (INDICATOR, IndicatorState, IndicatorStep),
]
MAKING = {EvaluationStep.START, ObjectionStep.FILE}
every_workflow = pytest.mark.parametrize(
    ("workflow", "states", "steps"), WORKFLOWS, ids=[case[0].name for case in WORKFLOWS]
)


@given(st.sampled_from(WORKFLOWS), st.data())
def test_a_step_leads_where_the_table_says_or_is_refused(case: Case, data: st.DataObject) -> None:
    workflow, states, steps = case
    state = data.draw(st.sampled_from(list(states)))
    step = data.draw(st.sampled_from(list(steps)))
    if step in open_steps(workflow, state):
        assert (state, advance(workflow, state, step)) in legal_pairs(workflow)
    else:
        with pytest.raises(WrongStateError) as refused:
            advance(workflow, state, step)
        assert refused.value.facts == {"state": state, "step": step}


@every_workflow
def test_every_state_can_be_reached_from_the_start(
    workflow: Workflow[Any, Any], states: type[StrEnum], steps: type[StrEnum]
) -> None:
    reached = {workflow.start}
    for _ in states:
        reached |= {target for origin, target in legal_pairs(workflow) if origin in reached}
    assert reached == set(states)
    assert {step for _, step in workflow.table} == set(steps) - MAKING


@every_workflow
def test_legal_pairs_hold_each_move_once(
    workflow: Workflow[Any, Any], states: type[StrEnum], steps: type[StrEnum]
) -> None:
    moves = {
        (state, advance(workflow, state, step))
        for state in states
        for step in steps
        if step in open_steps(workflow, state)
    }
    assert legal_pairs(workflow) == moves


@pytest.mark.parametrize("words", [case[index] for case in WORKFLOWS for index in (1, 2)])
def test_states_and_steps_are_written_in_lower_case(words: type[StrEnum]) -> None:
    assert all(word.value == word.name.lower() for word in words)


def test_names_of_workflows_differ() -> None:
    assert len({workflow.name for workflow, _, _ in WORKFLOWS}) == len(WORKFLOWS)


def test_a_closed_plan_admits_no_further_step() -> None:
    assert open_steps(PLAN, PlanState.CLOSED) == ()


def test_an_approved_plan_can_be_signed_revised_and_closed_only() -> None:
    assert set(open_steps(PLAN, PlanState.APPROVED)) == {
        PlanStep.SIGN,
        PlanStep.REVISE,
        PlanStep.CLOSE,
    }


def test_a_retired_indicator_stays_retired() -> None:
    assert open_steps(INDICATOR, IndicatorState.RETIRED) == ()


def test_an_evaluation_is_rated_before_it_is_final() -> None:
    with pytest.raises(WrongStateError):
        advance(EVALUATION, EvaluationState.OPEN, EvaluationStep.FINALIZE)


def test_a_result_can_be_reopened_only_once_it_is_final() -> None:
    reopening = {
        state for state in EvaluationState if EvaluationStep.REOPEN in open_steps(EVALUATION, state)
    }
    assert reopening == {EvaluationState.FINAL, EvaluationState.DELIVERED}
