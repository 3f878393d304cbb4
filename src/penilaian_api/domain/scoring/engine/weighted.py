"""Score by weighted parts: total, adjustments, limits, rounding, bands, conditions, vetoes.

The order is part of the rule and never changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring.engine.adjustments import adjust, takes_additional
from penilaian_api.domain.scoring.engine.bands import decide
from penilaian_api.domain.scoring.engine.parts import (
    Evaluated,
    aspects,
    counting,
    evaluate,
    items,
    part_scores,
    shares,
)
from penilaian_api.domain.scoring.record.card import Note, Ratings, Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, PeriodResult, RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS
from penilaian_api.domain.scoring.record.trail import Member, Operand, Step, Trail
from penilaian_api.domain.scoring.scheme.scheme import WeightedScheme
from penilaian_api.domain.scoring.vocabulary import Expectation, RollUp


@dataclass(frozen=True, slots=True)
class _Summed:
    """A total with what is added to it and what it is made of, before limits and rounding."""

    trail: Trail
    total: Step
    added: tuple[Step, ...]
    notes: tuple[Note, ...]
    evaluated: tuple[Evaluated, ...]


def score_weighted(scheme: WeightedScheme, inputs: Sequence[Input], facts: Facts) -> Scorecard:
    """Return the score of *inputs*, or of the periods below where the scheme rolls them up."""
    periods = [one for one in inputs if isinstance(one, PeriodResult)]
    if periods and scheme.roll_up is not RollUp.SHOWN:
        return _rolled_up(scheme, inputs, periods, facts)
    trail = Trail()
    without = takes_additional(scheme)
    evaluated = [
        evaluate(part, inputs, trail, without_additional=without)
        for part in scheme.parts
        if part.weight > 0
    ]
    members = counting(evaluated)
    if not members:
        raise BadData("nothing_to_score")
    total = trail.mean("total", STEPS["total"], members, "rule:weighted_mean")
    added, notes = adjust(scheme, inputs, trail)
    summed = _Summed(trail, total, tuple(added), tuple(notes), tuple(evaluated))
    return _finish(scheme, inputs, facts, summed)


def ratings(inputs: Sequence[Input]) -> Ratings:
    """Return the two ratings that the assessor chose, where he chose."""
    chosen = {one.about: one.chosen for one in inputs if isinstance(one, RatingInput)}
    found = {
        about: Expectation(level) if level in list(Expectation) else None
        for about, level in chosen.items()
    }
    return Ratings(found.get("results"), found.get("behavior"))


def _finish(
    scheme: WeightedScheme, inputs: Sequence[Input], facts: Facts, summed: _Summed
) -> Scorecard:
    """Limit and round the total, find the predicate, and put the card together."""
    trail, evaluated = summed.trail, summed.evaluated
    score = _score(scheme, summed.total, summed.added, trail)
    decided = decide(scheme, score, facts, trail)
    sub_scores = aspects(evaluated, trail)
    return Scorecard(
        scheme=scheme.key,
        digits=scheme.round,
        score=score.rounded,
        predicate=decided.predicate,
        ratings=ratings(inputs),
        suggested=Ratings(),
        trail=trail.steps(shares(evaluated)),
        parts=part_scores(evaluated, summed=True),
        aspects=sub_scores,
        items=items(evaluated),
        missing=tuple(gap for one in evaluated for gap in one.gaps),
        notes=(*summed.notes, *decided.notes),
    )


def _score(scheme: WeightedScheme, total: Step, added: Sequence[Step], trail: Trail) -> Step:
    names = ["total", *(f"a{place}" for place in range(1, len(added) + 1))]
    value = sum((step.value for step in (total, *added)), Fraction(0))
    operands = [step.operand(name) for name, step in zip(names, (total, *added), strict=True)]
    operands.append(Operand("floor", text(scheme.floor), "scheme:floor"))
    operands.append(Operand("cap", text(scheme.cap), "scheme:cap"))
    return trail.number(
        "score",
        STEPS["score"],
        formula=f"min(max({' + '.join(names)}, floor), cap)",
        operands=operands,
        exact=min(max(value, scheme.floor), scheme.cap),
        basis=scheme.basis,
        digits=scheme.round,
    )


def _rolled_up(
    scheme: WeightedScheme, inputs: Sequence[Input], periods: Sequence[PeriodResult], facts: Facts
) -> Scorecard:
    """Make the year from its periods; adjustments already stand in their scores."""
    trail = Trail()
    used = periods[-1:] if scheme.roll_up is RollUp.LAST else periods
    monthly = scheme.roll_up is RollUp.MONTHS_WEIGHTED
    weights = [Fraction(one.months) if monthly else Fraction(1) for one in used]
    if any(weight <= 0 for weight in weights):
        raise BadData("period_without_months")
    members = [
        Member(weight, f"input:{one.key}", _period_step(one, trail))
        for weight, one in zip(weights, used, strict=True)
    ]
    total = trail.mean("total", STEPS["roll_up"], members, f"scheme:roll_up={scheme.roll_up}")
    note = Note("roll_up", {"count": str(len(used)), "how": scheme.roll_up})
    return _finish(scheme, inputs, facts, _Summed(trail, total, (), (note,), ()))


def _period_step(period: PeriodResult, trail: Trail) -> Step:
    origin = period.origin or f"input:{period.key}"
    return trail.number(
        f"period/{period.key}",
        STEPS["period"].fill(name=period.key),
        formula="score",
        operands=[Operand("score", text(period.score), origin)],
        exact=period.score,
        basis="scheme:roll_up",
    )
