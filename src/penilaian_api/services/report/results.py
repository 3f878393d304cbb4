"""Report results: how predicates are distributed, and how far evaluations have come."""

from collections import Counter
from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.evaluation.evaluation import EvaluationState
from penilaian_api.domain.report.tables import (
    BY_UNIT,
    PEOPLE,
    ChartStyle,
    ColumnType,
    ReportCell,
    ReportChart,
    ReportColumn,
    ReportForm,
    ReportKind,
    ReportNote,
    counts,
)
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.services.report.subjects import ReportSubject, ReportTable, by_unit
from penilaian_api.storage.report import tallies
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PREDICATES: Final = tuple(map(str, Predicate))
_STATES: Final = tuple(map(str, EvaluationState))
_PLACES: Final = Decimal("0.01")

DISTRIBUTION: Final = ReportForm(
    ReportKind.DISTRIBUTION,
    (*BY_UNIT, *counts(PEOPLE), *counts(*_PREDICATES, words="Predicate")),
    ReportChart(ChartStyle.SHARES, ("unit_name",), _PREDICATES, is_scale=True),
)
"""The predicates of final results."""

COMPLETION: Final = ReportForm(
    ReportKind.COMPLETION,
    (
        *BY_UNIT,
        *counts(PEOPLE),
        *counts(*_STATES, words="EvaluationState"),
        ReportColumn("completed", ColumnType.PERCENT),
    ),
    ReportChart(
        ChartStyle.COUNTS, ("unit_name",), tuple(reversed(_STATES)), is_scale=True, end="completed"
    ),
)
"""The evaluations of a period by how far they have come."""


def distribution(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """Count the predicates of final results; of too few people nothing is said."""
    tally = tallies.count_predicates(work, subject.groups, subject.of_period.id)
    notes = (ReportNote.ONLY_FINAL, ReportNote.WITHOUT_READER)
    return by_unit(subject, tally, _predicates, *notes, spares_few=True)


def completion(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """Count the evaluations of a period by their state."""
    tally = tallies.count_states(work, subject.groups, subject.of_period.id)
    return by_unit(subject, tally, _states, spares_few=False)


def percent(count: int, of: int) -> Decimal | None:
    """Give a share in percent, rounded half up; none of nobody."""
    return None if of == 0 else (Decimal(100 * count) / of).quantize(_PLACES, ROUND_HALF_UP)


def _predicates(counted: Counter[str]) -> Mapping[str, ReportCell]:
    return {PEOPLE: counted.total(), **{key: counted[key] for key in _PREDICATES}}


def _states(counted: Counter[str]) -> Mapping[str, ReportCell]:
    done = sum(counted[state] for state in FROM_FINAL)
    return {
        PEOPLE: counted.total(),
        **{state: counted[state] for state in _STATES},
        "completed": percent(done, counted.total()),
    }
