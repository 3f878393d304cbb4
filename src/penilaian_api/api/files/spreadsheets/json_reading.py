"""Read JSON as rows below a heading: an array of flat objects, or an object on each line.

It is read as strictly as a body; the names of the objects are the titles of the columns, and the
first object stands in row 2, as it would in a table.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import islice
from typing import Final

from penilaian_api.api.transport import json_reader
from penilaian_api.domain.errors import Fault, InvalidDataError, MalformedRequestError
from penilaian_api.domain.imports.cells import Cell

MOST_TITLES: Final = 100
"""More columns than any table that is taken: what lies beyond is not looked at."""
_MARKS: Final = b"\xef\xbb\xbf \t\r\n"


def is_json(content: bytes) -> bool:
    """Tell a file of JSON by its first sign; no heading of a table begins so."""
    return content.lstrip(_MARKS)[:1] in {b"[", b"{"}


def rows(content: bytes, pointer: str) -> Iterator[tuple[int, list[Cell]]]:
    """Yield the titles as row 1, then the objects, or refuse what is neither text nor number."""
    records = _read(content.lstrip(_MARKS), pointer)
    names = dict.fromkeys(name for record in records for name in record)
    titles = [*islice(names, MOST_TITLES)]
    yield 1, [*titles]
    for number, record in enumerate(records, start=2):
        yield number, [_cell(record.get(title), f"{pointer}/{number}/{title}") for title in titles]


def _read(content: bytes, pointer: str) -> list[Mapping[str, object]]:
    is_array = content.startswith(b"[")
    text = content if is_array else b"[" + b",".join(_lines(content)) + b"]"
    try:
        tree = json_reader.read(text)
    except MalformedRequestError:
        raise InvalidDataError.at_pointer(pointer, "not_json") from None
    except InvalidDataError as wrong:
        faults = [
            Fault(f"{pointer}{_by_row(each.pointer)}", each.code, each.facts)
            for each in wrong.faults
        ]
        raise InvalidDataError("invalid_input", faults=faults) from None
    records = tree if isinstance(tree, list) else []
    if not all(isinstance(record, dict) for record in records) or _is_wrapped(records):
        raise InvalidDataError.at_pointer(pointer, "not_records")
    return records


def _is_wrapped(records: Sequence[Mapping[str, object]]) -> bool:
    """Tell whether the records stand within another object, as ``{"data": [...]}``."""
    inner = [value for record in records[:1] for value in record.values()]
    return any(isinstance(v, list) and v and isinstance(v[0], dict) for v in inner)


def _by_row(pointer: str) -> str:
    """Point at an object by its row, as everything else that is wrong in it is."""
    _, index, *rest = [*pointer.split("/", 2), ""][:3]
    return "/".join(["", str(int(index) + 2), *rest]) if index.isdecimal() else pointer


def _lines(content: bytes) -> Iterable[bytes]:
    return filter(None, map(bytes.strip, content.split(b"\n")))


def _cell(value: object, pointer: str) -> Cell:
    match value:
        case None:
            return ""
        case bool() | str():
            return value
        case int():
            return Decimal(value)
        case float():
            return Decimal(repr(value))
        case list() if all(isinstance(each, str) for each in value):
            return " ".join(value)
    raise InvalidDataError.at_pointer(pointer, "cell_not_text")
