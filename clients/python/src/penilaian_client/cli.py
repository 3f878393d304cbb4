"""A command line for scripts that set up a year: `plan` shows what would change, `apply` does it.

A year stands in one TOML file: the files of the HR office, the schemes to adopt, the goals, the
cycles with their periods. Applying the same file twice changes nothing the second time.
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

from penilaian_client._client import Client
from penilaian_client._errors import NotSignedIn, PenilaianError
from penilaian_client._stating import Change, Stating, Unstated, stated, steps
from penilaian_client._year import Unreadable, read

program = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
console = Console()
mistakes = Console(stderr=True)
Url = Annotated[str, typer.Option(envvar="PENILAIAN_URL", help="Where the service answers.")]
Login = Annotated[str | None, typer.Option(envvar="PENILAIAN_LOGIN", help="A person's login.")]
Password = Annotated[str | None, typer.Option(envvar="PENILAIAN_PASSWORD")]
ClientId = Annotated[str | None, typer.Option(envvar="PENILAIAN_CLIENT_ID", help="A service's.")]
Secret = Annotated[str | None, typer.Option(envvar="PENILAIAN_CLIENT_SECRET")]
File = Annotated[Path, typer.Argument(help="The year, in TOML.", exists=True, dir_okay=False)]


@dataclass(frozen=True, slots=True)
class SigningIn:
    """Where the service answers, and who speaks to it: a person or a service."""

    url: str
    login: str | None
    password: str | None = field(repr=False)
    client_id: str | None
    client_secret: str | None = field(repr=False)

    def opened(self) -> Client:
        """Open a client; who has not said all that signing in takes is told before any call."""
        if not (self.login or self.client_id):
            _refuse(
                "Nobody signs in: set PENILAIAN_LOGIN and PENILAIAN_PASSWORD (a person), or "
                "PENILAIAN_CLIENT_ID and PENILAIAN_CLIENT_SECRET (a service)."
            )
        if self.client_id and not self.client_secret:
            _refuse("PENILAIAN_CLIENT_SECRET is not set: give it, or --client-secret.")
        if not (self.client_id or self.password):
            _refuse("PENILAIAN_PASSWORD is not set: give it, or --password.")
        try:
            return Client(
                self.url,
                login=self.login,
                password=self.password,
                client_id=self.client_id or None,
                client_secret=self.client_secret,
                language="en",
            )
        except httpx.InvalidURL as wrong:
            _refuse(f"PENILAIAN_URL {self.url!r} is no address: {wrong}.")


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
    _run(SigningIn(url, login, password, client_id, client_secret), file, dry=True)


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
    _run(SigningIn(url, login, password, client_id, client_secret), file, dry=False)


def state(client: Client, file: Path, *, dry: bool, tick: Callable[[str], None]) -> list[Change]:
    """State the year of *file* step by step, and list what differs (or differed)."""
    return stated(read(file), Stating(client, dry), tick)


def _run(signing: SigningIn, file: Path, *, dry: bool) -> None:
    """Read the whole file, then call; whatever goes wrong is said in a sentence, and exits 1."""
    try:
        year = read(file)
        progress = Progress(console=console, transient=True, disable=not console.is_terminal)
        with signing.opened() as client, progress:
            task = progress.add_task("", total=len(steps(year)))

            def tick(name: str) -> None:
                progress.update(task, advance=1, description=name)

            changes = stated(year, Stating(client, dry), tick)
    except Unreadable as wrong:
        _refuse(*wrong.sentences)
    except Unstated as wrong:
        head = f"{file}: {wrong.where}:"
        told = [f"{head} {one}" for one in wrong.places]
        _refuse(*(told or [f"{head} {wrong.refusal.detail}"]), f"({wrong.refusal.code})")
    except NotSignedIn as refusal:
        _refuse(f"{signing.url}: {refusal.detail or 'The sign-in was refused.'} ({refusal.code})")
    except PenilaianError as error:
        _refuse(str(error))
    _tell(changes, dry=dry)


def _refuse(*sentences: str) -> NoReturn:
    for sentence in sentences:
        mistakes.print(sentence, style="red", markup=False, highlight=False, soft_wrap=True)
    raise typer.Exit(1)


def _tell(changes: list[Change], *, dry: bool) -> None:
    if not changes:
        console.print("Nothing to change." if dry else "Nothing changed.")
        return
    table = Table("What", "Where", "Before", "After")
    for change in changes:
        table.add_row(change.what, change.where, change.before, change.after)
    console.print(table)
    console.print(_summary(changes, dry=dry), highlight=False, soft_wrap=True)


def _summary(changes: list[Change], *, dry: bool) -> str:
    counted = sum(not change.waits for change in changes)
    waiting = [f"{change.what} {change.where}" for change in changes if change.waits]
    line = f"{counted} {'would change' if dry else 'changed'}."
    if waiting:
        line += f" What changes in {', '.join(waiting)} can be counted only after these."
    return line


def main() -> None:
    """Run the command line."""
    program()
