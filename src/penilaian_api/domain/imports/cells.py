"""Read the cells of an import, each as its column takes it, in whatever way offices write it.

A cell arrives as text, or as what a spreadsheet makes of it: a number, a day, a yes or no. What
has one meaning is taken and brought to one spelling. Nothing is guessed: a number where text
belongs is refused, since eighteen digits of a NIP do not survive a spreadsheet's number.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from functools import lru_cache
from typing import Final
from uuid import UUID

from penilaian_api.domain import spelling
from penilaian_api.domain.organization import nip


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell of which nothing can be stored: why (*form*), and the sign or word that betrays it."""

    form: str
    sign: str = ""


Cell = str | Decimal | date | bool | Unreadable
"""What stands in a cell: an empty one holds an empty text."""


class InvalidCellError(Exception):
    """A cell that does not hold what its column takes; it is listed as one fault among many."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.facts = {name: str(value) for name, value in facts.items()}


class ImportKind(StrEnum):
    """What can be imported, in the order in which one rests on the other."""

    UNITS = auto()
    POSITIONS = auto()
    EMPLOYEES = auto()
    ASSIGNMENTS = auto()
    DELEGATIONS = auto()
    ACCOUNTS = auto()


class FeedKind(StrEnum):
    """What comes as a file by itself, again and again, from another system."""

    ATTENDANCE = auto()
    DAILY = auto()


SheetKind = ImportKind | FeedKind


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The words under which sheets, columns and values are known, all normalized."""

    sheets: Mapping[str, SheetKind]
    columns: Mapping[SheetKind, Mapping[str, str]]
    ignored_sheets: frozenset[str]
    ignored_columns: frozenset[str]
    """Columns of our own reports."""
    running_numbers: frozenset[str]
    national_columns: frozenset[str]
    """Columns of the national export of which the record takes nothing."""
    choices: Mapping[str, Mapping[str, str]]
    unclear: Mapping[str, Mapping[str, str]]
    """Words that could mean two values of a list, by what is asked of whoever wrote them."""


Read = Callable[[Cell, Vocabulary], object]

ERROR_WORDS: Final = re.compile(
    r"#(?:N/A|REF!|VALUE!|DIV/0!|NAME\?|NULL!|NUM!|SPILL!|CALC!|FIELD!|BLOCKED!|CONNECT!"
    r"|UNKNOWN!|BUSY!|GETTING_DATA|ERROR!|#+)|Err:[0-9]{3}",
    re.IGNORECASE,
)
"""What a spreadsheet shows where a formula has failed, or where a column is too narrow."""

_BEYOND_ITS_DIGITS: Final = re.compile(r"[0-9][.,]?[0-9]*E\+?[0-9]{1,2}", re.IGNORECASE)
_AS_FORMULA: Final = re.compile(r"[=+@]|-[\w(]")
"""How a text begins that a spreadsheet would reckon; no name does."""
MARKS_OF_TEXT: Final = "'\u2018\u2019`"
_IN_MARKS: Final = re.compile(r"'([^']+)'$")
"""A text that a program has put between apostrophes; one alone may be part of a name."""
_IDENTIFIER: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}")
_CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_LOGIN: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._@+-]*")
_APART: Final = re.compile(r"[\s/-]+")
_WHOLE: Final = re.compile(r"([0-9]+)(?:[.,]0{1,2})?")
"""A whole number, as programs write it too that know only fractions: ``25.0``."""
_QUANTITY: Final = re.compile(r"-?[0-9]{1,14}(?:[.,][0-9]{1,4})?", re.ASCII)
_MAYBE_THOUSANDS: Final = re.compile(r"[.,][0-9]{3}$", re.ASCII)
_SCALE: Final = Decimal("0.0001")
_KEPT_FROM_RECKONING: Final = re.compile(r"'[=+@\uff1d\uff0b\uff0d\uff20-]")
"""How a text begins that our own files keep a spreadsheet from reckoning."""
_KEPT_WITHIN: Final = re.compile(r"([;,|]\"*)'(?=[=+@\uff1d\uff0b\uff0d\uff20-])")
"""Where they keep one that parts lines by another sign from it."""


@lru_cache(maxsize=8192)
def normalize(text: str) -> str:
    """Bring a heading or a word to the form in which it is compared: ``kodeunit``."""
    return "".join(filter(str.isalnum, text.casefold())) or text.strip()


GARBLED: Final = re.compile(r"[\u00c2\u00c3][\u0080-\u00bf]|\u00e2\u20ac")
"""UTF-8 that was read as Windows letters and saved again: a name that nobody has."""
MIXED_LETTERS: Final = re.compile(r"(?<=[A-Za-z])[\u0400-\u052f]|[\u0400-\u052f](?=[A-Za-z])")
"""A letter of another script within a word, which looks like one of ours and is another."""
_NOTHING: Final = frozenset({"-", "--", "\u2013", "\u2014"})


def refuse_dash(cell: Cell) -> None:
    """Refuse a cell that holds a dash only, by which people mean that there is nothing."""
    if cell in _NOTHING:
        raise InvalidCellError("bad_cell", form="dash")


def require_text(cell: Cell, form: str = "another_column") -> str:
    """Take a text; a number or a day is not the text that stood there before it became one."""
    if not isinstance(cell, str):
        raise InvalidCellError("cell_not_text", form=form)
    return cell


def _strip(cell: Cell) -> str:
    """Take a code without the mark that keeps it a text in a spreadsheet."""
    refuse_dash(cell)
    return require_text(cell, "digits_change").strip(MARKS_OF_TEXT).strip()


