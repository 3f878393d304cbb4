"""Read the types of what a route is given by services, and list what of storage is in them.

A reader of type hints, not of behavior: it follows the hints of each service function that a route
uses through unions, generics and the fields, properties and methods of views.
"""

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cached_property, partial
from inspect import isfunction, ismethod, ismodule
from typing import Any, Final, TypeVar, get_args, get_origin, get_type_hints

from penilaian_api.storage.account.sign_in import SignInStore
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.work.unit_of_work import UnitOfWork

HANDED_ON: Final = frozenset({UnitOfWork, SignInStore, Database})
"""What a route hands to a service without looking inside; the latter two where nobody signed in."""
_ANYTHING: Final = " may be anything"


def is_in(floor: str, module: str) -> bool:
    """Tell whether a module, by its name, stands on a floor."""
    return f"{module}.".startswith(f"penilaian_api.{floor}.")


def is_of_storage(module: str) -> bool:
    """Tell whether what a module defines belongs to storage: its own, or the database library's."""
    return is_in("storage", module) or f"{module}.".startswith("sqlalchemy.")


def storage_in(name: str, value: object) -> Iterator[str]:
    """List where storage is in what a route takes from services: a function, a class, a value."""
    module = getattr(value, "__module__", None) or type(value).__module__
    if ismodule(value):
        yield f"{name} is the module {value.__name__}"
    elif is_of_storage(module) or is_of_storage(type(value).__module__):
        yield f"{name} is of {module}"
    elif isinstance(value, partial):
        yield from storage_in(name, value.func)
    elif isfunction(value) or ismethod(value):
        yield from _storage_in_function(name, value)
    elif isinstance(value, type) or get_origin(value) is not None:
        yield from _without_documents(_storage_in_hint(name, value, frozenset()))


def _storage_in_function(name: str, function: Callable[..., object]) -> Iterator[str]:
    hints = get_type_hints(function)
    returned = hints.pop("return", Any)
    yield from _storage_in_hint(f"{name}(return)", _typed(returned), frozenset())
    for parameter, hint in hints.items():
        if hint not in HANDED_ON:
            faults = _storage_in_hint(f"{name}({parameter})", hint, frozenset())
            yield from _without_documents(faults)


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


def _typed(hint: Any) -> Any:
    """Take a bare ``object`` for anything; inside a document or a cursor it is a plain value."""
    return Any if hint is object else hint


def _storage_in_class(at: str, view_class: type, within: frozenset[type]) -> Iterator[str]:
    if is_of_storage(view_class.__module__):
        yield f"{at} is {view_class.__module__}.{view_class.__qualname__}"
    elif not view_class.__module__.startswith("penilaian_api.") or issubclass(view_class, Enum):
        return
    elif is_dataclass(view_class) or issubclass(view_class, tuple):
        view: Any = view_class
        if is_dataclass(view_class) and not view.__dataclass_params__.frozen:
            yield f"{at} can be changed: {view_class.__qualname__} is not frozen"
        for name, hint in _attributes_of(view_class):
            yield from _storage_in_hint(f"{at}.{name}", _typed(hint), within)
    elif is_in("services", view_class.__module__):
        yield f"{at} is {view_class.__qualname__}, no frozen view"


def _attributes_of(view_class: type) -> Iterator[tuple[str, Any]]:
    """List what a view gives by its fields, properties and methods, inherited ones too."""
    hints = get_type_hints(view_class)
    names = (
        [field.name for field in fields(view_class)] if is_dataclass(view_class) else list(hints)
    )
    yield from ((name, hints[name]) for name in names)
    for base in view_class.__mro__:
        if base.__module__.startswith("penilaian_api."):
            for name, function in _public_functions(base):
                yield name, get_type_hints(function).get("return", Any)


def _public_functions(view_class: type) -> Iterator[tuple[str, Callable[..., object]]]:
    for name, value in vars(view_class).items():
        function: Any = value
        if isinstance(value, property):
            function = value.fget
        elif isinstance(value, cached_property):
            function = value.func
        elif isinstance(value, classmethod | staticmethod):
            function = value.__func__
        if isfunction(function) and not name.startswith("_"):
            yield name, function
