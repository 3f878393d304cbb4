"""Turn a score into a predicate: bands, then conditions, then vetoes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.record.card import Note
from penilaian_api.domain.scoring.record.inputs import Facts
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS
from penilaian_api.domain.scoring.record.trail import EngineVersion, Operand, ScoreStep, ScoreTrail
from penilaian_api.domain.scoring.scheme.scheme import WeightedScheme
from penilaian_api.domain.scoring.scheme.totals import Band, Veto
from penilaian_api.domain.scoring.vocabulary import Predicate, Sanction, worse


@dataclass(frozen=True, slots=True)
class PredicateDecision:
    """A predicate as it stands after a step, and what moved it so far."""

    predicate: Predicate
    step: ScoreStep
    notes: tuple[Note, ...] = ()


def decide_predicate(
    scheme: WeightedScheme, score: ScoreStep, facts: Facts, trail: ScoreTrail
) -> PredicateDecision:
    """Decide the predicate of *score* by band, conditions and vetoes, noting what moved it."""
    bands = sorted(scheme.bands, key=lambda band: band.start, reverse=True)
    decision = _find_band(bands, score, trail)
    if not facts.new_idea:
        decision = _apply_conditions(scheme, bands, decision, trail)
    return (
        decision
        if facts.sanction is None
        else _apply_vetoes(scheme, facts.sanction, decision, trail)
    )


def _find_band(bands: Sequence[Band], score: ScoreStep, trail: ScoreTrail) -> PredicateDecision:
    """Find the half-open band that contains the score."""
    bands_below = [band for band in bands if band.start <= score.value]
    if not bands_below:
        raise InvalidDataError("band_missing")
    operands = [
        Operand(f"b{rank}", text(band.start), f"scheme:bands/{band.predicate}")
        for rank, band in enumerate(bands, 1)
    ]
    choices = [f"'{band.predicate}' if score >= b{rank}" for rank, band in enumerate(bands, 1)]
    step = trail.add_outcome(
        "predicate",
        STEPS["band"],
        formula=" else ".join([*choices, "'none'"]),
        operands=[score.operand("score"), *operands],
        outcome=bands_below[0].predicate,
        basis="scheme:bands",
    )
    return PredicateDecision(bands_below[0].predicate, step)


def _apply_conditions(
    scheme: WeightedScheme, bands: Sequence[Band], decision: PredicateDecision, trail: ScoreTrail
) -> PredicateDecision:
    """Go down a band for each predicate that needs a new idea (PP 30/2019 art. 41)."""
    needed = {condition.predicate for condition in scheme.conditions}
    next_lower = {higher.predicate: lower.predicate for higher, lower in pairwise(bands)}
    while decision.predicate in needed and decision.predicate in next_lower:
        before, after = decision.predicate, next_lower[decision.predicate]
        step = trail.add_outcome(
            f"condition/{before}",
            STEPS["condition"],
            formula="predicate if new_idea == 'yes' else next",
            operands=[
                decision.step.operand("predicate"),
                Operand("new_idea", "no", "fact:new_idea"),
                Operand("next", after, "scheme:bands"),
            ],
            outcome=after,
            basis="scheme:conditions",
        )
        note = Note("condition", {"before": before, "after": after})
        decision = PredicateDecision(after, step, (*decision.notes, note))
    return decision


def _apply_vetoes(
    scheme: WeightedScheme, sanction: Sanction, decision: PredicateDecision, trail: ScoreTrail
) -> PredicateDecision:
    """Let the sanction in force limit the predicate."""
    levels = list(Sanction)
    for index, veto in enumerate(scheme.vetoes):
        if levels.index(sanction) < levels.index(veto.sanction):
            continue
        before, after = decision.predicate, worse(decision.predicate, veto.at_most)
        step = _add_veto(index, veto, sanction, decision.step.operand("predicate"), trail)
        facts = {"level": sanction, "from_level": veto.sanction, "before": before, "after": after}
        note = Note("veto", facts)
        moved = () if after is before else (note,)
        decision = PredicateDecision(after, step, (*decision.notes, *moved))
    return decision


def _add_veto(
    index: int, veto: Veto, sanction: Sanction, predicate: Operand, trail: ScoreTrail
) -> ScoreStep:
    """Add the step of a veto: the sanction in force, the level it holds from, and both orders."""
    at_most = Operand("at_most", veto.at_most, f"scheme:vetoes/{veto.sanction}")
    operands, formula = [predicate, at_most], "worse(predicate, at_most)"
    if trail.knows(EngineVersion.EXPLAINED):
        levels, predicates = _quote(Sanction), _quote(Predicate)
        formula = (
            f"at_most if place(sanction, {levels}) >= place(level, {levels})"
            f" and place(at_most, {predicates}) > place(predicate, {predicates}) else predicate"
        )
        operands += [
            Operand("sanction", sanction, "fact:sanction"),
            Operand("level", veto.sanction, f"scheme:vetoes/{veto.sanction}"),
        ]
    return trail.add_outcome(
        f"veto/{index}",
        STEPS["veto"],
        formula=formula,
        operands=operands,
        outcome=worse(Predicate(predicate.value), veto.at_most),
        basis="scheme:vetoes",
    )


def _quote(values: Iterable[str]) -> str:
    """Write values as arguments of a formula, in their order."""
    return ", ".join(f"'{value}'" for value in values)
