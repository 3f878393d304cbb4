"""Keep the holidays: the country's days off, and the agency's own, which stand over them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.storage.models.agency import NationalHoliday
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Holiday
from penilaian_api.storage.organization.calendars import national_days
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class HolidayView:
    """A day that the calendar names: who named it, and whether the agency works on it."""

    on: date
    name: str
    is_working: bool
    is_national: bool
    source: str | None = None
    id: UUID | None = None
    version: int | None = None


def of_year(work: UnitOfWork, year: int) -> tuple[HolidayView, ...]:
    """List the days of a year that the calendar names; the agency's own word counts."""
    days = {day.on: _view_of_national(day) for day in national_days(work, year)}
    first, last = date(year, 1, 1), date(year, 12, 31)
    for own in work.of(Holiday).all(Holiday.on >= first, Holiday.on <= last):
        days[own.on] = _view_of_own(own, is_national=own.on in days)
    return tuple(days[on] for on in sorted(days))


def put(
    work: UnitOfWork, on: date, name: str, *, is_working: bool, expected_version: int | None
) -> HolidayView:
    """Say what the agency does on a day: it is off, or it works although the country does not."""
    work.agency(locked=True)
    own = work.of(Holiday).find(Holiday.on == on)
    if own is None:
        own = work.of(Holiday).add(Holiday(id=new_id(), on=on, name=name, is_working=is_working))
    elif (own.name, own.is_working) != (name, is_working):
        work.claim(own, own.version if expected_version is None else expected_version)
        own.name, own.is_working = name, is_working
    is_national = any(day.on == on for day in national_days(work, on.year))
    return _view_of_own(own, is_national=is_national)


def remove(work: UnitOfWork, on: date, expected_version: int) -> None:
    """Take the agency's own word on a day back: the country's counts again."""
    work.agency(locked=True)
    own = work.of(Holiday).find(Holiday.on == on)
    if own is None:
        raise OutOfReachError
    work.of(Holiday).remove(work.claim(own, expected_version))


def _view_of_national(day: NationalHoliday) -> HolidayView:
    return HolidayView(day.on, day.name, is_working=False, is_national=True, source=day.source)


def _view_of_own(own: Holiday, *, is_national: bool) -> HolidayView:
    return HolidayView(
        own.on,
        own.name,
        is_working=own.is_working,
        is_national=is_national,
        id=own.id,
        version=own.version,
    )
