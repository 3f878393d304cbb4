"""Take in a file of daily progress: each row an entry on a line in force, all rows or none.

Sent again, a file changes nothing; where a row says another quantity of the same activity, the
entry that stands is corrected, and both stay in the record.

Why it is so: docs/decisions/0087.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import authorize
from penilaian_api.domain.cycle.cycle import CountingPeriod, refuse_settled
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, OutOfReachError
from penilaian_api.domain.imports.faults import refuse_rows, row_fault
from penilaian_api.domain.imports.rows import ImportSheet, read_entries
from penilaian_api.domain.progress.daily import ActivityKey, DailyQuantity, Settled, folded, settle
from penilaian_api.domain.progress.evidence import EvidenceKind
from penilaian_api.services.progress.daily.reading import DailyPlans, DailyRow, read_rows
from penilaian_api.services.progress.progress import counting_periods
from penilaian_api.storage import packaged_data
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.progress import Evidence, Progress
from penilaian_api.storage.progress import daily as storage
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_TITLE: Final = 200
"""So long is the title of evidence: the words of the activity."""


@dataclass(frozen=True, slots=True)
class DailyImport:
    """What a file changed, or in a dry run would change."""

    is_dry_run: bool
    created: int
    corrected: int
    unchanged: int
    links: int
    warnings: tuple[Fault, ...]


def post_file(
    work: UnitOfWork,
    sheet: ImportSheet | None,
    heading_faults: Sequence[Fault],
    *,
    period_id: UUID | None,
    dry_run: bool,
) -> DailyImport:
    """Store the entries of a file; what is wrong is named in the words that stand in it."""
    days = _days(work, period_id)
    titles = {} if sheet is None else {sheet.kind: sheet.titles()}
    if sheet is None or heading_faults:
        raise refuse_rows(heading_faults, titles)
    entries, faults = read_entries(sheet, packaged_data.import_texts().daily)
    if not entries:
        empty = row_fault(sheet.kind, sheet.heading_row, "", "no_rows")
        raise refuse_rows(faults or [empty], titles)
    plans = DailyPlans.load(work, entries)
    rows, wrong = read_rows(work, entries, plans, days)
    settled = _settle(work, rows)
    faults += [*wrong, *_closed(work, rows, settled)]
    if faults:
        raise refuse_rows(faults, titles)
    return _store(work, rows, settled, sheet, dry_run=dry_run)


def _days(work: UnitOfWork, period_id: UUID | None) -> Span | None:
    if period_id is None:
        return None
    period = work.of(Period).get_referenced(period_id)
    if period is None:
        raise OutOfReachError
    return period.span


def _settle(work: UnitOfWork, rows: Sequence[DailyRow]) -> list[Settled]:
    """Match the rows with what stands of the same activities."""
    if not rows:
        return []
    standing: dict[ActivityKey, list[tuple[UUID, DailyQuantity]]] = {}
    for entry in storage.standing_entries(work, *_reached(rows)):
        key = ActivityKey(entry.line_id, entry.on, folded(entry.note))
        quantity = DailyQuantity(entry.value, entry.step, entry.spent, entry.spent_in)
        standing.setdefault(key, []).append((entry.id, quantity))
    return settle([(row.key, row.quantity) for row in rows], standing)


def _reached(rows: Sequence[DailyRow]) -> tuple[set[UUID], date, date]:
    days = [row.on for row in rows]
    return {row.employee_id for row in rows}, min(days), max(days)


def _closed(
    work: UnitOfWork, rows: Sequence[DailyRow], settled: Sequence[Settled]
) -> Iterator[Fault]:
    """Refuse what would change a day that a closed period has counted; what stands may be sent."""
    changing = [row for row, match in zip(rows, settled, strict=True) if match.same_as is None]
    if not changing:
        return
    lines = {row.line.indicator.line_id for row in changing}
    counting = storage.counting_of_lines(work, lines)
    periods: dict[UUID, list[CountingPeriod]] = {
        line: counting_periods(work, counts) for line, counts in counting.items()
    }
    for row in changing:
        try:
            refuse_settled(periods.get(row.line.indicator.line_id, ()), row.on)
        except ConflictError as settled_day:
            period = settled_day.facts.get("period", "")
            yield row.entry.fault("on", "day_settled", period=period)


def _store(
    work: UnitOfWork,
    rows: Sequence[DailyRow],
    settled: Sequence[Settled],
    sheet: ImportSheet,
    *,
    dry_run: bool,
) -> DailyImport:
    if any(row.links for row in rows):
        authorize(work.actor, Action.EVIDENCE_POST)
    fresh: list[Progress] = []
    evidence: list[Evidence] = []
    known = storage.links_of(work, *_reached(rows))
    for row, match in zip(rows, settled, strict=True):
        entry_id = match.same_as
        if entry_id is None:
            entry = _entry(work, row, match.corrects)
            fresh.append(entry)
            entry_id = entry.id
        lacking = [link for link in dict.fromkeys(row.links) if (entry_id, link) not in known]
        evidence += [_evidence(work, row, entry_id, link) for link in lacking]
    if not dry_run:
        work.of(Progress).add_set(fresh)
        work.of(Evidence).add_set(evidence)
    corrected = sum(match.corrects is not None for match in settled)
    return DailyImport(
        is_dry_run=dry_run,
        created=len(fresh) - corrected,
        corrected=corrected,
        unchanged=len(rows) - len(fresh),
        links=len(evidence),
        warnings=sheet.notes,
    )


def _entry(work: UnitOfWork, row: DailyRow, corrects: UUID | None) -> Progress:
    return Progress(
        id=new_id(),
        employee_id=row.employee_id,
        line_id=row.line.indicator.line_id,
        on=row.on,
        value=row.quantity.value,
        step=row.quantity.step,
        note=row.note,
        spent=row.quantity.spent,
        spent_in=row.quantity.spent_in,
        supersedes_id=corrects,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )


def _evidence(work: UnitOfWork, row: DailyRow, entry_id: UUID, link: str) -> Evidence:
    return Evidence(
        id=new_id(),
        employee_id=row.employee_id,
        line_id=row.line.indicator.line_id,
        progress_id=entry_id,
        kind=EvidenceKind.LINK,
        title=row.note[:_TITLE],
        url=link,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )
