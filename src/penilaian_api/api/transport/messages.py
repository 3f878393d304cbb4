"""Say in the caller's language what a code means: Indonesian by default, or English.

The sentences stand in ``data/labels/{id,en}.toml``: ``[problems.<code>]`` with title and detail,
``[faults]`` by code, ``[labels.<group>]`` for the names of enumerated values. A code without words
raises KeyError: a refusal that nobody can read is a fault of ours, and a test finds it.
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final, Literal
from zoneinfo import ZoneInfo

from babel.dates import format_date
from babel.numbers import format_decimal

Language = Literal["id", "en"]

DEFAULT: Final[Language] = "id"
LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")

_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_INSTANT: Final = re.compile(r"\d{4}-\d{2}-\d{2}[T ][0-9:.]+(?:Z|[+-]\d{2}:\d{2})")
_HOUR: Final = re.compile(r"\d{2}:\d{2}")
_DECIMAL: Final = re.compile(r"-?\d+\.\d+")
_LANGUAGE: Final = re.compile(
    r"(?P<name>id|en|\*)(?:-[a-z0-9-]+)?\s*(?:;\s*q\s*=\s*(?P<weight>[01](?:\.\d{0,3})?))?"
)


def problem(code: str, facts: Mapping[str, str], language: Language) -> tuple[str, str]:
    """Answer the title and the detail of a refusal."""
    words = book(language)["problems"][code]
    return words["title"], words["detail"].format_map(_spoken(facts, language))


def fault(code: str, facts: Mapping[str, str], language: Language) -> str:
    """Answer the sentence for one thing wrong at one place."""
    sentence: str = book(language)["faults"][code]
    return sentence.format_map(_spoken(facts, language))


def label(key: str, language: Language) -> str:
    """Answer the name of an enumerated value, by ``group.value``."""
    group, _, value = key.partition(".")
    name: str = book(language)["labels"][group][value]
    return name


@cache
def codes(language: Language) -> frozenset[str]:
    """List all that has words, by its path in the file, such as ``problems.stale``."""
    found = book(language)
    return frozenset(
        {f"problems.{code}" for code in found["problems"]}
        | {f"faults.{code}" for code in found["faults"]}
        | {
            f"labels.{group}.{value}"
            for group in found["labels"]
            for value in found["labels"][group]
        }
    )


def language_of(header: str) -> Language:
    """Choose the language that *header* (Accept-Language) prefers; Indonesian when it does not."""
    weights: dict[str, Decimal] = {}
    for part in header.lower().split(","):
        if found := _LANGUAGE.fullmatch(part.strip()):
            weights.setdefault(found["name"], Decimal(found["weight"] or 1))
    other = weights.get("*", Decimal(0))
    return max(LANGUAGES, key=lambda name: weights.get(name, other))


def moment(instant: datetime, zone: str, language: Language) -> str:
    """Say an instant as people in *zone* read it: day, hour and the zone's own letters."""
    there = instant.astimezone(ZoneInfo(zone))
    return label("phrase.moment", language).format(
        day=_day(f"{there:%Y-%m-%d}", language),
        hour=_hour(f"{there:%H:%M}", language),
        zone=_named("zone", zone, language) or zone,
    )


@cache
def book(language: Language) -> Mapping[str, Any]:
    """Open the file of *language*."""
    text = files("penilaian_api").joinpath("data", "labels", f"{language}.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def _spoken(facts: Mapping[str, str], language: Language) -> dict[str, str]:
    """Say each fact: an enumerated value by its label, the rest by what it looks like."""
    zone = facts.get("zone", "UTC")
    return {
        name: _named(name, value, language) or _written(value, zone, language)
        for name, value in facts.items()
    }


def _named(group: str, value: str, language: Language) -> str | None:
    found: str | None = book(language)["labels"].get(group, {}).get(value)
    return found


def _written(value: str, zone: str, language: Language) -> str:
    if _INSTANT.fullmatch(value):
        return moment(datetime.fromisoformat(value), zone, language)
    if _DAY.fullmatch(value):
        return _day(value, language)
    if _HOUR.fullmatch(value):
        return _hour(value, language)
    if _DECIMAL.fullmatch(value):
        return format_decimal(value, locale=language, decimal_quantization=False)
    return value


def _day(day: str, language: Language) -> str:
    return format_date(date.fromisoformat(day), "full", locale=language)


def _hour(hour: str, language: Language) -> str:
    """Write ``24:00`` too, the end of a due day, which is no time of the clock."""
    return hour.replace(":", label("phrase.between_hour_and_minute", language))
