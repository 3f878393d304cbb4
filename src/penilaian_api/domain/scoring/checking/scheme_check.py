"""Check a scheme before it may be activated, and name the exact input that fails.

A scheme that jumps, falls where an input rises, or leaves a score without a predicate is not fit
to judge people; the time rule of PP 46/2011 (24 % saved gives 100, 25 % saved gives 75) is the
known example.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.checking.input_sweeps import (
    Sweep,
    adjustment_sweep,
    part_sweeps,
    points_range,
)
from penilaian_api.domain.scoring.record.numbers import round_half_up, text
from penilaian_api.domain.scoring.scheme.parts import Axis, IndicatorsPart, MeasurementPart, Part
from penilaian_api.domain.scoring.scheme.scheme import (
    QuadrantScheme,
    Scheme,
    WeightedQuadrantScheme,
    WeightedScheme,
)
from penilaian_api.domain.scoring.scheme.totals import AdditionalResults, InnovationBonus
from penilaian_api.domain.scoring.vocabulary import Expectation, MeasurementKind, Predicate


def check(scheme: Scheme) -> tuple[Fault, ...]:
    """Return what stands against activating *scheme*; nothing means that it may be activated.

    Each fault names its ``input`` in the facts. That every part states its missing policy is
    already a matter of the document's shape.
    """
    faults: list[Fault] = []
    if not isinstance(scheme, WeightedScheme):
        faults += _cell_faults(scheme)
    if isinstance(scheme, WeightedQuadrantScheme):
        faults += _axis_faults(scheme, "results", scheme.results)
        faults += _axis_faults(scheme, "behavior", scheme.behavior)
    if isinstance(scheme, WeightedScheme):
        faults += _parts_faults("/parts", scheme.parts, scheme.cliff_limit)
        faults += _adjustment_faults(scheme)
        faults += _band_faults(scheme)
        faults += _condition_faults(scheme)
    return tuple(faults)


def _parts_faults(pointer: str, parts: Sequence[Part], limit: Fraction) -> list[Fault]:
    """Check weights and sources, then sweep every input through its range."""
    faults = []
    whole = sum((part.weight for part in parts), Fraction(0))
    for index, part in enumerate(parts):
        part_pointer = f"{pointer}/{index}"
        if part.weight == 0:
            faults.append(Fault(f"{part_pointer}/weight", "weight_zero", {"input": part.key}))
            continue
        if isinstance(part, MeasurementPart) and part.key not in list(MeasurementKind):
            faults.append(Fault(f"{part_pointer}/key", "source_unknown", {"input": part.key}))
        for sweep in part_sweeps(part_pointer, part, whole):
            faults += _sweep_faults(sweep, limit)
    return faults


def _sweep_faults(sweep: Sweep, limit: Fraction) -> list[Fault]:
    """Report the worst fall and the worst jump of one input."""
    faults = []
    falls = [step for step in sweep.steps if step.after < step.before]
    jumps = [step for step in sweep.steps if abs(step.after - step.before) > limit]
    for code, steps in (("not_monotone", falls), ("cliff", jumps)):
        if steps:
            worst = max(steps, key=lambda step: abs(step.after - step.before))
            facts = {
                "input": sweep.input,
                "at": worst.at,
                "next": worst.next,
                "before": _format_points(worst.before),
                "after": _format_points(worst.after),
                "limit": text(limit),
            }
            faults.append(Fault(sweep.pointer, code, facts))
    return faults


def _adjustment_faults(scheme: WeightedScheme) -> list[Fault]:
    faults = []
    measured = {part.key for part in scheme.parts if isinstance(part, MeasurementPart)}
    curves = [part.curve for part in scheme.parts if isinstance(part, IndicatorsPart)]
    for index, adjustment in enumerate(scheme.adjustments):
        pointer = f"/adjustments/{index}"
        if isinstance(adjustment, AdditionalResults) and not curves:
            faults.append(Fault(pointer, "source_unknown", {"input": "additional_results"}))
            continue
        if isinstance(adjustment, InnovationBonus) and adjustment.measurement in measured:
            facts = {"input": f"measurement:{adjustment.measurement}"}
            faults.append(Fault(pointer, "counted_twice", facts))
        sweep = adjustment_sweep(pointer, adjustment, curves[0] if curves else None)
        faults += _sweep_faults(sweep, scheme.cliff_limit)
    return faults


def _band_faults(scheme: WeightedScheme) -> list[Fault]:
    """Check that the bands fall strictly, get worse, cover the range, and can be reached."""
    faults = []
    for index, (better, worse) in enumerate(pairwise(scheme.bands), 1):
        pointer, facts = f"/bands/{index}", {"input": worse.predicate.value}
        if worse.start >= better.start:
            faults.append(Fault(pointer, "band_overlap", facts))
        order = list(Predicate)
        if order.index(worse.predicate) <= order.index(better.predicate):
            faults.append(Fault(pointer, "band_not_worse", facts))
    lowest, highest = _score_range(scheme)
    last = scheme.bands[-1]
    if last.start > scheme.floor:
        facts = {"input": last.predicate.value, "at": text(scheme.floor)}
        faults.append(Fault("/bands", "band_gap", facts))
    ends = [None, *(band.start for band in scheme.bands)]
    for index, (band, end) in enumerate(zip(scheme.bands, ends, strict=False)):
        if band.start > highest or (end is not None and end <= lowest):
            facts = {"input": band.predicate.value}
            faults.append(Fault(f"/bands/{index}", "band_unreachable", facts))
    return faults


def _score_range(scheme: WeightedScheme) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest score that inputs can give."""
    ranges = [(part.weight, points_range(part)) for part in scheme.parts if part.weight > 0]
    whole = sum((weight for weight, _ in ranges), Fraction(0)) or Fraction(1)
    low = sum((weight * least for weight, (least, _) in ranges), Fraction(0)) / whole
    high = sum((weight * most for weight, (_, most) in ranges), Fraction(0)) / whole
    high += sum((adjustment.cap for adjustment in scheme.adjustments), Fraction(0))
    limited = [min(max(value, scheme.floor), scheme.cap) for value in (low, high)]
    lowest, highest = (Fraction(round_half_up(value, scheme.round)) for value in limited)
    return lowest, highest


