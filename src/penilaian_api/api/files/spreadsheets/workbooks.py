"""Open workbooks to be written: whatever a cell holds stays what it is.

Nothing is written as a formula or a link: a name that begins with ``=`` stays a name. The same
table is the same file, whenever it is made.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from xlsxwriter import Workbook  # type: ignore[import-untyped]  # it ships no types

_LITERAL: Final[Mapping[str, Any]] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE: Final = datetime(1980, 1, 1, tzinfo=UTC)
"""The instant that its properties name: the year from which its parts are, too."""


def workbook(content: BytesIO) -> "Workbook":
    """Open a workbook of few rows, in memory."""
    return _open(content, _LITERAL)


def long_workbook(file: IO[bytes]) -> "Workbook":
    """Open a workbook of however many rows: each leaves the memory as the next one comes."""
    return _open(file, {**_LITERAL, "in_memory": False, "constant_memory": True})


def _open(file: IO[bytes], options: Mapping[str, Any]) -> "Workbook":
    from xlsxwriter import Workbook  # noqa: PLC0415 - takes long to import, and few files are such

    book = Workbook(file, dict(options))
    book.set_properties({"created": _MADE})
    return book
