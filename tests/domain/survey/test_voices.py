"""An attacker who subtracts what is shown from what is shown tells nobody's answer."""

import random
from collections import Counter
from itertools import combinations
from typing import Final

from penilaian_api.domain.survey.anonymous import AnonymousResult, anonymous_result
from penilaian_api.domain.survey.instrument import Instrument
from penilaian_api.domain.survey.release import LEAST_GROUP, TOTAL
from penilaian_api.domain.survey.survey import Questionnaire, Voice, tally
from penilaian_api.storage.packaged_data import instruments

THREESIXTY: Final = instruments()["core-values-360"]
SEQUENCES: Final = 10_000
CODES: Final = tuple(item.code for item in THREESIXTY.scales)


def test_of_ten_thousand_surveys_none_tells_an_answer() -> None:
    lot = random.Random(360)  # noqa: S311 - an attack drawn by lot
    leaks = 0
    for _ in range(SEQUENCES):
        answers = [
            (lot.choice([*Voice]), dict(zip(CODES, lot.choices(range(1, 6), k=7), strict=True)))
            for _ in range(lot.randint(0, 14))
        ]
        if lot.random() < 1 / 4:  # all of one voice agree on a question
            agreed, voice = lot.choice(CODES), lot.choice([*Voice])
            for speaker, values in answers:
                values[agreed] = 5 if speaker is voice else values[agreed]
        leaks += _tells_an_answer(
            anonymous_result(THREESIXTY, _counts(answers), LEAST_GROUP), answers
        )
    assert leaks == 0


def test_the_attacker_finds_what_a_bare_release_would_tell() -> None:
    alike = [(Voice.TEAMMATE, dict.fromkeys(CODES, 5))] * 5
    bare = anonymous_result(THREESIXTY, _counts(alike), 1)
    assert all(not item.counts for item in bare.whole.questions if bare.whole)
    few = [(Voice.TEAMMATE, dict.fromkeys(CODES, 2)), (Voice.OTHER, dict.fromkeys(CODES, 4))]
    assert _tells_an_answer(anonymous_result(THREESIXTY, _counts(few), 1), few)


def _counts(answers: list[tuple[Voice, dict[str, int]]]) -> dict[Voice, dict[str, Counter[int]]]:
    counts: dict[Voice, dict[str, Counter[int]]] = {voice: {} for voice in Voice}
    for voice, values in answers:
        for (code, value), times in tally(THREESIXTY, Questionnaire(values, {})).items():
            counts[voice].setdefault(code, Counter())[value] += times
    return counts


def _tells_an_answer(
    result: AnonymousResult[Voice], answers: list[tuple[Voice, dict[str, int]]]
) -> bool:
    """Tell whether any group that can be built from what is shown is small, or of one mind.

    The attacker subtracts voices that are shown from all together, in every way.
    """
    if result.whole is None:
        return False
    groups = [frozenset(Voice), *(frozenset({voice}) for voice in result.groups)]
    for size in range(1, len(result.groups) + 1):
        groups += [frozenset(Voice) - set(taken) for taken in combinations(result.groups, size)]
    for group in groups:
        members = [values for voice, values in answers if voice in group]
        if members and len(members) < LEAST_GROUP:
            return True
        for code in _open_questions(result, group):
            if members and len({values[code] for values in members}) == 1:
                return True
    return False


def _open_questions(result: AnonymousResult[Voice], group: frozenset[Voice]) -> set[str]:
    """Name the questions whose counts of a group can be computed from what is shown."""
    parts = [result.whole] if group == frozenset(Voice) else []
    if len(group) == 1 and (voice := next(iter(group))) in result.groups:
        parts.append(result.groups[voice])
    if not parts:
        parts = [result.whole, *(result.groups[voice] for voice in frozenset(Voice) - group)]
    shown = [{item.code for item in part.questions if item.counts} for part in parts if part]
    return set.intersection(*shown) - {TOTAL}


def test_each_instrument_of_people_is_one() -> None:
    assert isinstance(THREESIXTY, Instrument)
    assert THREESIXTY.is_about_people