def _condition_faults(scheme: WeightedScheme) -> list[Fault]:
    """Check that conditions and vetoes speak of bands, and that a condition has a next band."""
    predicates = [band.predicate for band in scheme.bands]
    faults = [
        Fault(f"/conditions/{index}", "condition_unsatisfiable", {"input": condition.predicate})
        for index, condition in enumerate(scheme.conditions)
        if condition.predicate not in predicates[:-1]
    ]
    faults += [
        Fault(f"/vetoes/{index}", "veto_without_band", {"input": veto.at_most})
        for index, veto in enumerate(scheme.vetoes)
        if veto.at_most not in predicates
    ]
    return faults


def _cell_faults(scheme: QuadrantScheme | WeightedQuadrantScheme) -> list[Fault]:
    """Check that no predicate gets better when one rating gets worse."""
    order = list(Predicate)
    faults = []
    for higher, lower in pairwise(Expectation):
        for fixed in Expectation:
            for better, worse, pointer, axis in (
                (
                    scheme.cells.at(higher, fixed),
                    scheme.cells.at(lower, fixed),
                    f"{lower}/{fixed}",
                    "results",
                ),
                (
                    scheme.cells.at(fixed, higher),
                    scheme.cells.at(fixed, lower),
                    f"{fixed}/{lower}",
                    "behavior",
                ),
            ):
                if order.index(worse) < order.index(better):
                    facts = {"input": f"rating:{axis}", "at": lower, "next": higher}
                    faults.append(Fault(f"/cells/{pointer}", "not_monotone", facts))
    return faults


def _axis_faults(scheme: WeightedQuadrantScheme, name: str, axis: Axis) -> list[Fault]:
    faults = _parts_faults(f"/{name}/parts", axis.parts, scheme.cliff_limit)
    if axis.above <= axis.met:
        faults.append(Fault(f"/{name}/above", "band_overlap", {"input": f"rating:{name}"}))
    whole = sum((part.weight for part in axis.parts), Fraction(0)) or Fraction(1)
    most = sum((part.weight * points_range(part)[1] for part in axis.parts), Fraction(0)) / whole
    if axis.above > min(most, scheme.cap):
        faults.append(Fault(f"/{name}/above", "band_unreachable", {"input": f"rating:{name}"}))
    return faults


def _format_points(value: Fraction) -> str:
    return format(round_half_up(value, 2), "f")
