"""Tell how regularly units meet in a period, by a stated rule; missing months are named."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import local_day
from penilaian_api.domain.meeting.meeting import MeetingKind
from penilaian_api.domain.meeting.regularity import missing, months_over, staffed
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.services.local_days import instants_of
from penilaian_api.services.views import view_of
from penilaian_api.storage.meeting import regularity as regularity_storage
from penilaian_api.storage.meeting.regularity import MEETING_UNITS
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.packaged_data import regularity_rule
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

UNITS_PARAMETERS: Final = MEETING_UNITS.parameters
"""What callers state of the list."""


@dataclass(frozen=True, slots=True)
class RuleStatementView:
    """A rule in plain words, in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class RegularityRuleView:
    """By which rule meetings are counted."""

    id: str
    version: int
    kinds: tuple[MeetingKind, ...]
    statement: RuleStatementView


@dataclass(frozen=True, slots=True)
class UnitRegularityView:
    """How many meetings a unit held, and in which months it held none."""

    unit_id: UUID
    unit_code: str
    unit_name: str
    meetings: int
    months: int
    missing_months: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegularityView:
    """How regularly units meet in a period."""

    period_id: UUID
    rule: RegularityRuleView
    units: Slice[UnitRegularityView]


def of_period(work: UnitOfWork, period_id: UUID, request: ListRequest) -> RegularityView:
    """Count the meetings that units held in a period, and name the months without one."""
    period = work.of(Period).get(period_id)
    span, rule = period.span, regularity_rule()
    months = months_over(span, work.today)
    rows = page_of(work, MEETING_UNITS, request.narrowed(period_id=period.id))
    units = [row.record.id for row in rows.items]
    since = regularity_storage.staffed_since(work, units)
    days: dict[UUID, list[date]] = defaultdict(list)
    for meeting in regularity_storage.held_by(work, units, rule.kinds, *instants_of(work, span)):
        days[meeting.unit_id].append(local_day(meeting.starts_at, work.zone))
    statement = RuleStatementView(**rule.statement)
    return RegularityView(
        period_id=period.id,
        rule=view_of(RegularityRuleView, rule, statement=statement),
        units=rows.map(
            lambda row: _view(
                row.record, staffed(months, since[row.record.id]), days[row.record.id]
            )
        ),
    )


def _view(unit: Unit, months: tuple[date, ...], days: list[date]) -> UnitRegularityView:
    return UnitRegularityView(
        unit_id=unit.id,
        unit_code=unit.code,
        unit_name=unit.name,
        meetings=len(days),
        months=len(months),
        missing_months=tuple(f"{month:%Y-%m}" for month in missing(months, days)),
    )
