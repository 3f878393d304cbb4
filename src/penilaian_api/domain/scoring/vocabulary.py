"""Define the enumerations of scoring with their stored values: ratings, predicates, aspects."""

from enum import StrEnum


class Expectation(StrEnum):
    """A rating against what was expected (ekspektasi), best first."""

    ABOVE = "above"
    MET = "met"
    BELOW = "below"


class Predicate(StrEnum):
    """A performance predicate (predikat kinerja), best first; *fair* in numeric schemes only."""

    VERY_GOOD = "very_good"
    GOOD = "good"
    FAIR = "fair"
    NEEDS_IMPROVEMENT = "needs_improvement"
    POOR = "poor"
    VERY_POOR = "very_poor"


class Tone(StrEnum):
    """What the feedback of a period says on the whole."""

    POSITIVE = "positive"
    MIXED = "mixed"
    NEGATIVE = "negative"


class Sanction(StrEnum):
    """The level of a discipline sanction in force (hukuman disiplin), lightest first."""

    LIGHT = "light"
    MODERATE = "moderate"
    SEVERE = "severe"


class Polarity(StrEnum):
    """Which side of the target is the good one."""

    HIGHER = "higher"
    LOWER = "lower"
    WITHIN = "within"
    MILESTONE = "milestone"


class TargetRelation(StrEnum):
    """The side of the target on which a realization lies."""

    ABOVE = "above_target"
    ON = "on_target"
    BELOW = "below_target"


class Capacity(StrEnum):
    """The capacity in which somebody rated (PermenPANRB 6/2022, annex IV A1-A11, V B5)."""

    ASSESSOR = "assessor"
    HIGHER = "higher_assessor"
    """The superior post has nobody who may assess: the next one above it does."""
    ACTING = "acting_assessor"
    DELEGATE = "delegate"
    SUPERIOR = "superior_after_window"
    DECIDER = "objection_decider"


class Aspect(StrEnum):
    """What an indicator measures (aspek)."""

    QUANTITY = "quantity"
    QUALITY = "quality"
    TIME = "time"
    COST = "cost"


class ResultKind(StrEnum):
    """Whether a work result is a main or an additional one (utama, tambahan)."""

    MAIN = "main"
    ADDITIONAL = "additional"


class Scope(StrEnum):
    """How far an additional result reaches."""

    OWN_UNIT = "own_unit"
    BETWEEN_UNITS = "between_units"
    BETWEEN_AGENCIES = "between_agencies"


class MeasurementKind(StrEnum):
    """The measurements that a part of a scheme can rest on."""

    SATISFACTION = "satisfaction"
    PUBLIC_FEEDBACK = "public_feedback"
    PROFESSIONALISM = "professionalism"
    INNOVATION = "innovation"
    TEAM_RESULT = "team_result"
    DISCIPLINE = "discipline"
    COMPETENCE = "competence"
    FEEDBACK_360 = "feedback_360"
    ORGANIZATION_RESULT = "organization_result"


class MissingPolicy(StrEnum):
    """The policy by which a part is scored when something of it is missing."""

    RENORMALIZE = "renormalize"
    ZERO = "zero"
    BLOCK = "block"


class SmallSampleRule(StrEnum):
    """The rule for a measured value that rests on few answers."""

    BLOCK = "block"
    RENORMALIZE = "renormalize"
    SHRINK = "shrink"


class RollUp(StrEnum):
    """The way in which shorter periods make the year; *shown* computes nothing."""

    MEAN = "mean"
    MONTHS_WEIGHTED = "months_weighted"
    LAST = "last"
    SHOWN = "shown"


class SnapshotCause(StrEnum):
    """The step that froze a result as a snapshot."""

    FINALIZED = "finalized"
    OBJECTION = "objection"
    REUSED = "reused"


def worse(first: Predicate, second: Predicate) -> Predicate:
    """Return the worse of two predicates."""
    order = list(Predicate)
    return max(first, second, key=order.index)
