"""Find what each unit had at the last release before: toward it few answers may be drawn."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from penilaian_api.services.progress.measurement_references import PostedMeasurement
from penilaian_api.storage.survey.history import earlier_releases
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
