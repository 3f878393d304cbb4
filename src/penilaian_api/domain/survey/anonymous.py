"""Say what groups of known people said, so that nobody can tell what one of them said.

Beside the minimum of `release` two more rules hold, since whoever reads knows who was asked. Where
all of a group answered a question alike, the group would tell what each of them said: that question
is withheld, for the group and for all together. And an index is given only where each of its
questions is, since it is their mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.release import (
    Counts,
    GroupResult,
    ItemResult,
    add_counts,
    open_groups,
    questionnaires,
    result_of,
)

GroupT = TypeVar("GroupT")


@dataclass(frozen=True, slots=True)
class AnonymousResult(Generic[GroupT]):
    """What all groups together say, and each that is large enough by itself."""

    whole: GroupResult | None
    groups: Mapping[GroupT, GroupResult]


def anonymous_result(
    instrument: Instrument,
    counts: Mapping[GroupT, Counts],
    least: int,
    populations: Mapping[GroupT, int] | None = None,
) -> AnonymousResult[GroupT]:
    """Compute what may be said from the counts of each group, whose order is that of *counts*.

    *populations*: how many were asked of each group, where intervals shall take it into account.
    """
    together = add_counts(counts.values())
    if questionnaires(together) < least:
        return AnonymousResult(None, {})
    asked = populations or {}
    sizes = {group: questionnaires(each) for group, each in counts.items()}
    shown = open_groups(sizes, least)
    groups = {
        group: _veiled(result_of(instrument, each, asked.get(group)), _alike(each))
        for group, each in counts.items()
        if group in shown
    }
    rest = add_counts(each for group, each in counts.items() if group not in shown)
    seen = (together, rest, *(counts[group] for group in groups))
    alike = frozenset[str]().union(*map(_alike, seen))
    everyone = result_of(instrument, together, sum(asked.values()) or None)
    return AnonymousResult(_veiled(everyone, alike), groups)


def _alike(counts: Counts) -> frozenset[str]:
    """Name the questions to which everyone gave the same answer."""
    return frozenset(
        code for code, values in counts.items() if sum(1 for times in values.values() if times) == 1
    )


def _veiled(result: GroupResult, alike: frozenset[str]) -> GroupResult:
    """Withhold the questions that would tell what each said, and then the index of all."""
    if not alike:
        return result
    questions = tuple(
        ItemResult(item.code, (), None) if item.code in alike else item for item in result.questions
    )
    return replace(result, questions=questions, index=None, grade=None)
