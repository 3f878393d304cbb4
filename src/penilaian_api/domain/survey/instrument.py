"""Define survey instruments: the questions that are asked, and how their answers make an index.

An instrument is a document, as a scheme is: versioned, its canonical form digested, and copied into
the agency that uses it. PermenPANRB 14/2017 ships as one of them.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum, auto
from fractions import Fraction
from itertools import pairwise
from typing import Any, Final, Self

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.domain.transitions import VersionStatus, version_workflow

INSTRUMENT: Final = version_workflow(
    "instrument", VersionStatus.DRAFT, VersionStatus.ACTIVE, VersionStatus.RETIRED
)


class SurveyPurpose(StrEnum):
    """What a survey is for."""

    SATISFACTION = auto()
    FEEDBACK_360 = auto()
    PULSE = auto()
    RELEVANCE = auto()
    OTHER = auto()


class ItemKind(StrEnum):
    """How a question is answered."""

    SCALE = auto()
    CHOICE = auto()
    TEXT = auto()


@dataclass(frozen=True, slots=True)
class SurveyItem:
    """One question; *options* name the values 1, 2, 3 … of a scale or a choice, in order."""

    code: str
    kind: ItemKind
    text: Phrase
    options: tuple[Phrase, ...] = ()

    @property
    def values(self) -> range:
        """The values that an answer may have; none for a text."""
        return range(1, len(self.options) + 1)


@dataclass(frozen=True, slots=True)
class GradeBand:
    """A grade of an index: from *least* on, by the index rounded to two digits."""

    grade: str
    name: Phrase
    least: Decimal


@dataclass(frozen=True, slots=True)
class Instrument:
    """The questions of a survey, what they are for, and where they come from.

    *factor*: the mean over all scale questions times this is the index (25 makes 1 to 4 into 25 to
    100); none where the questions make no index. *bands* stand from the highest to the lowest.
    """

    key: str
    title: Phrase
    purpose: SurveyPurpose
    source: str
    questions: tuple[SurveyItem, ...]
    factor: Fraction | None = None
    bands: tuple[GradeBand, ...] = ()

    @property
    def scales(self) -> tuple[SurveyItem, ...]:
        """The questions that enter the index."""
        return tuple(item for item in self.questions if item.kind is ItemKind.SCALE)

    @property
    def index_range(self) -> tuple[Fraction, Fraction] | None:
        """From where to where the index runs; none where the questions make none."""
        if self.factor is None or not self.scales:
            return None
        return self.factor, self.factor * len(self.scales[0].options)

    @property
    def is_about_people(self) -> bool:
        """Whether colleagues are asked about persons; else units are asked about."""
        return self.purpose is SurveyPurpose.FEEDBACK_360

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read an instrument from the document that is shipped, stored or was checked on arrival.

        *options* of the document serve every scale question that states none of its own.
        """
        shared = _wordings(document.get("options", ()))
        factor = document.get("factor")
        return cls(
            key=document["key"],
            title=Phrase.of_document(document["title"]),
            purpose=SurveyPurpose(document["purpose"]),
            source=document["source"],
            questions=tuple(_question(item, shared) for item in document["questions"]),
            factor=None if factor is None else Fraction(factor),
            bands=tuple(_band(item) for item in document.get("bands", ())),
        )


def to_document(instrument: Instrument) -> dict[str, Any]:
    """Write an instrument as a document, each question with its own options."""
    document: dict[str, Any] = {
        "key": instrument.key,
        "title": _texts(instrument.title),
        "purpose": instrument.purpose.value,
        "source": instrument.source,
        "questions": [
            {
                "code": item.code,
                "kind": item.kind.value,
                "text": _texts(item.text),
                "options": [_texts(option) for option in item.options],
            }
            for item in instrument.questions
        ],
    }
    if instrument.factor is not None:
        document["factor"] = str(instrument.factor)
        document["bands"] = [
            {"grade": band.grade, "name": _texts(band.name), "least": str(band.least)}
            for band in instrument.bands
        ]
    return document


def instrument_faults(instrument: Instrument) -> Iterator[Fault]:
    """Name what keeps an instrument from use: codes twice, scales that differ, bands that gap."""
    seen: set[str] = set()
    for index, item in enumerate(instrument.questions):
        if item.code in seen:
            yield Fault(f"/instrument/questions/{index}/code", "stated_twice")
        seen.add(item.code)
        if item.kind is ItemKind.TEXT and item.options:
            yield Fault(f"/instrument/questions/{index}/options", "text_has_no_options")
        elif item.kind is not ItemKind.TEXT and len(item.options) < _LEAST_OPTIONS:
            yield Fault(f"/instrument/questions/{index}/options", "too_few_options")
    if instrument.factor is not None:
        yield from _index_faults(instrument)


_LEAST_OPTIONS: Final = 2


def _index_faults(instrument: Instrument) -> Iterator[Fault]:
    lengths = {len(item.options) for item in instrument.scales}
    if len(lengths) != 1:
        yield Fault("/instrument/factor", "scales_differ")
    least = [band.least for band in instrument.bands]
    if any(above <= below for above, below in pairwise(least)):
        yield Fault("/instrument/bands", "bands_not_falling")


def _question(item: Mapping[str, Any], shared: tuple[Phrase, ...]) -> SurveyItem:
    kind = ItemKind(item["kind"])
    own = _wordings(item.get("options", ()))
    options = shared if kind is ItemKind.SCALE and not own else own
    return SurveyItem(item["code"], kind, Phrase.of_document(item["text"]), options)


def _band(item: Mapping[str, Any]) -> GradeBand:
    return GradeBand(item["grade"], Phrase.of_document(item["name"]), Decimal(item["least"]))


def _wordings(items: Any) -> tuple[Phrase, ...]:  # noqa: ANN401 - a list of a document
    return tuple(Phrase.of_document(item) for item in items)


def _texts(wording: Phrase) -> dict[str, str]:
    return {"id": wording.id, "en": wording.en}
