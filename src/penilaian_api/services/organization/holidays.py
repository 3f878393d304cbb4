"""Keep the holidays: the country's days off, and the agency's own, which stand over them.

A day off that is declared moves the terms that run (``services/running_terms.py``).
"""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.errors import OutOfReachError, StaleVersionError
from penilaian_api.services import running_terms
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.services.running_terms import MovedTerms
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.models.agency import NationalHoliday
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Holiday
from penilaian_api.storage.organization.calendars import national_days, own_days
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StatedDay:
    """What somebody states of a day: its name, and whether the agency works on it."""

    on: date
    name: str
    is_working: bool = False


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


@dataclass(frozen=True, slots=True)
class HolidayOutcome:
    """A day as it is stated now, and the running terms that move by it."""

    day: HolidayView
    moved_terms: MovedTerms


def of_year(work: UnitOfWork, year: int) -> tuple[HolidayView, ...]:
    """List the days of a year that the calendar names; the agency's own word counts."""
    days = {day.on: _view_of_national(day) for day in national_days(work, year)}
    first, last = date(year, 1, 1), date(year, 12, 31)
    for own in work.of(Holiday).all(own_days(first, last)):
        days[own.on] = _view_of_own(own, is_national=own.on in days)
    return tuple(days[on] for on in sorted(days))


def put(
    work: UnitOfWork,
    stated: StatedDay,
    *,
    expected_version: int | None,
    dry_run: bool = False,
) -> HolidayOutcome:
    """Say what the agency does on a day: it is off, or it works although the country does not."""
    work.agency(locked=True)
    own = work.of(Holiday).find(on=stated.on)
    moved = _move_terms(work, stated.on, is_off=not stated.is_working, dry_run=dry_run)
    is_national = _is_national(work, stated.on)
    is_changed = own is not None and (own.name, own.is_working) != (stated.name, stated.is_working)
    if own is not None and is_changed and expected_version not in {None, own.version}:
        raise StaleVersionError
    if dry_run:
        view = HolidayView(stated.on, stated.name, stated.is_working, is_national)
        return HolidayOutcome(view, moved)
    if own is None:
        own = Holiday(id=new_id(), on=stated.on, name=stated.name, is_working=stated.is_working)
        own = work.of(Holiday).add(own)
    elif is_changed:
        work.change(own)
        own.name, own.is_working = stated.name, stated.is_working
    return HolidayOutcome(_view_of_own(own, is_national=is_national), moved)


def remove(
    work: UnitOfWork, on: date, expected_version: int, *, dry_run: bool = False
) -> MovedTerms:
    """Take the agency's own word on a day back: the country's counts again."""
    work.agency(locked=True)
    own = work.of(Holiday).find(on=on)
    if own is None:
        raise OutOfReachError
    moved = _move_terms(work, on, is_off=_is_national(work, on), dry_run=dry_run)
    if own.version != expected_version:
        raise StaleVersionError
    if not dry_run:
        work.of(Holiday).remove(work.change(own))
    return moved


def adopt_decreed_days(installation: Installation) -> int:
    """Move the terms that run in every agency by days off that the country decreed since.

    Tell how many moved. The days are stored last: were this to end midway, it would begin again,
    and a term that is counted twice moves once.
    """
    moved = 0
    if decreed := installation.new_decreed_days():
        for agency_id in installation.agencies().values():
            with installation.work(agency_id, Action.HOLIDAY_WRITE) as work:
                moved += sum(_move_by_decree(work, decreed).counts.values())
    installation.fill_shared()
    return moved


def _move_by_decree(work: UnitOfWork, decreed: frozenset[date]) -> MovedTerms:
    """Count running terms anew, but for the days on which the agency works all the same."""
    work.agency(locked=True)
    worked = work.of(Holiday).all(on=decreed, is_working=True)
    before, new = calendar(work), decreed - {day.on for day in worked}
    if not any(before.works_on(day) for day in new):
        return running_terms.UNMOVED
    after = replace(before, holidays=before.holidays | new)
    return running_terms.move(work, after, min(new), dry_run=False)


def _move_terms(work: UnitOfWork, on: date, *, is_off: bool, dry_run: bool) -> MovedTerms:
    """Count the running terms anew if the agency's working days change by it."""
    before = calendar(work)
    after = before.with_day(on, is_off=is_off)
    if before.works_on(on) == after.works_on(on):
        return running_terms.UNMOVED
    return running_terms.move(work, after, on, dry_run=dry_run)


def _is_national(work: UnitOfWork, on: date) -> bool:
    return any(day.on == on for day in national_days(work, on.year))


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
