"""Serve the API, and write its contract."""

import json
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from secrets import token_urlsafe
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer
from pydantic import SecretStr

from penilaian_api.api.transport.server.share import ALONE, Share
from penilaian_api.commands import starting
from penilaian_api.commands.clock_file import clock_of
from penilaian_api.commands.setup import build_service
from penilaian_api.settings import Settings
from penilaian_api.storage.audit.checkpoints import trail_lengths
from penilaian_api.storage.database.engine import is_sqlite
from penilaian_api.storage.database.preflight import explain_failures

if TYPE_CHECKING:
    from penilaian_api.app import Service


def serve(  # noqa: PLR0913 - each is an option of the command line
    host: str = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65_535)] = 8000,
    clock_file: Annotated[
        Path | None,
        typer.Option(help="Demo only: read the instant from this file, anew each time."),
    ] = None,
    *,
    workers: Annotated[
        int, typer.Option(min=1, max=64, help="Processes that serve: as many as there are cores.")
    ] = 1,
    metrics_port: Annotated[
        int | None,
        typer.Option(min=1, max=65_535, help="Show metrics at this port of 127.0.0.1."),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", help="Tell only what goes wrong.")] = False,
) -> None:
    """Serve the API."""
    settings = Settings()
    clock = clock_of(settings, clock_file)
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
            shown = _metrics(app, metrics_port, share)
            served_at = serving.ServedAt(host, port, workers, quiet, *shown)
            serving.serve(app, replace(served_at, before_start=app.begin, before_stop=app.end))


def _metrics(
    app: "Service", port: int | None, share: Share
) -> tuple[()] | tuple[Callable[[], object], Callable[[int], object]]:
    """Count what is served, if it is to be shown; say how it is shown and a process forgotten."""
    if port is None:
        return ()
    if share.folder is not None:
        os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(share.folder)  # read when it is imported
    from penilaian_api.api.transport.server import metrics  # noqa: PLC0415 - see above

    metrics.refuse_taken(port)
    metrics.observe(app.load)
    lengths = partial(trail_lengths, app.context.database)
    return partial(metrics.serve, port, lengths), metrics.forget


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
