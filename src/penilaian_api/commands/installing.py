"""Set up an installation: migrate the database, create agencies, rotate keys."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

import typer

from penilaian_api.commands.setup import Text, open_installation
from penilaian_api.services.document.jobs import lapsing
from penilaian_api.services.organization import agencies, assessors, holidays
from penilaian_api.settings import Settings, secret_of
from penilaian_api.storage.account import lapsed
from penilaian_api.storage.database import migrations
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import is_sqlite
from penilaian_api.storage.database.preflight import explain_failures

agency = typer.Typer(no_args_is_help=True, help="Make and list agencies.")
keys = typer.Typer(no_args_is_help=True, help="Change the keys that sign tokens.")


def migrate(
    revision: str = migrations.HEAD,
    *,
    destroy_data: Annotated[
        str | None, typer.Option(help="Move back although data is lost: the database's name.")
    ] = None,
    contract: Annotated[
        bool, typer.Option("--contract", help="No process of a version before is left.")
    ] = False,
) -> None:
    """Bring the database to the newest revision (or to another one)."""
    settings = Settings()
    with explain_failures(settings.owner_url):
        if is_sqlite(settings.owner_url):
            Path(settings.data_folder).mkdir(parents=True, exist_ok=True)
        engine = migrations.owner_engine(settings.owner_url)
        role = migrations.role_of(settings.database_url)
        try:
            migrations.migrate(engine, revision, role, destroy_data=destroy_data, contract=contract)
        finally:
            engine.dispose()
    if revision == migrations.HEAD:
        with open_installation(settings) as installation:
            moved = holidays.adopt_decreed_days(installation)
            for _ in assessors.compare_agencies(installation, mend=True):
                pass
        if moved:
            typer.echo(f"{moved} running terms moved by days off that the country decreed since.")
    typer.echo(f"The database stands at {revision}.")


@agency.command("create")
def create_agency(key: Text, name: Text, zone: str = "Asia/Jakarta") -> None:
    """Make an agency (instansi): a short key, its name, its time zone."""
    with open_installation(Settings()) as installation:
        typer.echo(str(agencies.create_agency(installation, key, name, zone)))


@agency.command("list")
def list_agencies() -> None:
    """List the agencies of this installation."""
    with open_installation(Settings()) as installation:
        for key, agency_id in installation.agencies().items():
            typer.echo(f"{key}\t{agency_id}")


def purge() -> None:
    """Remove kept answers, tokens, codes, sign-ins, visits, jobs that lapsed; the trail stays."""
    settings = Settings()
    kept_for = timedelta(days=settings.job_days)
    with open_installation(settings) as installation:
        for key, agency_id in installation.agencies().items():
            now = machine_clock()
            gone = lapsed.purge(installation.database, agency_id, now)
            jobs = lapsing.purge_jobs(
                installation.database, agency_id, settings.data_folder, now, kept_for
            )
            typer.echo(
                f"{key}\t{gone.answers} kept answers\t{gone.tokens} refresh tokens\t"
                f"{gone.codes} codes\t{gone.sessions} sign-ins\t"
                f"{gone.visits} survey visits\t{jobs} document jobs"
            )


@keys.command("rotate")
def rotate_keys(
    *,
    at_once: Annotated[
        bool, typer.Option("--at-once", help="After a theft: every token issued so far ends.")
    ] = False,
) -> None:
    """Publish the next key, which signs in an hour; the one before is kept until its tokens end."""
    from penilaian_api.api.transport.tokens.key_ring import KeyRing  # noqa: PLC0415 - only this command signs

    settings = Settings()
    with open_installation(settings) as installation:
        ring = KeyRing(installation.database, secret_of(settings), machine_clock)
        if not (at_once or ring.can_sign()):
            raise SystemExit(
                "The present keys were sealed with another secret. Run this with the secret of the "
                "service; if it was replaced, --at-once makes a key under the new one."
            )
        typer.echo(ring.rotate(at_once=at_once))
