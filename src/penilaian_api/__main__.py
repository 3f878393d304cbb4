"""The program: serve, migrate, make agencies and accounts, change keys, prove the trail."""

import gc
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from secrets import token_urlsafe
from typing import TYPE_CHECKING, Annotated, Final, NoReturn

import typer
from pydantic import SecretStr, ValidationError

from penilaian_api.api.transport import messages as words
from penilaian_api.api.transport.json_reader import clean_text
from penilaian_api.domain.access.actors import Role
from penilaian_api.domain.account import AccountKind
from penilaian_api.domain.errors import OutOfReach, Refusal
from penilaian_api.services.account import first_accounts
from penilaian_api.services.audit import verifying
from penilaian_api.services.organization import agencies
from penilaian_api.services.scoring import recompute as recomputing
from penilaian_api.settings import Settings, secret_of, told
from penilaian_api.storage.account.installation import Installation, NewAccount
from penilaian_api.storage.database import migrations
from penilaian_api.storage.database.clock import machine_clock
from penilaian_api.storage.database.engine import Database, is_sqlite
from penilaian_api.storage.database.preflight import Unusable, not_migrated, usable
from penilaian_api.storage.work import chain_check

if TYPE_CHECKING:
    from penilaian_api.app import Service

program = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
agency = typer.Typer(no_args_is_help=True, help="Make and list agencies.")
account = typer.Typer(no_args_is_help=True, help="Make the first accounts of an agency.")
keys = typer.Typer(no_args_is_help=True, help="Change the keys that sign tokens.")
program.add_typer(agency, name="agency")
program.add_typer(account, name="account")
program.add_typer(keys, name="keys")

FAULTY: Final = 1


def plain(said: str) -> str:
    """Take a word as the API takes text: composed (NFC), or the same letters would not match."""
    text = clean_text(said)
    if text is None:
        raise typer.BadParameter("It holds what may be neither stored nor shown.")
    return text


Word = Annotated[str, typer.Argument(parser=plain)]
Code = Annotated[str | None, typer.Option(parser=plain)]


def _app(settings: Settings, clock: Callable[[], datetime] = machine_clock) -> "Service":
    """Join the application; imported here, so that no other command waits for its routes.

    What is imported stays for good: nothing is swept while it grows, and it is not swept later.
    """
    gc.disable()
    from penilaian_api.app import create_app  # noqa: PLC0415 - see above

    app = create_app(settings, clock)
    gc.freeze()
    gc.enable()
    return app


@program.command()
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

    with usable(settings.database_url):
        app = _app(settings, clock)
        with app.context.database.begin(None, writes=False) as session:
            if not migrations.is_current(session.connection()):
                raise SystemExit(not_migrated(settings.database_url))
            if migrations.owns_tables(session.connection()):
                raise SystemExit(
                    "PENILAIAN_DATABASE_URL signs in as the owner of the tables, whom row-level "
                    "security does not hold. Use the application's role, and the owner only to "
                    "migrate."
                )
    serving.serve(app, host, port, quiet=quiet)


@program.command()
def migrate(revision: str = migrations.HEAD) -> None:
    """Bring the database to the newest revision (or to another one)."""
    settings = Settings()
    with usable(settings.owner_url):
        if is_sqlite(settings.owner_url):
            Path(settings.data_folder).mkdir(parents=True, exist_ok=True)
        engine = migrations.owner_engine(settings.owner_url)
        migrations.migrate(engine, revision, migrations.role_of(settings.database_url))
        engine.dispose()
    if revision == migrations.HEAD:
        with _installation(settings) as installation:
            installation.fill_shared()
    typer.echo(f"The database stands at {revision}.")


@agency.command("create")
def create_agency(key: Word, name: Word, zone: str = "Asia/Jakarta") -> None:
    """Make an agency (instansi): a short key, its name, its time zone."""
    with _installation(Settings()) as installation:
        typer.echo(str(agencies.create_agency(installation, key, name, zone)))


@agency.command("list")
def list_agencies() -> None:
    """List the agencies of this installation."""
    with _installation(Settings()) as installation:
        for key, found in installation.agencies().items():
            typer.echo(f"{key}\t{found}")


@account.command("create")
def create_account(  # noqa: PLR0913 - each is an option of the command line
    agency_key: Word,
    login: Word,
    *,
    service: bool = False,
    employee_code: Code = None,
    role: Annotated[list[Role] | None, typer.Option(help="admin or auditor")] = None,
    scope: Annotated[list[str] | None, typer.Option(help="of a service: names of actions")] = None,
    unit_code: Code = None,
    starts_on: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="First day of the roles.")
    ] = None,
) -> None:
    """Make an account; its activation code (or a service's secret) is printed this once."""
    new_account = NewAccount(
        login=login,
        kind=AccountKind.SERVICE if service else AccountKind.PERSON,
        employee_code=employee_code,
        roles=tuple(role or ()),
        scopes=tuple(scope or ()),
        unit_code=unit_code,
        starts_on=starts_on.date() if starts_on else None,
    )
    with _installation(Settings()) as installation:
        if agency_key not in installation.agencies():
            raise SystemExit(
                f"There is no agency {agency_key!r}: `penilaian-api agency list` names those there "
                "are, `penilaian-api agency create` makes one."
            )
        try:
            typer.echo(first_accounts.create_account(installation, agency_key, new_account))
        except OutOfReach:
            named = " ".join(code for code in (employee_code, unit_code) if code)
            raise SystemExit(f"{agency_key} has no such employee or unit: {named}.") from None


