"""One rule set says which targets and realizations are sound, for plans and scores alike."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.plan.test_plan import INDICATOR, RESULT, WORDS, with_line, with_result
from tests.domain.scoring.samples import line, targets, weighted

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.plan.plan import (
    Approach,
    IndicatorLine,
    PlanDraft,
    Polarity,
    TargetRange,
    TargetSteps,
)
from penilaian_api.domain.plan.submission import submit_faults
from penilaian_api.domain.plan.targets import scored_target
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.inputs import Facts, IndicatorInput, Milestone, Range
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.soundness import field_of, input_fault, target_fault

FLAT = parse(weighted(targets()))
BEDS = Range(Fraction(60), Fraction(85))
LOW = Range(Fraction(0), Fraction(5))
STEPS = (Milestone("a", Fraction(40)), Milestone("b", Fraction(100)))
FIELDS = {"target", "baseline", "weight"}


def points(target: object, done: object, polarity: str = "higher", **more: object) -> Fraction:
    card = score(FLAT, [line("i", target, done, polarity, **more)], Facts())
    return card.parts[0].points


@pytest.mark.parametrize(
    ("target", "done", "polarity", "expected"),
    [
        (100, 110, "higher", 100),
        (100, "100.01", "higher", 100),
        (100, 100, "higher", 100),
        (100, "99.99", "higher", Fraction("99.99")),
        (100, 0, "higher", 0),
        (7, 1_000_000, "higher", 100),
        (BEDS, 86, "higher", 100),
        (BEDS, 30, "higher", 50),
        (10, 5, "lower", 100),
        (10, 10, "lower", 100),
        (10, 15, "lower", 50),
        (10, 0, "lower", 100),
        (0, 0, "lower", 100),
        (0, 1, "lower", 0),
        (BEDS, 30, "lower", 100),
        (BEDS, 70, "within", 100),
        (BEDS, 30, "within", 50),
        (STEPS, 100, "milestone", 100),
        (STEPS, 99, "milestone", 40),
    ],
)
def test_n3_a_maximum_cannot_be_exceeded_where_no_curve_says_so(
    target: object, done: object, polarity: str, expected: Fraction
) -> None:
    assert points(target, done, polarity, is_maximum=True) == expected


@pytest.mark.parametrize(("target", "done", "polarity"), [(100, 110, "higher"), (10, 5, "lower")])
def test_n3_what_may_be_exceeded_still_earns_more(
    target: object, done: object, polarity: str
) -> None:
    assert points(target, done, polarity) > 100


@pytest.mark.parametrize(
    ("target", "done", "polarity", "more", "code"),
    [
        (4, -6, "lower", {}, "realization_negative"),
        (4, "-0.0001", "lower", {}, "realization_negative"),
        (0, -1, "lower", {}, "realization_negative"),
        (10, -1, "higher", {}, "realization_negative"),
        (BEDS, -1, "within", {}, "realization_negative"),
        (LOW, -1, "within", {}, "realization_negative"),
        (LOW, -1, "lower", {}, "realization_negative"),
        (STEPS, -1, "milestone", {}, "realization_negative"),
        (STEPS, -1, "milestone", {"is_signed": True}, "realization_negative"),
        (10, -1, "higher", {"baseline": Fraction(0)}, "realization_negative"),
        (10, -1, "higher", {"baseline": Fraction(-3)}, None),
        (10, -1, "higher", {"is_signed": True}, None),
        (3, -1, "lower", {"is_signed": True}, None),
        (LOW, -1, "within", {"is_signed": True}, None),
        (4, 0, "lower", {}, None),
        (10, None, "higher", {}, None),
        (STEPS, None, "milestone", {"step": "z"}, "step_unknown"),
        (STEPS, None, "milestone", {"step": "b"}, None),
    ],
)
def test_n4_a_realization_below_the_floor_is_refused(
    target: object, done: object, polarity: str, more: dict[str, object], code: str | None
) -> None:
    row = line("i", target, done, polarity, **more)
    assert input_fault(row) == code
    if code is not None:
        with pytest.raises(InvalidDataError) as refusal:
            score(FLAT, [row], Facts())
        assert refusal.value.code == code


decimals = st.sampled_from([Decimal(text) for text in ("-3", "0", "0.0001", "5", "100")])
ranges = st.builds(TargetRange, decimals, decimals)
steps = st.lists(st.tuples(st.sampled_from("ab"), decimals), min_size=1, max_size=3).map(
    lambda listed: TargetSteps(tuple(listed))
)


@st.composite
def planned(draw: st.DrawFn) -> IndicatorLine:
    return IndicatorLine(
        "Persentase aduan yang selesai",
        "persen",
        draw(decimals | ranges | steps),
        date(2026, 12, 31),
        polarity=draw(st.sampled_from(Polarity)),
        baseline=draw(st.none() | decimals),
        weight=draw(st.sampled_from([Decimal(1), Decimal("0.5")])),
    )


@given(
    planned_line=planned(),
    rule=st.sampled_from(["from_target", "from_baseline"]),
    approach=st.sampled_from(Approach),
)
def test_n2_submit_refuses_exactly_the_targets_that_the_score_refuses(
    planned_line: IndicatorLine, rule: str, approach: Approach
) -> None:
    draft = with_line(planned_line)
    draft = PlanDraft(approach, results=draft.results, from_baseline=rule == "from_baseline")
    pointed_at = {
        fault.pointer.rsplit("/", 1)[-1]
        for fault in submit_faults(draft, WORDS)
        if fault.pointer.rsplit("/", 1)[-1] in FIELDS and fault.code != "unmeasurable"
    }
    assert planned_line.target is not None
    code = target_fault(
        IndicatorInput(
            key="i",
            result="r",
            polarity=planned_line.polarity,
            target=scored_target(planned_line.target),
            baseline=None if planned_line.baseline is None else Fraction(planned_line.baseline),
            weight=Fraction(planned_line.weight),
        ),
        rule,
    )
    assert pointed_at == (set() if code is None else {field_of(code)})


@pytest.mark.parametrize(
    ("of_result", "of_lines", "refused"),
    [
        ("0", ("1", "1"), True),
        ("1", ("0", "0"), True),
        ("0", ("0", "0"), True),
        ("1", ("0", "1"), False),
        ("0.0001", ("0", "0.0001"), False),
        ("1", ("1", "1"), False),
    ],
)
def test_n2_a_plan_in_which_nothing_weighs_anything_is_refused(
    of_result: str, of_lines: tuple[str, str], *, refused: bool
) -> None:
    lines = tuple(
        IndicatorLine(INDICATOR.statement, "persen", Decimal(90), INDICATOR.deadline, weight=weight)
        for weight in map(Decimal, of_lines)
    )
    result = type(RESULT)(RESULT.statement, indicators=lines, weight=Decimal(of_result))
    draft = with_result(result)
    draft = PlanDraft(draft.approach, results=(result,))
    codes = {fault.code for fault in submit_faults(draft, WORDS)}
    assert ("weights_all_zero" in codes) is refused
