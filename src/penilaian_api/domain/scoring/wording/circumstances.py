"""Define what is joined to a result when it is shown: names, days, feedback, an objection.

None of it stands in the snapshot, which names people by ids; who may read the result may read it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum, auto

from penilaian_api.domain.scoring.vocabulary import Capacity


class ObjectionWay(StrEnum):
    """How the way to an objection stands today."""

    AWAITS_DELIVERY = auto()
    OPEN = auto()
    OVER = auto()
    CLOSED_BY_RULE = auto()
    PENDING = auto()
    UPHELD = auto()
    CHANGED = auto()


@dataclass(frozen=True, slots=True)
class ObjectionStory:
    """An objection to the present result: why it was raised, and what was decided and why."""

    reasons: str
    filed_on: date
    decide_due_on: date
    decision: str | None = None
    decided_by: str | None = None
    decided_on: date | None = None


@dataclass(frozen=True, slots=True)
class AttendanceFigures:
    """What a number of discipline was reckoned from."""

    recorded: int
    late_days: int
    late_minutes: int
    early_days: int
    early_minutes: int
    absent: int
    leave: int


@dataclass(frozen=True, slots=True)
class TakenOver:
    """That the leader took a result over, which one, when and why."""

    statement: str
    reason: str
    taken_on: date


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is said with a result beside its numbers; *names* are by ``employee:<id>``.

    *units* are those of measurement by line of the plan (*satuan*), *zone* is the agency's.
    *rated_by* and *rated_as* are of the assessment, for results whose snapshot did not name them;
    *reasons* and *choices* are the assessor's, by what they are about.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    units: Mapping[str, str] = field(default_factory=dict)
    zone: str = ""
    rated_by: str | None = None
    rated_as: Capacity | None = None
    rated_on: date | None = None
    organization_result: str | None = None
    strength: str = ""
    improvement: str = ""
    suggestion: str = ""
    recommendation: str = ""
    predicate_reason: str = ""
    reasons: Mapping[str, str] = field(default_factory=dict)
    choices: Mapping[str, str] = field(default_factory=dict)
    way: ObjectionWay | None = None
    object_until: date | None = None
    final_by: str | None = None
    objection: ObjectionStory | None = None
    attendance: Mapping[str, AttendanceFigures] = field(default_factory=dict)
    """By the key of the part that it made."""
    months_missing: tuple[date, ...] = ()
    """First days of the months of a rolled-up year of which no result counts."""
    taken_over: tuple[TakenOver, ...] = ()
