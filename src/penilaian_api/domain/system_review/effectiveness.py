"""Measure whether an appraisal system works: by definitions that are data, each with a target.

Each number carries its formula and operands, so that anybody computes it again. A measure that
rests on fewer than it needs has a value and no verdict.

Why it is so: docs/decisions/0071.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from fractions import Fraction
from typing import Any, Final

from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.trail import Operand

_WHOLE: Final = 100


class MeasureId(StrEnum):
    """What is measured of a system."""

    COMPLETION = auto()
    TIMELINESS = auto()
    DISCRIMINATION = auto()
    OBJECTIONS_UPHELD = auto()
    SATISFACTION = auto()
    PARTICIPATION = auto()


class MeasureAim(StrEnum):
    """On which side of its target a measure is met."""

    AT_LEAST = auto()
    AT_MOST = auto()


@dataclass(frozen=True, slots=True)
class EffectivenessMeasure:
    """A measure with its definition and target, in percent; *least*: from how many on it judges."""

    id: MeasureId
    version: int
    title: Mapping[str, str]
    definition: Mapping[str, str]
    aim: MeasureAim
    target: Fraction
    least: int
    source: Mapping[str, str]
    instrument: str
    questions: tuple[str, ...]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "EffectivenessMeasure":
        """Read a measure."""
        return cls(
            MeasureId(document["id"]),
            int(document["version"]),
            document["title"],
            document["definition"],
            MeasureAim(document["aim"]),
            Fraction(document["target"]),
            int(document["least"]),
            document["source"],
            document.get("instrument", ""),
            tuple(document.get("questions", ())),
        )

    def is_met_by(self, value: Fraction | None, count: int) -> bool | None:
        """Tell whether a value that rests on so many reaches the target, if it can be judged."""
        if value is None or count < self.least:
            return None
        return value >= self.target if self.aim is MeasureAim.AT_LEAST else value <= self.target


@dataclass(frozen=True, slots=True)
class Answered:
    """What people answered to one question: how many chose each answer, the lowest first."""

    code: str
    counts: tuple[int, ...]
    origin: str


@dataclass(frozen=True, slots=True)
class PeriodCounts:
    """What was counted of a period, from which all measures are computed."""

    origin: str
    evaluations: int
    delivered: int
    final: int
    on_time: int
    predicates: Mapping[str, int]
    objections_decided: int
    objections_changed: int
    steps_open: int
    steps_taken: int
    answered: tuple[Answered, ...]


@dataclass(frozen=True, slots=True)
class MeasuredEffect:
    """The value of a measure with its trace; *is_met* is none where too little was counted."""

    measure: EffectivenessMeasure
    value: Fraction | None
    count: int
    is_met: bool | None
    formula: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class _Computed:
    value: Fraction | None
    count: int
    formula: str
    operands: tuple[Operand, ...]


def measure_all(
    measures: tuple[EffectivenessMeasure, ...], counts: PeriodCounts
) -> tuple[MeasuredEffect, ...]:
    """Compute all measures of a period."""
    return tuple(_measure(measure, counts) for measure in measures)


def _measure(measure: EffectivenessMeasure, counts: PeriodCounts) -> MeasuredEffect:
    computed = _COMPUTED_BY[measure.id](counts)
    return MeasuredEffect(
        measure=measure,
        value=computed.value,
        count=computed.count,
        is_met=measure.is_met_by(computed.value, computed.count),
        formula=computed.formula,
        operands=computed.operands,
    )


def _share(part: tuple[str, int], whole: tuple[str, int], origin: str) -> _Computed:
    """Compute a part of a whole in percent; of nothing, nothing."""
    operands = tuple(Operand(name, str(count), origin) for name, count in (part, whole))
    value = Fraction(part[1] * _WHOLE, whole[1]) if whole[1] else None
    return _Computed(value, whole[1], f"100 * {part[0]} / {whole[0]}", operands)


def _completion(counts: PeriodCounts) -> _Computed:
    return _share(
        ("delivered", counts.delivered), ("evaluations", counts.evaluations), counts.origin
    )


def _timeliness(counts: PeriodCounts) -> _Computed:
    return _share(("on_time", counts.on_time), ("final", counts.final), counts.origin)


def _objections(counts: PeriodCounts) -> _Computed:
    decided = ("decided", counts.objections_decided)
    return _share(("changed", counts.objections_changed), decided, counts.origin)


def _participation(counts: PeriodCounts) -> _Computed:
    return _share(("taken", counts.steps_taken), ("open", counts.steps_open), counts.origin)


def _discrimination(counts: PeriodCounts) -> _Computed:
    """Count the pairs of people whose predicates are unlike."""
    people = sum(counts.predicates.values())
    alike = sum(map(_pairs, counts.predicates.values()))
    operands = tuple(
        Operand(name, str(count), counts.origin)
        for name, count in sorted(counts.predicates.items())
    )
    pairs = _pairs(people)
    value = Fraction((pairs - alike) * _WHOLE, pairs) if pairs else None
    return _Computed(value, people, "100 * unlike pairs / pairs", operands)


def _satisfaction(counts: PeriodCounts) -> _Computed:
    """Take the mean over the questions of how far each mean lies from lowest to highest answer."""
    shares = [(each, _level(each.counts)) for each in counts.answered if sum(each.counts)]
    operands = tuple(Operand(each.code, text(level), each.origin) for each, level in shares)
    if not shares:
        return _Computed(None, 0, "mean of the questions", operands)
    value = sum((level for _, level in shares), Fraction(0)) / len(shares)
    people = min(sum(each.counts) for each, _ in shares)
    return _Computed(value, people, "mean of the questions", operands)


def _level(counts: tuple[int, ...]) -> Fraction:
    steps = len(counts) - 1
    reached = sum(step * count for step, count in enumerate(counts))
    return Fraction(reached * _WHOLE, sum(counts) * steps)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


_COMPUTED_BY: Final[Mapping[MeasureId, Callable[[PeriodCounts], _Computed]]] = {
    MeasureId.COMPLETION: _completion,
    MeasureId.TIMELINESS: _timeliness,
    MeasureId.DISCRIMINATION: _discrimination,
    MeasureId.OBJECTIONS_UPHELD: _objections,
    MeasureId.SATISFACTION: _satisfaction,
    MeasureId.PARTICIPATION: _participation,
}
