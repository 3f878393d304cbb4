"""Say what a report is about, and set its rows under each other: the units, and all together."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from penilaian_api.domain.report.small_groups import is_total_told, withheld
from penilaian_api.domain.report.tables import PEOPLE, ReportCell, ReportCells, ReportNote, RowScope
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.report.groups import ReportUnit, UnitGroups


@dataclass(frozen=True, slots=True)
class ReportSubject:
    """What a report is about: a cycle, perhaps one period of it, and the units of its rows.

    *is_whole*: no unit was named, so it is all within reach.
    """

    cycle: Cycle
    period: Period | None
    groups: UnitGroups
    is_whole: bool

    @property
    def of_period(self) -> Period:
        """The period of a report that is about one."""
        if self.period is None:
            raise AssertionError("The report is about a whole cycle.")
        return self.period

    def scope(self, unit: ReportUnit) -> RowScope:
        """Say whom the row of a unit counts."""
        return RowScope.OWN if unit.id == self.groups.own else RowScope.WITH_BELOW


@dataclass(frozen=True, slots=True)
class ReportTable:
    """The rows of a report, and what a reader must know of them."""

    rows: tuple[ReportCells, ...]
    notes: tuple[ReportNote, ...] = ()


def by_unit(
    subject: ReportSubject,
    tally: Mapping[UUID, Counter[str]],
    cells: Callable[[Counter[str]], Mapping[str, ReportCell]],
    *notes: ReportNote,
    spares_few: bool,
) -> ReportTable:
    """Set a row for each unit that has anybody, and one for all together.

    *cells* makes them of the counts. Of a row of too few people only their number stays.
    """
    counted = {unit: tally[unit.id] for unit in subject.groups.units if unit.id in tally}
    people = {unit: _people(cells(counts)) for unit, counts in counted.items()}
    hidden = withheld(people) if spares_few else frozenset[ReportUnit]()
    rows: list[ReportCells] = [
        {
            **unit_cells(subject.scope(unit), unit),
            **_spared(cells(counts), is_told=unit not in hidden),
        }
        for unit, counts in counted.items()
    ]
    if not rows:
        return ReportTable((), (ReportNote.NOTHING_COUNTED,))
    is_told = not spares_few or is_total_told(people, hidden)
    everybody = sum(counted.values(), Counter[str]())
    total = unit_cells(RowScope.TOTAL, subject.groups.top)
    rows.append({**total, **_spared(cells(everybody), is_told=is_told)})
    few = (ReportNote.FEW_PEOPLE,) if hidden or not is_told else ()
    return ReportTable(tuple(rows), (*few, *notes))


def _people(cells: Mapping[str, ReportCell]) -> int:
    people = cells[PEOPLE]
    return people if isinstance(people, int) else 0


def _spared(cells: Mapping[str, ReportCell], *, is_told: bool) -> Mapping[str, ReportCell]:
    if is_told:
        return cells
    return {key: value if key == PEOPLE else None for key, value in cells.items()}


def unit_cells(scope: RowScope, unit: ReportUnit | None) -> dict[str, Any]:
    """Give the cells that say whom a row counts."""
    code, name = (None, None) if unit is None else (unit.code, unit.name)
    return {"scope": scope, "unit_code": code, "unit_name": name}
