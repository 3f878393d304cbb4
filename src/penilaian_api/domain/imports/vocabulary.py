"""Read the texts of an import from data: headings in Indonesian and English, examples, advice."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, Self

from penilaian_api.domain.imports.columns import (
    COLUMNS,
    FeedKind,
    ImportKind,
    SheetKind,
    Vocabulary,
    normalize,
)

_EVERY_KIND: Final[tuple[SheetKind, ...]] = (*ImportKind, *FeedKind)


@dataclass(frozen=True, slots=True)
class ImportTexts:
    """What the reader understands, and what the template and the report of mistakes say."""

    vocabulary: Vocabulary
    sheets: Mapping[SheetKind, str]
    """The Indonesian name of each sheet; the English one is its own."""
    headings: Mapping[SheetKind, Mapping[str, str]]
    """The Indonesian heading of each column; the English one is its own."""
    words: Mapping[str, Mapping[str, str]]
    """The Indonesian word of each value of each list; the English one is its own."""
    examples: Mapping[SheetKind, tuple[Mapping[str, str], ...]]
    guide: Mapping[str, tuple[str, ...]]
    feed_guides: Mapping[FeedKind, Mapping[str, tuple[str, ...]]]
    """How to fill in the template of what comes as a file by itself, by language."""
    explained: Mapping[str, Mapping[SheetKind, Mapping[str, str]]]
    """What each column means, by language."""
    named_after: Mapping[str, Mapping[str, str]]
    """Where the names of the columns of daily progress come from, by language: not all are sure."""
    notes_sheet: Mapping[str, str]
    errors_column: Mapping[str, str]
    line_replaced: str
    attendance: Vocabulary
    """What the reader understands of the file of an attendance system."""
    daily: Vocabulary
    """What the reader understands of a file of daily progress."""

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read the texts from their file."""
        vocabulary = _vocabulary(document)
        return cls(
            vocabulary=vocabulary,
            sheets={
                **{kind: document["sheets"][kind][0] for kind in ImportKind},
                **{kind: document[kind]["sheets"][0] for kind in FeedKind},
            },
            headings={
                kind: {name: words[0] for name, words in columns.items()}
                for kind, columns in _columns(document)
            },
            words={
                group: {value: words[0] for value, words in values.items()}
                for group, values in document["choices"].items()
            },
            examples={kind: tuple(document["example"][kind]) for kind in _EVERY_KIND},
            guide=_lines(document["guide"]),
            feed_guides={kind: _lines(document[kind]["guide"]) for kind in FeedKind},
            explained={
                language: {
                    kind: {
                        name: texts[index] for name, texts in document["explained"][kind].items()
                    }
                    for kind in _EVERY_KIND
                }
                for index, language in enumerate(("id", "en"))
            },
            named_after={
                language: {
                    name: _origin(origin, language, index)
                    for name, origin in document["daily"]["named_after"].items()
                }
                for index, language in enumerate(("id", "en"))
            },
            notes_sheet=document["notes"],
            errors_column=document["errors"],
            line_replaced=document["reasons"]["line_replaced"],
            attendance=_of_feed(FeedKind.ATTENDANCE, vocabulary, document),
            daily=_of_feed(FeedKind.DAILY, vocabulary, document),
        )


def _columns(document: Mapping[str, Any]) -> Iterator[tuple[SheetKind, Mapping[str, Any]]]:
    yield from ((kind, document["columns"][kind]) for kind in ImportKind)
    yield from ((kind, document[kind]["columns"]) for kind in FeedKind)


_UNVERIFIED: Final = {"id": "Belum diverifikasi.", "en": "Not verified."}


def _origin(origin: Mapping[str, Any], language: str, index: int) -> str:
    """Say where a name comes from, and that it is not verified where it is not."""
    source: str = origin["source"][index]
    return source if origin["verified"] else f"{_UNVERIFIED[language]} {source}"


def _lines(document: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    return {language: tuple(lines) for language, lines in document.items()}


def _vocabulary(document: Mapping[str, Any]) -> Vocabulary:
    sheets = {str(kind): [kind, *document["sheets"][kind]] for kind in ImportKind}
    return Vocabulary(
        sheets={word: ImportKind(kind) for word, kind in _by_word(sheets).items()},
        columns={
            kind: _by_word(
                {c.name: [c.name, *document["columns"][kind][c.name]] for c in COLUMNS[kind]}
            )
            for kind in ImportKind
        },
        ignored_sheets=frozenset(map(normalize, document["ignored"]["sheets"])),
        ignored_columns=frozenset(map(normalize, document["ignored"]["columns"])),
        running_numbers=frozenset(map(normalize, document["ignored"]["running_numbers"])),
        national_columns=frozenset(map(normalize, document["ignored"]["national"])),
        choices={
            group: _by_word({value: [value, *words] for value, words in values.items()})
            for group, values in document["choices"].items()
        },
        unclear={group: _by_word(words) for group, words in document["unclear"].items()},
    )


def _of_feed(kind: FeedKind, vocabulary: Vocabulary, texts: Mapping[str, Any]) -> Vocabulary:
    document = texts[kind]
    names = {each.name: [each.name, *document["columns"][each.name]] for each in COLUMNS[kind]}
    return replace(
        vocabulary,
        sheets={normalize(word): kind for word in (kind, *document["sheets"])},
        columns={kind: _by_word(names)},
        national_columns=frozenset(map(normalize, document["skipped"])),
    )


def _by_word(names: Mapping[str, Iterable[str]]) -> dict[str, str]:
    return {normalize(word): str(name) for name, words in names.items() for word in words}
