"""Compute the adjustments beside the parts: additional results and innovation, each capped."""

from collections.abc import Sequence
from fractions import Fraction

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.lines import (
    ScoredLine,
    group_by_result,
    result_mean,
    score_lines,
)
from penilaian_api.domain.scoring.record.card import Note
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Input, MeasurementInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS
from penilaian_api.domain.scoring.record.trail import Operand, ScoreStep, ScoreTrail
from penilaian_api.domain.scoring.scheme.parts import IndicatorsPart
from penilaian_api.domain.scoring.scheme.scheme import WeightedScheme
from penilaian_api.domain.scoring.scheme.totals import AdditionalResults, InnovationBonus
from penilaian_api.domain.scoring.vocabulary import MissingPolicy, ResultKind, Scope


def takes_additional(scheme: WeightedScheme) -> bool:
    """Tell whether additional results stand beside the parts instead of in them."""
    return any(isinstance(adjustment, AdditionalResults) for adjustment in scheme.adjustments)


def adjust(
    scheme: WeightedScheme, inputs: Sequence[Input], trail: ScoreTrail
) -> tuple[list[ScoreStep], list[Note]]:
    """Return the steps and notes of each adjustment that adds points, in the scheme's order."""
    steps: list[ScoreStep] = []
    notes: list[Note] = []
    for index, adjustment in enumerate(scheme.adjustments):
        prefix = f"adjustment/{index}"
        if isinstance(adjustment, AdditionalResults):
            worth = _additional_worth(prefix, adjustment, _additional(scheme, inputs, trail), trail)
        else:
            worth = _innovation_worth(prefix, adjustment, inputs, trail)
        if worth:
            step = _cap(prefix, adjustment, worth, trail)
            steps.append(step)
            facts = {"added": text(step.value), "cap": text(adjustment.cap)}
            notes.append(Note(adjustment.kind, facts))
    return steps, notes


def factor_of(adjustment: AdditionalResults, points: Fraction) -> Fraction:
    """Return the factor for so many points; below the lowest stated start there is none."""
    factors = [factor for factor in adjustment.factors if factor.start <= points]
    return max(factors, key=lambda factor: factor.start).factor if factors else Fraction(0)


def _additional(
    scheme: WeightedScheme, inputs: Sequence[Input], trail: ScoreTrail
) -> list[tuple[str, list[ScoredLine]]]:
    """Score the additional results by the rules of the first indicator part.

    What is missing there adds nothing, whatever the part's policy: a main result is owed, an
    additional one is not.
    """
    rules = [part for part in scheme.parts if isinstance(part, IndicatorsPart)]
    lines = [
        line
        for line in inputs
        if isinstance(line, IndicatorInput) and line.result_kind is ResultKind.ADDITIONAL
    ]
    if not rules or not lines:
        return []
    rule = rules[0].model_copy(update={"key": "additional", "missing": MissingPolicy.RENORMALIZE})
    return group_by_result(score_lines(rule, lines, trail)[0])


def _additional_worth(
    prefix: str,
    adjustment: AdditionalResults,
    results: Sequence[tuple[str, list[ScoredLine]]],
    trail: ScoreTrail,
) -> list[ScoreStep]:
    """Return factor times scope times points/100 of each result (PermenPANRB 8/2021, p. 95)."""
    steps = []
    for result, scored_lines in results:
        points = result_mean(prefix, result, scored_lines, trail)
        scope = _scope(scored_lines, result)
        if scope not in adjustment.scope:
            raise InvalidDataError("scope_unknown", result=result)
        factor, weight = factor_of(adjustment, points.value), adjustment.scope[scope]
        operands = [
            Operand("factor", text(factor), "scheme:factors"),
            Operand("weight", text(weight), f"scheme:scope/{scope}"),
            points.operand("points"),
        ]
        step = trail.add_number(
            f"{prefix}/worth/{result}",
            STEPS["additional_result"].fill(name=result),
            formula="factor * weight * points / 100",
            operands=operands,
            exact=factor * weight * points.value / 100,
            basis="scheme:adjustments",
        )
        steps.append(step)
    return steps


def _scope(scored_lines: Sequence[ScoredLine], result: str) -> Scope:
    scopes = {line.input.scope for line in scored_lines}
    scope = next(iter(scopes))
    if len(scopes) > 1 or scope is None:
        raise InvalidDataError("scope_missing", result=result)
    return scope


def _innovation_worth(
    prefix: str, adjustment: InnovationBonus, inputs: Sequence[Input], trail: ScoreTrail
) -> list[ScoreStep]:
    """Return the measured innovation times its factor; without a measurement nothing."""
    part = adjustment.measurement
    measurements = [
        measured
        for measured in inputs
        if isinstance(measured, MeasurementInput) and measured.part == part
    ]
    return [
        trail.add_number(
            f"{prefix}/worth",
            STEPS["innovation"],
            formula="max(value, 0) * factor",
            operands=[
                Operand("value", text(measured.value), measured.origin or f"input:{measured.part}"),
                Operand("factor", text(adjustment.factor), "scheme:factor"),
            ],
            exact=max(measured.value, Fraction(0)) * adjustment.factor,
            basis="scheme:adjustments",
        )
        for measured in measurements
    ]


def _cap(
    step_id: str,
    adjustment: AdditionalResults | InnovationBonus,
    worth: Sequence[ScoreStep],
    trail: ScoreTrail,
) -> ScoreStep:
    names = [f"a{index}" for index in range(1, len(worth) + 1)]
    operands = [step.operand(name) for name, step in zip(names, worth, strict=True)]
    operands.append(Operand("cap", text(adjustment.cap), "scheme:cap"))
    return trail.add_number(
        step_id,
        STEPS[adjustment.kind],
        formula=f"min({' + '.join(names)}, cap)",
        operands=operands,
        exact=min(sum((step.value for step in worth), Fraction(0)), adjustment.cap),
        basis="scheme:adjustments",
    )
