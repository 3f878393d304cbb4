"""Record the computation trail of a score: every step, so that a stranger can do it again.

A formula is one expression over the names of its operands: numbers, + - * /, ``min``, ``max``,
comparisons, ``and``, and the choice ``x if condition else y``; ``count(x, ...)`` tells how many of
the rest are x, ``place(x, ...)`` at which place among the rest x stands, counted from 1, and
``apportion(i, digits, whole, ...)`` gives the i-th of the rest rounded to *digits* so that all of
them add up to *whole* (largest remainder; of equal ones the first). An operand that comes from an
earlier step carries ``step:<id>`` as its origin and that step's rounded value, if it has one.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import IntEnum
from fractions import Fraction
from typing import Final

from penilaian_api.domain.scoring.record.numbers import ratio, round_half_up, text, twelve_digits
from penilaian_api.domain.scoring.record.phrases import Phrase


class EngineVersion(IntEnum):
    """The versions by which a snapshot can say that it was computed; all of them recompute.

    A version rises when the same inputs under the same scheme may give another trail or outcome.
    Why it is so: docs/decisions/0018.
    """

    FIRST = 1
    EXPLAINED = 2
    """The trail tells how ratings came about, shares add up, points lost have steps."""
    BOUNDED = 3
    """Nothing exceeds a target that is a maximum, and nothing is realized below its floor."""


NEWEST: Final = EngineVersion.BOUNDED


@dataclass(frozen=True, slots=True)
class Operand:
    """One value that enters a step, by name, with the record, step or rule it came from."""

    name: str
    value: str
    origin: str

    def __str__(self) -> str:
        return f"{self.name} = {self.value} @ {self.origin}"


@dataclass(frozen=True, slots=True)
class ScoreStep:
    """One step: what was computed, from what, and by which rule.

    A step yields a number (*exact*, and *rounded* where it is rounded) or an *outcome*.
    """

    id: str
    label: Phrase
    formula: str
    operands: tuple[Operand, ...]
    exact: Fraction | None
    rounded: Decimal | None
    outcome: str | None
    share: Fraction | None
    basis: str

    @property
    def value(self) -> Fraction:
        """The number that later steps use."""
        if self.rounded is not None:
            return Fraction(self.rounded)
        return Fraction(0) if self.exact is None else self.exact

    def operand(self, name: str) -> Operand:
        """Return this step's result as an operand of a later one."""
        value = self.outcome if self.outcome is not None else text(self.value)
        return Operand(name, value, f"step:{self.id}")

    def to_wire(self) -> dict[str, object]:
        """Write the step as JSON."""
        return {
            "id": self.id,
            "label": {"id": self.label.id, "en": self.label.en},
            "formula": self.formula,
            "inputs": [str(operand) for operand in self.operands],
            "exact": None if self.exact is None else ratio(self.exact),
            "value": None if self.exact is None else twelve_digits(self.exact),
            "rounded": None if self.rounded is None else format(self.rounded, "f"),
            "outcome": self.outcome,
            "share": None if self.share is None else twelve_digits(self.share),
            "basis": self.basis,
        }


@dataclass(frozen=True, slots=True)
class Member:
    """An earlier step in a weighted mean, its weight, and where the weight comes from."""

    weight: Fraction
    origin: str
    step: ScoreStep


class ScoreTrail:
    """Collects the steps of one score in the order in which they were done."""

    def __init__(self, engine: EngineVersion = NEWEST) -> None:
        self.engine = engine
        self._steps: list[ScoreStep] = []

    def knows(self, engine: EngineVersion) -> bool:
        """Tell whether the trail is written by *engine* or a later version."""
        return self.engine >= engine

    def find(self, key: str) -> ScoreStep | None:
        """Return the step of that id, if it was done already."""
        return next((step for step in self._steps if step.id == key), None)

    def add_number(  # noqa: PLR0913  a step is exactly these; all but the first two by keyword
        self,
        key: str,
        label: Phrase,
        *,
        formula: str,
        operands: Iterable[Operand],
        exact: Fraction,
        basis: str,
        digits: int | None = None,
    ) -> ScoreStep:
        """Add a step that yields a number, rounded half up where *digits* are given."""
        rounding = None if digits is None else round_half_up(exact, digits)
        step = ScoreStep(key, label, formula, tuple(operands), exact, rounding, None, None, basis)
        self._steps.append(step)
        return step

    def add_outcome(  # noqa: PLR0913  a step is exactly these; all but the first two by keyword
        self,
        key: str,
        label: Phrase,
        *,
        formula: str,
        operands: Iterable[Operand],
        outcome: str,
        basis: str,
    ) -> ScoreStep:
        """Add a step that yields an outcome, such as a predicate."""
        step = ScoreStep(key, label, formula, tuple(operands), None, None, outcome, None, basis)
        self._steps.append(step)
        return step

    def add_mean(self, key: str, label: Phrase, members: Sequence[Member], basis: str) -> ScoreStep:
        """Add the weighted mean of earlier steps; their weights do not sum to zero."""
        names = [(f"w{index}", f"p{index}") for index in range(1, len(members) + 1)]
        operands: list[Operand] = []
        for (w, p), member in zip(names, members, strict=True):
            operands += [Operand(w, text(member.weight), member.origin), member.step.operand(p)]
        top = " + ".join(f"{w} * {p}" for w, p in names)
        under = " + ".join(w for w, _ in names)
        exact = sum((member.weight * member.step.value for member in members), Fraction(0))
        exact /= sum(member.weight for member in members)
        return self.add_number(
            key,
            label,
            formula=f"({top}) / ({under})",
            operands=operands,
            exact=exact,
            basis=basis,
        )

    def steps(self, shares: Mapping[str, Fraction]) -> tuple[ScoreStep, ...]:
        """Return all steps, each with its share of the total where it has one."""
        return tuple(
            replace(step, share=shares[step.id]) if step.id in shares else step
            for step in self._steps
        )
