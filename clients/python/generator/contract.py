"""Read the operations of the contract: what a method of the client is written from."""

import json
import keyword
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

JSON: Final = "application/json"
FORM: Final = "application/x-www-form-urlencoded"
MULTIPART: Final = "multipart/form-data"
METHODS: Final = ("get", "post", "put", "patch", "delete")
_TYPES: Final = {"integer": "int", "boolean": "bool", "string": "str", "number": "float"}
_OF_THE_TRANSPORT: Final = frozenset(
    {
        "accept",
        "accept-encoding",
        "accept-language",
        "authorization",
        "idempotency-key",
        "if-modified-since",
        "if-none-match",
        "range",
    }
)
"""Headers that no method has a parameter for: the transport sends them, or an option does."""

Contract = Mapping[str, Any]


@dataclass(frozen=True)
class Parameter:
    """Hold one parameter: its name on the wire and in Python, where it stands, its type."""

    name: str
    wire_name: str
    location: str
    kind: str
    is_required: bool

    @property
    def is_version(self) -> bool:
        """Whether it is the expected version of the record."""
        return self.location == "header" and self.wire_name.lower() == "if-match"


@dataclass(frozen=True)
class Operation:
    """Hold one operation; *answer* is a type of Python, *item* that of the items of a page."""

    name: str
    summary: str
    description: str
    path: str
    method: str
    parameters: tuple[Parameter, ...]
    body: str | None
    body_type: str
    answer: str
    item: str | None
    is_keyed: bool

    @property
    def is_file(self) -> bool:
        """Whether it answers with a file."""
        return self.answer == "bytes"

    def among(self, location: str) -> tuple[Parameter, ...]:
        """List its parameters in the path, the query or the headers, without the version."""
        return tuple(p for p in self.parameters if p.location == location and not p.is_version)


def read_operations(contract: Contract) -> Iterator[Operation]:
    """Yield every operation, by path and method."""
    for path, item in sorted(contract["paths"].items()):
        for method in METHODS:
            if method in item:
                shared = item.get("parameters", ())
                yield _read_operation(path, method, shared, item[method], contract)


def _read_operation(
    path: str,
    method: str,
    shared: Sequence[dict[str, Any]],
    operation: dict[str, Any],
    contract: Contract,
) -> Operation:
    every = (_resolve(p, contract) for p in (*shared, *operation.get("parameters", ())))
    stated = list({(p["name"], p["in"]): p for p in every}.values())  # its own before shared ones
    parameters = tuple(
        _read_parameter(p, contract) for p in stated if p["name"].lower() not in _OF_THE_TRANSPORT
    )
    body, body_type = _find_body(operation, contract)
    answer = _find_answer(operation, contract)
    for wire_name in [p.wire_name for p in parameters if p.location == "path"]:
        name = next(p.name for p in parameters if p.wire_name == wire_name)
        path = path.replace(f"{{{wire_name}}}", f"{{quote({name})}}")
    return Operation(
        name=operation["operationId"],
        summary=operation.get("summary", operation["operationId"]),
        description=operation.get("description") or operation.get("summary", ""),
        path=path,
        method=method,
        parameters=parameters,
        body=body,
        body_type=body_type,
        answer=answer,
        item=_find_item(answer, contract) if _has(parameters, "cursor") else None,
        is_keyed=any(p["name"].lower() == "idempotency-key" for p in stated),
    )


def _read_parameter(parameter: dict[str, Any], contract: Contract) -> Parameter:
    wire_name, location = str(parameter["name"]), str(parameter["in"])
    is_version = location == "header" and wire_name.lower() == "if-match"
    is_required = bool(parameter.get("required"))
    if is_version:
        is_required = is_required or "if any" not in parameter.get("description", "")
    return Parameter(
        name="version" if is_version else _to_name(wire_name),
        wire_name=wire_name,
        location=location,
        kind="int" if is_version else _to_type(parameter.get("schema", {}), contract),
        is_required=is_required,
    )


def _to_name(wire_name: str) -> str:
    name = wire_name.lower().replace("-", "_")
    return f"{name}_" if keyword.iskeyword(name) else name


def _to_type(schema: dict[str, Any], contract: Contract) -> str:
    """Convert the schema of a parameter to a type of Python."""
    schema = _resolve(schema, contract)
    choices = [kind for kind in schema.get("anyOf", ()) if kind.get("type") != "null"]
    if choices:
        return " | ".join(dict.fromkeys(_to_type(kind, contract) for kind in choices))
    if "const" in schema:
        return f"Literal[{json.dumps(schema['const'])}]"
    if "enum" in schema:
        return "Literal[" + ", ".join(json.dumps(value) for value in schema["enum"]) + "]"
    if schema.get("format") == "uuid":
        return "UUID | str"
    if schema.get("type") == "array":
        return f"Sequence[{_to_type(schema.get('items', {}), contract)}]"
    return _TYPES.get(str(schema.get("type", "string")), "str")


def _find_body(operation: dict[str, Any], contract: Contract) -> tuple[str | None, str]:
    """Find the model and the media type of the body: JSON before a form."""
    content = _resolve(operation.get("requestBody", {}), contract).get("content", {})
    for media_type in (JSON, MULTIPART, FORM, *content):
        if media_type in content:
            reference = content[media_type].get("schema", {}).get("$ref", "")
            return _to_model(reference) if reference else "Any", media_type
    return None, ""


def _find_answer(operation: dict[str, Any], contract: Contract) -> str:
    """Find the type of the answer: a model, any JSON, a file, or nothing."""
    for code, response in sorted(operation["responses"].items()):
        if not code.startswith("2"):
            continue
        content = _resolve(response, contract).get("content", {})
        for media_type in (JSON, *content):
            if media_type in content and _is_json(media_type):
                schema = content[media_type].get("schema", {})
                if schema.get("items") == {"type": "object"}:  # a file of records
                    continue
                reference = schema.get("$ref", "")
                return _to_model(reference) if reference else "Any"
        if content:
            return "bytes"
    return "None"


def _is_json(media_type: str) -> bool:
    return media_type == JSON or media_type.endswith("+json")


def _find_item(answer: str, contract: Contract) -> str | None:
    """Find the type of the items of a page; None if it is no page."""
    schema = contract["components"]["schemas"].get(answer.removeprefix("models."), {})
    properties = schema.get("properties", {})
    if not {"items", "next"} <= properties.keys():
        return None
    items = properties["items"].get("items", {})
    return _to_model(items["$ref"]) if "$ref" in items else "Any"


def _to_model(reference: str) -> str:
    return f"models.{reference.rsplit('/', 1)[1]}"


def _resolve(part: dict[str, Any], contract: Contract) -> dict[str, Any]:
    """Follow a reference into the components, as often as it leads on."""
    while "$ref" in part:
        target: Any = contract
        for name in part["$ref"].removeprefix("#/").split("/"):
            target = target[name]
        part = target
    return part


def _has(parameters: tuple[Parameter, ...], name: str) -> bool:
    return any(parameter.name == name for parameter in parameters)
