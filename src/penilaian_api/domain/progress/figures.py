"""Compute figures of performance: how far targets are reached, at which expense, in which time.

Effectiveness sets a result against its target (*efektivitas*), efficiency against what was spent on
it (*efisiensi*), productivity against the months it took (*produktivitas*). Each figure carries its
formula and operands, from which anybody computes it again; none of them enters a score by itself.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from fractions import Fraction
from itertools import groupby
from typing import Final

from penilaian_api.domain.scoring.engine.attainment import attain
from penilaian_api.domain.scoring.engine.realization import Accumulation
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.record.trail import Operand
from penilaian_api.domain.scoring.soundness import FROM_TARGET
from penilaian_api.domain.scoring.vocabulary import Polarity

_NOTHING: Final = Fraction(0)


class FigureKind(StrEnum):
    """What a figure sets a result against."""

    EFFECTIVENESS = auto()
    """Its target, in percent."""
    EFFICIENCY = auto()
    """What was spent on it: output per hour, per rupiah."""
    PRODUCTIVITY = auto()
    """The months that it took: output per month."""


@dataclass(frozen=True, slots=True)
class Expense:
    """What was spent on an output, by one entry of progress that stands (*masukan*)."""

    output: Fraction
    amount: Fraction
    measured_in: str
    origin: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of an indicator, or of all together: its value with formula and operands.

    *per* is the unit of what was spent, of an efficiency; a productivity is per month.
    """

    kind: FigureKind
    value: Fraction
    per: str | None
    formula: str
    operands: tuple[Operand, ...]


@dataclass(frozen=True, slots=True)
class MeasuredLine:
    """An indicator in a period: its input, how its entries count, and what was spent on them."""

    line: IndicatorInput
    accumulation: Accumulation
    months: int
    expenses: tuple[Expense, ...]

    @property
    def counts_output(self) -> bool:
        """Whether its values add up to an output of which more is better, as files that are done.

        A share or a grade has no output per hour.
        """
        return self.accumulation is Accumulation.SUM and self.line.polarity is Polarity.HIGHER


def figures_of(measured: MeasuredLine) -> Iterator[Figure]:
    """Compute the figures of one indicator: only those for which there is something to divide."""
    attained = attain(measured.line, FROM_TARGET, _NOTHING)
    if attained is None:
        return
    kind = FigureKind.EFFECTIVENESS
    yield Figure(kind, attained.value, None, attained.formula, attained.operands)
    if measured.counts_output:
        yield from _efficiency(measured)
        yield from _productivity(measured)


def mean_effectiveness(figures: Iterable[tuple[str, Figure]]) -> Figure | None:
    """Compute the mean of the effectiveness of all indicators, each named by its line."""
    values = [(line, figure) for line, figure in figures if figure.kind is FigureKind.EFFECTIVENESS]
    if not values:
        return None
    operands = tuple(
        Operand(f"indicator_{ordinal}", text(figure.value), f"plan_line:{line}")
        for ordinal, (line, figure) in enumerate(values, 1)
    )
    total = " + ".join(operand.name for operand in operands)
    mean = sum((figure.value for _, figure in values), _NOTHING) / len(values)
    return Figure(FigureKind.EFFECTIVENESS, mean, None, f"({total}) / {len(values)}", operands)


def _efficiency(measured: MeasuredLine) -> Iterator[Figure]:
    """Divide the output by what was spent on it, apart for each unit of what was spent."""
    by_unit = sorted(measured.expenses, key=_unit)
    for _, group in groupby(by_unit, key=_unit):
        expenses = tuple(group)
        spent = sum((expense.amount for expense in expenses), _NOTHING)
        output = sum((expense.output for expense in expenses), _NOTHING)
        formula = f"({_names('output', expenses)}) / ({_names('spent', expenses)})"
        operands = tuple(_operands(expenses))
        yield Figure(
            FigureKind.EFFICIENCY, output / spent, expenses[0].measured_in, formula, operands
        )


def _unit(expense: Expense) -> str:
    return expense.measured_in.casefold()


def _names(name: str, expenses: Sequence[Expense]) -> str:
    return " + ".join(f"{name}_{ordinal}" for ordinal, _ in enumerate(expenses, 1))


def _operands(expenses: Sequence[Expense]) -> Iterator[Operand]:
    for ordinal, expense in enumerate(expenses, 1):
        yield Operand(f"output_{ordinal}", text(expense.output), expense.origin)
        yield Operand(f"spent_{ordinal}", text(expense.amount), expense.origin)


def _productivity(measured: MeasuredLine) -> Iterator[Figure]:
    """Divide the output by the months that it took, a begun month as whole."""
    realized = measured.line.realization
    if realized is None or measured.months == 0:
        return
    operands = (
        Operand("realization", text(realized), measured.line.origin),
        Operand("months", str(measured.months), "period"),
    )
    yield Figure(
        FigureKind.PRODUCTIVITY,
        realized / measured.months,
        None,
        "realization / months",
        operands,
    )
