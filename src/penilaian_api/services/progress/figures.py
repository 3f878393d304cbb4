"""Show the figures of an evaluation: effectiveness, efficiency and productivity, with their trace.

They rest on progress alone, never on a rating: whoever follows the plan may follow them, also
before anything is rated. Once the period is closed they change no more.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.progress.figures import (
    Expense,
    Figure,
    FigureKind,
    MeasuredLine,
    figures_of,
    mean_effectiveness,
)
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.services.progress.cases.case_realizations import SecondSourceView, second_sources
from penilaian_api.services.scoring import inputs
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.scoring import inputs as input_storage
from penilaian_api.storage.scoring import subjects as subject_storage
from penilaian_api.storage.scoring.expenses import ExpenseRow, expense_query
from penilaian_api.storage.scoring.inputs import PlanLineRow
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PLACES: Final = 4
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FigureView:
    """A figure rounded to four places, with the formula and operands of its exact value."""

    kind: FigureKind
    value: Decimal
    per: str | None
    formula: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LineFiguresView:
    """The figures of one indicator; *measured_in* is the unit of its output."""

    line_id: UUID
    statement: str
    measured_in: str | None
    figures: tuple[FigureView, ...]
    second_source: SecondSourceView | None


@dataclass(frozen=True, slots=True)
class FiguresView:
    """The figures of an evaluation, by progress up to a day."""

    evaluation_id: UUID
    period_key: str
    as_of: date
    effectiveness: FigureView | None
    indicators: tuple[LineFiguresView, ...]


def get(work: UnitOfWork, evaluation_id: UUID) -> FiguresView:
    """Compute the figures of an evaluation, from one statement for all its indicators."""
    evaluated = subject_storage.get_evaluated(work, evaluation_id)
    if evaluated is None:
        raise OutOfReachError
    subject, period = evaluated
    as_of = min(work.today, period.ends_before - _DAY)
    measured = tuple(_measured(work, subject, period, as_of))
    computed = [(line, tuple(figures_of(item))) for line, item in measured]
    every = [(str(line.line_id), figure) for line, figures in computed for figure in figures]
    realized = {line.line_id: item.line.realization for line, item in measured}
    days = Span.through(period.starts_on, as_of)
    seconds = second_sources(work, subject.revision_id, days, realized)
    return FiguresView(
        evaluation_id=evaluation_id,
        period_key=period.key,
        as_of=as_of,
        effectiveness=_optional_view(mean_effectiveness(every)),
        indicators=tuple(
            _line_view(line, figures, seconds.get(line.line_id))
            for line, figures in computed
            if figures or line.line_id in seconds
        ),
    )


def _measured(
    work: UnitOfWork, subject: Subject, period: Period, as_of: date
) -> Iterator[tuple[PlanLineRow, MeasuredLine]]:
    """Read each indicator that takes part in the period with what was realized and spent."""
    lines = input_storage.line_query([subject])
    progress = input_storage.progress_query([subject], period)
    expenses = expense_query([subject], period)
    sets = execute_combined(work.session, work.bindings, lines, progress, expenses)
    entries = inputs.group_by(sets.of(progress), attrgetter("line_id"))
    spent = inputs.group_by(sets.of(expenses), attrgetter("line_id"))
    begins = max(subject.starts_on, period.starts_on)
    months = inputs.months_between(begins, min(subject.ends_before, as_of + _DAY))
    for line in sets.of(lines):
        for line_input in inputs.indicator_inputs(subject, [line], entries, period):
            its_expenses = tuple(map(_expense, spent.get(line.line_id, ())))
            yield line, MeasuredLine(line_input, line.accumulation, months, its_expenses)


def _expense(row: ExpenseRow) -> Expense:
    origin = f"progress:{row.id}@1"
    return Expense(Fraction(row.value), Fraction(row.spent), row.spent_in, origin)


def _line_view(
    line: PlanLineRow, figures: Sequence[Figure], second: SecondSourceView | None
) -> LineFiguresView:
    views = tuple(map(_view, figures))
    return LineFiguresView(line.line_id, line.statement, line.measured_in, views, second)


def _optional_view(figure: Figure | None) -> FigureView | None:
    return None if figure is None else _view(figure)


def _view(figure: Figure) -> FigureView:
    operands = tuple(map(str, figure.operands))
    value = round_half_up(figure.value, _PLACES)
    return FigureView(figure.kind, value, figure.per, figure.formula, operands)
