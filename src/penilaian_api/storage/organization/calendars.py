"""Fetch the working week and the holidays of an agency, and the nation's days off."""

from datetime import date
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, String, cast, func, select

from penilaian_api.storage.models.agency import Agency, NationalHoliday
from penilaian_api.storage.models.cycle import Holiday
from penilaian_api.storage.work.caller import AGENCY, of_agency
from penilaian_api.storage.work.combined_query import SubQuery
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext


class DayOff(NamedTuple):
    """A day that is named in a calendar; an agency may also say that it works then."""

    on: date
    is_working: bool


@prepared
def working_week() -> SubQuery[str]:
    """Query the working days of the caller's agency, by their names."""
    return SubQuery(select(Agency.work_days).where(Agency.id == AGENCY), str)


@prepared
def national_days_off() -> SubQuery[str]:
    """Query the days off of the whole country, as one text: they are hundreds."""
    days = func.aggregate_strings(cast(NationalHoliday.on, String), ",")
    return SubQuery(select(func.coalesce(days, "")), str)


@prepared
def own_days_off() -> SubQuery[DayOff]:
    """Query what the agency says itself of single days."""
    return SubQuery(select(Holiday.on, Holiday.is_working).where(of_agency(Holiday)), DayOff)


@prepared
def own_days(first: date, last: date) -> ColumnElement[bool]:
    """Filter the agency's own days to those between two days."""
    return Holiday.on.between(first, last)


def national_days(work: WorkContext, year: int) -> tuple[NationalHoliday, ...]:
    """List the days off that are decreed for the whole country in *year*."""
    return tuple(execute(work, _national_days(date(year, 1, 1), date(year, 12, 31))).scalars())


@prepared
def _national_days(first: date, last: date) -> Select[NationalHoliday]:
    days = NationalHoliday.on.between(first, last)
    return select(NationalHoliday).where(days).order_by(NationalHoliday.on)
