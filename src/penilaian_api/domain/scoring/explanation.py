"""Explain a score in sentences: why it came out so, what was strong, what would raise it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.scoring.record.card import Item, PartScore, Scorecard
from penilaian_api.domain.scoring.record.numbers import number, round_half_up
from penilaian_api.domain.scoring.record.phrases import SENTENCES, TERMS, Language
from penilaian_api.domain.scoring.soundness import FULL
from penilaian_api.domain.scoring.vocabulary import Expectation


@dataclass(frozen=True, slots=True)
class Remark:
    """A strength, an area to improve or a gap, by key and as a sentence."""

    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """An explained result; *sentences* contains all of it in reading order."""

    sentences: tuple[str, ...]
    strengths: tuple[Remark, ...]
    improvements: tuple[Remark, ...]
    missing: tuple[Remark, ...]

    @property
    def text(self) -> str:
        """All sentences as one paragraph."""
        return " ".join(self.sentences)


def explain(card: Scorecard, language: Language) -> Explanation:
    """Explain *card* in *language*; improvements by points lost, most first."""
    write = _SentenceWriter(card, language)
    strengths = tuple(write.strength(item) for item in _strengths(card.items))
    improvements = tuple(write.improvement(item) for item in _improvements(card.items))
    missing = tuple(
        Remark(gap.key, write.fill(f"missing_{gap.policy}", name=gap.name.of(language)))
        for gap in card.missing
    )
    remarks = [remark.sentence for group in (missing, strengths, improvements) for remark in group]
    sentences = (*write.outcome(), *write.parts(), *write.notes(), *remarks)
    return Explanation(sentences, strengths, improvements, missing)


def _strengths(items: Sequence[Item]) -> list[Item]:
    strong = [item for item in items if _is_strong(item)]
    return sorted(strong, key=lambda item: -(item.points or 0))


def _improvements(items: Sequence[Item]) -> list[Item]:
    weak = [item for item in items if item.lost or item.rating is Expectation.BELOW]
    return sorted(weak, key=lambda item: -(item.lost or 0))


def _is_strong(item: Item) -> bool:
    if item.points is None:
        return item.rating is Expectation.ABOVE
    return item.points >= FULL


@dataclass(frozen=True, slots=True)
class _SentenceWriter:
    """Fills in the sentences for one card in one language."""

    card: Scorecard
    language: Language

    def fill(self, sentence: str, **values: str) -> str:
        return SENTENCES[sentence].of(self.language).format(**values)

    def term(self, key: str) -> str:
        return TERMS[key].of(self.language)

    def format_points(self, value: Fraction) -> str:
        return self.localize(format(round_half_up(value, self.card.digits), "f"))

    def localize(self, digits: str) -> str:
        return digits.replace(".", ",") if self.language == "id" else digits

    def outcome(self) -> list[str]:
        """Write the result, the ratings, and what the data proposed."""
        card = self.card
        sentences = []
        if card.score is not None and card.predicate is not None:
            score = self.localize(format(card.score, "f"))
            sentences.append(self.fill("outcome", score=score, predicate=self.term(card.predicate)))
        elif card.predicate is not None:
            sentences.append(self.fill("predicate_only", predicate=self.term(card.predicate)))
        else:
            sentences.append(self.fill("no_predicate"))
        for sentence, ratings in (("rating", card.ratings), ("suggested", card.suggested)):
            for axis, rating in (("results", ratings.results), ("behavior", ratings.behavior)):
                if rating is not None:
                    values = {"axis": self.term(axis), "rating": self.term(rating)}
                    sentences.append(self.fill(sentence, **values))
        return sentences

    def parts(self) -> list[str]:
        """Write what each part contributed, and the sub-scores of the aspects."""
        sentences = [self._part(part) for part in self.card.parts]
        for aspect, points in self.card.aspects.items():
            values = {"name": self.term(aspect), "points": self.format_points(points)}
            sentences.append(self.fill("aspect", **values))
        return sentences

    def _part(self, part: PartScore) -> str:
        values = {
            "name": part.label.of(self.language),
            "points": self.format_points(part.points),
            "weight": self.format_points(part.weight),
        }
        if part.share is None:
            return self.fill("axis_part", **values)
        return self.fill("part", share=self.format_points(part.share), **values)

    def notes(self) -> list[str]:
        """Write what moved the outcome on the way."""
        sentences = []
        for note in self.card.notes:
            values = {name: self._fact(name, value) for name, value in note.facts.items()}
            sentences.append(self.fill(note.code, **values))
        return sentences

    def _fact(self, name: str, value: str) -> str:
        if name in {"added", "cap", "unlimited", "limited"}:
            return self.format_points(number(value))
        return TERMS[value].of(self.language) if value in TERMS else value

    def strength(self, item: Item) -> Remark:
        """Write a strength."""
        name = item.name.of(self.language)
        if item.points is None:
            rating = self.term(item.rating or Expectation.ABOVE)
            return Remark(item.key, self.fill("strength_rating", name=name, rating=rating))
        return Remark(
            item.key, self.fill("strength", name=name, points=self.format_points(item.points))
        )

    def improvement(self, item: Item) -> Remark:
        """Write an area to improve and the points it cost."""
        name = item.name.of(self.language)
        if item.points is None or item.lost is None:
            rating = self.term(item.rating or Expectation.BELOW)
            return Remark(item.key, self.fill("improvement_rating", name=name, rating=rating))
        points, lost = self.format_points(item.points), self.format_points(item.lost)
        return Remark(item.key, self.fill("improvement", name=name, points=points, lost=lost))
