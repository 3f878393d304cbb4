"""Compile the vocabulary by which the indicator check reads a language, once, from data.

They are shipped in ``data/indicator_words.toml``; an agency may add its own. What the words say
together stands in ``domain/indicator/wording.py``.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any, Self

Pattern = re.Pattern[str]
"""A compiled list of entries, each of whole words."""


@dataclass(frozen=True, slots=True)
class UnitWords:
    """Units that are none, and units from which a word can be read off."""

    placeholders: Pattern
    percents: Pattern
    symbols: Pattern
    scales: Pattern
    stages: Pattern
    activities: Pattern


@dataclass(frozen=True, slots=True)
class TargetWords:
    """What in a target can be read off, and what only praises."""

    numbers: Pattern
    vague: Pattern


@dataclass(frozen=True, slots=True)
class TimeWords:
    """What bounds a statement in time, and citations, which do not."""

    citations: Pattern
    bounds: Pattern


@dataclass(frozen=True, slots=True)
class AbsoluteWords:
    """Words that leave no room for an error, and where they are harmless or allowed."""

    always: Pattern
    quantifiers: Pattern
    rhythm: Pattern
    scope: Pattern
    whole_units: Pattern
    whole_targets: Pattern
    exempt: Pattern


@dataclass(frozen=True, slots=True)
class MeasureWords:
    """Words with which a measure begins, and what joins two of them."""

    strong: Pattern
    weak: Pattern
    changes: Pattern
    counters: Pattern
    relations: Pattern
    openers: Pattern
    joints: Pattern
    pairs: Pattern
    phrases: Pattern


@dataclass(frozen=True, slots=True)
class ActivityWords:
    """Words with which an activity or a mere topic begins, and what makes either a result."""

    verb: Pattern
    not_verbs: Pattern
    nouns: Pattern
    not_nouns: Pattern
    done: Pattern
    acts: Pattern
    attendance: Pattern
    reached: Pattern
    topics: Pattern


@dataclass(frozen=True, slots=True)
class Words:
    """All that the indicator check knows of a language."""

    unit: UnitWords
    target: TargetWords
    time: TimeWords
    absolute: AbsoluteWords
    measure: MeasureWords
    activity: ActivityWords

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Compile the words from the document that is shipped or that an agency edits."""
        exempt = chain.from_iterable(document["absolute"]["exempt"].values())
        return cls(
            unit=UnitWords(**_compile(document["unit"])),
            target=TargetWords(**_compile(document["target"])),
            time=TimeWords(**_compile(document["time"])),
            absolute=AbsoluteWords(**_compile(document["absolute"]), exempt=_any_of(exempt)),
            measure=MeasureWords(**_compile(document["measure"])),
            activity=ActivityWords(**_compile(document["activity"])),
        )


def _compile(section: Mapping[str, Any]) -> dict[str, Pattern]:
    return {
        name: _any_of(entries) for name, entries in section.items() if isinstance(entries, list)
    }


def _any_of(entries: Iterable[str]) -> Pattern:
    return re.compile(rf"(?<!\w)(?:{'|'.join(entries)})(?!\w)")
