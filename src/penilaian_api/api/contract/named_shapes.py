"""Give the shapes of the contract the names that a reader looks for.

What is said in many places stands once, under a name: a schema with ``x-named`` is moved among the
components. Forms are called by what they are for, not by how the framework calls them.
"""

from collections.abc import Iterator, Mapping
from typing import Any, Final

from penilaian_api.api.v1.shared.named import NAMED
from penilaian_api.domain.scoring.scheme import json_schema

PREFIX: Final = "#/components/schemas/"
_FRAMEWORKS: Final = "Body_"


def name_shapes(contract: dict[str, Any]) -> None:
    """Move what is named among the components, rename forms, and add the parts of schemes."""
    schemas = contract["components"]["schemas"]
    renamed = {
        f"{PREFIX}{name}": f"{PREFIX}{_form_name(name)}"
        for name in schemas
        if name.startswith(_FRAMEWORKS)
    }
    for name in list(schemas):
        if name.startswith(_FRAMEWORKS):
            schemas[_form_name(name)] = {**schemas.pop(name), "title": _form_name(name)}
    schemas.update(json_schema.components(PREFIX))
    named: dict[str, Any] = {}
    for part in _parts(contract):
        _tidy(part)
        if NAMED in part:
            name = part.pop(NAMED)
            named.setdefault(name, {"title": name, **_without_title(part)})
            description = part.get("description")
            part.clear()
            part["$ref"] = f"{PREFIX}{name}"
            if description:
                part["description"] = description
        if part.get("$ref") in renamed:
            part["$ref"] = renamed[part["$ref"]]
    contract["components"]["schemas"] = dict(sorted((named | schemas).items()))


def _form_name(name: str) -> str:
    """Call the form of an operation by it: ``Body_create_token`` is ``CreateTokenForm``."""
    words = name.removeprefix(_FRAMEWORKS).split("_")
    return "".join(word.capitalize() for word in words) + "Form"


def _tidy(schema: dict[str, Any]) -> None:
    """Say each bound once, the narrower, whole numbers without a point, and pairs as lists."""
    for closed, opened, narrower in (
        ("maximum", "exclusiveMaximum", min),
        ("minimum", "exclusiveMinimum", max),
    ):
        if closed in schema and opened in schema:
            is_closed = narrower(schema[closed], schema[opened]) == schema[closed]
            del schema[opened if is_closed else closed]
        for bound in (closed, opened):
            if schema.get("type") == "integer" and isinstance(schema.get(bound), float):
                schema[bound] = int(schema[bound])
    pair = schema.get("prefixItems")
    if isinstance(pair, list) and all(member == pair[0] for member in pair):
        schema["items"] = schema.pop("prefixItems")[0]


def _without_title(schema: Mapping[str, Any]) -> dict[str, Any]:
    return {name: part for name, part in schema.items() if name != "title"}


def _parts(value: object) -> Iterator[dict[str, Any]]:
    """Give every object of a document, the outer before what is in it."""
    if isinstance(value, dict):
        yield value
        for member in list(value.values()):
            yield from _parts(member)
    elif isinstance(value, list):
        for member in value:
            yield from _parts(member)
