"""Record and list progress: what was realized, on which day, on a line of the plan in force."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import CountingPeriod, refuse_settled
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import ConflictError, Fault, InvalidDataError, WrongStateError
from penilaian_api.domain.indicator.wording import is_share
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.plan.plan import Frequency, Polarity
from penilaian_api.domain.progress.progress import (
    day_faults,
    realization_faults,
    spent_faults,
    value_faults,
    value_warnings,
)
from penilaian_api.services.cycle import cycles
from penilaian_api.services.references import require
from penilaian_api.services.scoring import inputs
from penilaian_api.services.views import row_view, view_of
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.plan import Plan, PlanIndicator
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.packaged_data import indicator_words
from penilaian_api.storage.progress import progress as progress_storage
from penilaian_api.storage.progress.lists import PROGRESS
from penilaian_api.storage.progress.progress import Counting
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class ProgressInput:
    """An entry as a caller states it: a value, or the name of a step of a milestone.

    *spent* is what it took, in *spent_in*.
    """

    line_id: UUID
    on: date
    value: Decimal | None
    step: str | None
    note: str
    supersedes_id: UUID | None
    spent: Decimal | None = None
    spent_in: str | None = None


@dataclass(frozen=True, slots=True)
class ProgressView:
    """An entry of realization, with the one that corrected it, if any."""

    id: UUID
    line_id: UUID
    on: date
    value: Decimal | None
    step: str | None
    note: str
    spent: Decimal | None
    spent_in: str | None
    cases: int | None
    supersedes_id: UUID | None
    superseded_by_id: UUID | None
    posted_by: UUID
    posted_at: datetime


@dataclass(frozen=True, slots=True)
class PostedProgress:
    """A new entry, and what its author should look at again."""

    entry: ProgressView
    warnings: tuple[Fault, ...]


def post(work: UnitOfWork, plan_id: UUID, entry_input: ProgressInput) -> PostedProgress:
    """Add an entry on an indicator in force; a correction supersedes the one before."""
    target = progress_storage.load_target(work, plan_id, entry_input.line_id)
    plan = target.plan
    if target.revision is None:
        raise WrongStateError("no_revision_in_force")
    indicator = require(target.indicator, "/line_id")
    corrected = None if entry_input.supersedes_id is None else _get_corrected(work, entry_input)
    days = {entry_input.on} if corrected is None else {entry_input.on, corrected.on}
    _refuse_settled(work, plan, entry_input.line_id, days)
    faults = [
        *day_faults(entry_input.on, Span(plan.starts_on, plan.ends_before), work.today),
        *entry_faults(indicator, entry_input),
        *spent_faults(entry_input.value, entry_input.spent, entry_input.spent_in),
    ]
    if faults:
        raise InvalidDataError("invalid_input", faults=faults)
    entry = Progress(
        id=new_id(),
        employee_id=plan.employee_id,
        line_id=entry_input.line_id,
        on=entry_input.on,
        value=entry_input.value,
        step=entry_input.step,
        note=entry_input.note,
        spent=entry_input.spent,
        spent_in=entry_input.spent_in,
        supersedes_id=entry_input.supersedes_id,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )
    work.of(Progress).add(entry, under=plan)
    of_whole = is_share(indicator.statement, indicator.measured_in or "", indicator_words())
    warnings = value_warnings(entry.value, of_whole=of_whole)
    return PostedProgress(view_of(ProgressView, entry, superseded_by_id=None), tuple(warnings))


PROGRESS_PARAMETERS: Final = PROGRESS.parameters
"""What callers state of the list."""


def page(work: UnitOfWork, plan_id: UUID, request: ListRequest) -> Slice[ProgressView]:
    """List the entries of a plan by day, corrected ones among them."""
    plan = work.of(Plan).get(plan_id)
    narrowed = request.narrowed(plan_id=plan.id, employee_id=plan.employee_id)
    return page_of(work, PROGRESS, narrowed).map(row_view(ProgressView))


def entry_faults(indicator: PlanIndicator, entry: ProgressInput) -> Iterator[Fault]:
    """Judge value and step by their form, then by what the score takes."""
    by_form = [*value_faults(entry.value, entry.step, _steps(indicator))]
    yield from by_form
    if not by_form:
        yield from realization_faults(inputs.entry_input(indicator, entry.value, entry.step))


def _steps(indicator: PlanIndicator) -> set[str]:
    """Name the steps that may be reached; only a milestone has them."""
    if indicator.polarity is not Polarity.MILESTONE:
        return set()
    return {step["key"] for step in indicator.steps or ()}


def _get_corrected(work: UnitOfWork, entry_input: ProgressInput) -> Progress:
    """Fetch the entry to be corrected: one of the same line that stands."""
    entry = work.of(Progress).find(id=entry_input.supersedes_id)
    if entry is None or entry.line_id != entry_input.line_id:
        raise InvalidDataError.at_pointer("/supersedes_id", "unknown_reference")
    if progress_storage.corrections_of(work, [entry.id]):
        raise ConflictError("already_corrected")
    return entry


def _refuse_settled(work: UnitOfWork, plan: Plan, line_id: UUID, days: Collection[date]) -> None:
    """Leave alone what a closed period has counted, the day of a corrected entry among it."""
    periods = counting_periods(work, progress_storage.counting_of(work, plan, line_id))
    for day in sorted(days):
        refuse_settled(periods, day)


def counting_periods(work: UnitOfWork, counting: Iterable[Counting]) -> list[CountingPeriod]:
    """Give the periods in which a line counts, as the domain judges them."""
    return [
        CountingPeriod(
            key=each.period.key,
            kind=Frequency(each.period.kind),
            state=each.period.state,
            days=cycles.days_of(work, each.period),
            frequency=each.frequency,
            with_earlier=each.with_earlier,
        )
        for each in counting
    ]
