"""Write records as JSON: a line each, or all in one array; written as they are read.

An array holds a record on each line as well, so that either can be read line by line.
"""

from collections.abc import Iterable, Mapping
from json import dumps
from typing import IO

from penilaian_api.api.files.open_files import open_file


def as_lines(records: Iterable[Mapping[str, object]]) -> IO[bytes]:
    """Write an object a line."""
    file: IO[bytes] = open_file()
    for record in records:
        file.write(_encoded(record) + b"\n")
    return file


def as_array(records: Iterable[Mapping[str, object]]) -> IO[bytes]:
    """Write one array, an object a line."""
    file: IO[bytes] = open_file()
    before = b"[\n"
    for record in records:
        file.write(before + _encoded(record))
        before = b",\n"
    file.write(b"[]\n" if before == b"[\n" else b"\n]\n")
    return file


def _encoded(record: Mapping[str, object]) -> bytes:
    return dumps(record, ensure_ascii=False).encode()
