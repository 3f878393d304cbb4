"""Score inputs by a scheme: the one function from which every result comes."""

from collections.abc import Sequence
from fractions import Fraction

from penilaian_api.domain.scoring.engine.quadrant import score_quadrant
from penilaian_api.domain.scoring.engine.weighted import score_weighted
from penilaian_api.domain.scoring.engine.weighted_quadrant import score_weighted_quadrant
from penilaian_api.domain.scoring.record.card import Ratings, Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, sort_inputs
from penilaian_api.domain.scoring.record.numbers import ratio, round_half_up, text
from penilaian_api.domain.scoring.record.trail import NEWEST, EngineVersion
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, Scheme, WeightedScheme


def score(
    scheme: Scheme, inputs: Sequence[Input], facts: Facts, engine: EngineVersion = NEWEST
) -> Scorecard:
    """Return the outcome of *inputs* and *facts* under *scheme*, with its trail.

    The order of *inputs* does not matter. Refuses an incomplete part whose policy is ``block``.
    An earlier *engine* gives what it gave at its time, for results that became final by it.
    """
    ordered = sort_inputs(inputs)
    if isinstance(scheme, QuadrantScheme):
        return score_quadrant(scheme, ordered, facts, engine)
    if isinstance(scheme, WeightedScheme):
        return score_weighted(scheme, ordered, facts, engine)
    return score_weighted_quadrant(scheme, ordered, facts, engine)


def scorecard_to_wire(card: Scorecard) -> dict[str, object]:
    """Write the outcome and the trail as JSON, decimals as strings."""
    return {**outcome_to_wire(card), "trail": [step.to_wire() for step in card.trail]}


def outcome_to_wire(card: Scorecard) -> dict[str, object]:
    """Write the outcome as JSON, without the trail."""
    return {
        "score": None if card.score is None else format(card.score, "f"),
        "predicate": card.predicate,
        "ratings": _ratings_to_wire(card.ratings),
        "suggested": _ratings_to_wire(card.suggested),
        "parts": [
            {
                "key": part.key,
                "points": _format_points(card, part.points),
                "exact": ratio(part.points),
                "weight": text(part.weight),
                "share": None if part.written_share is None else format(part.written_share, "f"),
            }
            for part in card.parts
        ],
        "aspects": {
            aspect.value: _format_points(card, value) for aspect, value in card.aspects.items()
        },
        "missing": [gap.key for gap in card.missing],
    }


def _ratings_to_wire(ratings: Ratings) -> dict[str, object]:
    return {"results": ratings.results, "behavior": ratings.behavior}


def _format_points(card: Scorecard, value: Fraction) -> str:
    return format(round_half_up(value, card.digits), "f")
