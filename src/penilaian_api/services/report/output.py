"""Report productivity: what people of a unit bring in a month, by what it is counted in."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby
from typing import Final

from penilaian_api.domain.plan.plan import Frequency
from penilaian_api.domain.report.small_groups import FEWEST_PEOPLE
from penilaian_api.domain.report.tables import (
    PEOPLE,
    ChartStyle,
    ColumnType,
    ReportCells,
    ReportChart,
    ReportColumn,
    ReportForm,
    ReportKind,
    ReportNote,
    counts,
)
from penilaian_api.domain.scoring.engine.realization import enters
from penilaian_api.services.report.subjects import ReportSubject, ReportTable
from penilaian_api.services.scoring.inputs import months_between
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.report import output
from penilaian_api.storage.report.output import PersonOutput
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_DAY: Final = timedelta(days=1)
_PLACES: Final = Decimal("0.0001")

PRODUCTIVITY: Final = ReportForm(
    ReportKind.PRODUCTIVITY,
    (
        ReportColumn("measured_in", ColumnType.TEXT),
        *counts(PEOPLE, "lines"),
        ReportColumn("output", ColumnType.NUMBER),
        *counts("person_months"),
        ReportColumn("productivity", ColumnType.NUMBER),
    ),
    ReportChart(ChartStyle.BARS, ("measured_in",), ("productivity",)),
)
"""The output of a unit and those below it, a row for each unit of output."""


def productivity(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """Divide what was realized by the months that people had for it, as of today."""
    period = subject.of_period
    frequencies = [each for each in Frequency if enters(each, Frequency(period.kind))]
    outputs = output.sum_outputs(work, subject.groups, period, frequencies)
    end = min(work.today, period.ends_before - _DAY) + _DAY
    rows = tuple(_rows(outputs, period, end))
    if not rows:
        return ReportTable((), (ReportNote.NOTHING_COUNTED,))
    has_few = any(row["output"] is None for row in rows)
    return ReportTable(rows, (ReportNote.FEW_PEOPLE,) if has_few else ())


def _rows(outputs: Iterable[PersonOutput], period: Period, end: date) -> Iterator[ReportCells]:
    for measured_in, group in groupby(sorted(outputs, key=_measured_in), key=_measured_in):
        yield _row(measured_in, [*group], period, end)


def _measured_in(each: PersonOutput) -> str:
    return each.measured_in or ""


def _row(
    measured_in: str, outputs: Sequence[PersonOutput], period: Period, end: date
) -> ReportCells:
    """Make the row of one unit of output; of too few people only their number is said."""
    people = sum(each.people for each in outputs)
    months = sum(each.people * _months(each, period, end) for each in outputs)
    total = sum((each.output for each in outputs), Decimal(0))
    is_told = people >= FEWEST_PEOPLE and months > 0
    return {
        "measured_in": measured_in or None,
        PEOPLE: people,
        "lines": sum(each.lines for each in outputs) if is_told else None,
        "output": total if is_told else None,
        "person_months": months if is_told else None,
        "productivity": (total / months).quantize(_PLACES, ROUND_HALF_UP) if is_told else None,
    }


def _months(each: PersonOutput, period: Period, end: date) -> int:
    """Count the months that a plan had in the period, up to a day, a begun one as whole."""
    return months_between(max(each.starts_on, period.starts_on), min(each.ends_before, end))
