"""Define a rule of discipline: data from which a number and a threshold follow."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from fractions import Fraction
from typing import Any, Self

from penilaian_api.domain.scoring.vocabulary import Sanction


class Penalty(StrEnum):
    """What the law names for so many unexcused days (jenis hukuman disiplin)."""

    ORAL_REPRIMAND = auto()
    WRITTEN_REPRIMAND = auto()
    WRITTEN_DISSATISFACTION = auto()
    ALLOWANCE_CUT_6_MONTHS = auto()
    ALLOWANCE_CUT_9_MONTHS = auto()
    ALLOWANCE_CUT_12_MONTHS = auto()
    LOWER_POST_12_MONTHS = auto()
    RELEASED_TO_EXECUTIVE_POST_12_MONTHS = auto()
    HONORABLE_DISMISSAL = auto()


@dataclass(frozen=True, slots=True)
class LeaveKind:
    """A kind of leave: whether it counts as presence, and by which source."""

    key: str
    label: Mapping[str, str]
    is_presence: bool
    source: str


@dataclass(frozen=True, slots=True)
class MinuteBand:
    """What so many minutes or more cost of a month, in percent."""

    from_minutes: int
    percent: Fraction


@dataclass(frozen=True, slots=True)
class Threshold:
    """From so many days on the law names a sanction; somebody decides, never a program."""

    from_days: int
    level: Sanction
    penalty: Penalty


@dataclass(frozen=True, slots=True)
class DisciplineRule:
    """A rule of discipline, in one version."""

    key: str
    version: int
    label: Mapping[str, str]
    sources: tuple[str, ...]
    absent_percent: Fraction
    no_leave_percent: Fraction
    """Of a day of leave that does not count as presence."""
    bands: tuple[MinuteBand, ...]
    thresholds: tuple[Threshold, ...]
    in_a_row: int
    minutes_per_day: int | None

    def percent(self, minutes: int) -> Fraction:
        """Return what so many minutes cost of a month."""
        reached = [band.percent for band in self.bands if minutes >= band.from_minutes]
        return reached[-1] if reached else Fraction(0)

    def threshold(self, days: int, in_a_row: int = 0) -> Threshold | None:
        """Return the threshold that unexcused days reach: in the year, or in a row."""
        if in_a_row >= self.in_a_row:
            return self.thresholds[-1]
        reached = [each for each in self.thresholds if days >= each.from_days]
        return reached[-1] if reached else None


@dataclass(frozen=True, slots=True)
class DisciplineRules:
    """All that is data of attendance and discipline; the first rule is the usual one."""

    leave_kinds: Mapping[str, LeaveKind]
    rules: Mapping[str, DisciplineRule]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read the rules from their file."""
        rules = [_rule(item, document["levels"]) for item in document["rules"]]
        return cls(
            leave_kinds={
                key: LeaveKind(key, _words(kind["label"]), kind["is_presence"], kind["source"])
                for key, kind in document["leave_kinds"].items()
            },
            rules={rule.key: rule for rule in rules},
        )

    @property
    def usual(self) -> DisciplineRule:
        """The rule that holds where none is named."""
        return next(iter(self.rules.values()))

    def is_presence(self, leave_kind: str | None) -> bool:
        """Tell whether a leave counts as presence."""
        kind = self.leave_kinds.get(leave_kind or "")
        return kind is not None and kind.is_presence


def _rule(item: Mapping[str, Any], levels: Mapping[str, Any]) -> DisciplineRule:
    law = levels[item["levels"]]
    return DisciplineRule(
        key=item["key"],
        version=item["version"],
        label=_words(item["label"]),
        sources=tuple(item["sources"]),
        absent_percent=Fraction(item["absent_percent"]),
        no_leave_percent=Fraction(item["no_leave_percent"]),
        bands=tuple(MinuteBand(band["from"], Fraction(band["percent"])) for band in item["bands"]),
        thresholds=tuple(
            Threshold(each["from"], Sanction(each["level"]), Penalty(each["penalty"]))
            for each in law["days"]
        ),
        in_a_row=law["in_a_row"],
        minutes_per_day=item.get("minutes_per_day"),
    )


def _words(pair: Sequence[str]) -> dict[str, str]:
    return {"id": pair[0], "en": pair[1]}
