"""Progress: what was realized, on which day, on a line of the plan in force."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from penilaian_api.domain.cycle.cycle import Counted, refuse_settled
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import BadData, Conflict, Fault, WrongState
from penilaian_api.domain.paging import Slice
from penilaian_api.domain.plan.plan import Frequency, Polarity
from penilaian_api.services.cycle import cycles
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.plan import Plan, PlanIndicator
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.progress import progress as record
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Wanted:
    """An entry as somebody wants it: a value, or the name of a step of a milestone."""

    line_id: UUID
    on: date
    value: Decimal | None
    step: str | None
    note: str
    supersedes_id: UUID | None


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry with the one that corrected it, if any; its own fields read through."""

    entry: Progress
    superseded_by_id: UUID | None = None

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - a field of the entry
        return getattr(self.entry, name)


def post(work: UnitOfWork, plan_id: UUID, wanted: Wanted) -> Listed:
    """Add an entry on an indicator in force; a correction stands in the place of the one before."""
    place = record.place(work, plan_id, wanted.line_id)
    if place.revision is None:
        raise WrongState("no_revision_in_force")
    if place.indicator is None:
        raise BadData("invalid_input", faults=[Fault("/line_id", "unknown_reference")])
    old = None if wanted.supersedes_id is None else _corrected(work, wanted)
    days = {wanted.on} if old is None else {wanted.on, old.on}
    _refuse_settled(work, place.plan, wanted.line_id, days)
    faults = [*_day_faults(work, place.plan, wanted), *_value_faults(place.indicator, wanted)]
    if faults:
        raise BadData("invalid_input", faults=faults)
    entry = Progress(
        id=new_id(),
        employee_id=place.plan.employee_id,
        line_id=wanted.line_id,
        on=wanted.on,
        value=wanted.value,
        step=wanted.step,
        note=wanted.note,
        supersedes_id=wanted.supersedes_id,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )
    return Listed(work.of(Progress).add(entry, under=place.plan))


def page(
    work: UnitOfWork,
    plan_id: UUID,
    line_id: UUID | None,
    after: Sequence[object] | None,
    limit: int,
) -> Slice[Listed]:
    """List the entries of a plan by day, corrected ones among them."""
    plan = work.of(Plan).get(plan_id)
    kept = [record.of_plan(Progress, plan)]
    if line_id is not None:
        kept.append(Progress.line_id == line_id)
    found = work.of(Progress).page(*kept, order=(Progress.on,), after=after, limit=limit)
    corrected = record.corrections(work, [entry.id for entry in found.items])
    items = tuple(Listed(entry, corrected.get(entry.id)) for entry in found.items)
    return Slice(items, found.after)


def _day_faults(work: UnitOfWork, plan: Plan, wanted: Wanted) -> list[Fault]:
    faults = []
    days = Span(plan.starts_on, plan.ends_before)
    if not days.contains(wanted.on):
        told = {"starts_on": str(days.starts_on), "ends_on": str(days.ends_on)}
        faults.append(Fault("/on", "day_outside_plan", told))
    if wanted.on > work.today:
        faults.append(Fault("/on", "day_in_future"))
    return faults


def _value_faults(indicator: PlanIndicator, wanted: Wanted) -> list[Fault]:
    """Ask for exactly one of value and step, and a step only where the target has it."""
    if (wanted.value is None) is (wanted.step is None):
        return [Fault("/value", "value_or_step")]
    if wanted.step is None:
        return []
    steps = {step["key"] for step in indicator.steps or ()}
    is_known = indicator.polarity is Polarity.MILESTONE and wanted.step in steps
    return [] if is_known else [Fault("/step", "unknown_step")]


def _corrected(work: UnitOfWork, wanted: Wanted) -> Progress:
    """Find the entry to be corrected: one of the same line that stands."""
    old = work.of(Progress).find(Progress.id == wanted.supersedes_id)
    if old is None or old.line_id != wanted.line_id:
        raise BadData("invalid_input", faults=[Fault("/supersedes_id", "unknown_reference")])
    if record.corrections(work, [old.id]):
        raise Conflict("already_corrected")
    return old


def _refuse_settled(work: UnitOfWork, plan: Plan, line_id: UUID, days: Collection[date]) -> None:
    """Leave alone what a closed period has counted, the day of a corrected entry among it."""
    counted = [
        Counted(
            key=one.period.key,
            kind=Frequency(one.period.kind),
            state=one.period.state,
            days=cycles.days_of(work, one.period),
            frequency=one.frequency,
            with_earlier=one.with_earlier,
        )
        for one in record.counting(work, plan, line_id)
    ]
    for day in sorted(days):
        refuse_settled(counted, day)
