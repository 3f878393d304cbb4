"""Monitor a plan: what was realized on each indicator, against what was expected by today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.errors import WrongStateError
from penilaian_api.domain.progress.monitoring import (
    Standing,
    expected_by,
    lag,
    realized_value,
    standing,
)
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Range
from penilaian_api.domain.scoring.record.numbers import number, round_if_known
from penilaian_api.services.plan import plans
from penilaian_api.services.plan.views import PlanIndicatorView
from penilaian_api.services.scoring import inputs
from penilaian_api.services.scoring.plan_lines import line_of, subject_of, whole_plan
from penilaian_api.services.views import view_of
from penilaian_api.storage.cycle.cycles import periods_of
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import Plan, PlanIndicator
from penilaian_api.storage.plan.plans import PlannedResult, open_plan
from penilaian_api.storage.scoring import inputs as input_storage
from penilaian_api.storage.scoring.inputs import PlanLineRow, ProgressRow
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PLACES: Final = 4
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class MonitoredPeriodView:
    """An indicator in one period that has begun: expected by today, realized, lacking."""

    key: str
    starts_on: date
    ends_on: date
    is_over: bool
    expected: Decimal | None
    expected_low: Decimal | None
    expected_high: Decimal | None
    realization: Decimal | None
    lag: Decimal | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class MonitoredIndicatorView:
    """An indicator of the plan in force, over the whole plan and period by period."""

    result_line_id: UUID
    indicator: PlanIndicatorView
    realization: Decimal | None
    step: str | None
    last_entry_on: date | None
    entries: int
    periods: tuple[MonitoredPeriodView, ...]

    @property
    def standing(self) -> Standing:
        """Return where the plan stands in the shortest of the periods that began last."""
        if not self.periods:
            return Standing.NO_ENTRY
        last = max(
            self.periods, key=lambda period: (period.starts_on, period.starts_on - period.ends_on)
        )
        return last.standing


@dataclass(frozen=True, slots=True)
class MonitoringView:
    """A plan on its way, as it stands on one day."""

    plan_id: UUID
    number: int
    as_of: date
    indicators: tuple[MonitoredIndicatorView, ...]
    behind: int
    """How many indicators lag behind."""


def get(work: UnitOfWork, plan_id: UUID) -> MonitoringView:
    """Compare the realization of every indicator in force with its trajectory."""
    opened = open_plan(work, plan_id)
    plan, revision = opened.plan, opened.in_force
    if revision is None:
        raise WrongStateError("no_revision_in_force")
    results = plans.results_of(work, revision)
    periods = [pinned.period for pinned in periods_of(work, [plan.cycle_id])[plan.cycle_id]]
    begun = [period for period in periods if _is_begun(period, plan, work.today)]
    subject, whole = subject_of(plan, revision), whole_plan(plan)
    realized = input_storage.progress_query([subject], whole)
    rows = execute_combined(work.session, work.bindings, realized).of(realized)
    entries = inputs.group_by(rows, key=lambda entry: entry.line_id)
    monitor = _PlanMonitor(subject, whole, begun, entries, work.today)
    indicators = tuple(view for result in results for view in monitor.views_of(result))
    behind = sum(indicator.standing is Standing.BEHIND for indicator in indicators)
    return MonitoringView(plan.id, revision.number, work.today, indicators, behind)


@dataclass(frozen=True, slots=True)
class _PlanMonitor:
    """Monitors the indicators of one plan against its periods and entries."""

    subject: Subject
    whole: Period
    begun: Sequence[Period]
    entries: Mapping[UUID, list[ProgressRow]]
    today: date

    def views_of(self, result: PlannedResult) -> Iterator[MonitoredIndicatorView]:
        """Monitor each indicator of a result."""
        for indicator in result.indicators:
            line = line_of(result, indicator)
            entries = self.entries.get(indicator.line_id, [])
            total = self._input(line, self.whole)
            yield MonitoredIndicatorView(
                result_line_id=result.result.line_id,
                indicator=view_of(PlanIndicatorView, indicator),
                realization=round_if_known(
                    None if total is None else realized_value(total), PLACES
                ),
                step=None if total is None else total.step,
                last_entry_on=max((entry.on for entry in entries), default=None),
                entries=len(entries),
                periods=tuple(self._periods(line, indicator)),
            )

    def _periods(
        self, line: PlanLineRow, indicator: PlanIndicator
    ) -> Iterator[MonitoredPeriodView]:
        for period in self.begun:
            line_input = self._input(line, period)
            if line_input is not None:
                yield self._period(line_input, indicator, period)

    def _input(self, line: PlanLineRow, period: Period) -> IndicatorInput | None:
        entries = self.entries.get(line.line_id, [])
        until = [entry for entry in entries if entry.on < period.ends_before]
        realized = {line.line_id: until}
        return next(inputs.indicator_inputs(self.subject, [line], realized, period), None)

    def _period(
        self, line_input: IndicatorInput, indicator: PlanIndicator, period: Period
    ) -> MonitoredPeriodView:
        stated = indicator.trajectory.get(period.key)
        expected = expected_by(
            line_input.target,
            indicator.accumulation,
            None if stated is None else number(stated),
            self._elapsed(period),
        )
        realized = realized_value(line_input)
        lacking = (
            None
            if expected is None or realized is None
            else lag(line_input.polarity, expected, realized)
        )
        bounds = expected if isinstance(expected, Range) else None
        return MonitoredPeriodView(
            key=period.key,
            starts_on=period.starts_on,
            ends_on=period.ends_before - _DAY,
            is_over=period.ends_before <= self.today,
            expected=round_if_known(None if isinstance(expected, Range) else expected, PLACES),
            expected_low=round_if_known(None if bounds is None else bounds.low, PLACES),
            expected_high=round_if_known(None if bounds is None else bounds.high, PLACES),
            realization=round_if_known(realized, PLACES),
            lag=round_if_known(lacking, PLACES),
            standing=standing(lacking, realized),
        )

    def _elapsed(self, period: Period) -> Fraction:
        """Compute which part of the plan's days in a period has passed, today included."""
        begins = max(period.starts_on, self.subject.starts_on)
        ends = min(period.ends_before, self.subject.ends_before)
        passed = min(self.today + _DAY, ends) - begins
        return Fraction(passed.days, (ends - begins).days)


def _is_begun(period: Period, plan: Plan, today: date) -> bool:
    begins = max(period.starts_on, plan.starts_on)
    return begins <= today and begins < min(period.ends_before, plan.ends_before)
