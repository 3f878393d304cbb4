"""Run one appraisal year of five systems over HTTP, show the results, and leave the service on.

Called by ``scripts/demo``; ``--help`` tells its options.
"""

import tempfile
import time
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Annotated

import s00_agencies
import s00_library
import s00_office
import s02_office_plans
import s02_plans
import s03_progress
import s04_evaluations
import s05_office_results
import s05_readers
import tables
import typer
from display import Telling
from people import PASSPHRASE
from recorder import Recorder
from rich.console import Console
from service import Service
from story import Story, instant
from systems import AGENCIES, SYSTEMS

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
        with Telling(console) as display:
            display.begin("A fresh database and its service")
            service.at(instant(2026, 1, 5))
            service.prepare()
            service.start()
            stack.callback(service.stop)
            service.recorder = None if record is None else Recorder.of(service.address)
            changed = _play(story, display)
            display.begin("Tables, trails and recomputation")
        tables.show(console, story)
        tables.explain(console, story)
        _prove(service, story, changed)
        if record is not None and service.recorder is not None:
            _keep(service.recorder, record)
        console.print(f"Done in {time.monotonic() - began:.0f} s.")
        if not exit_:
            _stay(service, story)


def _play(story: Story, display: Telling) -> dict[str, str]:
    tick = display.tick
    s00_agencies.set_up(story, tick)
    display.expect(story.ticks())
    display.begin("A small office of Dumai, set up by hand")
    office = s00_office.found(story)
    s02_plans.write_plans(story, tick)
    display.begin("The small office: indicators, a scheme of its own, plans")
    s00_library.fill(story, office)
    s02_office_plans.write(story, office)
    story.at(instant(2026, 1, 30))
    s03_progress.open_periods(story, tick)
    s05_office_results.open_quarter(story, office)
    s04_evaluations.months(story, tick)
    display.begin("The small office: its first quarter")
    story.at(instant(2026, 4, 2))
    s05_office_results.play_quarter(story, office)
    story.at(instant(2026, 7, 6))
    s03_progress.progress(story, date(2026, 6, 30), tick)
    display.begin("A plan revised, the quarter closed, the year watched")
    s02_plans.revise_one(story)
    s05_office_results.close_quarter(story, office)
    s05_readers.watch_year(story)
    story.at(instant(2026, 12, 28))
    s03_progress.progress(story, date(2026, 12, 28), tick)
    s03_progress.feedback(story, tick)
    s02_office_plans.close_one(story, office)
    story.at(instant(2027, 1, 5))
    s04_evaluations.results(story, tick)
    display.begin("An objection, and what citizens and auditors see")
    story.at(instant(2027, 1, 11))
    changed = s04_evaluations.object_once(story)
    s05_readers.look_around(story, office)
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
