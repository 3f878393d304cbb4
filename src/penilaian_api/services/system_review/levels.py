"""Show by level of management how far and how well the evaluations of a period are done.

Why it is so: docs/decisions/0071.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.services.local_days import instants_of
from penilaian_api.services.views import view_of
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.system_review import levels as level_storage
from penilaian_api.storage.system_review.levels import LevelRow
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PLACES: Final = 4
_WHOLE: Final = 100
_ORDER: Final = {job_class: rank for rank, job_class in enumerate(JobClass)}


@dataclass(frozen=True, slots=True)
class ManagementLevelView:
    """The leaders of one class of post: what they owe, what is done of it, and how well."""

    job_class: JobClass | None
    leaders: int
    evaluations: int
    rated: int
    final: int
    delivered: int
    acknowledged: int
    on_time: int
    with_whole_feedback: int
    corrected: int
    completion: Decimal | None
    timeliness: Decimal | None
    feedback_quality: Decimal | None


@dataclass(frozen=True, slots=True)
class ManagementLevelsView:
    """All levels of management in a period, the highest first."""

    period_id: UUID
    period_key: str
    levels: tuple[ManagementLevelView, ...]


def of_period(work: UnitOfWork, period_id: UUID) -> ManagementLevelsView:
    """Show the levels of a period, as far as the caller's people go."""
    period = work.of(Period).get(period_id)
    return ManagementLevelsView(period.id, period.key, levels_of(work, period))


def levels_of(work: UnitOfWork, period: Period) -> tuple[ManagementLevelView, ...]:
    """Count the levels of a period already fetched."""
    _, over_at = instants_of(work, Span.through(period.rate_from, period.rate_until))
    rows = level_storage.levels_of(work, period.id, over_at)
    return tuple(map(_view, sorted(rows, key=_rank)))


def _rank(row: LevelRow) -> int:
    return len(_ORDER) if row.job_class is None else _ORDER[row.job_class]


def _view(row: LevelRow) -> ManagementLevelView:
    return view_of(
        ManagementLevelView,
        row,
        completion=_share(row.delivered, row.evaluations),
        timeliness=_share(row.on_time, row.final),
        feedback_quality=_share(row.with_whole_feedback, row.final),
    )


def _share(part: int, whole: int) -> Decimal | None:
    return round_half_up(Fraction(part * _WHOLE, whole), PLACES) if whole else None
