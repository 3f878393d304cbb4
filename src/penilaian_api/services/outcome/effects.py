"""Show what training and guidance did to later results, of people and of units, without names.

Why it is so: docs/decisions/0069.
"""

from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from penilaian_api.domain.errors import Fault, InvalidDataError, UnitOutOfReachError
from penilaian_api.domain.outcome.effect import (
    LEAST,
    METHOD,
    METHOD_VERSION,
    EffectLevel,
    EffectMeasure,
    EffectWarning,
    FollowUpKind,
    WithheldEffect,
)
from penilaian_api.domain.outcome.effect_groups import StatedEffect, effects_of, warnings_of
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.services.local_days import begin_of
from penilaian_api.services.outcome.comparisons import PLACES, IntervalView, interval_view
from penilaian_api.services.references import require
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.outcome import effects as storage
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class EffectRowView:
    """An effect: of whom, by which measure, between which bounds; or why it is not stated."""

    level: EffectLevel
    measure: EffectMeasure
    followed: int
    alike: int
    unmatched: int
    groups: int
    withheld: WithheldEffect | None
    difference: IntervalView | None
    is_clear: bool
    followed_change: Decimal | None
    alike_change: Decimal | None


@dataclass(frozen=True, slots=True)
class FollowUpEffectView:
    """What a kind of follow-up between two periods did; fewer than *least* are withheld."""

    kind: FollowUpKind
    unit_code: str
    unit_name: str
    earlier_period_id: UUID
    later_period_id: UUID
    least: int
    method: str
    method_version: int
    warnings: tuple[EffectWarning, ...]
    effects: tuple[EffectRowView, ...]


def of_unit(
    work: UnitOfWork, kind: FollowUpKind, unit_code: str, earlier_id: UUID, later_id: UUID
) -> FollowUpEffectView:
    """Compare later results of a unit that the caller heads or administers."""
    unit = work.of(Unit).find(code=unit_code)
    if unit is None:
        raise UnitOutOfReachError("unit_code")
    periods = work.of(Period)
    earlier = require(periods.get_referenced(earlier_id), "/query/earlier_period_id")
    later = require(periods.get_referenced(later_id), "/query/later_period_id")
    if later.starts_on < earlier.ends_before:
        fault = Fault("/query/later_period_id", "period_not_later")
        raise InvalidDataError("invalid_input", faults=[fault])
    rows = storage.alike_people(
        work,
        kind,
        unit.id,
        earlier=earlier.id,
        later=later.id,
        window=(earlier.ends_before, later.ends_before),
        window_begins_at=begin_of(work, earlier.ends_before),
    )
    return FollowUpEffectView(
        kind=kind,
        unit_code=unit.code,
        unit_name=unit.name,
        earlier_period_id=earlier.id,
        later_period_id=later.id,
        least=LEAST,
        method=METHOD,
        method_version=METHOD_VERSION,
        warnings=warnings_of(rows),
        effects=tuple(map(_view, effects_of(rows))),
    )


def _view(stated: StatedEffect) -> EffectRowView:
    effect = stated.effect
    is_withheld = effect.withheld is not None
    return EffectRowView(
        level=stated.level,
        measure=stated.measure,
        followed=0 if is_withheld else effect.followed,
        alike=0 if is_withheld else effect.alike,
        unmatched=0 if is_withheld else effect.unmatched,
        groups=0 if is_withheld else effect.groups,
        withheld=effect.withheld,
        difference=interval_view(effect.difference),
        is_clear=effect.is_clear,
        followed_change=round_if_known(effect.followed_change, PLACES),
        alike_change=round_if_known(effect.alike_change, PLACES),
    )
