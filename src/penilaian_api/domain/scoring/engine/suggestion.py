"""Propose the two ratings of the quadrant; the assessor decides.

PermenPANRB 6/2022, Lampiran Bab IV B3: most results above and no main one below is above; most
below is below; most as expected with only a small part below is as expected. The guidance has
holes; there nothing is proposed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.grounds.ratings import (
    CORE_VALUE,
    RESULT,
    is_axis,
    name_of,
    record_ratings,
)
from penilaian_api.domain.scoring.engine.grounds.work_results import classify, work_results
from penilaian_api.domain.scoring.record.card import (
    GivenRating,
    Item,
    Proposal,
    Ratings,
    ResultOutcome,
)
from penilaian_api.domain.scoring.record.inputs import Facts, Input, RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS, Phrase
from penilaian_api.domain.scoring.record.trail import EngineVersion, Operand, ScoreTrail
from penilaian_api.domain.scoring.scheme.quadrant import Guidance
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme
from penilaian_api.domain.scoring.vocabulary import Expectation, ResultKind

_FORMULA: Final = (
    "'above' if above > majority * n and below == 0 else 'below' if below > majority * n else"
    " 'met' if above + met > majority * n and below <= small_part * n else 'none'"
)


@dataclass(frozen=True, slots=True)
class Suggestion:
    """What the data propose for both axes, and all that it came from."""

    work_results: tuple[ResultOutcome, ...]
    core_values: tuple[Item, ...]
    given: tuple[GivenRating, ...]
    proposals: tuple[Proposal, ...]

    @property
    def ratings(self) -> Ratings:
        """The proposed rating of each axis, None where nothing is proposed."""
        results, behavior = (proposal.rating for proposal in self.proposals)
        return Ratings(results, behavior)


def expectation(rating: RatingInput) -> Expectation:
    """Return the rating as one of the three, or refuse it."""
    if rating.chosen not in list(Expectation):
        raise InvalidDataError("level_unknown", about=rating.about)
    return Expectation(rating.chosen)


def propose(
    scheme: QuadrantScheme, inputs: Sequence[Input], facts: Facts, trail: ScoreTrail
) -> Suggestion:
    """Return what the ratings of single results and core values propose, None where nothing."""
    guidance = scheme.suggestion
    results = read_work_results(inputs, guidance, trail)
    given = record_ratings(inputs, lambda rating: not is_axis(rating), trail)
    values = core_value_items(inputs)
    by_result = [(_result_step(result), result.counted) for result in results]
    by_value = [(f"rating/{CORE_VALUE}{item.key}", item.rating) for item in values]
    counted = ("results", by_result), ("behavior", by_value)
    return Suggestion(
        work_results=results,
        core_values=values,
        given=given,
        proposals=tuple(
            _propose(axis, [(key, level) for key, level in levels if level], guidance, facts, trail)
            for axis, levels in counted
        ),
    )


def read_work_results(
    inputs: Sequence[Input], guidance: Guidance, trail: ScoreTrail
) -> tuple[ResultOutcome, ...]:
    """Return each work result with what its indicators say and what it was rated, if it was."""
    rated: dict[str, ResultOutcome] = {}
    for rating in inputs:
        if isinstance(rating, RatingInput) and rating.about.startswith(RESULT):
            key, main = rating.about.removeprefix(RESULT), rating.result_kind is ResultKind.MAIN
            level = expectation(rating) if main else _level_of(rating)
            rated[key] = ResultOutcome(key, rating.name or key, rating.result_kind, rated=level)
    classified = classify(inputs, trail) if guidance.from_indicators else {}
    return work_results(classified, rated)


def result_items(results: Sequence[ResultOutcome]) -> list[Item]:
    """Return each main work result with the rating that counts for it."""
    return [
        Item(result.key, Phrase.untranslated(result.name), rating=result.counted)
        for result in results
    ]


def core_value_items(inputs: Sequence[Input]) -> tuple[Item, ...]:
    """Return each rated core value."""
    return tuple(
        Item(rating.about.removeprefix(CORE_VALUE), name_of(rating), rating=expectation(rating))
        for rating in inputs
        if isinstance(rating, RatingInput) and rating.about.startswith(CORE_VALUE)
    )


def _level_of(rating: RatingInput) -> Expectation | None:
    """Return the rating of an additional result, which counts nowhere, as far as it is a level."""
    return Expectation(rating.chosen) if rating.chosen in list(Expectation) else None


def _result_step(result: ResultOutcome) -> str:
    if result.rated is not None:
        return f"rating/{RESULT}{result.key}"
    return f"result/{result.key}/by_indicators"


def _propose(
    axis: str,
    levels: Sequence[tuple[str, Expectation]],
    guidance: Guidance,
    facts: Facts,
    trail: ScoreTrail,
) -> Proposal:
    ratings = [level for _, level in levels]
    counts = {rating: ratings.count(rating) for rating in Expectation}
    limits = (guidance.majority, guidance.small_part)
    if not ratings:
        _add_empty(axis, trail)
        return Proposal(axis, counts, None, None, None, *limits)
    proposed = _majority(counts, guidance)
    step = trail.add_outcome(
        f"suggestion/{axis}",
        _label("suggestion", axis),
        formula=_FORMULA,
        operands=[*_counted(axis, levels, counts, trail), *_limits(guidance, trail)],
        outcome=proposed or "none",
        basis="scheme:suggestion",
    )
    if proposed is None or facts.feedback_tone is None:
        return Proposal(axis, counts, proposed, facts.feedback_tone, proposed, *limits)
    agrees = facts.feedback_tone in guidance.tones.at(proposed)
    tone = Operand("agrees", "yes" if agrees else "no", f"fact:feedback_tone={facts.feedback_tone}")
    trail.add_outcome(
        f"suggestion/{axis}/tone",
        _label("tone", axis),
        formula="proposed if agrees == 'yes' else 'none'",
        operands=[step.operand("proposed"), tone],
        outcome=proposed if agrees else "none",
        basis="scheme:suggestion.tones",
    )
    final = proposed if agrees else None
    return Proposal(axis, counts, proposed, facts.feedback_tone, final, *limits)


def _add_empty(axis: str, trail: ScoreTrail) -> None:
    """Say in the trail that nothing was there to count."""
    if trail.knows(EngineVersion.EXPLAINED):
        trail.add_outcome(
            f"suggestion/{axis}",
            _label("suggestion", axis),
            formula="'none'",
            operands=[Operand("n", "0", "counted")],
            outcome="none",
            basis="scheme:suggestion",
        )


def _counted(
    axis: str,
    levels: Sequence[tuple[str, Expectation]],
    counts: Mapping[Expectation, int],
    trail: ScoreTrail,
) -> list[Operand]:
    """Return how often each level was counted, and how many there are in all."""
    whole = Operand("n", text(Fraction(len(levels))), "counted")
    if not trail.knows(EngineVersion.EXPLAINED):
        return [
            *(Operand(level, str(number), "counted") for level, number in counts.items()),
            whole,
        ]
    names = [f"r{index}" for index in range(1, len(levels) + 1)]
    members = [
        Operand(name, level, f"step:{key}")
        for name, (key, level) in zip(names, levels, strict=True)
    ]
    steps = [
        trail.add_number(
            f"count/{axis}/{level}",
            STEPS["count"].fill(name=TERMS[axis], level=TERMS[level]),
            formula=f"count('{level}', {', '.join(names)})",
            operands=members,
            exact=Fraction(number),
            basis="scheme:suggestion",
        )
        for level, number in counts.items()
    ]
    operands = [step.operand(level) for step, level in zip(steps, counts, strict=True)]
    every = trail.add_number(
        f"count/{axis}",
        STEPS["count_all"].fill(name=TERMS[axis]),
        formula="above + met + below",
        operands=operands,
        exact=Fraction(len(levels)),
        basis="scheme:suggestion",
    )
    return [*operands, every.operand("n")]


def _limits(guidance: Guidance, trail: ScoreTrail) -> list[Operand]:
    """Return the two limits of the scheme; the first version called them counted."""
    limits = {"majority": guidance.majority, "small_part": guidance.small_part}
    explained = trail.knows(EngineVersion.EXPLAINED)
    return [
        Operand(name, text(value), f"scheme:suggestion.{name}" if explained else "counted")
        for name, value in limits.items()
    ]


def _majority(counts: dict[Expectation, int], guidance: Guidance) -> Expectation | None:
    above, met, below = (counts[rating] for rating in Expectation)
    total = above + met + below
    half = guidance.majority * total
    if above > half and below == 0:
        return Expectation.ABOVE
    if below > half:
        return Expectation.BELOW
    if above + met > half and below <= guidance.small_part * total:
        return Expectation.MET
    return None


def _label(step: str, axis: str) -> Phrase:
    return STEPS[step].fill(name=TERMS[axis])
