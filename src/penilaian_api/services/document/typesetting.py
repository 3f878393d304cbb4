"""Set a form as PDF/A: what it states is data, its looks are a template of a version.

The same sheet, template and letters give the same bytes. Whatever a sheet says is shown as text: it
reaches the template as JSON, never as markup. A sign that no letter has is written by its number
and listed, so that nobody reads a box for a name; so are signs of control, and those of private
use, which letters do have, each of them another one.

Why it is so: docs/decisions/0076.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from penilaian_api.storage.packaged_data import form_templates

if TYPE_CHECKING:
    import typst

TEMPLATES: Final = 1
"""The version of the templates by which forms are set now."""
MEDIA: Final = "application/pdf"
_STANDARD: Final = "a-2b"
_LACKING: Final = re.compile(r'the text `"(.+?)"` could not be displayed', re.DOTALL)
_NUMBERED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_PAGES: Final = re.compile(rb"/Type/Pages/Count (\d+)")
_TRIES: Final = 5
_ENDS_OF_LINES: Final = frozenset("\n\t")
_UNSEEN: Final = "Cf"
"""Signs that steer how others are shown: nothing is written for them."""


class Paper(StrEnum):
    """The size of the sheets: folio as the law prints it, or A4."""

    F4 = auto()
    A4 = auto()


@dataclass(frozen=True, slots=True)
class PrintSettings:
    """On what an installation prints: paper, an emblem of its own, letters beside those shipped."""

    paper: Paper = Paper.F4
    emblem: Path | None = None
    letters: Path | None = None


@dataclass(frozen=True, slots=True)
class TypesetForm:
    """A form as PDF/A, and the signs in it that no letter has, as their standard names them."""

    content: bytes
    lacking: tuple[str, ...]


def typeset(template: str, sheet: Mapping[str, Any], settings: PrintSettings) -> TypesetForm:
    """Set a *sheet* by a template; signs that lack are written by their numbers, and named."""
    from typst import TypstError  # noqa: PLC0415 - takes memory that few workers ever need

    nameless = {sign for text in _texts(sheet) for sign in text if _is_nameless(sign)}
    lacking = dict.fromkeys(sorted(nameless))
    stated: Any = {
        **(_without(sheet, nameless) if nameless else sheet),
        "paper": settings.paper,
        "emblem": _read_emblem(settings.emblem),
    }
    for _ in range(_TRIES):
        try:
            content = _compile(template, json.dumps(stated), settings.letters)
        except TypstError as failure:
            signs = _signs_in(failure.diagnostic)
            if not signs:
                raise
            lacking |= dict.fromkeys(sorted(signs))
            stated = _without(stated, signs)
            continue
        return TypesetForm(content, tuple(map(_name_of, lacking)))
    raise AssertionError("Signs lack that were left out.")


def bind(folder: Path, files: Sequence[tuple[str, int]]) -> bytes:
    """Bind files that were set here, below *folder*, as one: each by its name and its pages.

    Type is set no more: each page is taken over as it is. What stands in one file bears no mark of
    PDF/A, which the files themselves do.
    """
    import typst  # noqa: PLC0415 - takes memory that few workers ever need

    named = [{"name": f"/{name}", "pages": pages} for name, pages in files]
    compiler = typst.Compiler(root=folder, font_paths=_fonts(None))
    content, _ = compiler.compile_with_warnings(
        (form_templates(TEMPLATES) / "bound.typ").read_bytes(),
        format="pdf",
        sys_inputs={"files": json.dumps(named)},
        timestamp=0,
    )
    if not isinstance(content, bytes):
        raise TypeError("What is bound is one file.")
    return content


def pages_of(content: bytes) -> int:
    """Count the pages of a file that was set here, which states them once, uncompressed."""
    return max(int(count) for count in _PAGES.findall(content))


def _compile(template: str, sheet: str, letters: Path | None) -> bytes:
    import typst  # noqa: PLC0415 - takes memory that few workers ever need

    root = form_templates(TEMPLATES)
    compiler = typst.Compiler(root=root, font_paths=_fonts(letters))
    content, _ = compiler.compile_with_warnings(
        str(root / f"{template}.typ"),
        format="pdf",
        sys_inputs={"sheet": sheet},
        pdf_standards=_STANDARD,
        timestamp=0,
    )
    if not isinstance(content, bytes):
        raise TypeError("A form is one file.")
    return content


@cache
def _fonts(letters: Path | None) -> "typst.Fonts":
    """Take the shipped letters, and those of the installation: never those of the machine."""
    from typst import Fonts  # noqa: PLC0415 - takes memory that few workers ever need

    folders: list[Any] = [] if letters is None else [str(letters)]
    return Fonts(include_system_fonts=False, font_paths=folders)


@cache
def _read_emblem(path: Path | None) -> str | None:
    """Read the emblem that an installation put in its place: an SVG."""
    return None if path is None else path.read_text("utf-8")


def _signs_in(diagnostic: str) -> set[str]:
    """Read which signs lack: most are written as they are, unseen ones by number."""
    texts = (
        _NUMBERED.sub(lambda number: chr(int(number[1], 16)), text)
        for text in _LACKING.findall(diagnostic)
    )
    return {sign for text in texts for sign in text}


def _texts(value: Any) -> Iterator[str]:  # noqa: ANN401 - whatever stands in a sheet
    """List all that a sheet says."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for item in value.values():
            yield from _texts(item)
    elif isinstance(value, list | tuple):
        for item in value:
            yield from _texts(item)


def _is_nameless(sign: str) -> bool:
    """Tell signs that the standard leaves to anybody, to nobody yet, or to machines."""
    return unicodedata.category(sign).startswith("C") and sign not in _ENDS_OF_LINES


def _without(value: Any, signs: set[str]) -> Any:  # noqa: ANN401 - whatever stands in a sheet
    """Write each of these *signs* by its number, wherever it stands."""
    if isinstance(value, str):
        return "".join(_numbered(sign) if sign in signs else sign for sign in value)
    if isinstance(value, Mapping):
        return {key: _without(item, signs) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_without(item, signs) for item in value]
    return value


def _numbered(sign: str) -> str:
    return "" if unicodedata.category(sign) == _UNSEEN else f"[{_name_of(sign)}]"


def _name_of(sign: str) -> str:
    """Name a sign as its standard does, by number."""
    return f"U+{ord(sign):04X}"
