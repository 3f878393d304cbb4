"""Classify work results by their indicators: realization against target, then the worst counts.

PermenPANRB 6/2022, Lampiran Bab IV B3: a realization proposes, and somebody decides.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from penilaian_api.domain.scoring.engine.attainment import attain, origin_of, side_of
from penilaian_api.domain.scoring.record.card import IndicatorFigures, ResultOutcome
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Input
from penilaian_api.domain.scoring.record.phrases import STEPS
from penilaian_api.domain.scoring.record.trail import EngineVersion, Operand, ScoreTrail
from penilaian_api.domain.scoring.vocabulary import Expectation, TargetRelation

NOT_REALIZED: Final = "not_realized"
_SIDE: Final = "'above_target' if a > 100 else 'on_target' if a == 100 else 'below_target'"
_BASIS: Final = "scheme:suggestion.from_indicators"


@dataclass(frozen=True, slots=True)
class _Read:
    """The figures of an indicator, and its side of the target as an operand of the result."""

    figures: IndicatorFigures
    operand: Operand


def figures_of(line: IndicatorInput, attainment: Fraction | None) -> IndicatorFigures:
    """Return target, realization and attainment of an indicator side by side."""
    return IndicatorFigures(
        key=line.key,
        name=line.name or line.key,
        target=line.target,
        realization=line.realization,
        step=line.step,
        attainment=attainment,
        relation=None if attainment is None else side_of(attainment),
        period_target=line.period_target,
    )


def classify(inputs: Sequence[Input], trail: ScoreTrail) -> dict[str, ResultOutcome]:
    """Return each work result that has indicators, with what they propose for it."""
    lines: dict[str, list[IndicatorInput]] = {}
    for line in inputs:
        if isinstance(line, IndicatorInput):
            lines.setdefault(line.result, []).append(line)
    return {result: _classify(result, of_result, trail) for result, of_result in lines.items()}


def combine(relations: Sequence[TargetRelation]) -> Expectation | None:
    """Say what the realized indicators of one result say: the worst counts, above needs all."""
    if not relations:
        return None
    if TargetRelation.BELOW in relations:
        return Expectation.BELOW
    return Expectation.ABOVE if set(relations) == {TargetRelation.ABOVE} else Expectation.MET


def _classify(result: str, lines: Sequence[IndicatorInput], trail: ScoreTrail) -> ResultOutcome:
    read = [_read(line, trail) for line in lines]
    outcome = ResultOutcome(
        key=result,
        name=lines[0].result_name or result,
        kind=lines[0].result_kind,
        indicators=tuple(item.figures for item in read),
    )
    realized = [item for item in read if item.figures.relation is not None]
    proposed = combine([item.figures.relation for item in realized if item.figures.relation])
    if proposed is None or not trail.knows(EngineVersion.EXPLAINED):
        return replace(outcome, proposed=proposed)
    names = [f"i{index}" for index in range(1, len(realized) + 1)]
    of_all = ", ".join(names)
    trail.add_outcome(
        f"result/{result}/by_indicators",
        STEPS["by_indicators"].fill(name=outcome.name),
        formula=(
            f"'below' if count('below_target', {of_all}) > 0 else"
            f" 'above' if count('above_target', {of_all}) == {len(names)} else 'met'"
        ),
        operands=[
            replace(item.operand, name=name) for name, item in zip(names, realized, strict=True)
        ],
        outcome=proposed,
        basis=_BASIS,
    )
    return replace(outcome, proposed=proposed)


def _read(line: IndicatorInput, trail: ScoreTrail) -> _Read:
    attained = attain(line, "from_target", Fraction(0), trail.engine)
    figures = figures_of(line, None if attained is None else attained.value)
    side = figures.relation or NOT_REALIZED
    if not trail.knows(EngineVersion.EXPLAINED):
        return _Read(figures, Operand("side", side, origin_of(line)))
    key = f"result/{line.result}/indicator/{line.key}"
    operands, formula = [], f"'{NOT_REALIZED}'"
    if attained is not None:
        step = trail.add_number(
            f"{key}/attainment",
            STEPS["attainment"].fill(name=figures.name),
            formula=attained.formula,
            operands=attained.operands,
            exact=attained.value,
            basis=_BASIS,
        )
        operands, formula = [step.operand("a")], _SIDE
    side_step = trail.add_outcome(
        f"{key}/side",
        STEPS["side"].fill(name=figures.name),
        formula=formula,
        operands=operands or [Operand("realization", "none", origin_of(line))],
        outcome=side,
        basis=_BASIS,
    )
    return _Read(figures, side_step.operand("side"))


def work_results(
    classified: Mapping[str, ResultOutcome], rated: Mapping[str, ResultOutcome]
) -> tuple[ResultOutcome, ...]:
    """Join what indicators say and what was rated, in the order of the keys."""
    joined = {
        key: replace(classified[key], rated=result.rated, kind=result.kind)
        if key in classified
        else result
        for key, result in rated.items()
    }
    return tuple(result for _, result in sorted((dict(classified) | joined).items()))
