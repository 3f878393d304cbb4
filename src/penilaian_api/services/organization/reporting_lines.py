"""Reporting lines: to which superior position a position reports, from when to when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from penilaian_api.domain.errors import BadData, Conflict, Fault
from penilaian_api.domain.organization import organization as rules
from penilaian_api.domain.paging import Slice
from penilaian_api.services import effective_dating
from penilaian_api.services.organization import assessors, positions
from penilaian_api.services.references import each_named
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Position, ReportingLine
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["ReportingLine"]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A reporting line as somebody wants it."""

    position_id: UUID
    superior_position_id: UUID
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class Filter:
    """Which reporting lines to list."""

    position_id: UUID | None = None
    superior_position_id: UUID | None = None
    on: date | None = None
    with_voided: bool = False


def page(
    work: UnitOfWork, wanted: Filter, after: Sequence[object] | None, limit: int
) -> Slice[ReportingLine]:
    """List the reporting lines of the agency, by their first day."""
    criteria = effective_dating.standing(ReportingLine, wanted.on, with_voided=wanted.with_voided)
    if wanted.position_id is not None:
        criteria.append(ReportingLine.position_id == wanted.position_id)
    if wanted.superior_position_id is not None:
        criteria.append(ReportingLine.superior_position_id == wanted.superior_position_id)
    order = (ReportingLine.starts_on,)
    return work.of(ReportingLine).page(*criteria, order=order, after=after, limit=limit)


def get(work: UnitOfWork, line_id: UUID) -> ReportingLine:
    """Return one reporting line."""
    return work.of(ReportingLine).get(line_id)


def create(work: UnitOfWork, wanted: Wanted) -> ReportingLine:
    """Let a position report to another, if it reports to no other and no circle comes of it."""
    work.agency(locked=True)
    keys = {
        "/position_id": wanted.position_id,
        "/superior_position_id": wanted.superior_position_id,
    }
    position, superior = each_named(work, Position, keys)
    span = effective_dating.span(wanted.starts_on, wanted.ends_on)
    record = ReportingLine(
        id=new_id(),
        position_id=position.id,
        superior_position_id=superior.id,
        starts_on=span.starts_on,
        ends_before=span.ends_before,
    )
    line = _told(record)
    if line.position == line.superior:
        raise BadData("reports_to_itself", faults=[Fault("/superior_position_id", "itself")])
    if rules.crowded((positions.told(superior),), (line,)):
        raise Conflict("superior_with_places")
    _refuse_broken(work, line, organization.lines(work.session, work.bindings))
    work.of(ReportingLine).add(record)
    assessors.recompute(work, {position.id})
    return record


def end(
    work: UnitOfWork, line_id: UUID, expected_version: int, ends_on: date | None
) -> ReportingLine:
    """Let a reporting line end on another day."""
    work.agency(locked=True)
    record = get(work, line_id)
    before = _told(record)
    span = effective_dating.ending(work, record, expected_version, ends_on)
    others = [line for line in organization.lines(work.session, work.bindings) if line != before]
    _refuse_broken(work, replace(before, span=span), others)
    record.ends_before = span.ends_before
    assessors.recompute(work, {record.position_id})
    return record


def void(work: UnitOfWork, line_id: UUID, expected_version: int, reason: str) -> ReportingLine:
    """Void a wrong reporting line."""
    work.agency(locked=True)
    record = effective_dating.void(work, get(work, line_id), expected_version, reason)
    assessors.recompute(work, {record.position_id})
    return record


def _refuse_broken(
    work: UnitOfWork, line: rules.ReportingLine, others: Iterable[rules.ReportingLine]
) -> None:
    """Refuse a second superior on a same day, and a circle on any day."""
    together = [*others, line]
    same = [other for other in together if other.position == line.position]
    for first, second in rules.forks(same):
        raise Conflict(
            "second_superior", **effective_dating.days((second if first is line else first).span)
        )
    ring = rules.circle(together)
    if ring:
        posts = work.of(Position).all(Position.id.in_(ring))
        codes = {post.id: post.code for post in posts}
        path = " → ".join(codes[one] for one in (*ring, ring[0]))
        raise Conflict("reporting_ring", path=path)


def _told(record: ReportingLine) -> rules.ReportingLine:
    return rules.ReportingLine(record.position_id, record.superior_position_id, record.span)
