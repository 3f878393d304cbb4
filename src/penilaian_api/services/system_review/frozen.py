"""Freeze the measures and levels of a period as a text, and read back what missed its target."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.domain.system_review.effectiveness import MeasureId
from penilaian_api.services.system_review.effectiveness import MeasuredEffectView
from penilaian_api.services.system_review.levels import ManagementLevelView


def frozen(
    measures: tuple[MeasuredEffectView, ...], levels: tuple[ManagementLevelView, ...]
) -> tuple[str, str]:
    """Give the text of measures and levels, with its digest."""
    document = {
        "measures": [_to_wire(asdict(each)) for each in measures],
        "levels": [_to_wire(asdict(each)) for each in levels],
    }
    return freeze(document)


def missed_of(text: str) -> frozenset[MeasureId]:
    """Name the measures of a frozen text that missed their targets, as far as they are known."""
    measures: list[Mapping[str, Any]] = json.loads(text)["measures"]
    missed = {each["measure"]["id"] for each in measures if each["is_met"] is False}
    return frozenset(measure for measure in MeasureId if measure.value in missed)


def values_of(text: str) -> Mapping[MeasureId, Decimal]:
    """Give the value of each measure of a frozen text that has one, as far as it is known."""
    measures: list[Mapping[str, Any]] = json.loads(text)["measures"]
    values = {each["measure"]["id"]: each["value"] for each in measures}
    known = {measure: values.get(measure.value) for measure in MeasureId}
    return {measure: Decimal(value) for measure, value in known.items() if value is not None}


def _to_wire(value: Any) -> Any:  # noqa: ANN401 - numbers, texts, and what holds them
    """Write decimals as texts, as answers show them."""
    if isinstance(value, dict):
        return {name: _to_wire(each) for name, each in value.items()}
    if isinstance(value, list | tuple):
        return [_to_wire(each) for each in value]
    return str(value) if isinstance(value, Decimal) else value
