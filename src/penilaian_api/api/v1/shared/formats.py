"""Choose in which form something is given: a page, lines, a file; or only tried."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from fastapi import Depends, Header, Query
from pydantic import BaseModel

from penilaian_api.api.files.result_files import as_json_lines
from penilaian_api.api.routing.responses import Download, file_responses

F = TypeVar("F")
LINES: Final = "application/x-ndjson"


class ListFormat(StrEnum):
    """How a list is given: a page of JSON, or all of it, a line of JSON each."""

    JSON = "json"
    NDJSON = "ndjson"


LINES_RESPONSE: Final[dict[int | str, Any]] = file_responses([LINES], 200)
"""Describes in the contract that a list is also given as lines."""


def _is_as_lines(
    list_format: Annotated[
        ListFormat | None,
        Query(alias="format", description="A page of JSON, or all of the list, a line each."),
    ] = None,
    accept: Annotated[str | None, Header(include_in_schema=False)] = None,
) -> bool:
    chosen = list_format or accepted(accept, {ListFormat.NDJSON: LINES})
    return chosen is ListFormat.NDJSON


AsLines = Annotated[bool, Depends(_is_as_lines)]
"""Whether the caller asks for all of a list, a line each."""


class ReportFormat(StrEnum):
    """In what form mistakes are listed besides the problem itself."""

    XLSX = "xlsx"


DryRun = Annotated[bool, Query(description="Check everything, store nothing.")]
"""Whether the caller only wants to know what would be."""
MistakesFormat = Annotated[
    ReportFormat | None, Query(description="`xlsx`: mistakes come in the file itself.")
]
"""Whether the caller wants the file back, with a last column that says what is wrong."""


def lines_of(shapes: Iterable[BaseModel], name: str) -> Download:
    """Give all of a list, a line each: written to the disk as it is read, and sent from there."""
    return Download(as_json_lines(shapes), LINES, f"{name}.ndjson")


def accepted(accept: str | None, media_types: Mapping[F, str]) -> F | None:
    """Choose the form that the caller accepts first; none where they ask for no file."""
    for kind in (accept or "").split(","):
        name = kind.partition(";")[0].strip()
        for form, media_type in media_types.items():
            if name == media_type.partition(";")[0]:
                return form
    return None
