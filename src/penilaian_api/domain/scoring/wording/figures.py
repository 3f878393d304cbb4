"""Word what indicators and parts came to: targets, realizations, points that add up."""

from collections.abc import Iterator
from dataclasses import fields

from penilaian_api.domain.scoring.record.card import (
    IndicatorFigures,
    Item,
    PartScore,
    ResultOutcome,
    Scorecard,
)
from penilaian_api.domain.scoring.record.inputs import MeasurementInput, PeriodResult
from penilaian_api.domain.scoring.record.numbers import number
from penilaian_api.domain.scoring.wording.writer import Writer


def figures(card: Scorecard, write: Writer) -> Iterator[str]:
    """Word target, realization and attainment of each indicator, and what the result is by them."""
    for result in card.work_results:
        for indicator in result.indicators:
            yield _indicator(indicator, write)
            yield from _whole(indicator, write)
        yield _by_indicators(result, write)
    for item in card.items:
        if item.figures is not None:
            yield _indicator_points(item, item.figures, write)
            yield from _whole(item.figures, write)
        if item.raw is not None and item.points is not None:
            raw, points = write.points(item.raw), write.points(item.points)
            yield write.fill("limited", name=_name(item, write), raw=raw, points=points)


def parts(card: Scorecard, write: Writer) -> Iterator[str]:
    """Word what each part contributed, so that it adds up, and the sub-scores of the aspects."""
    for part in card.parts:
        if part.measured is not None:
            yield from _measured(part, part.measured, write)
        yield _part(part, write)
        attendance = write.circumstances.attendance.get(part.key)
        if attendance is not None:
            days = {item.name: str(getattr(attendance, item.name)) for item in fields(attendance)}
            yield write.fill("attendance", **days)
    if card.score is not None and len(card.written) > 1:
        terms = " + ".join(_term(format(value, "f"), write) for _, value in card.written)
        yield write.fill("sum", terms=terms, score=write.localize(format(card.score, "f")))
    for aspect, points in card.aspects.items():
        yield write.fill("aspect", name=write.term(aspect), points=write.points(points))


def changes(card: Scorecard, write: Writer) -> Iterator[str]:
    """Word what moved the outcome on the way."""
    added = iter([value for key, value in card.written if key.startswith("adjustment/")])
    for note in card.notes:
        values = {name: _fact(name, value, write) for name, value in note.facts.items()}
        if "added" in values and (value := next(added, None)) is not None:
            values["added"] = write.localize(format(value, "f"))
        if card.periods:
            values["periods"] = "; ".join(_period(period, write) for period in card.periods)
        yield write.fill(note.code, **values)
    if card.periods and (missing := write.circumstances.months_missing):
        yield write.fill("months_missing", months=", ".join(map(write.month, missing)))
    for each in write.circumstances.taken_over:
        yield write.fill(
            "taken_over",
            statement=each.statement,
            reason=each.reason,
            day=write.day(each.taken_on),
        )


def _period(period: PeriodResult, write: Writer) -> str:
    return f"{period.key} = {write.points(period.score)}"


def _whole(indicator: IndicatorFigures, write: Writer) -> Iterator[str]:
    """Word the target of the whole period beside what was expected of it so far."""
    if indicator.period_target is not None:
        yield write.fill("so_far", target=write.target(indicator.period_target, indicator.key))


def _indicator(indicator: IndicatorFigures, write: Writer) -> str:
    target = write.target(indicator.target, indicator.key)
    if indicator.attainment is None or indicator.relation is None:
        return write.fill("indicator_open", name=indicator.name, target=target)
    return write.fill(
        "indicator",
        name=indicator.name,
        target=target,
        realization=_realization(indicator, write),
        attainment=write.percent(indicator.attainment),
        side=write.term(indicator.relation),
    )


def _indicator_points(item: Item, indicator: IndicatorFigures, write: Writer) -> str:
    target = write.target(indicator.target, indicator.key)
    if indicator.attainment is None or item.points is None:
        return write.fill("indicator_open", name=indicator.name, target=target)
    return write.fill(
        "indicator_points",
        name=indicator.name,
        target=target,
        realization=_realization(indicator, write),
        attainment=write.percent(indicator.attainment),
        points=write.points(item.points),
    )


def _realization(indicator: IndicatorFigures, write: Writer) -> str:
    if indicator.step is not None:
        return indicator.step
    realized = indicator.realization
    return "" if realized is None else write.measured(realized, indicator.key)


def _by_indicators(result: ResultOutcome, write: Writer) -> str:
    if result.proposed is None:
        return write.fill("not_by_indicators", name=result.name)
    level, rule = write.term(result.proposed), write.term(f"rule_{result.proposed}")
    return write.fill("by_indicators", name=result.name, level=level, rule=rule)


def _measured(part: PartScore, measured: MeasurementInput, write: Writer) -> Iterator[str]:
    """Word a measured value: from what, between which bounds, and what counts of few answers."""
    name = part.label.of(write.language)
    if measured.low is not None or measured.high is not None:
        yield _estimated(part, measured, write)
    elif measured.rests_on:
        value, source = write.points(measured.value), measured.rests_on
        yield write.fill("measured_by", name=name, value=value, source=source)
    if part.drawn is not None and measured.previous is not None:
        yield write.fill(
            "drawn",
            name=name,
            value=write.points(measured.value),
            previous=write.points(measured.previous),
            drawn=write.points(part.drawn),
        )


def _estimated(part: PartScore, measured: MeasurementInput, write: Writer) -> str:
    """Word a value that was estimated: from how many answers, and between which bounds."""
    name = part.label.of(write.language)
    low, high = (measured.value if end is None else end for end in (measured.low, measured.high))
    values = {
        "name": name,
        "value": write.points(measured.value),
        "low": write.points(low),
        "high": write.points(high),
    }
    if measured.count is None:
        return write.fill("measured", **values)
    return write.fill("measured_from", count=str(measured.count), **values)


def _part(part: PartScore, write: Writer) -> str:
    values = {
        "name": part.label.of(write.language),
        "points": write.points(part.points),
        "weight": write.figure(part.weight),
    }
    if part.written_share is None:
        return write.fill("axis_part", **values)
    share = write.localize(format(part.written_share, "f"))
    return write.fill("part", share=share, **values)


def _term(digits: str, write: Writer) -> str:
    """Write a term of the sum; what a limit takes away stands in brackets."""
    written = write.localize(digits)
    return f"({written})" if written.startswith("-") else written


def _fact(name: str, value: str, write: Writer) -> str:
    if name in {"added", "cap", "unlimited", "limited"}:
        return write.points(number(value))
    return write.term(value)


def _name(item: Item, write: Writer) -> str:
    return item.name.of(write.language)
