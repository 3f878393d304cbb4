"""Load a draft with the scores to come: what each period of its cycle would be scored from."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.plan.scorability import ScoredPeriod, line_faults, unserved_parts
from penilaian_api.services.plan.period_keys import unknown_periods
from penilaian_api.services.scoring import inputs, schemes
from penilaian_api.services.scoring.plan_lines import line_of, subject_of, whole_plan
from penilaian_api.storage.cycle.cycles import PeriodWithScheme, period_scheme_query
from penilaian_api.storage.plan.content import ContentQuery
from penilaian_api.storage.plan.plans import OpenPlan, PlannedResult
from penilaian_api.storage.scoring import inputs as input_storage
from penilaian_api.storage.scoring.inputs import ProgressRow
from penilaian_api.storage.standard import ApplyingStandard, applying_query
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class LoadedDraft:
    """The results of the revision that the steps act on, and the periods still to be scored."""

    plan: OpenPlan
    results: tuple[PlannedResult, ...]
    periods: tuple[PeriodWithScheme, ...]
    period_keys: frozenset[str]
    entries: dict[UUID, list[ProgressRow]]
    standard: ApplyingStandard | None
    """What was expected of the position on the first day of the plan."""

    def scoring_faults(self, known: Collection[str]) -> Iterator[Fault]:
        """Name what the score of a period would refuse; *known*: where there are faults already."""
        pointers = {
            str(indicator.line_id): f"/work_results/{index}/indicators/{number}"
            for index, result in enumerate(self.results)
            for number, indicator in enumerate(result.indicators)
        }
        if not pointers:
            return
        for result in self.results:
            for indicator in result.indicators:
                here = pointers[str(indicator.line_id)]
                yield from unknown_periods(indicator, self.period_keys, here)
        periods = [self._scored(period) for period in self.periods]
        yield from line_faults(periods, pointers, known)
        if not known:
            yield from unserved_parts(periods)

    def _scored(self, period: PeriodWithScheme) -> ScoredPeriod:
        subject = subject_of(self.plan.plan, self.plan.current)
        lines = [
            line_of(result, indicator) for result in self.results for indicator in result.indicators
        ]
        until = {
            key: [entry for entry in listed if entry.on < period.ends_before]
            for key, listed in self.entries.items()
        }
        return ScoredPeriod(
            key=period.key,
            scheme=schemes.parse_document(period.document),
            inputs=tuple(inputs.indicator_inputs(subject, lines, until, period.as_period())),
            stated={str(line.line_id) for line in lines if period.key in line.period_targets},
        )


def load(work: UnitOfWork, opened: OpenPlan) -> LoadedDraft:
    """Fetch in one statement what the current revision says, its periods, and what was realized."""
    plan = opened.plan
    content, of_periods = ContentQuery(opened.current), period_scheme_query(plan.cycle_id)
    of_standard = applying_query(plan.position_id, plan.starts_on)
    subject = subject_of(plan, opened.current)
    of_progress = input_storage.progress_query([subject], whole_plan(plan))
    queries = (*content.queries, of_periods, of_progress, of_standard)
    rows = execute_combined(work.session, work.bindings, *queries)
    return LoadedDraft(
        plan=opened,
        results=content.collect(rows),
        period_keys=frozenset(row.key for row in rows.of(of_periods)),
        periods=tuple(row for row in rows.of(of_periods) if _is_to_come(row, opened)),
        entries=inputs.group_by(rows.of(of_progress), key=lambda entry: entry.line_id),
        standard=next(iter(rows.of(of_standard)), None),
    )


def _is_to_come(period: PeriodWithScheme, opened: OpenPlan) -> bool:
    """Tell whether a period may still be scored by the draft: days in common, and not closed."""
    plan = opened.plan
    overlaps = period.starts_on < plan.ends_before and period.ends_before > plan.starts_on
    return overlaps and period.state is not PeriodState.CLOSED
