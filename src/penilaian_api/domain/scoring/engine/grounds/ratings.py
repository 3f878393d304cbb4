"""Record in the trail which ratings were given: what was proposed, what was chosen, and by whom."""

from collections.abc import Callable, Sequence
from typing import Final

from penilaian_api.domain.scoring.record.card import GivenRating
from penilaian_api.domain.scoring.record.inputs import Input, RatingInput
from penilaian_api.domain.scoring.record.numbers import is_number, number, text
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS, Phrase
from penilaian_api.domain.scoring.record.trail import EngineVersion, Operand, ScoreTrail
from penilaian_api.domain.scoring.vocabulary import Capacity, Expectation

AXES: Final = ("results", "behavior")
RESULT: Final = "result:"
CORE_VALUE: Final = "core_value:"


def is_axis(rating: RatingInput) -> bool:
    """Tell whether a rating is about one of the two axes."""
    return rating.about in AXES


def name_of(rating: RatingInput) -> Phrase:
    """Name what a rating is about as people know it."""
    if rating.name:
        return Phrase.untranslated(rating.name)
    key = rating.about.rpartition(":")[2]
    return TERMS.get(key, Phrase.untranslated(key))


def record_ratings(
    inputs: Sequence[Input], which: Callable[[RatingInput], bool], trail: ScoreTrail
) -> tuple[GivenRating, ...]:
    """Add a step for each of the ratings *which* tells, and return them with their proposals."""
    ratings = [item for item in inputs if isinstance(item, RatingInput) and which(item)]
    return tuple(_record(rating, trail) for rating in ratings)


def _record(rating: RatingInput, trail: ScoreTrail) -> GivenRating:
    proposal = _proposal(rating.about, trail)
    levels = list(Expectation)
    proposed = Expectation(proposal.value) if proposal.value in levels else None
    if trail.knows(EngineVersion.EXPLAINED):
        _add_step(rating, proposal, trail)
    has_proposals = is_axis(rating) or rating.about.startswith(RESULT)
    return GivenRating(rating, name_of(rating), proposed, has_proposals)


def _add_step(rating: RatingInput, proposal: Operand, trail: ScoreTrail) -> None:
    origin = rating.origin or f"input:{rating.about}"
    chosen = str(rating.chosen) if rating.value is None else text(rating.value)
    operands = [Operand("chosen", chosen, origin), proposal]
    if rating.earlier is not None:
        is_decided = rating.capacity is Capacity.DECIDER
        before = "rating:before_objection" if is_decided else "rating:before_calibration"
        operands.append(Operand("earlier", rating.earlier, before))
    if rating.by:
        operands.append(Operand("by", rating.by, f"capacity:{rating.capacity or 'not_recorded'}"))
    stated = "stated" if rating.reason else "none"
    operands.append(Operand("reason", stated, f"input:{rating.about}"))
    key, label = f"rating/{rating.about}", STEPS["given"].fill(name=name_of(rating))
    basis = "PermenPANRB 6/2022, pasal 23" if is_axis(rating) else "scheme:ratings"
    if is_number(chosen):
        trail.add_number(
            key, label, formula="chosen", operands=operands, exact=number(chosen), basis=basis
        )
    else:
        trail.add_outcome(
            key, label, formula="chosen", operands=operands, outcome=chosen, basis=basis
        )


def _proposal(about: str, trail: ScoreTrail) -> Operand:
    """Return the last step that proposed something for *about*, or that nothing was proposed."""
    if about.startswith(RESULT):
        keys = [f"result/{about.removeprefix(RESULT)}/by_indicators"]
    else:
        keys = [f"suggestion/{about}/tone", f"suggestion/{about}"]
    for key in keys:
        step = trail.find(key)
        if step is not None:
            return step.operand("proposed")
    return Operand("proposed", "none", "rule:nothing_proposed")