def text(longest: int) -> Read:
    """Read a text as people wrote it."""

    def read(cell: Cell, vocabulary: Vocabulary) -> str:
        del vocabulary
        refuse_dash(cell)
        written = _IN_MARKS.sub(r"\1", require_text(cell))
        if _AS_FORMULA.match(written):
            raise InvalidCellError("bad_format", form="formula")
        return _limit(written, longest)

    return read


def code(longest: int) -> Read:
    """Read a code; one that looks like an id could not be told from one in an address."""

    def read(cell: Cell, vocabulary: Vocabulary) -> str:
        del vocabulary
        written = _limit(_strip(cell), longest)
        if _BEYOND_ITS_DIGITS.fullmatch(written):
            raise InvalidCellError("bad_format", form="scientific")
        if _IDENTIFIER.fullmatch(written):
            raise InvalidCellError("bad_format", form="code_like_id")
        if not _CODE.fullmatch(written):
            raise InvalidCellError("bad_format", form="code")
        return written

    return read


def person_code(longest: int) -> Read:
    """Read the code of a person, which may be their NIP in any spelling."""
    plain = code(longest)

    def read(cell: Cell, vocabulary: Vocabulary) -> object:
        return plain(spelling.normalize_nip(_strip(cell)), vocabulary)

    return read


def read_nip(cell: Cell, vocabulary: Vocabulary) -> str:
    """Read a NIP, in any spelling."""
    del vocabulary
    written = _strip(cell)
    if _BEYOND_ITS_DIGITS.fullmatch(written):
        raise InvalidCellError("nip_digits", form="scientific")
    return nip.parse(written).text


def read_login(cell: Cell, vocabulary: Vocabulary) -> str:
    """Read a login name in its one spelling."""
    del vocabulary
    written = spelling.normalize_login(_limit(_strip(cell), 100))
    if _BEYOND_ITS_DIGITS.fullmatch(written):
        raise InvalidCellError("bad_format", form="scientific")
    if not _LOGIN.fullmatch(written):
        raise InvalidCellError("bad_format", form="login")
    return written


def word(longest: int, group: str | None = None) -> Read:
    """Read a word of the agency's own, such as a kind of unit: ``Rumah Sakit`` is rumah_sakit."""

    def read(cell: Cell, vocabulary: Vocabulary) -> str:
        written = _limit(_strip(cell), longest)
        known = vocabulary.choices[group].get(normalize(written)) if group else None
        folded = known or _APART.sub("_", written.lower())
        if not _CODE.fullmatch(folded):
            raise InvalidCellError("bad_format", form="word")
        return folded

    return read


def spelled(parse: Callable[[str], str]) -> Read:
    """Read what has one spelling, such as a grade."""

    def read(cell: Cell, vocabulary: Vocabulary) -> str:
        del vocabulary
        return parse(require_text(cell).strip(MARKS_OF_TEXT))

    return read


def whole(least: int, most: int) -> Read:
    """Read a whole number, from a text or from a number."""

    def read(cell: Cell, vocabulary: Vocabulary) -> int:
        del vocabulary
        written = format(cell, "f") if isinstance(cell, Decimal) else str(cell)
        refuse_dash(cell)
        match = _WHOLE.fullmatch(written.strip(MARKS_OF_TEXT))
        if not match:
            raise InvalidCellError("not_whole")
        number = int(match[1][:12])  # so many are beyond every limit
        if not least <= number <= most:
            raise InvalidCellError("out_of_range", limit=f"{least}-{most}")
        return number

    return read


def read_quantity(cell: Cell, vocabulary: Vocabulary) -> Decimal:
    """Read ``12``, ``12.5`` or ``12,5``; three digits behind the sign could be thousands."""
    del vocabulary
    written = format(cell.normalize(), "f") if isinstance(cell, Decimal) else str(cell)
    written = written.strip(MARKS_OF_TEXT).strip()
    is_number = isinstance(cell, Decimal)
    if not _QUANTITY.fullmatch(written) or (_MAYBE_THOUSANDS.search(written) and not is_number):
        raise InvalidCellError("not_a_quantity")
    return Decimal(written.replace(",", ".")).quantize(_SCALE)


def note(longest: int) -> Read:
    """Read a text as people wrote it, one that begins like a formula too: it is never reckoned."""

    def read(cell: Cell, vocabulary: Vocabulary) -> str:
        del vocabulary
        written = " ".join(require_text(cell).split())
        if _KEPT_FROM_RECKONING.match(written):
            written = written[1:]
        written = _KEPT_WITHIN.sub(r"\1", written)
        return _limit(written, longest)

    return read


def read_id(cell: Cell, vocabulary: Vocabulary) -> UUID:
    """Read an id as it was given out."""
    del vocabulary
    written = _strip(cell)
    if not _IDENTIFIER.fullmatch(written):
        raise InvalidCellError("bad_format", form="given_id")
    return UUID(written)


def choice(group: str, values: Sequence[str], convert: Callable[[str], object]) -> Read:
    """Read one of the values of a list, by any of its words."""
    choices = ", ".join(f"{group}.{value}" for value in values)

    def read(cell: Cell, vocabulary: Vocabulary) -> object:
        if isinstance(cell, bool):
            written = str(cell).lower()
        else:  # a spreadsheet keeps 1 and 0 as numbers
            written = format(cell, "f") if isinstance(cell, Decimal) else require_text(cell)
        word = normalize(written)
        if (form := vocabulary.unclear.get(group, {}).get(word)) is not None:
            raise InvalidCellError("not_a_choice", choices=choices, form=form)
        if (chosen := vocabulary.choices[group].get(word)) is None:
            raise InvalidCellError("not_a_choice", choices=choices)
        return convert(chosen)

    return read


def _limit(written: str, longest: int) -> str:
    if len(written) > longest:
        raise InvalidCellError("too_long", limit=longest)
    return written
