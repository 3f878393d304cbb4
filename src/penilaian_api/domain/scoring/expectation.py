"""Say how much of a period's target was expected by a day: what is due so far, not the whole.

Months that are over are due, since work is documented month by month; in the first month of a
period its days count. Where a plan states targets of shorter periods, those are due as they pass,
and the rest of the target over the rest of the months.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction

from penilaian_api.domain.scoring.engine.realization import Accumulation
from penilaian_api.domain.scoring.record.inputs import IndicatorInput, Milestone, Range, Target
from penilaian_api.domain.scoring.vocabulary import Polarity

_DAY = timedelta(days=1)
_NOTHING = Fraction(0)


@dataclass(frozen=True, slots=True)
class Days:
    """Days from one to another, exclusive; *stated* is the target that the plan states for them."""

    starts_on: date
    ends_before: date
    stated: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Due:
    """Which part of something is due by a day, and which part will be when its month is over."""

    over: Fraction
    begun: Fraction


def due_by(days: Days, whole: Fraction, finer: Sequence[Days], today: date) -> Due:
    """Say how much of *whole*, the target of *days*, is due by *today*."""
    pieces = [(piece.stated, _months([piece])) for piece in finer if piece.stated is not None]
    covered = {month for _, months in pieces for month in months}
    rest = [month for month in _months([days]) if month not in covered]
    left = whole - sum((stated for stated, _ in pieces), _NOTHING)
    if rest:
        pieces.append((left, rest))
    first = min(_months([days]))
    parts = [(amount, _passed(months, first, today)) for amount, months in pieces]
    return Due(
        sum((amount * passed.over for amount, passed in parts), _NOTHING),
        sum((amount * passed.begun for amount, passed in parts), _NOTHING),
    )


def expect(
    line: IndicatorInput, accumulation: Accumulation, due: Due, whole: Fraction
) -> IndicatorInput:
    """Measure an indicator against what is due, its whole target beside it.

    *due* is of *whole*, which a target of many numbers shares out. Only what is summed grows with
    the days, and a milestone with its steps; where nothing is due yet nothing is measured.
    """
    share = Due(due.over / whole, due.begun / whole) if whole else Due(Fraction(1), Fraction(1))
    if isinstance(line.target, tuple):
        return _expect_step(line, line.target, share.over * 100)
    if accumulation is not Accumulation.SUM or min(share.over, share.begun) >= 1:
        return line
    target = _cut(line.target, line.polarity, share)
    used = share.begun if line.polarity is Polarity.LOWER else share.over
    baseline = None if line.baseline is None else line.baseline * used
    expected = replace(line, target=target, baseline=baseline, period_target=line.target)
    return (
        expected
        if _is_due(target, line.polarity)
        else replace(line, realization=None, period_target=line.target)
    )


def _cut(target: Fraction | Range, polarity: Polarity, share: Due) -> Target:
    """Cut a target: what is to be reached by what is over, a limit by what has begun."""
    low, high = (
        (share.begun, share.begun) if polarity is Polarity.LOWER else (share.over, share.over)
    )
    if polarity is Polarity.WITHIN:
        high = share.begun
    if isinstance(target, Range):
        return Range(target.low * low, target.high * high)
    return target * low


def _is_due(target: Target, polarity: Polarity) -> bool:
    if isinstance(target, Range):
        return target.low < target.high
    return target != 0 or polarity is Polarity.LOWER


def _expect_step(
    line: IndicatorInput, steps: tuple[Milestone, ...], due: Fraction
) -> IndicatorInput:
    """Expect the last step that is due; who is further has reached it."""
    if due >= 100 or (line.step is None and line.realization is None):  # noqa: PLR2004 - percent
        return line
    reached = _reached(line, steps)
    awaited = [step for step in steps if step.value <= due and step.value > 0]
    if not awaited:
        awaited = [step for step in steps if step.value > 0 and step.value <= reached][-1:]
    if not awaited:
        return replace(line, realization=None, step=None, period_target=line.target)
    full = awaited[-1].value
    shown = [step for step in steps if step.value < full] + [awaited[-1]]
    target = tuple(Milestone(step.key, step.value / full * 100) for step in shown)
    at = [step for step in shown if step.value <= reached]
    step = at[-1].key if at else None
    zero = None if at else _NOTHING
    return replace(line, target=target, step=step, realization=zero, period_target=line.target)


def _reached(line: IndicatorInput, steps: Sequence[Milestone]) -> Fraction:
    if line.step is not None:
        return next((step.value for step in steps if step.key == line.step), _NOTHING)
    return _NOTHING if line.realization is None else line.realization


def _months(spans: Iterable[Days]) -> list[tuple[date, date]]:
    """Part days into calendar months, the first and the last as far as they lie in them."""
    months = []
    for span in spans:
        begins = span.starts_on
        while begins < span.ends_before:
            following = (begins.replace(day=1) + timedelta(days=32)).replace(day=1)
            months.append((begins, min(following, span.ends_before)))
            begins = following
    return months


def _passed(months: Sequence[tuple[date, date]], first: tuple[date, date], today: date) -> Due:
    """Say which part of *months* is over, and which has begun; the first goes by its days."""
    if not months:
        return Due(_NOTHING, _NOTHING)
    over = begun = _NOTHING
    for month in months:
        starts_on, ends_before = month
        if ends_before <= today:
            over += 1
        elif month == first and starts_on <= today:
            over += Fraction((today + _DAY - starts_on).days, (ends_before - starts_on).days)
        begun += starts_on <= today
    return Due(over / len(months), begun / len(months))
