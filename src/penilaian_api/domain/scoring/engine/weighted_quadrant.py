"""Score by a weighted quadrant: points propose both ratings, the confirmed ones choose a cell."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.scoring.engine.grounds.losses import Limited, items
from penilaian_api.domain.scoring.engine.grounds.ratings import is_axis, record_ratings
from penilaian_api.domain.scoring.engine.grounds.written_shares import limit_notes
from penilaian_api.domain.scoring.engine.parts import (
    PartResult,
    part_scores,
    score_part,
    shares,
    weighted_members,
)
from penilaian_api.domain.scoring.engine.quadrant import apply_quadrant
from penilaian_api.domain.scoring.record.card import Item, Note, PartScore, Ratings, Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS
from penilaian_api.domain.scoring.record.trail import EngineVersion, Operand, ScoreStep, ScoreTrail
from penilaian_api.domain.scoring.scheme.parts import Axis
from penilaian_api.domain.scoring.scheme.scheme import WeightedQuadrantScheme
from penilaian_api.domain.scoring.vocabulary import Expectation


@dataclass(frozen=True, slots=True)
class _AxisResult:
    """One axis: its parts and the rating that their points propose."""

    parts: tuple[PartResult, ...]
    proposed: Expectation | None
    items: tuple[Item, ...] = ()
    notes: tuple[Note, ...] = ()


def score_weighted_quadrant(
    scheme: WeightedQuadrantScheme, inputs: Sequence[Input], facts: Facts, engine: EngineVersion
) -> Scorecard:
    """Return the proposals of both axes and the predicate of the confirmed ratings."""
    trail = ScoreTrail(engine)
    single = record_ratings(inputs, lambda rating: not is_axis(rating), trail)
    results = _score_axis(scheme, "results", scheme.results, inputs, trail)
    behavior = _score_axis(scheme, "behavior", scheme.behavior, inputs, trail)
    quadrant = apply_quadrant(scheme, inputs, facts, trail)
    axis_parts: list[PartScore] = []
    earned_items: list[Item] = []
    step_shares: dict[str, Fraction] = {}
    for axis in (results, behavior):
        axis_parts += part_scores(axis.parts, None)
        earned_items += axis.items
        step_shares |= shares(axis.parts)
    gaps = [gap for axis in (results, behavior) for part in axis.parts for gap in part.gaps]
    return Scorecard(
        digits=scheme.round,
        score=None,
        predicate=quadrant.predicate,
        ratings=quadrant.ratings,
        suggested=Ratings(results.proposed, behavior.proposed),
        trail=trail.steps(step_shares),
        parts=tuple(axis_parts),
        items=tuple(earned_items),
        missing=(*gaps, *quadrant.missing),
        notes=(*results.notes, *behavior.notes, *quadrant.notes),
        given=(*quadrant.given, *single),
    )


def _score_axis(
    scheme: WeightedQuadrantScheme,
    name: str,
    axis: Axis,
    inputs: Sequence[Input],
    trail: ScoreTrail,
) -> _AxisResult:
    parts = tuple(
        score_part(part, inputs, trail, without_additional=False)
        for part in axis.parts
        if part.weight > 0
    )
    members = weighted_members(parts)
    if not members:
        return _AxisResult(parts, None)
    mean = trail.add_mean(
        f"axis/{name}/mean", STEPS["axis"].fill(name=TERMS[name]), members, "rule"
    )
    points = _limit(scheme, name, mean, trail)
    limited = Limited(mean.value, scheme.floor, scheme.cap)
    return _AxisResult(
        parts,
        _propose_rating(name, axis, points, trail),
        items(f"axis/{name}/", parts, limited, trail),
        limit_notes(limited),
    )


def _limit(
    scheme: WeightedQuadrantScheme, name: str, mean: ScoreStep, trail: ScoreTrail
) -> ScoreStep:
    floor = Operand("floor", text(scheme.floor), "scheme:floor")
    cap = Operand("cap", text(scheme.cap), "scheme:cap")
    return trail.add_number(
        f"axis/{name}",
        STEPS["axis"].fill(name=TERMS[name]),
        formula="min(max(mean, floor), cap)",
        operands=[mean.operand("mean"), floor, cap],
        exact=min(max(mean.value, scheme.floor), scheme.cap),
        basis=scheme.basis,
        digits=scheme.round,
    )


def _propose_rating(name: str, axis: Axis, points: ScoreStep, trail: ScoreTrail) -> Expectation:
    proposed = Expectation.BELOW
    if points.value >= axis.above:
        proposed = Expectation.ABOVE
    elif points.value >= axis.met:
        proposed = Expectation.MET
    trail.add_outcome(
        f"suggestion/{name}",
        STEPS["suggestion"].fill(name=TERMS[name]),
        formula="'above' if points >= above else 'met' if points >= met else 'below'",
        operands=[
            points.operand("points"),
            Operand("above", text(axis.above), f"scheme:{name}/above"),
            Operand("met", text(axis.met), f"scheme:{name}/met"),
        ],
        outcome=proposed,
        basis="scheme:thresholds",
    )
    return proposed
