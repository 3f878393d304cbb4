"""The matrix: every operation, in every state that matters, as every kind of caller."""

import pytest

from tests.matrix.callers import CALLERS
from tests.matrix.comparison import mismatches
from tests.matrix.stage import Stage
from tests.matrix.table import ROWS, Row


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_every_caller_is_answered_as_the_law_of_the_house_says(stage: Stage, row: Row) -> None:
    wrong = mismatches(stage, row)
    assert not wrong, "\n".join(wrong)


def test_no_request_has_left_anything(stage: Stage) -> None:
    assert stage.count_rows() == stage.initial_counts


def test_the_table_is_as_large_as_it_is_meant_to_be() -> None:
    assert len(ROWS) * len(CALLERS) >= 6_700
