"""Set up a year from the command line: `plan` shows what would change, `apply` changes it.

A year is one TOML file: the files of the HR office, the schemes to adopt, the goals, the cycles
with their periods. Applying the same file twice changes nothing the second time.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, NoReturn

import httpx
import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from penilaian_client._apply import Change, Run, YearRefusedError, apply_year, list_steps
from penilaian_client._client import Client
from penilaian_client._errors import AuthenticationError, PenilaianError
from penilaian_client._year_file import YearFileError, read_year

program = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
console = Console()
error_console = Console(stderr=True)
Url = Annotated[str, typer.Option(envvar="PENILAIAN_URL", help="Where the service answers.")]
Login = Annotated[str | None, typer.Option(envvar="PENILAIAN_LOGIN", help="A person's login.")]
Password = Annotated[str | None, typer.Option(envvar="PENILAIAN_PASSWORD")]
ClientId = Annotated[
    str | None, typer.Option(envvar="PENILAIAN_CLIENT_ID", help="A service's client id.")
]
Secret = Annotated[str | None, typer.Option(envvar="PENILAIAN_CLIENT_SECRET")]
File = Annotated[Path, typer.Argument(help="The year, in TOML.", exists=True, dir_okay=False)]


@dataclass(frozen=True, slots=True)
class Connection:
    """Hold the address of the service, and the credentials of a person or a service."""

    url: str
    login: str | None
    password: str | None = field(repr=False)
    client_id: str | None
    client_secret: str | None = field(repr=False)

    def open_client(self) -> Client:
        """Open a client; incomplete credentials are reported before any call."""
        if not (self.login or self.client_id):
            _exit_with(
                "Nobody signs in: set PENILAIAN_LOGIN and PENILAIAN_PASSWORD (a person), or "
                "PENILAIAN_CLIENT_ID and PENILAIAN_CLIENT_SECRET (a service)."
            )
        if self.client_id and not self.client_secret:
            _exit_with("PENILAIAN_CLIENT_SECRET is not set: give it, or --client-secret.")
        if not (self.client_id or self.password):
            _exit_with("PENILAIAN_PASSWORD is not set: give it, or --password.")
        try:
            return Client(
                self.url,
                login=self.login,
                password=self.password,
                client_id=self.client_id or None,
                client_secret=self.client_secret,
                language="en",
            )
        except httpx.InvalidURL as error:
            _exit_with(f"PENILAIAN_URL {self.url!r} is no address: {error}.")


@program.command()
def plan(  # noqa: PLR0913, PLR0917 - two ways to sign in
    file: File,
    url: Url = "http://127.0.0.1:8000",
    login: Login = None,
    password: Password = None,
    client_id: ClientId = None,
    client_secret: Secret = None,
) -> None:
    """Show what applying FILE would change; nothing is stored."""
    _run(Connection(url, login, password, client_id, client_secret), file, dry_run=True)


@program.command()
def apply(  # noqa: PLR0913, PLR0917 - two ways to sign in
    file: File,
    url: Url = "http://127.0.0.1:8000",
    login: Login = None,
    password: Password = None,
    client_id: ClientId = None,
    client_secret: Secret = None,
) -> None:
    """Bring the agency to what FILE states; twice is the same as once."""
    _run(Connection(url, login, password, client_id, client_secret), file, dry_run=False)


def apply_file(
    client: Client, file: Path, *, dry_run: bool, report_step: Callable[[str], None]
) -> list[Change]:
    """Apply the year of *file* step by step, and list what changed (or would change)."""
    return apply_year(read_year(file), Run(client, dry_run), report_step)


def _run(connection: Connection, file: Path, *, dry_run: bool) -> None:
    """Read the whole file, then call; print whatever goes wrong as a sentence, and exit 1."""
    try:
        year = read_year(file)
        progress = Progress(console=console, transient=True, disable=not console.is_terminal)
        with connection.open_client() as client, progress:
            task = progress.add_task("", total=len(list_steps(year)))

            def report_step(name: str) -> None:
                progress.update(task, advance=1, description=name)

            changes = apply_year(year, Run(client, dry_run), report_step)
    except YearFileError as error:
        _exit_with(*error.sentences)
    except YearRefusedError as error:
        head, problem = f"{file}: {error.location}:", error.problem
        faults = [f"{head} {fault}" for fault in error.faults]
        _exit_with(*(faults or [f"{head} {problem.detail}"]), f"({problem.code})")
    except AuthenticationError as error:
        reason = error.detail or "The sign-in was refused."
        _exit_with(f"{connection.url}: {reason} ({error.code})")
    except PenilaianError as error:
        _exit_with(str(error))
    _print_changes(changes, dry_run=dry_run)


def _exit_with(*sentences: str) -> NoReturn:
    for sentence in sentences:
        error_console.print(sentence, style="red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(1)


def _print_changes(changes: list[Change], *, dry_run: bool) -> None:
    if not changes:
        console.print("Nothing to change." if dry_run else "Nothing changed.")
        return
    table = Table("What", "Where", "Before", "After")
    for change in changes:
        table.add_row(change.kind, change.key, change.before, change.after)
    console.print(table)
    console.print(_summarize(changes, dry_run=dry_run), highlight=False, soft_wrap=True)


def _summarize(changes: list[Change], *, dry_run: bool) -> str:
    count = sum(not change.is_pending for change in changes)
    pending = [f"{change.kind} {change.key}" for change in changes if change.is_pending]
    line = f"{count} {'would change' if dry_run else 'changed'}."
    if pending:
        line += f" What changes in {', '.join(pending)} can be counted only after these."
    return line


def main() -> None:
    """Run the command line."""
    program()
