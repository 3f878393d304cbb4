"""Read what a route takes from services, and list what of storage it is shown by it.

A reader of type hints and of syntax, not of behavior: it follows the hints of each service function
that a route calls through unions, generics and the fields and properties of views.
"""

import ast
import importlib
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from inspect import isfunction, ismethod, ismodule
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

from penilaian_api.storage.account.sign_in import SignInStore
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.work.unit_of_work import UnitOfWork

PASSED_ON: Final = frozenset({UnitOfWork, SignInStore, Database})
"""What a route hands to a service without looking inside; the latter two where nobody signed in."""
_ANYTHING: Final = " may be anything"
OPEN_OF_WORK: Final = frozenset({"actor", "access", "now", "today", "zone"})
"""What a route may read of its unit of work."""


def faults_of(source: str) -> list[str]:
    """List where the *source* of a route is shown storage by services, or looks into its work."""
    tree = ast.parse(source)
    uses = dict(_uses_of_services(tree))
    shown = [fault for name, value in sorted(uses.items()) for fault in _storage_in(name, value)]
    return [*shown, *_looks_into_work(tree)]


def _uses_of_services(tree: ast.Module) -> Iterator[tuple[str, object]]:
    """Resolve each name imported from services; of a module each of its names that is used."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom) or not _is_in("services", node.module or ""):
            continue
        for alias in node.names:
            value = _resolve(node.module or "", alias.name)
            if ismodule(value):
                for name in _attributes_of(tree, alias.asname or alias.name):
                    yield f"{value.__name__}.{name}", getattr(value, name, None)
            else:
                yield f"{node.module}.{alias.name}", value


def _is_in(floor: str, module: str) -> bool:
    return f"{module}.".startswith(f"penilaian_api.{floor}.")


def _resolve(module: str, name: str) -> object:
    value = getattr(importlib.import_module(module), name, None)
    return importlib.import_module(f"{module}.{name}") if value is None else value


def _attributes_of(tree: ast.AST, name: str) -> set[str]:
    nodes = (node for node in ast.walk(tree) if isinstance(node, ast.Attribute))
    return {node.attr for node in nodes if ast.unparse(node.value) == name}


def _storage_in(name: str, value: object) -> Iterator[str]:
    if _is_in("storage", getattr(value, "__module__", "")):
        yield f"{name} is of {value.__module__}"
    elif isfunction(value) or ismethod(value):
        for parameter, hint in get_type_hints(value).items():
            faults = _storage_in_hint(f"{name}({parameter})", hint, frozenset())
            if parameter == "return":
                yield from faults
            elif hint not in PASSED_ON:
                yield from _without_documents(faults)
    elif isinstance(value, type):
        yield from _without_documents(_storage_in_hint(name, value, frozenset()))


def _without_documents(faults: Iterator[str]) -> Iterator[str]:
    """Let a route hand in anything, such as a JSON document: what it is given must be typed."""
    return (fault for fault in faults if not fault.endswith(_ANYTHING))


def _storage_in_hint(at: str, hint: Any, within: frozenset[type]) -> Iterator[str]:
    if isinstance(hint, list):
        for part in hint:
            yield from _storage_in_hint(at, part, within)
    elif isinstance(hint, TypeVar):
        yield from _storage_in_hint(at, [hint.__bound__, *hint.__constraints__], within)
    elif get_origin(hint) is not None:
        yield from _storage_in_hint(at, [get_origin(hint), *get_args(hint)], within)
    elif hint is Any:
        yield f"{at}{_ANYTHING}"
    elif isinstance(hint, type) and hint not in within:
        yield from _storage_in_class(at, hint, within | {hint})


def _storage_in_class(at: str, shown: type, within: frozenset[type]) -> Iterator[str]:
    if _is_in("storage", shown.__module__):
        yield f"{at} is {shown.__module__}.{shown.__qualname__}"
    elif is_dataclass(shown) and shown.__module__.startswith("penilaian_api."):
        if not shown.__dataclass_params__.frozen:
            yield f"{at} can be changed: {shown.__qualname__} is not frozen"
        hints = get_type_hints(shown)
        for field in fields(shown):
            yield from _storage_in_hint(f"{at}.{field.name}", hints[field.name], within)
        for name, function in _public_functions(shown):
            returned = get_type_hints(function).get("return", Any)
            yield from _storage_in_hint(f"{at}.{name}", returned, within)
    elif _is_in("services", shown.__module__) and not issubclass(shown, (Enum, tuple)):
        yield f"{at} is {shown.__qualname__}, no frozen view"


def _public_functions(shown: type) -> Iterator[tuple[str, Callable[..., object]]]:
    """List the properties and methods by which a view could give more than its fields."""
    for name, value in vars(shown).items():
        function = value.fget if isinstance(value, property) else value
        if isfunction(function) and not name.startswith("_"):
            yield name, function


def _looks_into_work(tree: ast.Module) -> Iterator[str]:
    """Find what is read of a parameter of type `Work`, but for what is open."""
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        parameters = (*function.args.args, *function.args.kwonlyargs)
        works = {
            parameter.arg
            for parameter in parameters
            if parameter.annotation and ast.unparse(parameter.annotation) == "Work"
        }
        for name in works:
            for attribute in sorted(_attributes_of(function, name) - OPEN_OF_WORK):
                yield f"{function.name} reads {name}.{attribute}"
