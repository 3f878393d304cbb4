"""Create plans: one's own, or those of a whole population at once."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, OutOfReachError
from penilaian_api.domain.organization.nip import EmploymentKind
from penilaian_api.domain.plan.plan import PLAN, Approach
from penilaian_api.services.plan import plans
from penilaian_api.services.plan.views import PlanView
from penilaian_api.services.references import require
from penilaian_api.storage.cycle.candidates import Candidate, candidate_batches, candidate_of
from penilaian_api.storage.models.base import new_id, unwatched
from penilaian_api.storage.models.cycle import Cycle
from penilaian_api.storage.models.plan import Plan, PlanRevision
from penilaian_api.storage.plan import plans as plan_storage
from penilaian_api.storage.work.unit_of_work import UnitOfWork


class Reason(StrEnum):
    """Reasons why nobody plans for a person."""

    NO_ASSIGNMENT = auto()
    NOT_ASSESSABLE = auto()
    OFFICIAL = auto()


@dataclass(frozen=True, slots=True)
class LeftOutPerson:
    """A person of the population for whom no plan was made."""

    employee_id: UUID
    employee_code: str
    reason: Reason


@dataclass(frozen=True, slots=True)
class CreatedPlans:
    """Outcome of a bulk creation: what it did, or would do."""

    is_dry_run: bool
    created: int
    remaining: int
    existing: int
    left_out: tuple[LeftOutPerson, ...]


def create(work: UnitOfWork, cycle_key: str, approach: Approach) -> PlanView:
    """Begin the caller's own plan for a cycle and their post."""
    cycle = require(work.of(Cycle).find(key=cycle_key), "/cycle_key")
    person_id = work.actor.employee_id
    candidate = person_id and candidate_of(work, cycle, _day_in(work, cycle), person_id)
    if not candidate or _reason(candidate) is not None:
        raise InvalidDataError("no_plan_here", faults=[Fault("/cycle_key", "no_plan_here")])
    if candidate.plan_id is not None:
        raise ConflictError("already_exists", fields="cycle_key")
    plan = work.of(Plan).add(_plan(work, cycle, candidate))
    work.of(PlanRevision).add(_first_revision(plan, approach), under=plan)
    return plans.after_step(work, plan_storage.open_plan(work, plan.id))


def create_all(
    work: UnitOfWork,
    cycle_key: str,
    approach: Approach,
    at_most: int | None = None,
    *,
    dry_run: bool,
) -> CreatedPlans:
    """Begin a plan for everyone of a cycle's population who has none yet, all or nothing.

    *at_most* so many in one call: whoever calls again goes on, and sees how many remain.
    """
    cycles = work.of(Cycle)
    cycle = cycles.find(key=cycle_key) if dry_run else cycles.hold(key=cycle_key)
    if cycle is None:
        raise OutOfReachError
    left_out: list[LeftOutPerson] = []
    created, lacking, existing = 0, 0, 0
    for population in candidate_batches(work, cycle, _day_in(work, cycle)):
        left_out += _left_out(population)
        planning = [candidate for candidate in population if _reason(candidate) is None]
        missing = [candidate for candidate in planning if candidate.plan_id is None]
        lacking += len(missing)
        existing += len(planning) - len(missing)
        chosen = missing if at_most is None else missing[: at_most - created]
        created += len(chosen)
        if not dry_run:
            _store_set(work, cycle, chosen, approach)
    return CreatedPlans(
        is_dry_run=dry_run,
        created=created,
        remaining=lacking - created,
        existing=existing,
        left_out=tuple(left_out),
    )


def _left_out(population: Iterable[Candidate]) -> Iterator[LeftOutPerson]:
    for candidate in population:
        reason = _reason(candidate)
        if reason is not None:
            yield LeftOutPerson(candidate.employee_id, candidate.employee_code, reason)


def _day_in(work: UnitOfWork, cycle: Cycle) -> date:
    """Give today, or the day of the cycle that is nearest: on it the population is read."""
    last = cycle.ends_before - timedelta(days=1)
    return min(max(work.today, cycle.starts_on), last)


def _reason(candidate: Candidate) -> Reason | None:
    if candidate.employment is EmploymentKind.OFFICIAL:
        return Reason.OFFICIAL
    if candidate.assignment_id is None:
        return Reason.NO_ASSIGNMENT
    return None if candidate.is_assessable else Reason.NOT_ASSESSABLE


def _store_set(
    work: UnitOfWork, cycle: Cycle, planning: Sequence[Candidate], approach: Approach
) -> None:
    created = [_plan(work, cycle, candidate) for candidate in planning]
    first = [_first_revision(plan, approach) for plan in created]
    work.of(Plan).add_set(created)
    work.of(PlanRevision).add_set(first)


def _plan(work: UnitOfWork, cycle: Cycle, candidate: Candidate) -> Plan:
    """Cover the days of the cycle on which the person holds the post."""
    year = cycle.span
    seated = Span(candidate.starts_on or year.starts_on, candidate.ends_before)
    days = seated.intersect(year) or year
    return unwatched(
        Plan,
        id=new_id(),
        employee_id=candidate.employee_id,
        cycle_id=cycle.id,
        assignment_id=candidate.assignment_id,
        position_id=candidate.position_id,
        unit_id=candidate.unit_id,
        starts_on=days.starts_on,
        ends_before=days.ends_before or cycle.ends_before,
        created_at=work.now,
    )


def _first_revision(plan: Plan, approach: Approach) -> PlanRevision:
    return unwatched(
        PlanRevision,
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
