"""Translate codes into messages of the caller's language: Indonesian by default, or English.

The sentences stand in ``data/labels/{id,en}.toml``: ``[problems.<code>]`` with title and detail,
``[faults]`` by code, ``[labels.<group>]`` for the names of enumerated values. A code without a
message raises KeyError: a refusal that nobody can read is a fault of ours, and a test finds it.
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
_DAY_PATTERNS: Final[Mapping[Language, str]] = {"id": "EEEE, d MMMM y", "en": "full"}
"""How a day is written: without a leading zero, as people write it."""
_HOUR: Final = re.compile(r"\d{2}:\d{2}")
_DECIMAL: Final = re.compile(r"-?\d+\.\d+")
_LANGUAGE: Final = re.compile(
    r"(?P<name>id|en|\*)(?:-[a-z0-9-]+)?\s*(?:;\s*q\s*=\s*(?P<weight>[01](?:\.\d{0,3})?))?"
)


def problem(code: str, facts: Mapping[str, str], language: Language) -> tuple[str, str]:
    """Return the title and the detail of a refusal."""
    texts = catalogue(language)["problems"][code]
    return texts["title"], texts["detail"].format_map(_localize_facts(facts, language))


def fault(code: str, facts: Mapping[str, str], language: Language) -> str:
    """Return the sentence for one fault; its *form* adds in what way, its place begins it."""
    faults, localized = catalogue(language)["faults"], _localize_facts(facts, language)
    text: str = faults[code].format_map(localized)
    if form := facts.get("form"):
        text = f"{text} {label(f'form.{form}', language).format_map(localized)}"
    beginning = "row_and_column" if "at_heading" in facts else "row" if "at_row" in facts else None
    return (
        f"{label(f'place.{beginning}', language).format_map(facts)} {text}" if beginning else text
    )


def label(key: str, language: Language) -> str:
    """Return the name of an enumerated value, by ``group.value``."""
    group, _, value = key.partition(".")
    name: str = catalogue(language)["labels"][group][value]
    return name


def file_name(key: str, ending: str, language: Language) -> str:
    """Name a file that is downloaded, so that it is known again among others."""
    return f"{label(f'file_name.{key}', language)}.{ending.removeprefix('.')}"


def sentence(key: str, facts: Mapping[str, str], language: Language) -> str:
    """Fill in a label that is a sentence, by ``group.value``."""
    return label(key, language).format_map(_localize_facts(facts, language))


@cache
def codes(language: Language) -> frozenset[str]:
    """List all codes that have a message, by their path in the file, such as ``problems.stale``."""
    messages = catalogue(language)
    return frozenset(
        {f"problems.{code}" for code in messages["problems"]}
        | {f"faults.{code}" for code in messages["faults"]}
        | {
            f"labels.{group}.{value}"
            for group in messages["labels"]
            for value in messages["labels"][group]
        }
    )


def language_of(header: str) -> Language:
    """Choose the language that *header* (Accept-Language) prefers; Indonesian when it does not."""
    weights = _weights(header)
    other = weights.get("*", Decimal(0))
    return max(LANGUAGES, key=lambda name: weights.get(name, other))


def asked_language(header: str) -> Language | None:
    """Name the language of ours that *header* asks for by its name, if it asks for any."""
    language = language_of(header)
    return language if _weights(header).get(language) else None


def _weights(header: str) -> Mapping[str, Decimal]:
    weights: dict[str, Decimal] = {}
    for part in header.lower().split(","):
        if match := _LANGUAGE.fullmatch(part.strip()):
            weights.setdefault(match["name"], Decimal(match["weight"] or 1))
    return weights


def format_instant(instant: datetime, zone: str, language: Language) -> str:
    """Format an instant as people in *zone* read it: day, hour and the zone's own letters."""
    there = instant.astimezone(ZoneInfo(zone))
    return label("phrase.moment", language).format(
        day=format_day(there.date(), language),
        hour=_format_hour(f"{there:%H:%M}", language),
        zone=zone_name(zone),
    )


def zone_name(zone: str) -> str:
    """Name a time zone by its own letters, which are the same in both languages."""
    return _find_label("zone", zone, DEFAULT) or zone


def format_day(day: date, language: Language) -> str:
    """Format a day as people read it, with the day of the week."""
    return format_date(day, _DAY_PATTERNS[language], locale=language)


@cache
def catalogue(language: Language) -> Mapping[str, Any]:
    """Load the message catalogue of *language*."""
    text = files("penilaian_api").joinpath("data", "labels", f"{language}.toml").read_text("utf-8")
    return MappingProxyType(tomllib.loads(text))


def _localize_facts(facts: Mapping[str, str], language: Language) -> dict[str, str]:
    """Localize each fact: an enumerated value by its label, the rest by its form.

    Of what is stated in both languages, ``area@id`` and ``area@en``, the reader's is ``area``.
    """
    zone, ending = facts.get("zone", "UTC"), f"@{language}"
    own = {name.removesuffix(ending): facts[name] for name in facts if name.endswith(ending)}
    return own | {
        name: _find_label(name, value, language)
        or _find_labels(name, value, language)
        or _localize_value(value, zone, language)
        for name, value in facts.items()
    }


def _find_labels(name: str, values: str, language: Language) -> str | None:
    """Find the names of several values, ``choices`` by the labels of ``choice``."""
    names = [_find_label(name[:-1], value, language) for value in values.split(", ")]
    return ", ".join(map(str, names)) if name.endswith("s") and all(names) else None


def _find_label(group: str, value: str, language: Language) -> str | None:
    label_text: str | None = catalogue(language)["labels"].get(group, {}).get(value)
    return label_text


def _localize_value(value: str, zone: str, language: Language) -> str:
    if _INSTANT.fullmatch(value):
        return format_instant(datetime.fromisoformat(value), zone, language)
    if _DAY.fullmatch(value):
        return format_day(date.fromisoformat(value), language)
    if _HOUR.fullmatch(value):
        return _format_hour(value, language)
    if _DECIMAL.fullmatch(value):
        return format_decimal(value, locale=language, decimal_quantization=False)
    return value


def _format_hour(hour: str, language: Language) -> str:
    """Write ``24:00`` too, the end of a due day, which is no time of the clock."""
    return hour.replace(":", label("phrase.between_hour_and_minute", language))
