"""A goal stands nowhere below itself, however long the branch."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.cycle.goals import is_circle

CITY, OFFICE, DIVISION, OTHER = (UUID(int=number) for number in range(1, 5))
PARENTS = {CITY: None, OFFICE: CITY, DIVISION: OFFICE, OTHER: None}


@pytest.mark.parametrize(
    ("goal", "parent", "expected"),
    [
        (CITY, CITY, True),
        (CITY, OFFICE, True),
        (CITY, DIVISION, True),
        (OFFICE, DIVISION, True),
        (DIVISION, CITY, False),
        (OFFICE, OTHER, False),
        (OTHER, DIVISION, False),
        (UUID(int=9), DIVISION, False),
    ],
)
def test_only_a_parent_on_the_own_branch_makes_a_circle(goal, parent, expected) -> None:
    assert is_circle(goal, parent, PARENTS) is expected


@given(st.integers(1, 40), st.data())
def test_a_move_that_is_let_pass_keeps_every_goal_on_a_way_to_a_top(size, data) -> None:
    parents: dict[UUID, UUID | None] = {}
    for number in range(size):
        above = data.draw(st.integers(-1, number - 1))
        parents[UUID(int=number)] = None if above < 0 else UUID(int=above)
    goal = UUID(int=data.draw(st.integers(0, size - 1)))
    parent = UUID(int=data.draw(st.integers(0, size - 1)))
    if is_circle(goal, parent, parents):
        return
    parents[goal] = parent
    for first in parents.values():
        steps, above = 0, first
        while above is not None:
            steps, above = steps + 1, parents[above]
            assert steps <= size