@keys.command("rotate")
def rotate_keys(
    *,
    at_once: Annotated[
        bool, typer.Option("--at-once", help="After a theft: every token issued so far ends.")
    ] = False,
) -> None:
    """Publish the next key, which signs in an hour; the one before is kept until its tokens end."""
    from penilaian_api.api.transport.tokens import KeyRing  # noqa: PLC0415 - only this command signs

    settings = Settings()
    with _installation(settings) as installation:
        ring = KeyRing(installation.database, secret_of(settings), machine_clock)
        if not (at_once or ring.can_sign()):
            raise SystemExit(
                "The present keys were sealed with another secret. Run this with the secret of the "
                "service; if it was replaced, --at-once makes a key under the new one."
            )
        typer.echo(ring.rotate(at_once=at_once))


@program.command()
def contract(path: Path = Path("openapi/penilaian.v1.json")) -> None:
    """Write the contract of the API."""
    app = _app(Settings(secret=SecretStr(token_urlsafe(48))))  # it writes no file of its own
    words = json.dumps(app.app.openapi(), indent=1, sort_keys=True, ensure_ascii=False)
    path.write_text(words + "\n")


@program.command()
def checkpoint() -> None:
    """Print the end of each agency's trail, to be kept where the database's keeper cannot write."""
    with _installation(Settings()) as installation:
        for found in installation.agencies().values():
            with installation.database.begin(found, writes=False) as session:
                typer.echo(chain_check.checkpoint(session, found).to_line())


@program.command()
def verify(
    since: Annotated[Path | None, typer.Option(help="A file of kept checkpoints.")] = None,
) -> None:
    """Recompute every trail and who assesses whom; exit 1 if anything does not fit."""
    lines = since.read_text().splitlines() if since else []
    try:
        kept = [chain_check.Checkpoint.from_line(line) for line in lines if line.strip()]
    except ValueError:
        raise SystemExit(f"{since} holds a line that is no checkpoint.") from None
    with _installation(Settings()) as installation:
        verdicts = list(verifying.verify(installation, kept))
    for verdict in verdicts:
        trail = verdict.trail
        fault = f"{trail.fault} at row {trail.at_seq}" if trail.fault else "whole"
        line = f"{trail.agency_id}\t{trail.rows} rows\t{fault}"
        wrong = " ".join(sorted(map(str, verdict.departing)))
        typer.echo(f"{line}\tassessors differ: {wrong}" if wrong else line)
    raise typer.Exit(0 if all(verdict.is_whole for verdict in verdicts) else FAULTY)


@program.command()
def recompute() -> None:
    """Compute every final result again from its snapshot; exit 1 if one comes out otherwise."""
    with _installation(Settings()) as installation:
        agency_ids = installation.agencies().values()
        verdicts = [recomputing.recompute(installation.database, found) for found in agency_ids]
    for verdict in verdicts:
        named = " ".join(str(key) for key in verdict.differing)
        counted = f"{verdict.snapshots} snapshots\t{len(verdict.differing)} differ"
        typer.echo(f"{verdict.agency_id}\t{counted}\t{named}".rstrip())
    raise typer.Exit(FAULTY if any(verdict.differing for verdict in verdicts) else 0)


@contextmanager
def _installation(settings: Settings) -> Iterator[Installation]:
    with usable(settings.owner_url):
        database = Database(settings.owner_url)
        try:
            yield Installation(database, machine_clock())
        finally:
            database.dispose()


def _clock(settings: Settings, path: Path | None) -> Callable[[], datetime]:
    if path is None:
        return machine_clock
    if settings.env != "demo":
        raise SystemExit("--clock-file is for demonstrations: set PENILAIAN_ENV=demo.")

    def told() -> datetime:
        return datetime.fromisoformat(path.read_text().strip()).astimezone(UTC)

    return told


def main() -> None:
    """Run the program; what is refused or cannot be done is told in sentences, without a trace."""
    try:
        program()
    except Refusal as refusal:
        _end(_spoken(refusal))
    except Unusable as lack:
        _end(str(lack))
    except ValidationError as failure:
        if failure.title != Settings.__name__:
            raise
        _end(told(failure))
    except OSError as failure:
        if failure.filename is None:
            raise
        _end(f"{failure.filename}: {failure.strerror}.")


def _spoken(refusal: Refusal) -> str:
    """Say a refusal as the API says it, each fault on a line of its own."""
    title, detail = words.problem(refusal.code, refusal.facts, "en")
    faults = [
        f"  {fault.pointer}: {words.fault(fault.code, fault.facts, 'en')}"
        for fault in refusal.faults
    ]
    return "\n".join([f"{title}. {detail}", *faults])


def _end(sentence: str) -> NoReturn:
    typer.echo(sentence, err=True)
    raise SystemExit(FAULTY) from None


if __name__ == "__main__":
    main()
