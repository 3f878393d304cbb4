"""Read earlier releases: what a unit had before, and what an instrument says over time."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.scoring.record.canonical import refuse_damaged
from penilaian_api.domain.survey.trend import Released, TrendPoint, trend_of
from penilaian_api.services.progress.measurement_references import PostedMeasurement
from penilaian_api.storage.survey.history import earlier_releases, newest_releases
from penilaian_api.storage.work.lists.units import reached_unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class PreviousIndex:
    """An index that a unit had, and the survey that it comes from."""

    value: Decimal
    source: str


def previous_indexes(
    work: UnitOfWork, instrument_key: str, ends_before: date
) -> dict[str, PreviousIndex]:
    """Find by unit code the newest index of the same instrument from before a survey ended."""
    newest: dict[str, PreviousIndex] = {}
    for survey_id, content in earlier_releases(work, instrument_key, ends_before):
        for target in json.loads(content)["targets"]:
            index = (target["result"] or {}).get("index")
            if target["unit"] is not None and index is not None:
                previous = PreviousIndex(Decimal(index["value"]), f"survey:{survey_id}")
                newest.setdefault(target["unit"]["code"], previous)
    return newest


def with_history(
    item: PostedMeasurement, previous: Mapping[str, PreviousIndex]
) -> PostedMeasurement:
    """State beside a measurement what its unit had before: few answers may be drawn toward it."""
    history = previous.get(item.unit_code or "")
    if history is None:
        return item
    return replace(item, previous=history.value, previous_source=history.source)


def over_time(work: UnitOfWork, instrument_key: str, unit_code: str | None) -> Sequence[TrendPoint]:
    """Follow the newest releases of an instrument, of a unit or of all together."""
    if unit_code is not None:
        reached_unit(work, "unit_code", unit_code)
    rows = newest_releases(work, instrument_key)
    return trend_of((_released(*row) for row in rows), unit_code)


def _released(  # noqa: PLR0913, PLR0917 - a row, as it is read
    survey_id: UUID, title: str, starts_on: date, ends_before: date, content: str, digest: str
) -> Released:
    refuse_damaged(content, digest)
    ends_on = Span(starts_on, ends_before).ends_on or starts_on
    return Released(survey_id, title, starts_on, ends_on, json.loads(content))
