"""Define rubrics: what is judged, what each level looks like, and how levels make a value.

A rubric is data, in numbered versions: the dictionary of competences of PermenPANRB 38/2017, the
anchors of professionalism, the criteria by which a panel verifies innovations. What was judged
names the rubric with its number, so that the value can be computed again.

Why it is so: docs/decisions/0047.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from fractions import Fraction
from typing import Any, Final, Self

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.record.numbers import mean_of
from penilaian_api.domain.scoring.record.phrases import Phrase

LOWEST: Final = 1
HIGHEST: Final = 5
"""Every rubric has five levels: that is what PermenPANRB 38/2017 has of each competence."""

LevelRange = tuple[Fraction, Fraction | None]


class RubricRule(StrEnum):
    """How the levels of a rubric make one value."""

    JOB_PERSON_MATCH = "job-person-match"
    MEAN_LEVEL = "mean-level"
    BEST_AND_FURTHER = "best-and-further"


class ReasonPolicy(StrEnum):
    """Which levels need a reason: all of them, or the lowest and the highest."""

    ALWAYS = auto()
    EXTREMES = auto()


class RubricGroup(StrEnum):
    """To what an item of a rubric belongs."""

    MANAGERIAL = auto()
    SOCIO_CULTURAL = auto()
    TECHNICAL = auto()
    CONDUCT = auto()
    IDEA = auto()
    EFFECT = auto()


@dataclass(frozen=True, slots=True)
class RubricItem:
    """What is judged, and what each level of it looks like, the lowest first."""

    key: str
    group: RubricGroup
    label: Phrase
    levels: tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Panel:
    """When verdicts decide: so many, no criterion more than *apart* levels apart; else one more."""

    verdicts: int
    apart: int
    least: Fraction


@dataclass(frozen=True, slots=True)
class Rubric:
    """A rubric with the rule that makes a value of its levels; *part* is what it measures."""

    key: str
    number: int
    part: str
    title: Phrase
    source: str
    reasons: ReasonPolicy
    rule: RubricRule
    rule_number: int
    statement: Phrase
    items: tuple[RubricItem, ...]
    demanded: Mapping[str, int]
    """The level that a class of positions demands of each item, where it does not say so itself."""
    demanded_source: str = ""
    further: Fraction = Fraction(0)
    panel: Panel | None = None

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read a rubric from the document that is shipped."""
        rule, panel = document["rule"], document.get("panel")
        return cls(
            key=document["key"],
            number=document["number"],
            part=document["part"],
            title=_phrase(document["title"]),
            source=document["source"],
            reasons=ReasonPolicy(document["reasons"]),
            rule=RubricRule(rule["key"]),
            rule_number=rule["number"],
            statement=_phrase(rule["statement"]),
            items=tuple(map(_item, document["items"])),
            demanded=document.get("demanded", {}),
            demanded_source=document.get("demanded_source", ""),
            further=Fraction(rule.get("further", 0)),
            panel=panel and Panel(panel["verdicts"], panel["apart"], Fraction(panel["pass"])),
        )

    def expected(self, job_class: str, stated: Mapping[str, int]) -> dict[str, int]:
        """Say which level is demanded of each item that is judged of somebody in such a position.

        *stated*: what the position itself demands; technical competences are judged where it does.
        A rubric that demands nothing is judged whole, and the highest level is what there is.
        """
        usual = self.demanded.get(job_class, HIGHEST)
        general = {
            item.key: usual for item in self.items if item.group is not RubricGroup.TECHNICAL
        }
        return {**general, **stated}

    def gap(self, demanded: int, level: int) -> int:
        """Say how far a level lies below the one demanded; a rubric that demands none has none."""
        return max(demanded - level, 0) if self.demanded else 0


@dataclass(frozen=True, slots=True)
class JudgedLevel:
    """A level that was chosen for one item, and why."""

    item: str
    level: int
    reason: str


def level_faults(
    rubric: Rubric, expected: Mapping[str, int], judged: Sequence[JudgedLevel]
) -> Iterator[Fault]:
    """Name each level that is of nothing judged, stated twice, without its reason, or missing."""
    seen = set[str]()
    for index, each in enumerate(judged):
        pointer = f"/levels/{index}"
        if each.item not in expected:
            known = {"items": ", ".join(expected)}
            yield Fault(f"{pointer}/item", "not_judged_here", known)
        elif each.item in seen:
            yield Fault(f"{pointer}/item", "stated_twice")
        if not each.reason.strip() and needs_reason(rubric, each.level):
            yield Fault(f"{pointer}/reason", "reason_required")
        seen.add(each.item)
    if missing := [key for key in expected if key not in seen]:
        yield Fault("/levels", "levels_missing", {"items": ", ".join(missing)})


def needs_reason(rubric: Rubric, level: int) -> bool:
    """Tell whether a level of this rubric needs a reason."""
    return rubric.reasons is ReasonPolicy.ALWAYS or level in {LOWEST, HIGHEST}


def value_of(rubric: Rubric, expected: Mapping[str, int], levels: Mapping[str, int]) -> Fraction:
    """Make one value, from 1 to 5, of the levels of all items that are judged."""
    if rubric.rule is RubricRule.JOB_PERSON_MATCH:
        matches = [
            min(Fraction(levels[key], level), Fraction(1)) for key, level in expected.items()
        ]
        return HIGHEST * mean_of(matches)
    return mean_of([Fraction(levels[key]) for key in expected])


def place_on(scale: LevelRange, value: Fraction, own: tuple[Fraction, Fraction]) -> Fraction:
    """Place a value of its *own* range on the scale of a part; without an end it stays as it is."""
    low, high = scale
    if high is None:
        return value
    begin, end = own
    return low + (value - begin) / (end - begin) * (high - low)


LEVELS: Final = (Fraction(LOWEST), Fraction(HIGHEST))
"""From where to where the mean of levels runs."""


def _item(document: Mapping[str, Any]) -> RubricItem:
    return RubricItem(
        document["key"],
        RubricGroup(document["group"]),
        _phrase(document["label"]),
        tuple(map(_phrase, document["levels"])),
    )


def _phrase(document: Mapping[str, str]) -> Phrase:
    return Phrase(document["id"], document["en"])
