"""Define by which rules people do well: explicit conditions over results, as data with a version.

A rule is a document, as a scheme is: versioned, its canonical form digested, and copied into the
agency that uses it. Who meets it is listed with the very figures that met each of its conditions.

Why it is so: docs/decisions/0053.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from fractions import Fraction
from typing import Any, Final, Self

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.record.numbers import mean_of, number, text
from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.domain.transitions import VersionStatus, version_workflow

OUTSTANDING_RULE: Final = version_workflow(
    "outstanding_rule", VersionStatus.DRAFT, VersionStatus.ACTIVE, VersionStatus.RETIRED
)
RANKS: Final[Mapping[Predicate, int]] = {
    predicate: rank for rank, predicate in enumerate(reversed(Predicate), start=1)
}
"""The predicates as steps of a ladder, the best one the highest."""


class OutstandingCondition(StrEnum):
    """What a rule may ask of a result, or of the results of several periods."""

    PREDICATE = auto()
    SCORE = auto()
    STEADY_PREDICATE = auto()
    STEADY_SCORE = auto()


@dataclass(frozen=True, slots=True)
class SteadyScore:
    """Over the last *over* periods: the mean of the scores, and how far apart they lie at most."""

    over: int
    level_at_least: Decimal
    spread_at_most: Decimal


@dataclass(frozen=True, slots=True)
class SteadyPredicate:
    """Over the last *over* periods: the lowest predicate, and how many steps it moves."""

    over: int
    predicate_at_least: Predicate
    spread_at_most: int


@dataclass(frozen=True, slots=True)
class OutstandingRule:
    """Who does well: whoever meets all conditions that are stated."""

    key: str
    title: Phrase
    source: str
    predicate_at_least: Predicate | None = None
    score_at_least: Decimal | None = None
    steady_predicate: SteadyPredicate | None = None
    steady_score: SteadyScore | None = None

    @property
    def over(self) -> int:
        """Over how many periods it looks back, the one that is asked for among them."""
        steady = (self.steady_predicate, self.steady_score)
        return max((each.over for each in steady if each is not None), default=1)

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read a rule from the document that is shipped, stored or was checked on arrival."""
        predicate, score = document.get("predicate_at_least"), document.get("score_at_least")
        return cls(
            key=document["key"],
            title=Phrase.of_document(document["title"]),
            source=document["source"],
            predicate_at_least=None if predicate is None else Predicate(predicate),
            score_at_least=None if score is None else Decimal(score),
            steady_predicate=_steady_predicate(document.get("steady_predicate")),
            steady_score=_steady_score(document.get("steady_score")),
        )


@dataclass(frozen=True, slots=True)
class PastResult:
    """A result of a person in one of the periods on which a rule looks back."""

    period_key: str
    starts_on: date
    score: Decimal | None
    predicate: Predicate | None


@dataclass(frozen=True, slots=True)
class ConditionStated:
    """A condition of a rule, with the numbers that it states."""

    kind: OutstandingCondition
    facts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ConditionMet:
    """A condition that a person meets, and the figures by which they do.

    *level* is exact: a mean may be a ratio ("250/3"). *results* are what entered it.
    """

    kind: OutstandingCondition
    facts: Mapping[str, str]
    level: str
    spread: str | None
    results: tuple[PastResult, ...]


def to_document(rule: OutstandingRule) -> dict[str, Any]:
    """Write a rule as a document; what it does not ask for is left out."""
    document: dict[str, Any] = {
        "key": rule.key,
        "title": {"id": rule.title.id, "en": rule.title.en},
        "source": rule.source,
    }
    if rule.predicate_at_least is not None:
        document["predicate_at_least"] = rule.predicate_at_least.value
    if rule.score_at_least is not None:
        document["score_at_least"] = _shortest(rule.score_at_least)
    if (predicates := rule.steady_predicate) is not None:
        document["steady_predicate"] = {
            "over": predicates.over,
            "predicate_at_least": predicates.predicate_at_least.value,
            "spread_at_most": predicates.spread_at_most,
        }
    if (scores := rule.steady_score) is not None:
        document["steady_score"] = {
            "over": scores.over,
            "level_at_least": _shortest(scores.level_at_least),
            "spread_at_most": _shortest(scores.spread_at_most),
        }
    return document


def rule_faults(rule: OutstandingRule) -> Iterator[Fault]:
    """Name what keeps a rule from use: one that asks for nothing would name everybody."""
    if not any(True for _ in conditions_of(rule)):
        yield Fault("/rule", "rule_asks_nothing")


def scale_faults(rule: OutstandingRule, scale: tuple[Fraction, Fraction] | None) -> Iterator[Fault]:
    """Name the scores that nobody can have, or miss: they lie off the *scale* of all schemes."""
    stated = {"/rule/score_at_least": rule.score_at_least}
    if (steady := rule.steady_score) is not None:
        stated["/rule/steady_score/level_at_least"] = steady.level_at_least
        if steady.spread_at_most < 0:
            yield Fault("/rule/steady_score/spread_at_most", "negative")
    for pointer, score in stated.items():
        if score is None:
            continue
        if scale is None and score < 0:
            yield Fault(pointer, "negative")
        elif scale is not None and not scale[0] <= Fraction(score) <= scale[1]:
            facts = {"floor": text(scale[0]), "cap": text(scale[1])}
            yield Fault(pointer, "score_off_scale", facts)


