"""What is assumed of an indicator where its author says nothing."""

import pytest

from penilaian_api.domain.plan.assumption import assume
from penilaian_api.storage.packaged_data import indicator_words


@pytest.mark.parametrize(
    ("statement", "unit", "shape", "expected"),
    [
        ("Jumlah pengaduan selesai", "pengaduan", "", (None, "quantity", "sum")),
        ("Jumlah pengaduan selesai", "", "", (None, "quantity", "sum")),
        ("Persentase berkas lengkap", "persen", "", (None, "quality", "last")),
        ("Persentase berkas lengkap", "%", "", (None, "quality", "last")),
        ("Suhu ruang arsip", "derajat", "range", ("within", "quantity", "last")),
        ("Tahap penyusunan peraturan", "tahap", "steps", ("milestone", "quantity", "last")),
    ],
)
def test_u14_a_count_adds_up_and_a_share_stands(
    statement: str, unit: str, shape: str, expected: tuple[str | None, str, str]
) -> None:
    assumed = assume(
        statement,
        unit,
        indicator_words(),
        is_range=shape == "range",
        is_stepped=shape == "steps",
    )
    (aspect,) = assumed.aspects
    assert (assumed.polarity, aspect, assumed.accumulation) == expected
    assert assumed.frequency == "quarter"
