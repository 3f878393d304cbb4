"""The index of PermenPANRB 14/2017: exact ninths, grades, intervals, how many to ask."""

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.scoring.record.canonical import freeze
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.survey.estimate import estimate, sample_size
from penilaian_api.domain.survey.instrument import (
    Instrument,
    instrument_faults,
    to_document,
)
from penilaian_api.domain.survey.release import TOTAL, grade_of, open_groups, result_of
from penilaian_api.domain.survey.survey import Questionnaire, answer_faults, tally
from penilaian_api.domain.survey.wording import asks_twice
from penilaian_api.storage.packaged_data import instruments, question_words

GOLDEN: Final[dict[str, Any]] = json.loads(
    (Path(__file__).parents[2] / "golden" / "golden.json").read_text("utf-8")
)
SKM: Final = instruments()["skm-14-2017"]
SCALE: Final = range(1, 5)


def test_the_published_worksheet_is_reproduced() -> None:
    case = GOLDEN["skm_full"]
    sums = {code.lower(): total for code, total in case["input"]["jumlah_nilai_per_unsur"].items()}
    people = case["input"]["responden"]
    counts: dict[str, Counter[int]] = {
        code: Counter(
            {total // people: people - total % people, total // people + 1: total % people}
        )
        for code, total in sums.items()
    }
    total = sum(sums.values())
    counts[TOTAL] = Counter({total // people: people - total % people})
    counts[TOTAL][total // people + 1] = total % people
    result = result_of(SKM, counts, None)
    expected = case["expected"]
    assert result.index is not None
    assert str(round_half_up(result.index.mean, 2)) == str(expected["ikm_exact_1_per_9"])
    assert result.grade == expected["mutu"]
    means = {item.code: item.mean.mean for item in result.questions if item.mean}
    for code, mean in expected["nrr_per_unsur"].items():
        assert round_half_up(means[code.lower()], 4) == round_half_up(Fraction(str(mean)), 4)
    for wrong in ("ikm_weight_0_111", "ikm_weight_0_11"):
        assert str(round_half_up(result.index.mean, 2)) != str(expected[wrong])


@pytest.mark.parametrize("case", GOLDEN["skm_mutu"]["cases"], ids=lambda case: str(case["ikm"]))
def test_the_grade_follows_from_the_index_rounded_half_up(case: dict[str, Any]) -> None:
    assert grade_of(SKM, Fraction(str(case["ikm"]))) == case["mutu"]


@pytest.mark.parametrize("case", GOLDEN["skm_sampel_krejcie_morgan"]["cases"], ids=str)
def test_the_sample_is_that_of_the_table(case: dict[str, Any]) -> None:
    assert sample_size(case["populasi"]) == case["sampel_tabel"]


@pytest.mark.parametrize("value", [0, 5])
def test_a_value_off_the_scale_is_named(value: int) -> None:
    whole = dict.fromkeys((item.code for item in SKM.scales), 3)
    faults = [*answer_faults(SKM, Questionnaire({**whole, "waktu": value}, {}))]
    assert [(fault.pointer, fault.code) for fault in faults] == [
        ("/answers/waktu", "value_expected")
    ]


def test_nobody_who_answered_makes_no_index() -> None:
    result = result_of(SKM, {}, None)
    assert (result.count, result.index, result.grade) == (0, None, None)
    assert all(question.mean is None for question in result.questions)


@given(st.lists(st.integers(1, 4), min_size=2, max_size=60))
def test_an_interval_lies_around_the_mean_and_on_the_scale(values: list[int]) -> None:
    whole = estimate(Counter(values), SCALE)
    assert whole.mean == Fraction(sum(values), len(values))
    assert whole.low is not None
    assert whole.high is not None
    assert 1 <= whole.low <= whole.mean <= whole.high <= 4
    known = estimate(Counter(values), SCALE, population=2 * len(values))
    assert known.low is not None
    assert known.high is not None
    assert known.high - known.low <= whole.high - whole.low
    asked_all = estimate(Counter(values), SCALE, population=len(values))
    assert asked_all.low == asked_all.mean == asked_all.high


def test_one_answer_says_nothing_of_how_answers_differ() -> None:
    assert estimate({3: 1}, SCALE) == estimate({3: 1}, SCALE, 100)
    assert estimate({3: 1}, SCALE).low is None


@given(st.dictionaries(st.integers(0, 30), st.integers(0, 12), max_size=8))
def test_no_group_can_be_told_by_subtraction(sizes: dict[int, int]) -> None:
    shown = open_groups(sizes, 5)
    assert all(sizes[group] >= 5 for group in shown)
    hidden = sum(size for group, size in sizes.items() if group not in shown)
    assert hidden == 0 or hidden >= 5 or sum(sizes.values()) < 5


@given(st.lists(st.lists(st.integers(1, 4), min_size=9, max_size=9), min_size=1, max_size=20))
def test_counts_say_the_same_as_the_questionnaires(sheets: list[list[int]]) -> None:
    counts: dict[str, Counter[int]] = {}
    for sheet in sheets:
        codes = [item.code for item in SKM.scales]
        for (code, value), times in tally(
            SKM, Questionnaire(dict(zip(codes, sheet, strict=True)), {})
        ).items():
            counts.setdefault(code, Counter())[value] += times
    result = result_of(SKM, counts, None)
    assert result.count == len(sheets)
    assert result.index is not None
    assert result.index.mean == Fraction(sum(map(sum, sheets)), 9 * len(sheets)) * 25


@pytest.mark.parametrize("key", sorted(instruments()))
def test_a_shipped_instrument_is_sound_and_asks_one_thing_at_a_time(key: str) -> None:
    instrument = instruments()[key]
    assert not [*instrument_faults(instrument)]
    assert not [item for item in instrument.questions if asks_twice(item.text.id, question_words())]
    again = Instrument.from_document(to_document(instrument))
    assert (again, freeze(to_document(again))[1]) == (
        instrument,
        freeze(to_document(instrument))[1],
    )


@pytest.mark.parametrize(
    ("question", "is_double"),
    [
        ("Apakah petugas ramah dan cepat?", True),
        ("Apakah pelayanan mudah serta murah?", True),
        ("Bagaimana kualitas sarana dan prasarana?", False),
        ("Seberapa cepat Anda dilayani?", False),
        ("Bagaimana kebersihan ruang maupun halaman?", True),
        ("Apakah danau di kantor bersih?", False),
    ],
)
def test_a_question_that_asks_twice_is_recognized(question: str, *, is_double: bool) -> None:
    assert asks_twice(question, question_words()) is is_double


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"code": "prosedur"}, "/instrument/questions/1/code", "stated_twice"),
        ({"options": []}, "/instrument/questions/0/options", "too_few_options"),
        ({"options": [{"id": "a", "en": "a"}] * 3}, "/instrument/factor", "scales_differ"),
        ({"kind": "text"}, "/instrument/questions/0/options", "text_has_no_options"),
    ],
)
def test_an_unsound_instrument_is_refused_at_its_place(
    changes: dict[str, Any], pointer: str, code: str
) -> None:
    document = to_document(SKM)
    document["questions"][0] |= changes
    faults = instrument_faults(Instrument.from_document(document))
    assert (pointer, code) in [(fault.pointer, fault.code) for fault in faults]


def test_grades_fall_from_the_first_to_the_last() -> None:
    document = to_document(SKM)
    document["bands"].reverse()
    faults = [*instrument_faults(Instrument.from_document(document))]
    assert [fault.code for fault in faults] == ["bands_not_falling"]
