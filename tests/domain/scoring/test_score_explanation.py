from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from tests.domain.scoring.samples import (
    cases,
    document,
    line,
    measure,
    measured,
    rate,
    recompute_trail,
    shipped,
    some,
    targets,
    weighted,
)

from penilaian_api.domain.scoring.engine.scorecard import score, scorecard_to_wire
from penilaian_api.domain.scoring.explanation import explain
from penilaian_api.domain.scoring.record.inputs import (
    Facts,
    Milestone,
    PeriodResult,
    Range,
    RatingInput,
)
from penilaian_api.domain.scoring.record.numbers import round_half_up
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS
from penilaian_api.domain.scoring.scheme import scheme
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.vocabulary import Sanction
from penilaian_api.domain.scoring.wording.circumstances import (
    Circumstances,
    ObjectionStory,
    ObjectionWay,
)
from penilaian_api.domain.scoring.wording.sentences import HEADINGS, SENTENCES
from penilaian_api.domain.scoring.wording.words import WORDS

MATARAM = [
    line("a", 100, 96, name="Berkas selesai"),
    line("b", 100, 60, name="Kunjungan rumah"),
    line("c", 100, 104, name="Pasien terlayani"),
    measure("discipline", 100),
]


def test_improvements_are_ranked_by_the_points_they_lost():
    explanation = explain(score(shipped("mataram"), MATARAM, Facts()), "en")
    assert [point.key for point in explanation.improvements] == ["targets/b", "targets/a"]
    assert [point.key for point in explanation.strengths] == ["targets/c", "discipline"]
    assert [point.key for point in explanation.missing] == ["competence"]
    lost = Fraction(60, 80) * Fraction(40, 3)
    assert f"{float(lost):.2f} points of the score lost" in explanation.improvements[0].sentence


def test_a_result_is_told_in_indonesian_with_a_decimal_comma():
    explanation = explain(score(shipped("mataram"), MATARAM, Facts()), "id")
    assert explanation.sentences[0] == "Nilai akhir 90,00; predikat Baik."
    assert "Kompetensi belum ada; bobotnya dibagi pada yang lain." in explanation.sentences
    lost = "Kunjungan rumah (60,00 poin; kehilangan 10,00 poin dari nilai)."
    assert f"Perlu ditingkatkan: {lost}" in explanation.text


@pytest.mark.parametrize(
    ("unit", "target", "done", "indonesian", "english"),
    [
        (
            "persen",
            90,
            "88.425",
            "target 90%, realisasi 88,425%",
            "target 90%, realization 88.425%",
        ),
        ("%", 90, 90, "target 90%, realisasi 90%", "target 90%, realization 90%"),
        ("aduan", 30, 40, "target 30 aduan, realisasi 40 aduan", "target 30 aduan, realization 40"),
        (
            "rupiah",
            1_250_000_000,
            "999999999.5",
            "target 1.250.000.000 rupiah, realisasi 999.999.999,5 rupiah",
            "target 1,250,000,000 rupiah, realization 999,999,999.5 rupiah",
        ),
        ("berkas", 1000, 0, "target 1.000 berkas, realisasi 0 berkas", "target 1,000 berkas,"),
        ("", 5, 4, "target 5, realisasi 4, capaian", "target 5, realization 4, attainment"),
    ],
)
def test_u2_targets_and_realizations_are_told_in_their_unit(
    unit: str, target: int, done: str | int, indonesian: str, english: str
) -> None:
    card = score(shipped("mataram"), [line("a", target, done)], Facts())
    circumstances = Circumstances(units={"a": unit})
    assert indonesian in explain(card, "id", circumstances).text
    assert english in explain(card, "en", circumstances).text


def test_u2_a_range_has_its_unit_once_and_a_step_has_none():
    within = line("a", Range(Fraction(80), Fraction(90)), 85, "within")
    steps = (Milestone("rancangan", Fraction(50)), Milestone("ditetapkan", Fraction(100)))
    staged = line("b", steps, None, "milestone", step="rancangan")
    circumstances = Circumstances(units={"a": "menit", "b": "tahap"})
    text = explain(score(shipped("mataram"), [within, staged], Facts()), "id", circumstances).text
    assert "target 80–90 menit, realisasi 85 menit, capaian" in text  # noqa: RUF001 - an en dash
    assert "target ditetapkan, realisasi rancangan, capaian" in text


