"""Run one appraisal year of five systems over HTTP, show the results, and leave the service on.

Called by ``scripts/demo``; ``--help`` tells its options.
"""

import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Annotated

import appraising
import organizing
import planning
import tables
import typer
import working
from people import PASSPHRASE
from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from service import Service
from story import Story, instant
from systems import AGENCIES

console = Console(width=160)


def main(
    *,
    exit_: Annotated[bool, typer.Option("--exit", help="End after the tables.")] = False,
    everything: Annotated[
        bool, typer.Option("--all-positions", help="Import all positions, not only the core.")
    ] = False,
    database_url: Annotated[
        str | None, typer.Option(help="PostgreSQL: the owner's address of an empty database.")
    ] = None,
    port: Annotated[int, typer.Option(help="0: any free port.")] = 0,
    seed: int = 2026,
) -> None:
    """Drive one appraisal year through the systems of the five source texts."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="penilaian-demo-") as folder, ExitStack() as stack:
        service = Service(Path(folder), database_url, port)
        service.at(instant(2026, 1, 5))
        service.run("migrate")
        service.start()
        stack.callback(service.stop)
        story = Story(service, stack, seed=seed, everything=everything)
        changed = _play(story)
        tables.show(console, story)
        tables.explain(console, story, "S1")
        _prove(service, story, changed)
        console.print(f"Done in {time.monotonic() - began:.0f} s.")
        if not exit_:
            _stay(service, story)


def _play(story: Story) -> dict[str, str]:
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task("")

        def tick(what: str) -> None:
            progress.update(task, description=what)

        organizing.set_up(story, tick)
        planning.write_plans(story, tick)
        story.at(instant(2026, 1, 30))
        working.open_periods(story, tick)
        appraising.months(story, tick)
        story.at(instant(2026, 7, 6))
        working.progress(story, date(2026, 6, 30), tick)
        planning.revise_one(story)
        story.at(instant(2026, 12, 28))
        working.progress(story, date(2026, 12, 28), tick)
        working.feedback(story, tick)
        story.at(instant(2027, 1, 5))
        appraising.results(story, tick)
        story.at(instant(2027, 1, 11))
        return appraising.object_once(story)


def _prove(service: Service, story: Story, changed: dict[str, str]) -> None:
    posted = ", ".join(f"{count} {what}" for what, count in story.posted.items())
    console.print(f"Posted over HTTP: {posted}.")
    console.print(
        f"Objection of {changed['who']}: {changed['before']} became {changed['after']}, "
        "as a second snapshot beside the first."
    )
    console.print("[bold]Audit chains[/bold]")
    console.print(service.run("verify"))
    console.print("[bold]Recomputed from the snapshots[/bold]")
    console.print(service.run("recompute"))


def _stay(service: Service, story: Story) -> None:
    console.print(
        f"\nThe service runs at {service.address}; its documentation at {service.address}/docs"
    )
    for agency in AGENCIES:
        console.print(f"\n[bold]{agency.name}[/bold]  (every sample password: {PASSPHRASE!r})")
        console.print(f"  admin@{agency.key}  administration")
        for login, title in story.logins[agency.key][:11]:
            console.print(f"  {login}  {title}")
    console.print("\nStop it with Ctrl-C.")
    try:
        service.wait()
    except KeyboardInterrupt:
        console.print("Stopped.")


if __name__ == "__main__":
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    program.command()(main)
    program()
