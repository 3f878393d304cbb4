"""Import positions, the heads of units, and to whom each position reports from a day on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.imports.columns import ImportKind
from penilaian_api.domain.imports.faults import row_fault
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.organization import organization as rules
from penilaian_api.services.imports.changes import ImportFaults, RecordChanges
from penilaian_api.services.imports.existing import ExistingRecords
from penilaian_api.services.organization.positions import to_domain
from penilaian_api.storage.models.organization import Position, ReportingLine, Unit

FIELDS: Final[Mapping[str, str]] = {
    "title_key": "title_key",
    "title": "title",
    "job_class": "job_class",
    "functional_level": "functional_level",
    "echelon": "echelon",
    "grade_min": "grade_min",
    "grade_max": "grade_max",
    "pppk_grade": "pppk_grade",
    "headcount": "places",
    "sector": "sector",
    "assessable": "is_assessable",
}
SUPERIOR: Final = "reports_to_position_code"


def read(
    entries: Sequence[Entry], existing: ExistingRecords, faults: ImportFaults
) -> RecordChanges[Position]:
    """Compare the rows with the positions that exist."""
    changes = RecordChanges("positions", Position)
    rows = ((entry.values["position_code"], entry) for entry in entries)
    for entry in faults.keep_first(rows, "position_code"):
        code = str(entry.values["position_code"])
        unit = existing.units.get(str(entry.values["unit_code"]))
        if unit is None:
            faults.add_reference(entry, "unit_code")
            continue
        position = existing.positions.get(code)
        values: dict[str, object] = {"unit_id": unit.id}
        if position is None:
            values |= {"code": code, "is_head": False}
        elif position.unit_id != unit.id and position.is_head:
            values["is_head"] = False  # it headed the unit that it leaves
        existing.positions[code] = changes.put(entry, code, position, FIELDS, **values)
    return changes


def mark_heads(
    entries: Sequence[Entry],
    existing: ExistingRecords,
    faults: ImportFaults,
    changes: RecordChanges[Position],
) -> None:
    """Mark the position that heads each unit, and no other of that unit."""
    heads = dict(_heads(entries, existing, faults, changes))
    for position in existing.positions.values():
        if head := heads.get(changes.value(position, "unit_id")):
            entry, head_id = head
            is_head = position.id == head_id
            if changes.value(position, "is_head") is not is_head:
                changes.update(entry, position.code, position, is_head=is_head)


def _heads(
    entries: Sequence[Entry],
    existing: ExistingRecords,
    faults: ImportFaults,
    changes: RecordChanges[Position],
) -> Iterator[tuple[UUID, tuple[Entry, UUID | None]]]:
    for entry in entries:
        unit = existing.units.get(str(entry.values["unit_code"]))
        if unit is None or "head_position_code" not in entry.values:
            continue
        code = entry.text("head_position_code")
        head = None if code is None else existing.positions.get(code)
        if code is None:
            yield unit.id, (entry, None)
        elif head is None:
            faults.add_reference(entry, "head_position_code")
        elif fault_code := _unfit_code(head, unit, changes):
            faults.add(entry, "head_position_code", fault_code)
        else:
            yield unit.id, (entry, head.id)


def _unfit_code(head: Position, unit: Unit, changes: RecordChanges[Position]) -> str | None:
    """Return the code of the fault for which a position cannot head a unit, if there is one."""
    if changes.value(head, "unit_id") != unit.id:
        return "head_of_other_unit"
    return "head_with_places" if changes.value(head, "places") > 1 else None


def check_places(
    entries: Sequence[Entry],
    existing: ExistingRecords,
    faults: ImportFaults,
    changes: RecordChanges[Position],
) -> None:
    """Refuse several places for a head of a unit, and fewer places than are taken."""
    fewer: dict[UUID, Entry] = {}
    for entry in entries:
        position = existing.positions.get(str(entry.values["position_code"]))
        if position is None:
            continue
        places = changes.value(position, "places")
        if places > 1 and changes.value(position, "is_head"):
            faults.add(entry, "headcount", "head_with_places")
        if places < position.places:
            fewer[position.id] = entry
    for seat in existing.assignments(fewer, ()):
        entry = fewer[seat.position_id]
        is_over = seat.ends_before is not None and seat.ends_before <= existing.work.today
        if not is_over and seat.seat > int(str(entry.values["headcount"])):
            faults.add(entry, "headcount", "seats_in_use", seat=seat.seat)


@dataclass(frozen=True, slots=True)
class Lines:
    """Compares the superior that each row names with the reporting line in force on a day."""

    existing: ExistingRecords
    faults: ImportFaults
    positions: RecordChanges[Position]
    effective_on: date
    first_on: date
    """From when the first superior of a position holds."""
    reason: str

    def read(self, entries: Sequence[Entry]) -> RecordChanges[ReportingLine]:
        """Close lines that name another superior, open new ones, and look at the whole."""
        changes = RecordChanges("reporting_lines", ReportingLine)
        lines: dict[UUID, list[ReportingLine]] = {}
        for line in self.existing.lines:
            lines.setdefault(line.position_id, []).append(line)
        rows: dict[UUID, Entry] = {}
        for entry in entries:
            position = self.existing.positions.get(str(entry.values["position_code"]))
            if position is None:
                continue
            rows.setdefault(position.id, entry)
            if rows[position.id] is entry and SUPERIOR in entry.values:
                self._read_line(entry, position, lines.get(position.id, []), changes)
        self._check_all(rows, changes)
        return changes

    def _read_line(
        self,
        entry: Entry,
        position: Position,
        lines: Sequence[ReportingLine],
        changes: RecordChanges[ReportingLine],
    ) -> None:
        code, day = entry.text(SUPERIOR), self.effective_on
        superior = None if code is None else self.existing.positions.get(code)
        if code is not None and superior is None:
            self.faults.add_reference(entry, SUPERIOR)
            return
        if superior is position:
            self.faults.add(entry, SUPERIOR, "itself")
            return
        current = next((line for line in lines if line.span.contains(day)), None)
        if current and superior and current.superior_position_id == superior.id:
            changes.update(entry, position.code, current)
            return
        if current is not None:
            changes.update(entry, position.code, current, **self._close(current))
        if superior is not None:
            day = day if lines else self.first_on
            later = [line.starts_on for line in lines if line.starts_on > day]
            changes.put(
                entry,
                position.code,
                None,
                {},
                position_id=position.id,
                superior_position_id=superior.id,
                starts_on=day,
                ends_before=min(later, default=None),
            )

    def notes(self, changes: RecordChanges[ReportingLine]) -> Iterator[Fault]:
        """Tell that lines were rewritten from a day that is over, since who assessed then moves."""
        if self.effective_on < self.existing.work.today and (replaced := changes.updated):
            row = min(row for line in replaced if (row := changes.row_of(line)) is not None)
            facts = {"day": self.effective_on, "count": len(replaced)}
            yield row_fault(ImportKind.POSITIONS, row, SUPERIOR, "lines_rewritten", **facts)

    def _close(self, line: ReportingLine) -> dict[str, object]:
        """End a line the day before; one that began on that very day never held."""
        if line.starts_on < self.effective_on:
            return {"ends_before": self.effective_on}
        return {"voided_at": self.existing.work.now, "void_reason": self.reason}

    def _check_all(self, rows: Mapping[UUID, Entry], changes: RecordChanges[ReportingLine]) -> None:
        """Refuse a superior position that several people hold, and a circle on any day."""
        lines = [
            _to_domain(line, changes)
            for line in (*self.existing.lines, *changes.created)
            if changes.value(line, "voided_at") is None
        ]
        positions = [
            to_domain(position)._replace(places=self.positions.value(position, "places"))
            for position in self.existing.positions.values()
        ]
        for crowded in rules.find_crowded(positions, lines):
            if crowded in rows:
                self.faults.add(rows[crowded], "headcount", "superior_with_places")
                continue
            for line in changes.created:
                if line.superior_position_id == crowded:
                    self.faults.add(rows[line.position_id], SUPERIOR, "superior_with_places")
        for position in rules.circle(lines) or ():
            if position in rows:
                self.faults.add(rows[position], SUPERIOR, "reporting_ring")


def _to_domain(line: ReportingLine, changes: RecordChanges[ReportingLine]) -> rules.ReportingLine:
    span = Span(line.starts_on, changes.value(line, "ends_before"))
    return rules.ReportingLine(line.position_id, line.superior_position_id, span)
