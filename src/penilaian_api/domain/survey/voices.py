"""Say what colleagues said of a person, so that nobody can tell what one of them said.

Beside the minimum of `release` two more rules hold. Where all of a group answered a question alike,
the group would tell what each of them said: that question is withheld, for the group and for all
together. And an index is given only where each of its questions is, since it is their mean.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

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
from penilaian_api.domain.survey.survey import Voice


@dataclass(frozen=True, slots=True)
class PersonResult:
    """What all voices together say, and each that is large enough by itself."""

    whole: GroupResult | None
    voices: Mapping[Voice, GroupResult]


def person_result(
    instrument: Instrument, counts: Mapping[Voice, Counts], least: int
) -> PersonResult:
    """Compute what may be said of a person from the counts of each voice."""
    together = add_counts(counts.values())
    if questionnaires(together) < least:
        return PersonResult(None, {})
    sizes = {voice: questionnaires(each) for voice, each in counts.items()}
    voices = {
        voice: _veiled(result_of(instrument, counts[voice], None), _alike(counts[voice]))
        for voice in sorted(open_groups(sizes, least))
    }
    rest = add_counts(each for voice, each in counts.items() if voice not in voices)
    seen = (together, rest, *(counts[voice] for voice in voices))
    alike = frozenset[str]().union(*map(_alike, seen))
    return PersonResult(_veiled(result_of(instrument, together, None), alike), voices)


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
