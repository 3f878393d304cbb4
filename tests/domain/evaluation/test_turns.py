"""Who takes the next step: exactly one person, or a named reason why nobody can."""

from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.organization.organizations import DAYS, PEOPLE, key, organizations

from penilaian_api.domain.evaluation.evaluation import EvaluationState as State
from penilaian_api.domain.evaluation.objection import ObjectionState
from penilaian_api.domain.evaluation.turns import (
    EvaluationProgress,
    Impasse,
    Leaders,
    decider,
    next_actor,
)
from penilaian_api.domain.organization.assessor import assessor, assessors, reviewer

SUP, HEAD, OTHER, STAFF = (key(name) for name in ("sup", "head", "other", "staff"))
BOTH, ALONE, NOBODY = Leaders(SUP, HEAD), Leaders(SUP, None), Leaders(None, None)


@pytest.mark.parametrize(
    ("progress", "leaders", "expected"),
    [
        (EvaluationProgress(State.OPEN, is_in_rating=False), NOBODY, None),
        (EvaluationProgress(State.OPEN, is_in_rating=True), BOTH, SUP),
        (EvaluationProgress(State.RATED, is_in_rating=True), BOTH, SUP),
        (EvaluationProgress(State.RATED, is_in_rating=True, is_window_over=True), BOTH, HEAD),
        (EvaluationProgress(State.RATED, is_in_rating=True, is_window_over=True), ALONE, SUP),
        (EvaluationProgress(State.RATED, is_in_rating=True), NOBODY, Impasse.NO_LEADER),
        (
            EvaluationProgress(State.OPEN, is_in_rating=False, is_period_closed=True),
            BOTH,
            Impasse.PERIOD_CLOSED,
        ),
        (
            EvaluationProgress(State.FINAL, is_in_rating=True, finalizer=SUP, result_number=1),
            BOTH,
            SUP,
        ),
        (
            EvaluationProgress(State.FINAL, is_in_rating=True, finalizer=HEAD, result_number=1),
            BOTH,
            HEAD,
        ),
        (
            EvaluationProgress(State.FINAL, is_in_rating=False, finalizer=OTHER, result_number=1),
            BOTH,
            SUP,
        ),
        (
            EvaluationProgress(State.FINAL, is_in_rating=False, finalizer=SUP, result_number=1),
            NOBODY,
            Impasse.NO_LEADER,
        ),
        (
            EvaluationProgress(
                State.DELIVERED, is_in_rating=True, result_number=1, delivered_number=1
            ),
            NOBODY,
            None,
        ),
        (
            EvaluationProgress(
                State.DELIVERED, is_in_rating=True, result_number=2, delivered_number=1
            ),
            BOTH,
            HEAD,
        ),
        (
            EvaluationProgress(
                State.DELIVERED, is_in_rating=True, result_number=2, delivered_number=1
            ),
            ALONE,
            Impasse.NO_LEADER,
        ),
    ],
)
def test_l2_the_next_step_is_one_persons_or_nobodys_for_a_named_reason(progress, leaders, expected):
    assert next_actor(progress, leaders) == expected


@pytest.mark.parametrize(
    ("contested", "leaders", "expected"),
    [
        (SUP, BOTH, HEAD),
        (HEAD, BOTH, Impasse.NO_DECIDER),
        (SUP, ALONE, Impasse.NO_DECIDER),
        (OTHER, Leaders(SUP, STAFF), Impasse.NO_DECIDER),
    ],
)
def test_l2_an_objection_is_decided_by_a_third_person(contested, leaders, expected):
    for state in (ObjectionState.FILED, ObjectionState.HEARD):
        assert decider(state, STAFF, contested, leaders) == expected
    for state in (ObjectionState.UPHELD, ObjectionState.CHANGED):
        assert decider(state, STAFF, contested, leaders) is None


OPEN_CASES = [
    EvaluationProgress(state, is_in_rating=True, is_window_over=over)
    for state, over in product((State.OPEN, State.RATED), (False, True))
]


@given(organizations(), st.sampled_from(OPEN_CASES))
def test_l2_in_any_history_an_open_evaluation_has_one_actor_or_an_impasse(organization, progress):
    rows = assessors(organization)
    people = [key(f"e{number}") for number in range(PEOPLE)]
    ever = {entry.employee for entry in organization.assignments}
    for day, person in product(DAYS, people):
        leaders = Leaders(assessor(rows, person, day), reviewer(rows, person, day))
        actor = next_actor(progress, leaders)
        assert isinstance(actor, UUID | Impasse)
        assert actor != person
        if isinstance(actor, UUID):
            assert person in ever
