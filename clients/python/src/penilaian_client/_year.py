"""A year in one TOML file: read whole and held against the known names before anything is sent.

What a file of settings does not know is a mistake of its writer, so an unknown or missing name is
refused with the names that are known; what the values mean, the service judges.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, get_args, get_origin

from pydantic import BaseModel

from penilaian_client import models
from penilaian_client._call import File

KINDS: Final = ("units", "positions", "employees", "assignments", "delegations", "accounts")
Table = Mapping[str, Any]
_PLACE: Final = re.compile(r"\d+")


class Unreadable(Exception):
    """The file of a year cannot be read or states what is not known; one sentence for each."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Year:
    """What a file states, in the order in which it is applied, with the files it names."""

    imports: Mapping[str, File]
    schemes: tuple[str, ...]
    goals: tuple[Table, ...]
    cycles: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class _Shape:
    """The names that a table may hold: those it must, and the tables within it."""

    names: tuple[str, ...]
    required: tuple[str, ...] = ()
    within: Mapping[str, "_Shape"] = field(default_factory=dict)
    is_list: bool = False


def read(file: Path) -> Year:
    """Read *file* and all that it names, or say what is wrong with it."""
    stated = _parsed(file)
    faults = [f"{file}: {fault}" for fault in _faults(stated)]
    if faults:
        raise Unreadable(*faults)
    named = stated.get("imports", {})
    files = {kind: _content(file, kind, str(named[kind])) for kind in KINDS if kind in named}
    adopted = stated.get("schemes", {}).get("adopt", [])
    if not (isinstance(adopted, list) and all(isinstance(key, str) for key in adopted)):
        raise Unreadable(f'{file}: [schemes] adopt: a list of keys is needed, as ["dumai"].')
    return Year(
        files, tuple(adopted), tuple(stated.get("goals", ())), tuple(stated.get("cycles", ()))
    )


def place(pointer: str, sent: object) -> str:
    """Name the place of a JSON *pointer* as a TOML file would, with what was *sent* there.

    ``/population/units/0`` becomes ``population.units[0] 'DISDIK'``.
    """
    words = ""
    for name in _names(pointer):
        words += f"[{name}]" if _PLACE.fullmatch(name) else f".{name}" if words else name
    value = found(pointer, sent)
    return f"{words} {value!r}" if isinstance(value, str | int) else words


def found(pointer: str, sent: object) -> object:
    """Find what was *sent* at a JSON *pointer*; None where nothing was."""
    value = sent
    for name in _names(pointer):
        if isinstance(value, Mapping):
            value = value.get(name)
        elif isinstance(value, list) and _PLACE.fullmatch(name) and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def _names(pointer: str) -> list[str]:
    return [name.replace("~1", "/").replace("~0", "~") for name in pointer.split("/")[1:]]


def _parsed(file: Path) -> dict[str, Any]:
    try:
        # Decimals stay the text that they are on the wire; a day may be written without quotes.
        stated = tomllib.loads(file.read_text("utf-8"), parse_float=str)
    except OSError as failure:
        raise Unreadable(f"{file}: {failure.strerror}.") from None
    except UnicodeDecodeError:
        raise Unreadable(f"{file}: It is not UTF-8 text.") from None
    except tomllib.TOMLDecodeError as failure:
        raise Unreadable(f"{file}: It is not TOML: {failure}.") from None
    plain: dict[str, Any] = _plain(stated)
    return plain


def _plain(value: Any) -> Any:  # noqa: ANN401 - whatever TOML holds
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _content(file: Path, kind: str, name: str) -> File:
    path = file.parent / name
    try:
        return path.name, path.read_bytes(), "text/csv"
    except OSError as failure:
        raise Unreadable(f"{file}: [imports] {kind} {name!r}: {failure.strerror}.") from None


def _faults(stated: Table) -> Iterator[str]:
    """Find the names that the whole file must not hold, or lacks."""
    yield from _table_faults(_Shape(tuple(_TABLES)), stated, "", "")
    for name, shape in _TABLES.items():
        if name not in stated:
            continue
        if not shape.is_list:
            yield from _table_faults(shape, stated[name], f"[{name}] ", "")
        elif not isinstance(stated[name], list):
            yield f"[{name}] is stated once for each: write [[{name}]]."
        else:
            for number, one in enumerate(stated[name], start=1):
                key = one.get("key", number) if isinstance(one, dict) else number
                yield from _table_faults(shape, one, f"[[{name}]] {key}: ", "")


def _table_faults(shape: _Shape, stated: object, head: str, path: str) -> Iterator[str]:
    at = f"{head}{path}: " if path else head
    if not isinstance(stated, dict):
        yield f"{at}A table is needed."
        return
    for name in stated:
        if name not in shape.names:
            yield f"{at}{name!r} is not known here; known are {', '.join(shape.names)}."
    for name in shape.required:
        if name not in stated:
            yield f"{at}{name!r} is missing."
    for name, inner in shape.within.items():
        if name in stated:
            yield from _inner_faults(inner, stated[name], head, f"{path}.{name}" if path else name)


def _inner_faults(shape: _Shape, stated: object, head: str, path: str) -> Iterator[str]:
    if not shape.is_list:
        yield from _table_faults(shape, stated, head, path)
    elif not isinstance(stated, list):
        yield f"{head}{path}: A list of tables is needed."
    else:
        for number, one in enumerate(stated):
            yield from _table_faults(shape, one, head, f"{path}[{number}]")


def _shape(model: type[BaseModel], *more: str, is_list: bool = False) -> _Shape:
    """Take the names that the contract knows, and *more* that stand in the address."""
    fields = model.model_fields
    needed = tuple(name for name, info in fields.items() if info.is_required())
    within = {
        name: _shape(inner, is_list=_holds_list(info.annotation))
        for name, info in fields.items()
        if (inner := _model(info.annotation)) is not None
    }
    return _Shape((*more, *fields), (*more, *needed), within, is_list)


def _holds_list(annotation: object) -> bool:
    return get_origin(annotation) is list or any(map(_holds_list, get_args(annotation)))


def _model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for one in get_args(annotation) if (found := _model(one))), None)


_TABLES: Final[Mapping[str, _Shape]] = {
    "imports": _Shape(KINDS),
    "schemes": _Shape(("adopt",)),
    "goals": _shape(models.GoalIn, "year", "key", is_list=True),
    "cycles": _shape(models.CycleIn, "key", is_list=True),
}
