"""Unpack a workbook only as far as it is harmless: sizes first, then what its parts claim.

A workbook is a ZIP of XML. Its size, ratio and number of entries are checked before anything is
unpacked, and the reader gets a new archive of exactly the parts that were checked: an archive may
show different things to different readers. One cell in the last row would make the reader reserve
memory for all rows above it, so each sheet is looked through before.
"""

import posixpath
import re
import zlib
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from io import BytesIO
from typing import Final
from xml.parsers import expat
from zipfile import ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from penilaian_api.domain.errors import Fault, InvalidDataError, TooLargeError
from penilaian_api.domain.imports.rows import ROWS

ENTRIES: Final = 200
RATIO: Final = 100
UNPACKED: Final = 64_000_000
CHARACTERS: Final = 100_000_000
"""The most characters that all cells together may stand for, each as long as the longest text."""
COLUMNS: Final = 100

_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_STRINGS: Final = "xl/sharedstrings.xml"
_COMMON: Final = ("[content_types].xml", "_rels/.rels", _RELATIONS, _STRINGS, "xl/styles.xml")
_OTHERS: Final = (
    ("xl/workbook.bin", "binary_workbook"),
    ("content.xml", "open_document"),
    ("index/", "numbers_document"),
    ("word/", "word_document"),
)
"""Other archives that people take for a workbook, by a part of each."""
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_WITHOUT_CELLS: Final = ("xl/chartsheets/", "xl/dialogsheets/")
"""Where sheets lie that hold a drawing and no table."""
_TRUE: Final = frozenset({"1", "true"})

Attributes = Mapping[str, str]


@dataclass(slots=True)
class Extent:
    """How far a sheet reaches, what it hides, and where a formula of it has failed."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    hidden: list[tuple[int, int]] = field(default_factory=list)
    hidden_rows: list[int] = field(default_factory=list)
    """The rows that hold something and are not shown, as by a filter."""
    failed: list[tuple[int, int]] = field(default_factory=list)
    formulas: list[tuple[int, int]] = field(default_factory=list)
    """Where a formula stands whose value is no text."""
    filled: int = 0
    """How many rows hold something."""

    @property
    def name_of_last(self) -> str:
        """Name the cell of the last row and the last column that hold something: ``D1048576``."""
        letters, column = "", self.columns
        while column:
            column, letter = divmod(column - 1, 26)
            letters = chr(ord("A") + letter) + letters
        return f"{letters}{self.rows}"


@dataclass(frozen=True, slots=True)
class Tab:
    """A sheet of a workbook as its table of contents names it."""

    name: str
    part: str
    is_hidden: bool


def refuse(code: str = "not_a_workbook", **facts: str) -> InvalidDataError:
    """Build the refusal of a file that is no workbook, or pretends to be one."""
    return InvalidDataError.at_pointer("/workbook", code, facts)


class Workbook:
    """The parts of a workbook, unpacked within bounds."""

    def __init__(self, content: bytes) -> None:
        try:
            with ZipFile(BytesIO(content)) as archive:
                entries = _list_entries(archive, len(content))
                needed = {
                    name: info
                    for name, info in entries.items()
                    if name in {*_COMMON, _WORKBOOK} or name.startswith("xl/worksheets/")
                }
                self._names = {name: info.filename for name, info in needed.items()}
                self._parts = {name: archive.read(info) for name, info in needed.items()}
        except (BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
            raise refuse(form="damaged_archive") from None
        if _WORKBOOK not in self._parts or _RELATIONS not in self._parts:
            raise refuse(form=_form_of(entries))
        self._longest = _longest_text(self._parts.get(_STRINGS))

    def tabs(self) -> tuple[Tab, ...]:
        """List the sheets."""
        targets: dict[str, str] = {}
        tabs: list[Tab] = []

        def add_target(name: str, attributes: Attributes) -> None:
            if name == "Relationship":
                path = posixpath.join("/xl", attributes.get("Target", ""))
                targets[attributes.get("Id", "")] = posixpath.normpath(path).lstrip("/").lower()

        def add_tab(name: str, attributes: Attributes) -> None:
            part = targets.get(attributes.get("id", ""), "")
            if name == "sheet" and not part.startswith(_WITHOUT_CELLS):
                is_hidden = attributes.get("state", "visible") != "visible"
                tabs.append(Tab(attributes.get("name", ""), part, is_hidden))

        _walk(self._parts[_RELATIONS], add_target)
        _walk(self._parts[_WORKBOOK], add_tab)
        return tuple(tabs)

    def extent(self, tab: Tab, most: int = ROWS) -> Extent:
        """Look through a sheet, and refuse one that stands for more than it could hold.

        What stands alone far from the table is named, since nobody sees it.
        """
        if tab.part not in self._parts:
            raise refuse()
        scan = _SheetScan()
        _walk(self._parts[tab.part], scan.element)
        extent = scan.extent
        if extent.rows > 2 * most or extent.columns > COLUMNS:
            is_stray = extent.filled <= most
            facts = {"cell": extent.name_of_last} if is_stray else {"limit": str(most)}
            fault = Fault(f"/{tab.name[:60]}", "stray_cell" if is_stray else "too_many_rows", facts)
            raise InvalidDataError("invalid_input", faults=[fault])
        if extent.cells * self._longest > CHARACTERS:
            raise TooLargeError("unpacked_too_large", limit=UNPACKED)
        return extent

    def repack(self, tabs: tuple[Tab, ...]) -> BytesIO:
        """Pack the common parts and the sheets that were looked through, for the reader."""
        packed = BytesIO()
        with ZipFile(packed, "w", ZIP_STORED) as archive:
            for name in (*_COMMON, _WORKBOOK, *(tab.part for tab in tabs)):
                if name in self._parts:
                    archive.writestr(self._names[name], self._parts[name])
        packed.seek(0)
        return packed


def other_archive(content: bytes) -> str | None:
    """Say what an archive is that is no workbook; nothing where it is one, or cannot be read."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = {name.lower() for name in archive.namelist()}
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError):
        return None
    return None if _WORKBOOK in names else _form_of(names)


