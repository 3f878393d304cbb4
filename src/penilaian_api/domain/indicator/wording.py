"""Analyze the wording of indicators: absolute words, measures, periods, activities.

Rules of Indonesian in general, over the words of ``domain/indicator/vocabulary.py``; texts are
compared in lower case with single spaces.
"""

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.indicator.vocabulary import (
    AbsoluteWords,
    ActivityWords,
    MeasureWords,
    TimeWords,
    UnitWords,
    Words,
)

_TOKEN: Final = re.compile(r"\w+(?:[-/]\w+)*|[&+;,]")
_TOKEN_OR_JOINT: Final = re.compile(r"\w+(?:-\w+)*|[&+;,/]")
_HIDING: Final = re.compile(r"(?:ter|di)\w+nya ")
"""A verb of being done, with its object to follow: "terfasilitasinya rapat"."""
_DONE_CLAUSE: Final = re.compile(
    r"\b(?:yang )?(?:telah |sudah )?"
    r"(?:di(?:laksanakan|selenggarakan|adakan|gelar|kerjakan|lakukan|ikuti|hadiri)"
    r"|ter(?:laksana|selenggara))\b"
)
_LOOK_BACK: Final = 3
"""How many words before a joint may begin a description that takes both its sides."""


class StatementClass(StrEnum):
    """What a statement names (PermenPANRB 6/2022, sub-annex 1): only a result may be expected."""

    RESULT = auto()
    ACTIVITY = auto()
    CATEGORY = auto()


def plain(text: str) -> str:
    """Give *text* in the form in which words are compared."""
    return " ".join(text.casefold().split())


def names_unit(unit: str, words: UnitWords) -> bool:
    """Tell whether *unit* names anything that could be counted in."""
    text = plain(unit)
    if words.placeholders.fullmatch(text):
        return False
    return any(mark.isalpha() for mark in text) or bool(words.symbols.search(text))


def names_period(text: str, words: TimeWords) -> bool:
    """Tell whether *text* says by when, or how often; a duration of hours or days is neither."""
    return bool(words.bounds.search(words.citations.sub(" ", plain(text))))


def is_readable(target: str, unit: str, words: Words) -> bool:
    """Tell whether *target* can be read off: a number, a place on a scale, or a named step.

    A year in it is no number.
    """
    text, measure = plain(target), plain(unit)
    if not text:
        return False
    if text.isdecimal() or words.unit.scales.search(measure):
        return True
    without_time = words.time.bounds.sub(" ", text)
    if re.search(r"\d", without_time) or words.target.numbers.search(without_time):
        return True
    is_step = words.unit.stages.search(measure) is not None
    return is_step and any(mark.isalpha() for mark in words.target.vague.sub(" ", text))


def measures_change(statement: str, words: Words) -> bool:
    """Tell whether *statement* measures a change or a balance, which can lie below zero."""
    return words.measure.changes.match(plain(statement)) is not None


def is_share(statement: str, unit: str, words: Words) -> bool:
    """Tell whether an indicator measures a part of a whole in percent, which ends at 100."""
    in_percent = words.unit.percents.fullmatch(plain(unit)) is not None
    return in_percent and not measures_change(statement, words)


def is_absolute(statement: str, target: str, unit: str, words: Words) -> bool:
    """Tell whether *statement* or *target* leaves no room for a single error.

    A statement that begins with a measure says what is counted; then the target decides, and an
    absolute word in it is a scope or a criterion unless the target is the whole.
    """
    if _is_absolute(plain(target), words.absolute):
        return True
    text = plain(statement)
    if not begins_with_measure(text, words.measure):
        return _is_absolute(text, words.absolute)
    return _is_whole(target, unit, words.absolute) and _is_absolute(
        _without_scope(text, words.absolute), words.absolute
    )


def _is_absolute(text: str, words: AbsoluteWords) -> bool:
    rest = words.rhythm.sub(" ", text)
    return bool(words.always.search(rest) or words.quantifiers.search(rest))


def _is_whole(target: str, unit: str, words: AbsoluteWords) -> bool:
    in_percent = words.whole_units.fullmatch(plain(unit)) is not None
    return in_percent and words.whole_targets.fullmatch(plain(target)) is not None


def _without_scope(text: str, words: AbsoluteWords) -> str:
    """Take out the quantifiers that follow a preposition: they say where, not how well."""
    return re.sub(f"{words.scope.pattern} {words.quantifiers.pattern}", " ", text)


