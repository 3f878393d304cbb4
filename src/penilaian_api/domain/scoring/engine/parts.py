"""Score the parts of a scheme, each from its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final

from penilaian_api.domain.scoring.engine.lines import (
    ScoredLine,
    lacks,
    mean_over_results,
    score_lines,
    shares_within,
)
from penilaian_api.domain.scoring.engine.points import (
    Points,
    limit_points,
    measurement_points,
    rating_points,
)
from penilaian_api.domain.scoring.engine.small_samples import count_value
from penilaian_api.domain.scoring.record.card import Gap, PartScore
from penilaian_api.domain.scoring.record.inputs import (
    IndicatorInput,
    Input,
    MeasurementInput,
    RatingInput,
)
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS, Phrase
from penilaian_api.domain.scoring.record.trail import Member, ScoreStep, ScoreTrail
from penilaian_api.domain.scoring.scheme.parts import (
    IndicatorsPart,
    MeasurementPart,
    Part,
    RatingPart,
)
from penilaian_api.domain.scoring.scheme.values import Text
from penilaian_api.domain.scoring.soundness import belongs
from penilaian_api.domain.scoring.vocabulary import Aspect, MissingPolicy

_LACKING: Final = {
    "indicators": "indicator_missing",
    "rating": "rating_missing",
    "measurement": "measurement_missing",
}
"""By the source of a part, the code of what is lacking where it has no input at all."""


@dataclass(frozen=True, slots=True)
class PartResult:
    """A part and its points; *step* is None where the part is left out."""

    part: Part
    step: ScoreStep | None
    scored_lines: tuple[ScoredLine, ...] = ()
    gaps: tuple[Gap, ...] = ()
    raw: Fraction | None = None
    measured: MeasurementInput | None = None
    drawn: Fraction | None = None


def phrase_of(label: Text) -> Phrase:
    """Return a scheme's wording as the trail's."""
    return Phrase(label.id, label.en)


def score_part(
    part: Part, inputs: Sequence[Input], trail: ScoreTrail, *, without_additional: bool
) -> PartResult:
    """Return the points of *part*, by its missing policy where something is missing."""
    if isinstance(part, IndicatorsPart):
        lines = [line for line in inputs if isinstance(line, IndicatorInput)]
        lines = [
            line for line in lines if belongs(part, line, without_additional=without_additional)
        ]
        return _score_indicators(part, lines, trail)
    if isinstance(part, MeasurementPart):
        return _score_measurement(part, inputs, trail)
    points = _earn(part, inputs)
    if points is None:
        return _score_missing(part, trail)
    return PartResult(
        part, _part_step(part, limit_points(points, part.cap), trail), raw=points.value
    )


def weighted_members(results: Sequence[PartResult]) -> list[Member]:
    """Return weight and points of the parts that count."""
    return [
        Member(result.part.weight, f"scheme:parts/{result.part.key}", result.step)
        for result in results
        if result.step is not None
    ]


def part_scores(
    results: Sequence[PartResult], written: Mapping[str, Decimal] | None
) -> tuple[PartScore, ...]:
    """Return what each part that counts earned and brings to the total, which an axis has not.

    *written* are the shares by key as they are written; None on an axis.
    """
    whole = total_weight(results)
    return tuple(
        PartScore(
            result.part.key,
            phrase_of(result.part.label),
            result.step.value,
            result.part.weight,
            None if written is None else result.part.weight * result.step.value / whole,
            None if written is None else written[result.part.key],
            result.measured,
            result.drawn,
        )
        for result in results
        if result.step is not None
    )


def total_weight(results: Sequence[PartResult]) -> Fraction:
    """Return the weights of the parts that count, summed."""
    return sum((result.part.weight for result in results if result.step is not None), Fraction(0))


def shares(results: Sequence[PartResult]) -> Mapping[str, Fraction]:
    """Return by step how many points of the total each part and indicator brings."""
    whole = total_weight(results)
    by_step: dict[str, Fraction] = {}
    for result in results:
        if result.step is None:
            continue
        weight = result.part.weight / whole
        by_step[result.step.id] = weight * result.step.value
        for line, fraction in zip(
            result.scored_lines, shares_within(result.scored_lines), strict=True
        ):
            by_step[line.step.id] = weight * fraction * line.step.value
    return by_step


def aspects(results: Sequence[PartResult], trail: ScoreTrail) -> dict[Aspect, Fraction]:
    """Return a sub-score for each aspect; it is shown and never enters the total."""
    scored_lines = [line for result in results for line in result.scored_lines]
    sub_scores = {}
    for aspect in Aspect:
        with_aspect = [line for line in scored_lines if aspect in line.input.aspects]
        if with_aspect:
            label = STEPS["aspect"].fill(name=TERMS[aspect])
            step = mean_over_results(f"aspect/{aspect}", label, with_aspect, trail, "shown")
            sub_scores[aspect] = step.value
    return sub_scores


def _score_indicators(
    part: IndicatorsPart, lines: Sequence[IndicatorInput], trail: ScoreTrail
) -> PartResult:
    scored_lines, gaps = score_lines(part, lines, trail)
    if not scored_lines:
        empty = _score_missing(part, trail)
        return PartResult(part, empty.step, (), (*gaps, *empty.gaps))
    label = STEPS["part"].fill(name=phrase_of(part.label))
    step = mean_over_results(f"part/{part.key}", label, scored_lines, trail, f"scheme:{part.key}")
    return PartResult(part, step, scored_lines, gaps)


def _score_missing(part: Part, trail: ScoreTrail) -> PartResult:
    if part.missing is MissingPolicy.BLOCK:
        raise lacks(part, _LACKING[part.source])
    gap = Gap(part.key, phrase_of(part.label), part.missing)
    if part.missing is MissingPolicy.RENORMALIZE:
        return PartResult(part, None, (), (gap,))
    step = _part_step(part, Points(Fraction(0), "0", ()), trail)
    return PartResult(part, step, (), (gap,))


def _earn(part: RatingPart, inputs: Sequence[Input]) -> Points | None:
    ratings = [
        item for item in inputs if isinstance(item, RatingInput) and item.about == part.about
    ]
    return rating_points(part, ratings[0]) if ratings else None


def _score_measurement(
    part: MeasurementPart, inputs: Sequence[Input], trail: ScoreTrail
) -> PartResult:
    """Score what was measured; few answers go by the rule that the scheme states for them."""
    measurements = [
        item for item in inputs if isinstance(item, MeasurementInput) and item.part == part.key
    ]
    if not measurements:
        return _score_missing(part, trail)
    measured = measurements[0]
    counted = count_value(part, measured, trail)
    if counted.value is None:
        few = Gap(part.key, phrase_of(part.label), MissingPolicy.RENORMALIZE, measured.count)
        return PartResult(part, None, (), (few,))
    points = measurement_points(part, counted.value)
    step = _part_step(part, limit_points(points, part.cap), trail)
    is_sure = None not in {measured.low, measured.high}
    is_told = bool(measured.rests_on) or counted.drawn is not None or is_sure
    return PartResult(
        part,
        step,
        raw=points.value,
        measured=measured if is_told else None,
        drawn=counted.drawn,
    )


def _part_step(part: Part, earned: Points, trail: ScoreTrail) -> ScoreStep:
    label = STEPS["part"] if earned.operands else STEPS["missing_zero"]
    return trail.add_number(
        f"part/{part.key}",
        label.fill(name=phrase_of(part.label)),
        formula=earned.formula,
        operands=earned.operands,
        exact=earned.value,
        basis=f"scheme:{part.key}",
    )
