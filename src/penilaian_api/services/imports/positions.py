"""Positions from a file, the heads of units, and to whom each position reports from a day on."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.organization import organization as rules
from penilaian_api.services.imports.changes import Draft, Ledger
from penilaian_api.services.imports.existing import Picture
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


def read(entries: Sequence[Entry], picture: Picture, ledger: Ledger) -> Draft[Position]:
    """Compare the rows with the positions that stand."""
    draft = Draft("positions", Position)
    rows = ((entry.values["position_code"], entry) for entry in entries)
    for entry in ledger.once(rows, "position_code"):
        code = str(entry.values["position_code"])
        unit = picture.units.get(str(entry.values["unit_code"]))
        if unit is None:
            ledger.wrong(entry, "unit_code", "unknown_reference")
            continue
        held = picture.positions.get(code)
        given: dict[str, object] = {"unit_id": unit.id}
        if held is None:
            given |= {"code": code, "is_head": False}
        elif held.unit_id != unit.id and held.is_head:
            given["is_head"] = False  # he headed the unit that he leaves
        picture.positions[code] = draft.want(entry, code, held, FIELDS, **given)
    return draft


def mark_heads(
    entries: Sequence[Entry], picture: Picture, ledger: Ledger, draft: Draft[Position]
) -> None:
    """Mark the position that heads each unit, and no other of that unit."""
    heads = dict(_heads(entries, picture, ledger, draft))
    for position in picture.positions.values():
        if found := heads.get(draft.value(position, "unit_id")):
            entry, head_id = found
            is_head = position.id == head_id
            if draft.value(position, "is_head") is not is_head:
                draft.amend(entry, position.code, position, is_head=is_head)


def _heads(
    entries: Sequence[Entry], picture: Picture, ledger: Ledger, draft: Draft[Position]
) -> Iterator[tuple[UUID, tuple[Entry, UUID | None]]]:
    for entry in entries:
        unit = picture.units.get(str(entry.values["unit_code"]))
        if unit is None or "head_position_code" not in entry.values:
            continue
        code = entry.text("head_position_code")
        head = None if code is None else picture.positions.get(code)
        if code is None:
            yield unit.id, (entry, None)
        elif head is None:
            ledger.wrong(entry, "head_position_code", "unknown_reference")
        elif wrong := _unfit(head, unit, draft):
            ledger.wrong(entry, "head_position_code", wrong)
        else:
            yield unit.id, (entry, head.id)


def _unfit(head: Position, unit: Unit, draft: Draft[Position]) -> str | None:
    """Say why a position cannot head a unit, if it cannot."""
    if draft.value(head, "unit_id") != unit.id:
        return "head_of_other_unit"
    return "head_with_places" if draft.value(head, "places") > 1 else None


def check_places(
    entries: Sequence[Entry], picture: Picture, ledger: Ledger, draft: Draft[Position]
) -> None:
    """Refuse several places for a head of a unit, and fewer places than are taken."""
    fewer: dict[UUID, Entry] = {}
    for entry in entries:
        position = picture.positions.get(str(entry.values["position_code"]))
        if position is None:
            continue
        places = draft.value(position, "places")
        if places > 1 and draft.value(position, "is_head"):
            ledger.wrong(entry, "headcount", "head_with_places")
        if places < position.places:
            fewer[position.id] = entry
    for seat in picture.assignments(fewer, ()):
        entry = fewer[seat.position_id]
        is_over = seat.ends_before is not None and seat.ends_before <= picture.work.today
        if not is_over and seat.seat > int(str(entry.values["headcount"])):
            ledger.wrong(entry, "headcount", "seats_in_use", seat=seat.seat)


@dataclass(frozen=True, slots=True)
class Lines:
    """Compares the superior that each row names with the reporting line in force on a day."""

    picture: Picture
    ledger: Ledger
    positions: Draft[Position]
    effective_on: date
    reason: str

    def read(self, entries: Sequence[Entry]) -> Draft[ReportingLine]:
        """Close lines that name another superior, open new ones, and look at the whole."""
        draft = Draft("reporting_lines", ReportingLine)
        held: dict[UUID, list[ReportingLine]] = {}
        for line in self.picture.lines:
            held.setdefault(line.position_id, []).append(line)
        rows: dict[UUID, Entry] = {}
        for entry in entries:
            position = self.picture.positions.get(str(entry.values["position_code"]))
            if position is None:
                continue
            rows.setdefault(position.id, entry)
            if rows[position.id] is entry and SUPERIOR in entry.values:
                self._line(entry, position, held.get(position.id, []), draft)
        self._whole(rows, draft)
        return draft

    def _line(
        self,
        entry: Entry,
        position: Position,
        held: Sequence[ReportingLine],
        draft: Draft[ReportingLine],
    ) -> None:
        code, day = entry.text(SUPERIOR), self.effective_on
        superior = None if code is None else self.picture.positions.get(code)
        if code is not None and superior is None:
            self.ledger.wrong(entry, SUPERIOR, "unknown_reference")
            return
        if superior is position:
            self.ledger.wrong(entry, SUPERIOR, "itself")
            return
        current = next((line for line in held if line.span.contains(day)), None)
        if current and superior and current.superior_position_id == superior.id:
            draft.amend(entry, position.code, current)
            return
        if current is not None:
            draft.amend(entry, position.code, current, **self._closed(current))
        if superior is not None:
            later = [line.starts_on for line in held if line.starts_on > day]
            draft.want(
                entry,
                position.code,
                None,
                {},
                position_id=position.id,
                superior_position_id=superior.id,
                starts_on=day,
                ends_before=min(later, default=None),
            )

    def _closed(self, line: ReportingLine) -> dict[str, object]:
        """End a line the day before; one that began on that very day never held."""
        if line.starts_on < self.effective_on:
            return {"ends_before": self.effective_on}
        return {"voided_at": self.picture.work.now, "void_reason": self.reason}

    def _whole(self, rows: Mapping[UUID, Entry], draft: Draft[ReportingLine]) -> None:
        """Refuse a superior position that several people hold, and a circle on any day."""
        lines = [
            _told(line, draft)
            for line in (*self.picture.lines, *draft.fresh)
            if draft.value(line, "voided_at") is None
        ]
        posts = [
            replace(_post(position), places=self.positions.value(position, "places"))
            for position in self.picture.positions.values()
        ]
        for crowded in rules.crowded(posts, lines):
            if crowded in rows:
                self.ledger.wrong(rows[crowded], "headcount", "superior_with_places")
                continue
            for line in draft.fresh:
                if line.superior_position_id == crowded:
                    self.ledger.wrong(rows[line.position_id], SUPERIOR, "superior_with_places")
        for position in rules.circle(lines) or ():
            if position in rows:
                self.ledger.wrong(rows[position], SUPERIOR, "reporting_ring")


def _told(line: ReportingLine, draft: Draft[ReportingLine]) -> rules.ReportingLine:
    span = Span(line.starts_on, draft.value(line, "ends_before"))
    return rules.ReportingLine(line.position_id, line.superior_position_id, span)


def _post(position: Position) -> rules.Position:
    return rules.Position(position.id, position.job_class, position.unit_id, position.places)
