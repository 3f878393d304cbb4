"""Which ratings lie at an end of the scale, and what grounds them."""

import pytest

from penilaian_api.domain.evaluation.evaluation import (
    AssessmentDraft,
    Rating,
    finalizing_faults,
    is_extreme,
)
from penilaian_api.domain.scoring.vocabulary import Expectation
from penilaian_api.storage.packaged_data import feedback_rules

MET = Expectation.MET


@pytest.mark.parametrize(
    ("chosen", "level", "expected"),
    [
        (Expectation.ABOVE, None, True),
        (MET, None, False),
        (Expectation.BELOW, None, True),
        (None, 1, True),
        (None, 2, False),
        (None, 4, False),
        (None, 5, True),
        (None, None, False),
    ],
)
def test_the_ends_of_the_scale(chosen, level, expected) -> None:
    assert is_extreme(Rating("criterion:x", chosen, level)) is expected


@pytest.mark.parametrize(
    ("evidenced", "codes"),
    [(None, []), (frozenset({"results"}), []), (frozenset(), ["extreme_without_grounds"])],
)
def test_evidence_or_a_reason_grounds_a_rating(evidenced, codes) -> None:
    ratings = (
        Rating("results", Expectation.ABOVE, suggested=Expectation.ABOVE),
        Rating("behavior", MET, suggested=MET),
    )
    draft = AssessmentDraft(ratings, needs_organization_result=False, evidenced=evidenced)
    assert [fault.code for fault in finalizing_faults(draft, feedback_rules())] == codes
