"""Query on which lines the library's indicators stood in a period, and list what was reviewed."""

from collections.abc import Collection
from typing import Final
from uuid import UUID

from sqlalchemy import Select, select

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.indicator import Indicator, IndicatorReview, IndicatorVersion
from penilaian_api.storage.models.plan import PlanIndicator
from penilaian_api.storage.work.caller import of_agency
from penilaian_api.storage.work.lists.listing import BesideEach, ListFilter, Listing, equal
from penilaian_api.storage.work.lists.searching import Search
from penilaian_api.storage.work.prepared import execute, prepared
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.store import WorkContext

REVIEWS: Final = Listing(
    model=IndicatorReview,
    sorts={"created": ()},
    filters={
        "period_id": equal(IndicatorReview.period_id, "Only of this period."),
        "indicator_id": equal(IndicatorReview.indicator_id, "Only of this indicator."),
        "has_findings": ListFilter(
            bool,
            lambda value: (IndicatorReview.finding_count > 0) == value,
            "Only (or none) of which something was found.",
        ),
        "is_decided": ListFilter(
            bool,
            lambda value: IndicatorReview.outcome.is_not(None) == value,
            "Only (or none) that was decided on.",
        ),
    },
    search=Search(codes=(Indicator.key,), text="The beginning of the key of the indicator."),
    beside=(
        BesideEach(Period, Period.id == IndicatorReview.period_id, period_key=Period.key),
        BesideEach(Indicator, Indicator.id == IndicatorReview.indicator_id, key=Indicator.key),
        BesideEach(
            IndicatorVersion,
            IndicatorVersion.id == IndicatorReview.indicator_version_id,
            number=IndicatorVersion.number,
            statement=IndicatorVersion.statement,
        ),
    ),
)
"""The list of reviewed indicators."""


def versions_by_line(work: WorkContext, revisions: Collection[UUID]) -> dict[UUID, UUID]:
    """Tell which version of the library stands on each line of *revisions*, if one does."""
    return {
        row.line_id: row.indicator_version_id for row in execute(work, _by_line(set(revisions)))
    }


@prepared
def _by_line(revisions: set[UUID]) -> Select[UUID, UUID | None]:
    return select(PlanIndicator.line_id, PlanIndicator.indicator_version_id).where(
        of_agency(PlanIndicator),
        PlanIndicator.revision_id.in_(revisions),
        PlanIndicator.indicator_version_id.is_not(None),
    )


def versions(work: WorkContext, keys: Collection[UUID]) -> dict[UUID, IndicatorVersion]:
    """Fetch versions within reach, by their id."""
    records = execute(work, _versions(work.access.grants, set(keys))).scalars()
    return {record.id: record for record in records}


@prepared
def _versions(grants: tuple[Grant, ...], keys: set[UUID]) -> Select[IndicatorVersion]:
    return select(IndicatorVersion).where(
        within(grants, IndicatorVersion), IndicatorVersion.id.in_(keys)
    )
