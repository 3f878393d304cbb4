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
    return tuple(_pair(first, second) for first, second in zip(indonesian, english, strict=True))


def _pair(indonesian: Paragraph, english: Paragraph) -> ParagraphOut:
    sentences = zip(indonesian.sentences, english.sentences, strict=True)
    return ParagraphOut(
        key=indonesian.key,
        heading=Bilingual(id=indonesian.heading, en=english.heading),
        sentences=tuple(Bilingual(id=first, en=second) for first, second in sentences),
    )
