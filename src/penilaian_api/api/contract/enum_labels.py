"""Say of each enum of the contract where its words stand: the name under which labels give them."""

from collections.abc import Iterator
from typing import Any, Final

from penilaian_api.api.transport.telling.enum_words import group_of, words

EXTENSION: Final = "x-labels"
_SHOWN: Final = frozenset({"example", "examples", "default"})


def add_labels(contract: dict[str, Any]) -> None:
    """Name beside each enum the entry of `GET /v1/labels` that has its words."""
    for name, schema in enums(contract):
        group = name if name in words() else group_of(schema["enum"])
        if group is not None:
            schema[EXTENSION] = group


def enums(contract: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Give every enum of a contract, with the name of its component if it is one."""
    shapes = contract["components"]["schemas"]
    for name, shape in shapes.items():
        yield from _within(shape, name)
    for part in contract["paths"].values():
        yield from _within(part, "")


def _within(value: object, name: str) -> Iterator[tuple[str, dict[str, Any]]]:
    if isinstance(value, list):
        for member in value:
            yield from _within(member, "")
    elif isinstance(value, dict):
        if isinstance(value.get("enum"), list):
            yield name, value
        for key, member in value.items():
            if key not in _SHOWN:
                yield from _within(member, "")
