import json
import tomllib
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.golden.law import law

from penilaian_api.domain.indicator.check import (
    Exemption,
    Finding,
    FindingCode,
    Measure,
    Severity,
    check,
)
from penilaian_api.domain.indicator.vocabulary import Words
from penilaian_api.domain.indicator.wording import StatementClass, classify

GOLDEN = Path(__file__).parents[2] / "golden"
DATA = Path(__file__).parents[3] / "src" / "penilaian_api" / "data"
WORDS = Words.from_document(tomllib.loads((DATA / "indicator_words.toml").read_text("utf-8")))
YEAR_END = date(2026, 12, 31)
REFUSING = {FindingCode.MISSING_UNIT, FindingCode.NO_TIME_BOUND, FindingCode.UNMEASURABLE}
LABELS = {
    "PENCAPAIAN": StatementClass.RESULT,
    "AKTIVITAS": StatementClass.ACTIVITY,
    "KATEGORI": StatementClass.CATEGORY,
}


def golden(name: str, key: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads((GOLDEN / name).read_text("utf-8"))[key]
    return rows


def measure_of(row: dict[str, Any]) -> Measure:
    deadline = row["deadline"] and date.fromisoformat(row["deadline"])
    return Measure(
        row["indicator"], row["unit"], row["target"], deadline, context=row["work_result"]
    )


def codes(measure: Measure) -> set[str]:
    return {finding.code for finding in check(measure, WORDS)}


def measure(statement: str, unit: str | None = "persen", target: str | None = "90") -> Measure:
    return Measure(statement, unit, target, YEAR_END)


@pytest.mark.parametrize("code", [*FindingCode, None])
def test_the_check_finds_nine_of_ten_defects_and_is_right_nine_times_of_ten(
    code: FindingCode | None,
) -> None:
    count: Counter[str] = Counter()
    for row in golden("bad-indicators.json", "indicators"):
        reported, labeled = codes(measure_of(row)), set(row["defects"])
        if code is not None:
            reported, labeled = reported & {code}, labeled & {code}
        count["right"] += len(reported & labeled)
        count["reported"] += len(reported)
        count["labeled"] += len(labeled)
    assert count["right"] >= 0.9 * count["reported"] > 0
    assert count["right"] >= 0.9 * count["labeled"] > 0


def test_no_indicator_of_the_library_is_refused() -> None:
    rows = golden("library-indicators.json", "indicators")
    assert len(rows) > 200
    for row in rows:
        library = Measure(
            row["statement"],
            row["unit"],
            row["target"],
            frequency=row["frequency"],
            context=row["work_result"],
        )
        assert not codes(library) & REFUSING, row["statement"]


@pytest.mark.parametrize("case", law("statement_class"))
def test_statements_are_classed_as_the_regulation_prints_them(case: dict[str, Any]) -> None:
    assert classify(case["inputs"]["text"], WORDS) is LABELS[case["expected"]["label"]]


@pytest.mark.parametrize("case", law("indicator_rule"))
def test_absolute_targets_are_flagged_as_the_regulation_advises(case: dict[str, Any]) -> None:
    inputs = case["inputs"]
    exemption = inputs.get("exception")
    findings = check(
        Measure(
            "",
            None,
            inputs["target"],
            is_quantitative=False,
            is_high_official=inputs["post_class"] == "JPT",
            exemption=exemption and Exemption(exemption.lower()),
        ),
        WORDS,
    )
    severities = [item.severity for item in findings if item.code is FindingCode.ABSOLUTE_WORDING]
    assert severities == ([Severity.WARN] if case["expected"]["flag"] else [])


@pytest.mark.parametrize(
    ("statement", "unit", "target"),
    [
        ("Jumlah laporan yang disampaikan setiap triwulan", "laporan", "4"),
        ("Persentase wajib pajak yang membayar tepat waktu dan tepat jumlah", "persen", "80"),
        ("Selisih antara rencana dan realisasi belanja pada akhir tahun", "persen", "5"),
        ("Persentase pelatihan yang pesertanya lulus uji", "persen", "80"),
        ("Opini BPK atas laporan keuangan tahun 2025", "opini", "WTP"),
        ("Tahapan pembangunan gudang arsip yang tercapai", "tahap", "serah terima"),
        ("Persentase ketersediaan air bersih di seluruh puskesmas", "persen", "100"),
        ("Tidak ada korban jiwa pada arung jeram tahun 2026", "kejadian", "0"),
        ("Persentase ruang yang selalu terkunci pada inspeksi", "persen", "90"),
        ("Menteri menerima rekomendasi kebijakan", "dokumen", "3"),
    ],
)
def test_a_sound_indicator_is_left_alone(statement: str, unit: str, target: str) -> None:
    assert codes(measure(statement, unit, target)) == set()


@pytest.mark.parametrize(
    ("statement", "unit", "target", "code"),
    [
        ("Waktu tunggu pasien dan kepuasan pasien", "menit", "30", "double_barrelled"),
        ("Jumlah dan persentase aduan yang selesai", "aduan", "30", "double_barrelled"),
        ("Jumlah kelas yang dibuka dan peserta yang lulus", "orang", "9", "double_barrelled"),
        ("Terbitnya izin dan meningkatnya investasi", "izin", "9", "double_barrelled"),
        ("Mengetik surat dinas", "surat", "30", "activity_not_result"),
        ("Berkoordinasi dengan dinas terkait", "kali", "12", "activity_not_result"),
        ("Pelaksanaan rapat koordinasi", "kali", "12", "activity_not_result"),
        ("Jumlah rapat yang dihadiri", "rapat", "12", "activity_not_result"),
        ("Suasana kerja yang nyaman", "tingkat", "nyaman", "unmeasurable"),
        ("Tahapan perbaikan layanan", "tahap", "semakin baik", "unmeasurable"),
        ("Mutu layanan", "tingkat", "membaik pada 2026", "unmeasurable"),
        ("Mutu layanan", "persen", None, "unmeasurable"),
        ("Setiap pengaduan selesai pada hari yang sama", "persen", "100", "absolute_wording"),
        ("Persentase semua aduan yang selesai", "persen", "100", "absolute_wording"),
        ("Aduan terjawab", "persen", "selalu 90", "absolute_wording"),
        ("Arsip tertata", "--", "100", "missing_unit"),
        ("Arsip tertata", "Tidak ada", "100", "missing_unit"),
    ],
)
def test_each_defect_is_found_by_its_own_code(
    statement: str, unit: str, target: str | None, code: str
) -> None:
    assert codes(measure(statement, unit, target)) == {code}


@pytest.mark.parametrize(
    ("statement", "is_bounded"),
    [
        ("Jumlah aduan yang selesai per bulan", True),
        ("Jumlah aduan yang selesai sepanjang tahun", True),
        ("Jumlah aduan yang selesai sampai Juni", True),
        ("Jumlah aduan yang selesai dalam satu semester", True),
        ("Persentase aduan yang selesai dalam 5 hari kerja", False),
        ("Jumlah anak usia 5 tahun yang diimunisasi", False),
        ("Persentase desa yang menerapkan Perda Nomor 3 Tahun 2019", False),
    ],
)
def test_a_duration_an_age_and_a_citation_bound_nothing(
    *, statement: str, is_bounded: bool
) -> None:
    undated = Measure(statement, "persen", "90")
    assert (codes(undated) == set()) is is_bounded
    assert codes(replace(undated, deadline=YEAR_END)) == set()
    assert codes(replace(undated, frequency="month")) == set()


def test_the_qualitative_approach_demands_no_unit_number_or_deadline() -> None:
    narrative = Measure("Kepuasan warga", None, "warga puas", is_quantitative=False)
    assert codes(narrative) == set()
    assert codes(replace(narrative, is_quantitative=True)) == REFUSING


def test_absolute_words_are_in_place_where_a_life_hangs_on_a_main_result() -> None:
    safe = measure("Semua penumpang selamat dari kecelakaan", "persen", "100")
    assert codes(safe) == set()
    assert codes(replace(safe, is_main=False)) == {"absolute_wording"}


@pytest.mark.parametrize("exemption", Exemption)
def test_a_named_exemption_silences_the_advice_on_absolute_words(exemption: Exemption) -> None:
    plain = measure("Semua surat terkirim", "persen", "100")
    assert codes(plain) == {"absolute_wording"}
    assert codes(replace(plain, exemption=exemption)) == set()


def test_a_finding_says_where_and_what_to_do() -> None:
    (finding,) = check(measure("Arsip tertata", None), WORDS)
    code = FindingCode.MISSING_UNIT
    assert finding == Finding(code, Severity.REFUSE, "measured_in", "name_the_unit")


text = st.text(max_size=60)


@given(
    statement=text, unit=st.none() | text, target=st.none() | text, is_quantitative=st.booleans()
)
def test_only_the_quantitative_approach_refuses(
    *, statement: str, unit: str | None, target: str | None, is_quantitative: bool
) -> None:
    findings = check(Measure(statement, unit, target, is_quantitative=is_quantitative), WORDS)
    refused = {item.code for item in findings if item.severity is Severity.REFUSE}
    assert refused <= (REFUSING if is_quantitative else set())
    assert len({item.code for item in findings}) == len(findings)


@given(st.sampled_from(golden("bad-indicators.json", "indicators")))
def test_case_and_spacing_do_not_change_what_is_found(row: dict[str, Any]) -> None:
    first = measure_of(row)
    loud = replace(first, statement=f"  {first.statement.upper().replace(' ', '   ')} ")
    assert codes(loud) == codes(first)
