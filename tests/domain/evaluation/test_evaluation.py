import json
import tomllib
from dataclasses import replace
from datetime import date
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden.law import case_named, law

from penilaian_api.domain.evaluation.evaluation import (
    AssessmentDraft,
    OrganizationResult,
    Rater,
    Rating,
    Window,
    awaits_delivery,
    finality,
    finalizing_faults,
    is_low,
    rating_faults,
    turn_refusal,
)
from penilaian_api.domain.evaluation.objection import ObjectionRule
from penilaian_api.domain.feedback import FeedbackRules, FeedbackTexts, feedback_faults, real_words
from penilaian_api.domain.organization.authority import (
    Authority,
    PostKind,
    Tier,
    is_final_from_start,
    rater_authority,
)
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate

ROOT = Path(__file__).parents[3]
WORDS = FeedbackRules.from_document(
    tomllib.loads((ROOT / "src/penilaian_api/data/feedback_rules.toml").read_text("utf-8"))
)
TEXTS = json.loads((ROOT / "tests/golden/feedback.json").read_text("utf-8"))["feedback"]
EMPTY = [row["text_id"] for row in TEXTS if row["quality"] == "empty"]
LOW_TEXTS = [
    row["text_id"]
    for row in TEXTS
    if row["quality"] == "constructive"
    and (row["source"], row["kind"]) == ("supervisor", "improvement")
]
ADVICE = "Kirim rancangan laporan paling lambat tanggal tiga agar tersedia waktu reviu."
BRIEF = "Kirim rancangan laporan lebih awal."

MET = tuple(
    Rating(about, Expectation.MET, reason="Sesuai laporan") for about in ("results", "behavior")
)
DRAFT = AssessmentDraft(
    MET, Predicate.GOOD, organization_result=OrganizationResult.NEEDS_IMPROVEMENT
)
LOW = replace(
    DRAFT,
    ratings=(Rating("results", Expectation.BELOW, reason="Dua laporan terlambat"), MET[1]),
    predicate=Predicate.NEEDS_IMPROVEMENT,
)
AUTHORITIES = {
    "kepala daerah": Authority.REGIONAL_HEAD,
    "JPT madya": Authority.SENIOR_OFFICIAL,
    "pimpinan instansi": Authority.AGENCY_HEAD,
    "menteri koordinator": Authority.COORDINATING_MINISTER,
    "menteri yang mengoordinasikan": Authority.COORDINATING_MINISTER,
    "kepala perangkat daerah": Authority.ASSESSOR,
}
FINAL = law("objection_admissible", "evaluated_by")
WINDOW = Window(date(2027, 1, 31), rate_until=date(2027, 1, 31), zone="Asia/Jakarta")


def faults(draft: AssessmentDraft) -> list[tuple[str, str]]:
    return [(fault.pointer, fault.code) for fault in rating_faults(draft, WORDS)]


def test_a_rating_as_suggested_needs_no_reason() -> None:
    rating = Rating("results", Expectation.ABOVE, suggested=Expectation.ABOVE)
    assert faults(replace(DRAFT, ratings=(rating, MET[1]))) == []


SUBJECTS = ("results", "behavior", "result:r1", "core_value:loyal", "criterion:initiative")


@pytest.mark.parametrize("about", SUBJECTS)
@pytest.mark.parametrize("choice", [*Expectation, None, 1, 5])
@pytest.mark.parametrize("suggested", [*Expectation, None])
def test_u3_a_reason_is_demanded_below_beside_the_proposal_and_where_nothing_is_proposed(
    about: str, choice: Expectation | int | None, suggested: Expectation | None
) -> None:
    chosen: dict[str, Any] = {"level": choice} if isinstance(choice, int) else {"chosen": choice}
    rating = Rating(about, **chosen, suggested=suggested)
    assert rating.choice == choice
    agrees = suggested is not None and choice == suggested
    ground = suggested is None and about == "core_value:loyal"
    demanded = choice is not None and (choice == "below" or not (agrees or ground))
    for reason in ("", " ", "\t\n", "Realisasi tercapai lewat tugas tambahan"):
        draft = replace(DRAFT, ratings=(MET[0], replace(rating, reason=reason)))
        expected = demanded and not reason.strip()
        required = ("/ratings/1/reason", "reason_required") in faults(draft)
        assert required is expected
        assert (
            any(fault.code == "reason_required" for fault in finalizing_faults(draft, WORDS))
            is expected
        )


