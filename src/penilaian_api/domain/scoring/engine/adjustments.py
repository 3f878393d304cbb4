"""Add what stands beside the parts: additional results and innovation, each capped."""

from collections.abc import Sequence
from fractions import Fraction

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring.engine.lines import Scored, by_result, result_mean, score_lines
from penilaian_api.domain.scoring.record.card import Note
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Input, MeasurementInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS
from penilaian_api.domain.scoring.record.trail import Operand, Step, Trail
from penilaian_api.domain.scoring.scheme.parts import IndicatorsPart
from penilaian_api.domain.scoring.scheme.scheme import WeightedScheme
from penilaian_api.domain.scoring.scheme.totals import AdditionalResults, InnovationBonus
from penilaian_api.domain.scoring.vocabulary import Missing, ResultKind, Scope


def takes_additional(scheme: WeightedScheme) -> bool:
    """Tell whether additional results stand beside the parts instead of in them."""
    return any(isinstance(one, AdditionalResults) for one in scheme.adjustments)


def adjust(
    scheme: WeightedScheme, inputs: Sequence[Input], trail: Trail
) -> tuple[list[Step], list[Note]]:
    """Return what each adjustment adds, in the scheme's order."""
    steps: list[Step] = []
    notes: list[Note] = []
    for place, adjustment in enumerate(scheme.adjustments):
        where = f"adjustment/{place}"
        if isinstance(adjustment, AdditionalResults):
            worth = _worth(where, adjustment, _additional(scheme, inputs, trail), trail)
        else:
            worth = _innovation(where, adjustment, inputs, trail)
        if worth:
            step = _capped(where, adjustment, worth, trail)
            steps.append(step)
            facts = {"added": text(step.value), "cap": text(adjustment.cap)}
            notes.append(Note(adjustment.kind, facts))
    return steps, notes


def factor_of(adjustment: AdditionalResults, points: Fraction) -> Fraction:
    """Return the factor for so many points; below the lowest stated start there is none."""
    reached = [one for one in adjustment.factors if one.start <= points]
    return max(reached, key=lambda one: one.start).factor if reached else Fraction(0)


def _additional(
    scheme: WeightedScheme, inputs: Sequence[Input], trail: Trail
) -> list[tuple[str, list[Scored]]]:
    """Score the additional results by the rules of the first indicator part.

    What is missing there adds nothing, whatever the part's policy: a main result is owed, an
    additional one is not.
    """
    rules = [part for part in scheme.parts if isinstance(part, IndicatorsPart)]
    lines = [
        one
        for one in inputs
        if isinstance(one, IndicatorInput) and one.result_kind is ResultKind.ADDITIONAL
    ]
    if not rules or not lines:
        return []
    rule = rules[0].model_copy(update={"key": "additional", "missing": Missing.RENORMALIZE})
    return by_result(score_lines(rule, lines, trail)[0])


def _worth(
    where: str,
    adjustment: AdditionalResults,
    results: Sequence[tuple[str, list[Scored]]],
    trail: Trail,
) -> list[Step]:
    """Return factor times scope times points/100 of each result (PermenPANRB 8/2021, p. 95)."""
    steps = []
    for result, found in results:
        points = result_mean(where, result, found, trail)
        scope = _scope(found, result)
        if scope not in adjustment.scope:
            raise BadData("scope_unknown", result=result)
        factor, weight = factor_of(adjustment, points.value), adjustment.scope[scope]
        operands = [
            Operand("factor", text(factor), "scheme:factors"),
            Operand("weight", text(weight), f"scheme:scope/{scope}"),
            points.operand("points"),
        ]
        step = trail.number(
            f"{where}/worth/{result}",
            STEPS["additional_result"].fill(name=result),
            formula="factor * weight * points / 100",
            operands=operands,
            exact=factor * weight * points.value / 100,
            basis="scheme:adjustments",
        )
        steps.append(step)
    return steps


def _scope(found: Sequence[Scored], result: str) -> Scope:
    scopes = {one.line.scope for one in found}
    scope = next(iter(scopes))
    if len(scopes) > 1 or scope is None:
        raise BadData("scope_missing", result=result)
    return scope


def _innovation(
    where: str, adjustment: InnovationBonus, inputs: Sequence[Input], trail: Trail
) -> list[Step]:
    """Return the measured innovation times its factor; without a measurement nothing."""
    part = adjustment.measurement
    found = [one for one in inputs if isinstance(one, MeasurementInput) and one.part == part]
    return [
        trail.number(
            f"{where}/worth",
            STEPS["innovation"],
            formula="max(value, 0) * factor",
            operands=[
                Operand("value", text(one.value), one.origin or f"input:{one.part}"),
                Operand("factor", text(adjustment.factor), "scheme:factor"),
            ],
            exact=max(one.value, Fraction(0)) * adjustment.factor,
            basis="scheme:adjustments",
        )
        for one in found
    ]


def _capped(
    where: str, adjustment: AdditionalResults | InnovationBonus, worth: Sequence[Step], trail: Trail
) -> Step:
    names = [f"a{place}" for place in range(1, len(worth) + 1)]
    operands = [step.operand(name) for name, step in zip(names, worth, strict=True)]
    operands.append(Operand("cap", text(adjustment.cap), "scheme:cap"))
    return trail.number(
        where,
        STEPS[adjustment.kind],
        formula=f"min({' + '.join(names)}, cap)",
        operands=operands,
        exact=min(sum((step.value for step in worth), Fraction(0)), adjustment.cap),
        basis="scheme:adjustments",
    )
