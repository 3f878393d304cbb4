"""Read a plan by its latest agreed revision, with what was realized on each of its indicators."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from operator import attrgetter
from typing import Final
from uuid import UUID

from penilaian_api.domain.contribution.contribution import UNMEASURED, Quantity
from penilaian_api.domain.errors import WrongStateError
from penilaian_api.domain.progress.monitoring import realized_value
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.services.contribution.views import MeasuredIndicatorView
from penilaian_api.services.scoring import inputs
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import PlanRevision
from penilaian_api.storage.plan.plans import OpenPlan
from penilaian_api.storage.scoring.inputs import PlanLineRow, ProgressRow
from penilaian_api.storage.scoring.subjects import Subject

PLACES: Final = 4
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MeasuredIndicator:
    """A line of a plan, the quantity of its indicator, and what was realized of it."""

    line: PlanLineRow
    quantity: Quantity
    realization: Fraction | None
    entries: Sequence[ProgressRow]

    def view(self) -> MeasuredIndicatorView | None:
        """Give it out, rounded where it is shown; nothing of a result that is told in words."""
        if self.line.indicator_id is None:
            return None
        return MeasuredIndicatorView(
            line_id=self.line.line_id,
            statement=self.line.statement,
            measured_in=self.line.measured_in,
            accumulation=self.line.accumulation,
            target=round_if_known(self.quantity.target, PLACES),
            realization=round_if_known(self.realization, PLACES),
            entries=len(self.entries),
            last_entry_on=max((entry.on for entry in self.entries), default=None),
        )


def agreed(plan: OpenPlan) -> PlanRevision:
    """Return the revision in force, or the last of a plan that was closed."""
    revision = plan.in_force or plan.closed
    if revision is None:
        raise WrongStateError("no_revision_in_force")
    return revision


def as_of(period: Period, today: date) -> date:
    """Return the day up to which progress counts: today, or the last of the period."""
    return min(today, period.ends_before - _DAY)


def measured(
    subject: Subject,
    lines: Sequence[PlanLineRow],
    progress: Mapping[UUID, list[ProgressRow]],
    period: Period,
) -> Iterator[MeasuredIndicator]:
    """Read each line of a plan in a period: its part of the target, and what was realized."""
    for line in lines:
        line_input = next(inputs.indicator_inputs(subject, [line], progress, period), None)
        if line_input is None:
            yield MeasuredIndicator(line, UNMEASURED, None, ())
            continue
        entries = progress.get(line.line_id, [])
        counted = [entry for entry in entries if entry.on < period.ends_before]
        quantity, realized = _quantity(line, line_input), realized_value(line_input)
        yield MeasuredIndicator(line, quantity, realized, counted)


def by_line(rows: Sequence[ProgressRow]) -> dict[UUID, list[ProgressRow]]:
    """Group entries by the line to which they belong."""
    return inputs.group_by(rows, attrgetter("line_id"))


def _quantity(line: PlanLineRow, line_input: IndicatorInput) -> Quantity:
    target = line_input.target if isinstance(line_input.target, Fraction) else None
    return Quantity.of_indicator(line.measured_in, line.polarity, line.accumulation, target)
