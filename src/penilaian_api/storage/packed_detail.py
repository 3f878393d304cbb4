"""Pack the readable detail of a row of the trail: a fifth to a half of its length, word for word.

Ids and digests are taken out and kept as bytes, since no compression makes them shorter; the rest
is compressed with a dictionary of what details say over and over. Beside it stands which records it
tells of, by table, as text: a trigger reads that, and their ids are not kept twice.

Why it is so: docs/decisions/0043.
"""

import json
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import chain, zip_longest
from typing import Any, Final

from penilaian_api.domain.audit import TrailChange
from penilaian_api.storage.models.audit import TRACKED
from penilaian_api.storage.packaged_data import packing_text

_FORM: Final = b"\x01"
"""Which dictionary, and what else is as below; another form would get another first byte."""
_CHECKED: Final = 4
"""So many bytes after it are a sum over all the rest and what it tells of."""
_WINDOW, _MEMORY, _EFFORT = -13, 6, 9
_DIGEST, _ID = 32, 16
_DIGITS_OF_DIGEST: Final = 2 * _DIGEST
_HEX: Final = re.compile(
    r"([0-9a-f]{8}(?:[0-9a-f]{56}|-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}))"
)
_NEW_DIGEST, _NEW_ID, _SEEN_ID = b"\xfe", b"\xff", b"\xfd"
"""What stands for them: no text has these bytes. An id that was seen is followed by its number."""
_MARK: Final = re.compile(rb"\xfe|\xff|\xfd(..)", re.DOTALL)
_SEEN_AT_MOST: Final = 1 << 16
_NAMED_IF: Final = {TrailChange.CREATED, TrailChange.CHANGED, TrailChange.REMOVED}
_UNPACKABLE: Final = "The detail is not what was packed."


def named_records(changes: Iterable[Mapping[str, Any]]) -> str:
    """Write which records of lists the *changes* name: by table, each id once, as digits.

    A unit shows who heads it: the one that a position left shows another.
    """
    named: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for change in changes:
        table = change["record"]
        if change["change"] in _NAMED_IF and table in TRACKED:
            named[table][change["id"].replace("-", "")] = None
        if table == "position" and (left := change.get("before", {}).get("unit_id")):
            named["unit"][left.replace("-", "")] = None
    return json.dumps({table: [*ids] for table, ids in named.items()}, separators=(",", ":"))


def text_of(content: str, packed: bytes | None) -> str:
    """Give what a stored row tells, packed or not."""
    return content if packed is None else unpack(packed, content)


def pack(content: str, named: str) -> bytes:
    """Pack a detail that *named* stands beside."""
    parts = _HEX.split(content)  # each second one is an id or a digest
    marks, kept = _marks(parts[1::2], _digits_of(named))
    between = map(str.encode, parts[::2])
    marked = b"".join(chain.from_iterable(zip_longest(between, marks, fillvalue=b"")))
    compressor = _compressor().copy()
    body = compressor.compress(marked) + compressor.flush() + bytes.fromhex("".join(kept))
    return _FORM + _check(body, named) + body


def _marks(hexadecimal: Iterable[str], named: Iterable[str]) -> tuple[list[bytes], list[str]]:
    """Give what stands for each id and digest, and the digits of those that are kept beside."""
    marks, kept = list[bytes](), list[str]()
    seen = {digits: number for number, digits in enumerate(named)}
    for written in hexadecimal:
        if len(written) == _DIGITS_OF_DIGEST:
            marks.append(_NEW_DIGEST)
            kept.append(written)
            continue
        digits = written.replace("-", "")
        number = seen.get(digits)
        if number is not None:
            marks.append(_SEEN_ID + number.to_bytes(2))
            continue
        marks.append(_NEW_ID)
        kept.append(digits)
        if len(seen) < _SEEN_AT_MOST:
            seen[digits] = len(seen)
    return marks, kept


def unpack(packed: bytes, named: str) -> str:
    """Give the detail that was packed; fail where it, or what stands beside it, is another."""
    body = packed[1 + _CHECKED :]
    if packed[:1] != _FORM or packed[1 : 1 + _CHECKED] != _check(body, named):
        raise ValueError(_UNPACKABLE)
    try:
        return _unpack(body, named)
    except (zlib.error, LookupError, AttributeError, TypeError):
        raise ValueError(_UNPACKABLE) from None


def _unpack(body: bytes, named: str) -> str:
    reader = zlib.decompressobj(_WINDOW, zdict=_dictionary())
    marked, seen, at = reader.decompress(body), _ids_of(named), 0
    kept = reader.unused_data

    def put_back(match: re.Match[bytes]) -> bytes:
        nonlocal at
        if match.group(1) is not None:
            return _dashed(seen[int.from_bytes(match.group(1))])
        length = _DIGEST if match.group() == _NEW_DIGEST else _ID
        plain, at = kept[at : at + length], at + length
        if length == _DIGEST:
            return plain.hex().encode()
        if len(seen) < _SEEN_AT_MOST:
            seen.append(plain)
        return _dashed(plain)

    return _MARK.sub(put_back, marked).decode()


def _check(body: bytes, named: str) -> bytes:
    return zlib.crc32(body, zlib.crc32(named.encode())).to_bytes(_CHECKED)


def _ids_of(named: str) -> list[bytes]:
    return [*map(bytes.fromhex, _digits_of(named))]


def _digits_of(named: str) -> list[str]:
    return [*chain.from_iterable(json.loads(named).values())]


def _dashed(key: bytes) -> bytes:
    digits = key.hex()
    parts = (digits[:8], digits[8:12], digits[12:16], digits[16:20], digits[20:])
    return "-".join(parts).encode()


@cache
def _dictionary() -> bytes:
    text = packing_text("details-1.txt").encode()
    return text.replace(b"<digest>", _NEW_DIGEST).replace(b"<id>", _NEW_ID)


@cache
def _compressor() -> "zlib._Compress":
    """Prepare a compressor once; each detail takes a copy, which costs less than a new one."""
    return zlib.compressobj(_EFFORT, zlib.DEFLATED, _WINDOW, _MEMORY, zdict=_dictionary())
