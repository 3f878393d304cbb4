"""`pull` writes a year from the service, `codes` the one-time codes of those who wait."""

import csv
import io
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import typer

from penilaian_client._client import Client
from penilaian_client._private_files import write_private
from penilaian_client._texts import say
from penilaian_client.commands.connection import Connection, connected
from penilaian_client.commands.output import exit_with, failures_told, print_line
from penilaian_client.year.codes import CodesFile
from penilaian_client.year.writing import write_year

_FORMATS: Final[Mapping[str, Literal["csv", "xlsx", "letters"]]] = {
    ".csv": "csv",
    ".xlsx": "xlsx",
    ".html": "letters",
}
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
    if file.suffix not in _FORMATS:
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
    if file.suffix != ".csv" and count >= _AT_ONCE:
        print_line(say("codes_more"))


def _write_codes(client: Client, file: Path, body: dict[str, Any]) -> int:
    """Write what the service answers, and count the people; CSV goes on until nobody is left."""
    if file.suffix != ".csv":
        content = client.issue_activation_codes(body, format=_FORMATS[file.suffix])
        count = _count_people(content, file.suffix)
        if count:
            write_private(file, content)
        return count
    content, count = b"", 0
    while True:
        answer = client.issue_activation_codes(body, format="csv")
        rows = list(csv.reader(io.StringIO(answer.decode("utf-8-sig"))))[1:]
        if not rows:
            return count
        count += len(rows)
        content = _join(content, answer)
        write_private(file, content)
        if len(rows) < _AT_ONCE:
            return count
        body = {**body, "after": rows[-1][0].removeprefix('="').removesuffix('"')}


def _join(content: bytes, answer: bytes) -> bytes:
    """Append the people of one more answer; a byte order mark stands at the very start."""
    text = content.decode("utf-8-sig")
    more = answer.decode("utf-8-sig")
    text += more.split("\r\n", 1)[1] if text else more
    return text.encode("ascii" if text.isascii() else "utf-8-sig")


def _count_people(content: bytes, suffix: str) -> int:
    """Count the people of a workbook, or of letters."""
    if suffix == ".html":
        return content.count(b"<section>")
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return book.read("xl/worksheets/sheet1.xml").count(b"<row ") - 1


def _find_unit(client: Client, code: str) -> str:
    for unit in client.each_units(q=code):
        if unit.code == code:
            return unit.id
    return exit_with(say("unknown_unit", code=repr(code)))
