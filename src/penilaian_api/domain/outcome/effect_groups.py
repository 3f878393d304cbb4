"""Group people and units who are alike, to tell what follow-up did to their later results.

Alike are people in the same kind of position and of unit with the same predicate before; units of
the same kind whose people had, on average, the same level before. A unit counts as followed up from
a third of its people on, and as alike where nobody was; units of fewer than five people are left
out.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.outcome.effect import (
    LEAST,
    LEVELS,
    Arm,
    Effect,
    EffectLevel,
    EffectMeasure,
    EffectWarning,
    MatchedGroup,
    WithheldEffect,
    arm_of,
    effect_of,
)
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.scoring.vocabulary import Predicate

FOLLOWED_SHARE: Final = Fraction(1, 3)
"""From this share of its people on a unit counts as followed up."""


@dataclass(frozen=True, slots=True)
class AlikePeople:
    """People of one unit with the same position, predicates and follow-up: sums alone."""

    unit_id: UUID
    unit_kind: str
    position_kind: str
    before: Predicate
    after: Predicate
    is_followed: bool
    people: int
    scored: int
    score_total: Fraction
    score_squares: Fraction


@dataclass(frozen=True, slots=True)
class StatedEffect:
    """An effect: of whom, by which measure."""

    level: EffectLevel
    measure: EffectMeasure
    effect: Effect


def effects_of(rows: Sequence[AlikePeople]) -> Iterator[StatedEffect]:
    """State the effect on people and on units, by predicates and by scores."""
    yield _stated(EffectLevel.PEOPLE, EffectMeasure.PREDICATE, _people_by_predicate(rows))
    yield _stated(EffectLevel.UNITS, EffectMeasure.PREDICATE, _units(rows, by_score=False))
    if rows and all(row.scored == row.people for row in rows):
        yield _stated(EffectLevel.PEOPLE, EffectMeasure.SCORE, _people_by_score(rows))
        yield _stated(EffectLevel.UNITS, EffectMeasure.SCORE, _units(rows, by_score=True))
        return
    nothing = Effect(0, 0, 0, 0, WithheldEffect.NOT_MEASURED, None)
    for level in EffectLevel:
        yield StatedEffect(level, EffectMeasure.SCORE, nothing)


def warnings_of(rows: Iterable[AlikePeople]) -> tuple[EffectWarning, ...]:
    """Warn where those followed up had, on the whole, worse results before than the others."""
    before: dict[bool, Arm] = {True: Arm(), False: Arm()}
    for row in rows:
        before[row.is_followed] += _same(LEVELS[row.before], row.people)
    if not all(arm.count for arm in before.values()) or before[True].mean >= before[False].mean:
        return ()
    return (EffectWarning.REGRESSION_TO_THE_MEAN,)


def _stated(
    level: EffectLevel, measure: EffectMeasure, groups: Iterable[MatchedGroup]
) -> StatedEffect:
    return StatedEffect(level, measure, effect_of(groups))


def _same(level: int, people: int) -> Arm:
    """Sum up people who all have the same level."""
    return Arm(people, Fraction(level * people), Fraction(level * level * people))


@dataclass(slots=True)
class _Sides:
    """Both sides of a group while it is put together."""

    arms: dict[bool, Arm] = field(default_factory=lambda: {True: Arm(), False: Arm()})
    levels: Counter[Predicate] = field(default_factory=Counter)

    def matched(self, most: int, before: Fraction | None) -> MatchedGroup:
        return MatchedGroup(self.arms[True], self.arms[False], most, before)


def _sides(rows: Iterable[AlikePeople], *, by_score: bool) -> dict[Predicate, list[_Sides]]:
    groups: dict[tuple[str, str, Predicate], _Sides] = defaultdict(_Sides)
    for row in rows:
        sides = groups[row.unit_kind, row.position_kind, row.before]
        sides.levels[row.after] += row.people
        scores = Arm(row.scored, row.score_total, row.score_squares)
        sides.arms[row.is_followed] += scores if by_score else _same(LEVELS[row.after], row.people)
    by_predicate: dict[Predicate, list[_Sides]] = defaultdict(list)
    for (_, _, before), sides in groups.items():
        by_predicate[before].append(sides)
    return by_predicate


def _people_by_predicate(rows: Iterable[AlikePeople]) -> Iterator[MatchedGroup]:
    for before, groups in _sides(rows, by_score=False).items():
        for sides in groups:
            yield sides.matched(max(sides.levels.values()), Fraction(LEVELS[before]))


def _people_by_score(rows: Iterable[AlikePeople]) -> Iterator[MatchedGroup]:
    for groups in _sides(rows, by_score=True).values():
        for sides in groups:
            yield sides.matched(1, None)


def _units(rows: Iterable[AlikePeople], *, by_score: bool) -> Iterator[MatchedGroup]:
    """Set units that were followed up beside units of their kind in which nobody was."""
    by_unit: dict[UUID, list[AlikePeople]] = defaultdict(list)
    for row in rows:
        by_unit[row.unit_id].append(row)
    groups: dict[tuple[str, int], dict[bool, list[Fraction]]] = defaultdict(
        lambda: {True: [], False: []}
    )
    for own in by_unit.values():
        people = sum(row.people for row in own)
        followed = sum(row.people for row in own if row.is_followed)
        is_followed = followed >= FOLLOWED_SHARE * people
        if people < LEAST or (followed and not is_followed):
            continue
        before = Fraction(sum(LEVELS[row.before] * row.people for row in own), people)
        key = (own[0].unit_kind, int(round_half_up(before, 0)))
        groups[key][is_followed].append(_mean(own, people, by_score=by_score))
    for sides in groups.values():
        most = max(Counter([*sides[True], *sides[False]]).values())
        yield MatchedGroup(arm_of(sides[True]), arm_of(sides[False]), most)


def _mean(own: Sequence[AlikePeople], people: int, *, by_score: bool) -> Fraction:
    if by_score:
        return sum((row.score_total for row in own), Fraction(0)) / people
    return Fraction(sum(LEVELS[row.after] * row.people for row in own), people)