def test_a_predicate_other_than_the_score_proposed_needs_a_reason() -> None:
    other = replace(DRAFT, suggested=Predicate.VERY_GOOD)
    assert faults(other) == [("/predicate_reason", "reason_required")]
    assert faults(replace(other, predicate_reason="Dua keluhan berat")) == []


def test_the_organizations_result_comes_first_where_the_scheme_asks_for_it() -> None:
    early = replace(DRAFT, organization_result=None)
    assert faults(early) == [("/organization_result", "organization_result_missing")]
    assert faults(replace(early, needs_organization_result=False)) == []


@pytest.mark.parametrize("predicate", Predicate)
@pytest.mark.parametrize("axis", Expectation)
def test_a_result_is_low_below_expectation_or_under_good(
    axis: Expectation, predicate: Predicate
) -> None:
    ratings = (MET[0], Rating("behavior", axis))
    under_good = predicate not in {Predicate.VERY_GOOD, Predicate.GOOD}
    low = axis is Expectation.BELOW or under_good
    assert is_low(replace(DRAFT, ratings=ratings, predicate=predicate)) is low


def test_one_work_result_below_does_not_make_the_whole_low() -> None:
    rating = Rating("work_result:1", Expectation.BELOW)
    assert not is_low(replace(DRAFT, ratings=(*MET, rating)))


def test_a_low_result_needs_feedback_of_substance() -> None:
    assert faults(LOW) == [("/feedback", "feedback_too_thin")]
    assert faults(replace(LOW, feedback=FeedbackTexts("", LOW_TEXTS[0], ADVICE))) == []
    assert faults(DRAFT) == []


def test_one_field_is_not_enough_however_long() -> None:
    (fault,) = feedback_faults(FeedbackTexts(improvement=" ".join(LOW_TEXTS)), WORDS)
    assert (fault.facts["fields"], fault.facts["least_fields"]) == ("1", "2")


def test_the_same_text_twice_is_said_once() -> None:
    short = "Antrean loket terlambat dibuka."
    (fault,) = feedback_faults(FeedbackTexts(short, short, short), WORDS)
    assert fault.facts["words"] == "4"


def test_empty_texts_are_refused_and_constructive_ones_taken() -> None:
    refused = [text for text in EMPTY if feedback_faults(FeedbackTexts("", text, BRIEF), WORDS)]
    assert (len(EMPTY), len(LOW_TEXTS)) == (36, 10)
    assert len(refused) >= 34
    for text in LOW_TEXTS:
        assert feedback_faults(FeedbackTexts("", text, BRIEF), WORDS) == ()


def test_empty_texts_stay_empty_in_every_pair() -> None:
    for first, second in product(EMPTY, EMPTY):
        assert feedback_faults(FeedbackTexts(first, second), WORDS)


@given(st.text(max_size=80), st.text(max_size=80))
def test_more_text_never_says_less(text: str, more: str) -> None:
    assert real_words(text, WORDS) <= real_words(f"{text}\n{more}", WORDS)


def test_a_result_is_final_only_with_both_axes_rated() -> None:
    half = replace(DRAFT, ratings=(MET[0], Rating("behavior", None)))
    assert rating_faults(half, WORDS) == ()
    (fault,) = finalizing_faults(half, WORDS)
    assert (fault.code, fault.facts) == ("rating_missing", {"about": "behavior"})
    assert finalizing_faults(DRAFT, WORDS) == ()


