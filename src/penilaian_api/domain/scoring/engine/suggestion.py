"""Propose the two ratings of the quadrant; the assessor decides.

PermenPANRB 6/2022, Lampiran Bab IV B3: most results above and no main one below is above; most
below is below; most as expected with only a small part below is as expected. The guidance has
holes; there nothing is proposed.
"""

from collections.abc import Sequence
from fractions import Fraction
from typing import Final

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.attainment import TargetRelation, relation_of
from penilaian_api.domain.scoring.record.card import Item, Ratings
from penilaian_api.domain.scoring.record.inputs import Facts, IndicatorInput, Input, RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS, Phrase
from penilaian_api.domain.scoring.record.trail import Operand, ScoreTrail
from penilaian_api.domain.scoring.scheme.quadrant import Guidance
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme
from penilaian_api.domain.scoring.vocabulary import Expectation, ResultKind

_RESULT: Final = "result:"
_CORE_VALUE: Final = "core_value:"
_FORMULA: Final = (
    "'above' if above > majority * n and below == 0 else 'below' if below > majority * n else"
    " 'met' if above + met > majority * n and below <= small_part * n else 'none'"
)


def expectation(rating: RatingInput) -> Expectation:
    """Return the rating as one of the three, or refuse it."""
    if rating.chosen not in list(Expectation):
        raise InvalidDataError("level_unknown", about=rating.about)
    return Expectation(rating.chosen)


def propose(
    scheme: QuadrantScheme, inputs: Sequence[Input], facts: Facts, trail: ScoreTrail
) -> Ratings:
    """Return what the ratings of single results and core values propose, None where nothing."""
    guidance = scheme.suggestion
    results = [item.rating for item in result_items(inputs, guidance) if item.rating is not None]
    values = [item.rating for item in core_value_items(inputs) if item.rating is not None]
    return Ratings(
        _propose("results", results, guidance, facts, trail),
        _propose("behavior", values, guidance, facts, trail),
    )


def result_items(inputs: Sequence[Input], guidance: Guidance) -> list[Item]:
    """Return each main result with its rating, or with what its indicators say."""
    items: dict[str, Item] = {}
    for rating in inputs:
        if isinstance(rating, RatingInput) and rating.about.startswith(_RESULT):
            key = rating.about.removeprefix(_RESULT)
            main = rating.result_kind is ResultKind.MAIN
            level = expectation(rating) if main else None
            items[key] = Item(key, Phrase.untranslated(rating.name or key), rating=level)
    if guidance.from_indicators:
        for key, item in _items_from_indicators(inputs).items():
            items.setdefault(key, item)
    return [item for _, item in sorted(items.items())]


def core_value_items(inputs: Sequence[Input]) -> list[Item]:
    """Return each rated core value."""
    return [
        Item(key, Phrase.untranslated(rating.name or key), rating=expectation(rating))
        for rating in inputs
        if isinstance(rating, RatingInput) and rating.about.startswith(_CORE_VALUE)
        for key in [rating.about.removeprefix(_CORE_VALUE)]
    ]


def _items_from_indicators(inputs: Sequence[Input]) -> dict[str, Item]:
    """Read a main result from its realized indicators: the worst counts, above needs all."""
    relations: dict[str, set[TargetRelation]] = {}
    names: dict[str, str] = {}
    for line in inputs:
        if isinstance(line, IndicatorInput) and line.result_kind is ResultKind.MAIN:
            relation = relation_of(line)
            if relation is not None:
                relations.setdefault(line.result, set()).add(relation)
                names[line.result] = line.result_name or line.result
    return {
        result: Item(
            result, Phrase.untranslated(names[result]), rating=_combine_relations(of_result)
        )
        for result, of_result in relations.items()
    }


def _combine_relations(relations: set[TargetRelation]) -> Expectation:
    if TargetRelation.BELOW in relations:
        return Expectation.BELOW
    return Expectation.ABOVE if relations == {TargetRelation.ABOVE} else Expectation.MET


def _propose(
    axis: str, ratings: Sequence[Expectation], guidance: Guidance, facts: Facts, trail: ScoreTrail
) -> Expectation | None:
    if not ratings:
        return None
    counts = {rating: ratings.count(rating) for rating in Expectation}
    proposed = _majority(counts, guidance)
    counted = [*((rating.value, Fraction(count)) for rating, count in counts.items())]
    counted += [("n", Fraction(len(ratings)))]
    counted += [("majority", guidance.majority), ("small_part", guidance.small_part)]
    step = trail.add_outcome(
        f"suggestion/{axis}",
        _label("suggestion", axis),
        formula=_FORMULA,
        operands=[Operand(name, text(value), "counted") for name, value in counted],
        outcome=proposed or "none",
        basis="scheme:suggestion",
    )
    if proposed is None or facts.feedback_tone is None:
        return proposed
    agrees = facts.feedback_tone in guidance.tones.at(proposed)
    tone = Operand("agrees", "yes" if agrees else "no", f"fact:feedback_tone={facts.feedback_tone}")
    trail.add_outcome(
        f"suggestion/{axis}/tone",
        _label("tone", axis),
        formula="proposed if agrees == 'yes' else 'none'",
        operands=[step.operand("proposed"), tone],
        outcome=proposed if agrees else "none",
        basis="scheme:suggestion.tones",
    )
    return proposed if agrees else None


def _majority(counts: dict[Expectation, int], guidance: Guidance) -> Expectation | None:
    above, met, below = (counts[rating] for rating in Expectation)
    total = above + met + below
    half = guidance.majority * total
    if above > half and below == 0:
        return Expectation.ABOVE
    if below > half:
        return Expectation.BELOW
    if above + met > half and below <= guidance.small_part * total:
        return Expectation.MET
    return None


def _label(step: str, axis: str) -> Phrase:
    return STEPS[step].fill(name=TERMS[axis])
