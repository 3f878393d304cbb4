"""Tell of what shipped data rest on whether its text was read, or was written from memory."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Source:
    """A source as data name it, and whether its text was read when they were written."""

    text: str
    is_verified: bool


@dataclass(frozen=True, slots=True)
class Sources:
    """All sources that shipped data name."""

    sources: tuple[Source, ...]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read the sources from the document that is shipped."""
        return cls(tuple(Source(it["text"], it["is_verified"]) for it in document["source"]))

    def named_in(self, *words: str) -> tuple[Source, ...]:
        """List the sources that somebody names: an article before the regulation that it is of."""
        left, named = "\n".join(words).casefold(), list[Source]()
        for source in sorted(self.sources, key=lambda each: -len(each.text)):
            text = source.text.casefold()
            if text in left:
                named.append(source)
                left = left.replace(text, "")
        return tuple(named)

    def are_verified(self, *words: str) -> bool | None:
        """Tell whether all that is named was read; none where nothing is: a rule of one's own."""
        named = self.named_in(*words)
        return all(each.is_verified for each in named) if named else None
