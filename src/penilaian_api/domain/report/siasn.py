"""Write a final result as the national platform of civil servants (SIASN) takes it, and check it.

A year becomes a record of `skp22`, a month or a quarter one of `kinerjaperiodik`; names and codes
are data (``data/siasn.toml``). What cannot be sent as it stands is left out and said; what may be
sent with an empty field is said as well.

Why it is so: docs/decisions/0075.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum, auto
from typing import Any, Final, Self, TypeAlias

from penilaian_api.domain.scoring.vocabulary import Expectation, Predicate

SiasnValue: TypeAlias = str | int | None
SiasnRecord: TypeAlias = Mapping[str, SiasnValue]


class SiasnService(StrEnum):
    """Which records of the platform a period becomes, by the platform's own names."""

    SKP22 = auto()
    KINERJAPERIODIK = auto()


class SiasnGap(StrEnum):
    """What a result lacks for the platform."""

    NIP_MISSING = auto()
    RESULT_DAMAGED = auto()
    RATINGS_MISSING = auto()
    PREDICATE_WITHOUT_CODE = auto()
    QUADRANT_DIFFERS = auto()
    SECOND_RESULT = auto()
    GRADE_MISSING = auto()
    POSITION_MISSING = auto()
    COEFFICIENT_MISSING = auto()


LEAVES_OUT: Final = frozenset(
    {
        SiasnGap.NIP_MISSING,
        SiasnGap.RESULT_DAMAGED,
        SiasnGap.RATINGS_MISSING,
        SiasnGap.PREDICATE_WITHOUT_CODE,
        SiasnGap.QUADRANT_DIFFERS,
        SiasnGap.SECOND_RESULT,
    }
)
"""For want of which a result is left out; the others leave a field empty."""
_DAY: Final = timedelta(days=1)
_ASN: Final = "ASN"
_NOT_ASN: Final = "NON ASN"


@dataclass(frozen=True, slots=True)
class SiasnCodes:
    """The platform's codes of ratings, predicates, periods, grades and functional levels."""

    ratings: Mapping[str, int]
    quadrants: Mapping[str, int]
    cells: Mapping[str, Mapping[str, str]]
    periods: Mapping[str, str]
    coefficients: Mapping[str, str]
    grades: Mapping[str, str]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read them from data."""
        return cls(**{name: document[name] for name in cls.__slots__})


@dataclass(frozen=True, slots=True)
class SiasnPeriod:
    """A period as the platform names it: its service, its code, its first and last day."""

    service: SiasnService
    code: str | None
    starts_on: date
    ends_before: date

    @property
    def ends_on(self) -> date:
        """The last day."""
        return self.ends_before - _DAY


@dataclass(frozen=True, slots=True)
class SiasnAssessor:
    """Who made a result final, as far as the record knows them."""

    name: str | None
    nip: str | None
    grade: str | None
    position: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class SiasnResult:
    """A final result with all that the platform asks of it; *is_overridden*: by a stated rule."""

    nip: str | None
    name: str
    functional_level: str | None
    results: Expectation | None
    behavior: Expectation | None
    predicate: Predicate | None
    is_overridden: bool
    is_damaged: bool
    assessor: SiasnAssessor


def period_of(kind: str, starts_on: date, ends_before: date, codes: SiasnCodes) -> SiasnPeriod:
    """Say which record of the platform a period becomes: one without a code is a year."""
    code = codes.periods.get(kind)
    service = SiasnService.SKP22 if code is None else SiasnService.KINERJAPERIODIK
    return SiasnPeriod(service, code, starts_on, ends_before)


def gaps_of(result: SiasnResult, period: SiasnPeriod, codes: SiasnCodes) -> Iterator[SiasnGap]:
    """Check a result before it leaves: what it lacks, and whether the quadrant is that of both."""
    if result.nip is None:
        yield SiasnGap.NIP_MISSING
    yield from _gaps_of_predicate(result, codes)
    assessor = result.assessor
    if assessor.nip is not None and codes.grades.get(assessor.grade or "") is None:
        yield SiasnGap.GRADE_MISSING
    if assessor.position is None:
        yield SiasnGap.POSITION_MISSING
    if period.code is not None and _coefficient(result, codes) is None:
        yield SiasnGap.COEFFICIENT_MISSING


def _gaps_of_predicate(result: SiasnResult, codes: SiasnCodes) -> Iterator[SiasnGap]:
    if result.is_damaged:
        yield SiasnGap.RESULT_DAMAGED
    elif result.results is None or result.behavior is None:
        yield SiasnGap.RATINGS_MISSING
    elif result.predicate is None or result.predicate not in codes.quadrants:
        yield SiasnGap.PREDICATE_WITHOUT_CODE
    elif not result.is_overridden and result.predicate != _quadrant(result, codes):
        yield SiasnGap.QUADRANT_DIFFERS


def _quadrant(result: SiasnResult, codes: SiasnCodes) -> str:
    """Give the predicate where the two ratings meet."""
    return codes.cells[result.results or ""][result.behavior or ""]


def record_of(result: SiasnResult, period: SiasnPeriod, codes: SiasnCodes) -> SiasnRecord:
    """Write a result under the platform's own names; what is not known is empty."""
    if period.service is SiasnService.SKP22:
        return {
            "id": None,
            "tahun": period.ends_on.year,
            "pnsDinilaiOrang": None,
            **_rated(result, codes),
            **_assessed_by(result.assessor, codes, position="penilaiJabatan"),
            "path": None,
        }
    return {
        "id": None,
        "tahun": period.ends_on.year,
        "bulanMulaiPenilaian": period.starts_on.month,
        "bulanSelesaiPenilaian": period.ends_on.month,
        "tahunMulaiPenilaian": period.starts_on.year,
        "tahunSelesaiPenilaian": period.ends_on.year,
        "periodikId": period.code,
        **_rated(result, codes),
        "koefisienId": _coefficient(result, codes),
        "pnsDinilaiId": None,
        **_assessed_by(result.assessor, codes, position="penilaiJabatanNama"),
        "path": None,
    }


def _rated(result: SiasnResult, codes: SiasnCodes) -> SiasnRecord:
    return {
        "hasilKinerjaNilai": codes.ratings.get(result.results or ""),
        "perilakuKerjaNilai": codes.ratings.get(result.behavior or ""),
        "kuadranKinerjaNilai": codes.quadrants.get(result.predicate or ""),
    }


def _assessed_by(assessor: SiasnAssessor, codes: SiasnCodes, *, position: str) -> SiasnRecord:
    """Name the assessor: one without NIP, as a regional head, is none of the civil servants."""
    is_asn = assessor.nip is not None
    return {
        "statusPenilai": _ASN if is_asn else _NOT_ASN,
        "penilaiNama": assessor.name,
        "penilaiNipNrp": assessor.nip,
        position: assessor.position,
        "penilaiUnorNama": assessor.unit,
        "penilaiGolongan": codes.grades.get(assessor.grade or "") if is_asn else None,
    }


def _coefficient(result: SiasnResult, codes: SiasnCodes) -> str | None:
    if result.predicate is not Predicate.GOOD or result.functional_level is None:
        return None
    return codes.coefficients.get(" ".join(result.functional_level.casefold().split()))
