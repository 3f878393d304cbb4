"""Score by weighted parts: total, adjustments, limits, rounding, bands, conditions, vetoes.

The order is part of the rule and never changes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.adjustments import adjust, takes_additional
from penilaian_api.domain.scoring.engine.bands import decide_predicate
from penilaian_api.domain.scoring.engine.grounds.losses import Limited, items
from penilaian_api.domain.scoring.engine.grounds.ratings import record_ratings
from penilaian_api.domain.scoring.engine.grounds.written_shares import (
    ScoreSum,
    limit_notes,
    write_shares,
)
from penilaian_api.domain.scoring.engine.parts import (
    PartResult,
    aspects,
    part_scores,
    score_part,
    shares,
    weighted_members,
)
from penilaian_api.domain.scoring.record.card import GivenRating, Note, Ratings, Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, PeriodResult, RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS
from penilaian_api.domain.scoring.record.trail import (
    EngineVersion,
    Member,
    Operand,
    ScoreStep,
    ScoreTrail,
)
from penilaian_api.domain.scoring.scheme.scheme import WeightedScheme
from penilaian_api.domain.scoring.vocabulary import Expectation, RollUp


@dataclass(frozen=True, slots=True)
class Total:
    """A weighted total with its parts and adjustments, before limits and rounding."""

    trail: ScoreTrail
    step: ScoreStep
    added: tuple[ScoreStep, ...]
    notes: tuple[Note, ...]
    parts: tuple[PartResult, ...]
    given: tuple[GivenRating, ...] = ()
    periods: tuple[PeriodResult, ...] = ()

    @property
    def unlimited(self) -> Fraction:
        """The sum of total and adjustments, before floor and cap."""
        return sum((step.value for step in (self.step, *self.added)), Fraction(0))


def score_weighted(
    scheme: WeightedScheme, inputs: Sequence[Input], facts: Facts, engine: EngineVersion
) -> Scorecard:
    """Return the score of *inputs*, or of the periods below where the scheme rolls them up."""
    periods = [item for item in inputs if isinstance(item, PeriodResult)]
    if periods and scheme.roll_up is not RollUp.SHOWN:
        return _roll_up(scheme, inputs, facts, ScoreTrail(engine))
    trail = ScoreTrail(engine)
    given = record_ratings(inputs, lambda _: True, trail)
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
    total = Total(trail, step, tuple(added), tuple(notes), tuple(parts), given)
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
    scheme: WeightedScheme, inputs: Sequence[Input], facts: Facts, total: Total
) -> Scorecard:
    """Limit and round the total, find the predicate, and put the card together."""
    trail, parts = total.trail, total.parts
    score = _score(scheme, total)
    decision = decide_predicate(scheme, score, facts, trail)
    sub_scores = aspects(parts, trail)
    limited = Limited(total.unlimited, scheme.floor, scheme.cap)
    earned = items("", parts, limited, trail) if parts else ()
    summed = ScoreSum(parts, total.step, total.added, limited, scheme.round)
    written = write_shares(summed, score, trail)
    return Scorecard(
        digits=scheme.round,
        score=score.rounded,
        predicate=decision.predicate,
        ratings=chosen_ratings(inputs),
        suggested=Ratings(),
        trail=trail.steps(shares(parts)),
        parts=part_scores(parts, written),
        aspects=sub_scores,
        items=earned,
        missing=tuple(gap for part in parts for gap in part.gaps),
        notes=(*total.notes, *limit_notes(limited), *decision.notes),
        given=total.given,
        written=tuple(written.items()),
        periods=total.periods,
    )


def _score(scheme: WeightedScheme, total: Total) -> ScoreStep:
    names = ["total", *(f"a{index}" for index in range(1, len(total.added) + 1))]
    steps = (total.step, *total.added)
    operands = [step.operand(name) for name, step in zip(names, steps, strict=True)]
    operands.append(Operand("floor", text(scheme.floor), "scheme:floor"))
    operands.append(Operand("cap", text(scheme.cap), "scheme:cap"))
    return total.trail.add_number(
        "score",
        STEPS["score"],
        formula=f"min(max({' + '.join(names)}, floor), cap)",
        operands=operands,
        exact=min(max(total.unlimited, scheme.floor), scheme.cap),
        basis=scheme.basis,
        digits=scheme.round,
    )


def _roll_up(
    scheme: WeightedScheme, inputs: Sequence[Input], facts: Facts, trail: ScoreTrail
) -> Scorecard:
    """Roll up the year from its periods; adjustments already stand in their scores."""
    periods = [item for item in inputs if isinstance(item, PeriodResult)]
    used = periods[-1:] if scheme.roll_up is RollUp.LAST else periods
    by_months = scheme.roll_up is RollUp.MONTHS_WEIGHTED
    weights = [Fraction(period.months) if by_months else Fraction(1) for period in used]
    if any(weight <= 0 for weight in weights):
        raise InvalidDataError("period_without_months")
    shown = periods if trail.knows(EngineVersion.EXPLAINED) else used
    steps = {period.key: _period_step(period, trail) for period in shown}
    members = [
        Member(weight, f"input:{period.key}", steps[period.key])
        for weight, period in zip(weights, used, strict=True)
    ]
    step = trail.add_mean("total", STEPS["roll_up"], members, f"scheme:roll_up={scheme.roll_up}")
    note = Note("roll_up", {"count": str(len(periods)), "how": scheme.roll_up})
    return _finish(
        scheme, inputs, facts, Total(trail, step, (), (note,), (), periods=tuple(periods))
    )


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
