"""Write the figures of those who rate as documents, and read them back."""

from collections.abc import Mapping
from dataclasses import asdict, fields
from decimal import Decimal
from typing import Any, TypeVar

from penilaian_api.domain.fairness.rater_statistics import (
    RatedPeriod,
    RaterFigures,
    RoundedInterval,
    UsualRating,
)

F = TypeVar("F", RaterFigures, RatedPeriod, RoundedInterval, UsualRating)


def to_document(figures: RaterFigures | RatedPeriod) -> dict[str, Any]:
    """Write figures: decimals as text."""
    return {name: _to_wire(value) for name, value in asdict(figures).items()}


def figures_from_document(document: Mapping[str, Any]) -> RaterFigures:
    """Read the figures of one assessor."""
    intervals = {name: _read(RoundedInterval, document[name]) for name in ("deviation", "shrunken")}
    usual = _read(UsualRating, document["usual"])
    return _read(RaterFigures, {**document, **intervals, "usual": usual})


def period_from_document(document: Mapping[str, Any]) -> RatedPeriod:
    """Read the figures of all together."""
    return _read(RatedPeriod, {**document, "usual": _read(UsualRating, document["usual"])})


def _to_wire(value: Any) -> Any:  # noqa: ANN401 - decimals, counts, and what holds them
    if isinstance(value, dict):
        return {name: _to_wire(each) for name, each in value.items()}
    return str(value) if isinstance(value, Decimal) else value


def _read(kind: type[F], document: Mapping[str, Any]) -> F:
    """Read those figures that are known here: a newer program may have written more."""
    known = [field.name for field in fields(kind) if field.name in document]
    return kind(**{name: _of_wire(document[name]) for name in known})


def _of_wire(value: Any) -> Any:  # noqa: ANN401 - as above
    return Decimal(value) if isinstance(value, str) else value
