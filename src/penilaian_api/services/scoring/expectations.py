"""Measure what is realized so far against what was expected by today."""

from collections.abc import Iterator, Sequence
from datetime import date
from fractions import Fraction

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.scoring.expectation import Days, due_by, expect
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Input
from penilaian_api.domain.scoring.record.numbers import number
from penilaian_api.services.scoring.gathering import ScoreInputs
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.scoring.inputs import PlanLineRow


def expected_inputs(
    score_inputs: ScoreInputs, periods: Sequence[Period], period: Period, today: date
) -> Iterator[Input]:
    """Measure each indicator against what was expected of it by *today*; others stay as they are.

    A period that has not begun is measured whole, and so is one that is over.
    """
    subject = score_inputs.subject
    days = Days(
        max(subject.starts_on, period.starts_on), min(subject.ends_before, period.ends_before)
    )
    is_running = days.starts_on <= today < days.ends_before
    rows = {str(line.line_id): line for line in score_inputs.lines}
    for item in score_inputs.basis:
        if not is_running or not isinstance(item, IndicatorInput) or item.key not in rows:
            yield item
            continue
        row, is_number = rows[item.key], isinstance(item.target, Fraction)
        whole = item.target if isinstance(item.target, Fraction) else Fraction(1)
        finer = _finer(row, periods, days) if is_number else []
        yield expect(item, row.accumulation, due_by(days, whole, finer, today), whole)


def _finer(line: PlanLineRow, periods: Sequence[Period], days: Days) -> list[Days]:
    """List the shorter periods inside *days* for which a plan states targets, of one kind."""
    inside = [
        each
        for each in periods
        if each.key in line.period_targets
        and days.starts_on <= each.starts_on
        and each.ends_before <= days.ends_before
        and (each.starts_on, each.ends_before) != (days.starts_on, days.ends_before)
    ]
    months = [each for each in inside if each.kind is PeriodKind.MONTH]
    return [
        Days(each.starts_on, each.ends_before, number(line.period_targets[each.key]))
        for each in months or inside
    ]
