"""Read a year from one TOML file, and check its keys before anything is sent.

An unknown key in a settings file is a mistake of its writer, so unknown or missing keys are
rejected, with the list of valid ones; what the values mean, the service decides.
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
from penilaian_client._texts import say, say_why

WORKBOOK: Final = "workbook"
"""One file with a sheet for each kind, instead of a file for each."""
IMPORT_KINDS: Final = (
    "units",
    "positions",
    "employees",
    "assignments",
    "delegations",
    "accounts",
    WORKBOOK,
)
GOAL_KEYS: Final = ("year", "key", *models.GoalIn.model_fields)
Table = Mapping[str, Any]
_DECIMALS: Final = frozenset({"baseline", "target"})
_XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_INDEX: Final = re.compile(r"\d+")


class YearFileError(Exception):
    """The file of a year cannot be read or has invalid keys; one sentence for each fault."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


@dataclass(frozen=True, slots=True)
class Year:
    """Hold the parts of a year in the order in which they are applied, files included."""

    imports: Mapping[str, File]
    schemes: tuple[str, ...]
    goals: tuple[Table, ...]
    cycles: tuple[Table, ...]


@dataclass(frozen=True, slots=True)
class _Schema:
    """List the keys that a table may have, those it must have, and the tables inside it."""

    keys: tuple[str, ...]
    required: tuple[str, ...] = ()
    inner: Mapping[str, "_Schema"] = field(default_factory=dict)
    is_list: bool = False


def read_year(file: Path) -> Year:
    """Read *file* and the files that it names, or raise `YearFileError` with every fault."""
    content = _parse_toml(file)
    faults = [f"{file}: {fault}" for fault in _check_content(content)]
    if faults:
        raise YearFileError(*faults)
    names = content.get("imports", {})
    files = {
        kind: _read_file(file, kind, str(names[kind])) for kind in IMPORT_KINDS if kind in names
    }
    adopt = content.get("schemes", {}).get("adopt", [])
    if not (isinstance(adopt, list) and all(isinstance(key, str) for key in adopt)):
        raise YearFileError(f"{file}: [schemes] adopt: {say('list_of_keys')}")
    goals = tuple(_write_decimals(goal) for goal in content.get("goals", ()))
    return Year(files, tuple(adopt), goals, tuple(content.get("cycles", ())))


def describe_location(pointer: str, body: object) -> str:
    """Turn a JSON *pointer* into the notation of TOML, followed by the value at it in *body*.

    ``/population/units/0`` becomes ``population.units[0] 'DISDIK'``.
    """
    path = ""
    for name in _split_pointer(pointer):
        path += f"[{name}]" if _INDEX.fullmatch(name) else f".{name}" if path else name
    value = get_at_pointer(pointer, body)
    return f"{path} {value!r}" if isinstance(value, str | int) else path


def get_at_pointer(pointer: str, body: object) -> object:
    """Return the value at a JSON *pointer*; None if there is none."""
    value = body
    for name in _split_pointer(pointer):
        if isinstance(value, Mapping):
            value = value.get(name)
        elif isinstance(value, list) and _INDEX.fullmatch(name) and int(name) < len(value):
            value = value[int(name)]
        else:
            return None
    return value


def _split_pointer(pointer: str) -> list[str]:
    return [name.replace("~1", "/").replace("~0", "~") for name in pointer.split("/")[1:]]


def _parse_toml(file: Path) -> dict[str, Any]:
    try:
        # Decimals stay the text that they are on the wire; a day may be written without quotes.
        content = tomllib.loads(file.read_text("utf-8"), parse_float=str)
    except OSError as failure:
        raise YearFileError(f"{file}: {say_why(failure)}.") from None
    except UnicodeDecodeError:
        raise YearFileError(f"{file}: {say('not_utf8')}") from None
    except tomllib.TOMLDecodeError as failure:
        raise YearFileError(f"{file}: {say('not_toml', reason=str(failure))}") from None
    plain: dict[str, Any] = _to_plain(content)
    return plain


