"""Refuse an import by which people would assess one another, at the rows that bring it about."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from operator import attrgetter
from typing import Any, Final, TypeAlias, TypeVar
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault, InvalidRowsError, RefusalError
from penilaian_api.domain.imports.columns import ImportKind
from penilaian_api.domain.imports.faults import row_fault
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.organization.organization import Organization
from penilaian_api.domain.organization.rings import AssessmentRing, name_posts
from penilaian_api.services.effective_dating import describe_days
from penilaian_api.services.imports.changes import RecordChanges
from penilaian_api.services.organization import assessors
from penilaian_api.storage.models.organization import (
    Assignment,
    Delegation,
    Position,
    ReportingLine,
)
from penilaian_api.storage.organization.part import Touched
from penilaian_api.storage.work.reached.listed import batches, in_order
from penilaian_api.storage.work.unit_of_work import UnitOfWork

V = TypeVar("V")

TOGETHER: Final = 500
"""So many records are looked at together for whom they touch."""
_ID: Final = attrgetter("id.int")
_POSITION: Final = attrgetter("position_id.int")
Value: TypeAlias = Callable[[Any, str], Any]
"""Gives what a column of a record holds: now, or once the file is in."""
ToDomain: TypeAlias = Callable[[Any, Value], V | None]


@dataclass(frozen=True, slots=True)
class StructureChanges:
    """What of an import decides who assesses whom."""

    positions: RecordChanges[Position] | None
    lines: RecordChanges[ReportingLine] | None
    assignments: RecordChanges[Assignment] | None
    delegations: RecordChanges[Delegation] | None

    def touched(self, people: Iterable[UUID] = ()) -> list[Touched]:
        """Name where something differs, some hundreds at a time, and *people* who are others."""
        posts = self.positions.touched() if self.positions else ()
        lines = self.lines.touched() if self.lines else ()
        seats = [
            *(self.assignments.touched() if self.assignments else ()),
            *(self.delegations.touched() if self.delegations else ()),
        ]
        alone = {*people}.difference(seat.employee_id for seat in seats)
        return [
            *(Touched({post.id for post in some}) for some in _some(posts, _ID)),
            *(_touched_by_lines(some) for some in _some(lines, _POSITION)),
            *(_touched_by_seats(some) for some in _some(seats, _POSITION)),
            *(Touched(people=some) for some in batches(in_order(alone), TOGETHER)),
        ]

    def apply(self, stored: Organization) -> Organization:
        """Say what the organization will be once the file is in."""
        return replace(
            stored,
            positions=_follow(stored.positions, self.positions, _position),
            lines=_follow(stored.lines, self.lines, _line),
            assignments=_follow(stored.assignments, self.assignments, _assignment),
            delegations=_follow(stored.delegations, self.delegations, _delegation),
        )

    def faults(
        self, organization: Organization, ring: AssessmentRing, path: str
    ) -> Iterator[Fault]:
        """Point at the rows about the people of *ring*, or about posts at which they stand."""
        posts = {key for keys in name_posts(organization, ring) for key in keys}
        parts: tuple[tuple[ImportKind, str, RecordChanges[Any] | None], ...] = (
            (ImportKind.ASSIGNMENTS, "employee_code", self.assignments),
            (ImportKind.DELEGATIONS, "employee_code", self.delegations),
            (ImportKind.POSITIONS, "reports_to_position_code", self.lines),
            (ImportKind.POSITIONS, "job_class", self.positions),
        )
        facts = {"path": path, **describe_days(ring.span)}
        for kind, column, changes in parts:
            for record in changes.touched() if changes else ():
                row = None if changes is None else changes.row_of(record)
                if row is not None and _concerns(record, ring.people, posts):
                    yield row_fault(kind, row, column, "assessment_ring", **facts)


def refuse(
    work: UnitOfWork,
    organization: Organization,
    rings: Sequence[AssessmentRing],
    *,
    changes: StructureChanges,
) -> RefusalError:
    """Refuse the rows by which people would assess one another."""
    faults: dict[str, Fault] = {}
    for ring in rings:
        path = assessors.path_of(work, organization, ring)
        for fault in changes.faults(organization, ring, path):
            faults.setdefault(fault.pointer, fault)
    if not faults:
        return assessors.refuse_rings(work, organization, rings)
    return InvalidRowsError("import_refused", faults=[*faults.values()], count=len(faults))


def foresee(work: UnitOfWork, changes: StructureChanges) -> None:
    """Refuse in a dry run what the import itself would refuse.

    Who assesses from a post now may no longer, once the file is in: one looks past each.
    """
    if touched := [replace(each, since=None) for each in changes.touched()]:
        computed = assessors.foresee(work, touched, changes.apply)
        if rings := computed.find_new_rings():
            raise refuse(work, computed.organization, rings, changes=changes)


def _some(records: Iterable[V], key: Callable[[Any], Any]) -> Iterator[Sequence[V]]:
    """Take some hundreds of records at a time, those of one position together."""
    return batches(sorted(records, key=key), TOGETHER)


def _touched_by_lines(lines: Sequence[ReportingLine]) -> Touched:
    return Touched(
        {line.position_id for line in lines},
        since=min(line.starts_on for line in lines),
        reports=True,
        superiors={line.superior_position_id for line in lines},
    )


def _touched_by_seats(seats: Sequence[Assignment | Delegation]) -> Touched:
    return Touched(
        {seat.position_id for seat in seats},
        {seat.employee_id for seat in seats},
        since=min(seat.starts_on for seat in seats),
    )


def _follow(
    stored: Iterable[V], changes: RecordChanges[Any] | None, to_domain: ToDomain[V]
) -> tuple[V, ...]:
    """Put what the file changes in the place of what is stored; what is voided goes."""
    if changes is None:
        return tuple(stored)
    replaced = Counter(to_domain(record, getattr) for record in changes.updated)
    remaining = (value for value in stored if not _take_one(replaced, value))
    after = (to_domain(record, changes.value) for record in changes.touched())
    return (*remaining, *(value for value in after if value is not None))


def _take_one(replaced: Counter[V | None], value: V) -> bool:
    """Tell whether a stored value is one of those replaced, each once."""
    if not replaced[value]:
        return False
    replaced[value] -= 1
    return True


def _position(record: Position, value: Value) -> rules.Position:
    return rules.Position(
        record.id, value(record, "job_class"), value(record, "unit_id"), value(record, "places")
    )


def _line(record: ReportingLine, value: Value) -> rules.ReportingLine | None:
    if value(record, "voided_at") is not None:
        return None
    span = _span(record, value)
    return rules.ReportingLine(record.position_id, record.superior_position_id, span)


def _assignment(record: Assignment, value: Value) -> rules.Assignment:
    kind, seat = value(record, "kind"), value(record, "seat")
    return rules.Assignment(
        record.employee_id, record.position_id, kind, _span(record, value), seat
    )


def _delegation(record: Delegation, value: Value) -> rules.Delegation:
    by = value(record, "delegated_by")
    return rules.Delegation(record.position_id, record.employee_id, _span(record, value), by)


def _span(record: Assignment | Delegation | ReportingLine, value: Value) -> Span:
    return Span(record.starts_on, value(record, "ends_before"))


def _concerns(record: Any, people: Iterable[UUID], posts: Iterable[UUID]) -> bool:  # noqa: ANN401 - of any of the four kinds
    """Tell whether a record is about one of these people or posts."""
    if isinstance(record, Assignment | Delegation):
        return record.employee_id in people
    position = record.id if isinstance(record, Position) else record.position_id
    return position in posts
