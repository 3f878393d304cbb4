"""Validate a plan before submission: faults that refuse it, warnings that advise its author.

PermenPANRB 6/2022, art. 7, 9 and annex II. Where the law says *must* a fault refuses; where it says
*ideal* there is a warning. Pointers lead into the plan as clients see it.
"""

from collections.abc import Iterator
from fractions import Fraction
from itertools import chain
from typing import Final

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.indicator.check import Finding, Measure, Severity, check
from penilaian_api.domain.indicator.vocabulary import Words
from penilaian_api.domain.indicator.wording import StatementClass, classify
from penilaian_api.domain.plan.advice import indicator_advice
from penilaian_api.domain.plan.plan import (
    IndicatorLine,
    Perspective,
    PlanDraft,
    ResultLine,
    Target,
    TargetSteps,
    WorkResultKind,
)
from penilaian_api.domain.plan.targets import scored_target
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.soundness import (
    FROM_BASELINE,
    FROM_TARGET,
    field_of,
    target_fault,
)

_PLAN_CODES: Final = {
    "target_not_a_number": "target_shape",
    "target_not_a_range": "target_shape",
    "target_without_steps": "target_shape",
    "range_not_rising": "range_without_width",
}


def submit_faults(draft: PlanDraft, words: Words) -> tuple[Fault, ...]:
    """Name all that keeps *draft* from being handed in, in the order of the plan."""
    return tuple(
        chain(
            _missing_parts(draft),
            _missing_results(draft),
            *(_result_faults(draft, index, words) for index in range(len(draft.results))),
        )
    )


def submit_warnings(draft: PlanDraft, words: Words) -> tuple[Fault, ...]:
    """Name what its author should look at before handing *draft* in; none of it refuses."""
    return tuple(
        chain(
            _plan_advice(draft),
            *(_result_advice(draft, index, words) for index in range(len(draft.results))),
        )
    )


def _missing_parts(draft: PlanDraft) -> Iterator[Fault]:
    """Ask for resources, accountability and consequences (art. 7)."""
    parts = {
        "resources": draft.resources,
        "accountability": draft.accountability,
        "consequences": draft.consequences,
    }
    for name, texts in parts.items():
        if not any(text.strip() for text in texts):
            yield Fault(f"/{name}", f"{name}_missing")


def _missing_results(draft: PlanDraft) -> Iterator[Fault]:
    """Ask for a main result, and from whoever leads for the budget perspective (annex II A2a)."""
    if not any(result.kind is WorkResultKind.MAIN for result in draft.results):
        yield Fault("/work_results", "main_result_missing")
    if draft.needs_perspectives and Perspective.BUDGET not in _perspectives(draft):
        yield Fault("/work_results", "perspective_missing", {"perspective": Perspective.BUDGET})
    weights = [
        result.weight * line.weight for result in draft.results for line in result.indicators
    ]
    if weights and not any(weights):
        yield Fault("/work_results", "weights_all_zero")


def _perspectives(draft: PlanDraft) -> frozenset[Perspective]:
    return frozenset(chain.from_iterable(result.perspectives for result in draft.results))


def _result_faults(draft: PlanDraft, index: int, words: Words) -> Iterator[Fault]:
    result, pointer = draft.results[index], f"/work_results/{index}"
    if result.is_acting_duty and result.kind is not WorkResultKind.MAIN:
        yield Fault(f"{pointer}/kind", "acting_duty_not_main")
    if result.is_acting_duty and draft.has_acting_post is False:
        yield Fault(f"{pointer}/is_acting_duty", "no_acting_post")
    if result.assigned_elsewhere and not result.consented:
        yield Fault(f"{pointer}/assigned_by", "consent_missing")
    if result.kind is WorkResultKind.MAIN:
        yield from _missing_measure(draft, result, pointer)
    if draft.is_quantitative:
        yield from _indicator_faults(draft, result, pointer, words)
    for number, line in enumerate(result.indicators):
        here = f"{pointer}/indicators/{number}"
        yield from _target_faults(line, here, from_baseline=draft.from_baseline)


