"""Read the grade (*golongan ruang*) of a civil servant or a contract employee in one spelling.

A civil servant's is a number and a letter, ``III/c`` (PP 99/2000); a contract employee's a number
alone, ``IX`` (Perpres 98/2020). Offices write ``IIIc``, ``3/c``, ``III.c`` or ``Penata (III/c)``.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.organization.nip import EmploymentKind

_NUMBERS: Final = (
    *("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"),
    *("XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII"),
)
CONTRACT_GRADES: Final = _NUMBERS
CIVIL_GRADES: Final = (
    *(f"{number}/{letter}" for number in _NUMBERS[:4] for letter in "abcd"),
    "IV/e",
)
"""All that there are, from the lowest up."""

_GRADES_OF: Final = {
    EmploymentKind.CIVIL_SERVANT: (CIVIL_GRADES, "I/a - IV/e"),
    EmploymentKind.CONTRACT: (CONTRACT_GRADES, "I - XVII"),
}

_RANKS: Final = (
    *("juru muda", "juru muda tingkat i", "juru", "juru tingkat i"),
    *("pengatur muda", "pengatur muda tingkat i", "pengatur", "pengatur tingkat i"),
    *("penata muda", "penata muda tingkat i", "penata", "penata tingkat i"),
    *("pembina", "pembina tingkat i", "pembina utama muda", "pembina utama madya", "pembina utama"),
)
_GRADE_OF_RANK: Final = dict(zip(_RANKS, CIVIL_GRADES, strict=True))
_RANK_OF_GRADE: Final = {grade: rank.title() for rank, grade in _GRADE_OF_RANK.items()}
_SPELLINGS: Final = {
    spelling: grade
    for number, roman in enumerate(_NUMBERS, start=1)
    for spelling, grade in (
        (str(number), roman),
        (roman.casefold(), roman),
        *(
            (f"{written}{letter}", f"{roman}/{letter}")
            for written in (str(number), roman.casefold())
            for letter in "abcde"
            if f"{roman}/{letter}" in CIVIL_GRADES
        ),
    )
}
_BEFORE: Final = re.compile(r"(?:pangkat|golongan|gol|ruang)\b")
_STEP: Final = re.compile(r"\b(?:tk|tingkat)\b[\s.]*(?:i|1)\b")
_APART: Final = re.compile(r"[\s./,()\[\]-]+")
_WORDS: Final = re.compile(r"(?:(?:juru|pengatur|penata|pembina|muda|madya|utama|tingkati)\b *)+")


def parse(text: str) -> str:
    """Return the one spelling of a grade, or refuse what is none."""
    return _require(text, (*CIVIL_GRADES, *CONTRACT_GRADES), "I/a - IV/e, I - XVII")


def parse_civil(text: str) -> str:
    """Return the one spelling of a grade of civil servants, or refuse what is none."""
    return _require(text, CIVIL_GRADES, "I/a - IV/e")


def parse_contract(text: str) -> str:
    """Return the one spelling of a grade of contract employees, or refuse what is none."""
    return _require(text, CONTRACT_GRADES, "I - XVII")


def rank_of(grade: str) -> str | None:
    """Return the rank (*pangkat*) of a grade; none where the law names no rank for it."""
    return _RANK_OF_GRADE.get(grade)


def check_kind(grade: str, kind: EmploymentKind) -> None:
    """Refuse a grade of civil servants for a contract employee, and the other way round.

    An official of the state or of TNI and Polri has ranks of another law: none is refused.
    """
    if (own := _GRADES_OF.get(kind)) is not None and grade not in own[0]:
        raise InvalidDataError("grade_of_other_kind", employment=kind, known=own[1])


def _require(text: str, known: Sequence[str], range_of_them: str) -> str:
    grade = _find(text)
    if grade is None or grade not in known:
        raise InvalidDataError("bad_grade", known=range_of_them)
    return grade


@lru_cache(maxsize=4096)
def _find(text: str) -> str | None:
    """Find the grade that a text names, beside the rank and the word for it or alone."""
    folded = _APART.sub(" ", _BEFORE.sub(" ", _STEP.sub(" tingkati ", text.casefold()))).strip()
    rank = _WORDS.match(folded)
    if rank is None:
        grade = _SPELLINGS.get(folded.replace(" ", ""))
        is_cut = "/" in text and grade in CONTRACT_GRADES  # III/: the letter is missing
        return None if is_cut else grade
    rest = folded[rank.end() :].replace(" ", "")
    by_rank = _GRADE_OF_RANK.get(rank[0].strip().replace("tingkati", "tingkat i"))
    return by_rank if not rest or _SPELLINGS.get(rest) == by_rank else None
