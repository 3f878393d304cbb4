"""Count for reports how raters differ, what indicators were found to be, who was reached."""

import json
from collections import Counter
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_, select
from sqlalchemy.orm import aliased

from penilaian_api.domain.announcement.announcement import (
    AnnouncementKind,
    AnnouncementState,
    ReaderGroup,
)
from penilaian_api.domain.indicator.review import ReviewOutcome
from penilaian_api.storage.cycle.participation import supervises
from penilaian_api.storage.models.announcement.acknowledgements import Acknowledgement
from penilaian_api.storage.models.announcement.announcements import Announcement
from penilaian_api.storage.models.fairness.rater_statistics import RaterStatistic, RaterStudy
from penilaian_api.storage.models.indicator import Indicator, IndicatorReview, IndicatorVersion
from penilaian_api.storage.models.organization import Employee, Unit
from penilaian_api.storage.report.groups import UnitGroups, counted_units
from penilaian_api.storage.report.tallies import Tally
from penilaian_api.storage.work.caller import TODAY, exists_in_agency, joined, of_agency
from penilaian_api.storage.work.lists.searching import AFTER_ALL
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.store import WorkContext

RATERS, RATED, COMPARED = "people", "rated", "compared"
DECIDED, CHANGED = "objections_decided", "objections_changed"
MOST_ANNOUNCEMENTS = 100
"""So many are reported, the newest first."""


@dataclass(frozen=True, slots=True)
class ReviewedIndicator:
    """What a closed period says of an indicator of the library."""

    key: str
    statement: str
    lines: int
    missing: int
    at_target: int
    relevance: Decimal | None
    raters: int | None
    measurability: int
    finding_count: int
    outcome: ReviewOutcome | None


@dataclass(frozen=True, slots=True)
class ReachedByAnnouncement:
    """How many people of the units an announcement addresses, and how many have read it."""

    title: str
    kind: AnnouncementKind
    people: int
    acknowledged: int


def count_raters(work: WorkContext, groups: UnitGroups, period_id: UUID) -> Tally:
    """Count the assessors of a period's newest study by unit, and in what they differ."""
    tally: Tally = {}
    rows = execute(work, _raters(*groups.paths, period_id))
    for path, withheld, findings, count, rated, decided, changed in rows:
        row = groups.row_of(path)
        counts = Counter[str]() if row is None else tally.setdefault(row.id, Counter())
        counts[RATERS] += count
        counts[RATED] += int(rated)
        counts[DECIDED] += int(decided)
        counts[CHANGED] += int(changed)
        if withheld is None:
            counts[COMPARED] += count
        for finding in json.loads(findings):
            counts[finding] += count
    return tally


@prepared
def _raters(first: str, until: str, period_id: UUID) -> Select[*tuple[Any, ...]]:
    later = aliased(RaterStudy)
    findings = cast(RaterStatistic.findings, String)
    is_later = (later.period_id == RaterStatistic.period_id, later.number > RaterStatistic.number)
    return (
        counted_units(
            first,
            until,
            Unit.path,
            RaterStatistic.withheld,
            findings,
            func.count(),
            func.sum(RaterStatistic.rated_count),
            func.sum(RaterStatistic.objections_decided),
            func.sum(RaterStatistic.objections_changed),
        )
        .join(*joined(Employee, Employee.unit_id == Unit.id))
        .join(*joined(RaterStatistic, RaterStatistic.employee_id == Employee.id))
        .where(RaterStatistic.period_id == period_id, ~exists_in_agency(later, *is_later))
        .group_by(Unit.path, RaterStatistic.withheld, findings)
    )


def reviewed_indicators(work: WorkContext, period_id: UUID) -> list[ReviewedIndicator]:
    """List what was found of the library's indicators after a period, by their keys."""
    return [ReviewedIndicator(*row) for row in execute(work, _reviewed(period_id))]


@prepared
def _reviewed(period_id: UUID) -> Select[*tuple[Any, ...]]:
    review = IndicatorReview
    return (
        select(
            Indicator.key,
            IndicatorVersion.statement,
            review.lines,
            review.missing,
            review.at_target,
            review.relevance,
            review.raters,
            review.measurability,
            review.finding_count,
            review.outcome,
        )
        .select_from(review)
        .join(*joined(Indicator, Indicator.id == review.indicator_id))
        .join(*joined(IndicatorVersion, IndicatorVersion.id == review.indicator_version_id))
        .where(of_agency(review), review.period_id == period_id)
        .order_by(Indicator.key, IndicatorVersion.number)
    )


def reached_by_announcements(
    work: WorkContext, groups: UnitGroups, cycle_id: UUID
) -> list[ReachedByAnnouncement]:
    """Count whom of the units each announcement of a cycle addresses, and who has read it."""
    rows = execute(work, _reached(*groups.paths, cycle_id))
    return [ReachedByAnnouncement(*row) for row in rows]


@prepared
def _reached(first: str, until: str, cycle_id: UUID) -> Select[*tuple[Any, ...]]:
    addressed = _addressed(first, until)
    has_read = exists_in_agency(
        Acknowledgement,
        Acknowledgement.employee_id == Employee.id,
        Acknowledgement.record == Announcement.__tablename__,
        Acknowledgement.record_id == Announcement.id,
        Acknowledgement.content_hash == Announcement.digest,
    ).correlate(Employee, Announcement)
    return (
        select(
            Announcement.title,
            Announcement.kind,
            addressed.scalar_subquery(),
            addressed.where(has_read).scalar_subquery(),
        )
        .where(
            of_agency(Announcement),
            Announcement.cycle_id == cycle_id,
            Announcement.state != AnnouncementState.DRAFT,
        )
        .order_by(Announcement.published_at.desc(), Announcement.id)
        .limit(MOST_ANNOUNCEMENTS)
    )


def _addressed(first: Any, until: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - bound values
    """Count the people of the units that one announcement addresses today."""
    return (
        counted_units(first, until, func.count())
        .join(*joined(Employee, Employee.unit_id == Unit.id))
        .where(Employee.is_appraised(TODAY), _is_addressed(), _is_of_group())
        .correlate(Announcement)
    )


def _is_addressed() -> ColumnElement[bool]:
    """Tell whether an announcement addresses a unit: it is above it, or addresses all."""
    top = aliased(Unit)
    return or_(
        Announcement.unit_id.is_(None),
        exists_in_agency(
            top, top.id == Announcement.unit_id, Unit.path.between(top.path, top.path + AFTER_ALL)
        ).correlate(Announcement, Unit),
    )


def _is_of_group() -> ColumnElement[bool]:
    return or_(
        Announcement.reader_group != ReaderGroup.RATERS,
        and_(Announcement.reader_group == ReaderGroup.RATERS, supervises()),
    )
