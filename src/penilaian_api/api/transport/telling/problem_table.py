"""Explain each problem that the service can send: title, status, meaning, and what to do.

The table stands in ``data/problems.toml``, its words in ``data/labels``. The pages below
``/problems`` and ``docs/problems.md`` are written from it.
"""

import string
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import LANGUAGES, Language
from penilaian_api.storage.packaged_data import problem_statuses

PATH: Final = "/problems"


@dataclass(frozen=True, slots=True)
class ProblemWords:
    """A problem in the words of one language."""

    title: str
    detail: str
    """What the answer says; what it fills in stands in brackets."""
    meaning: str
    """What its status means."""
    advice: str
    """What helps against every problem of this status."""


@dataclass(frozen=True, slots=True)
class ProblemType:
    """A problem that the service can send."""

    code: str
    statuses: tuple[int, ...]
    words: dict[Language, ProblemWords]


@cache
def problem_types() -> tuple[ProblemType, ...]:
    """List all problems, by status and code."""
    table = sorted(problem_statuses().items(), key=lambda entry: (entry[1], entry[0]))
    return tuple(
        ProblemType(code, statuses, {name: _explain(code, statuses[0], name) for name in LANGUAGES})
        for code, statuses in table
    )


def type_of(code: str) -> str:
    """Name the type of a problem: the address of its page."""
    return f"{PATH}/{code}"


def is_fault_alone(code: str) -> bool:
    """Tell whether a code is that of a fault only: it is told within a problem, not as one."""
    return code not in problem_statuses() and code in messages.catalogue(messages.DEFAULT)["faults"]


def _explain(code: str, status: int, language: Language) -> ProblemWords:
    texts = messages.catalogue(language)["problems"][code]
    return ProblemWords(
        texts["title"],
        "".join(_fill_in(texts["detail"], language)),
        messages.label(f"status.{status}", language),
        messages.label(f"status_advice.{status}", language),
    )


def _fill_in(sentence: str, language: Language) -> Iterator[str]:
    """Name what a sentence leaves open, in place of what an answer fills in."""
    for text, name, _, _ in string.Formatter().parse(sentence):
        yield text
        if name:
            yield f"[{messages.label(f'fact.{name}', language)}]"
