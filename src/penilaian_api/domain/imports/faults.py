"""Point at what is wrong in a file, in the words that stand in it (docs/decisions/0027)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from penilaian_api.domain.errors import Fault, InvalidRowsError
from penilaian_api.domain.imports.cells import FeedKind, ImportKind, SheetKind

AT_ROW: Final = "at_row"
AT_HEADING: Final = "at_heading"
"""Facts by which a sentence begins with the place where a person finds it in the file."""

Headings = Mapping[SheetKind, Mapping[str, str]]
"""The titles in the file, by the columns that they name, in the order of the file."""


def row_fault(kind: SheetKind, row: int, column: str, code: str, /, **facts: object) -> Fault:
    """Point at what is wrong in a row or a cell, as ``/employees/17/nip``."""
    cell = f"/{column.replace('~', '~0').replace('/', '~1')}" if column else ""
    return Fault(f"/{kind}/{row}{cell}", code, {name: str(fact) for name, fact in facts.items()})


def locate(faults: Iterable[Fault], headings: Headings) -> list[Fault]:
    """Order faults as a reader goes through the file, each with its row and the file's heading."""
    kinds: list[SheetKind] = [*ImportKind, *FeedKind]
    located: list[tuple[tuple[int, int, int], Fault]] = []
    for fault in faults:
        name, row, *column = fault.pointer.split("/")[1:]
        kind = next(each for each in kinds if each == name)
        titles = headings.get(kind, {})
        facts = dict(fault.facts) | {AT_ROW: row}
        if column and column[0] in titles:
            facts[AT_HEADING] = titles[column[0]]
        column_index = [*titles].index(column[0]) if column and column[0] in titles else -1
        located.append(((kinds.index(kind), int(row), column_index), replace(fault, facts=facts)))
    return [fault for _, fault in sorted(located, key=lambda pair: pair[0])]


def refuse_rows(faults: Sequence[Fault], headings: Headings) -> InvalidRowsError:
    """Refuse a file by what is wrong in it, in the words that stand in it."""
    return InvalidRowsError("import_refused", faults=locate(faults, headings), count=len(faults))
