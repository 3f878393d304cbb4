"""Find questions that ask two things at once (double-barrelled), by words that are data."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

_TOKEN = re.compile(r"[\w/]+")


@dataclass(frozen=True, slots=True)
class ItemWords:
    """Words that join two things, and pairs that name one thing all the same."""

    joints: frozenset[str]
    pairs: tuple[str, ...]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Take the words from the document that the program ships."""
        return cls(frozenset(document["joints"]), tuple(document["pairs"]))


def asks_twice(question: str, words: ItemWords) -> bool:
    """Tell whether a *question* in Indonesian joins two things that could be answered apart."""
    text = " ".join(question.casefold().split())
    for pair in words.pairs:
        text = text.replace(pair, "")
    return not words.joints.isdisjoint(_TOKEN.findall(text))
