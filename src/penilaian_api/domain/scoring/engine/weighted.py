"""Score by weighted parts: total, adjustments, limits, rounding, bands, conditions, vetoes.

The order is part of the rule and never changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.adjustments import adjust, takes_additional
from penilaian_api.domain.scoring.engine.bands import decide_predicate
from penilaian_api.domain.scoring.engine.parts import (
    PartResult,
    aspects,
    items,
    part_scores,
    score_part,
    shares,
    weighted_members,
)
from penilaian_api.domain.scoring.record.card import Note, Ratings, Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, PeriodResult, RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS
from penilaian_api.domain.scoring.record.trail import Member, Operand, ScoreStep, ScoreTrail
from penilaian_api.domain.scoring.scheme.scheme import WeightedScheme
from penilaian_api.domain.scoring.vocabulary import Expectation, RollUp


@dataclass(frozen=True, slots=True)
class _Total:
    """A weighted total with its parts and adjustments, before limits and rounding."""

    trail: ScoreTrail
    step: ScoreStep
    added: tuple[ScoreStep, ...]
    notes: tuple[Note, ...]
    parts: tuple[PartResult, ...]


def score_weighted(scheme: WeightedScheme, inputs: Sequence[Input], facts: Facts) -> Scorecard:
    """Return the score of *inputs*, or of the periods below where the scheme rolls them up."""
    periods = [item for item in inputs if isinstance(item, PeriodResult)]
    if periods and scheme.roll_up is not RollUp.SHOWN:
        return _roll_up(scheme, inputs, periods, facts)
    trail = ScoreTrail()
    without_additional = takes_additional(scheme)
    parts = [
        score_part(part, inputs, trail, without_additional=without_additional)
        for part in scheme.parts
        if part.weight > 0
    ]
    members = weighted_members(parts)
    if not members:
        raise InvalidDataError("nothing_to_score")
    step = trail.add_mean("total", STEPS["total"], members, "rule:weighted_mean")
    added, notes = adjust(scheme, inputs, trail)
    total = _Total(trail, step, tuple(added), tuple(notes), tuple(parts))
    return _finish(scheme, inputs, facts, total)


def chosen_ratings(inputs: Sequence[Input]) -> Ratings:
    """Return the two ratings that the assessor chose, None where they chose none."""
    chosen = {rating.about: rating.chosen for rating in inputs if isinstance(rating, RatingInput)}
    ratings = {
        about: Expectation(level) if level in list(Expectation) else None
        for about, level in chosen.items()
    }
    return Ratings(ratings.get("results"), ratings.get("behavior"))


def _finish(
    scheme: WeightedScheme, inputs: Sequence[Input], facts: Facts, total: _Total
) -> Scorecard:
    """Limit and round the total, find the predicate, and put the card together."""
    trail, parts = total.trail, total.parts
    score = _score(scheme, total.step, total.added, trail)
    decision = decide_predicate(scheme, score, facts, trail)
    sub_scores = aspects(parts, trail)
    return Scorecard(
        digits=scheme.round,
        score=score.rounded,
        predicate=decision.predicate,
        ratings=chosen_ratings(inputs),
        suggested=Ratings(),
        trail=trail.steps(shares(parts)),
        parts=part_scores(parts, summed=True),
        aspects=sub_scores,
        items=items(parts),
        missing=tuple(gap for part in parts for gap in part.gaps),
        notes=(*total.notes, *decision.notes),
    )


def _score(
    scheme: WeightedScheme, total: ScoreStep, added: Sequence[ScoreStep], trail: ScoreTrail
) -> ScoreStep:
    names = ["total", *(f"a{index}" for index in range(1, len(added) + 1))]
    value = sum((step.value for step in (total, *added)), Fraction(0))
    operands = [step.operand(name) for name, step in zip(names, (total, *added), strict=True)]
    operands.append(Operand("floor", text(scheme.floor), "scheme:floor"))
    operands.append(Operand("cap", text(scheme.cap), "scheme:cap"))
    return trail.add_number(
        "score",
        STEPS["score"],
        formula=f"min(max({' + '.join(names)}, floor), cap)",
        operands=operands,
        exact=min(max(value, scheme.floor), scheme.cap),
        basis=scheme.basis,
        digits=scheme.round,
    )


def _roll_up(
    scheme: WeightedScheme, inputs: Sequence[Input], periods: Sequence[PeriodResult], facts: Facts
) -> Scorecard:
    """Roll up the year from its periods; adjustments already stand in their scores."""
    trail = ScoreTrail()
    used = periods[-1:] if scheme.roll_up is RollUp.LAST else periods
    by_months = scheme.roll_up is RollUp.MONTHS_WEIGHTED
    weights = [Fraction(period.months) if by_months else Fraction(1) for period in used]
    if any(weight <= 0 for weight in weights):
        raise InvalidDataError("period_without_months")
    members = [
        Member(weight, f"input:{period.key}", _period_step(period, trail))
        for weight, period in zip(weights, used, strict=True)
    ]
    step = trail.add_mean("total", STEPS["roll_up"], members, f"scheme:roll_up={scheme.roll_up}")
    note = Note("roll_up", {"count": str(len(used)), "how": scheme.roll_up})
    return _finish(scheme, inputs, facts, _Total(trail, step, (), (note,), ()))


def _period_step(period: PeriodResult, trail: ScoreTrail) -> ScoreStep:
    origin = period.origin or f"input:{period.key}"
    return trail.add_number(
        f"period/{period.key}",
        STEPS["period"].fill(name=period.key),
        formula="score",
        operands=[Operand("score", text(period.score), origin)],
        exact=period.score,
        basis="scheme:roll_up",
    )
