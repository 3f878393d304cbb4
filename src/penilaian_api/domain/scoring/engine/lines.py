"""Score the indicators of a plan: attainment, points, and their weighted mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring.engine.attainment import attain, origin_of
from penilaian_api.domain.scoring.engine.points import Earned, on_curve, within_limits
from penilaian_api.domain.scoring.record.card import Gap
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.record.phrases import STEPS, Words
from penilaian_api.domain.scoring.record.trail import Member, Step, Trail
from penilaian_api.domain.scoring.scheme.parts import IndicatorsPart
from penilaian_api.domain.scoring.vocabulary import Missing


@dataclass(frozen=True, slots=True)
class Scored:
    """An indicator whose points are known."""

    line: IndicatorInput
    step: Step


def named(line: IndicatorInput) -> Words:
    """Return the name under which a person knows the indicator."""
    return Words(line.name or line.key, line.name or line.key)


def score_lines(
    part: IndicatorsPart, lines: Iterable[IndicatorInput], trail: Trail
) -> tuple[tuple[Scored, ...], tuple[Gap, ...]]:
    """Return the points of each indicator that counts, and what was missing.

    Refuses where the part's policy is ``block`` and a realization is missing.
    """
    scored: list[Scored] = []
    gaps: list[Gap] = []
    for line in lines:
        if line.weight == 0 or line.result_weight == 0:
            continue
        step = _points(part, line, trail)
        if step is None:
            gaps.append(Gap(f"{part.key}/{line.key}", named(line), part.missing))
            step = _missing(part, line, trail)
        if step is not None:
            scored.append(Scored(line, step))
    return tuple(scored), tuple(gaps)


def mean_over_results(
    prefix: str, label: Words, scored: Sequence[Scored], trail: Trail, basis: str
) -> Step:
    """Return the weighted mean over work results of the weighted mean over their indicators."""
    members = []
    for result, found in by_result(scored):
        weights = {(one.line.result_weight, one.line.result_kind) for one in found}
        if len(weights) > 1:
            raise BadData("result_weight_differs", result=result)
        step = result_mean(prefix, result, found, trail)
        members.append(Member(found[0].line.result_weight, origin_of(found[0].line), step))
    return trail.mean(prefix, label, members, basis)


def result_mean(prefix: str, result: str, found: Sequence[Scored], trail: Trail) -> Step:
    """Return the weighted mean over the indicators of one work result."""
    label = STEPS["result"].fill(name=found[0].line.result_name or result)
    members = [Member(one.line.weight, origin_of(one.line), one.step) for one in found]
    return trail.mean(f"{prefix}/result/{result}", label, members, "rule:weighted_mean")


def by_result(scored: Iterable[Scored]) -> list[tuple[str, list[Scored]]]:
    """Group indicators by their work result, in a fixed order."""
    found: dict[str, list[Scored]] = {}
    for one in scored:
        found.setdefault(one.line.result, []).append(one)
    return sorted(found.items())


def shares_within(scored: Sequence[Scored]) -> list[Fraction]:
    """Return how much of the part's points each indicator stands for; they sum to one."""
    results = by_result(scored)
    whole = sum((found[0].line.result_weight for _, found in results), Fraction(0))
    within = {
        result: (found[0].line.result_weight / whole, sum(one.line.weight for one in found))
        for result, found in results
    }
    return [
        within[one.line.result][0] * one.line.weight / within[one.line.result][1] for one in scored
    ]


def _points(part: IndicatorsPart, line: IndicatorInput, trail: Trail) -> Step | None:
    attained = attain(line, part.attainment, part.zero_target)
    if attained is None:
        return None
    step = trail.number(
        f"part/{part.key}/indicator/{line.key}/attainment",
        STEPS["attainment"].fill(name=_plain(line)),
        formula=attained.formula,
        operands=attained.operands,
        exact=attained.value,
        basis=f"scheme:{part.key}.attainment",
        digits=None if part.curve is None else part.curve.round,
    )
    earned = on_curve(part.curve, step.operand("a"), step.value, maximum=line.is_maximum)
    return _points_step(part, line, within_limits(earned, part.cap), trail)


def _missing(part: IndicatorsPart, line: IndicatorInput, trail: Trail) -> Step | None:
    """Apply the policy to an indicator without a realization."""
    if part.missing is Missing.BLOCK:
        raise BadData("part_missing", part=part.key, indicator=line.key)
    if part.missing is Missing.RENORMALIZE:
        return None
    return _points_step(part, line, Earned(Fraction(0), "0", ()), trail)


def _points_step(part: IndicatorsPart, line: IndicatorInput, earned: Earned, trail: Trail) -> Step:
    label = STEPS["points"] if earned.operands else STEPS["missing_zero"]
    return trail.number(
        f"part/{part.key}/indicator/{line.key}/points",
        label.fill(name=_plain(line)),
        formula=earned.formula,
        operands=earned.operands,
        exact=earned.value,
        basis=f"scheme:{part.key}.curve" if part.curve else f"scheme:{part.key}.cap",
    )


def _plain(line: IndicatorInput) -> str:
    return line.name or line.key
