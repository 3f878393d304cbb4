"""Serve effective-dated records: list, get, end and void them, and check their days.

Each kind (assignments, delegations, reporting lines) describes itself once to `EffectiveDatedKind`.
Days that are over stay as they were: the end of a record moves only among today and the days to
come. A wrong record is voided with a reason and entered anew.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.models.organization import Assignment, Delegation, ReportingLine
from penilaian_api.storage.organization import organization
from penilaian_api.storage.organization.part import Touched
from penilaian_api.storage.work.lists.listing import ListFilter, Listing, equal
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class DatedView:
    """Fields that every effective-dated record shows; the last day is inclusive."""

    id: UUID
    starts_on: date
    ends_on: date | None
    voided_at: datetime | None
    void_reason: str | None
    version: int


D = TypeVar("D", Assignment, Delegation, ReportingLine)
V = TypeVar("V", bound=DatedView)


@dataclass(frozen=True, slots=True)
class EffectiveDatedKind(Generic[D, V]):
    """Describe one kind of effective-dated record, and do what all kinds have in common."""

    listing: Listing[D]
    view: type[V]
    check_span: Callable[[UnitOfWork, D, Span], None]
    """Refuses other days for a record when it would clash with another record on them."""
    recompute: Callable[[UnitOfWork, Collection[Touched]], None]
    """Brings what is derived up to the change of a record."""

    @property
    def model(self) -> type[D]:
        """The records."""
        return self.listing.model

    def page(self, work: UnitOfWork, request: ListRequest) -> Slice[V]:
        """List the records within reach by their first day."""
        return page_of(work, self.listing, request).map(row_view(self.view))

    def get(self, work: UnitOfWork, record_id: UUID) -> V:
        """Return one record within reach."""
        return self.show(work, work.of(self.model).get(record_id))

    def add(self, work: UnitOfWork, record: D, under: Base | None = None) -> V:
        """Store a new record, resting on the one *under* which it stands, and recompute."""
        work.of(self.model).add(record, under=under)
        self.recompute(work, (touched_by(record),))
        return self.show(work, record)

    def end(
        self, work: UnitOfWork, record_id: UUID, expected_version: int, ends_on: date | None
    ) -> V:
        """Let a record end on another day: today, a day to come, or never."""
        record = self._take(work, record_id, expected_version)
        span = span_through(record.starts_on, ends_on)
        if changes_past(record.span, span, work.today):
            raise InvalidDataError(
                "past_days", faults=[Fault("/ends_on", "past_days")], today=work.today
            )
        with work.session.no_autoflush:  # one update for the version and the end
            self.check_span(work, record, span)
        record.ends_before = span.ends_before
        self.recompute(work, (touched_by(record),))
        return self.show(work, record)

    def void(self, work: UnitOfWork, record_id: UUID, expected_version: int, reason: str) -> V:
        """Void a wrong record as if it had never been, and keep it with the reason."""
        record = self._take(work, record_id, expected_version)
        record.voided_at, record.void_reason = work.now, reason
        self.recompute(work, (touched_by(record),))
        return self.show(work, record)

    def _take(self, work: UnitOfWork, record_id: UUID, expected_version: int) -> D:
        """Take a record for changing while the agency is locked; a voided one stays as it is."""
        work.agency(locked=True)
        record = work.of(self.model).take(record_id, expected_version)
        if record.voided_at is not None:
            raise ConflictError("voided")
        return record

    def show(self, work: UnitOfWork, record: D) -> V:
        """Give out a record, with the names beside its ids."""
        return view_of(self.view, record, **self.listing.beside_of(work, record))


def touched_by(record: Assignment | Delegation | ReportingLine) -> Touched:
    """Say what a new or another record touches by itself."""
    if isinstance(record, ReportingLine):
        return Touched({record.position_id}, since=record.starts_on, reports=True)
    return Touched({record.position_id}, {record.employee_id}, record.starts_on)


def span_through(starts_on: date, ends_on: date | None) -> Span:
    """Take the days that a body names, or refuse them at its last day."""
    try:
        return Span.through(starts_on, ends_on)
    except InvalidDataError as wrong:
        raise InvalidDataError(wrong.code, faults=[Fault("/ends_on", wrong.code)]) from None


def changes_past(old: Span, new: Span, today: date) -> bool:
    """Tell whether days that are over would change when *old* days become *new* ones."""
    ends = [day for day in (old.ends_before, new.ends_before) if day is not None]
    return new != old and min(ends) < today


def describe_days(span: Span) -> dict[str, Any]:
    """Name the days of another record, as the facts of a refusal."""
    return {"starts_on": str(span.starts_on), "ends_on": str(span.ends_on or "open")}


def dated_filters(
    model: type[D],
    *columns: Any,  # noqa: ANN401 - columns of it
) -> Mapping[str, ListFilter]:
    """Declare the filters of a list: each of *columns*, the day, and voided ones too."""
    return {
        **{column.key: equal(column, _TEXTS[column.key]) for column in columns},
        "on": ListFilter(
            date, lambda day: organization.holds_on(model, day), "Only what holds on this day."
        ),
        "with_voided": ListFilter(
            bool,
            lambda shown: model.voided_at.is_(None) | shown,
            "Voided entries too.",
            default=False,
        ),
    }


_TEXTS: Final = {
    "employee_id": "Only of this employee.",
    "position_id": "Only of this position.",
    "superior_position_id": "Only below this position.",
}
