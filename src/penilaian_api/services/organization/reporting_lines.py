"""Draw reporting lines: to which superior position a position reports, from when to when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.organization import organization as rules
from penilaian_api.services.effective_dating import (
    DatedView,
    EffectiveDatedKind,
    dated_filters,
    describe_days,
    span_through,
)
from penilaian_api.services.organization import assessors, positions
from penilaian_api.services.references import resolve_all
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.organization import Position, ReportingLine, Unit
from penilaian_api.storage.organization import organization
from penilaian_api.storage.work.lists.listing import Beside, Listing
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ReportingLineInput:
    """A reporting line to be drawn."""

    position_id: UUID
    superior_position_id: UUID
    starts_on: date
    ends_on: date | None = None


@dataclass(frozen=True, slots=True)
class ReportingLineView(DatedView):
    """To which superior position a position reports (*atasan langsung*)."""

    position_id: UUID
    superior_position_id: UUID
    position_code: str
    position_title: str
    superior_position_code: str
    superior_position_title: str
    unit_code: str
    unit_name: str


REPORTING_LINES: Final = Listing(
    model=ReportingLine,
    sorts={"starts_on": (ReportingLine.starts_on,)},
    filters=dated_filters(
        ReportingLine, ReportingLine.position_id, ReportingLine.superior_position_id
    ),
    beside=(
        Beside(
            organization.SUPERIOR,
            organization.SUPERIOR.id == ReportingLine.superior_position_id,
            superior_position_code=organization.SUPERIOR.code,
            superior_position_title=organization.SUPERIOR.title,
        ),
        Beside(
            Position,
            Position.id == ReportingLine.position_id,
            position_code=Position.code,
            position_title=Position.title,
        ),
        Beside(Unit, Unit.id == Position.unit_id, unit_code=Unit.code, unit_name=Unit.name),
    ),
)
"""The list of reporting lines."""
REPORTING_LINES_PARAMETERS: Final = REPORTING_LINES.parameters
"""What callers state of it."""


def create(work: UnitOfWork, line_input: ReportingLineInput) -> ReportingLineView:
    """Let a position report to another, if it reports to no other and no circle comes of it."""
    work.agency(locked=True)
    keys = {
        "/position_id": line_input.position_id,
        "/superior_position_id": line_input.superior_position_id,
    }
    position, superior = resolve_all(work, Position, keys)
    span = span_through(line_input.starts_on, line_input.ends_on)
    record = ReportingLine(
        id=new_id(),
        position_id=position.id,
        superior_position_id=superior.id,
        starts_on=span.starts_on,
        ends_before=span.ends_before,
    )
    line = _to_domain(record)
    if line.position == line.superior:
        raise InvalidDataError(
            "reports_to_itself", faults=[Fault("/superior_position_id", "itself")]
        )
    if rules.find_crowded((positions.to_domain(superior),), (line,)):
        raise ConflictError("superior_with_places")
    _refuse_broken(work, line, _lines_from(work, line))
    return _REPORTING_LINES.add(work, record)


def _check_span(work: UnitOfWork, record: ReportingLine, span: Span) -> None:
    """Refuse other days on which there is another superior, or a circle."""
    before = _to_domain(record)
    others = [line for line in _lines_from(work, before) if line != before]
    _refuse_broken(work, before._replace(span=span), others)


def _lines_from(work: UnitOfWork, line: rules.ReportingLine) -> list[rules.ReportingLine]:
    """Fetch all lines with which one could fork, or be a circle."""
    ends = (line.position, line.superior)
    return organization.lines_from(work.session, work.bindings, ends)


def _refuse_broken(
    work: UnitOfWork, line: rules.ReportingLine, others: Iterable[rules.ReportingLine]
) -> None:
    """Refuse a second superior on a same day, and a circle on any day."""
    lines = [*others, line]
    same = [other for other in lines if other.position == line.position]
    for first, second in rules.forks(same):
        raise ConflictError(
            "second_superior", **describe_days((second if first is line else first).span)
        )
    circle = rules.circle(lines)
    if circle:
        records = work.of(Position).all(id=circle)
        codes = {position.id: position.code for position in records}
        path = " → ".join(codes[position_id] for position_id in (*circle, circle[0]))
        raise ConflictError("reporting_ring", path=path)


def _to_domain(record: ReportingLine) -> rules.ReportingLine:
    return rules.ReportingLine(record.position_id, record.superior_position_id, record.span)


_REPORTING_LINES: Final = EffectiveDatedKind(
    REPORTING_LINES,
    ReportingLineView,
    check_span=_check_span,
    recompute=assessors.recompute,
)
page, get = _REPORTING_LINES.page, _REPORTING_LINES.get
end, void = _REPORTING_LINES.end, _REPORTING_LINES.void
