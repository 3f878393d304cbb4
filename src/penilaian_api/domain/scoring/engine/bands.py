"""Turn a score into a predicate: bands, then conditions, then vetoes."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from penilaian_api.domain.errors import BadData
from penilaian_api.domain.scoring.record.card import Note
from penilaian_api.domain.scoring.record.inputs import Facts
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS
from penilaian_api.domain.scoring.record.trail import Operand, Step, Trail
from penilaian_api.domain.scoring.scheme.scheme import WeightedScheme
from penilaian_api.domain.scoring.scheme.totals import Band
from penilaian_api.domain.scoring.vocabulary import Predicate, Sanction, worse


@dataclass(frozen=True, slots=True)
class Decided:
    """A predicate as it stands after a step, and what moved it so far."""

    predicate: Predicate
    step: Step
    notes: tuple[Note, ...] = ()


def decide(scheme: WeightedScheme, score: Step, facts: Facts, trail: Trail) -> Decided:
    """Return the predicate of *score* and what moved it."""
    bands = sorted(scheme.bands, key=lambda band: band.start, reverse=True)
    decided = _banded(bands, score, trail)
    if not facts.new_idea:
        decided = _without_idea(scheme, bands, decided, trail)
    return decided if facts.sanction is None else _vetoed(scheme, facts.sanction, decided, trail)


def _banded(bands: Sequence[Band], score: Step, trail: Trail) -> Decided:
    """Find the half-open band that holds the score."""
    reached = [band for band in bands if band.start <= score.value]
    if not reached:
        raise BadData("band_missing")
    operands = [
        Operand(f"b{place}", text(band.start), f"scheme:bands/{band.predicate}")
        for place, band in enumerate(bands, 1)
    ]
    choices = [f"'{band.predicate}' if score >= b{place}" for place, band in enumerate(bands, 1)]
    step = trail.word(
        "predicate",
        STEPS["band"],
        formula=" else ".join([*choices, "'none'"]),
        operands=[score.operand("score"), *operands],
        outcome=reached[0].predicate,
        basis="scheme:bands",
    )
    return Decided(reached[0].predicate, step)


def _without_idea(
    scheme: WeightedScheme, bands: Sequence[Band], decided: Decided, trail: Trail
) -> Decided:
    """Go down a band for each predicate that needs a new idea (PP 30/2019 art. 41)."""
    needed = {condition.predicate for condition in scheme.conditions}
    below = {one.predicate: two.predicate for one, two in pairwise(bands)}
    while decided.predicate in needed and decided.predicate in below:
        before, lower = decided.predicate, below[decided.predicate]
        step = trail.word(
            f"condition/{before}",
            STEPS["condition"],
            formula="predicate if new_idea == 'yes' else next",
            operands=[
                decided.step.operand("predicate"),
                Operand("new_idea", "no", "fact:new_idea"),
                Operand("next", lower, "scheme:bands"),
            ],
            outcome=lower,
            basis="scheme:conditions",
        )
        note = Note("condition", {"before": before, "after": lower})
        decided = Decided(lower, step, (*decided.notes, note))
    return decided


def _vetoed(scheme: WeightedScheme, sanction: Sanction, decided: Decided, trail: Trail) -> Decided:
    """Let the sanction in force limit the predicate."""
    levels = list(Sanction)
    for place, veto in enumerate(scheme.vetoes):
        if levels.index(sanction) < levels.index(veto.sanction):
            continue
        before, limited = decided.predicate, worse(decided.predicate, veto.at_most)
        step = trail.word(
            f"veto/{place}",
            STEPS["veto"],
            formula="worse(predicate, at_most)",
            operands=[
                decided.step.operand("predicate"),
                Operand("at_most", veto.at_most, f"scheme:vetoes/{veto.sanction}"),
            ],
            outcome=limited,
            basis="scheme:vetoes",
        )
        note = Note("veto", {"level": sanction, "before": before, "after": limited})
        moved = () if limited is before else (note,)
        decided = Decided(limited, step, (*decided.notes, *moved))
    return decided
