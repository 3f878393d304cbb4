"""Report by unit whether the appraisal system works: each measure with target and value.

What is told of the whole agency is what the system's own measures of the period say, beside what
the review of the period has frozen. Only the administration reads those, so it alone reads this.

Why it is so: docs/decisions/0071, docs/decisions/0086.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.report.small_groups import is_total_told, withheld
from penilaian_api.domain.report.tables import (
    BY_UNIT,
    MEASURE_DEFINITION,
    PEOPLE,
    ChartStyle,
    ColumnType,
    ReportCells,
    ReportChart,
    ReportColumn,
    ReportForm,
    ReportKind,
    ReportNote,
    RowScope,
    TargetStanding,
    counts,
)
from penilaian_api.domain.system_review.effectiveness import (
    Answered,
    MeasureId,
    PeriodCounts,
    measure_all,
)
from penilaian_api.services.cycle import participation
from penilaian_api.services.report.subjects import ReportSubject, ReportTable, unit_cells
from penilaian_api.services.system_review import effectiveness, reviews
from penilaian_api.services.system_review.effectiveness import MeasuredEffectView
from penilaian_api.storage.packaged_data import effectiveness_measures
from penilaian_api.storage.report import effectiveness as storage
from penilaian_api.storage.report.effectiveness import PREDICATE
from penilaian_api.storage.report.groups import ReportUnit, paths_of_units
from penilaian_api.storage.report.tallies import Tally
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS_OPEN, _STEPS_TAKEN = "steps_open", "steps_taken"

EFFECTIVENESS: Final = ReportForm(
    ReportKind.EFFECTIVENESS,
    (
        *BY_UNIT,
        ReportColumn("measure", ColumnType.CODE, "MeasureId"),
        *counts("version"),
        ReportColumn("definition", ColumnType.CODE, MEASURE_DEFINITION),
        ReportColumn("aim", ColumnType.CODE, "MeasureAim"),
        ReportColumn("measure_target", ColumnType.PERCENT),
        ReportColumn("measured", ColumnType.PERCENT),
        *counts("rests_on"),
        ReportColumn("standing", ColumnType.CODE, "target_standing"),
        ReportColumn("reviewed", ColumnType.PERCENT),
        *counts(PEOPLE),
    ),
    ReportChart(ChartStyle.BARS, ("unit_name", "measure"), ("measured",)),
    rests_on=Action.EFFECTIVENESS_READ,
)
"""The measures of the system in a period: of each unit, and of all together."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Whom a row of measures counts, whether it may be told, and what was counted."""

    scope: RowScope
    unit: ReportUnit | None
    counted: Counter[str]
    is_told: bool
    answered: tuple[Answered, ...] = ()


def effects(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """Measure each unit and all together; what only all together say is told of them alone."""
    facts = effectiveness.facts_of(work, subject.of_period)
    period_id = subject.of_period.id
    tally = storage.count_effects(work, subject.groups, period_id, facts.window_over_at)
    _add_steps(work, subject, tally)
    people = {unit: tally[unit.id][PEOPLE] for unit in subject.groups.units if unit.id in tally}
    hidden = withheld(people)
    everybody = sum(tally.values(), Counter[str]())
    if not everybody[PEOPLE]:
        return ReportTable((), (ReportNote.NOTHING_COUNTED,))
    total = _Row(
        RowScope.TOTAL,
        subject.groups.top,
        everybody,
        is_total_told(people, hidden),
        facts.answered if subject.is_whole else (),
    )
    units = [
        _Row(subject.scope(unit), unit, tally[unit.id], unit not in hidden)
        for unit, count in people.items()
        if count
    ]
    frozen = reviews.frozen_values(work, period_id) if subject.is_whole else {}
    rows = [cells for row in units for cells in _cells(subject, row, {})]
    rows += _cells(subject, total, frozen)
    few = (ReportNote.FEW_PEOPLE,) if hidden or not total.is_told else ()
    return ReportTable(tuple(rows), (*few, ReportNote.OF_ALL_TOGETHER))


def _add_steps(work: UnitOfWork, subject: ReportSubject, tally: Tally) -> None:
    """Add of each row how many steps were open to its people, and how many they took."""
    paths = paths_of_units(work, subject.groups)
    for group in participation.of_cycle(work, subject.cycle.key).groups:
        unit = subject.groups.row_of(paths.get(group.unit_code, ""))
        if unit is not None:
            counted = tally.setdefault(unit.id, Counter())
            counted[_STEPS_OPEN] += group.people * len(group.steps)
            counted[_STEPS_TAKEN] += sum(step.count for step in group.steps)


def _cells(
    subject: ReportSubject, row: _Row, frozen: Mapping[MeasureId, Decimal]
) -> Iterator[ReportCells]:
    """Give a row for each measure; satisfaction is known of all together alone."""
    for effect in measure_all(effectiveness_measures(), _counts(subject, row)):
        shown = effectiveness.effect_view(effect)
        measure = effect.measure.id
        if measure is MeasureId.SATISFACTION and not (
            row.scope is RowScope.TOTAL and subject.is_whole
        ):
            continue
        yield {
            **unit_cells(row.scope, row.unit),
            **_measure(shown, is_told=row.is_told),
            "reviewed": frozen.get(measure) if row.is_told else None,
            PEOPLE: row.counted[PEOPLE],
        }


def _measure(shown: MeasuredEffectView, *, is_told: bool) -> ReportCells:
    return {
        "measure": shown.measure.id,
        "version": shown.measure.version,
        "definition": shown.measure.id,
        "aim": shown.measure.aim,
        "measure_target": shown.measure.target,
        "measured": shown.value if is_told else None,
        "rests_on": shown.count if is_told else None,
        "standing": TargetStanding.of(is_met=shown.is_met) if is_told else None,
    }


def _counts(subject: ReportSubject, row: _Row) -> PeriodCounts:
    counted = row.counted
    return PeriodCounts(
        origin=f"period:{subject.of_period.id}",
        evaluations=counted[storage.EVALUATIONS],
        delivered=counted[storage.DELIVERED],
        final=counted[storage.FINAL],
        on_time=counted[storage.ON_TIME],
        predicates={
            key.removeprefix(PREDICATE): count
            for key, count in counted.items()
            if key.startswith(PREDICATE)
        },
        objections_decided=counted[storage.DECIDED],
        objections_changed=counted[storage.CHANGED],
        steps_open=counted[_STEPS_OPEN],
        steps_taken=counted[_STEPS_TAKEN],
        answered=row.answered,
    )