def _form_of(entries: Collection[str]) -> str:
    """Say what an archive is that holds no workbook of today."""
    known = (form for beginning, form in _OTHERS if any(n.startswith(beginning) for n in entries))
    return next(known, "other_archive")


def _list_entries(archive: ZipFile, size: int) -> dict[str, ZipInfo]:
    entries = archive.infolist()
    names = {info.filename.lower(): info for info in entries}
    total = sum(info.file_size for info in entries)
    if len(entries) > ENTRIES or total > UNPACKED or total > RATIO * size:
        raise TooLargeError("unpacked_too_large", limit=UNPACKED)
    if len(names) < len(entries):
        raise refuse()
    return names


class _SheetScan:
    """Scan the elements of a sheet as they pass: how far it reaches, what it hides, what failed."""

    def __init__(self) -> None:
        self.extent = Extent()
        self._row = self._column = self._last_filled = 0
        self._failed = self._is_text = self._is_hidden = False

    def element(self, name: str, attributes: Attributes) -> None:
        if name == "col":
            self._heading(attributes)
        elif name == "row":
            self._row, self._column = _number(attributes.get("r")) or self._row + 1, 0
            self._is_hidden = attributes.get("hidden") in _TRUE or attributes.get("ht") == "0"
        elif name == "c":
            self._cell(attributes)
        elif name in {"v", "is"}:
            self._value()
        elif name == "f" and not self._is_text:
            self._reach()
            self.extent.formulas.append((self._row, self._column))

    def _heading(self, attributes: Attributes) -> None:
        if attributes.get("hidden") in _TRUE or attributes.get("width") == "0":
            first, last = _number(attributes.get("min")), _number(attributes.get("max"))
            self.extent.hidden.append((first or 1, last or first or 1))

    def _cell(self, attributes: Attributes) -> None:
        self._column += 1
        if reference := attributes.get("r"):
            match = _REFERENCE.fullmatch(reference)
            if not match:
                raise refuse()
            self._row, self._column = int(match[2]), _column(match[1])
        self._failed, self._is_text = attributes.get("t") == "e", attributes.get("t") == "str"

    def _value(self) -> None:
        self.extent.cells += 1
        self._reach()
        if self._failed:
            self.extent.failed.append((self._row, self._column))

    def _reach(self) -> None:
        extent = self.extent
        if self._is_hidden and self._row != self._last_filled:
            extent.hidden_rows.append(self._row)
        extent.filled += self._row != self._last_filled
        self._last_filled = self._row
        extent.rows = max(extent.rows, self._row)
        extent.columns = max(extent.columns, self._column)


def _longest_text(strings: bytes | None) -> int:
    """Measure the longest of the texts that cells refer to by number."""
    longest = here = 0

    def begin(name: str, attributes: Attributes) -> None:
        nonlocal here
        del attributes
        here = 0 if name == "si" else here

    def characters(text: str) -> None:
        nonlocal longest, here
        here += len(text)
        longest = max(longest, here)

    if strings is not None:
        _walk(strings, begin, characters)
    return max(longest, 1)


def _walk(
    part: bytes,
    element: Callable[[str, Attributes], None],
    characters: Callable[[str], None] | None = None,
) -> None:
    """Pass the elements of one part; a document type declaration has no business there."""

    def declared(*_: object) -> None:
        raise refuse()

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = declared
    parser.StartElementHandler = lambda name, attributes: element(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    if characters is not None:
        parser.CharacterDataHandler = characters
    try:
        parser.Parse(part, True)  # noqa: FBT003 - expat takes it by place only: this is all of it
    except (expat.ExpatError, ValueError):
        raise refuse() from None


def _local(name: str) -> str:
    return name.rpartition(":")[2]


def _number(text: str | None) -> int:
    return int(text) if text and re.fullmatch(r"[0-9]{1,7}", text) else 0


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number
