"""Run one appraisal year of five systems over HTTP, print the results, and leave the service on.

Called by ``scripts/demo``; ``--help`` lists its options. `year.py` is the table of contents.
"""

import tempfile
import time
from contextlib import ExitStack
from pathlib import Path
from typing import Annotated

import tables
import typer
from display import ProgressDisplay
from recorder import Recorder
from rich.console import Console
from samples import office
from samples.people import PASSPHRASE
from service import Service
from steps.s05_objection import Outcome
from steps.s05_readers import NEW_PASSWORD
from story import Story
from systems import AGENCIES, SYSTEMS
from year import play_year

console = Console(width=160)


def main(  # noqa: PLR0913 - each is an option
    *,
    exit_: Annotated[bool, typer.Option("--exit", help="End after the tables.")] = False,
    employees: Annotated[
        int, typer.Option(help="About how many take part in all systems together; 0: the core.")
    ] = 0,
    database_url: Annotated[
        str | None, typer.Option(help="PostgreSQL: the owner's URL of an empty database.")
    ] = None,
    port: Annotated[int, typer.Option(help="0: any free port.")] = 0,
    record: Annotated[
        Path | None, typer.Option(help="Record an answer of each operation in this file.")
    ] = None,
    files: Annotated[
        Path | None, typer.Option(help="Write documents, a workbook and charts here.")
    ] = None,
    seed: Annotated[int, typer.Option(help="Another number draws other people and data.")] = 2026,
) -> None:
    """Play one appraisal year of the five systems of the source texts."""
    began = time.monotonic()
    Service.end_when_told()
    with tempfile.TemporaryDirectory(prefix="penilaian-demo-") as folder, ExitStack() as stack:
        service = Service(Path(folder), database_url, port)
        story = Story(service, stack, seed=seed, office_size=employees // len(SYSTEMS))
        with ProgressDisplay(console) as display:
            display.start_stage("A fresh database and its service")
            story.set_clock(2026, 1, 5)
            service.migrate()
            service.start()
            stack.callback(service.stop)
            service.recorder = None if record is None else Recorder.from_service(service.address)
            outcome = play_year(story, display)
            display.start_stage("Tables, trails and recomputation")
        tables.print_results(console, story)
        tables.print_explanation(console, story)
        _print_proofs(service, story, outcome)
        _write_files(story, files or Path(tempfile.mkdtemp(prefix="penilaian-demo-files-")))
        if record is not None and service.recorder is not None:
            _write_answers(service.recorder, record)
        console.print(f"Done in {time.monotonic() - began:.0f} s.")
        if not exit_:
            _wait(service, story)


def _write_answers(recorder: Recorder, path: Path) -> None:
    recorder.write(path)
    uncalled = ", ".join(recorder.uncalled) or "none"
    console.print(f"Recorded the answers in {path}; operations never called: {uncalled}.")


def _write_files(story: Story, folder: Path) -> None:
    """Write what people take home into a folder, and say where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in story.files.items():
        (folder / name).write_bytes(content)
    console.print(f"Wrote {', '.join(sorted(story.files))} into {folder}.", soft_wrap=True)


def _print_proofs(service: Service, story: Story, outcome: Outcome) -> None:
    """Print what was posted and changed, and let the service verify and recompute it all."""
    posted = ", ".join(f"{count} {name}" for name, count in story.counts.items())
    console.print(f"Posted over HTTP: {posted}.")
    console.print(
        f"Objection of {outcome.name}: {outcome.before} became {outcome.after}, "
        "as a second snapshot beside the first."
    )
    console.print("[bold]Audit chains[/bold]")
    console.print(service.run_command("verify"))
    console.print("[bold]Recomputed from the snapshots[/bold]")
    console.print(service.run_command("recompute"))


def _wait(service: Service, story: Story) -> None:
    """Print who can sign in, and keep the service until it is stopped."""
    console.print(
        f"\nThe service runs at {service.address}; its documentation at {service.address}/docs"
    )
    for agency in AGENCIES:
        console.print(f"\n[bold]{agency.name}[/bold]  (every sample password: {PASSPHRASE!r})")
        console.print(f"  admin@{agency.key}  administration")
        if agency.key == office.AGENCY:
            console.print(f"  {office.SECOND_ADMIN}  second administrator")
            console.print(f"  {office.AUDITOR}  auditor, password {NEW_PASSWORD!r}")
        for login, title in story.logins[agency.key][:11]:
            console.print(f"  {login}  {title}")
    console.print(
        "\nCommands of penilaian-api, such as verify, find its database by these variables:"
    )
    for name, value in service.settings.items():
        if name.endswith(("_FOLDER", "_URL")):
            console.print(f"  export {name}={value}", soft_wrap=True, highlight=False)
    console.print("\nStop it with Ctrl-C.")
    try:
        service.wait()
    except KeyboardInterrupt:
        console.print("Stopped.")


if __name__ == "__main__":
    program = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
    program.command()(main)
    program()
