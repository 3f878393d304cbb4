"""Say attendance and its rules in shapes and in plain words."""

from collections.abc import Iterator
from fractions import Fraction

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.attendance.schemas.attendance import (
    AttendanceMonthOut,
    AttendanceYearOut,
    DeductionOut,
    DisciplineBandOut,
    DisciplineRuleOut,
    DisciplineRulesOut,
    DisciplineThresholdOut,
    LeaveKindOut,
    UnexcusedDaysOut,
)
from penilaian_api.domain.attendance.reckoning import Deduction, MonthOfDays, UnexcusedDays
from penilaian_api.domain.attendance.rule import DisciplineRule, DisciplineRules
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.services.attendance.years import YearView

_AS_THEY_ARE = tuple(
    name
    for name in AttendanceMonthOut.model_fields
    if name not in {"month", "deductions", "points"}
)


def year_to_response(view: YearView, language: Language) -> AttendanceYearOut:
    """Give a person's year, with the rule in plain words."""
    return AttendanceYearOut(
        employee_id=view.employee_id,
        year=view.year,
        rule=view.rule.key,
        rule_version=view.rule.version,
        sources=view.rule.sources,
        explanation=tuple(_explain(view.rule, view.unexcused, language)),
        months=tuple(map(month_to_response, view.months)),
        unexcused=unexcused_to_response(view.unexcused),
    )


def month_to_response(month: MonthOfDays) -> AttendanceMonthOut:
    """Give a month, its numbers rounded as decimals are shown."""
    year, number = month.month
    return AttendanceMonthOut(
        month=f"{year:04}-{number:02}",
        deductions=tuple(map(_deduction, month.deductions)),
        points=round_half_up(month.points, 4),
        **{name: getattr(month, name) for name in _AS_THEY_ARE},
    )


def unexcused_to_response(unexcused: UnexcusedDays) -> UnexcusedDaysOut:
    """Give where a person stands."""
    threshold = unexcused.threshold
    return UnexcusedDaysOut(
        absent_days=unexcused.absent_days,
        converted_days=unexcused.converted_days,
        longest_in_a_row=unexcused.longest_in_a_row,
        level=None if threshold is None else threshold.level,
        penalty=None if threshold is None else threshold.penalty,
    )


def rules_to_response(rules: DisciplineRules) -> DisciplineRulesOut:
    """Give all rules, and the kinds of leave."""
    return DisciplineRulesOut(
        rules=tuple(map(_rule, rules.rules.values())),
        leave_kinds=tuple(map(LeaveKindOut.model_validate, rules.leave_kinds.values())),
    )


def _rule(rule: DisciplineRule) -> DisciplineRuleOut:
    return DisciplineRuleOut(
        key=rule.key,
        version=rule.version,
        label=dict(rule.label),
        sources=rule.sources,
        absent_percent=round_half_up(rule.absent_percent, 4),
        no_leave_percent=round_half_up(rule.no_leave_percent, 4),
        minutes_per_day=rule.minutes_per_day,
        in_a_row=rule.in_a_row,
        bands=tuple(
            DisciplineBandOut(
                from_minutes=band.from_minutes, percent=round_half_up(band.percent, 4)
            )
            for band in rule.bands
        ),
        thresholds=tuple(map(DisciplineThresholdOut.model_validate, rule.thresholds)),
    )


def _deduction(deduction: Deduction) -> DeductionOut:
    return DeductionOut(
        on=deduction.on,
        cause=deduction.cause,
        minutes=deduction.minutes,
        percent=round_half_up(deduction.percent, 4),
    )


def _explain(rule: DisciplineRule, unexcused: UnexcusedDays, language: Language) -> Iterator[str]:
    """Say the rule in plain words, and where the person stands by it."""

    def say(sentence: str, **facts: object) -> str:
        words = {name: str(fact) for name, fact in facts.items()}
        return messages.sentence(f"attendance.{sentence}", words, language)

    yield say("month")
    for band in rule.bands:
        yield say("band", minutes=band.from_minutes, percent=_percent(band.percent))
    yield say("absent", percent=_percent(rule.absent_percent))
    if rule.minutes_per_day is not None:
        yield say("minutes", minutes=rule.minutes_per_day, days=unexcused.converted_days)
    yield say("law", days=rule.thresholds[0].from_days, in_a_row=rule.in_a_row)
    yield say("unexcused", days=unexcused.absent_days, in_a_row=unexcused.longest_in_a_row)
    if unexcused.threshold is not None:
        yield say("reached", penalty=unexcused.threshold.penalty)
    yield say("no_sanction")


def _percent(percent: Fraction) -> str:
    """Write a percentage without needless zeros."""
    return format(round_half_up(percent, 4).normalize(), "f")
