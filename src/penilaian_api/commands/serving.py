"""Serve the API, and write its contract."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import Annotated

import typer
from pydantic import SecretStr

from penilaian_api.commands import starting
from penilaian_api.commands.setup import build_service
from penilaian_api.settings import Settings
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.preflight import explain_failures


def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    clock_file: Annotated[
        Path | None, typer.Option(help="Demo only: read the instant from this file.")
    ] = None,
    *,
    quiet: Annotated[bool, typer.Option("--quiet", help="Tell only what goes wrong.")] = False,
) -> None:
    """Serve the API."""
    settings = Settings()
    clock = _clock(settings, clock_file)
    if not quiet:
        typer.echo("Starting the Penilaian API ...", err=True)
    from penilaian_api.api.transport import serving  # noqa: PLC0415 - only serving needs its server

    with explain_failures(settings.database_url):
        starting.refuse_other_tables(settings)
        app = build_service(settings, clock)
        for sentence in starting.check(app.context, settings.database_url):
            typer.echo(sentence, err=True)
    with starting.marked_in_use(settings.database_url):
        serving.serve(app, host, port, quiet=quiet)


def contract(path: Path = Path("openapi/penilaian.v1.json")) -> None:
    """Write the contract of the API."""
    app = build_service(
        Settings(secret=SecretStr(token_urlsafe(48)))
    )  # it writes no file of its own
    text = json.dumps(app.app.openapi(), indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n")


def _clock(settings: Settings, path: Path | None) -> Callable[[], datetime]:
    if path is None:
        return machine_clock
    if settings.env != "demo":
        raise SystemExit("--clock-file is for demonstrations: set PENILAIAN_ENV=demo.")

    def read_clock() -> datetime:
        return datetime.fromisoformat(path.read_text().strip()).astimezone(UTC)

    return read_clock