def test_what_rating_refuses_finalizing_refuses_too() -> None:
    assert finalizing_faults(LOW, WORDS) == rating_faults(LOW, WORDS) != ()


def test_the_assessor_rates_through_the_last_day_of_the_window() -> None:
    assert turn_refusal(Rater.ASSESSOR, WINDOW) is None
    refusal = turn_refusal(Rater.REVIEWER, WINDOW)
    assert refusal is not None
    assert refusal.code == "rating_window_open"


def test_the_day_after_it_is_the_superiors_turn_and_the_refusal_says_so() -> None:
    case = case_named("assessor-late-rated-not-signed")["inputs"]
    over = Window(
        today=date.fromisoformat(case["today"]),
        rate_until=date.fromisoformat(case["window_end"]),
        zone="Asia/Jakarta",
    )
    assert turn_refusal(Rater.REVIEWER, over) is None
    refusal = turn_refusal(Rater.ASSESSOR, over)
    assert refusal is not None
    assert refusal.code == "rating_window_over"
    assert refusal.facts == {
        "rate_until": "2027-01-31",
        "due_hour": "24:00",
        "zone": "Asia/Jakarta",
        "next_step": "reviewer",
    }


def test_an_assessor_without_a_superior_keeps_the_right_to_rate() -> None:
    over = replace(WINDOW, today=date(2027, 3, 1), has_reviewer=False)
    assert turn_refusal(Rater.ASSESSOR, over) is None


def test_a_result_that_the_superior_gave_is_final_and_one_he_only_signed_is_not() -> None:
    assert finality(Rater.REVIEWER, from_start=False) is ObjectionRule.WINDOW_MISSED
    assert finality(Rater.ASSESSOR, from_start=False) is None
    assert finality(Rater.ASSESSOR, from_start=True) is ObjectionRule.FINAL_FROM_START


@pytest.mark.parametrize("case", FINAL)
def test_results_are_final_from_the_start_as_the_regulation_lists(case: dict[str, Any]) -> None:
    inputs = case["inputs"]
    independent = inputs["post"] == "PIMPINAN_UNIT_MANDIRI"
    post = PostKind.INDEPENDENT_HEAD if independent else PostKind(inputs["post"].lower())
    tier, authority = Tier(inputs["agency"].lower()), AUTHORITIES[inputs["evaluated_by"]]
    assert is_final_from_start(tier, post, authority) is case["expected"]["result_final"]


@pytest.mark.parametrize("post", [PostKind.JPT_MADYA, PostKind.JPT_PRATAMA])
def test_what_the_regional_head_gives_his_high_officials_is_final(post: PostKind) -> None:
    mayor = rater_authority(Tier.REGION, JobClass.STATE_OFFICIAL)
    assert mayor is Authority.REGIONAL_HEAD
    assert is_final_from_start(Tier.REGION, post, mayor)
    assert not is_final_from_start(Tier.REGION, PostKind.OTHER, mayor)


@pytest.mark.parametrize(
    ("assessor", "authority"),
    [
        (JobClass.STATE_OFFICIAL, Authority.AGENCY_HEAD),
        (JobClass.JPT_UTAMA, Authority.AGENCY_HEAD),
        (JobClass.JPT_MADYA, Authority.SENIOR_OFFICIAL),
        (JobClass.JPT_PRATAMA, Authority.ASSESSOR),
    ],
)
def test_a_central_agency_is_headed_by_a_minister_or_a_jpt_utama(
    assessor: JobClass, authority: Authority
) -> None:
    assert rater_authority(Tier.CENTRAL, assessor) is authority


def test_a_changed_result_waits_to_be_delivered_again() -> None:
    assert awaits_delivery(newest=1, delivered=None)
    assert not awaits_delivery(newest=1, delivered=1)
    assert awaits_delivery(newest=2, delivered=1)
