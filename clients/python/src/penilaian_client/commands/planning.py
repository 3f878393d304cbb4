"""`plan` says what a file would change, `apply` changes it."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from penilaian_client._client import Client
from penilaian_client._texts import say
from penilaian_client.commands.connection import Connection, connected
from penilaian_client.commands.output import (
    exit_with,
    failures_told,
    print_changes,
    print_json,
    print_line,
    to_json,
)
from penilaian_client.year import list_steps
from penilaian_client.year.changes import Act, Change, count_acts
from penilaian_client.year.codes import CodesFile
from penilaian_client.year.imports import ImportStep
from penilaian_client.year.reading import Year, read_year
from penilaian_client.year.steps import (
    LocalRefusalError,
    Planned,
    Run,
    YearRefusedError,
    apply_steps,
    plan_steps,
    to_refusal,
)

File = Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)]
AsJson = Annotated[bool, typer.Option("--json")]
_CLEARED = "\r\x1b[K"
DIFFERENT = 2
"""The exit code of a plan with changes, where --detailed-exitcode asks for it."""


@connected
def plan(
    file: File,
    connection: Connection,
    *,
    detailed_exitcode: Annotated[bool, typer.Option("--detailed-exitcode")] = False,
    as_json: AsJson = False,
) -> None:
    """Show what applying FILE would change; nothing is stored."""
    with failures_told(connection.url, file, as_json=as_json):
        year = read_year(file)
        with connection.open_client() as client:
            run = Run(client)
            with _steps_shown() as show:
                planned = plan_steps(list_steps(year), run, show)
    changes = _all(planned)
    if as_json:
        print_json(to_json(changes, run.warnings))
    else:
        _print_plan(changes, run)
        _print_codes_note(planned)
    if detailed_exitcode and changes:
        raise typer.Exit(DIFFERENT)


@connected
def apply(
    file: File,
    connection: Connection,
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y")] = False,
    codes: Annotated[Path | None, typer.Option("--codes", dir_okay=False)] = None,
    as_json: AsJson = False,
) -> None:
    """Bring the agency to what FILE states; twice is the same as once."""
    with failures_told(connection.url, file, as_json=as_json):
        year = read_year(file)
        with connection.open_client() as client:
            run = Run(client)
            with _steps_shown() as show:
                planned = check_year(year, run, codes, show)
            changes = _all(planned)
            if not as_json:
                _print_plan(changes, run, nothing="nothing_changed")
            _confirm(changes, yes=yes, may_ask=not as_json)
            with _steps_shown() as show:
                done = list(apply_steps(planned, run, show))
    if as_json:
        print_json({**to_json(done, run.warnings), "codes": codes if _has_codes(done) else None})
    elif done:
        print_line(say("done", **{str(act): n for act, n in count_acts(done).items()}))
        if _has_codes(done):
            print_line(say("codes_written", path=str(codes)))


def apply_file(
    client: Client,
    file: Path,
    *,
    dry_run: bool,
    report_step: Callable[[str], None],
    codes: Path | None = None,
) -> list[Change]:
    """Apply the year of *file* step by step, and list what changed (or would change)."""
    year, run = read_year(file), Run(client)
    if dry_run:
        return _all(plan_steps(list_steps(year), run, report_step))
    planned = check_year(year, run, codes, report_step)
    return list(apply_steps(planned, run, report_step))


def check_year(
    year: Year, run: Run, codes: Path | None, report_step: Callable[[str], None]
) -> tuple[Planned, ...]:
    """Check all that can fail before anything is stored, the file of codes too."""
    if codes is not None:
        CodesFile(codes).check_table()
        CodesFile(codes).check(year.imports)
    planned = plan_steps(list_steps(year, codes), run, report_step)
    for part in planned:
        if isinstance(part.step, ImportStep) and part.step.new_accounts and codes is None:
            refusal = LocalRefusalError("codes_unnamed", count=str(part.step.new_accounts))
            raise YearRefusedError([to_refusal(part.step, refusal)])
    return planned


def _confirm(changes: Sequence[Change], *, yes: bool, may_ask: bool) -> None:
    """Ask before anything is destroyed; where nobody can be asked, do nothing."""
    count = count_acts(changes)[Act.DESTROY]
    if yes or not count:
        return
    if not may_ask or not sys.stdin.isatty():
        exit_with(say("unasked", count=count))
    if not typer.confirm(say("question", count=count)):
        exit_with(say("declined"))


def _print_plan(changes: Sequence[Change], run: Run, nothing: str = "nothing_to_change") -> None:
    if changes or run.warnings:
        print_changes(changes, run.warnings, "to_do")
    else:
        print_line(say(nothing))


def _print_codes_note(planned: Sequence[Planned]) -> None:
    for part in planned:
        if isinstance(part.step, ImportStep) and part.step.new_accounts:
            print_line(say("codes_unnamed", count=part.step.new_accounts))


def _has_codes(changes: Sequence[Change]) -> bool:
    return any(
        change.act is Act.CREATE and change.kind in {"accounts", "codes"} for change in changes
    )


def _all(planned: Sequence[Planned]) -> list[Change]:
    return [change for part in planned for change in part.changes]


@contextmanager
def _steps_shown() -> Iterator[Callable[[str], None]]:
    """Show on a terminal which step is under way, and leave nothing of it behind."""

    def show(name: str) -> None:
        if sys.stderr.isatty():
            typer.echo(f"{_CLEARED}{name} ...\r" if name else _CLEARED, nl=False, err=True)

    try:
        yield show
    finally:
        show("")
