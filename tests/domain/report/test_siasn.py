"""Records of the national platform: its names, its codes, and what is checked before they leave."""

from dataclasses import replace
from datetime import date

import pytest

from penilaian_api.domain.report.siasn import (
    SiasnAssessor,
    SiasnGap,
    SiasnResult,
    gaps_of,
    period_of,
    record_of,
)
from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate
from penilaian_api.storage.packaged_data import siasn_codes

CODES = siasn_codes()
YEAR = period_of("year", date(2026, 1, 1), date(2027, 1, 1), CODES)
QUARTER = period_of("quarter", date(2026, 1, 1), date(2026, 4, 1), CODES)
HEAD = SiasnAssessor("Siti", "197501012000032001", "IV/b", "Kepala Dinas", "Dinas Kesehatan")
RESULT = SiasnResult(
    nip="199001012015031001",
    name="Budi",
    functional_level="Ahli Muda",
    results=Expectation.MET,
    behavior=Expectation.MET,
    predicate=Predicate.GOOD,
    is_overridden=False,
    is_damaged=False,
    assessor=HEAD,
)


def test_a_year_has_the_names_of_skp22_in_their_order() -> None:
    record = record_of(RESULT, YEAR, CODES)
    assert [*record] == [
        "id",
        "tahun",
        "pnsDinilaiOrang",
        "hasilKinerjaNilai",
        "perilakuKerjaNilai",
        "kuadranKinerjaNilai",
        "statusPenilai",
        "penilaiNama",
        "penilaiNipNrp",
        "penilaiJabatan",
        "penilaiUnorNama",
        "penilaiGolongan",
        "path",
    ]
    assert (record["tahun"], record["penilaiGolongan"], record["statusPenilai"]) == (
        2026,
        "42",
        "ASN",
    )
    rated = ("hasilKinerjaNilai", "perilakuKerjaNilai", "kuadranKinerjaNilai")
    assert [record[name] for name in rated] == [2, 2, 2]


def test_a_quarter_says_its_months_and_its_coefficient() -> None:
    record = record_of(RESULT, QUARTER, CODES)
    assert (record["bulanMulaiPenilaian"], record["bulanSelesaiPenilaian"]) == (1, 3)
    assert (record["periodikId"], record["koefisienId"]) == ("2", "22")
    assert "penilaiJabatanNama" in record
    assert "penilaiJabatan" not in record
    assert [*gaps_of(RESULT, QUARTER, CODES)] == []


def test_an_assessor_without_nip_is_none_of_the_civil_servants() -> None:
    mayor = SiasnAssessor("Wali Kota", None, None, "Wali Kota", "Kota")
    record = record_of(replace(RESULT, assessor=mayor), YEAR, CODES)
    assert record["statusPenilai"] == "NON ASN"
    assert record["penilaiNipNrp"] is None
    assert record["penilaiGolongan"] is None
    assert [*gaps_of(replace(RESULT, assessor=mayor), YEAR, CODES)] == []


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"nip": None}, SiasnGap.NIP_MISSING),
        ({"is_damaged": True}, SiasnGap.RESULT_DAMAGED),
        ({"results": None}, SiasnGap.RATINGS_MISSING),
        ({"predicate": Predicate.FAIR}, SiasnGap.PREDICATE_WITHOUT_CODE),
        ({"predicate": Predicate.VERY_GOOD}, SiasnGap.QUADRANT_DIFFERS),
        ({"assessor": replace(HEAD, grade=None)}, SiasnGap.GRADE_MISSING),
        ({"assessor": replace(HEAD, position=None)}, SiasnGap.POSITION_MISSING),
    ],
)
def test_what_lacks_is_named(change: dict[str, object], gap: SiasnGap) -> None:
    assert [*gaps_of(replace(RESULT, **change), YEAR, CODES)] == [gap]


def test_a_stated_rule_may_override_the_quadrant() -> None:
    dropped = replace(RESULT, predicate=Predicate.POOR, is_overridden=True)
    assert [*gaps_of(dropped, YEAR, CODES)] == []
    assert record_of(dropped, YEAR, CODES)["kuadranKinerjaNilai"] == 4


def test_of_another_predicate_than_good_no_public_list_has_the_coefficient() -> None:
    better = replace(RESULT, results=Expectation.ABOVE, behavior=Expectation.ABOVE)
    best = replace(better, predicate=Predicate.VERY_GOOD)
    assert [*gaps_of(best, QUARTER, CODES)] == [SiasnGap.COEFFICIENT_MISSING]


def test_every_cell_of_the_quadrant_has_a_code() -> None:
    for row in CODES.cells.values():
        assert set(row) == set(Expectation)
        assert set(row.values()) <= CODES.quadrants.keys()
