"""Measure whether the appraisal system worked in a period, each number with what it came from.

Why it is so: docs/decisions/0071.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.scoring.record.canonical import refuse_damaged
from penilaian_api.domain.scoring.record.numbers import round_half_up, round_if_known
from penilaian_api.domain.system_review.effectiveness import (
    Answered,
    EffectivenessMeasure,
    MeasureAim,
    MeasuredEffect,
    MeasureId,
    PeriodCounts,
    measure_all,
)
from penilaian_api.services.cycle import participation
from penilaian_api.services.local_days import instants_of
from penilaian_api.storage.models.cycle import Cycle, Period
from penilaian_api.storage.packaged_data import effectiveness_measures
from penilaian_api.storage.system_review import effectiveness as effect_storage
from penilaian_api.storage.system_review.effectiveness import AskedSurvey, ReleasedSurvey
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class BilingualText:
    """A text in both languages."""

    id: str
    en: str


@dataclass(frozen=True, slots=True)
class MeasureView:
    """A measure: what it says, by which target it is met, and where it comes from."""

    id: MeasureId
    version: int
    title: BilingualText
    definition: BilingualText
    aim: MeasureAim
    target: Decimal
    least: int
    source: BilingualText


@dataclass(frozen=True, slots=True)
class MeasuredEffectView:
    """A measure with its value in percent, from how many, and what it was computed from."""

    measure: MeasureView
    value: Decimal | None
    count: int
    is_met: bool | None
    formula: str
    inputs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EffectivenessView:
    """The measures of a period as they stand now."""

    period_id: UUID
    period_key: str
    measures: tuple[MeasuredEffectView, ...]


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """What is the same of all units: the end of the window, and what was answered in the cycle."""

    window_over_at: datetime
    answered: tuple[Answered, ...]


def measures() -> tuple[MeasureView, ...]:
    """List the measures with definition and target."""
    return tuple(map(_measure_view, effectiveness_measures()))


def definition(measure_id: MeasureId) -> Mapping[str, str]:
    """Say in both languages what a measure tells."""
    return next(each.definition for each in effectiveness_measures() if each.id is measure_id)


def of_period(work: UnitOfWork, period_id: UUID) -> EffectivenessView:
    """Measure a period as it stands now."""
    period = work.of(Period).get(period_id)
    return EffectivenessView(period.id, period.key, measured(work, period))


def measured(work: UnitOfWork, period: Period) -> tuple[MeasuredEffectView, ...]:
    """Compute all measures of a period already fetched."""
    counts = _count(work, period)
    return tuple(map(effect_view, measure_all(effectiveness_measures(), counts)))


def facts_of(work: UnitOfWork, period: Period) -> PeriodFacts:
    """Tell until when results were in time, and what all together answered in the cycle."""
    asked, survey = _asked(work.of(Cycle).get(period.cycle_id))
    release = effect_storage.released(work, survey)
    return PeriodFacts(_window_over_at(work, period), tuple(_answers(release, asked)))


def _asked(cycle: Cycle) -> tuple[EffectivenessMeasure, AskedSurvey]:
    asked = next(each for each in effectiveness_measures() if each.instrument)
    return asked, AskedSurvey(asked.instrument, cycle.starts_on, cycle.ends_before)


def _window_over_at(work: UnitOfWork, period: Period) -> datetime:
    return instants_of(work, Span.through(period.rate_from, period.rate_until))[1]


def _count(work: UnitOfWork, period: Period) -> PeriodCounts:
    cycle = work.of(Cycle).get(period.cycle_id)
    asked, survey = _asked(cycle)
    counted = effect_storage.count(work, period.id, _window_over_at(work, period), survey)
    took_part = participation.of_cycle(work, cycle.key)
    return PeriodCounts(
        origin=f"period:{period.id}@{period.version}",
        evaluations=counted.results.evaluations,
        delivered=counted.results.delivered,
        final=counted.results.final,
        on_time=counted.results.on_time,
        predicates=counted.predicates,
        objections_decided=counted.objections_decided,
        objections_changed=counted.objections_changed,
        steps_open=took_part.people * len(took_part.steps),
        steps_taken=sum(step.count for step in took_part.steps),
        answered=tuple(_answers(counted.release, asked)),
    )


def _answers(release: ReleasedSurvey | None, asked: EffectivenessMeasure) -> Iterator[Answered]:
    """Read what all together answered, where a release shows it."""
    if release is None:
        return
    refuse_damaged(release.content, release.digest)
    whole: dict[str, Any] | None = json.loads(release.content).get("whole")
    origin = f"survey:{release.survey_id}"
    for question in () if whole is None else whole["questions"]:
        if question["code"] in asked.questions and len(question["counts"]) > 1:
            yield Answered(question["code"], tuple(question["counts"]), origin)


def _measure_view(measure: EffectivenessMeasure) -> MeasureView:
    return MeasureView(
        id=measure.id,
        version=measure.version,
        title=BilingualText(**measure.title),
        definition=BilingualText(**measure.definition),
        aim=measure.aim,
        target=round_half_up(measure.target, PLACES),
        least=measure.least,
        source=BilingualText(**measure.source),
    )


def effect_view(effect: MeasuredEffect) -> MeasuredEffectView:
    """Give out a measure that was computed, rounded where it is shown."""
    return MeasuredEffectView(
        measure=_measure_view(effect.measure),
        value=round_if_known(effect.value, PLACES),
        count=effect.count,
        is_met=effect.is_met,
        formula=effect.formula,
        inputs=tuple(map(str, effect.operands)),
    )
