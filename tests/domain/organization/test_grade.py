"""Grades: every spelling of offices comes to one, and nonsense is refused."""

import pytest

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.organization import grade

SPELLINGS = {
    "III/c": ("III/c", "III/C", "iii/c", "III.c", "IIIc", "III c", "III - c", "3/c", "3c", "3.C"),
    "IV/a": ("IV.a", "IVa", "4a", "Gol. IV/a", "Golongan Ruang IV/a", "(IV/a)", "Pembina"),
    "III/b": ("Penata Muda Tk. I, III/b", "Penata Muda Tingkat I (III/b)", "penata muda tk.I"),
    "IV/e": ("IV/e", "Pembina Utama", "Pembina Utama / IV.e"),
    "IX": ("IX", "ix", "9", "Golongan IX", "Gol. 9"),
    "XVII": ("XVII", "17"),
}
NONSENSE = (
    *("III/z", "III/e", "V/a", "5a", "-", "--", "0", "18", "XVIII", "IIII", "c", "/c", "III/"),
    *("Penata III/d", "abc III/c", "III/c III/d", "III/cc", "golongan", "#N/A", "PNS", "٣/c"),
)


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_f2_every_spelling_of_a_grade_comes_to_one(spelling: str) -> None:
    assert {grade.parse(text) for text in SPELLINGS[spelling]} == {spelling}


@pytest.mark.parametrize("known", [*grade.CIVIL_GRADES, *grade.CONTRACT_GRADES])
def test_f2_each_grade_is_its_own_spelling(known: str) -> None:
    assert grade.parse(known) == known


@pytest.mark.parametrize("text", NONSENSE)
def test_f2_what_is_no_grade_is_refused(text: str) -> None:
    with pytest.raises(InvalidDataError, match="bad_grade"):
        grade.parse(text)


def test_f2_a_grade_of_the_other_kind_of_employment_is_refused_where_one_is_asked_for() -> None:
    with pytest.raises(InvalidDataError, match="bad_grade"):
        grade.parse_civil("IX")
    with pytest.raises(InvalidDataError, match="bad_grade"):
        grade.parse_contract("III/c")
