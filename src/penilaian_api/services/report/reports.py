"""Make a report of a declared kind: find what it is about, within reach, and let the kind count.

Why it is so: docs/decisions/0073.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import Final, TypeAlias
from uuid import UUID

from penilaian_api.domain.access.authorization import authorize
from penilaian_api.domain.errors import (
    InvalidDataError,
    OutOfReachError,
    UnitOutOfReachError,
)
from penilaian_api.domain.report.tables import ReportCells, ReportForm, ReportKind, ReportNote
from penilaian_api.services.report import (
    contributions,
    effectiveness,
    outcomes,
    output,
    registers,
    results,
)
from penilaian_api.services.report.subjects import ReportSubject, ReportTable
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.report.groups import UnitGroups, groups_below, topmost_groups
from penilaian_api.storage.work.unit_of_work import UnitOfWork

Count: TypeAlias = Callable[[UnitOfWork, ReportSubject], ReportTable]

_COUNTED: Final[Mapping[ReportForm, Count]] = MappingProxyType(
    {
        results.DISTRIBUTION: results.distribution,
        results.COMPLETION: results.completion,
        output.PRODUCTIVITY: output.productivity,
        registers.PARTICIPATION: registers.take_part,
        registers.COVERAGE: registers.coverage,
        registers.RATERS: registers.raters,
        registers.INDICATORS: registers.indicators,
        outcomes.OUTCOMES: outcomes.outcomes,
        contributions.CONTRIBUTION: contributions.contribution,
        effectiveness.EFFECTIVENESS: effectiveness.effects,
    }
)
FORMS: Final[Mapping[ReportKind, ReportForm]] = MappingProxyType(
    {form.kind: form for form in _COUNTED}
)
"""The declaration of each kind."""


@dataclass(frozen=True, slots=True)
class ReportQuestion:
    """What a caller asks a report about: a period or a cycle, and a unit if not all in reach."""

    period_id: UUID | None
    cycle_key: str | None
    unit_code: str | None


@dataclass(frozen=True, slots=True)
class Report:
    """A report: of what it was made and when, its rows, and what a reader must know of them."""

    form: ReportForm
    cycle_key: str
    period_key: str | None
    unit_code: str | None
    unit_name: str | None
    made_at: datetime
    rows: tuple[ReportCells, ...]
    notes: tuple[ReportNote, ...]


def get(work: UnitOfWork, kind: ReportKind, question: ReportQuestion) -> Report:
    """Make a report of a unit and those below it, or of all units within reach.

    Who may not read what a kind is made of is refused: no report tells more than its source.
    """
    form = FORMS[kind]
    if form.rests_on is not None:
        authorize(work.actor, form.rests_on)
    subject = ReportSubject(
        *_find(work, form, question),
        _groups(work, question.unit_code),
        is_whole=question.unit_code is None,
    )
    table = _COUNTED[form](work, subject)
    top = subject.groups.top
    return Report(
        form=form,
        cycle_key=subject.cycle.key,
        period_key=None if subject.period is None else subject.period.key,
        unit_code=None if top is None else top.code,
        unit_name=None if top is None else top.name,
        made_at=work.now,
        rows=table.rows,
        notes=table.notes,
    )


def _find(
    work: UnitOfWork, form: ReportForm, question: ReportQuestion
) -> tuple[Cycle, Period | None]:
    """Find the period, which names its cycle, or the cycle alone where that is enough."""
    if (question.period_id is None) == (question.cycle_key is None):
        raise _one_of_them()
    if question.period_id is not None:
        period = work.of(Period).get_referenced(question.period_id)
        cycle = None if period is None else work.of(Cycle).get_referenced(period.cycle_id)
    else:
        if form.of_period:
            raise _one_of_them()
        period, cycle = None, work.of(Cycle).find(key=question.cycle_key)
    if cycle is None:
        raise OutOfReachError
    return cycle, period


def _one_of_them() -> InvalidDataError:
    return InvalidDataError.at_pointer("/query/period_id", "period_or_cycle")


def _groups(work: UnitOfWork, unit_code: str | None) -> UnitGroups:
    groups = topmost_groups(work) if unit_code is None else groups_below(work, unit_code)
    if groups is None or not groups.units:
        raise OutOfReachError if unit_code is None else UnitOutOfReachError("unit_code")
    return groups
