"""Write what a survey says as the document that is frozen: canonical, with its digest."""

import hashlib
import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final

from penilaian_api.domain.errors import ConflictError
from penilaian_api.domain.scoring.record.numbers import ratio, round_half_up
from penilaian_api.domain.survey.estimate import Estimate
from penilaian_api.domain.survey.release import GroupResult

DIGITS: Final = 4


def frozen(content: Mapping[str, Any]) -> tuple[str, str]:
    """Write a document canonically (RFC 8785), and give it with its SHA-256."""
    text = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return text, _digest(text)


def refuse_damaged(text: str, digest: str) -> None:
    """Refuse a document that is no longer what was frozen."""
    if _digest(text) != digest:
        raise ConflictError("result_damaged")


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


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
