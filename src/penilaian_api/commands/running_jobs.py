"""Work on document jobs in a process of its own, beside those that serve."""

import signal

import typer

from penilaian_api.commands.clock_file import clock_of
from penilaian_api.commands.setup import build_service
from penilaian_api.settings import Settings
from penilaian_api.storage.database.preflight import explain_failures


def run_jobs() -> None:
    """Work on document jobs until it is stopped: where PENILAIAN_RUN_JOBS=false holds for serve."""
    settings = Settings()
    with explain_failures(settings.database_url):
        service = build_service(settings, clock_of(settings))
        service.context.is_ready()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: service.jobs.end())
    typer.echo("It works on document jobs. Ctrl-C stops it.", err=True)
    service.jobs.run()
