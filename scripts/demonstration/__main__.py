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
import drafting
import founding
import libraries
import organizing
import planning
import settling
import tables
import typer
import visiting
import working
from people import PASSPHRASE
from recording import Recorder
from rich.console import Console
from service import Service
from story import Story, instant
from systems import AGENCIES, SYSTEMS
from telling import Telling

console = Console(width=160)


def main(  # noqa: PLR0913 - each is an option
    *,
    exit_: Annotated[bool, typer.Option("--exit", help="End after the tables.")] = False,
    employees: Annotated[
        int, typer.Option(help="About so many take part, all systems together; 0: the core.")
    ] = 0,
    database_url: Annotated[
        str | None, typer.Option(help="PostgreSQL: the owner's address of an empty database.")
    ] = None,
    port: Annotated[int, typer.Option(help="0: any free port.")] = 0,
    record: Annotated[
        Path | None, typer.Option(help="Keep an answer of each operation in this file.")
    ] = None,
    seed: int = 2026,
) -> None:
    """Drive one appraisal year through the systems of the five source texts."""
    began = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="penilaian-demo-") as folder, ExitStack() as stack:
        service = Service(Path(folder), database_url, port)
        story = Story(service, stack, seed=seed, seats=employees // len(SYSTEMS))
        with Telling(console) as telling:
            telling.begin("A fresh database and its service")
            service.at(instant(2026, 1, 5))
            service.prepare()
            service.start()
            stack.callback(service.stop)
            service.recorder = None if record is None else Recorder.of(service.address)
            changed = _play(story, telling)
            telling.begin("Tables, trails and recomputation")
        tables.show(console, story)
        tables.explain(console, story)
        _prove(service, story, changed)
        if record is not None and service.recorder is not None:
            _keep(service.recorder, record)
        console.print(f"Done in {time.monotonic() - began:.0f} s.")
        if not exit_:
            _stay(service, story)


def _play(story: Story, telling: Telling) -> dict[str, str]:
    tick = telling.tick
    organizing.set_up(story, tick)
    telling.expect(story.ticks())
    telling.begin("A small office of Dumai, set up by hand")
    office = founding.found(story)
    planning.write_plans(story, tick)
    telling.begin("The small office: indicators, a scheme of its own, plans")
    libraries.fill(story, office)
    drafting.write(story, office)
    story.at(instant(2026, 1, 30))
    working.open_periods(story, tick)
    settling.open_quarter(story, office)
    appraising.months(story, tick)
    telling.begin("The small office: its first quarter")
    story.at(instant(2026, 4, 2))
    settling.play_quarter(story, office)
    story.at(instant(2026, 7, 6))
    working.progress(story, date(2026, 6, 30), tick)
    telling.begin("A plan revised, the quarter closed, the year watched")
    planning.revise_one(story)
    settling.close_quarter(story, office)
    visiting.watch_year(story)
    story.at(instant(2026, 12, 28))
    working.progress(story, date(2026, 12, 28), tick)
    working.feedback(story, tick)
    drafting.close_one(story, office)
    story.at(instant(2027, 1, 5))
    appraising.results(story, tick)
    telling.begin("An objection, and what citizens and auditors see")
    story.at(instant(2027, 1, 11))
    changed = appraising.object_once(story)
    visiting.look_around(story, office)
    return changed


def _keep(recorder: Recorder, path: Path) -> None:
    recorder.write(path)
    console.print(f"Kept answers in {path}; never called: {', '.join(recorder.unseen) or 'none'}.")


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