def conditions_of(rule: OutstandingRule) -> Iterator[ConditionStated]:
    """List the conditions of a rule with their numbers, as they are put into words."""
    if rule.predicate_at_least is not None:
        facts = {"predicate": rule.predicate_at_least.value}
        yield ConditionStated(OutstandingCondition.PREDICATE, facts)
    if rule.score_at_least is not None:
        facts = {"least": _shortest(rule.score_at_least)}
        yield ConditionStated(OutstandingCondition.SCORE, facts)
    if (predicates := rule.steady_predicate) is not None:
        facts = {
            "over": str(predicates.over),
            "predicate": predicates.predicate_at_least.value,
            "spread": str(predicates.spread_at_most),
        }
        yield ConditionStated(OutstandingCondition.STEADY_PREDICATE, facts)
    if (scores := rule.steady_score) is not None:
        facts = {
            "over": str(scores.over),
            "least": _shortest(scores.level_at_least),
            "spread": _shortest(scores.spread_at_most),
        }
        yield ConditionStated(OutstandingCondition.STEADY_SCORE, facts)


def meet(
    rule: OutstandingRule, own: PastResult, past: Sequence[PastResult]
) -> tuple[ConditionMet, ...]:
    """Give the figures by which a person meets each condition; none where one is not met.

    *own*: their result of this period. *past*: all that they have in the periods on which the rule
    looks back, this one among them, the newest last: of a period without one nothing is supposed.
    """
    asked = [_meet(stated, rule, own, past) for stated in conditions_of(rule)]
    met = tuple(each for each in asked if each is not None)
    return met if len(met) == len(asked) else ()


def _meet(
    stated: ConditionStated, rule: OutstandingRule, own: PastResult, past: Sequence[PastResult]
) -> ConditionMet | None:
    match stated.kind:
        case OutstandingCondition.PREDICATE:
            return _by_predicate(stated, [own], rule.predicate_at_least, None)
        case OutstandingCondition.SCORE:
            return _by_score(stated, [own], rule.score_at_least, None)
        case OutstandingCondition.STEADY_PREDICATE:
            steps = rule.steady_predicate
            newest = () if steps is None else _newest(past, steps.over)
            least, most = (
                (None, None) if steps is None else (steps.predicate_at_least, steps.spread_at_most)
            )
            return _by_predicate(stated, newest, least, most)
        case OutstandingCondition.STEADY_SCORE:
            scores = rule.steady_score
            newest = () if scores is None else _newest(past, scores.over)
            level, spread = (
                (None, None) if scores is None else (scores.level_at_least, scores.spread_at_most)
            )
            return _by_score(stated, newest, level, spread)


def _newest(results: Sequence[PastResult], over: int) -> tuple[PastResult, ...]:
    """Take the results of the newest *over* periods; none where there are fewer periods."""
    days = sorted({result.starts_on for result in results})[-over:]
    if len(days) < over:
        return ()
    return tuple(result for result in results if result.starts_on in days)


def _by_predicate(
    stated: ConditionStated,
    results: Sequence[PastResult],
    least: Predicate | None,
    most: int | None,
) -> ConditionMet | None:
    predicates = [result.predicate for result in results if result.predicate is not None]
    if least is None or not predicates or len(predicates) < len(results):
        return None
    lowest, highest = min(predicates, key=RANKS.__getitem__), max(predicates, key=RANKS.__getitem__)
    spread = RANKS[highest] - RANKS[lowest]
    if RANKS[lowest] < RANKS[least] or (most is not None and spread > most):
        return None
    shown = None if most is None else str(spread)
    return ConditionMet(stated.kind, stated.facts, lowest.value, shown, tuple(results))


def _by_score(
    stated: ConditionStated,
    results: Sequence[PastResult],
    least: Decimal | None,
    most: Decimal | None,
) -> ConditionMet | None:
    scores = [Fraction(result.score) for result in results if result.score is not None]
    if least is None or not scores or len(scores) < len(results):
        return None
    mean, spread = mean_of(scores), max(scores) - min(scores)
    if mean < Fraction(least) or (most is not None and spread > Fraction(most)):
        return None
    shown = None if most is None else text(spread)
    return ConditionMet(stated.kind, stated.facts, text(mean), shown, tuple(results))


def _steady_predicate(document: Mapping[str, Any] | None) -> SteadyPredicate | None:
    if document is None:
        return None
    least = Predicate(document["predicate_at_least"])
    return SteadyPredicate(int(document["over"]), least, int(document["spread_at_most"]))


def _steady_score(document: Mapping[str, Any] | None) -> SteadyScore | None:
    if document is None:
        return None
    least, most = Decimal(document["level_at_least"]), Decimal(document["spread_at_most"])
    return SteadyScore(int(document["over"]), least, most)


def _shortest(value: Decimal) -> str:
    return text(number(format(value, "f")))
