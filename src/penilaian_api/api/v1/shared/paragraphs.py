"""Show paragraphs in both languages side by side."""

from collections.abc import Iterable

from penilaian_api.api.v1.shared.shapes import Bilingual, ShapeOut
from penilaian_api.domain.scoring.explanation import Paragraph


class ParagraphOut(ShapeOut):
    """A few sentences under one heading."""

    key: str
    heading: Bilingual
    sentences: tuple[Bilingual, ...]


def paragraphs_to_response(
    indonesian: Iterable[Paragraph], english: Iterable[Paragraph]
) -> tuple[ParagraphOut, ...]:
    """Pair the same paragraphs in both languages, sentence by sentence."""
    return tuple(map(ParagraphOut.model_validate, pair_paragraphs(indonesian, english)))


def pair_paragraphs(
    indonesian: Iterable[Paragraph], english: Iterable[Paragraph]
) -> list[dict[str, object]]:
    """Pair them as a shape takes them that is made of all at once: one by one it costs thrice."""
    return [_pair(first, second) for first, second in zip(indonesian, english, strict=True)]


def _pair(indonesian: Paragraph, english: Paragraph) -> dict[str, object]:
    sentences = zip(indonesian.sentences, english.sentences, strict=True)
    return {
        "key": indonesian.key,
        "heading": {"id": indonesian.heading, "en": english.heading},
        "sentences": [{"id": first, "en": second} for first, second in sentences],
    }
