"""Show how satisfied citizens are with a unit beside how its people were rated."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.domain.errors import UnitOutOfReachError
from penilaian_api.domain.outcome.satisfaction import PeriodBeside, beside
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.domain.survey.release import LEAST_GROUP
from penilaian_api.services.survey.history import over_time
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.outcome import results
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PLACES: Final = 4


@dataclass(frozen=True, slots=True)
class SatisfactionPeriodView:
    """A period of a unit: what citizens said, what its people's results are, how both moved."""

    period_id: UUID
    period_key: str
    starts_on: date
    ends_on: date
    satisfaction: Decimal | None
    satisfaction_low: Decimal | None
    satisfaction_high: Decimal | None
    satisfaction_change: Decimal | None
    answers: int | None
    asked_until: date | None
    is_withheld: bool
    people: int | None
    mean_score: Decimal | None
    score_change: Decimal | None
    good_share: Decimal | None
    share_change: Decimal | None
    predicates: dict[Predicate, int] | None


@dataclass(frozen=True, slots=True)
class SatisfactionView:
    """Satisfaction beside results, from period to period; fewer than *least* are withheld."""

    unit_code: str
    unit_name: str
    instrument_key: str
    kind: PeriodKind
    least: int
    periods: tuple[SatisfactionPeriodView, ...]


def of_unit(
    work: UnitOfWork, unit_code: str, instrument_key: str, kind: PeriodKind
) -> SatisfactionView:
    """Set both beside each other, of a unit that the caller heads or administers."""
    unit = work.of(Unit).find(code=unit_code)
    if unit is None:
        raise UnitOutOfReachError("unit_code")
    periods = results.periods_of_kind(work, kind)
    of_people = results.results_of(work, unit.id, [key for key, _, _ in periods])
    releases = over_time(work, instrument_key, unit.code)
    return SatisfactionView(
        unit_code=unit.code,
        unit_name=unit.name,
        instrument_key=instrument_key,
        kind=kind,
        least=LEAST_GROUP,
        periods=tuple(map(_view, beside(periods, releases, of_people))),
    )


def _view(row: PeriodBeside) -> SatisfactionPeriodView:
    index, shown = row.satisfaction, row.results
    return SatisfactionPeriodView(
        period_id=row.period_id,
        period_key=row.key,
        starts_on=row.days.starts_on,
        ends_on=row.days.ends_on or date.max,
        satisfaction=None if index is None else _rounded(index.value),
        satisfaction_low=None if index is None else _rounded(index.low),
        satisfaction_high=None if index is None else _rounded(index.high),
        satisfaction_change=_rounded(row.satisfaction_change),
        answers=None if index is None else index.count,
        asked_until=None if index is None else index.ends_on,
        is_withheld=row.is_withheld,
        people=None if shown is None else shown.people,
        mean_score=None if shown is None else _rounded(shown.mean_score),
        score_change=_rounded(row.score_change),
        good_share=None if shown is None else _rounded(shown.good_share),
        share_change=_rounded(row.share_change),
        predicates=None if shown is None else {**shown.predicates},
    )


def _rounded(value: Fraction | None) -> Decimal | None:
    return round_if_known(value, _PLACES)