def _missing_measure(draft: PlanDraft, result: ResultLine, pointer: str) -> Iterator[Fault]:
    """Ask for indicators, or for a measure and a target as text (annex II A7)."""
    if draft.is_quantitative:
        if not result.indicators:
            yield Fault(f"{pointer}/indicators", "indicator_missing")
        return
    for name in ("success_measure", "target_text"):
        if not getattr(result, name).strip():
            yield Fault(f"{pointer}/{name}", f"{name}_missing")


def _indicator_faults(
    draft: PlanDraft, result: ResultLine, pointer: str, words: Words
) -> Iterator[Fault]:
    for index, line in enumerate(result.indicators):
        here = f"{pointer}/indicators/{index}"
        findings = check(_measure(draft, result, line), words)
        yield from _to_faults(findings, Severity.REFUSE, here)


def _measure(draft: PlanDraft, result: ResultLine, line: IndicatorLine) -> Measure:
    return Measure(
        statement=line.statement,
        measured_in=line.measured_in,
        target=None if line.target is None else str(line.target),
        deadline=line.deadline,
        context=result.statement,
        is_quantitative=draft.is_quantitative,
        is_main=result.kind is WorkResultKind.MAIN,
        is_high_official=draft.is_high_official,
        exemption=line.exemption,
    )


def _to_faults(findings: tuple[Finding, ...], severity: Severity, pointer: str) -> Iterator[Fault]:
    for finding in findings:
        if finding.severity is severity:
            yield Fault(f"{pointer}/{finding.where}", finding.code, {"hint": finding.hint})


def _target_faults(line: IndicatorLine, pointer: str, *, from_baseline: bool) -> Iterator[Fault]:
    """Ask for a target from which attainment can be computed, by the rules of the score itself."""
    if line.target is None:
        return
    scored = IndicatorInput(
        key="",
        result="",
        polarity=line.polarity,
        target=scored_target(line.target),
        baseline=None if line.baseline is None else Fraction(line.baseline),
        weight=Fraction(line.weight),
    )
    code = target_fault(scored, FROM_BASELINE if from_baseline else FROM_TARGET)
    if code is not None:
        yield Fault(f"{pointer}/{field_of(code)}", _plan_code(code, line.target))


def _plan_code(code: str, target: Target) -> str:
    """Give a fault the code under which a plan has always shown it."""
    if target == TargetSteps(()):
        return "steps_not_rising_to_100"
    return _PLAN_CODES.get(code, code)


def _plan_advice(draft: PlanDraft) -> Iterator[Fault]:
    if draft.lacks_agreement:
        yield Fault("/work_agreement", "work_agreement_missing")
    if draft.has_acting_post and not any(result.is_acting_duty for result in draft.results):
        yield Fault("/work_results", "acting_duty_missing")
    if draft.needs_perspectives:
        covered = _perspectives(draft)
        for perspective in Perspective:
            if perspective is not Perspective.BUDGET and perspective not in covered:
                facts = {"perspective": str(perspective)}
                yield Fault("/work_results", "perspective_missing", facts)


def _result_advice(draft: PlanDraft, index: int, words: Words) -> Iterator[Fault]:
    result, pointer = draft.results[index], f"/work_results/{index}"
    if not result.is_linked:
        yield Fault(f"{pointer}/supports_line_id", "result_unlinked")
    kind = classify(result.statement, words)
    if kind is not StatementClass.RESULT:
        yield Fault(f"{pointer}/statement", f"{kind}_not_result")
    if result.kind is WorkResultKind.ADDITIONAL:
        yield from _missing_measure(draft, result, pointer)
    for number, line in enumerate(result.indicators):
        here = f"{pointer}/indicators/{number}"
        findings = check(_measure(draft, result, line), words)
        yield from _to_faults(findings, Severity.WARN, here)
        yield from indicator_advice(draft, line, here, words)
