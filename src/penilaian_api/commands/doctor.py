"""Tell an operator what is well with an installation, what is not, and what to do about it."""

import json
import os
from collections.abc import Iterator
from functools import partial
from typing import Annotated, Final, Literal

import typer
from pydantic import ValidationError
from pydantic_settings import SettingsError

from penilaian_api.commands import examining
from penilaian_api.commands.examining import Diagnosis, Health, fail, ok
from penilaian_api.commands.setup import EXIT_FAULTY, open_installation
from penilaian_api.settings import Settings, describe_failure
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.database.preflight import (
    DatabaseUnusableError,
    explain_failures,
    mask,
)
from penilaian_api.storage.packaged_data import doctor_texts

_SIGNS: Final = {Health.OK: "ok  ", Health.WARN: "warn", Health.FAIL: "FAIL"}


def doctor(
    workers: Annotated[
        int | None, typer.Option(min=1, help="As many as `serve` is to have; else the cores.")
    ] = None,
    language: Annotated[
        Literal["id", "en"] | None, typer.Option(help="Else that of the terminal (LANG).")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="For programs: a list in JSON.")] = False,
) -> None:
    """Examine the installation: one line for each thing; exit 1 if one of them fails."""
    language = language or ("id" if os.environ.get("LANG", "").startswith("id") else "en")
    diagnoses = list(_examine(workers))
    if as_json:
        lines = [_to_document(diagnosis, language) for diagnosis in diagnoses]
        typer.echo(json.dumps(lines, indent=1, ensure_ascii=False))
    else:
        for diagnosis in diagnoses:
            sentence = _describe(diagnosis, language)
            typer.echo(f"{_SIGNS[diagnosis.outcome]}  {diagnosis.subject:<9} {sentence}")
    fails = any(diagnosis.outcome is Health.FAIL for diagnosis in diagnoses)
    raise typer.Exit(EXIT_FAULTY if fails else 0)


def _examine(workers: int | None) -> Iterator[Diagnosis]:
    """Examine the settings, then what needs no database, then what does."""
    try:
        settings = Settings()
    except (ValidationError, SettingsError) as failure:
        detail = describe_failure(failure) if isinstance(failure, ValidationError) else failure
        yield fail("settings_wrong", detail=detail)
        return
    yield from examining.examine_names()
    yield from examining.examine_disk(settings)
    yield examining.examine_backup(settings.data_folder, machine_clock())
    try:
        with explain_failures(settings.database_url):
            yield from _examine_database(settings, workers)
    except DatabaseUnusableError as failure:
        yield fail("database_away", detail=failure)


def _examine_database(settings: Settings, workers: int | None) -> Iterator[Diagnosis]:
    database = Database(settings.database_url)
    try:
        schema = list(examining.examine_schema(database))
        yield ok("database_ok", address=mask(settings.database_url))
        yield from schema
        if schema[0].outcome is Health.FAIL:
            return
        yield examining.examine_secret(settings, database, partial(_can_sign, database))
        yield from examining.examine_folder(settings, database)
        yield examining.examine_workers(database, workers)
    finally:
        database.dispose()
    with open_installation(settings) as installation:
        yield examining.examine_guards(installation)
        yield examining.examine_clock(installation, is_demo=settings.env == "demo")


def _can_sign(database: Database, secret: bytes) -> bool:
    from penilaian_api.api.transport.tokens.key_ring import KeyRing  # noqa: PLC0415 - only here

    return KeyRing(database, secret, machine_clock).can_sign()


def _describe(diagnosis: Diagnosis, language: str) -> str:
    return doctor_texts()[diagnosis.code][language].format_map(diagnosis.facts)


def _to_document(diagnosis: Diagnosis, language: str) -> dict[str, object]:
    return {
        "subject": diagnosis.subject,
        "outcome": str(diagnosis.outcome),
        "code": diagnosis.code,
        "message": _describe(diagnosis, language),
        "facts": diagnosis.facts,
    }
