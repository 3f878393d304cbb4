"""Figures carry all that they are computed from: anybody with a pencil gets the same."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.oracle.reader import WORDS, operands_of

from penilaian_api.domain.progress.figures import (
    Expense,
    Figure,
    FigureKind,
    MeasuredLine,
    figures_of,
    mean_effectiveness,
)
from penilaian_api.domain.scoring.engine.realization import Accumulation
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.vocabulary import Polarity

amounts = st.fractions(min_value=Fraction(1, 100), max_value=10_000, max_denominator=100)


def line(realization=None, *, target=120, polarity=Polarity.HIGHER):
    return IndicatorInput(
        key="line",
        result="",
        polarity=polarity,
        target=Fraction(target),
        realization=None if realization is None else Fraction(realization),
        origin="plan_indicator:line@1",
    )


def measured(realization, *expenses, accumulation=Accumulation.SUM, months=3, **changes):
    spent = tuple(
        Expense(Fraction(output), Fraction(amount), unit, f"progress:{number}@1")
        for number, (output, amount, unit) in enumerate(expenses)
    )
    return MeasuredLine(line(realization, **changes), accumulation, months, spent)


def again(figure: Figure) -> Fraction:
    """Compute a figure from its trace alone."""
    step = {"id": figure.kind, "inputs": [str(operand) for operand in figure.operands]}
    return eval(figure.formula, WORDS, operands_of(step, {}))  # noqa: S307  formulas of our own trail


def test_a_result_is_set_against_target_expense_and_months():
    figures = list(figures_of(measured(96, (40, 20, "jam"), (24, 12, "Jam"), (32, 800, "rupiah"))))
    assert [(figure.kind, figure.value, figure.per) for figure in figures] == [
        (FigureKind.EFFECTIVENESS, 80, None),
        (FigureKind.EFFICIENCY, 2, "jam"),
        (FigureKind.EFFICIENCY, Fraction(1, 25), "rupiah"),
        (FigureKind.PRODUCTIVITY, 32, None),
    ]


@pytest.mark.parametrize(
    ("case", "kinds"),
    [
        (measured(None), []),
        (measured(90, (90, 5, "jam"), accumulation=Accumulation.LAST), ["effectiveness"]),
        (measured(4, (4, 2, "jam"), polarity=Polarity.LOWER), ["effectiveness"]),
        (measured(0, months=0), ["effectiveness"]),
        (measured(12), ["effectiveness", "productivity"]),
    ],
)
def test_only_what_adds_up_to_an_output_has_one_per_hour_and_month(case, kinds):
    assert [figure.kind for figure in figures_of(case)] == kinds


@given(
    outputs=st.lists(st.tuples(amounts, amounts, st.sampled_from(["jam", "JAM", "kg"])), max_size=6)
)
def test_every_figure_follows_from_its_trace(outputs):
    total = sum((output for output, _, _ in outputs), Fraction(0))
    figures = list(figures_of(measured(total, *outputs)))
    mean = mean_effectiveness([("a", figure) for figure in figures] * 3)
    for figure in [*figures, mean]:
        assert again(figure) == figure.value
    assert mean.value == figures[0].value


def test_without_a_realization_there_is_no_mean():
    assert mean_effectiveness([]) is None
