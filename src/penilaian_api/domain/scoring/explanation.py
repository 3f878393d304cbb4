"""Say in sentences why a result is what it is, what was strong and what would raise it."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from penilaian_api.domain.scoring.engine.attainment import FULL
from penilaian_api.domain.scoring.record.card import Item, PartScore, Scorecard
from penilaian_api.domain.scoring.record.numbers import number, rounded
from penilaian_api.domain.scoring.record.phrases import SENTENCES, TERMS, Language
from penilaian_api.domain.scoring.vocabulary import Expectation


@dataclass(frozen=True, slots=True)
class Remark:
    """A strength, an area to improve or a gap, by key and in words."""

    key: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """A result in words; *sentences* holds all of it in reading order."""

    sentences: tuple[str, ...]
    strengths: tuple[Remark, ...]
    improvements: tuple[Remark, ...]
    missing: tuple[Remark, ...]

    @property
    def text(self) -> str:
        """All sentences as one paragraph."""
        return " ".join(self.sentences)


def explain(card: Scorecard, language: Language) -> Explanation:
    """Return the explanation of *card* in *language*; improvements by points lost, most first."""
    tell = _Teller(card, language)
    strengths = tuple(tell.strength(item) for item in _strengths(card.items))
    improvements = tuple(tell.improvement(item) for item in _improvements(card.items))
    missing = tuple(
        Remark(gap.key, tell.say(f"missing_{gap.policy}", name=gap.name.of(language)))
        for gap in card.missing
    )
    points = [point.sentence for group in (missing, strengths, improvements) for point in group]
    sentences = (*tell.outcome(), *tell.parts(), *tell.notes(), *points)
    return Explanation(sentences, strengths, improvements, missing)


def _strengths(items: Sequence[Item]) -> list[Item]:
    strong = [one for one in items if _is_strong(one)]
    return sorted(strong, key=lambda one: -(one.points or 0))


def _improvements(items: Sequence[Item]) -> list[Item]:
    weak = [one for one in items if one.lost or one.rating is Expectation.BELOW]
    return sorted(weak, key=lambda one: -(one.lost or 0))


def _is_strong(item: Item) -> bool:
    if item.points is None:
        return item.rating is Expectation.ABOVE
    return item.points >= FULL


@dataclass(frozen=True, slots=True)
class _Teller:
    """Fills the sentences of one card in one language."""

    card: Scorecard
    language: Language

    def say(self, sentence: str, **named: str) -> str:
        return SENTENCES[sentence].of(self.language).format(**named)

    def term(self, word: str) -> str:
        return TERMS[word].of(self.language)

    def shown(self, value: Fraction) -> str:
        return self.figure(format(rounded(value, self.card.digits), "f"))

    def figure(self, digits: str) -> str:
        return digits.replace(".", ",") if self.language == "id" else digits

    def outcome(self) -> list[str]:
        """Say the result, the ratings, and what the data proposed."""
        card = self.card
        said = []
        if card.score is not None and card.predicate is not None:
            score = self.figure(format(card.score, "f"))
            said.append(self.say("outcome", score=score, predicate=self.term(card.predicate)))
        elif card.predicate is not None:
            said.append(self.say("predicate_only", predicate=self.term(card.predicate)))
        else:
            said.append(self.say("no_predicate"))
        for sentence, ratings in (("rating", card.ratings), ("suggested", card.suggested)):
            for axis, rating in (("results", ratings.results), ("behavior", ratings.behavior)):
                if rating is not None:
                    named = {"axis": self.term(axis), "rating": self.term(rating)}
                    said.append(self.say(sentence, **named))
        return said

    def parts(self) -> list[str]:
        """Say what each part brought, and the sub-scores beside."""
        said = [self._part(part) for part in self.card.parts]
        for aspect, points in self.card.aspects.items():
            named = {"name": self.term(aspect), "points": self.shown(points)}
            said.append(self.say("aspect", **named))
        return said

    def _part(self, part: PartScore) -> str:
        named = {
            "name": part.label.of(self.language),
            "points": self.shown(part.points),
            "weight": self.shown(part.weight),
        }
        if part.share is None:
            return self.say("axis_part", **named)
        return self.say("part", share=self.shown(part.share), **named)

    def notes(self) -> list[str]:
        """Say what moved the outcome on the way."""
        said = []
        for note in self.card.notes:
            named = {name: self._fact(name, value) for name, value in note.facts.items()}
            said.append(self.say(note.code, **named))
        return said

    def _fact(self, name: str, value: str) -> str:
        if name in {"added", "cap"}:
            return self.shown(number(value))
        return TERMS[value].of(self.language) if value in TERMS else value

    def strength(self, item: Item) -> Remark:
        """Say a strength."""
        name = item.name.of(self.language)
        if item.points is None:
            rating = self.term(item.rating or Expectation.ABOVE)
            return Remark(item.key, self.say("strength_rating", name=name, rating=rating))
        return Remark(item.key, self.say("strength", name=name, points=self.shown(item.points)))

    def improvement(self, item: Item) -> Remark:
        """Say an area to improve and what it cost."""
        name = item.name.of(self.language)
        if item.points is None or item.lost is None:
            rating = self.term(item.rating or Expectation.BELOW)
            return Remark(item.key, self.say("improvement_rating", name=name, rating=rating))
        points, lost = self.shown(item.points), self.shown(item.lost)
        return Remark(item.key, self.say("improvement", name=name, points=points, lost=lost))
