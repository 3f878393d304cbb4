"""Write what a survey says as the document that is frozen."""

from fractions import Fraction
from typing import Any, Final

from penilaian_api.domain.scoring.record.numbers import ratio, round_half_up
from penilaian_api.domain.survey.estimate import Estimate
from penilaian_api.domain.survey.release import GroupResult

DIGITS: Final = 4


def result_document(result: GroupResult) -> dict[str, Any]:
    """Write what a group of questionnaires says."""
    return {
        "count": result.count,
        "index": _estimate(result.index),
        "grade": result.grade,
        "questions": [
            {"code": item.code, "counts": [*item.counts], "mean": _estimate(item.mean)}
            for item in result.questions
        ],
    }


def rounded(value: Fraction) -> str:
    """Write a number with the places that are kept of it."""
    return str(round_half_up(value, DIGITS))


def _estimate(estimate: Estimate | None) -> dict[str, Any] | None:
    if estimate is None:
        return None
    return {
        "exact": ratio(estimate.mean),
        "value": rounded(estimate.mean),
        "low": None if estimate.low is None else rounded(estimate.low),
        "high": None if estimate.high is None else rounded(estimate.high),
    }
