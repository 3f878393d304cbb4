"""Each shipped scheme tells itself in plain words, and what it tells is what it computes."""

import pytest

from penilaian_api.domain.scoring.guide import guide_of
from penilaian_api.domain.scoring.scheme.contents import parts_of
from penilaian_api.domain.scoring.scheme.scheme import Scheme, WeightedScheme, document, parse
from penilaian_api.storage.packaged_data import schemes


def guide_text(scheme: Scheme, language: str = "id") -> str:
    paragraphs = guide_of(scheme, "en" if language == "en" else "id")
    return "\n".join(sentence for each in paragraphs for sentence in each.sentences)


@pytest.mark.parametrize("key", schemes())
@pytest.mark.parametrize("language", ["id", "en"])
def test_each_shipped_scheme_names_its_parts_and_predicates(key: str, language: str) -> None:
    scheme = schemes()[key]
    text = guide_text(scheme, language)
    for part in parts_of(scheme):
        assert getattr(part.label, language) in text
    assert "{" not in text
    assert len(guide_of(scheme, "id")) == len(guide_of(scheme, "en"))
    if isinstance(scheme, WeightedScheme):
        assert text.count("Nilai " if language == "id" else "A score of ") >= len(scheme.bands)


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"missing": "zero"}, "Bila datanya tidak ada, dihitung nol."),
        ({"missing": "block"}, "Selama datanya belum ada, hasil belum dapat ditetapkan."),
        (
            {"small_sample": {"below": 30, "rule": "shrink", "k": "10"}},
            "Dari kurang dari 30 jawaban nilainya ditarik ke nilai unit itu sebelumnya.",
        ),
        ({"cap": "110.5"}, "Paling tinggi 110,5 poin."),
    ],
)
def test_what_a_part_states_is_told(change: dict[str, object], sentence: str) -> None:
    stated = document(schemes()["dumai"])
    stated["parts"][1] |= change  # type: ignore[index]  # a list of parts
    assert sentence in guide_text(parse(stated))


def test_shares_are_of_the_weights_whatever_they_add_up_to() -> None:
    stated = document(schemes()["dumai"])
    stated["parts"][0]["weight"] = "30"  # type: ignore[index]  # a list of parts
    text = guide_text(parse(stated))
    assert "Kepuasan masyarakat berbobot 50%" in text


def test_a_quadrant_tells_its_nine_cells_and_that_there_is_no_number() -> None:
    text = guide_text(schemes()["permenpanrb-6-2022"])
    assert "Tidak ada nilai angka dan tidak ada bobot." in text
    assert (
        "Hasil kerja di atas ekspektasi: Sangat Baik bila perilaku kerja di atas ekspektasi, Baik "
        "bila sesuai, Kurang bila di bawah ekspektasi." in text
    )
