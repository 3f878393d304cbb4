"""Create agencies, and change the name, time zone and working week of the caller's own."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final
from uuid import UUID
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.services import running_terms
from penilaian_api.services.organization.calendars import WEEKDAYS, calendar, weekdays_of
from penilaian_api.services.running_terms import MovedTerms
from penilaian_api.services.views import view_of
from penilaian_api.storage.account.installation import Installation
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_KEY: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,59}")
"""It stands in addresses."""
TAKEN_AGENCY_KEYS: Final = frozenset({"documents", "surveys"})
"""Words that follow ``/v1/public/`` in an address where else the key of an agency does."""


@dataclass(frozen=True, slots=True)
class AgencyChanges:
    """What of the agency is to change; nothing where it is empty."""

    name: str | None = None
    zone: str | None = None
    work_days: Sequence[str] | None = None


@dataclass(frozen=True, slots=True)
class AgencyView:
    """An agency (*instansi*): its time zone and its working week."""

    id: UUID
    key: str
    name: str
    zone: str
    work_days: tuple[str, ...]
    is_sample: bool
    created_at: datetime
    version: int


@dataclass(frozen=True, slots=True)
class AgencyOutcome:
    """An agency as it was changed, and the running terms that move by its new week."""

    agency: AgencyView
    moved_terms: MovedTerms


def create_agency(
    installation: Installation, key: str, name: str, zone: str, *, is_sample: bool = False
) -> UUID:
    """Create an agency with its own empty trail."""
    if not _KEY.fullmatch(key):
        raise InvalidDataError.at_pointer("/key", "bad_format", {"form": "code"})
    if not name.strip():
        raise InvalidDataError.at_pointer("/name", "required")
    if key in TAKEN_AGENCY_KEYS:
        raise InvalidDataError.at_pointer("/key", "agency_key_taken")
    _refuse_unknown_zone(zone)
    return installation.add_agency(key, name, zone, is_sample=is_sample)


def get(work: UnitOfWork) -> AgencyView:
    """Return the caller's agency."""
    return _view(work.agency())


def edit(work: UnitOfWork, expected_version: int, changes: AgencyChanges) -> AgencyOutcome:
    """Change the caller's agency; terms that run are counted anew by a new week."""
    agency = work.claim(work.agency(locked=True), expected_version)
    moved = running_terms.UNMOVED
    if changes.name is not None:
        agency.name = changes.name
    if changes.zone is not None:
        _refuse_unknown_zone(changes.zone)
        agency.zone = changes.zone
    if changes.work_days is not None:
        after = replace(calendar(work), weekdays=weekdays_of(changes.work_days))
        moved = running_terms.move(work, after, work.today, dry_run=False)
        agency.work_days = ",".join(_sort_days(changes.work_days))
    return AgencyOutcome(_view(agency), moved)


def _view(agency: Agency) -> AgencyView:
    return view_of(AgencyView, agency, work_days=tuple(agency.work_days.split(",")))


def _refuse_unknown_zone(zone: str) -> None:
    """Refuse what is no time zone."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        raise InvalidDataError.at_pointer("/zone", "unknown_zone") from None


def _sort_days(days: Sequence[str]) -> list[str]:
    if len(set(days)) != len(days):
        raise InvalidDataError.at_pointer("/work_days", "repeated_day")
    return sorted(days, key=WEEKDAYS.index)
