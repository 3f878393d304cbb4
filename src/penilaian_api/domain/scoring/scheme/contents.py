"""Say what a scheme reads: its parts, the plan, measurements, criteria."""

from penilaian_api.domain.scoring.scheme.parts import (
    IndicatorsPart,
    MeasurementPart,
    Part,
    RatingPart,
)
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, Scheme, WeightedScheme
from penilaian_api.domain.scoring.scheme.totals import InnovationBonus


def parts_of(scheme: Scheme) -> tuple[Part, ...]:
    """List the parts of a scheme; a pure quadrant has none."""
    if isinstance(scheme, QuadrantScheme):
        return ()
    if isinstance(scheme, WeightedScheme):
        return scheme.parts
    return (*scheme.results.parts, *scheme.behavior.parts)


def indicator_parts(scheme: Scheme) -> tuple[IndicatorsPart, ...]:
    """List the parts that are scored from the indicators of a plan."""
    return tuple(part for part in parts_of(scheme) if isinstance(part, IndicatorsPart))


def reads_plan(scheme: Scheme) -> bool:
    """Tell whether the indicators of a plan enter the outcome or what is proposed."""
    return isinstance(scheme, QuadrantScheme) or bool(indicator_parts(scheme))


def measured_parts(scheme: Scheme) -> frozenset[str]:
    """Name the measurements that a scheme reads."""
    keys = {part.key for part in parts_of(scheme) if isinstance(part, MeasurementPart)}
    adjustments = scheme.adjustments if isinstance(scheme, WeightedScheme) else ()
    bonuses = (bonus for bonus in adjustments if isinstance(bonus, InnovationBonus))
    return frozenset(keys | {str(bonus.measurement) for bonus in bonuses})


def rated_parts(scheme: Scheme) -> frozenset[str]:
    """Name what a part of the scheme asks a person to rate."""
    return frozenset(part.about for part in parts_of(scheme) if isinstance(part, RatingPart))


def needs_new_idea(scheme: Scheme) -> bool:
    """Tell whether a predicate of the scheme needs a verified new idea."""
    return isinstance(scheme, WeightedScheme) and bool(scheme.conditions)
