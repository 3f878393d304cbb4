"""Follow what an instrument says over time: from release to release, and whether a change is clear.

Only what was released is read, so that nothing is told that a release withheld.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any, Final, Self
from uuid import UUID

INDEX: Final = "index"
"""By which name the index stands beside the questions."""


@dataclass(frozen=True, slots=True)
class Released:
    """A release as it was frozen, and of which survey."""

    survey_id: UUID
    title: str
    starts_on: date
    ends_on: date
    content: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReleasedEstimate:
    """A mean as it was released: exact as a ratio, and with the interval that holds 95 %."""

    exact: str
    value: str
    low: str | None
    high: str | None

    @classmethod
    def of_document(cls, document: Mapping[str, Any]) -> Self:
        """Read an estimate from the text of a release."""
        return cls(document["exact"], document["value"], document["low"], document["high"])

    @property
    def bounds(self) -> tuple[Fraction, Fraction] | None:
        """The ends of the interval; none where one alone answered."""
        if self.low is None or self.high is None:
            return None
        return Fraction(self.low), Fraction(self.high)


@dataclass(frozen=True, slots=True)
class TrendFigure:
    """A question, or the index: what was said, and how it differs from the time before.

    *estimate* is none where it was withheld; *is_clear*: the intervals of both, each of 95 %, do
    not overlap, so that chance alone would hardly explain the change.
    """

    code: str
    estimate: ReleasedEstimate | None
    change: Fraction | None
    is_clear: bool | None


@dataclass(frozen=True, slots=True)
class TrendPoint:
    """What one release says of a unit, or of all together; *count* is none where it is withheld."""

    survey_id: UUID
    title: str
    starts_on: date
    ends_on: date
    count: int | None
    figures: tuple[TrendFigure, ...]


def trend_of(releases: Iterable[Released], unit_code: str | None) -> tuple[TrendPoint, ...]:
    """Follow what releases, the oldest first, say of a unit, or of all together if none is named.

    A release that does not speak of the unit is left out; what one withholds is a gap, and the next
    is compared with the last before it.
    """
    last: dict[str, ReleasedEstimate] = {}
    return tuple(
        _point(release, result, last)
        for release in releases
        for result in _results(release.content, unit_code)
    )


def _results(content: Mapping[str, Any], unit_code: str | None) -> Iterator[Mapping[str, Any]]:
    if unit_code is None:
        yield content["whole"] or {}
        return
    for target in content["targets"]:
        if (target["unit"] or {}).get("code") == unit_code:
            yield target["result"] or {}


def _point(
    release: Released, result: Mapping[str, Any], last: dict[str, ReleasedEstimate]
) -> TrendPoint:
    stated = {item["code"]: item["mean"] for item in result.get("questions", ())}
    stated[INDEX] = result.get("index")
    estimates = {
        code: None if each is None else ReleasedEstimate.of_document(each)
        for code, each in stated.items()
    }
    figures = tuple(_figure(code, each, last.get(code)) for code, each in estimates.items())
    last |= {code: each for code, each in estimates.items() if each is not None}
    return TrendPoint(
        survey_id=release.survey_id,
        title=release.title,
        starts_on=release.starts_on,
        ends_on=release.ends_on,
        count=result.get("count"),
        figures=figures if result else (),
    )


def _figure(
    code: str, estimate: ReleasedEstimate | None, before: ReleasedEstimate | None
) -> TrendFigure:
    if estimate is None or before is None:
        return TrendFigure(code, estimate, None, None)
    change = Fraction(estimate.exact) - Fraction(before.exact)
    return TrendFigure(code, estimate, change, _is_clear(estimate.bounds, before.bounds))


def _is_clear(
    now: tuple[Fraction, Fraction] | None, before: tuple[Fraction, Fraction] | None
) -> bool | None:
    """Tell whether two intervals lie apart; not known where one alone answered."""
    if now is None or before is None:
        return None
    return now[0] > before[1] or now[1] < before[0]
