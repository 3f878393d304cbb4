"""Define performance standards of positions: what is expected, and which duties a plan must cover.

A standard is a document, as a scheme is: versioned, its canonical form digested, and copied into
the agency that uses it. Of the standards that serve a position the most particular one applies:
one that names its code before one that names its title, and that before one of its job class.

Why it is so: docs/decisions/0046.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, Final, Self

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.domain.transitions import VersionStatus, version_workflow

STANDARD: Final = version_workflow(
    "standard", VersionStatus.DRAFT, VersionStatus.ACTIVE, VersionStatus.RETIRED
)


class ScopeKind(StrEnum):
    """By what a standard names the positions that it serves, the most particular first."""

    POSITION = auto()
    TITLE = auto()
    JOB_CLASS = auto()


@dataclass(frozen=True, slots=True)
class DutyArea:
    """An area of duties; of a mandatory one each plan has a work result."""

    key: str
    label: Phrase
    is_mandatory: bool


@dataclass(frozen=True, slots=True)
class Serves:
    """Which positions a standard serves: by their codes, the keys of their titles, their class."""

    position_codes: tuple[str, ...] = ()
    title_keys: tuple[str, ...] = ()
    job_classes: tuple[JobClass, ...] = ()

    @property
    def scopes(self) -> tuple[tuple[ScopeKind, str], ...]:
        """All that it names, each with its kind."""
        return (
            *((ScopeKind.POSITION, code) for code in self.position_codes),
            *((ScopeKind.TITLE, key) for key in self.title_keys),
            *((ScopeKind.JOB_CLASS, each.value) for each in self.job_classes),
        )

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read what a document serves."""
        return cls(
            tuple(document.get("position_codes", ())),
            tuple(document.get("title_keys", ())),
            tuple(map(JobClass, document.get("job_classes", ()))),
        )


@dataclass(frozen=True, slots=True)
class Standard:
    """What is expected of whoever holds a position, and in which areas."""

    key: str
    title: Phrase
    source: str
    serves: Serves
    expectations: tuple[Phrase, ...]
    areas: tuple[DutyArea, ...]
    indicator_keys: tuple[str, ...] = ()
    """Indicators of the library that suit it."""

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Self:
        """Read a standard from the document that is shipped, stored or was checked on arrival."""
        return cls(
            key=document["key"],
            title=Phrase.of_document(document["title"]),
            source=document["source"],
            serves=Serves.from_document(document.get("serves", {})),
            expectations=tuple(Phrase.of_document(item) for item in document["expectations"]),
            areas=tuple(
                DutyArea(item["key"], Phrase.of_document(item["label"]), item["is_mandatory"])
                for item in document["areas"]
            ),
            indicator_keys=tuple(document.get("indicator_keys", ())),
        )


def to_document(standard: Standard) -> dict[str, Any]:
    """Write a standard as a document."""
    serves = standard.serves
    return {
        "key": standard.key,
        "title": _texts(standard.title),
        "source": standard.source,
        "serves": {
            "position_codes": list(serves.position_codes),
            "title_keys": list(serves.title_keys),
            "job_classes": [each.value for each in serves.job_classes],
        },
        "expectations": [_texts(item) for item in standard.expectations],
        "areas": [
            {"key": area.key, "label": _texts(area.label), "is_mandatory": area.is_mandatory}
            for area in standard.areas
        ],
        "indicator_keys": list(standard.indicator_keys),
    }


def standard_faults(standard: Standard) -> Iterator[Fault]:
    """Name what keeps a standard from use: no area, nobody whom it serves, what is stated twice."""
    if not standard.areas:
        yield Fault("/standard/areas", "areas_missing")
    if not standard.serves.scopes:
        yield Fault("/standard/serves", "serves_nobody")
    stated: tuple[tuple[str, str, Sequence[str]], ...] = (
        ("areas", "/key", [area.key for area in standard.areas]),
        ("serves/position_codes", "", standard.serves.position_codes),
        ("serves/title_keys", "", standard.serves.title_keys),
        ("serves/job_classes", "", standard.serves.job_classes),
        ("indicator_keys", "", standard.indicator_keys),
    )
    for pointer, field, values in stated:
        for index, value in enumerate(values):
            if value in values[:index]:
                yield Fault(f"/standard/{pointer}/{index}{field}", "stated_twice")


def area_faults(standard: Standard | None, named: Sequence[str | None]) -> Iterator[Fault]:
    """Name what a plan lacks by the standard of its position.

    *named*: the area that each of its work results serves. A mandatory area needs one; an area that
    the standard does not have (any more) is none.
    """
    areas = () if standard is None else standard.areas
    known = {area.key for area in areas}
    for index, key in enumerate(named):
        if key is not None and key not in known:
            facts = {"area": key, "known": ", ".join(sorted(known)) or "-"}
            yield Fault(f"/work_results/{index}/duty_area", "unknown_duty_area", facts)
    for area in areas:
        if area.is_mandatory and area.key not in named:
            yield Fault("/work_results", "duty_area_missing", _facts_of(area))


def _facts_of(area: DutyArea) -> dict[str, str]:
    return {"key": area.key, "area@id": area.label.id, "area@en": area.label.en}


def _texts(wording: Phrase) -> dict[str, str]:
    return {"id": wording.id, "en": wording.en}