@pytest.mark.parametrize(
    ("zone", "letters"),
    [("Asia/Jakarta", "WIB"), ("Asia/Makassar", "WITA"), ("Asia/Jayapura", "WIT")],
)
@pytest.mark.parametrize("way", [ObjectionWay.OPEN, ObjectionWay.OVER, ObjectionWay.PENDING])
def test_u2_every_last_day_to_object_has_its_hour_and_zone(
    way: ObjectionWay, zone: str, letters: str
) -> None:
    day = date(2026, 4, 17)
    story = ObjectionStory(reasons="Belum dihitung.", filed_on=day, decide_due_on=day)
    circumstances = Circumstances(way=way, object_until=day, objection=story, zone=zone)
    card = score(shipped("mataram"), MATARAM, Facts())
    assert (
        f"17 April 2026 pukul 24.00 {letters}." in explain(card, "id", circumstances).sentences[-1]
    )
    assert f"17 April 2026 at 24:00 {letters}." in explain(card, "en", circumstances).sentences[-1]


def test_a_quadrant_is_told_by_its_ratings_and_its_exception():
    inputs = [*rate("above", "met"), RatingInput("result:r1", "below", name="Layanan cepat")]
    card = score(shipped("permenpanrb-6-2022"), inputs, Facts(study_dropout=True))
    explanation = explain(card, "en")
    assert {paragraph.key: paragraph.sentences for paragraph in explanation.paragraphs} == {
        "result": (
            "The performance predicate is: Poor.",
            (
                "In the performance quadrant, results above expectation and behavior as expected "
                "give the predicate Good (PermenPANRB 6/2022, Lampiran Bab IV B3a3 dan B3b3, "
                "halaman 99-103)."
            ),
        ),
        "work_results": ("Work result “Layanan cepat” cannot be classified from the data yet.",),
        "proposal": (
            "Counted for results: 0 above expectation, 0 as expected, 1 below expectation.",
            "More than 50% are below expectation: the proposal for results is below expectation.",
            "For behavior there is nothing to count, so the data propose no rating.",
        ),
        "ratings": (
            "The rating of results: above expectation.",
            "The data propose below expectation.",
            "The rating of behavior: as expected.",
            "There is no proposal from the data.",
            "The rating of Layanan cepat: below expectation.",
            "There is no proposal from the data.",
        ),
        "changes": ("Drop-out from study leave: the quadrant gives Good, the rule gives Poor.",),
        "improvements": ("To improve: Layanan cepat (below expectation).",),
    }


def test_strengths_of_a_quadrant_are_what_was_rated_above():
    inputs = [RatingInput("result:r1", "above", name="Layanan cepat")]
    explanation = explain(score(shipped("permenpanrb-6-2022"), inputs, Facts()), "en")
    assert [point.sentence for point in explanation.strengths] == [
        "Strength: Layanan cepat (above expectation)."
    ]


@pytest.mark.parametrize(
    ("done", "sentence"),
    [
        (80, "Perlu ditingkatkan: Layanan cepat (di bawah ekspektasi menurut indikatornya)."),
        (120, "Kekuatan: Layanan cepat (di atas ekspektasi menurut indikatornya)."),
    ],
)
def test_u2_what_nobody_rated_is_said_to_be_so_by_its_indicators(done: int, sentence: str) -> None:
    inputs = [*rate("met", "met"), line("i", 100, done, result="r1", result_name="Layanan cepat")]
    card = score(shipped("permenpanrb-6-2022"), inputs, Facts())
    assert sentence in explain(card, "id").sentences
    rated = score(
        shipped("permenpanrb-6-2022"), [*inputs, RatingInput("result:r1", "below")], Facts()
    )
    assert "(di bawah ekspektasi)." in explain(rated, "id").text


