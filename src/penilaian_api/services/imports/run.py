"""Run one import: read every row, compare with what stands, and write all or nothing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.policy import clear
from penilaian_api.domain.errors import BadRows, Fault
from penilaian_api.domain.imports.columns import ImportKind
from penilaian_api.domain.imports.rows import Entry, Sheet, entries
from penilaian_api.services.imports import accounts, assignments, employees, positions, units
from penilaian_api.services.imports.accounts import IssuedCode
from penilaian_api.services.imports.changes import Change, Difference, Draft, Ledger
from penilaian_api.services.imports.existing import Picture
from penilaian_api.services.organization import assessors
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.organization import (
    Assignment,
    Delegation,
    Position,
    ReportingLine,
)
from penilaian_api.storage.packaged_data import import_words
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Change", "Difference", "IssuedCode", "Outcome", "import_words", "run"]

ACTIONS: Final[Mapping[ImportKind, tuple[Action, ...]]] = {
    ImportKind.UNITS: (Action.UNIT_WRITE,),
    ImportKind.POSITIONS: (Action.POSITION_WRITE, Action.REPORTING_LINE_WRITE),
    ImportKind.EMPLOYEES: (Action.EMPLOYEE_WRITE,),
    ImportKind.ASSIGNMENTS: (Action.ASSIGNMENT_WRITE,),
    ImportKind.DELEGATIONS: (Action.DELEGATION_WRITE,),
    ImportKind.ACCOUNTS: (Action.ACCOUNT_WRITE,),
}
"""An import does nothing that its caller could not do one by one."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did, or would do."""

    is_dry_run: bool
    effective_on: date
    differences: tuple[Difference, ...]
    activation_codes: tuple[IssuedCode, ...]


@dataclass(slots=True)
class Drafts:
    """The drafts of one import, by what they are about."""

    all: list[Draft[Any]] = field(default_factory=list)
    positions: Draft[Position] | None = None
    assignments: Draft[Assignment] | None = None
    delegations: Draft[Delegation] | None = None
    accounts: Draft[Account] | None = None
    lines: Draft[ReportingLine] | None = None

    def touched(self) -> set[UUID]:
        """Name the positions at which something differs that decides who assesses whom."""
        dated = (self.lines, self.assignments, self.delegations)
        found = {post.id for post in (self.positions.touched() if self.positions else ())}
        return found | {
            record.position_id for draft in dated if draft for record in draft.touched()
        }


def run(
    work: UnitOfWork, sheets: Sequence[Sheet], *, effective_on: date | None, is_dry_run: bool
) -> Outcome:
    """Import *sheets*; reporting lines that differ change on a day, else on 1 January."""
    for sheet in sheets:
        for action in ACTIONS[sheet.kind]:
            clear(work.actor, action)
    work.agency(locked=True)
    day = effective_on or date(work.today.year, 1, 1)
    words = import_words()
    rows: dict[ImportKind, list[Entry]] = {}
    faults: list[Fault] = []
    for sheet in sheets:
        rows[sheet.kind], wrong = entries(sheet, words.vocabulary)
        faults += wrong
    ledger = Ledger(faults)
    drafts = _drafts(work, rows, ledger, day)
    if ledger.faults:
        raise BadRows("import_refused", faults=_in_order(ledger.faults), count=len(ledger.faults))
    codes = () if is_dry_run else _written(work, drafts)
    told = tuple(one for draft in drafts.all for one in draft.differences())
    return Outcome(is_dry_run, day, told, tuple(codes))


def _drafts(
    work: UnitOfWork, rows: Mapping[ImportKind, list[Entry]], ledger: Ledger, day: date
) -> Drafts:
    """Compare kind by kind, in the order in which one rests on the other."""
    picture = Picture(work, rows)
    drafts = Drafts()
    structure = rows.get(ImportKind.UNITS, [])
    if structure:
        drafts.all.append(units.read(structure, picture, ledger))
    posts_of_file = rows.get(ImportKind.POSITIONS, [])
    if structure or posts_of_file:
        drafts.positions = positions.read(posts_of_file, picture, ledger)
        positions.mark_heads(structure, picture, ledger, drafts.positions)
        positions.check_places(posts_of_file, picture, ledger, drafts.positions)
        drafts.all.append(drafts.positions)
    if posts_of_file and drafts.positions:
        reason = import_words().line_replaced
        lines = positions.Lines(picture, ledger, drafts.positions, day, reason)
        drafts.lines = lines.read(posts_of_file)
        drafts.all.append(drafts.lines)
    if people := rows.get(ImportKind.EMPLOYEES):
        drafts.all.append(employees.read(people, picture, ledger))
    _posts(rows, picture, ledger, drafts)
    if logins := rows.get(ImportKind.ACCOUNTS):
        drafts.accounts = accounts.read(logins, picture, ledger)
        drafts.all.append(drafts.accounts)
    return drafts


def _posts(
    rows: Mapping[ImportKind, list[Entry]], picture: Picture, ledger: Ledger, drafts: Drafts
) -> None:
    if held := rows.get(ImportKind.ASSIGNMENTS):
        drafts.assignments = assignments.read_assignments(held, picture, ledger, drafts.positions)
        drafts.all.append(drafts.assignments)
    if given := rows.get(ImportKind.DELEGATIONS):
        drafts.delegations = assignments.read_delegations(given, picture, ledger, drafts.positions)
        drafts.all.append(drafts.delegations)


def _written(work: UnitOfWork, drafts: Drafts) -> Iterable[IssuedCode]:
    """Write the drafts in their order; who assesses whom is worked out once, at the end."""
    codes: list[IssuedCode] = []
    for draft in drafts.all:
        if draft is drafts.accounts:
            codes += accounts.store(work, draft)
        else:
            draft.store(work)
    if touched := drafts.touched():
        assessors.recompute(work, touched)
    return codes


def _in_order(faults: Iterable[Fault]) -> list[Fault]:
    """Order by kind and row, as a reader goes through the file."""
    kinds = [*ImportKind]

    def place(fault: Fault) -> tuple[int, int]:
        kind, row = fault.pointer.split("/")[1:3]
        return kinds.index(ImportKind(kind)), int(row)

    return sorted(faults, key=place)
