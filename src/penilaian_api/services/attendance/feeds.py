"""Take in feeds of attendance: a day of each person once, all or nothing.

A day that was told before is superseded where the feed says otherwise, and left alone where it says
the same: whatever is sent twice, or in another order, stands the same in the end.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.attendance.day import AttendanceDay, faults, settle
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import (
    Fault,
    ForbiddenError,
    InvalidDataError,
)
from penilaian_api.domain.imports.faults import locate, refuse_rows, row_fault
from penilaian_api.domain.imports.rows import Entry, ImportSheet, read_entries
from penilaian_api.domain.spelling import normalize_nip
from penilaian_api.storage import packaged_data
from penilaian_api.storage.attendance import days as day_storage
from penilaian_api.storage.attendance.days import ClosedPeriod, DayOnRecord
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.register.attendance import Attendance
from penilaian_api.storage.packaged_data import discipline_rules
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

MOST: Final = 5_000
"""So many days a call as JSON takes."""

PersonDay = tuple[UUID, date]


@dataclass(frozen=True, slots=True)
class FedDay:
    """A day of a person as a feed states it, and where that stands in what was sent."""

    employee_id: UUID | None
    employee_code: str | None
    day: AttendanceDay
    pointer: str

    @property
    def person_pointer(self) -> str:
        """Where the person is named."""
        name = "employee_code" if self.employee_id is None else "employee_id"
        return f"{self.pointer}/{name}"


@dataclass(frozen=True, slots=True)
class FeedResult:
    """What a feed changed, or in a dry run would change."""

    is_dry_run: bool
    created: int
    superseded: int
    unchanged: int
    warnings: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class _People:
    """The people of a feed, by all that names them, and the days on which they held a post."""

    keys: frozenset[UUID]
    by_code: Mapping[str, UUID]
    by_nip: Mapping[str, UUID]

    def find(self, item: FedDay) -> UUID | None:
        """Find whom a day is of; a code comes before a NIP."""
        if item.employee_id is not None:
            return item.employee_id if item.employee_id in self.keys else None
        code = normalize_nip(item.employee_code or "")
        return self.by_code.get(code) or self.by_nip.get(code)


def post_file(
    work: UnitOfWork,
    sheet: ImportSheet | None,
    heading_faults: Sequence[Fault],
    *,
    source: str,
    dry_run: bool,
) -> FeedResult:
    """Store the days of a file; what is wrong is named in the words that stand in it."""
    titles = {} if sheet is None else {sheet.kind: sheet.titles()}
    if sheet is None or heading_faults:
        raise refuse_rows(heading_faults, titles)
    entries, faults_of_cells = read_entries(sheet, packaged_data.import_texts().attendance)
    items = [_to_fed(entry) for entry in entries]
    if not items:
        empty = row_fault(sheet.kind, sheet.heading_row, "", "no_rows")
        raise refuse_rows(faults_of_cells or [empty], titles)
    try:
        result = post(work, items, source=source, dry_run=dry_run or bool(faults_of_cells))
    except ForbiddenError as wrong:
        raise ForbiddenError(wrong.code, faults=locate(wrong.faults, titles)) from None
    except InvalidDataError as wrong:
        raise refuse_rows([*faults_of_cells, *wrong.faults], titles) from None
    if faults_of_cells:
        raise refuse_rows(faults_of_cells, titles)
    return replace(result, warnings=(*sheet.notes, *result.warnings))


def _to_fed(entry: Entry) -> FedDay:
    names = {each.name for each in fields(AttendanceDay)}
    stated: dict[str, Any] = {name: value for name, value in entry.values.items() if name in names}
    day = AttendanceDay(**stated)
    return FedDay(None, entry.text("employee_code"), day, f"/{entry.kind}/{entry.row}")


def post(
    work: UnitOfWork, items: Sequence[FedDay], *, source: str, dry_run: bool = False
) -> FeedResult:
    """Store the days of a feed; every one that cannot be taken is named."""
    if not dry_run:
        work.agency(locked=True)  # whoever feeds in the same days finds what stands by then
    people = _load_people(work, items)
    people_fed = [people.find(item) for item in items]
    posts, standing, closed = _load_days(
        work, items, {key for key in people_fed if key is not None}
    )
    _refuse(work, items, people_fed, posts)
    fresh = list[Attendance]()
    superseded = 0
    for item, employee_id in zip(items, people_fed, strict=True):
        if employee_id is None:
            continue
        day = settle(item.day)
        before = standing.get((employee_id, day.on))
        if before is not None and _stated(before) == day:
            continue
        superseded += before is not None
        fresh.append(_build(work, employee_id, day, before, source))
    if not dry_run:
        work.of(Attendance).add_set(fresh)
    return FeedResult(
        is_dry_run=dry_run,
        created=len(fresh) - superseded,
        superseded=superseded,
        unchanged=len(items) - len(fresh),
        warnings=tuple(_tell_closed(fresh, closed)),
    )


def _load_people(work: UnitOfWork, items: Sequence[FedDay]) -> _People:
    codes = {normalize_nip(item.employee_code) for item in items if item.employee_code is not None}
    keys = {item.employee_id for item in items if item.employee_id is not None}
    people = day_storage.people(work, codes, keys)
    return _People(
        keys=frozenset(person.id for person in people),
        by_code={person.code: person.id for person in people},
        by_nip={person.nip: person.id for person in people if person.nip is not None},
    )


def _load_days(
    work: UnitOfWork, items: Sequence[FedDay], people: set[UUID]
) -> tuple[dict[UUID, list[Span]], dict[PersonDay, DayOnRecord], list[ClosedPeriod]]:
    """Fetch, by one statement, posts, what stands already, and the periods that are over."""
    first, last = min(item.day.on for item in items), max(item.day.on for item in items)
    of_posts = day_storage.post_query(people)
    of_days = day_storage.standing_query(people, first, last)
    of_periods = day_storage.closed_query(first, last)
    rows = execute_combined(work.session, work.bindings, of_posts, of_days, of_periods)
    posts: dict[UUID, list[Span]] = {}
    for post_held in rows.of(of_posts):
        span = Span(post_held.starts_on, post_held.ends_before)
        posts.setdefault(post_held.employee_id, []).append(span)
    standing = {(day.employee_id, day.on): day for day in rows.of(of_days)}
    return posts, standing, rows.of(of_periods)


def _refuse(
    work: UnitOfWork,
    items: Sequence[FedDay],
    people_fed: Sequence[UUID | None],
    posts: Mapping[UUID, Sequence[Span]],
) -> None:
    """Refuse for what weighs most: one's own days, then bad ones."""
    own, bad = list[Fault](), list[Fault]()
    stated: set[PersonDay] = set()
    kinds = {key: kind.label for key, kind in discipline_rules().leave_kinds.items()}
    for item, employee_id in zip(items, people_fed, strict=True):
        if employee_id is None:
            bad.append(Fault(item.person_pointer, "unknown_reference"))
            continue
        if employee_id == work.actor.employee_id:
            own.append(Fault(item.person_pointer, "own_attendance"))
        if (employee_id, item.day.on) in stated:
            bad.append(Fault(f"{item.pointer}/on", "day_stated_twice"))
        stated.add((employee_id, item.day.on))
        for fault in faults(item.day, posts.get(employee_id, ()), work.today, kinds):
            bad.append(Fault(item.pointer + fault.pointer, fault.code, fault.facts))
    if own:
        raise ForbiddenError("not_on_yourself", faults=own)
    if bad:
        raise InvalidDataError("invalid_input", faults=bad)


def _stated(day: DayOnRecord) -> AttendanceDay:
    """Say of a day that stands what a feed would say of it."""
    return AttendanceDay(day.on, day.state, day.leave_kind, day.late_minutes, day.early_minutes)


def _build(
    work: UnitOfWork,
    employee_id: UUID,
    day: AttendanceDay,
    before: DayOnRecord | None,
    source: str,
) -> Attendance:
    return Attendance(
        id=new_id(),
        employee_id=employee_id,
        on=day.on,
        state=day.state,
        leave_kind=day.leave_kind,
        late_minutes=day.late_minutes,
        early_minutes=day.early_minutes,
        source=source,
        supersedes_id=None if before is None else before.id,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )


def _tell_closed(fresh: Sequence[Attendance], closed: Sequence[ClosedPeriod]) -> Iterator[Fault]:
    """Tell of periods that have counted such days: the days stand, the result stays."""
    for period in closed:
        days = [day for day in fresh if period.starts_on <= day.on < period.ends_before]
        if days:
            facts = {"period": period.key, "cycle": period.cycle_key, "count": str(len(days))}
            yield Fault("", "period_closed_before", facts)
