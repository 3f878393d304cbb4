"""The days off of one agency: the nation's and its own, in one statement."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import false, select, union_all

from penilaian_api.storage.models.agency import NationalHoliday
from penilaian_api.storage.models.cycle import Holiday
from penilaian_api.storage.reach import of_agency
from penilaian_api.storage.store import Work


def days_off(work: Work) -> frozenset[date]:
    """List the days on which the caller's agency does not work: decreed or its own.

    A national holiday on which the agency works all the same is left out.
    """
    decreed = select(NationalHoliday.on.label("on"), false().label("is_working"))
    own = select(Holiday.on, Holiday.is_working).where(of_agency(Holiday))
    return _days(work.session.execute(union_all(decreed, own), work.bindings))


def national(work: Work, year: int) -> tuple[NationalHoliday, ...]:
    """List the days off that are decreed for the whole country in *year*."""
    days = NationalHoliday.on.between(date(year, 1, 1), date(year, 12, 31))
    query = select(NationalHoliday).where(days).order_by(NationalHoliday.on)
    return tuple(work.session.execute(query).scalars())


def _days(rows: Iterable[tuple[date, bool]]) -> frozenset[date]:
    off, working = set[date](), set[date]()
    for on, is_working in rows:
        (working if is_working else off).add(on)
    return frozenset(off - working)
