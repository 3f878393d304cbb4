"""Assignments and delegations from a file: who holds which seat, who assesses in whose place."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Generic, TypeVar
from uuid import UUID

from penilaian_api.domain.dates import Span, clashes
from penilaian_api.domain.errors import BadData
from penilaian_api.domain.imports.rows import Entry
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.organization.assessor import takes_delegate
from penilaian_api.services.imports.changes import Draft, Ledger
from penilaian_api.services.imports.existing import Picture
from penilaian_api.storage.models.organization import Assignment, Delegation, Employee, Position

D = TypeVar("D", Assignment, Delegation)

ASSIGNMENT_FIELDS: Final[Mapping[str, str]] = {"seat": "seat", "kind": "kind"}
_OVERLAPS: Final = {
    rules.Rule.SEAT_TAKEN: ("seat", "seat_taken"),
    rules.Rule.SECOND_DEFINITIVE_POST: ("position_code", "second_definitive_post"),
}


@dataclass(frozen=True, slots=True)
class Posted:
    """A row whose person, position and days are found."""

    entry: Entry
    employee: Employee
    position: Position
    span: Span


def read_assignments(
    entries: Sequence[Entry], picture: Picture, ledger: Ledger, positions: Draft[Position] | None
) -> Draft[Assignment]:
    """Compare the rows with the assignments that stand, and look for two on one seat."""
    draft = Draft("assignments", Assignment)
    kept = ledger.once(((_row_key(entry), entry) for entry in entries), "")
    found = _posted(kept, picture, ledger)
    standing = picture.assignments(
        {one.position.id for one in found}, {one.employee.id for one in found}
    )
    held = {_seat_key(entry): entry for entry in standing}
    desk = _Desk(picture, ledger, draft, ASSIGNMENT_FIELDS)
    rows: dict[UUID, Entry] = {}
    for one in found:
        places = positions.value(one.position, "places") if positions else one.position.places
        if _seat(one.entry) > places:
            ledger.wrong(one.entry, "seat", "no_such_seat", places=places)
        key = (one.employee.id, one.position.id, *_row_key(one.entry)[2:])
        rows[desk.want(one, held.get(key)).id] = one.entry
    told = {entry.id: _told(entry, draft) for entry in (*standing, *draft.fresh)}
    _note_overlaps(told, rows, ledger)
    return draft


def read_delegations(
    entries: Sequence[Entry], picture: Picture, ledger: Ledger, positions: Draft[Position] | None
) -> Draft[Delegation]:
    """Compare the rows with the delegations that stand, and look for two at one position."""
    draft = Draft("delegations", Delegation)
    kept = ledger.once(((_delegation_key(entry), entry) for entry in entries), "")
    found = _posted(kept, picture, ledger)
    standing = picture.delegations({one.position.id for one in found})
    held = {(one.position_id, one.employee_id, one.starts_on): one for one in standing}
    desk = _Desk(picture, ledger, draft, {})
    rows: dict[UUID, Entry] = {}
    for one in found:
        if not _takes_delegate(one.position, positions):
            ledger.wrong(one.entry, "position_code", "leads_no_unit")
        leader = picture.employees.get(str(one.entry.values["by_employee_code"]))
        if leader is None:
            ledger.wrong(one.entry, "by_employee_code", "unknown_reference")
        elif leader is one.employee:
            ledger.wrong(one.entry, "by_employee_code", "himself")
        else:
            before = held.get((one.position.id, one.employee.id, one.span.starts_on))
            given = {"delegated_by": leader.id} | ({} if before else {"basis": ""})
            rows[desk.want(one, before, **given).id] = one.entry
    told = [
        _Held(one.id, one.position_id, Span(one.starts_on, draft.value(one, "ends_before")))
        for one in (*standing, *draft.fresh)
    ]
    for first, second in clashes(told, lambda one: one.position):
        _note(rows, (second.id, first.id), "starts_on", "second_delegate", ledger)
    return draft


def _takes_delegate(post: Position, positions: Draft[Position] | None) -> bool:
    """Tell whether a post, as it will be once the file is in, takes a delegate."""
    if positions is None:
        return takes_delegate(post.job_class, heads_unit=post.is_head)
    job_class, is_head = positions.value(post, "job_class"), positions.value(post, "is_head")
    return takes_delegate(job_class, heads_unit=is_head)


@dataclass(frozen=True, slots=True)
class _Held:
    id: UUID
    position: UUID
    span: Span


@dataclass(frozen=True, slots=True)
class _Desk(Generic[D]):
    """Where dated records of one model are wanted: days that are over stay as they were."""

    picture: Picture
    ledger: Ledger
    draft: Draft[D]
    fields: Mapping[str, str]

    def want(self, one: Posted, held: D | None, **given: object) -> D:
        """Want the record of one row."""
        key = f"{one.employee.employee_code} {one.position.code} {one.span.starts_on}"
        if held is None:
            given |= {"employee_id": one.employee.id, "position_id": one.position.id}
            given |= {"starts_on": one.span.starts_on, "ends_before": one.span.ends_before}
            return self.draft.want(one.entry, key, None, self.fields, **given)
        if "ends_on" in one.entry.values and held.ends_before != one.span.ends_before:
            given["ends_before"] = one.span.ends_before
            ends = [day for day in (held.ends_before, one.span.ends_before) if day is not None]
            if min(ends) < self.picture.work.today:
                self.ledger.wrong(one.entry, "ends_on", "past_days")
        self.draft.amend(one.entry, key, held, **given)
        return held


def _posted(entries: Iterable[Entry], picture: Picture, ledger: Ledger) -> list[Posted]:
    """Find the person, the position and the days of each row, or note what is not found."""
    found: list[Posted] = []
    for entry in entries:
        employee = picture.employees.get(str(entry.values["employee_code"]))
        position = picture.positions.get(str(entry.values["position_code"]))
        if employee is None:
            ledger.wrong(entry, "employee_code", "unknown_reference")
        if position is None:
            ledger.wrong(entry, "position_code", "unknown_reference")
        span = _span(entry, ledger)
        if employee is None or position is None or span is None:
            continue
        if employee.left_on is not None and (span.ends_on or date.max) > employee.left_on:
            ledger.wrong(entry, "ends_on", "employee_left")
        found.append(Posted(entry, employee, position, span))
    return found


def _span(entry: Entry, ledger: Ledger) -> Span | None:
    starts_on, ends_on = entry.values["starts_on"], entry.values.get("ends_on")
    assert isinstance(starts_on, date)  # noqa: S101 - the column is required and read as a day
    try:
        return Span.through(starts_on, ends_on if isinstance(ends_on, date) else None)
    except BadData as wrong:
        ledger.wrong(entry, "ends_on", wrong.code)
        return None


def _note_overlaps(
    told: Mapping[UUID, rules.Assignment], rows: Mapping[UUID, Entry], ledger: Ledger
) -> None:
    keys = {entry: key for key, entry in told.items()}
    for overlap in rules.overlaps(told.values()):
        column, code = _OVERLAPS[overlap.rule]
        _note(rows, (keys[overlap.later], keys[overlap.earlier]), column, code, ledger)


def _note(
    rows: Mapping[UUID, Entry], keys: Iterable[UUID], column: str, code: str, ledger: Ledger
) -> None:
    """Note what two records break, at the first of them that the file speaks of."""
    row = next((rows[key] for key in keys if key in rows), None)
    if row is not None:
        ledger.wrong(row, column, code)


def _told(entry: Assignment, draft: Draft[Assignment]) -> rules.Assignment:
    span = Span(entry.starts_on, draft.value(entry, "ends_before"))
    return rules.Assignment(entry.employee_id, entry.position_id, entry.kind, span, entry.seat)


def _seat(entry: Entry) -> int:
    return int(str(entry.values.get("seat", 1)))


def _row_key(entry: Entry) -> tuple[object, ...]:
    kind = entry.values.get("kind", rules.AssignmentKind.DEFINITIVE)
    said = entry.values
    return (said["employee_code"], said["position_code"], _seat(entry), kind, said["starts_on"])


def _seat_key(entry: Assignment) -> tuple[object, ...]:
    return (entry.employee_id, entry.position_id, entry.seat, entry.kind, entry.starts_on)


def _delegation_key(entry: Entry) -> tuple[object, ...]:
    said = entry.values
    return (said["position_code"], said["employee_code"], said["starts_on"])
