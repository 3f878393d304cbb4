"""Score the indicators of a plan: attainment, points, and their weighted mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.scoring.engine.attainment import attain, origin_of
from penilaian_api.domain.scoring.engine.points import Points, curve_points, limit_points
from penilaian_api.domain.scoring.record.card import Gap
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.record.phrases import STEPS, Phrase
from penilaian_api.domain.scoring.record.trail import Member, ScoreStep, ScoreTrail
from penilaian_api.domain.scoring.scheme.parts import IndicatorsPart, Part
from penilaian_api.domain.scoring.soundness import counts
from penilaian_api.domain.scoring.vocabulary import MissingPolicy


@dataclass(frozen=True, slots=True)
class ScoredLine:
    """An indicator with the step that gave its points, its attainment, and the points unlimited."""

    input: IndicatorInput
    step: ScoreStep
    attainment: Fraction | None = None
    raw: Fraction | None = None


def line_phrase(line: IndicatorInput) -> Phrase:
    """Return the indicator's own name as a phrase, the same in both languages."""
    return Phrase.untranslated(_line_name(line))


def score_lines(
    part: IndicatorsPart, lines: Iterable[IndicatorInput], trail: ScoreTrail
) -> tuple[tuple[ScoredLine, ...], tuple[Gap, ...]]:
    """Return the points of each indicator that counts, and what was missing.

    Refuses where the part's policy is ``block`` and a realization is missing.
    """
    scored_lines: list[ScoredLine] = []
    gaps: list[Gap] = []
    lacking: list[IndicatorInput] = []
    for line in lines:
        if not counts(line):
            continue
        scored_line = _score_line(part, line, trail)
        if scored_line is None and part.missing is MissingPolicy.BLOCK:
            lacking.append(line)
            continue
        if scored_line is None:
            gaps.append(Gap(f"{part.key}/{line.key}", line_phrase(line), part.missing))
            step = _score_missing(part, line, trail)
            scored_line = None if step is None else ScoredLine(line, step)
        if scored_line is not None:
            scored_lines.append(scored_line)
    if lacking:
        raise _blocked(part, lacking)
    return tuple(scored_lines), tuple(gaps)


def mean_over_results(
    prefix: str, label: Phrase, scored_lines: Sequence[ScoredLine], trail: ScoreTrail, basis: str
) -> ScoreStep:
    """Return the weighted mean over work results of the weighted mean over their indicators."""
    members = []
    for result, of_result in group_by_result(scored_lines):
        weights = {(line.input.result_weight, line.input.result_kind) for line in of_result}
        if len(weights) > 1:
            raise InvalidDataError("result_weight_differs", result=result)
        step = result_mean(prefix, result, of_result, trail)
        members.append(
            Member(of_result[0].input.result_weight, origin_of(of_result[0].input), step)
        )
    return trail.add_mean(prefix, label, members, basis)


def result_mean(
    prefix: str, result: str, scored_lines: Sequence[ScoredLine], trail: ScoreTrail
) -> ScoreStep:
    """Return the weighted mean over the indicators of one work result."""
    label = STEPS["result"].fill(name=scored_lines[0].input.result_name or result)
    members = [Member(line.input.weight, origin_of(line.input), line.step) for line in scored_lines]
    return trail.add_mean(f"{prefix}/result/{result}", label, members, "rule:weighted_mean")


def group_by_result(scored_lines: Iterable[ScoredLine]) -> list[tuple[str, list[ScoredLine]]]:
    """Group indicators by their work result, in a fixed order."""
    groups: dict[str, list[ScoredLine]] = {}
    for line in scored_lines:
        groups.setdefault(line.input.result, []).append(line)
    return sorted(groups.items())


def shares_within(scored_lines: Sequence[ScoredLine]) -> list[Fraction]:
    """Return how much of the part's points each indicator stands for; they sum to one."""
    results = group_by_result(scored_lines)
    whole = sum((lines[0].input.result_weight for _, lines in results), Fraction(0))
    weights_of = {
        result: (lines[0].input.result_weight / whole, sum(line.input.weight for line in lines))
        for result, lines in results
    }
    return [
        weights_of[line.input.result][0] * line.input.weight / weights_of[line.input.result][1]
        for line in scored_lines
    ]


def _score_line(part: IndicatorsPart, line: IndicatorInput, trail: ScoreTrail) -> ScoredLine | None:
    attainment = attain(line, part.attainment, part.zero_target, trail.engine)
    if attainment is None:
        return None
    step = trail.add_number(
        f"part/{part.key}/indicator/{line.key}/attainment",
        STEPS["attainment"].fill(name=_line_name(line)),
        formula=attainment.formula,
        operands=attainment.operands,
        exact=attainment.value,
        basis=f"scheme:{part.key}.attainment",
        digits=None if part.curve is None else part.curve.round,
    )
    earned = curve_points(part.curve, step.operand("a"), step.value, maximum=line.is_maximum)
    points = _points_step(part, line, limit_points(earned, part.cap), trail)
    return ScoredLine(line, points, attainment.value, earned.value)


def lacks(part: Part, code: str, **facts: str) -> InvalidDataError:
    """Refuse a part that lacks something, named as people know it."""
    name = Phrase(part.label.id, part.label.en)
    fault = Fault(f"/parts/{part.key}", code, {**name.facts_as("about"), **facts})
    return InvalidDataError("part_missing", faults=[fault], **name.facts_as("part"))


def _blocked(part: IndicatorsPart, lacking: Sequence[IndicatorInput]) -> InvalidDataError:
    """Refuse a part whose policy is ``block``, and name each indicator that lacks a realization."""
    faults = [
        Fault(
            f"/parts/{part.key}/indicators/{line.key}",
            "realization_missing",
            {"indicator": _line_name(line)},
        )
        for line in lacking
    ]
    name, first = Phrase(part.label.id, part.label.en), _line_name(lacking[0])
    facts = {**name.facts_as("part"), "indicator": first}
    return InvalidDataError("part_missing", faults=faults, **facts)


def _score_missing(
    part: IndicatorsPart, line: IndicatorInput, trail: ScoreTrail
) -> ScoreStep | None:
    """Apply the policy to an indicator without a realization."""
    if part.missing is MissingPolicy.RENORMALIZE:
        return None
    return _points_step(part, line, Points(Fraction(0), "0", ()), trail)


def _points_step(
    part: IndicatorsPart, line: IndicatorInput, earned: Points, trail: ScoreTrail
) -> ScoreStep:
    label = STEPS["points"] if earned.operands else STEPS["missing_zero"]
    return trail.add_number(
        f"part/{part.key}/indicator/{line.key}/points",
        label.fill(name=_line_name(line)),
        formula=earned.formula,
        operands=earned.operands,
        exact=earned.value,
        basis=f"scheme:{part.key}.curve" if part.curve else f"scheme:{part.key}.cap",
    )


def _line_name(line: IndicatorInput) -> str:
    return line.name or line.key
