"""The usual disguises of an activity are recognized, and what only looks like one is left alone."""

import json
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from penilaian_api.domain.indicator.check import Measure, check
from penilaian_api.domain.indicator.vocabulary import Words

GOLDEN = Path(__file__).parents[2] / "golden"
DATA = Path(__file__).parents[3] / "src" / "penilaian_api" / "data"
WORDS = Words.from_document(tomllib.loads((DATA / "indicator_words.toml").read_text("utf-8")))
LABELED = json.loads((GOLDEN / "wordings.json").read_text("utf-8"))
YEAR_END = date(2026, 12, 31)


def codes(row: dict[str, Any]) -> set[str]:
    measure = Measure(row["statement"], row["unit"], row["target"], YEAR_END)
    return {finding.code for finding in check(measure, WORDS)}


def test_l7_of_the_disguises_nineteen_in_twenty_are_recognized() -> None:
    rows = LABELED["bad"]
    missed = [row["statement"] for row in rows if row["code"] not in codes(row)]
    assert len(rows) >= 80
    assert len(missed) <= 0.05 * len(rows), missed


def test_l7_of_sound_wordings_at_most_one_in_fifty_is_suspected() -> None:
    library = json.loads((GOLDEN / "library-indicators.json").read_text("utf-8"))["indicators"]
    stated = [{**row, "unit": row["unit"] or ""} for row in library]
    for rows in (LABELED["good"], stated):
        suspected = [row["statement"] for row in rows if codes(row)]
        assert len(rows) >= 80
        assert len(suspected) <= 0.02 * len(rows), suspected


@pytest.mark.parametrize(
    ("statement", "unit", "code"),
    [
        ("Terlaksananya rapat koordinasi", "kali", "activity_not_result"),
        ("Dilaksanakannya monitoring", "laporan", "activity_not_result"),
        ("Verifikasi berkas", "berkas", "activity_not_result"),
        ("Entri data", "data", "activity_not_result"),
        ("TERLAKSANANYA   Rapat", "kali", "activity_not_result"),
        ("Jumlah aduan selesai & kepuasan warga", "aduan", "double_barrelled"),
        ("Jumlah aduan selesai, tingkat kepuasan warga", "aduan", "double_barrelled"),
        ("Jumlah aduan selesai/tingkat kepuasan warga", "aduan", "double_barrelled"),
        ("Persentase arsip yang tertata", "satuan", "missing_unit"),
        ("Persentase arsip yang tertata", "tidak tersedia", "missing_unit"),
        ("Zero error", "persen", "absolute_wording"),
    ],
)
def test_l7_the_best_known_disguises_are_named(statement: str, unit: str, code: str) -> None:
    assert code in codes({"statement": statement, "unit": unit, "target": "12"})
