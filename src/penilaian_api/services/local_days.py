"""Turn days as people name them into the instants between which they lie in an agency's zone."""

from datetime import UTC, date, datetime, time

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


def instants_of(work: UnitOfWork, starts_on: date, ends_before: date) -> tuple[datetime, datetime]:
    """Return the instant at which the first day begins, and that at which the last is over."""
    return begin_of(work, starts_on), begin_of(work, ends_before)
