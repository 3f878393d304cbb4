"""Define the request and response shapes of the reviews of indicators."""

from typing import Annotated

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Exact, Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.indicator.review import ReviewFinding, ReviewOutcome


class ReviewedOut(ShapeOut):
    """How many indicators were reviewed, of how many something was found, and who stays decided."""

    reviewed: int
    with_findings: int
    decided_before: int


class ReviewOut(ShapeOut):
    """What a closed period says of a version of an indicator, and what was decided on it.

    Of `lines` of plans, `missing` went without a realization, and of the others `at_target` reached
    the target; `told_apart` is the share of pairs of people with different attainment. Of
    `compared` lines with a second source, `disagreeing` differ from it by more than a tenth.
    `measurability` is of 100. `relevance` is the mean of `raters` holders of the positions in the
    newest survey that shows one, from 0 (all gave the lowest answer) to 1 (the highest).
    """

    id: Key
    period_id: Key
    period_key: str
    indicator_id: Key
    key: str
    indicator_version_id: Key
    number: int
    statement: str
    lines: int
    missing: int
    at_target: int
    told_apart: Exact | None
    compared: int
    disagreeing: int
    measurability: int
    relevance: Exact | None
    raters: int | None
    findings: tuple[ReviewFinding, ...]
    reviewed_at: Instant
    outcome: ReviewOutcome | None
    reason: str | None
    new_version_id: Key | None
    decided_by: Key | None
    decided_at: Instant | None
    version: int


class ReviewPage(PageOut):
    """One page of reviews, the first made first."""

    items: tuple[ReviewOut, ...]


class ReviewDecisionIn(ShapeIn):
    """What is decided on a reviewed indicator, and why; an adjusted one names its new version."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"outcome": "kept", "reason": "Target dinaikkan mulai tahun depan, ukurannya tetap"}
            ]
        }
    )

    outcome: ReviewOutcome
    reason: Annotated[str, text(1000)]
    new_version_id: Key | None = None
