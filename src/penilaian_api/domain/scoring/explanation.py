"""Explain a result in short paragraphs: why it came out so, who decided, what would raise it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from penilaian_api.domain.scoring.record.card import Gap, Item, Scorecard
from penilaian_api.domain.scoring.record.phrases import Language
from penilaian_api.domain.scoring.soundness import FULL
from penilaian_api.domain.scoring.vocabulary import Expectation
from penilaian_api.domain.scoring.wording import figures, verdicts
from penilaian_api.domain.scoring.wording.circumstances import Circumstances
from penilaian_api.domain.scoring.wording.sentences import HEADINGS
from penilaian_api.domain.scoring.wording.writer import Writer


@dataclass(frozen=True, slots=True)
class Remark:
    """A strength, an area to improve or a gap, by key and as a sentence."""

    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A few sentences under one heading; *key* is the same in both languages."""

    key: str
    heading: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explained result; *paragraphs* contain all of it in reading order."""

    paragraphs: tuple[Paragraph, ...]
    strengths: tuple[Remark, ...]
    improvements: tuple[Remark, ...]
    missing: tuple[Remark, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All sentences in reading order."""
        return tuple(sentence for each in self.paragraphs for sentence in each.sentences)

    @property
    def text(self) -> str:
        """All paragraphs as one text, an empty line between them."""
        return "\n\n".join(" ".join(paragraph.sentences) for paragraph in self.paragraphs)


def explain(
    card: Scorecard, language: Language, circumstances: Circumstances | None = None
) -> Explanation:
    """Explain *card* in *language*; improvements by points lost, most first.

    *circumstances* are what is joined when it is shown: names, days, feedback, an objection.
    """
    write = Writer(language, card.digits, circumstances or Circumstances())
    basis = {result.key: "by_indicators" for result in card.work_results if result.rated is None}
    strengths = tuple(
        _strength(item, basis.get(item.key, "rating"), write) for item in strong_items(card.items)
    )
    improvements = tuple(
        _improvement(item, basis.get(item.key, "rating"), write) for item in weak_items(card.items)
    )
    missing = tuple(Remark(gap.key, _missing(gap, write)) for gap in card.missing)
    paragraphs: dict[str, Iterator[str]] = {
        "result": verdicts.result(card, write),
        "objection": verdicts.objection(write),
        "work_results": figures.figures(card, write),
        "proposal": verdicts.proposals(card, write),
        "ratings": verdicts.ratings(card, write),
        "parts": figures.parts(card, write),
        "changes": figures.changes(card, write),
        "missing": _sentences(missing),
        "strengths": _sentences(strengths),
        "improvements": _sentences(improvements),
        "feedback": verdicts.feedback(write),
        "next": verdicts.next_step(write),
    }
    return Explanation(
        tuple(_paragraphs(paragraphs.items(), language)), strengths, improvements, missing
    )


def _missing(gap: Gap, write: Writer) -> str:
    name = gap.name.of(write.language)
    if gap.few is not None:
        return write.fill("few_renormalize", name=name, count=str(gap.few))
    return write.fill(f"missing_{gap.policy}", name=name)


def _paragraphs(
    written: Iterable[tuple[str, Iterator[str]]], language: Language
) -> Iterator[Paragraph]:
    """Leave out paragraphs without a sentence."""
    for key, sentences in written:
        if every := tuple(sentences):
            yield Paragraph(key, HEADINGS[key].of(language), every)


def _sentences(remarks: Sequence[Remark]) -> Iterator[str]:
    return (remark.sentence for remark in remarks)


def strong_items(items: Sequence[Item]) -> list[Item]:
    """List what earned all it could, the most points first."""
    strong = [item for item in items if _is_strong(item)]
    return sorted(strong, key=lambda item: -(item.points or 0))


def weak_items(items: Sequence[Item]) -> list[Item]:
    """List what would raise the outcome; where floor or cap let nothing through, it is left out."""
    weak = [item for item in items if item.gain or item.rating is Expectation.BELOW]
    return sorted(weak, key=lambda item: -(item.lost or 0))


def _is_strong(item: Item) -> bool:
    if item.points is None:
        return item.rating is Expectation.ABOVE
    return item.points >= FULL


def _strength(item: Item, basis: str, write: Writer) -> Remark:
    name = item.name.of(write.language)
    if item.points is None:
        rating = write.term(item.rating or Expectation.ABOVE)
        return Remark(item.key, write.fill(f"strength_{basis}", name=name, rating=rating))
    points = write.points(item.points)
    return Remark(item.key, write.fill("strength", name=name, points=points))


def _improvement(item: Item, basis: str, write: Writer) -> Remark:
    """Write an area to improve, the points it cost, and what of them a limit still lets through."""
    name = item.name.of(write.language)
    if item.points is None or item.lost is None:
        rating = write.term(item.rating or Expectation.BELOW)
        return Remark(item.key, write.fill(f"improvement_{basis}", name=name, rating=rating))
    values = {"points": write.points(item.points), "lost": write.points(item.lost)}
    if item.gain is None or item.gain == item.lost:
        return Remark(item.key, write.fill("improvement", name=name, **values))
    gain = write.points(item.gain)
    return Remark(item.key, write.fill("improvement_limited", name=name, gain=gain, **values))
