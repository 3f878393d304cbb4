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
    Dial,
    adjustment_dial,
    part_dials,
    reach,
)
from penilaian_api.domain.scoring.record.numbers import rounded, text
from penilaian_api.domain.scoring.scheme.parts import Axis, IndicatorsPart, MeasurementPart, Part
from penilaian_api.domain.scoring.scheme.scheme import (
    QuadrantScheme,
    Scheme,
    WeightedQuadrantScheme,
    WeightedScheme,
)
from penilaian_api.domain.scoring.scheme.totals import AdditionalResults, InnovationBonus
from penilaian_api.domain.scoring.vocabulary import Expectation, Measured, Predicate


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
    """Check weights and sources, then turn every input through its range."""
    faults = []
    whole = sum((part.weight for part in parts), Fraction(0))
    for place, part in enumerate(parts):
        where = f"{pointer}/{place}"
        if part.weight == 0:
            faults.append(Fault(f"{where}/weight", "weight_zero", {"input": part.key}))
            continue
        if isinstance(part, MeasurementPart) and part.key not in list(Measured):
            faults.append(Fault(f"{where}/key", "source_unknown", {"input": part.key}))
        for dial in part_dials(where, part, whole):
            faults += _dial_faults(dial, limit)
    return faults


def _dial_faults(dial: Dial, limit: Fraction) -> list[Fault]:
    """Report the worst fall and the worst jump of one input."""
    faults = []
    falls = [turn for turn in dial.turns if turn.after < turn.before]
    jumps = [turn for turn in dial.turns if abs(turn.after - turn.before) > limit]
    for code, found in (("not_monotone", falls), ("cliff", jumps)):
        if found:
            worst = max(found, key=lambda turn: abs(turn.after - turn.before))
            facts = {
                "input": dial.input,
                "at": worst.at,
                "next": worst.next,
                "before": _shown(worst.before),
                "after": _shown(worst.after),
                "limit": text(limit),
            }
            faults.append(Fault(dial.pointer, code, facts))
    return faults


def _adjustment_faults(scheme: WeightedScheme) -> list[Fault]:
    faults = []
    measured = {part.key for part in scheme.parts if isinstance(part, MeasurementPart)}
    curves = [part.curve for part in scheme.parts if isinstance(part, IndicatorsPart)]
    for place, adjustment in enumerate(scheme.adjustments):
        pointer = f"/adjustments/{place}"
        if isinstance(adjustment, AdditionalResults) and not curves:
            faults.append(Fault(pointer, "source_unknown", {"input": "additional_results"}))
            continue
        if isinstance(adjustment, InnovationBonus) and adjustment.measurement in measured:
            named = {"input": f"measurement:{adjustment.measurement}"}
            faults.append(Fault(pointer, "counted_twice", named))
        dial = adjustment_dial(pointer, adjustment, curves[0] if curves else None)
        faults += _dial_faults(dial, scheme.cliff_limit)
    return faults


def _band_faults(scheme: WeightedScheme) -> list[Fault]:
    """Check that the bands fall strictly, get worse, cover the range, and can be reached."""
    faults = []
    for place, (one, two) in enumerate(pairwise(scheme.bands), 1):
        where, named = f"/bands/{place}", {"input": two.predicate.value}
        if two.start >= one.start:
            faults.append(Fault(where, "band_overlap", named))
        order = list(Predicate)
        if order.index(two.predicate) <= order.index(one.predicate):
            faults.append(Fault(where, "band_not_worse", named))
    lowest, highest = _score_range(scheme)
    last = scheme.bands[-1]
    if last.start > scheme.floor:
        named = {"input": last.predicate.value, "at": text(scheme.floor)}
        faults.append(Fault("/bands", "band_gap", named))
    ends = [None, *(band.start for band in scheme.bands)]
    for place, (band, end) in enumerate(zip(scheme.bands, ends, strict=False)):
        if band.start > highest or (end is not None and end <= lowest):
            named = {"input": band.predicate.value}
            faults.append(Fault(f"/bands/{place}", "band_unreachable", named))
    return faults


def _score_range(scheme: WeightedScheme) -> tuple[Fraction, Fraction]:
    """Return the lowest and the highest score that inputs can give."""
    reaches = [(part.weight, reach(part)) for part in scheme.parts if part.weight > 0]
    whole = sum((weight for weight, _ in reaches), Fraction(0)) or Fraction(1)
    low = sum((weight * least for weight, (least, _) in reaches), Fraction(0)) / whole
    high = sum((weight * most for weight, (_, most) in reaches), Fraction(0)) / whole
    high += sum((one.cap for one in scheme.adjustments), Fraction(0))
    limited = [min(max(value, scheme.floor), scheme.cap) for value in (low, high)]
    lowest, highest = (Fraction(rounded(value, scheme.round)) for value in limited)
    return lowest, highest


def _condition_faults(scheme: WeightedScheme) -> list[Fault]:
    """Check that conditions and vetoes speak of bands, and that a condition has a next band."""
    predicates = [band.predicate for band in scheme.bands]
    faults = [
        Fault(f"/conditions/{place}", "condition_unsatisfiable", {"input": condition.predicate})
        for place, condition in enumerate(scheme.conditions)
        if condition.predicate not in predicates[:-1]
    ]
    faults += [
        Fault(f"/vetoes/{place}", "veto_without_band", {"input": veto.at_most})
        for place, veto in enumerate(scheme.vetoes)
        if veto.at_most not in predicates
    ]
    return faults


def _cell_faults(scheme: QuadrantScheme | WeightedQuadrantScheme) -> list[Fault]:
    """Check that no predicate gets better when one rating gets worse."""
    order = list(Predicate)
    faults = []
    for one, two in pairwise(Expectation):
        for other in Expectation:
            for better, worse, pointer, axis in (
                (
                    scheme.cells.at(one, other),
                    scheme.cells.at(two, other),
                    f"{two}/{other}",
                    "results",
                ),
                (
                    scheme.cells.at(other, one),
                    scheme.cells.at(other, two),
                    f"{other}/{two}",
                    "behavior",
                ),
            ):
                if order.index(worse) < order.index(better):
                    facts = {"input": f"rating:{axis}", "at": two, "next": one}
                    faults.append(Fault(f"/cells/{pointer}", "not_monotone", facts))
    return faults


def _axis_faults(scheme: WeightedQuadrantScheme, name: str, axis: Axis) -> list[Fault]:
    faults = _parts_faults(f"/{name}/parts", axis.parts, scheme.cliff_limit)
    if axis.above <= axis.met:
        faults.append(Fault(f"/{name}/above", "band_overlap", {"input": f"rating:{name}"}))
    whole = sum((part.weight for part in axis.parts), Fraction(0)) or Fraction(1)
    most = sum((part.weight * reach(part)[1] for part in axis.parts), Fraction(0)) / whole
    if axis.above > min(most, scheme.cap):
        faults.append(Fault(f"/{name}/above", "band_unreachable", {"input": f"rating:{name}"}))
    return faults


def _shown(value: Fraction) -> str:
    return format(rounded(value, 2), "f")