def test_an_axis_is_told_by_its_parts_without_a_share():
    plain = weighted() | {"kind": "weighted_quadrant", "roll_up": "shown"}
    for name in ("parts", "adjustments", "bands", "conditions", "vetoes"):
        del plain[name]
    axis = {"parts": [measured("discipline")], "above": "100", "met": "80"}
    axes = {"results": {"parts": [targets()], "above": "100", "met": "80"}, "behavior": axis}
    cells = scheme.document(shipped("permenpanrb-6-2022"))["cells"]
    card = score(parse(plain | axes | {"cells": cells}), [line("i", 1, 1)], Facts())
    assert "Part: 100.00 points at weight 60." in explain(card, "en").sentences


def test_what_is_not_rated_yet_is_told():
    explanation = explain(score(shipped("permenpanrb-6-2022"), [], Facts()), "en")
    assert explanation.sentences[0] == "There is no predicate yet because ratings are missing."
    assert [point.sentence for point in explanation.missing] == [
        "The rating of results is missing.",
        "The rating of behavior is missing.",
    ]


@pytest.mark.parametrize(
    ("changed", "facts", "sentence"),
    [
        (
            {"conditions": [{"predicate": "very_good", "fact": "new_idea"}]},
            Facts(),
            "Very good needs a verified new idea; without one the predicate is Good.",
        ),
        (
            {"vetoes": [{"sanction": "light", "at_most": "poor"}]},
            Facts(sanction=Sanction.MODERATE),
            (
                "A moderate discipline sanction limits the predicate from Very good to Poor; the "
                "limit holds from light up."
            ),
        ),
        (
            {
                "adjustments": [
                    {"kind": "innovation", "measurement": "innovation", "factor": "1", "cap": "5"}
                ]
            },
            Facts(),
            "Innovation adds 3.00 points (at most 5.00).",
        ),
    ],
)
def test_what_moved_the_outcome_is_told(changed, facts, sentence):
    moved = parse(weighted(targets(), **changed))
    card = score(moved, [line("i", 1, 1), measure("innovation", 3)], facts)
    assert sentence in explain(card, "en").sentences


@pytest.mark.parametrize("how", ["mean", "months_weighted", "last"])
@pytest.mark.parametrize("scores", [["80"], ["80", "91.5"], ["80", "0", "250/3"]])
def test_n7_a_year_tells_how_many_periods_it_comes_from_and_their_values(how, scores):
    scheme = parse(document("lampung-monthly") | {"roll_up": how})
    periods = [
        PeriodResult(f"2026-0{month}", month, 1, Fraction(score))
        for month, score in enumerate(scores, 1)
    ]
    card = score(scheme, periods, Facts())
    values = "; ".join(
        f"2026-0{month} = {format(round_half_up(Fraction(score), 2), 'f')}"
        for month, score in enumerate(scores, 1)
    )
    (sentence,) = [each for each in explain(card, "en").sentences if "shorter periods" in each]
    assert f"({len(scores)}: {values})" in sentence
    done = recompute_trail(scorecard_to_wire(card)["trail"])
    read = [done[f"period/2026-0{month}"] for month in range(1, len(scores) + 1)]
    assert read == [Fraction(score) for score in scores]


@some
@given(cases(realized=False))
def test_every_result_can_be_told_in_both_languages(case):
    stated, inputs, known = case
    card = score(parse(stated), inputs, known)
    indonesian, english = explain(card, "id"), explain(card, "en")
    assert len(indonesian.sentences) == len(english.sentences)
    assert "{" not in indonesian.text + english.text
    gains = [item.gain for item in card.items if item.gain]
    assert len(indonesian.improvements) == len(gains)
    keys = [paragraph.key for paragraph in indonesian.paragraphs]
    assert keys == [paragraph.key for paragraph in english.paragraphs]
    assert all(paragraph.sentences for paragraph in english.paragraphs)
    assert indonesian.text.count("\n\n") == len(keys) - 1


def test_every_wording_has_the_same_places_in_both_languages():
    tables = (STEPS, TERMS, SENTENCES, WORDS, HEADINGS)
    for words in [words for table in tables for words in table.values()]:
        assert words.id.count("{") == words.en.count("{")
        assert sorted(_places(words.id)) == sorted(_places(words.en))


def _places(template):
    return [piece.partition("}")[0] for piece in template.split("{")[1:]]
