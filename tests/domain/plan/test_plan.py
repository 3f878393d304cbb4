import tomllib
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden.law import law

from penilaian_api.domain.errors import WrongStateError
from penilaian_api.domain.indicator.vocabulary import Words
from penilaian_api.domain.organization.authority import PostKind
from penilaian_api.domain.plan.plan import (
    PLAN,
    Approach,
    CoreValue,
    IndicatorLine,
    Perspective,
    PlanDraft,
    PlanState,
    PlanStep,
    Polarity,
    ResultLine,
    Target,
    TargetRange,
    TargetSteps,
    WorkResultKind,
)
from penilaian_api.domain.plan.submission import submit_faults, submit_warnings
from penilaian_api.domain.transitions import advance

ROOT = Path(__file__).parents[3]
WORDS = Words.from_document(
    tomllib.loads((ROOT / "src/penilaian_api/data/indicator_words.toml").read_text("utf-8"))
)

INDICATOR = IndicatorLine(
    "Persentase aduan yang selesai", "persen", Decimal(90), date(2026, 12, 31)
)
RESULT = ResultLine(
    "Terselesaikannya pengaduan warga",
    indicators=(INDICATOR,),
    success_measure="Aduan warga selesai",
    target_text="Sembilan dari sepuluh aduan",
)
DRAFT = PlanDraft(
    Approach.QUANTITATIVE,
    results=(RESULT,),
    resources=("Dua petugas",),
    accountability=("Laporan bulanan",),
    consequences=("Penghargaan",),
)
QUALITATIVE = replace(
    DRAFT, approach=Approach.QUALITATIVE, results=(replace(RESULT, indicators=()),)
)
HIGH = replace(
    DRAFT,
    post=PostKind.JPT_PRATAMA,
    results=(replace(RESULT, perspectives=frozenset(Perspective)),),
)
ADDITIONAL = replace(RESULT, kind=WorkResultKind.ADDITIONAL)


def faults(draft: PlanDraft) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.code) for fault in submit_faults(draft, WORDS)]


def warnings(draft: PlanDraft) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.code) for fault in submit_warnings(draft, WORDS)]


def with_result(result: ResultLine, draft: PlanDraft = DRAFT) -> PlanDraft:
    return replace(draft, results=(*draft.results, result))


def with_line(line: IndicatorLine, draft: PlanDraft = DRAFT) -> PlanDraft:
    return replace(draft, results=(replace(RESULT, indicators=(line,)),))


@pytest.mark.parametrize("draft", [DRAFT, QUALITATIVE, HIGH])
def test_a_whole_plan_is_taken_without_a_word(draft: PlanDraft) -> None:
    assert faults(draft) == []
    assert warnings(draft) == []


@pytest.mark.parametrize("part", ["resources", "accountability", "consequences"])
@pytest.mark.parametrize("texts", [(), (" ",)])
def test_what_the_law_wants_settled_must_be_there(part: str, texts: tuple[str, ...]) -> None:
    draft = replace(DRAFT, **{part: texts})  # type: ignore[arg-type]  # each part holds texts
    assert faults(draft) == [(f"/{part}", f"{part}_missing")]


def test_a_plan_of_additional_results_alone_is_refused() -> None:
    assert faults(replace(DRAFT, results=(ADDITIONAL, ADDITIONAL))) == [
        ("/work_results", "main_result_missing")
    ]


def test_a_main_result_without_an_indicator_is_refused_and_an_additional_one_told() -> None:
    bare = replace(RESULT, indicators=())
    assert faults(with_result(bare)) == [("/work_results/1/indicators", "indicator_missing")]
    bare = replace(ADDITIONAL, indicators=())
    assert faults(with_result(bare)) == []
    assert warnings(with_result(bare)) == [("/work_results/1/indicators", "indicator_missing")]


@pytest.mark.parametrize("result", [RESULT, ADDITIONAL])
@pytest.mark.parametrize(
    ("field", "code"),
    [("measured_in", "missing_unit"), ("target", "unmeasurable"), ("deadline", "no_time_bound")],
)
def test_an_indicator_needs_unit_target_and_deadline(
    field: str, code: str, result: ResultLine
) -> None:
    line = replace(INDICATOR, **{field: None})
    draft = with_result(replace(result, indicators=(INDICATOR, line)))
    assert faults(draft) == [(f"/work_results/1/indicators/1/{field}", code)]


