"""Choose in which form something is given: a page, lines, a file; or only tried."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Final, TypeVar

from fastapi import Depends, Header, Query
from pydantic import BaseModel

from penilaian_api.api.files.csv_writing import CsvSigns, signs_of
from penilaian_api.api.files.result_files import as_json_lines
from penilaian_api.api.files.spreadsheets import xlsx_writing
from penilaian_api.api.routing.responses import Download, file_responses
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language, asked_language
from penilaian_api.domain.imports.cells import SheetKind
from penilaian_api.domain.imports.vocabulary import ImportTexts

F = TypeVar("F")
LINES: Final = "application/x-ndjson"
_WEIGHT: Final = re.compile(r"q\s*=\s*(0(?:\.[0-9]{0,3})?|1(?:\.0{0,3})?)")
_PART: Final = re.compile(r'(?:[^,"]|"(?:[^"\\]|\\.)*"?)+')
"""What stands between two commas, but for those in quotes."""


async def _accept(
    lines: Annotated[list[str] | None, Header(alias="accept", include_in_schema=False)] = None,
) -> str | None:
    """Join the header, on however many lines it was sent."""
    return None if lines is None else ", ".join(lines)


AcceptHeader = Annotated[str | None, Depends(_accept)]
"""Which kinds of files the caller accepts."""


class ListFormat(StrEnum):
    """How a list is given: a page of JSON, or all of it, a line of JSON each."""

    JSON = "json"
    NDJSON = "ndjson"


_OF_LISTS: Final = {ListFormat.JSON: "application/json", ListFormat.NDJSON: LINES}
LINES_RESPONSE: Final[dict[int | str, Any]] = file_responses([LINES], 200)
"""Describes in the contract that a list is also given as lines."""


async def _is_as_lines(
    list_format: Annotated[
        ListFormat | None,
        Query(alias="format", description="A page of JSON, or all of the list, a line each."),
    ] = None,
    accept: AcceptHeader = None,
) -> bool:
    chosen = list_format or accepted(accept, _OF_LISTS, ListFormat.JSON)
    return chosen is ListFormat.NDJSON


AsLines = Annotated[bool, Depends(_is_as_lines)]
"""Whether the caller asks for all of a list, a line each."""


async def _csv_signs(
    languages: Annotated[str, Header(alias="accept-language", include_in_schema=False)] = "",
) -> CsvSigns:
    return signs_of(asked_language(languages))


CallerCsvSigns = Annotated[CsvSigns, Depends(_csv_signs)]
"""How CSV is parted for the caller: by the language that they ask for."""


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


@dataclass(frozen=True, slots=True)
class _Wish:
    """How much a caller wishes a kind of file, and as which one they name it."""

    weight: float
    index: int

    @property
    def rank(self) -> tuple[float, int]:
        """Order what is wished most before all else, and of equals what is named first."""
        return -self.weight, self.index


_NO_WISH: Final = _Wish(0.0, 0)


def accepted(accept: str | None, media_types: Mapping[F, str], default: F) -> F:
    """Choose the form that the caller accepts best (RFC 9110, 12.5.1).

    It is *default* where that is as welcome as any other, or where they accept nothing that there
    is: it is given as it is without the header.
    """
    wishes = _wishes(accept or "")
    ranks = {form: _wish_for(media_type, wishes) for form, media_type in media_types.items()}
    welcome = [form for form, wish in ranks.items() if wish.weight]
    if not welcome:
        return default
    best = min(welcome, key=lambda form: ranks[form].rank)
    return default if ranks[default] == ranks[best] else best


def _wish_for(media_type: str, wishes: Mapping[str, _Wish]) -> _Wish:
    """Give the wish that names a kind of file most closely."""
    name = media_type.partition(";")[0]
    for wished in (name, f"{name.partition('/')[0]}/*", "*/*"):
        if wished in wishes:
            return wishes[wished]
    return _NO_WISH


def _wishes(accept: str) -> dict[str, _Wish]:
    """Read the header: each range of media types once, in whatever spelling."""
    wishes: dict[str, _Wish] = {}
    for index, part in enumerate(_PART.findall(accept.lower())):
        name, *parameters = (each.strip() for each in part.split(";"))
        weights = [_WEIGHT.fullmatch(each) for each in parameters]
        weight = next((float(each[1]) for each in weights if each), 1.0)
        wishes.setdefault(name, _Wish(weight, index))
    return wishes


def download_template(
    texts: ImportTexts,
    language: Language,
    kinds: Sequence[SheetKind],
    guide: Mapping[str, Sequence[str]],
    name: str,
) -> Download:
    """Write a template in a language, as a file by the *name* that the labels have for it."""
    content = xlsx_writing.template(texts, language, kinds, guide)
    file_name = messages.file_name(name, "xlsx", language)
    return Download(content, xlsx_writing.MEDIA_TYPE, file_name)
