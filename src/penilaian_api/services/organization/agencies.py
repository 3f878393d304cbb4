"""The caller's own agency: its name, its time zone, its working week."""

from collections.abc import Sequence
from dataclasses import dataclass

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.services.account.first_accounts import refuse_unknown_zone
from penilaian_api.services.organization.calendars import WEEKDAYS
from penilaian_api.storage.models.agency import Agency
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Agency"]


@dataclass(frozen=True, slots=True)
class Changes:
    """What of the agency is to change; nothing where it is empty."""

    name: str | None = None
    zone: str | None = None
    work_days: Sequence[str] | None = None


def get(work: UnitOfWork) -> Agency:
    """Return the caller's agency."""
    return work.agency()


def edit(work: UnitOfWork, seen: int, changes: Changes) -> Agency:
    """Change the caller's agency; what was computed by the old week or zone stays."""
    agency = work.claim(work.agency(locked=True), seen)
    if changes.name is not None:
        agency.name = changes.name
    if changes.zone is not None:
        refuse_unknown_zone(changes.zone)
        agency.zone = changes.zone
    if changes.work_days is not None:
        agency.work_days = ",".join(_in_order(changes.work_days))
    return agency


def _in_order(days: Sequence[str]) -> list[str]:
    if len(set(days)) != len(days):
        raise BadData("invalid_input", faults=[Fault("/work_days", "repeated_day")])
    return sorted(days, key=WEEKDAYS.index)