@pytest.mark.parametrize("field", ["success_measure", "target_text"])
def test_a_qualitative_result_needs_its_measure_and_target_as_text(field: str) -> None:
    bare = replace(RESULT, **{field: " "}, indicators=())  # type: ignore[arg-type]  # both are texts
    expected = [(f"/work_results/1/{field}", f"{field}_missing")]
    assert faults(with_result(bare, QUALITATIVE)) == expected
    bare = replace(bare, kind=WorkResultKind.ADDITIONAL)
    assert faults(with_result(bare, QUALITATIVE)) == []
    assert warnings(with_result(bare, QUALITATIVE)) == expected


def test_a_qualitative_plan_owes_no_unit_number_or_deadline() -> None:
    line = IndicatorLine("Kepuasan warga")
    assert faults(replace(with_line(line), approach=Approach.QUALITATIVE)) == []


@pytest.mark.parametrize("post", [post for post in PostKind if post is not PostKind.OTHER])
def test_a_leaders_plan_without_the_budget_perspective_is_refused(post: PostKind) -> None:
    perspectives = frozenset(Perspective) - {Perspective.BUDGET}
    draft = replace(HIGH, post=post, results=(replace(RESULT, perspectives=perspectives),))
    (fault,) = submit_faults(draft, WORDS)
    assert (fault.pointer, fault.code) == ("/work_results", "perspective_missing")
    assert fault.facts == {"perspective": "budget"}


@pytest.mark.parametrize("perspective", sorted(set(Perspective) - {Perspective.BUDGET}))
def test_any_other_perspective_missing_is_only_told(perspective: Perspective) -> None:
    perspectives = frozenset(Perspective) - {perspective}
    draft = replace(HIGH, results=(replace(RESULT, perspectives=perspectives),))
    assert faults(draft) == []
    (warning,) = submit_warnings(draft, WORDS)
    assert warning.facts == {"perspective": perspective}


def test_absolute_words_are_told_to_everybody_but_high_officials() -> None:
    line = replace(INDICATOR, statement="Semua aduan selesai", target=Decimal(100))
    advice = [("/work_results/0/indicators/0/statement", "absolute_wording")]
    assert faults(with_line(line)) == []
    assert warnings(with_line(line)) == advice
    unmoved = replace(HIGH, results=(replace(HIGH.results[0], indicators=(line,)),))
    assert warnings(unmoved) == []
    assert warnings(replace(unmoved, post=PostKind.INDEPENDENT_HEAD)) == advice


@pytest.mark.parametrize("kind", WorkResultKind)
def test_an_acting_duty_is_a_main_result(kind: WorkResultKind) -> None:
    refused = [("/work_results/1/kind", "acting_duty_not_main")]
    expected = [] if kind is WorkResultKind.MAIN else refused
    assert faults(with_result(replace(RESULT, kind=kind, is_acting_duty=True))) == expected


def test_l6_an_acting_duty_is_read_from_the_assignments() -> None:
    duty = with_result(replace(RESULT, is_acting_duty=True))
    none = [("/work_results/1/is_acting_duty", "no_acting_post")]
    assert faults(replace(duty, has_acting_post=False)) == none
    assert faults(replace(duty, has_acting_post=True)) == []
    plain = with_result(RESULT)
    assert faults(replace(plain, has_acting_post=True)) == []
    missing = ("/work_results", "acting_duty_missing")
    assert missing in warnings(replace(plain, has_acting_post=True))
    assert missing not in warnings(replace(duty, has_acting_post=True))
    assert missing not in warnings(replace(plain, has_acting_post=False))


def test_another_leaders_result_needs_the_assessors_consent() -> None:
    assigned = replace(RESULT, assigned_elsewhere=True)
    expected = [("/work_results/1/assigned_by", "consent_missing")]
    assert faults(with_result(assigned)) == expected
    assert faults(with_result(replace(assigned, consented=True))) == []


@pytest.mark.parametrize("baseline", [Decimal(90), Decimal("90.0")])
def test_a_baseline_equal_to_the_target_is_refused_where_it_counts(baseline: Decimal) -> None:
    draft = with_line(replace(INDICATOR, baseline=baseline))
    assert faults(draft) == []
    assert faults(replace(draft, from_baseline=True)) == [
        ("/work_results/0/indicators/0/baseline", "baseline_is_target")
    ]


