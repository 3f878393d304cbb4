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

    List the days of a year on which the country is off, and your agency's own over them.
    """
    days = holidays.of_year(work, year or work.today.year)
    return HolidayList(items=tuple(HolidayOut.model_validate(day) for day in days))


@router.put("/{on}", action=Action.HOLIDAY_WRITE)
def put_holiday(
    on: TheDay, body: HolidayIn, expected_version: ExpectedVersionIfAny, work: Work
) -> HolidayOut:
    """Create or replace a holiday.

    State that your agency is off on a day, or works on it although the country does not.

    Sending the same twice changes nothing. Due dates that were computed before stay as they are.
    """
    day = holidays.put(
        work, on, body.name, is_working=body.is_working, expected_version=expected_version
    )
    return HolidayOut.model_validate(day)


@router.delete("/{on}", action=Action.HOLIDAY_WRITE)
def remove_holiday(on: TheDay, expected_version: ExpectedVersion, work: Work) -> Done:
    """Remove an agency's own holiday.

    Take your agency's own word on a day back: the country's counts again.
    """
    holidays.remove(work, on, expected_version)
    return Done()
