"""Tell what each thing kept from the total, as a step, and what of it would still come through.

Lost is against 100 points, or against the most that the part lets anything earn.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from penilaian_api.domain.scoring.engine.attainment import origin_of
from penilaian_api.domain.scoring.engine.grounds.work_results import figures_of
from penilaian_api.domain.scoring.engine.lines import ScoredLine, group_by_result, line_phrase
from penilaian_api.domain.scoring.engine.parts import PartResult, phrase_of, total_weight
from penilaian_api.domain.scoring.engine.points import best_points
from penilaian_api.domain.scoring.record.card import Item
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.phrases import STEPS, Phrase
from penilaian_api.domain.scoring.record.trail import (
    EngineVersion,
    Operand,
    ScoreStep,
    ScoreTrail,
)
from penilaian_api.domain.scoring.soundness import FULL


@dataclass(frozen=True, slots=True)
class Limited:
    """A sum of points with the floor and the cap that act on it."""

    value: Fraction
    floor: Fraction
    cap: Fraction

    def gain(self, points: Fraction) -> Fraction:
        """Return how far the limited sum would rise by so many points more."""
        return self._limit(self.value + points) - self._limit(self.value)

    def _limit(self, value: Fraction) -> Fraction:
        return min(max(value, self.floor), self.cap)


@dataclass(frozen=True, slots=True)
class _Weights:
    """The fraction of the total that something stands for, as a formula over its operands."""

    formula: str
    operands: tuple[Operand, ...]
    value: Fraction


def items(
    prefix: str, results: Sequence[PartResult], total: Limited, trail: ScoreTrail
) -> tuple[Item, ...]:
    """Return the smallest things that earned points, with what each lost; losses have steps."""
    whole = _weights_step(
        f"{prefix}weights",
        STEPS["total"],
        [
            (result.part.weight, f"scheme:parts/{result.part.key}")
            for result in results
            if result.step is not None
        ],
        trail,
    )
    earned_items: list[Item] = []
    for result in results:
        if result.step is None:
            continue
        weight = Operand("w", text(result.part.weight), f"scheme:parts/{result.part.key}")
        share = result.part.weight / total_weight(results)
        of_part = _Weights("w / whole", (weight, whole), share)
        make = _Losses(prefix, result, result.step, total, trail)
        if not result.scored_lines:
            earned_items.append(make.of_part(of_part))
        else:
            earned_items += make.of_lines(of_part)
    return tuple(earned_items)


@dataclass(frozen=True, slots=True)
class _Losses:
    """Makes the items of one part, and the steps of what they lost."""

    prefix: str
    result: PartResult
    step: ScoreStep
    total: Limited
    trail: ScoreTrail

    def of_part(self, weights: _Weights) -> Item:
        """Return a part that is one thing."""
        part = self.result.part
        return self._item(part.key, phrase_of(part.label), self.step, weights, self.result.raw)

    def of_lines(self, weights: _Weights) -> list[Item]:
        """Return each indicator of a part, by the weights of its result and its own."""
        lines, part = self.result.scored_lines, self.result.part
        groups = dict(group_by_result(lines))
        results = self._sum(f"part/{part.key}", list(groups.values()), _result_weight)
        sums = {
            key: self._sum(f"part/{part.key}/result/{key}", [[line] for line in group], _weight)
            for key, group in groups.items()
        }
        return [self._of_line(line, weights, results, sums[line.input.result]) for line in lines]

    def _of_line(
        self, line: ScoredLine, of_part: _Weights, results: Operand, lines: Operand
    ) -> Item:
        own, origin = line.input, origin_of(line.input)
        weights = _Weights(
            f"{of_part.formula} * rw / results * iw / lines",
            (
                *of_part.operands,
                Operand("rw", text(own.result_weight), origin),
                Operand("results", results.value, results.origin),
                Operand("iw", text(own.weight), origin),
                Operand("lines", lines.value, lines.origin),
            ),
            of_part.value
            * own.result_weight
            / Fraction(results.value)
            * own.weight
            / Fraction(lines.value),
        )
        key = f"{self.result.part.key}/{own.key}"
        item = self._item(key, line_phrase(own), line.step, weights, line.raw)
        return replace(item, figures=figures_of(own, line.attainment))

    def _sum(
        self,
        key: str,
        groups: Sequence[Sequence[ScoredLine]],
        weight: Callable[[IndicatorInput], Fraction],
    ) -> Operand:
        members = [(weight(group[0].input), origin_of(group[0].input)) for group in groups]
        label = phrase_of(self.result.part.label)
        return _weights_step(f"{self.prefix}{key}/weights", label, members, self.trail)

    def _item(
        self, key: str, name: Phrase, step: ScoreStep, weights: _Weights, raw: Fraction | None
    ) -> Item:
        tops = best_points(self.result.part)
        full = min((FULL, *(Fraction(top.value) for top in tops)))
        lost = weights.value * max(full - step.value, Fraction(0))
        if lost and self.trail.knows(EngineVersion.EXPLAINED):
            most = ", ".join(["100", *(top.name for top in tops)])
            best = f"min({most})" if tops else "100"
            self.trail.add_number(
                f"{self.prefix}lost/{key}",
                STEPS["lost"].fill(name=name),
                formula=f"{weights.formula} * max({best} - points, 0)",
                operands=[*weights.operands, *tops, step.operand("points")],
                exact=lost,
                basis="rule:lost",
            )
        limited = None if raw is None or raw == step.value else raw
        return Item(key, name, step.value, lost, gain=self.total.gain(lost), raw=limited)


def _weights_step(
    key: str, name: Phrase, members: Sequence[tuple[Fraction, str]], trail: ScoreTrail
) -> Operand:
    """Add the sum of the weights as a step, and return it as the operand *whole*."""
    whole = sum((weight for weight, _ in members), Fraction(0))
    if not trail.knows(EngineVersion.EXPLAINED):
        return Operand("whole", text(whole), "rule:weights")
    names = [f"w{index}" for index in range(1, len(members) + 1)]
    step = trail.add_number(
        key,
        STEPS["weights"].fill(name=name),
        formula=" + ".join(names),
        operands=[
            Operand(label, text(weight), origin)
            for label, (weight, origin) in zip(names, members, strict=True)
        ],
        exact=whole,
        basis="rule:weights",
    )
    return step.operand("whole")


def _result_weight(line: IndicatorInput) -> Fraction:
    return line.result_weight


def _weight(line: IndicatorInput) -> Fraction:
    return line.weight
