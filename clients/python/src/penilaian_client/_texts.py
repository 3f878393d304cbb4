"""Speak to people at the command line, in Indonesian or in English."""

import os
import tomllib
from collections.abc import Mapping
from contextvars import ContextVar
from errno import errorcode
from functools import cache
from importlib.resources import files
from typing import Final, Literal

Language = Literal["id", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("id", "en")
language: ContextVar[Language] = ContextVar("language", default="en")
"""The language of whoever sits at the command line."""


def say(key: str, **facts: str | int) -> str:
    """Say a sentence of ``texts/`` with *facts* filled in."""
    return texts(language.get())["sentences"][key].format_map(facts)


def say_why(failure: OSError) -> str:
    """Say why the machine refused something, in words of ours where there are any."""
    known = texts(language.get())["machine"].get(errorcode.get(failure.errno or 0, ""))
    return known or failure.strerror or str(failure)


def language_of(environment: Mapping[str, str]) -> Language:
    """Read the language from PENILAIAN_LANG, LC_ALL, LC_MESSAGES or LANG; else English."""
    for name in ("PENILAIAN_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            known = value[:2].lower()
            return known if known in LANGUAGES else "en"
    return "en"


def set_language(name: str | None) -> None:
    """Speak the language *name*, or what the environment says."""
    language.set(name if name in LANGUAGES else language_of(os.environ))


@cache
def texts(name: Language) -> Mapping[str, Mapping[str, str]]:
    """Load all texts of one language, by group and key."""
    path = files("penilaian_client").joinpath("texts", f"{name}.toml")
    return tomllib.loads(path.read_text("utf-8"))
