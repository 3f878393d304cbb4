"""Take in the cases of public services as a feed brings them, and list them.

All or nothing. A case is named by its service and number: what a later feed says of it takes the
place of what an earlier one said, and the trail keeps both.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import Fault, ForbiddenError, InvalidDataError
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.progress.service_cases import (
    CaseClock,
    CaseTime,
    CaseTimes,
    case_faults,
)
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.services.organization.calendars import calendar
from penilaian_api.services.views import row_view
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.register.public_services import PublicService, ServiceCase
from penilaian_api.storage.progress.case_figures import PLACES
from penilaian_api.storage.progress.measurements import by_code_or_nip, people_query
from penilaian_api.storage.progress.service_cases import (
    SERVICE_CASES,
    existing_cases,
)
from penilaian_api.storage.work import bulk_update
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class CaseInput:
    """A case as a feed says it: of which service, by whom, and when what happened."""

    service_key: str
    number: str
    employee_code: str | None
    times: CaseTimes


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with its service and who handled it; times as the service counts them."""

    id: UUID
    service_id: UUID
    service_key: str
    counted_in: CaseTime
    number: str
    employee_id: UUID | None
    employee_code: str | None
    employee_name: str | None
    received_at: datetime
    responded_at: datetime | None
    completed_at: datetime | None
    is_corrected: bool
    processing: Decimal | None
    response: Decimal | None
    version: int


@dataclass(frozen=True, slots=True)
class FeedView:
    """What a feed brought: new cases, changed ones, and those that were there as they are."""

    created: int
    changed: int
    unchanged: int
    is_dry_run: bool


SERVICE_CASES_PARAMETERS: Final = SERVICE_CASES.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, request: ListRequest) -> Slice[CaseView]:
    """List the cases that the caller may see, their own or their people's."""
    return page_of(work, SERVICE_CASES, request).map(row_view(CaseView))


def post(work: UnitOfWork, items: Sequence[CaseInput], *, dry_run: bool = False) -> FeedView:
    """Store the cases of a feed: one statement for all that is new, one for all that changed."""
    feed = _load(work, items)
    _refuse(work, items, feed)
    new, changed, unchanged = [], [], 0
    clocks = _clocks(work, feed)
    for item in items:
        service = feed.services[item.service_key]
        columns = _columns(item, feed, clocks[service.counted_in])
        existing = feed.existing.get((service.id, item.number))
        if existing is None:
            new.append(
                ServiceCase(id=new_id(), service_id=service.id, number=item.number, **columns)
            )
        elif all(getattr(existing, name) == value for name, value in columns.items()):
            unchanged += 1
        else:
            changed.append((existing, columns))
    if not dry_run:
        work.of(ServiceCase).add_all(new)
        bulk_update.store(work, [_change(work, *change) for change in changed])
    return FeedView(len(new), len(changed), unchanged, dry_run)


@dataclass(frozen=True, slots=True)
class _Feed:
    """All that a feed refers to, as far as it exists within reach."""

    services: dict[str, PublicService]
    people: dict[str, UUID]
    existing: dict[tuple[UUID, str], ServiceCase]


def _load(work: UnitOfWork, items: Sequence[CaseInput]) -> _Feed:
    keys = {item.service_key for item in items}
    services = {service.key: service for service in work.of(PublicService).all(key=keys)}
    codes = {item.employee_code for item in items if item.employee_code is not None}
    numbers = {item.number for item in items}
    existing = existing_cases(work, [service.id for service in services.values()], numbers)
    of_people = people_query(work.access.grants, codes, set())
    people = execute_combined(work.session, work.bindings, of_people).of(of_people)
    return _Feed(services, by_code_or_nip(people), existing)


def _refuse(work: UnitOfWork, items: Sequence[CaseInput], feed: _Feed) -> None:
    """Refuse the caller's own cases, then every item that cannot be taken, each by its place."""
    own = [
        Fault(f"/items/{index}/employee_code", "own_case")
        for index, item in enumerate(items)
        if item.employee_code is not None
        and feed.people.get(item.employee_code) == work.actor.employee_id is not None
    ]
    if own:
        raise ForbiddenError("not_on_yourself", faults=own)
    if faults := [*_faults(items, feed, work.now)]:
        raise InvalidDataError("invalid_input", faults=faults)


def _faults(items: Sequence[CaseInput], feed: _Feed, now: datetime) -> Iterator[Fault]:
    seen = set[tuple[str, str]]()
    for index, item in enumerate(items):
        pointer = f"/items/{index}"
        if item.service_key not in feed.services:
            yield Fault(f"{pointer}/service_key", "unknown_reference")
        if item.employee_code is not None and item.employee_code not in feed.people:
            yield Fault(f"{pointer}/employee_code", "unknown_reference")
        if (item.service_key, item.number) in seen:
            yield Fault(f"{pointer}/number", "stated_twice")
        seen.add((item.service_key, item.number))
        for fault in case_faults(item.times, now):
            yield Fault(pointer + fault.pointer, fault.code, fault.facts)


def _clocks(work: UnitOfWork, feed: _Feed) -> dict[CaseTime, CaseClock]:
    """Make a clock for each way in which the services of a feed count their times."""
    days = calendar(work)
    ways = {service.counted_in for service in feed.services.values()}
    return {way: CaseClock(way, work.zone, days) for way in ways}


def _columns(item: CaseInput, feed: _Feed, clock: CaseClock) -> dict[str, object]:
    times = item.times
    elapsed = {
        "processing": clock.elapsed(times.received_at, times.completed_at),
        "response": clock.elapsed(times.received_at, times.responded_at),
    }
    return {
        "employee_id": feed.people.get(item.employee_code or ""),
        "received_at": times.received_at,
        "responded_at": times.responded_at,
        "completed_at": times.completed_at,
        "is_corrected": times.is_corrected,
        **{name: round_if_known(value, PLACES) for name, value in elapsed.items()},
    }


def _change(work: UnitOfWork, case: ServiceCase, columns: dict[str, object]) -> ServiceCase:
    work.change(case)
    for name, value in columns.items():
        setattr(case, name, value)
    return case
