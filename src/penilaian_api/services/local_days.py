"""Turn days as people name them into the instants between which they lie in an agency's zone."""

from datetime import UTC, date, datetime, time

from penilaian_api.domain.dates import Span
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def begin_of(work: UnitOfWork, day: date) -> datetime:
    """Return the instant at which a day begins.

    Between the ends of the calendar and UTC no zone has room: there the ends themselves stand.
    """
    if day == date.min:
        return datetime.min.replace(tzinfo=UTC)
    if day == date.max:
        return datetime.max.replace(tzinfo=UTC)
    return datetime.combine(day, time.min, work.zone)


def instants_of(work: UnitOfWork, days: Span) -> tuple[datetime, datetime]:
    """Return the instants at which some days begin and are over."""
    return begin_of(work, days.starts_on), begin_of(work, days.ends_before or date.max)
