"""Tell rows that are no data: sums, notes, signatures and headings that offices write in tables.

Only a row that cannot be read is looked at, so that no record is ever taken for one of these.
"""

import re
from collections.abc import Sequence
from typing import Final

from penilaian_api.domain.imports.cells import Cell, normalize

CODE: Final = "not_a_record"

_SUM: Final = re.compile(
    r"(?:sub|grand)?[\s-]*(?:jumlah|total|rata-rata|rerata|average|sum)\b", re.IGNORECASE
)
_NOTE: Final = re.compile(
    r"(?:keterangan|ket\.?|catatan|sumber|notes?|source)\s*:|\*", re.IGNORECASE
)
_SEVERAL: Final = 2


def form_of(
    cells: Sequence[Cell], titles: Sequence[str], named: Sequence[int], required: Sequence[int]
) -> str | None:
    """Say what stands in a row in the place of a record, or nothing where it may be one.

    *named* are the places of the columns that are known, *required* of those that must be filled.
    """
    filled = [index for index in named if cells[index] != ""]
    words = [cell for cell in cells if isinstance(cell, str) and cell]
    if len(filled) >= _SEVERAL and all(_repeats(cells[i], titles[i]) for i in filled):
        return "heading_again"
    if words and _SUM.match(words[0]):
        return "sum_row"
    if words and _NOTE.match(words[0]):
        return "note_row"
    if len(required) < _SEVERAL:
        return None
    if all(cells[index] == "" for index in required):
        return "keys_empty"
    return "one_cell" if len(filled) == 1 and len(required) > _SEVERAL else None


def _repeats(cell: Cell, title: str) -> bool:
    return isinstance(cell, str) and normalize(cell) == normalize(title)
