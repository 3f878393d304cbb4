"""Define the library of indicators, and check whether an indicator can be measured.

PermenPANRB 6/2022, annex II A7: specific, measurable where the approach is quantitative, bounded in
time, and tolerant of errors except where a life or a great loss hangs on it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.indicator.vocabulary import Words
from penilaian_api.domain.indicator.wording import (
    is_absolute,
    is_double,
    is_readable,
    names_activity,
    names_period,
    names_unit,
    plain,
)
from penilaian_api.domain.transitions import Workflow


class IndicatorState(StrEnum):
    """Where a library item (butir kamus indikator) stands; a later change is a new version."""

    DRAFT = auto()
    PROPOSED = auto()
    AGREED = auto()
    RETIRED = auto()


class IndicatorStep(StrEnum):
    """What can be done with a library item."""

    PROPOSE = auto()
    AGREE = auto()
    RETIRE = auto()


INDICATOR: Final = Workflow(
    "indicator",
    IndicatorState.DRAFT,
    {
        (IndicatorState.DRAFT, IndicatorStep.PROPOSE): IndicatorState.PROPOSED,
        (IndicatorState.PROPOSED, IndicatorStep.AGREE): IndicatorState.AGREED,
        (IndicatorState.AGREED, IndicatorStep.RETIRE): IndicatorState.RETIRED,
    },
)


@dataclass(frozen=True, slots=True)
class IndicatorFilter:
    """Filters of a public catalogue; *title_key* keeps to what names this job."""

    sector: str | None = None
    title_key: str | None = None
    is_public_service: bool | None = None


class FindingCode(StrEnum):
    """What can be wrong with an indicator."""

    MISSING_UNIT = auto()
    NO_TIME_BOUND = auto()
    UNMEASURABLE = auto()
    ABSOLUTE_WORDING = auto()
    ACTIVITY_NOT_RESULT = auto()
    DOUBLE_BARRELLED = auto()


class Severity(StrEnum):
    """Whether a finding stops a plan or only warns: where the law says *ideal*, we warn."""

    REFUSE = auto()
    WARN = auto()


class Exemption(StrEnum):
    """Why no error may be tolerated, so that absolute words are in place (annex II A7a7)."""

    LIFE = auto()
    INJURY = auto()
    NATIONAL_SECURITY = auto()
    LARGE_LOSS = auto()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing found at a field; *hint* is the key of the sentence that says what to do."""

    code: FindingCode
    severity: Severity
    where: str
    hint: str


@dataclass(frozen=True, slots=True)
class Measure:
    """An indicator as it is written, and what decides which rules it must meet.

    *frequency* is how often it is read, of an item of the library, which has no deadline.
    *context* is the work result it belongs to. The quantitative approach alone demands unit, number
    and deadline; the advice against absolute words is not meant for high officials, and ends for
    main results on which a life, a body, the country or a great sum depends.
    """

    statement: str
    measured_in: str | None
    target: str | None
    deadline: date | None = None
    frequency: str | None = None
    context: str = ""
    is_quantitative: bool = True
    is_main: bool = True
    is_high_official: bool = False
    exemption: Exemption | None = None


def check(measure: Measure, words: Words) -> tuple[Finding, ...]:
    """Find what is wrong with *measure*: first what stops a plan, then what is only told."""
    demands = _unmet(measure, words) if measure.is_quantitative else ()
    return (*demands, *_advice(measure, words))


def _unmet(measure: Measure, words: Words) -> Iterator[Finding]:
    unit, target = measure.measured_in or "", measure.target or ""
    if not names_unit(unit, words.unit):
        yield Finding(FindingCode.MISSING_UNIT, Severity.REFUSE, "measured_in", "name_the_unit")
    if not _is_bounded(measure, words):
        yield Finding(FindingCode.NO_TIME_BOUND, Severity.REFUSE, "deadline", "say_by_when")
    if not is_readable(target, unit, words):
        yield Finding(FindingCode.UNMEASURABLE, Severity.REFUSE, "target", "give_a_number")


def _is_bounded(measure: Measure, words: Words) -> bool:
    if measure.deadline is not None or measure.frequency is not None:
        return True
    texts = (measure.statement, measure.measured_in or "", measure.target or "")
    return any(names_period(text, words.time) for text in texts)


def _advice(measure: Measure, words: Words) -> Iterator[Finding]:
    unit, target = measure.measured_in or "", measure.target or ""
    absolute = is_absolute(measure.statement, target, unit, words)
    if absolute and not _tolerates_none(measure, words):
        yield Finding(FindingCode.ABSOLUTE_WORDING, Severity.WARN, "statement", "allow_for_errors")
    if names_activity(measure.statement, unit, words):
        hint = "say_what_changes"
        yield Finding(FindingCode.ACTIVITY_NOT_RESULT, Severity.WARN, "statement", hint)
    if is_double(measure.statement, words.measure):
        yield Finding(FindingCode.DOUBLE_BARRELLED, Severity.WARN, "statement", "split_in_two")


def _tolerates_none(measure: Measure, words: Words) -> bool:
    """Tell whether the advice against absolute words is not meant for this measure."""
    if measure.is_high_official:
        return True
    if not measure.is_main:
        return False
    if measure.exemption is not None:
        return True
    return bool(words.absolute.exempt.search(plain(f"{measure.statement} {measure.context}")))
