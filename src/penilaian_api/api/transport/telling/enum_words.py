"""Give every value of the contract's enums its words in both languages, from one file of data.

``data/labels/enums.toml`` has a table for each enum, or says whose words it shares. What a frontend
shows in lists and badges comes from here, so that nobody retypes "Butuh perbaikan".
"""

from collections.abc import Mapping, Sequence
from functools import cache
from types import MappingProxyType
from typing import Final

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import LANGUAGES, Language
from penilaian_api.storage.packaged_data import enum_words, problem_statuses

PROBLEM_CODE: Final = "ProblemCode"
SORT: Final = "Sort"
_OTHER_WAY: Final = "-"

Words = Mapping[Language, str]
"""Words in each language."""


@cache
def words() -> Mapping[str, Mapping[str, Words]]:
    """Give the words of each value, by enum and value."""
    document = enum_words()
    given = {
        enum: {value: dict(zip(LANGUAGES, texts, strict=True)) for value, texts in values.items()}
        for enum, values in document["words"].items()
    }
    given |= {enum: _sentences(group) for enum, group in document["sentences"].items()}
    given[PROBLEM_CODE] = {code: _title(code) for code in problem_codes()}
    given[SORT] = {**given[SORT], **_other_way(given[SORT])}
    given |= {enum: given[other] for enum, other in document["same"].items()}
    return MappingProxyType(dict(sorted(given.items())))


def problem_codes() -> list[str]:
    """List what refusals are called; for this nobody need read all words."""
    return sorted(problem_statuses())


def group_of(values: Sequence[str]) -> str | None:
    """Name the enum whose words an enum without a name has: the same values, or a part of them."""
    stated = set(values)
    holders = [enum for enum, known in words().items() if stated <= known.keys()]
    exact = [enum for enum in holders if words()[enum].keys() == stated]
    preferred = [enum for enum in _BROAD if enum in holders]
    return next(iter((*exact, *preferred, *holders)), None)


_BROAD: Final = (SORT, "Predicate", "Role", "Polarity", "SchemeStatus", "SchemeRollUp")
"""The enums of which others state a part."""


def _sentences(group: str) -> dict[str, dict[Language, str]]:
    texts = {language: messages.catalogue(language)["labels"][group] for language in LANGUAGES}
    return {
        value: {language: texts[language][value] for language in LANGUAGES}
        for value in texts[messages.DEFAULT]
    }


def _title(code: str) -> dict[Language, str]:
    return {
        language: messages.catalogue(language)["problems"][code]["title"] for language in LANGUAGES
    }


def _other_way(fields: Mapping[str, Words]) -> dict[str, dict[Language, str]]:
    """Give the words of each order the other way round."""
    return {
        f"{_OTHER_WAY}{field}": {
            language: messages.label("phrase.other_way", language).format(order=texts[language])
            for language in LANGUAGES
        }
        for field, texts in fields.items()
    }
