"""Write shares so that they add up to the score, and name the limit that keeps them from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from penilaian_api.domain.scoring.engine.grounds.losses import Limited
from penilaian_api.domain.scoring.engine.parts import PartResult, phrase_of, total_weight
from penilaian_api.domain.scoring.record.card import Note
from penilaian_api.domain.scoring.record.numbers import apportion, round_half_up, text
from penilaian_api.domain.scoring.record.phrases import STEPS, Phrase
from penilaian_api.domain.scoring.record.trail import (
    EngineVersion,
    Operand,
    ScoreStep,
    ScoreTrail,
)

LIMIT = "limit"


@dataclass(frozen=True, slots=True)
class ScoreSum:
    """What a score is summed of: parts, what is added to them, and the limits that act on it."""

    parts: Sequence[PartResult]
    total: ScoreStep
    added: Sequence[ScoreStep]
    limited: Limited
    digits: int


def write_shares(summed: ScoreSum, score: ScoreStep, trail: ScoreTrail) -> Mapping[str, Decimal]:
    """Return what each part, each addition and the limit bring to *score* as it is written.

    All of them add up to the written score (largest remainder); each is a step of the trail.
    """
    whole = total_weight(summed.parts)
    counted = {r.part.key: r for r in summed.parts if r.step is not None}
    exact = {
        key: result.part.weight * result.step.value / whole
        for key, result in counted.items()
        if result.step is not None
    }
    if not trail.knows(EngineVersion.EXPLAINED):
        return {key: round_half_up(value, summed.digits) for key, value in exact.items()}
    if not counted:
        return {}
    steps = {
        key: _share_step(result, value, trail)
        for (key, result), value in zip(counted.items(), exact.values(), strict=True)
    }
    names = {key: phrase_of(result.part.label) for key, result in counted.items()}
    for step in summed.added:
        steps[step.id], names[step.id] = step, step.label
    limit = _limit_step(summed, trail)
    if limit is not None:
        steps[LIMIT], names[LIMIT] = limit, STEPS["limit"]
    return _apportion(steps, names, summed.digits, score, trail)


def limit_notes(limited: Limited) -> tuple[Note, ...]:
    """Name the floor or the cap of the score where it binds, with what it moved."""
    after = min(max(limited.value, limited.floor), limited.cap)
    if after == limited.value:
        return ()
    code = "cap" if after < limited.value else "floor"
    facts = {"unlimited": limited.value, "limited": after}
    return (Note(code, {name: text(value) for name, value in facts.items()}),)


def _share_step(result: PartResult, share: Fraction, trail: ScoreTrail) -> ScoreStep:
    part, points, weights = result.part, result.step, trail.find("weights")
    operands = [Operand("w", text(part.weight), f"scheme:parts/{part.key}")]
    operands += [step.operand(name) for name, step in (("p", points), ("whole", weights)) if step]
    return trail.add_number(
        f"share/{part.key}",
        STEPS["share"].fill(name=phrase_of(part.label)),
        formula="w * p / whole",
        operands=operands,
        exact=share,
        basis="rule:weighted_mean",
    )


def _limit_step(summed: ScoreSum, trail: ScoreTrail) -> ScoreStep | None:
    """Add what floor or cap takes or gives as a step, where one of them binds."""
    limited = summed.limited
    after = min(max(limited.value, limited.floor), limited.cap)
    if after == limited.value:
        return None
    names = ["total", *(f"a{index}" for index in range(1, len(summed.added) + 1))]
    every, steps = " + ".join(names), (summed.total, *summed.added)
    operands = [step.operand(name) for name, step in zip(names, steps, strict=True)]
    operands.append(Operand("floor", text(limited.floor), "scheme:floor"))
    operands.append(Operand("cap", text(limited.cap), "scheme:cap"))
    return trail.add_number(
        LIMIT,
        STEPS["limit"],
        formula=f"min(max({every}, floor), cap) - ({every})",
        operands=operands,
        exact=after - limited.value,
        basis="scheme:floor_and_cap",
    )


def _apportion(
    steps: Mapping[str, ScoreStep],
    names: Mapping[str, Phrase],
    digits: int,
    score: ScoreStep,
    trail: ScoreTrail,
) -> dict[str, Decimal]:
    """Add a step for each written share; all of them name the same values."""
    written = apportion(score.value, [step.value for step in steps.values()], digits)
    labels = [f"s{index}" for index in range(1, len(steps) + 1)]
    operands = [Operand("digits", str(digits), "scheme:round"), score.operand("score")]
    operands += [step.operand(label) for label, step in zip(labels, steps.values(), strict=True)]
    for index, (key, value) in enumerate(zip(steps, written, strict=True), 1):
        trail.add_number(
            f"written_share/{key}",
            STEPS["written_share"].fill(name=names[key]),
            formula=f"apportion({index}, digits, score, {', '.join(labels)})",
            operands=operands,
            exact=Fraction(value),
            basis="rule:largest_remainder",
        )
    return dict(zip(steps, written, strict=True))
