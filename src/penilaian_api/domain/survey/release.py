"""Make the release of a survey: what is shown of its answers, once and for good.

Answers are kept as counts, so that nothing tells one from another. A group under the minimum is
withheld, its count too; and where what is withheld could be found by subtraction, the smallest
group beside it is withheld with it (complementary suppression).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, TypeVar

from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.survey.estimate import Estimate, estimate
from penilaian_api.domain.survey.instrument import Instrument, ItemKind

LEAST_GROUP: Final = 5
"""No group of fewer persons is ever shown, whatever a survey states."""
TOTAL: Final = ""
"""The code under which the sum of all scale answers of a questionnaire is counted."""
_TWO: Final = 2

Counts = Mapping[str, Mapping[int, int]]
"""How often each value was answered, by the code of the question."""
GroupT = TypeVar("GroupT")


@dataclass(frozen=True, slots=True)
class ItemResult:
    """How one question was answered: the count of each value, and the mean of a scale."""

    code: str
    counts: tuple[int, ...]
    mean: Estimate | None


@dataclass(frozen=True, slots=True)
class GroupResult:
    """What a group of questionnaires says; *index* and *grade* where the instrument makes one."""

    count: int
    questions: tuple[ItemResult, ...]
    index: Estimate | None
    grade: str | None


def questionnaires(counts: Counts) -> int:
    """Count the questionnaires."""
    return sum(counts.get(TOTAL, {}).values())


def add_counts(counts: Iterable[Counts]) -> Counts:
    """Add counts of several groups."""
    together: dict[str, dict[int, int]] = {}
    for each in counts:
        for question, values in each.items():
            joint = together.setdefault(question, {})
            for value, answers in values.items():
                joint[value] = joint.get(value, 0) + answers
    return together


def open_groups(sizes: Mapping[GroupT, int], least: int) -> frozenset[GroupT]:
    """Choose the groups that may be shown beside the whole: none that can be told by subtraction.

    *sizes*: the number of questionnaires of each group. Empty groups have nothing to hide.
    """
    shown = sorted((size, index) for index, size in enumerate(sizes.values()) if size >= least)
    hidden = sum(size for size in sizes.values() if size < least)
    while 0 < hidden < least and shown:
        hidden += shown.pop(0)[0]
    groups = tuple(sizes)
    return frozenset(groups[index] for _, index in shown)


def result_of(instrument: Instrument, counts: Counts, population: int | None) -> GroupResult:
    """Compute what a group says from the counts of its answers; it has at least one."""
    questions = tuple(
        ItemResult(
            item.code,
            tuple(counts.get(item.code, {}).get(value, 0) for value in item.values),
            _mean(counts.get(item.code, {}), item.values, population)
            if item.kind is ItemKind.SCALE
            else None,
        )
        for item in instrument.questions
        if item.kind is not ItemKind.TEXT
    )
    index = _index(instrument, counts, population)
    grade = None if index is None else grade_of(instrument, index.mean)
    return GroupResult(questionnaires(counts), questions, index, grade)


def grade_of(instrument: Instrument, index: Fraction) -> str | None:
    """Name the band in which an index lies once rounded half up to two digits."""
    rounded = round_half_up(index, _TWO)
    return next((band.grade for band in instrument.bands if rounded >= band.least), None)


def _mean(counts: Mapping[int, int], values: range, population: int | None) -> Estimate | None:
    return estimate(counts, values, population) if counts else None


def _index(instrument: Instrument, counts: Counts, population: int | None) -> Estimate | None:
    """Compute the index: the exact mean over the scale questions, each with the same weight."""
    scales = instrument.scales
    if instrument.factor is None or not scales or not questionnaires(counts):
        return None
    number, most = len(scales), len(scales[0].options)
    totals = estimate(counts[TOTAL], range(number, number * most + 1), population)
    return totals.times(instrument.factor / number)