def _to_plain(value: Any) -> Any:  # noqa: ANN401 - any TOML
    """Turn dates into text, at any depth."""
    if isinstance(value, dict):
        return {name: _to_plain(member) for name, member in value.items()}
    if isinstance(value, list):
        return [_to_plain(member) for member in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def _write_decimals(goal: Table) -> Table:
    """Write a whole number as the text that a decimal is on the wire."""
    return {
        name: str(value) if name in _DECIMALS and type(value) is int else value
        for name, value in goal.items()
    }


def _read_file(file: Path, kind: str, name: str) -> File:
    path = file.parent / name
    try:
        return path.name, path.read_bytes(), _XLSX if kind == WORKBOOK else "text/csv"
    except OSError as failure:
        raise YearFileError(f"{file}: [imports] {kind} {name!r}: {say_why(failure)}.") from None


def _check_content(content: Table) -> Iterator[str]:
    """Describe each unknown or missing key of the whole file."""
    yield from _check_table(_Schema(tuple(_SCHEMAS)), content, "", "")
    for name, schema in _SCHEMAS.items():
        if name not in content:
            continue
        if not schema.is_list:
            yield from _check_table(schema, content[name], f"[{name}] ", "")
        elif not isinstance(content[name], list):
            yield f"[{name}] {say('stated_once_for_each', name=name)}"
        else:
            for number, table in enumerate(content[name], start=1):
                key = table.get("key", number) if isinstance(table, dict) else number
                yield from _check_table(schema, table, f"[[{name}]] {key}: ", "")


def _check_table(schema: _Schema, table: object, head: str, path: str) -> Iterator[str]:
    """Describe the faults of one table; *head* and *path* say where it stands."""
    location = f"{head}{path}: " if path else head
    if not isinstance(table, dict):
        yield f"{location}{say('table_needed')}"
        return
    for name in table:
        if name not in schema.keys:
            choices = ", ".join(schema.keys)
            yield f"{location}{say('unknown_key', name=repr(name), choices=choices)}"
    for name in schema.required:
        if name not in table:
            yield f"{location}{say('missing_key', name=repr(name))}"
    for name, inner in schema.inner.items():
        if name in table:
            inner_path = f"{path}.{name}" if path else name
            yield from _check_inner(inner, table[name], head, inner_path)


def _check_inner(schema: _Schema, value: object, head: str, path: str) -> Iterator[str]:
    if not schema.is_list:
        yield from _check_table(schema, value, head, path)
    elif not isinstance(value, list):
        yield f"{head}{path}: {say('list_of_tables')}"
    else:
        for index, table in enumerate(value):
            yield from _check_table(schema, table, head, f"{path}[{index}]")


def _to_schema(model: type[BaseModel], *more: str, is_list: bool = False) -> _Schema:
    """Derive the keys from a model of the contract, and *more* that stand in the URL."""
    fields = model.model_fields
    required = tuple(name for name, info in fields.items() if info.is_required())
    inner = {
        name: _to_schema(inner_model, is_list=_holds_list(info.annotation))
        for name, info in fields.items()
        if (inner_model := _find_model(info.annotation)) is not None
    }
    return _Schema((*more, *fields), (*more, *required), inner, is_list)


def _holds_list(annotation: object) -> bool:
    return get_origin(annotation) is list or any(map(_holds_list, get_args(annotation)))


def _find_model(annotation: object) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    models_inside = (_find_model(argument) for argument in get_args(annotation))
    return next((model for model in models_inside if model), None)


_SCHEMAS: Final[Mapping[str, _Schema]] = {
    "imports": _Schema(IMPORT_KINDS),
    "schemes": _Schema(("adopt",)),
    "goals": _to_schema(models.GoalIn, "year", "key", is_list=True),
    "cycles": _to_schema(models.CycleIn, "key", is_list=True),
}