def begins_with_measure(text: str, words: MeasureWords) -> bool:
    """Tell whether *text* opens with a word that measures."""
    return bool(words.strong.match(text) or words.weak.match(text))


def is_double(statement: str, words: MeasureWords) -> bool:
    """Tell whether *statement* joins two measures, of which one value could only be one."""
    text = plain(statement)
    if words.pairs.search(text):
        return True
    tokens = _TOKEN_OR_JOINT.findall(words.phrases.sub(_tie, text))
    return any(_joins_measures(tokens, index, words) for index in _joints(tokens, words))


def _tie(phrase: re.Match[str]) -> str:
    """Make one word of a *phrase* that means one thing: "tepat waktu" measures no time."""
    return phrase[0].replace(" ", "-")


def _joints(tokens: Sequence[str], words: MeasureWords) -> Iterator[int]:
    """Give the indices of words that join, each followed by something."""
    return (
        index
        for index, token in enumerate(tokens[:-1])
        if index > 0 and words.joints.fullmatch(token)
    )


def _joins_measures(tokens: Sequence[str], index: int, words: MeasureWords) -> bool:
    left, right = tokens[:index], tokens[index + 1 :]
    is_strong = words.strong.fullmatch(right[0]) is not None
    if not is_strong and not words.weak.fullmatch(right[0]):
        return False
    if any(words.relations.fullmatch(token) for token in left):
        return False
    if _is_measure(left[-1], words):
        return len(left) == 1
    return is_strong or _stands_alone(left, right, words)


def _is_measure(token: str, words: MeasureWords) -> bool:
    return bool(words.strong.fullmatch(token) or words.weak.fullmatch(token))


def _stands_alone(left: Sequence[str], right: Sequence[str], words: MeasureWords) -> bool:
    """Tell whether a weak word measures something of its own, and does not end a description."""
    has_object = len(right) > 1 and not words.joints.fullmatch(right[1])
    opener = any(words.openers.fullmatch(token) for token in left[-_LOOK_BACK:])
    return has_object and not opener


def classify(statement: str, words: Words) -> StatementClass:
    """Say whether *statement* names a result, an activity, or only a topic."""
    text = plain(statement)
    if _begins_with_verb(text, words.activity) or _is_done(text, words):
        return StatementClass.ACTIVITY
    if begins_with_measure(text, words.measure) or words.activity.reached.search(text):
        return StatementClass.RESULT
    is_short = len(_TOKEN.findall(text)) == 1
    if is_short or words.activity.topics.match(text):
        return StatementClass.CATEGORY
    return _class_of_noun_phrase(text, words.activity)


def _class_of_noun_phrase(text: str, words: ActivityWords) -> StatementClass:
    if words.nouns.match(text) and not words.not_nouns.match(text):
        return StatementClass.ACTIVITY
    return StatementClass.RESULT


def _begins_with_verb(text: str, words: ActivityWords) -> bool:
    return bool(words.verb.match(text)) and not words.not_verbs.match(text)


def names_activity(statement: str, unit: str, words: Words) -> bool:
    """Tell whether an indicator counts what is done instead of what comes of it.

    Verbs are plain; disguised are nouns of doing ("verifikasi berkas"), verbs that say no more than
    that it was done ("terlaksananya rapat"), and acts that are counted ("jumlah rapat").
    """
    text = plain(statement)
    if _begins_with_verb(text, words.activity) or words.activity.attendance.search(text):
        return True
    if _counts_acts(text, words):
        return True
    kind = classify(text, words)
    is_time_spent = words.unit.activities.fullmatch(plain(unit)) is not None
    return kind is StatementClass.ACTIVITY or (kind is StatementClass.CATEGORY and is_time_spent)


def _is_done(text: str, words: Words) -> bool:
    """Tell whether *text* says of something that it was done, or hides an act behind a verb."""
    done = words.activity.done.match(text)
    if done is not None:
        return words.activity.reached.search(text[done.end() :]) is None
    hidden = _HIDING.match(text)
    return hidden is not None and _is_mere_act(text[hidden.end() :], words)


def _counts_acts(text: str, words: Words) -> bool:
    """Tell whether acts are counted, of which nothing more is said."""
    counter = words.measure.counters.match(text)
    return counter is not None and _is_mere_act(text[counter.end() :].lstrip(), words)


def _is_mere_act(text: str, words: Words) -> bool:
    """Tell whether *text* begins with an act, and nothing is said to come of it."""
    act = words.activity.acts.match(text)
    if act is None:
        return False
    rest = _DONE_CLAUSE.sub(" ", text[act.end() :])
    return words.activity.reached.search(rest) is None
