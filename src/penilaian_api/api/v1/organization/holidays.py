"""Serve holidays: list, create or replace, remove."""

from datetime import date
from typing import Annotated

from fastapi import Path, Query

from penilaian_api.api.routing.dependencies import ExpectedVersion, ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.agencies import HolidayIn, HolidayList, HolidayOut
from penilaian_api.api.v1.shared.shapes import Day, Done
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import holidays

router = GuardedRouter("/holidays", "Organization")

TheDay = Annotated[Day, Path(description="The day, such as `2026-08-17`.")]


@router.get("", action=Action.HOLIDAY_READ)
def list_holidays(
    work: Work,
    year: Annotated[
        int | None, Query(ge=date.min.year, le=date.max.year, description="This year if left out.")
    ] = None,
) -> HolidayList:
    """List holidays.

    List the national holidays of a year, and your agency's own days that override them.
    """
    days = holidays.of_year(work, year or work.today.year)
    return HolidayList(items=tuple(HolidayOut.model_validate(day) for day in days))


@router.put("/{on}", action=Action.HOLIDAY_WRITE)
def put_holiday(
    on: TheDay, body: HolidayIn, expected_version: ExpectedVersionIfAny, work: Work
) -> HolidayOut:
    """Create or replace a holiday.

    Set a day off for your agency, or a working day on a national holiday.

    Sending the same twice changes nothing. Due dates already computed stay as they are.
    """
    day = holidays.put(
        work, on, body.name, is_working=body.is_working, expected_version=expected_version
    )
    return HolidayOut.model_validate(day)


@router.delete("/{on}", action=Action.HOLIDAY_WRITE)
def remove_holiday(on: TheDay, expected_version: ExpectedVersion, work: Work) -> Done:
    """Remove an agency's own holiday.

    Remove your agency's own entry for a day: the national calendar applies again.
    """
    holidays.remove(work, on, expected_version)
    return Done()
