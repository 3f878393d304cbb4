"""Score the parts of a scheme, each from its source."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring.engine.attainment import FULL
from penilaian_api.domain.scoring.engine.lines import (
    Scored,
    mean_over_results,
    named,
    score_lines,
    shares_within,
)
from penilaian_api.domain.scoring.engine.points import (
    Earned,
    of_measurement,
    of_rating,
    within_limits,
)
from penilaian_api.domain.scoring.record.card import Gap, Item, PartScore
from penilaian_api.domain.scoring.record.inputs import (
    IndicatorInput,
    Input,
    MeasurementInput,
    RatingInput,
)
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS, Words
from penilaian_api.domain.scoring.record.trail import Member, Step, Trail
from penilaian_api.domain.scoring.scheme.parts import (
    IndicatorsPart,
    MeasurementPart,
    Part,
    RatingPart,
)
from penilaian_api.domain.scoring.scheme.values import Text
from penilaian_api.domain.scoring.vocabulary import Aspect, Missing, ResultKind


@dataclass(frozen=True, slots=True)
class Evaluated:
    """A part and its points; *step* is None where the part is left out."""

    part: Part
    step: Step | None
    scored: tuple[Scored, ...] = ()
    gaps: tuple[Gap, ...] = ()


def words(label: Text) -> Words:
    """Return a scheme's wording as the trail's."""
    return Words(label.id, label.en)


def evaluate(
    part: Part, inputs: Sequence[Input], trail: Trail, *, without_additional: bool
) -> Evaluated:
    """Return the points of *part*, by its missing policy where something is missing."""
    if isinstance(part, IndicatorsPart):
        lines = [one for one in inputs if isinstance(one, IndicatorInput)]
        lines = [one for one in lines if _belongs(part, one, without_additional)]
        return _of_indicators(part, lines, trail)
    earned = _earned(part, inputs)
    if earned is None:
        return _of_nothing(part, trail)
    return Evaluated(part, _part_step(part, within_limits(earned, part.cap), trail))


def counting(evaluated: Sequence[Evaluated]) -> list[Member]:
    """Return weight and points of the parts that count."""
    return [
        Member(one.part.weight, f"scheme:parts/{one.part.key}", one.step)
        for one in evaluated
        if one.step is not None
    ]


def part_scores(evaluated: Sequence[Evaluated], *, summed: bool) -> tuple[PartScore, ...]:
    """Return what each part that counts earned and, where *summed*, brings to the total."""
    whole = _whole(evaluated)
    return tuple(
        PartScore(
            one.part.key,
            words(one.part.label),
            one.step.value,
            one.part.weight,
            one.part.weight * one.step.value / whole if summed else None,
        )
        for one in evaluated
        if one.step is not None
    )


def shares(evaluated: Sequence[Evaluated]) -> Mapping[str, Fraction]:
    """Return by step how many points of the total each part and indicator brings."""
    whole = _whole(evaluated)
    found: dict[str, Fraction] = {}
    for one in evaluated:
        if one.step is None:
            continue
        own = one.part.weight / whole
        found[one.step.id] = own * one.step.value
        for scored, within in zip(one.scored, shares_within(one.scored), strict=True):
            found[scored.step.id] = own * within * scored.step.value
    return found


def items(evaluated: Sequence[Evaluated]) -> tuple[Item, ...]:
    """Return the smallest things that earned points, with what each lost against 100."""
    whole = _whole(evaluated)
    found: list[Item] = []
    for one in evaluated:
        if one.step is None:
            continue
        own = one.part.weight / whole
        if not one.scored:
            found.append(_item(one.part.key, words(one.part.label), one.step, own))
        for scored, within in zip(one.scored, shares_within(one.scored), strict=True):
            key = f"{one.part.key}/{scored.line.key}"
            found.append(_item(key, named(scored.line), scored.step, own * within))
    return tuple(found)


def aspects(evaluated: Sequence[Evaluated], trail: Trail) -> dict[Aspect, Fraction]:
    """Return a sub-score for each aspect; it is shown and never enters the total."""
    scored = [line for one in evaluated for line in one.scored]
    found = {}
    for aspect in Aspect:
        having = [one for one in scored if aspect in one.line.aspects]
        if having:
            label = STEPS["aspect"].fill(name=TERMS[aspect])
            step = mean_over_results(f"aspect/{aspect}", label, having, trail, "shown")
            found[aspect] = step.value
    return found


def _whole(evaluated: Sequence[Evaluated]) -> Fraction:
    return sum((one.part.weight for one in evaluated if one.step is not None), Fraction(0))


def _item(key: str, name: Words, step: Step, weight: Fraction) -> Item:
    lost = weight * max(FULL - step.value, Fraction(0))
    return Item(key, name, points=step.value, lost=lost)


def _belongs(part: IndicatorsPart, line: IndicatorInput, without_additional: bool) -> bool:  # noqa: FBT001  one answer of the scheme, named at the call
    if without_additional and line.result_kind is ResultKind.ADDITIONAL:
        return False
    return part.aspects is None or any(aspect in part.aspects for aspect in line.aspects)


def _of_indicators(
    part: IndicatorsPart, lines: Sequence[IndicatorInput], trail: Trail
) -> Evaluated:
    scored, gaps = score_lines(part, lines, trail)
    if not scored:
        empty = _of_nothing(part, trail)
        return Evaluated(part, empty.step, (), (*gaps, *empty.gaps))
    label = STEPS["part"].fill(name=words(part.label))
    step = mean_over_results(f"part/{part.key}", label, scored, trail, f"scheme:{part.key}")
    return Evaluated(part, step, scored, gaps)


def _of_nothing(part: Part, trail: Trail) -> Evaluated:
    if part.missing is Missing.BLOCK:
        raise BadData("part_missing", part=part.key)
    gap = Gap(part.key, words(part.label), part.missing)
    if part.missing is Missing.RENORMALIZE:
        return Evaluated(part, None, (), (gap,))
    step = _part_step(part, Earned(Fraction(0), "0", ()), trail)
    return Evaluated(part, step, (), (gap,))


def _earned(part: RatingPart | MeasurementPart, inputs: Sequence[Input]) -> Earned | None:
    if isinstance(part, RatingPart):
        ratings = [
            one for one in inputs if isinstance(one, RatingInput) and one.about == part.about
        ]
        return of_rating(part, ratings[0]) if ratings else None
    measured = [one for one in inputs if isinstance(one, MeasurementInput) and one.part == part.key]
    return of_measurement(part, measured[0]) if measured else None


def _part_step(part: Part, earned: Earned, trail: Trail) -> Step:
    label = STEPS["part"] if earned.operands else STEPS["missing_zero"]
    return trail.number(
        f"part/{part.key}",
        label.fill(name=words(part.label)),
        formula=earned.formula,
        operands=earned.operands,
        exact=earned.value,
        basis=f"scheme:{part.key}",
    )
