"""Report who took part, who was reached, how raters differ, and what indicators were found to be.

What is counted comes from the services that count it; here it is set under the rows of a report.
"""

from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from typing import Final

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.cycle.participation import REPORTED_STEPS, ParticipationRole
from penilaian_api.domain.fairness.rater_statistics import RaterFinding
from penilaian_api.domain.report.tables import (
    BY_UNIT,
    PEOPLE,
    ChartStyle,
    ColumnType,
    ReportCell,
    ReportCells,
    ReportChart,
    ReportColumn,
    ReportForm,
    ReportKind,
    ReportNote,
    RowScope,
    counts,
)
from penilaian_api.services.cycle import participation
from penilaian_api.services.report.results import percent
from penilaian_api.services.report.subjects import ReportSubject, ReportTable, by_unit, unit_cells
from penilaian_api.storage.report import registers
from penilaian_api.storage.report.groups import ReportUnit, paths_of_units
from penilaian_api.storage.report.registers import (
    CHANGED,
    COMPARED,
    DECIDED,
    RATED,
    ReachedByAnnouncement,
    ReviewedIndicator,
)
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_STEPS: Final = tuple(map(str, REPORTED_STEPS))
_FINDINGS: Final = tuple(map(str, RaterFinding))
_HUNDRED: Final = Decimal(100)

PARTICIPATION: Final = ReportForm(
    ReportKind.PARTICIPATION,
    (
        *BY_UNIT,
        ReportColumn("role", ColumnType.CODE, "ParticipationRole"),
        *counts(PEOPLE),
        *counts(*_STEPS, words="ParticipationStep"),
        ReportColumn("took_part", ColumnType.PERCENT),
    ),
    ReportChart(ChartStyle.BARS, ("unit_name", "role"), ("took_part",)),
    of_period=False,
    rests_on=Action.PARTICIPATION_READ,
)
"""Who took part in which step of a cycle, by unit and role."""

COVERAGE: Final = ReportForm(
    ReportKind.COVERAGE,
    (
        ReportColumn("title", ColumnType.TEXT),
        ReportColumn("kind", ColumnType.CODE, "AnnouncementKind"),
        *counts(PEOPLE, "acknowledged"),
        ReportColumn("reached", ColumnType.PERCENT),
    ),
    ReportChart(ChartStyle.BARS, ("title",), ("reached",)),
    of_period=False,
)
"""Whom the announcements of a cycle have reached."""

RATERS: Final = ReportForm(
    ReportKind.RATERS,
    (*BY_UNIT, *counts(PEOPLE, RATED, COMPARED, *_FINDINGS, DECIDED, CHANGED)),
    ReportChart(ChartStyle.COUNTS, ("unit_name",), _FINDINGS),
)
"""How many assessors of a period differ from their colleagues, by unit."""

INDICATORS: Final = ReportForm(
    ReportKind.INDICATORS,
    (
        ReportColumn("key", ColumnType.TEXT),
        ReportColumn("statement", ColumnType.TEXT),
        *counts("lines", "at_target", "below_target", "missing", "measurability"),
        ReportColumn("relevance", ColumnType.PERCENT),
        *counts("relevance_raters", "findings"),
        ReportColumn("outcome", ColumnType.CODE, "ReviewOutcome"),
    ),
    ReportChart(
        ChartStyle.COUNTS,
        ("statement",),
        ("at_target", "below_target", "missing"),
        is_scale=True,
        end="lines",
    ),
)
"""What the review of a period says of the indicators of the library."""


def take_part(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """Count who took part in each step, for each row of units by role."""
    view = participation.of_cycle(work, subject.cycle.key)
    paths = paths_of_units(work, subject.groups)
    tallies: dict[tuple[ReportUnit, ParticipationRole], Counter[str]] = {}
    for group in view.groups:
        unit = subject.groups.row_of(paths.get(group.unit_code, ""))
        if unit is not None:
            counted = tallies.setdefault((unit, group.role), Counter())
            counted[PEOPLE] += group.people
            counted.update({str(step.step): step.count for step in group.steps})
    order = {unit: at for at, unit in enumerate(subject.groups.units)}
    rows: list[ReportCells] = [
        {**unit_cells(subject.scope(unit), unit), "role": role, **_steps(counted)}
        for (unit, role), counted in sorted(tallies.items(), key=lambda item: order[item[0][0]])
    ]
    if not rows:
        return ReportTable((), (ReportNote.NOTHING_COUNTED,))
    everybody = sum(tallies.values(), Counter[str]())
    total = unit_cells(RowScope.TOTAL, subject.groups.top)
    return ReportTable((*rows, {**total, "role": None, **_steps(everybody)}))


def _steps(counted: Counter[str]) -> Mapping[str, ReportCell]:
    taken = sum(counted[step] for step in _STEPS)
    return {
        PEOPLE: counted[PEOPLE],
        **{step: counted[step] for step in _STEPS},
        "took_part": percent(taken, counted[PEOPLE] * len(_STEPS)),
    }


def coverage(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """Count whom of the units each announcement addresses today, and who has read it."""
    reached = registers.reached_by_announcements(work, subject.groups, subject.cycle.id)
    note = ReportNote.OF_TODAY if reached else ReportNote.NOTHING_COUNTED
    return ReportTable(tuple(map(_announcement, reached)), (note,))


def _announcement(each: ReachedByAnnouncement) -> ReportCells:
    return {
        "title": each.title,
        "kind": each.kind,
        PEOPLE: each.people,
        "acknowledged": each.acknowledged,
        "reached": percent(each.acknowledged, each.people),
    }


def raters(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """Count the assessors who differ from their colleagues; of too few nothing is said."""
    tally = registers.count_raters(work, subject.groups, subject.of_period.id)
    return by_unit(subject, tally, _differing, ReportNote.NO_VERDICT, spares_few=True)


def _differing(counted: Counter[str]) -> Mapping[str, ReportCell]:
    return {key: counted[key] for key in (PEOPLE, RATED, COMPARED, *_FINDINGS, DECIDED, CHANGED)}


def indicators(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """List what a period says of each indicator; the library is the whole agency's."""
    reviewed = registers.reviewed_indicators(work, subject.of_period.id)
    note = ReportNote.OF_THE_AGENCY if reviewed else ReportNote.NOTHING_COUNTED
    return ReportTable(tuple(map(_indicator, reviewed)), (note,))


def _indicator(each: ReviewedIndicator) -> ReportCells:
    return {
        "key": each.key,
        "statement": each.statement,
        "lines": each.lines,
        "at_target": each.at_target,
        "below_target": each.lines - each.missing - each.at_target,
        "missing": each.missing,
        "measurability": each.measurability,
        "relevance": None if each.relevance is None else _HUNDRED * each.relevance,
        "relevance_raters": each.raters,
        "findings": each.finding_count,
        "outcome": each.outcome,
    }
