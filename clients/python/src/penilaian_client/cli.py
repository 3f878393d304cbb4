"""A command line for scripts that set up a year: `plan` shows what would change, `apply` does it.

A year stands in one TOML file: the files of the HR office, the schemes to adopt, the goals, the
cycles with their periods. Applying the same file twice changes nothing the second time.
"""

import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from penilaian_client._client import Client
from penilaian_client._errors import NotFound, PenilaianError, Refused

program = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
console = Console()
KINDS = ("units", "positions", "employees", "assignments", "delegations", "accounts")
Url = Annotated[str, typer.Option(envvar="PENILAIAN_URL", help="Where the service answers.")]
Login = Annotated[str | None, typer.Option(envvar="PENILAIAN_LOGIN", help="A person's login.")]
Password = Annotated[str | None, typer.Option(envvar="PENILAIAN_PASSWORD")]
ClientId = Annotated[str | None, typer.Option(envvar="PENILAIAN_CLIENT_ID", help="A service's.")]
Secret = Annotated[str | None, typer.Option(envvar="PENILAIAN_CLIENT_SECRET")]
File = Annotated[Path, typer.Argument(help="The year, in TOML.", exists=True)]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would change, or has changed."""

    what: str
    where: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a year: its name, and how to state it (or only to ask what would differ)."""

    name: str
    state: Callable[[Client, bool], list[Change]]


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
    client = Client(
        url, login=login, password=password, client_id=client_id, client_secret=client_secret
    )
    _run(client, file, dry=True)


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
    client = Client(
        url, login=login, password=password, client_id=client_id, client_secret=client_secret
    )
    _run(client, file, dry=False)


def state(client: Client, file: Path, *, dry: bool, tick: Callable[[str], None]) -> list[Change]:
    """State the year of *file* step by step, and list what differs (or differed)."""
    changes: list[Change] = []
    for step in steps(file):
        tick(step.name)
        changes += step.state(client, dry)
    return changes


def steps(file: Path) -> list[Step]:
    """Read the steps of a year, in the order in which they rest on each other."""
    year = tomllib.loads(file.read_text())
    return [*_imports(year, file.parent), *_schemes(year), *_goals(year), *_cycles(year)]


def _run(opened: Client, file: Path, *, dry: bool) -> None:
    try:
        with (
            opened as client,
            Progress(console=console, transient=True) as progress,
        ):
            task = progress.add_task("", total=len(steps(file)))

            def tick(name: str) -> None:
                progress.update(task, advance=1, description=name)

            changes = state(client, file, dry=dry, tick=tick)
    except Refused as refusal:
        console.print(f"[red]{refusal.detail}[/red] ({refusal.code})")
        for fault in refusal.errors:
            console.print(f"  {fault['pointer']}: {fault['detail']}")
        raise typer.Exit(1) from None
    except PenilaianError as error:
        console.print(f"[red]{error}[/red]")
        raise typer.Exit(1) from None
    _tell(changes, dry=dry)


def _tell(changes: list[Change], *, dry: bool) -> None:
    if not changes:
        console.print("Nothing to change." if dry else "Nothing changed.")
        return
    table = Table("What", "Where", "Before", "After")
    for change in changes:
        table.add_row(change.what, change.where, change.before, change.after)
    console.print(table)
    console.print(f"{len(changes)} {'would change' if dry else 'changed'}.")


def _imports(year: Mapping[str, Any], folder: Path) -> Iterator[Step]:
    named = year.get("imports", {})
    if not named:
        return

    def run(client: Client, dry: bool) -> list[Change]:  # noqa: FBT001 - one question, asked or done
        files = {
            kind: (Path(named[kind]).name, (folder / named[kind]).read_bytes(), "text/csv")
            for kind in KINDS
            if kind in named
        }
        done = client.create_import(dry_run=dry, files=files)
        return [
            Change("import", kind.kind, "", f"{kind.created} new, {kind.changed} changed")
            for kind in done.kinds
            if kind.created or kind.changed
        ]

    yield Step("HR files", run)


def _schemes(year: Mapping[str, Any]) -> Iterator[Step]:
    for key in year.get("schemes", {}).get("adopt", ()):

        def run(client: Client, dry: bool, key: str = key) -> list[Change]:  # noqa: FBT001 - see above
            if key in _active(client):
                return []
            if not dry:
                client.adopt_scheme(key)
            return [Change("scheme", key, "", "adopted")]

        yield Step(f"scheme {key}", run)


def _active(client: Client) -> set[str]:
    return {scheme.key for scheme in client.each_schemes(status="active")}


def _goals(year: Mapping[str, Any]) -> Iterator[Step]:
    for goal in year.get("goals", ()):

        def run(client: Client, dry: bool, goal: Mapping[str, Any] = goal) -> list[Change]:  # noqa: FBT001 - see above
            changes = _goal_changes(client, goal)
            if changes and not dry:
                body = {name: value for name, value in goal.items() if name not in {"key", "year"}}
                client.put_goal(goal["year"], goal["key"], body)
            return changes

        yield Step(f"goal {goal['key']}", run)


def _goal_changes(client: Client, goal: Mapping[str, Any]) -> list[Change]:
    try:
        held = client.get_goal(goal["year"], goal["key"]).model_dump(mode="json")
    except NotFound:
        return [Change("goal", goal["key"], "", goal["statement"])]
    return [
        Change("goal", f"{goal['key']}/{name}", str(held[name]), str(wanted))
        for name, wanted in goal.items()
        if name in held and not _same(held[name], wanted)
    ]


def _same(held: object, wanted: object) -> bool:
    """Compare as the service does: 4.2 and 4.2000 are the same number."""
    try:
        return Decimal(str(held)) == Decimal(str(wanted))
    except InvalidOperation:
        return held == wanted


def _cycles(year: Mapping[str, Any]) -> Iterator[Step]:
    for cycle in year.get("cycles", ()):

        def run(client: Client, dry: bool, cycle: Mapping[str, Any] = cycle) -> list[Change]:  # noqa: FBT001 - see above
            pinned = {period["scheme"]["key"] for period in cycle.get("periods", ())}
            if dry and not pinned <= _active(client):
                return [Change("cycle", cycle["key"], "", "stated once its schemes are adopted")]
            body = {name: value for name, value in cycle.items() if name != "key"}
            stated = client.put_cycle(cycle["key"], body, dry_run=dry)
            return _differences("cycle", cycle["key"], stated.differences)

        yield Step(f"cycle {cycle['key']}", run)


def _differences(what: str, key: str, differences: Any) -> list[Change]:  # noqa: ANN401 - the same shape in every answer
    return [
        Change(what, f"{key}{one.pointer}", one.before or "", one.after or "")
        for one in differences
    ]


def main() -> None:
    """Run the command line."""
    program()
