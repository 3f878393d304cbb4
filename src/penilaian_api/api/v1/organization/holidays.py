"""Serve holidays: list, create or replace, remove."""

from datetime import date
from typing import Annotated

from fastapi import Path, Query

from penilaian_api.api.routing.dependencies import ExpectedVersion, ExpectedVersionIfAny
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.organization.schemas.holidays import (
    HolidayIn,
    HolidayList,
    HolidayOut,
    HolidayRemoved,
    HolidayStated,
    MovedTermsOut,
)
from penilaian_api.api.v1.shared.shapes import Day
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.organization import holidays
from penilaian_api.services.organization.holidays import StatedDay

router = GuardedRouter("/holidays", "Organization")

DryRun = Annotated[bool, Query(description="Only tell whose terms would move.")]
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
    on: TheDay,
    body: HolidayIn,
    expected_version: ExpectedVersionIfAny,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> HolidayStated:
    """Create or replace a holiday.

    Set a day off for your agency, or a working day on a national holiday.

    Sending the same twice changes nothing. Terms that run are counted anew and never get shorter;
    `moved_terms` tells whose last days move. What has lapsed does not come back.
    """
    stated = StatedDay(on, body.name, body.is_working)
    outcome = holidays.put(work, stated, expected_version=expected_version, dry_run=dry_run)
    day = HolidayOut.model_validate(outcome.day)
    moved = MovedTermsOut.model_validate(outcome.moved_terms)
    return HolidayStated(**day.model_dump(), dry_run=dry_run, moved_terms=moved)


@router.delete("/{on}", action=Action.HOLIDAY_WRITE)
def remove_holiday(
    on: TheDay,
    expected_version: ExpectedVersion,
    work: Work,
    dry_run: DryRun = False,  # noqa: FBT002 - a query parameter
) -> HolidayRemoved:
    """Remove an agency's own holiday.

    Remove your agency's own entry for a day: the national calendar applies again.

    No term gets shorter by it. Where the day is off again, terms that run get longer, as
    `moved_terms` tells.
    """
    moved = holidays.remove(work, on, expected_version, dry_run=dry_run)
    return HolidayRemoved(
        done=not dry_run, dry_run=dry_run, moved_terms=MovedTermsOut.model_validate(moved)
    )
