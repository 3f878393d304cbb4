"""Rubrics: which levels are demanded, what is refused, and the value that levels make."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penilaian_api.domain.progress.rubric import (
    LEVELS,
    JudgedLevel,
    RubricGroup,
    level_faults,
    place_on,
    value_of,
)
from penilaian_api.storage.packaged_data import rubrics

COMPETENCES = rubrics()["competence-38-2017"]
CONDUCT = rubrics()["professionalism"]
GENERAL = COMPETENCES.expected("executive", {})


def judged(levels: dict[str, int], reason: str = "Alasan") -> list[JudgedLevel]:
    return [JudgedLevel(item, level, reason) for item, level in levels.items()]


def test_the_dictionary_has_eight_managerial_and_one_socio_cultural_competence() -> None:
    groups = [item.group for item in COMPETENCES.items]
    assert groups.count(RubricGroup.MANAGERIAL) == 8
    assert groups.count(RubricGroup.SOCIO_CULTURAL) == 1
    assert all(len(item.levels) == 5 for rubric in rubrics().values() for item in rubric.items)


@pytest.mark.parametrize(
    ("job_class", "level"),
    [("executive", 1), ("supervisory", 2), ("administrator", 3), ("jpt_pratama", 4)],
)
def test_the_class_says_what_is_demanded_and_the_position_says_more(
    job_class: str, level: int
) -> None:
    demanded = COMPETENCES.expected(job_class, {"integrity": 5, "teaching": 3})
    assert demanded["cooperation"] == level
    assert (demanded["integrity"], demanded["teaching"], len(demanded)) == (5, 3, 10)


@pytest.mark.parametrize(
    ("levels", "value"),
    [
        (dict.fromkeys(GENERAL, 1), Fraction(5, 2)),  # half of what a supervisory post demands
        (dict.fromkeys(GENERAL, 2), Fraction(5)),
        (dict.fromkeys(GENERAL, 5), Fraction(5)),  # more than demanded counts as whole
        ({**dict.fromkeys(GENERAL, 2), "integrity": 1}, Fraction(85, 18)),
    ],
)
def test_competence_is_what_is_reached_of_what_is_demanded(
    levels: dict[str, int], value: Fraction
) -> None:
    assert value_of(COMPETENCES, COMPETENCES.expected("supervisory", {}), levels) == value


def test_professionalism_is_the_mean_level() -> None:
    levels = {"duty": 4, "rules": 3, "attitude": 5}
    assert value_of(CONDUCT, CONDUCT.expected("", {}), levels) == 4
    assert value_of(CONDUCT, CONDUCT.expected("", {}), {**levels, "duty": 5}) == Fraction(13, 3)


@given(
    st.dictionaries(st.sampled_from([*GENERAL]), st.integers(1, 5)),
    st.lists(st.integers(1, 5), min_size=9, max_size=9),
)
def test_a_higher_level_never_lowers_the_value_which_stays_on_the_scale(
    own: dict[str, int], reached: list[int]
) -> None:
    expected = COMPETENCES.expected("executive", own)
    levels = dict(zip(GENERAL, reached, strict=True))
    value = value_of(COMPETENCES, expected, levels)
    assert 1 <= value <= 5
    for item, level in levels.items():
        raised = {**levels, item: min(level + 1, 5)}
        assert value_of(COMPETENCES, expected, raised) >= value


@pytest.mark.parametrize(
    ("scale", "value", "placed"),
    [
        ((Fraction(1), Fraction(5)), Fraction(13, 3), Fraction(13, 3)),
        ((Fraction(0), Fraction(100)), Fraction(1), Fraction(0)),
        ((Fraction(0), Fraction(100)), Fraction(13, 3), Fraction(250, 3)),
        ((Fraction(0), None), Fraction(4), Fraction(4)),
    ],
)
def test_a_value_is_placed_on_the_scale_of_the_part(
    scale: tuple[Fraction, Fraction | None], value: Fraction, placed: Fraction
) -> None:
    assert place_on(scale, value, LEVELS) == placed


@pytest.mark.parametrize(
    ("levels", "faults"),
    [
        (judged(GENERAL), []),
        (judged(GENERAL)[1:], [("/levels", "levels_missing")]),
        (judged(GENERAL) + judged({"integrity": 2}), [("/levels/9/item", "stated_twice")]),
        (judged({**GENERAL, "teaching": 2}), [("/levels/9/item", "not_judged_here")]),
        (judged({**GENERAL, "charm": 2}), [("/levels/9/item", "not_judged_here")]),
        (
            judged({"integrity": 3}, " ") + judged(GENERAL)[1:],
            [("/levels/0/reason", "reason_required")],
        ),
    ],
)
def test_what_is_judged_is_whole_and_has_reasons(
    levels: list[JudgedLevel], faults: list[tuple[str, str]]
) -> None:
    named = [(each.pointer, each.code) for each in level_faults(COMPETENCES, GENERAL, levels)]
    assert named == faults


@pytest.mark.parametrize(("level", "needed"), [(1, True), (2, False), (4, False), (5, True)])
def test_professionalism_needs_a_reason_at_its_extremes(level: int, needed: bool) -> None:  # noqa: FBT001 - a column of the table
    levels = judged({"rules": 3, "attitude": 3}) + judged({"duty": level}, "")
    faults = [*level_faults(CONDUCT, CONDUCT.expected("", {}), levels)]
    assert [fault.pointer for fault in faults] == (["/levels/2/reason"] if needed else [])