def test_a_scheme_that_counts_from_the_baseline_needs_one() -> None:
    draft = replace(DRAFT, from_baseline=True)
    assert faults(draft) == [("/work_results/0/indicators/0/baseline", "baseline_missing")]
    assert (
        faults(replace(with_line(replace(INDICATOR, baseline=Decimal(70))), from_baseline=True))
        == []
    )


STEPS = TargetSteps((("rancangan", Decimal(40)), ("ditetapkan", Decimal(100))))
RANGE = TargetRange(Decimal(60), Decimal(85))


@pytest.mark.parametrize(
    ("polarity", "target", "code"),
    [
        (Polarity.HIGHER, Decimal(0), "target_zero"),
        (Polarity.LOWER, Decimal(0), None),
        (Polarity.HIGHER, RANGE, None),
        (Polarity.LOWER, RANGE, None),
        (Polarity.WITHIN, RANGE, None),
        (Polarity.WITHIN, Decimal(70), "target_shape"),
        (Polarity.WITHIN, TargetRange(Decimal(85), Decimal(85)), "range_without_width"),
        (Polarity.MILESTONE, STEPS, None),
        (Polarity.MILESTONE, RANGE, "target_shape"),
        (Polarity.MILESTONE, Decimal(100), "target_shape"),
        (Polarity.HIGHER, STEPS, "target_shape"),
        (Polarity.MILESTONE, TargetSteps(STEPS.steps[:1]), "steps_not_rising_to_100"),
        (Polarity.MILESTONE, TargetSteps(STEPS.steps[::-1]), "steps_not_rising_to_100"),
    ],
)
def test_a_target_must_be_one_that_can_be_reached_in_parts(
    polarity: Polarity, target: Target, code: str | None
) -> None:
    line = replace(INDICATOR, polarity=polarity, target=target)
    pointer = "/work_results/0/indicators/0/target"
    assert faults(with_line(line)) == ([] if code is None else [(pointer, code)])


def test_steps_without_any_step_are_no_target() -> None:
    line = replace(INDICATOR, polarity=Polarity.MILESTONE, target=TargetSteps(()))
    assert {code for _, code in faults(with_line(line))} == {
        "unmeasurable",
        "steps_not_rising_to_100",
    }


def test_an_unlinked_result_an_activity_and_a_topic_are_told() -> None:
    draft = replace(
        DRAFT,
        results=(
            replace(RESULT, is_linked=False),
            replace(RESULT, statement="Menyusun laporan"),
            replace(RESULT, statement="Layanan persalinan"),
        ),
        lacks_agreement=True,
    )
    assert faults(draft) == []
    assert warnings(draft) == [
        ("/work_agreement", "work_agreement_missing"),
        ("/work_results/0/supports_line_id", "result_unlinked"),
        ("/work_results/1/statement", "activity_not_result"),
        ("/work_results/2/statement", "category_not_result"),
    ]


@given(st.permutations([RESULT, ADDITIONAL, replace(RESULT, indicators=())]))
def test_the_order_of_results_moves_pointers_and_nothing_else(order: list[ResultLine]) -> None:
    index = next(index for index, result in enumerate(order) if not result.indicators)
    expected = [(f"/work_results/{index}/indicators", "indicator_missing")]
    assert faults(replace(DRAFT, results=tuple(order))) == expected


@pytest.mark.parametrize("case", law("plan_rule"))
def test_plan_rules_of_the_regulation_hold(case: dict[str, Any]) -> None:
    inputs, expected = case["inputs"], case["expected"]
    if "assignment" in inputs:
        duty = replace(RESULT, is_acting_duty=True, kind=WorkResultKind.MAIN)
        assert expected == {"result_kind": "UTAMA"}
        assert faults(with_result(duty)) == []
        assert faults(with_result(replace(duty, kind=WorkResultKind.ADDITIONAL)))
    else:
        results = (RESULT,) * inputs["main_results"] + (ADDITIONAL,) * inputs["additional_results"]
        assert (faults(replace(DRAFT, results=results)) == []) is expected["accepted"]


def test_an_approved_plan_cannot_be_returned() -> None:
    with pytest.raises(WrongStateError):
        advance(PLAN, PlanState.APPROVED, PlanStep.RETURN)


def test_there_are_seven_core_values() -> None:
    assert len(CoreValue) == 7
