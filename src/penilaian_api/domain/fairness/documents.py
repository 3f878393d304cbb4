"""Write the figures of those who rate as documents, and read them back."""

from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal
from typing import Any

from penilaian_api.domain.fairness.rater_statistics import (
    RatedPeriod,
    RaterFigures,
    RoundedInterval,
    UsualRating,
)


def to_document(figures: RaterFigures | RatedPeriod) -> dict[str, Any]:
    """Write figures: decimals as text."""
    return {name: _to_wire(value) for name, value in asdict(figures).items()}


def figures_from_document(document: Mapping[str, Any]) -> RaterFigures:
    """Read the figures of one assessor."""
    intervals = {
        name: RoundedInterval(**_decimals(document[name])) for name in ("deviation", "shrunken")
    }
    usual = UsualRating(**_decimals(document["usual"]))
    return RaterFigures(**{**_decimals(document), **intervals, "usual": usual})


def period_from_document(document: Mapping[str, Any]) -> RatedPeriod:
    """Read the figures of all together."""
    usual = UsualRating(**_decimals(document["usual"]))
    return RatedPeriod(**{**_decimals(document), "usual": usual})


def _to_wire(value: Any) -> Any:  # noqa: ANN401 - decimals, counts, and what holds them
    if isinstance(value, dict):
        return {name: _to_wire(each) for name, each in value.items()}
    return str(value) if isinstance(value, Decimal) else value


def _decimals(document: Mapping[str, Any]) -> dict[str, Any]:
    return {
        name: Decimal(value) if isinstance(value, str) else value
        for name, value in document.items()
    }
