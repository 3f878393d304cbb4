"""Count by unit and month who works with the system, and what people ask and complain of."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

from sqlalchemy import Date, Select, bindparam, case, func, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.domain.indicator.proposal import ProposalKind, ProposalState
from penilaian_api.storage.cycle.bounds import Bounds, belongs, bounds_of
from penilaian_api.storage.cycle.population import on_day_of, people_on_day
from penilaian_api.storage.models.account import Account
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.indicator import IndicatorProposal
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.models.types import UtcDateTime
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext


@dataclass(frozen=True, slots=True)
class MonthSpan:
    """A month: its first day, the day after its last, and the instant at which it is over."""

    starts_on: date
    ends_before: date
    over_at: datetime


class UnitAdoption(NamedTuple):
    """How many people a unit has; by month, how many had an account in use, and told progress."""

    unit_code: str
    unit_name: str
    people: int
    counts: Sequence[int]


class VoiceCount(NamedTuple):
    """How much people said of one kind, and how much of it is answered."""

    kind: ProposalKind
    submitted: int
    answered: int


def count_adoption(
    work: WorkContext, cycle: Cycle, day: date, months: Sequence[MonthSpan]
) -> list[UnitAdoption]:
    """Count the people of a cycle within reach, by unit, and of each month who had begun."""
    query = _adopted(work.access.grants, bounds_of(cycle), tuple(map(str, range(len(months)))))
    values: dict[str, object] = {}
    for number, month in enumerate(months):
        values |= {
            f"from_{number}": month.starts_on,
            f"before_{number}": month.ends_before,
            f"over_{number}": month.over_at,
        }
    rows = execute(work, on_day_of(query, day, cycle).with_values(values))
    return [UnitAdoption(row[0], row[1], row[2], [int(n) for n in row[3:]]) for row in rows]


@prepared
def _adopted(grants: tuple[Grant, ...], cycle: Bounds, months: tuple[str, ...]) -> Select[Any]:
    flags = [flag.label(f"flag_{i}") for i, flag in enumerate(_flags(months))]
    people = (
        people_on_day(grants, Unit.code, Unit.name.label("unit_name"), *flags)
        .where(belongs(cycle, Unit.path))
        .subquery()
    )
    keys = people.c.code, people.c.unit_name
    sums = [func.sum(people.c[flag.name]) for flag in flags]
    return select(*keys, func.count(), *sums).group_by(*keys).order_by(*keys)


def _flags(months: tuple[str, ...]) -> list[Any]:
    """Tell of each month whether somebody's account was in use, and whether they told progress."""
    flags = []
    for month in months:
        over = bindparam(f"over_{month}", type_=UtcDateTime())
        begun = select(Account.employee_id).where(of_agency(Account), Account.activated_at < over)
        first, end = (bindparam(f"{name}_{month}", type_=Date()) for name in ("from", "before"))
        active = select(Progress.employee_id).where(
            of_agency(Progress), Progress.on >= first, Progress.on < end, Progress.cases.is_(None)
        )
        flags += [case((Employee.id.in_(people), 1), else_=0) for people in (begun, active)]
    return flags


def count_voices(work: WorkContext, cycle: Cycle) -> list[VoiceCount]:
    """Count what people within reach said for a cycle, by kind, without what they took back."""
    return [VoiceCount(*row) for row in execute(work, _voices(work.access.grants, cycle.id))]


@prepared
def _voices(grants: tuple[Grant, ...], cycle_id: UUID) -> Select[*tuple[Any, ...]]:
    proposal = IndicatorProposal
    answered = case((proposal.answered_at.is_not(None), 1), else_=0)
    return (
        select(proposal.kind, func.count(), func.sum(answered))
        .where(
            within(grants, proposal),
            proposal.cycle_id == cycle_id,
            proposal.state != ProposalState.WITHDRAWN,
        )
        .group_by(proposal.kind)
    )
