"""Review indicators after a period: were they measured, do they demand and tell apart anything.

All figures come from a closed period, and change nothing in it: what follows from a finding is a
new version, with effect on plans that are still to be written.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from fractions import Fraction
from typing import Any, Final, Self

from penilaian_api.domain.indicator.check import Finding, Severity

_FULL: Final = 100


class ReviewFinding(StrEnum):
    """Why an indicator is worth another look."""

    HARD_TO_MEASURE = auto()
    OFTEN_MISSING = auto()
    AT_CEILING = auto()
    TELLS_NOBODY_APART = auto()
    SOURCES_DISAGREE = auto()
    NOT_RELEVANT = auto()


class ReviewOutcome(StrEnum):
    """What was decided on a reviewed indicator."""

    KEPT = auto()
    ADJUSTED = auto()
    RETIRED = auto()


@dataclass(frozen=True, slots=True)
class IndicatorUse:
    """One line of a plan on which an indicator stood in the period.

    *attained*: in percent of the target, None where nothing was realized; *agrees*: whether a
    second source says about the same, None where there is none.
    """

    attained: Fraction | None
    agrees: bool | None


@dataclass(frozen=True, slots=True)
class Relevance:
    """How relevant the holders of the positions rate an indicator, and how many of them did.

    *share*: how far their mean lies from the lowest answer (0) to the highest (1), so that scales
    of any length compare.
    """

    share: Fraction
    raters: int


@dataclass(frozen=True, slots=True)
class ReviewRules:
    """The limits beyond which an indicator is worth another look."""

    least_lines: int
    most_missing: Fraction
    most_at_target: Fraction
    least_told_apart: Fraction
    most_disagreeing: Fraction
    least_measurability: int
    least_relevance: Fraction
    refusing_finding: int
    warning_finding: int

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read the rules from their document."""
        names = cls.__dataclass_fields__
        limits: dict[str, Any] = {
            name: Fraction(value) if isinstance(value, str) else value
            for name, value in document.items()
            if name in names
        }
        return cls(**limits)


@dataclass(frozen=True, slots=True)
class ReviewFigures:
    """What the lines of a period say of an indicator."""

    lines: int
    missing: int
    at_target: int
    told_apart: Fraction | None
    """Of all pairs of realized lines, the share that attained differently; None for one line."""
    compared: int
    disagreeing: int
    measurability: int
    relevance: Relevance | None

    @property
    def realized(self) -> int:
        """How many lines have a realization."""
        return self.lines - self.missing


def relevance_of(result: Mapping[str, Any] | None) -> Relevance | None:
    """Read how relevant an indicator is from what its raters were released to say.

    None where they were too few, or where one question is withheld: the mean of the others would
    be another number.
    """
    questions = () if result is None else result["questions"]
    if result is None or any(not question["counts"] for question in questions):
        return None
    shares = [
        (Fraction(question["mean"]["exact"]) - 1) / (len(question["counts"]) - 1)
        for question in questions
        if question["mean"] is not None
    ]
    return Relevance(sum(shares, Fraction(0)) / len(shares), result["count"]) if shares else None


def review_figures(
    uses: Sequence[IndicatorUse],
    findings: Collection[Finding],
    relevance: Relevance | None,
    rules: ReviewRules,
) -> ReviewFigures:
    """Compute the figures of an indicator from the lines on which it stood."""
    attained = [use.attained for use in uses if use.attained is not None]
    compared = [use.agrees for use in uses if use.agrees is not None]
    return ReviewFigures(
        lines=len(uses),
        missing=len(uses) - len(attained),
        at_target=sum(value >= _FULL for value in attained),
        told_apart=_told_apart(attained),
        compared=len(compared),
        disagreeing=compared.count(False),
        measurability=_measurability(findings, rules),
        relevance=relevance,
    )


def review_findings(figures: ReviewFigures, rules: ReviewRules) -> Iterator[ReviewFinding]:
    """Name why an indicator is worth another look; none where all is well."""
    if figures.measurability < rules.least_measurability:
        yield ReviewFinding.HARD_TO_MEASURE
    if _is_above(figures.missing, figures.lines, rules.most_missing):
        yield ReviewFinding.OFTEN_MISSING
    if figures.realized >= rules.least_lines:
        if _is_above(figures.at_target, figures.realized, rules.most_at_target):
            yield ReviewFinding.AT_CEILING
        if figures.told_apart is not None and figures.told_apart < rules.least_told_apart:
            yield ReviewFinding.TELLS_NOBODY_APART
    if _is_above(figures.disagreeing, figures.compared, rules.most_disagreeing):
        yield ReviewFinding.SOURCES_DISAGREE
    if figures.relevance is not None and figures.relevance.share < rules.least_relevance:
        yield ReviewFinding.NOT_RELEVANT


def _told_apart(attained: Sequence[Fraction]) -> Fraction | None:
    pairs = _pairs(len(attained))
    if not pairs:
        return None
    alike = sum(map(_pairs, Counter(attained).values()))
    return Fraction(pairs - alike, pairs)


def _pairs(count: int) -> int:
    return count * (count - 1) // 2


def _measurability(findings: Collection[Finding], rules: ReviewRules) -> int:
    """Take from the full hundred what each finding of the indicator check weighs."""
    lost = sum(
        rules.refusing_finding if finding.severity is Severity.REFUSE else rules.warning_finding
        for finding in findings
    )
    return max(0, _FULL - lost)


def _is_above(part: int, whole: int, limit: Fraction) -> bool:
    return bool(whole) and Fraction(part, whole) > limit
