"""Monitoring: what was realized so far on each indicator, against what was expected by today."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.errors import WrongState
from penilaian_api.domain.progress.monitoring import Standing, expected_by, lag, reached, standing
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Range
from penilaian_api.domain.scoring.record.numbers import number, round_half_up
from penilaian_api.services.plan import plans
from penilaian_api.services.scoring import inputs
from penilaian_api.storage.cycle.cycles import periods_of
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision
from penilaian_api.storage.plan.plans import PlannedResult, open_plan
from penilaian_api.storage.scoring import inputs as record
from penilaian_api.storage.scoring.inputs import PlanLine, ProgressEntry
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

__all__ = ["Monitored", "MonitoredPeriod", "Monitoring", "Standing", "get"]

PLACES: Final = 4
_DAY: Final = timedelta(days=1)
_OF_INDICATOR: Final = (
    "line_id",
    "statement",
    "polarity",
    "aspects",
    "accumulation",
    "frequency",
    "target",
    "target_low",
    "target_high",
    "steps",
    "baseline",
    "is_maximum",
    "weight",
    "period_targets",
)


@dataclass(frozen=True, slots=True)
class MonitoredPeriod:
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
class Monitored:
    """An indicator of the plan in force, over the whole plan and period by period."""

    result_line_id: UUID
    indicator: PlanIndicator
    realization: Decimal | None
    step: str | None
    last_entry_on: date | None
    entries: int
    periods: tuple[MonitoredPeriod, ...]

    @property
    def standing(self) -> Standing:
        """Where it stands in the shortest of the periods that began last."""
        if not self.periods:
            return Standing.NO_ENTRY
        last = max(self.periods, key=lambda one: (one.starts_on, one.starts_on - one.ends_on))
        return last.standing


@dataclass(frozen=True, slots=True)
class Monitoring:
    """A plan on its way, as it stands on one day."""

    plan_id: UUID
    number: int
    as_of: date
    indicators: tuple[Monitored, ...]

    @property
    def behind(self) -> int:
        """How many indicators lag behind."""
        return sum(one.standing is Standing.BEHIND for one in self.indicators)


def get(work: UnitOfWork, plan_id: UUID) -> Monitoring:
    """Hold the realization of every indicator in force against its trajectory."""
    opened = open_plan(work, plan_id)
    plan, revision = opened.plan, opened.in_force
    if revision is None:
        raise WrongState("no_revision_in_force")
    results = plans.results_of(work, revision)
    periods = [one for one, _, _ in periods_of(work, [plan.cycle_id])[plan.cycle_id]]
    begun = [one for one in periods if _is_begun(one, plan, work.today)]
    subject, whole = _subject(plan, revision), _whole(plan)
    realized = record.progress_query([subject], whole)
    found = execute_combined(work.session, work.bindings, realized).of(realized)
    entries = inputs.group_by(found, key=lambda entry: entry.line_id)
    sight = _Sight(subject, whole, begun, entries, work.today)
    indicators = tuple(one for result in results for one in sight.of(result))
    return Monitoring(plan.id, revision.number, work.today, indicators)


@dataclass(frozen=True, slots=True)
class _Sight:
    """What all indicators of one plan are seen by."""

    subject: Subject
    whole: Period
    begun: Sequence[Period]
    entries: Mapping[UUID, list[ProgressEntry]]
    today: date

    def of(self, result: PlannedResult) -> Iterator[Monitored]:
        """Look at each indicator of a result."""
        for indicator in result.indicators:
            line, held = _line(result, indicator), self.entries.get(indicator.line_id, [])
            total = self._input(line, self.whole)
            yield Monitored(
                result_line_id=result.result.line_id,
                indicator=indicator,
                realization=_shown(None if total is None else reached(total)),
                step=None if total is None else total.step,
                last_entry_on=max((entry.on for entry in held), default=None),
                entries=len(held),
                periods=tuple(self._periods(line, indicator)),
            )

    def _periods(self, line: PlanLine, indicator: PlanIndicator) -> Iterator[MonitoredPeriod]:
        for period in self.begun:
            found = self._input(line, period)
            if found is not None:
                yield self._period(found, indicator, period)

    def _input(self, line: PlanLine, period: Period) -> IndicatorInput | None:
        until = [one for one in self.entries.get(line.line_id, []) if one.on < period.ends_before]
        realized = {line.line_id: until}
        return next(inputs.indicator_inputs(self.subject, [line], realized, period), None)

    def _period(
        self, found: IndicatorInput, indicator: PlanIndicator, period: Period
    ) -> MonitoredPeriod:
        stated = indicator.trajectory.get(period.key)
        expected = expected_by(
            found.target,
            indicator.accumulation,
            None if stated is None else number(stated),
            self._elapsed(period),
        )
        realized = reached(found)
        lacking = (
            None
            if expected is None or realized is None
            else lag(found.polarity, expected, realized)
        )
        bounds = expected if isinstance(expected, Range) else None
        return MonitoredPeriod(
            key=period.key,
            starts_on=period.starts_on,
            ends_on=period.ends_before - _DAY,
            is_over=period.ends_before <= self.today,
            expected=_shown(None if isinstance(expected, Range) else expected),
            expected_low=_shown(None if bounds is None else bounds.low),
            expected_high=_shown(None if bounds is None else bounds.high),
            realization=_shown(realized),
            lag=_shown(lacking),
            standing=standing(lacking, realized),
        )

    def _elapsed(self, period: Period) -> Fraction:
        """Say which part of the plan's days in a period has passed, today included."""
        begins = max(period.starts_on, self.subject.starts_on)
        ends = min(period.ends_before, self.subject.ends_before)
        passed = min(self.today + _DAY, ends) - begins
        return Fraction(passed.days, (ends - begins).days)


def _is_begun(period: Period, plan: Plan, today: date) -> bool:
    begins = max(period.starts_on, plan.starts_on)
    return begins <= today and begins < min(period.ends_before, plan.ends_before)


def _subject(plan: Plan, revision: PlanRevision) -> Subject:
    return Subject(
        employee_id=plan.employee_id,
        plan_id=plan.id,
        revision_id=revision.id,
        revision_number=revision.number,
        starts_on=plan.starts_on,
        ends_before=plan.ends_before,
        unit_path="",
    )


def _whole(plan: Plan) -> Period:
    """Say the plan's own days as a period, which is never stored: everything so far counts."""
    return Period(
        key="", kind=PeriodKind.YEAR, starts_on=plan.starts_on, ends_before=plan.ends_before
    )


def _line(result: PlannedResult, indicator: PlanIndicator) -> PlanLine:
    return PlanLine(
        revision_id=indicator.revision_id,
        result_line=result.result.line_id,
        result_statement=result.result.statement,
        result_kind=result.result.kind,
        result_weight=result.result.weight,
        indicator_id=indicator.id,
        **{name: getattr(indicator, name) for name in _OF_INDICATOR},
    )


def _shown(value: Fraction | None) -> Decimal | None:
    return None if value is None else round_half_up(value, PLACES)
