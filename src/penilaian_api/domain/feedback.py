"""Check that a feedback says something: words that name nothing do not count.

A low rating must come with feedback that its reader can act on (umpan balik yang konstruktif). What
counts as empty is data: ``data/feedback_rules.toml``.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, Final, Self

from penilaian_api.domain.errors import Fault

_SENTENCE_END: Final = re.compile(r"[.!?;]+(?=\s|$)|\n")
_WORD: Final = re.compile(r"\w+(?:[-/.,:']\w+)*")


class Relation(StrEnum):
    """How the author stands to the person."""

    ASSESSOR = auto()
    ASSIGNING_LEADER = auto()
    PEER = auto()
    SUBORDINATE = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class FeedbackRules:
    """The minimum that a feedback must reach, and the words that say nothing by themselves.

    A sentence counts as soon as it has *informative* words that are not *empty* ones.
    *most_uninvited*: so many a day one person gives on another without being asked.
    """

    least_words: int
    least_fields: int
    informative: int
    most_uninvited: int
    empty: frozenset[str]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Take the rules from the document that an agency ships or edits."""
        return cls(
            least_words=document["least_words"],
            least_fields=document["least_fields"],
            informative=document["informative"],
            most_uninvited=document["most_uninvited"],
            empty=frozenset(word.casefold() for word in document["empty"]),
        )


@dataclass(frozen=True, slots=True)
class FeedbackTexts:
    """The texts of a feedback: what was strong, what must improve, and how."""

    strength: str = ""
    improvement: str = ""
    suggestion: str = ""

    @property
    def fields(self) -> tuple[str, str, str]:
        """The three texts."""
        return self.strength, self.improvement, self.suggestion


def real_words(text: str, rules: FeedbackRules) -> frozenset[str]:
    """Collect the different words of those sentences of *text* that say something."""
    real: set[str] = set()
    for sentence in _SENTENCE_END.split(text.casefold()):
        used = set(_WORD.findall(sentence))
        if len(used - rules.empty) >= rules.informative:
            real |= used
    return frozenset(real)


def feedback_faults(feedback: FeedbackTexts, rules: FeedbackRules) -> tuple[Fault, ...]:
    """Find why *feedback* does not carry a low rating: too few fields, or too few words, are real.

    The same words in two fields count once.
    """
    real = [real_words(text, rules) for text in feedback.fields]
    filled = sum(1 for part in real if part)
    count = len(frozenset().union(*real))
    if filled >= rules.least_fields and count >= rules.least_words:
        return ()
    facts = {
        "least_fields": str(rules.least_fields),
        "fields": str(filled),
        "least_words": str(rules.least_words),
        "words": str(count),
    }
    return (Fault("/feedback", "feedback_too_thin", facts),)
