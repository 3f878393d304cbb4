"""Serve the API, and write its contract."""

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from typing import Annotated

import typer
from pydantic import SecretStr

from penilaian_api.api.transport.server.share import ALONE, Share
from penilaian_api.commands import starting
from penilaian_api.commands.setup import build_service
from penilaian_api.settings import Settings
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import is_sqlite
from penilaian_api.storage.database.preflight import explain_failures


def serve(
    host: str = "127.0.0.1",
    port: int = 8000,
    clock_file: Annotated[
        Path | None, typer.Option(help="Demo only: read the instant from this file.")
    ] = None,
    *,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that serve: as many as there are cores.")
    ] = 1,
    quiet: Annotated[bool, typer.Option("--quiet", help="Tell only what goes wrong.")] = False,
) -> None:
    """Serve the API."""
    settings = Settings()
    clock = _clock(settings, clock_file)
    if not quiet:
        typer.echo("Starting the Penilaian API ...", err=True)
    from penilaian_api.api.transport.server import serving  # noqa: PLC0415 - brings uvicorn in

    with _shared_among(workers) as share:
        with explain_failures(settings.database_url):
            starting.refuse_other_tables(settings)
            app = build_service(settings, clock, share)
            if not (quiet or is_sqlite(settings.database_url)):
                typer.echo(starting.refuse_too_many(app.context.database, workers), err=True)
            for sentence in starting.check(app.context, settings.database_url, workers):
                typer.echo(sentence, err=True)
            app.context.database.dispose()  # no connection is shared with a process that is forked
        with starting.marked_in_use(settings.database_url):
            serving.serve(app, serving.ServedAt(host, port, workers, quiet))


@contextmanager
def _shared_among(workers: int) -> Iterator[Share]:
    """Give several workers a folder in which they count together; it goes with them."""
    if workers == 1:
        yield ALONE
        return
    with TemporaryDirectory(prefix="penilaian-workers-") as folder:
        yield Share(workers, Path(folder))


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
