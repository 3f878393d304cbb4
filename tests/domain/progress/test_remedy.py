"""The ladder of steps where a result makes no progress: it is taken over last."""

import pytest

from penilaian_api.domain.progress.remedy import RemedyKind, refused_for

OTHERS = [kind for kind in RemedyKind if kind is not RemedyKind.TAKE_OVER]


@pytest.mark.parametrize("kind", OTHERS)
def test_any_other_step_may_come_first_and_opens_the_take_over(kind: RemedyKind) -> None:
    assert refused_for(kind, []) is None
    assert refused_for(kind, [kind]) is None
    assert refused_for(RemedyKind.TAKE_OVER, [kind]) is None


def test_nothing_is_taken_over_first() -> None:
    assert refused_for(RemedyKind.TAKE_OVER, []) == "taken_over_too_early"


@pytest.mark.parametrize("kind", list(RemedyKind))
def test_nothing_follows_a_take_over(kind: RemedyKind) -> None:
    assert refused_for(kind, [OTHERS[0], RemedyKind.TAKE_OVER]) == "taken_over_already"
