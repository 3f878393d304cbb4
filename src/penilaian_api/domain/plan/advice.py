"""Advise on the numbers and days of an indicator: what is allowed, and is seldom meant."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.indicator.vocabulary import Words
from penilaian_api.domain.indicator.wording import is_share
from penilaian_api.domain.plan.plan import IndicatorLine, PlanDraft, TargetRange

WHOLE: Final = Decimal(100)


def indicator_advice(
    draft: PlanDraft, line: IndicatorLine, pointer: str, words: Words
) -> Iterator[Fault]:
    """Name a share above the whole, a day outside plan or cycle, and targets that nothing reads."""
    yield from _day_advice(draft, line, pointer)
    if is_share(line.statement, line.measured_in or "", words):
        for name, value in _numbers(line):
            if value > WHOLE:
                yield Fault(f"{pointer}/{name}", "share_above_whole")
    if line.by_period and not line.is_sum:
        yield Fault(f"{pointer}/period_targets", "period_targets_unread")


def _numbers(line: IndicatorLine) -> Iterator[tuple[str, Decimal]]:
    """Give each number of the target with the name of its field."""
    if isinstance(line.target, TargetRange):
        yield "target_low", line.target.low
        yield "target_high", line.target.high
    elif isinstance(line.target, Decimal):
        yield "target", line.target
    for key, value in line.by_period:
        yield f"period_targets/{key}", value


def _day_advice(draft: PlanDraft, line: IndicatorLine, pointer: str) -> Iterator[Fault]:
    """Tell of a deadline that lies outside the cycle, or else outside the plan."""
    if line.deadline is None:
        return
    for days, code in (
        (draft.cycle_days, "deadline_outside_cycle"),
        (draft.days, "deadline_outside_plan"),
    ):
        if days is not None and not days.contains(line.deadline):
            yield Fault(f"{pointer}/deadline", code, _facts(days))
            return


def _facts(days: Span) -> dict[str, str]:
    return {"starts_on": str(days.starts_on), "ends_on": str(days.ends_on)}
