"""Let points propose the two ratings; the quadrant decides on those that were confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.scoring.engine.parts import (
    Evaluated,
    counting,
    evaluate,
    items,
    part_scores,
    shares,
)
from penilaian_api.domain.scoring.engine.quadrant import meet
from penilaian_api.domain.scoring.record.card import Item, PartScore, Ratings, Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS
from penilaian_api.domain.scoring.record.trail import Operand, Step, Trail
from penilaian_api.domain.scoring.scheme.parts import Axis
from penilaian_api.domain.scoring.scheme.scheme import WeightedQuadrantScheme
from penilaian_api.domain.scoring.vocabulary import Expectation


@dataclass(frozen=True, slots=True)
class _Side:
    """One axis: its parts and the rating that their points propose."""

    evaluated: tuple[Evaluated, ...]
    proposed: Expectation | None


def score_weighted_quadrant(
    scheme: WeightedQuadrantScheme, inputs: Sequence[Input], facts: Facts
) -> Scorecard:
    """Return the proposals of both axes and the predicate of the confirmed ratings."""
    trail = Trail()
    results = _side(scheme, "results", scheme.results, inputs, trail)
    behavior = _side(scheme, "behavior", scheme.behavior, inputs, trail)
    met = meet(scheme, inputs, facts, trail)
    parts: list[PartScore] = []
    found: list[Item] = []
    brought: dict[str, Fraction] = {}
    for side in (results, behavior):
        parts += part_scores(side.evaluated, summed=False)
        found += items(side.evaluated)
        brought |= shares(side.evaluated)
    gaps = [gap for side in (results, behavior) for one in side.evaluated for gap in one.gaps]
    return Scorecard(
        scheme=scheme.key,
        digits=scheme.round,
        score=None,
        predicate=met.predicate,
        ratings=met.ratings,
        suggested=Ratings(results.proposed, behavior.proposed),
        trail=trail.steps(brought),
        parts=tuple(parts),
        items=tuple(found),
        missing=(*gaps, *met.missing),
        notes=met.notes,
    )


def _side(
    scheme: WeightedQuadrantScheme, name: str, axis: Axis, inputs: Sequence[Input], trail: Trail
) -> _Side:
    evaluated = tuple(
        evaluate(part, inputs, trail, without_additional=False)
        for part in axis.parts
        if part.weight > 0
    )
    members = counting(evaluated)
    if not members:
        return _Side(evaluated, None)
    mean = trail.mean(f"axis/{name}/mean", STEPS["axis"].fill(name=TERMS[name]), members, "rule")
    points = _limited(scheme, name, mean, trail)
    return _Side(evaluated, _proposed(name, axis, points, trail))


def _limited(scheme: WeightedQuadrantScheme, name: str, mean: Step, trail: Trail) -> Step:
    floor = Operand("floor", text(scheme.floor), "scheme:floor")
    cap = Operand("cap", text(scheme.cap), "scheme:cap")
    return trail.number(
        f"axis/{name}",
        STEPS["axis"].fill(name=TERMS[name]),
        formula="min(max(mean, floor), cap)",
        operands=[mean.operand("mean"), floor, cap],
        exact=min(max(mean.value, scheme.floor), scheme.cap),
        basis=scheme.basis,
        digits=scheme.round,
    )


def _proposed(name: str, axis: Axis, points: Step, trail: Trail) -> Expectation:
    proposed = Expectation.BELOW
    if points.value >= axis.above:
        proposed = Expectation.ABOVE
    elif points.value >= axis.met:
        proposed = Expectation.MET
    trail.word(
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
