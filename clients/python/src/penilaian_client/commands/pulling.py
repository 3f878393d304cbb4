"""`pull` writes a year from the service, `codes` the one-time codes of those who wait."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from penilaian_client._client import Client
from penilaian_client._private_files import write_private
from penilaian_client._texts import say
from penilaian_client.commands.connection import Connection, connected
from penilaian_client.commands.output import exit_with, failures_told, print_line
from penilaian_client.year.code_tables import is_table, read_csv, write_table
from penilaian_client.year.codes import CodesFile
from penilaian_client.year.writing import write_year

_LETTERS: Final = ".html"
_AT_ONCE: Final = 1000
"""So many codes come in one answer at most."""


@connected
def pull(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False, allow_dash=True)],
    connection: Connection,
    *,
    year: Annotated[int | None, typer.Option("--year")] = None,
    force: Annotated[bool, typer.Option("--force")] = False,
) -> None:
    """Write schemes, goals and cycles to FILE, as `plan` and `apply` read them."""
    is_stdout = str(file) == "-"
    if file.exists() and not (force or is_stdout):
        exit_with(say("file_exists", path=str(file)))
    with failures_told(connection.url, file), connection.open_client() as client:
        text = write_year(client, year)
        if not is_stdout:
            file.write_text(text, "utf-8")
    if is_stdout:
        typer.echo(text, nl=False)
    else:
        print_line(say("pulled", path=str(file)))


@connected
def codes(
    file: Annotated[Path, typer.Argument(metavar="FILE", dir_okay=False)],
    connection: Connection,
    *,
    renew: Annotated[bool, typer.Option("--renew")] = False,
    unit: Annotated[str | None, typer.Option("--unit")] = None,
) -> None:
    """Write one-time codes to FILE (.csv, .xlsx, .html), for those who have no password yet."""
    if not (is_table(file) or file.suffix.lower() == _LETTERS):
        exit_with(say("codes_ending", path=str(file)))
    with failures_told(connection.url, file), connection.open_client() as client:
        body: dict[str, Any] = {"renew": renew}
        if unit is not None:
            body["unit_id"] = _find_unit(client, unit)
        CodesFile(file).check({})
        count = _write_codes(client, file, body)
    if not count:
        print_line(say("codes_none"))
        return
    print_line(say("codes_written", path=str(file)))
    if not is_table(file) and count >= _AT_ONCE:
        print_line(say("codes_more"))


def _write_codes(client: Client, file: Path, body: dict[str, Any]) -> int:
    """Write what the service answers, and count the people; a table goes on until none is left."""
    if not is_table(file):
        content = client.issue_activation_codes(body, format="letters")
        count = content.count(b"<section>")
        if count:
            write_private(file, content)
        return count
    rows: list[Sequence[str]] = []
    while True:
        more = read_csv(client.issue_activation_codes(body, format="csv"))
        if not more:
            return len(rows)
        rows += more
        write_private(file, write_table(file, rows))
        if len(more) < _AT_ONCE:
            return len(rows)
        body = {**body, "after": more[-1][0]}


def _find_unit(client: Client, code: str) -> str:
    for unit in client.each_units(q=code):
        if unit.code == code:
            return unit.id
    return exit_with(say("unknown_unit", code=repr(code)))
