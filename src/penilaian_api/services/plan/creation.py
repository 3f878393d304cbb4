"""Plans are begun: one's own, or those of a whole population at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum, auto
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import BadData, Conflict, Fault, OutOfReach
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.plan.plan import PLAN, Approach
from penilaian_api.services.plan import plans
from penilaian_api.services.plan.plans import Desk
from penilaian_api.storage.cycle.candidates import Candidate, candidates
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.work.unit_of_work import UnitOfWork

AT_ONCE: Final = 1_000
"""How many plans go to the database in one statement."""


class Reason(StrEnum):
    """Why nobody plans for a person."""

    NO_ASSIGNMENT = auto()
    NOT_ASSESSABLE = auto()
    OFFICIAL = auto()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A person of the population for whom no plan was made."""

    employee_id: UUID
    employee_code: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class Made:
    """What the bulk creation did, or would do."""

    is_dry_run: bool
    created: int
    existing: int
    left_out: tuple[LeftOut, ...]


def create(work: UnitOfWork, cycle_key: str, approach: Approach) -> Desk:
    """Begin the caller's own plan for a cycle and his post."""
    cycle = work.of(Cycle).find(Cycle.key == cycle_key)
    if cycle is None:
        raise BadData("invalid_input", faults=[Fault("/cycle_key", "unknown_reference")])
    found = _population(work, cycle, work.actor.employee_id)
    if not found or _reason(found[0]) is not None:
        raise BadData("no_plan_here", faults=[Fault("/cycle_key", "no_plan_here")])
    if found[0].plan_id is not None:
        raise Conflict("already_exists", fields="cycle_key")
    plan = _store(work, cycle, found, approach)[0]
    return plans.desk(work, plan.id)


def create_all(work: UnitOfWork, cycle_key: str, approach: Approach, *, dry_run: bool) -> Made:
    """Begin a plan for everyone of a cycle's population who has none yet, all or nothing."""
    cycle = work.of(Cycle).find(Cycle.key == cycle_key)
    if cycle is None:
        raise OutOfReach
    people = _population(work, cycle)
    left_out = [
        LeftOut(one.employee_id, one.employee_code, reason)
        for one in people
        if (reason := _reason(one)) is not None
    ]
    owing = [one for one in people if _reason(one) is None]
    wanted = [one for one in owing if one.plan_id is None]
    if not dry_run:
        _store(work, cycle, wanted, approach)
    return Made(dry_run, len(wanted), len(owing) - len(wanted), tuple(left_out))


def _population(work: UnitOfWork, cycle: Cycle, employee_id: UUID | None = None) -> list[Candidate]:
    """Read the population as it stands today, or on the day of the cycle that is nearest."""
    last = cycle.ends_before - timedelta(days=1)
    return candidates(work, cycle, min(max(work.today, cycle.starts_on), last), employee_id)


def _reason(one: Candidate) -> Reason | None:
    if one.employment is EmploymentKind.OFFICIAL:
        return Reason.OFFICIAL
    if one.assignment_id is None:
        return Reason.NO_ASSIGNMENT
    return None if one.is_assessable else Reason.NOT_ASSESSABLE


def _store(
    work: UnitOfWork, cycle: Cycle, wanted: Sequence[Candidate], approach: Approach
) -> list[Plan]:
    made = [_plan(work, cycle, one) for one in wanted]
    for start in range(0, len(made), AT_ONCE):
        chunk = made[start : start + AT_ONCE]
        work.of(Plan).add_all(chunk)
        work.of(PlanRevision).add_all([_first(plan, approach) for plan in chunk])
    return made


def _plan(work: UnitOfWork, cycle: Cycle, one: Candidate) -> Plan:
    """Cover the days of the cycle on which he holds his post."""
    year = Span(cycle.starts_on, cycle.ends_before)
    held = Span(one.starts_on or year.starts_on, one.ends_before)
    days = held.intersect(year) or year
    return Plan(
        id=new_id(),
        employee_id=one.employee_id,
        cycle_id=cycle.id,
        assignment_id=one.assignment_id,
        position_id=one.position_id,
        unit_id=one.unit_id,
        starts_on=days.starts_on,
        ends_before=days.ends_before or cycle.ends_before,
        created_at=work.now,
    )


def _first(plan: Plan, approach: Approach) -> PlanRevision:
    return PlanRevision(
        id=new_id(),
        employee_id=plan.employee_id,
        plan_id=plan.id,
        number=1,
        state=PLAN.start,
        approach=approach,
        resources=[],
        accountability=[],
        consequences=[],
        version=1,
    )
