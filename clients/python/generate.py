"""Write the generated half of the client from the contract: the models and a method per operation.

Run by ``scripts/openapi``. The hand-written half (``_client.py``, ``_errors.py``, ``cli.py``) knows
how to sign in, retry, page and refuse; nothing here or there knows a rule of appraisal.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
CONTRACT = HERE.parents[1] / "openapi" / "penilaian.v1.json"
PACKAGE = HERE / "src" / "penilaian_client"
HEAD = '''"""One method per operation of the contract; written by generate.py, not by hand."""

from collections.abc import Iterator, Mapping
from typing import Any, Literal, Protocol
from uuid import UUID

from penilaian_client import models
from penilaian_client._call import Call, Caller, File


class Operations(Caller, Protocol):
    """Every operation by its id."""
'''
TYPES = {"integer": "int", "boolean": "bool", "string": "str", "number": "str"}
BOUNDS = {
    *("pattern", "minLength", "maxLength", "minItems", "maxItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
}
METHODS = ("get", "post", "put", "patch", "delete")
LONGEST_LINE = 86
"""What fits on a line of 100 beside the indent and the quotes."""


@dataclass(frozen=True)
class Operation:
    """What a method is written from."""

    name: str
    description: str
    path: str
    method: str
    parameters: list[dict[str, Any]]
    body: str | None
    media: str
    answer: str | None


def write_models(contract: dict[str, Any]) -> None:
    """Let datamodel-code-generator write the shapes; what is left out the service fills in."""
    for schema in contract["components"]["schemas"].values():
        for field in schema.get("properties", {}).values():
            field.pop("default", None)
        _ease(schema)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as bare:
        json.dump(contract, bare)
        bare.flush()
        _generate(bare.name)


def _ease(schema: object) -> None:
    """Leave the bounds of optional values to the service: each would become a class of its own."""
    if isinstance(schema, list):
        for member in schema:
            _ease(member)
    if isinstance(schema, dict):
        for member in (*schema.get("anyOf", ()), schema.get("items", {})):
            if isinstance(member, dict):
                for bound in BOUNDS & set(member):
                    del member[bound]
        for member in schema.values():
            _ease(member)


def _generate(contract: str) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "datamodel_code_generator"),
            *("--input", contract, "--input-file-type", "openapi"),
            *("--output", PACKAGE / "models.py"),
            *("--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11"),
            *("--use-standard-collections", "--use-union-operator", "--use-annotated"),
            *("--field-constraints", "--use-schema-description", "--use-subclass-enum"),
            *("--enum-field-as-literal", "one", "--extra-fields", "ignore"),
            *("--formatters", "builtin", "--disable-timestamp", "--use-double-quotes"),
            *(
                "--custom-file-header",
                '"""The shapes of the contract; written by generate.py, not by hand."""',
            ),
            *("--type-mappings", "uuid=string", "date=string", "date-time=string"),
        ],
        check=True,
    )


def write_operations(contract: dict[str, Any]) -> None:
    """Write a method for each operation."""
    parts = [
        method_of(operation_of(path, method, item[method]), contract)
        for path, item in sorted(contract["paths"].items())
        for method in METHODS
        if method in item
    ]
    (PACKAGE / "_operations.py").write_text(HEAD + "\n".join(parts))


def operation_of(path: str, method: str, stated: dict[str, Any]) -> Operation:
    """Read an operation of the contract; the transport makes idempotency keys by itself."""
    parameters = [p for p in stated.get("parameters", ()) if p["name"].lower() != "idempotency-key"]
    body, media = body_of(stated)
    return Operation(
        name=stated["operationId"],
        description=stated["description"],
        path=path,
        method=method,
        parameters=parameters,
        body=body,
        media=media,
        answer=answer_of(stated),
    )


def method_of(operation: Operation, contract: dict[str, Any]) -> str:
    """Write one method."""
    answer = operation.answer or "None"
    lines = [*signature(operation, contract)]
    lines.append(docstring(operation.description))
    lines.append("        return self.call(")
    lines.append("            Call(")
    lines.extend(f"                {line}" for line in call(operation))
    lines.append("            ),")
    lines.append(f"            {answer},")
    lines.append("        )")
    if any(p["name"] == "cursor" for p in operation.parameters):
        lines.extend(iterator(operation, contract))
    return "\n" + "\n".join(lines) + "\n"


def docstring(description: str) -> str:
    """Lay a description out as a docstring."""
    if "\n" not in description and len(description) <= LONGEST_LINE:
        return f'        """{description}"""'
    text = description.strip().replace('"""', "'''").replace("\\", "\\\\")
    lines = [f"        {line}".rstrip() for line in text.split("\n")]
    return '        """' + "\n".join(lines).strip() + '\n        """'


def signature(operation: Operation, contract: dict[str, Any]) -> Iterator[str]:
    """Write the head of a method: what the path needs, then the body, then the rest by name."""
    yield f"    def {operation.name}("
    yield "        self,"
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            yield f"        {slug(parameter)}: {type_of(parameter['schema'], contract)},"
    if operation.media == "application/json" and operation.body:
        yield f"        body: models.{operation.body} | Mapping[str, Any],"
    rest = [p for p in operation.parameters if p["in"] != "path"]
    if rest or operation.media in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        yield "        *,"
    for parameter in rest:
        kind = "int" if slug(parameter) == "version" else type_of(parameter["schema"], contract)
        optional = not parameter.get("required") and not is_version(parameter, required=True)
        yield f"        {slug(parameter)}: {kind}{' | None = None' if optional else ''},"
    if operation.media == "multipart/form-data":
        yield "        files: Mapping[str, File] | None = None,"
        yield "        fields: Mapping[str, str] | None = None,"
    if operation.media == "application/x-www-form-urlencoded":
        yield "        form: Mapping[str, str],"
    yield f"    ) -> {operation.answer or 'None'}:"


def call(operation: Operation) -> Iterator[str]:
    """Write what is handed to the transport."""
    yield f'"{operation.method.upper()}",'
    yield f'f"{operation.path}",' if "{" in operation.path else f'"{operation.path}",'
    query = [p for p in operation.parameters if p["in"] == "query"]
    if query:
        pairs = ", ".join(f'"{p["name"]}": {slug(p)}' for p in query)
        yield f"query={{{pairs}}},"
    if any(p["name"].lower() == "if-match" for p in operation.parameters):
        yield "version=version,"
    if operation.media == "application/json" and operation.body:
        yield "body=body,"
    if operation.media == "multipart/form-data":
        yield "files=files,"
        yield "form=fields,"
    if operation.media == "application/x-www-form-urlencoded":
        yield "form=form,"


def iterator(operation: Operation, contract: dict[str, Any]) -> Iterator[str]:
    """Write the walk over all pages of a list."""
    kept = [p for p in operation.parameters if p["name"] != "cursor"]
    yield ""
    yield f"    def each_{operation.name.removeprefix('list_')}("
    yield "        self,"
    for parameter in kept:
        if parameter["in"] == "path":
            yield f"        {slug(parameter)}: {type_of(parameter['schema'], contract)},"
    yield "        *,"
    for parameter in kept:
        if parameter["in"] != "path":
            kind = type_of(parameter["schema"], contract)
            yield f"        {slug(parameter)}: {kind} | None = None,"
    item = item_of(operation.answer, contract)
    yield f"    ) -> Iterator[{item}]:"
    yield f'        """Walk over all items of `{operation.name}`, page by page."""'
    yield "        cursor: str | None = None"
    yield "        while True:"
    given = ", ".join([*(f"{slug(p)}={slug(p)}" for p in kept), "cursor=cursor"])
    yield f"            page = self.{operation.name}({given})"
    yield "            yield from page.items"
    yield "            cursor = page.next"
    yield "            if cursor is None:"
    yield "                return"


def item_of(answer: str | None, contract: dict[str, Any]) -> str:
    """Name the model of a page's items."""
    schema = contract["components"]["schemas"][str(answer).removeprefix("models.")]
    items = schema["properties"]["items"]["items"]
    return f"models.{items['$ref'].rsplit('/', 1)[1]}" if "$ref" in items else "dict[str, Any]"


def is_version(parameter: dict[str, Any], *, required: bool) -> bool:
    """Tell whether this is the version seen, and whether the operation insists on it."""
    if parameter["name"].lower() != "if-match":
        return False
    return not required or "if any" not in parameter.get("description", "")


def slug(parameter: dict[str, Any]) -> str:
    """Name a parameter as Python does; the version seen is called version."""
    name = str(parameter["name"]).lower()
    return "version" if name == "if-match" else name.replace("-", "_")


def type_of(schema: dict[str, Any], contract: dict[str, Any]) -> str:
    """Say the Python type of a parameter."""
    if "$ref" in schema:
        return type_of(
            contract["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], contract
        )
    if "anyOf" in schema:
        return type_of(
            next(kind for kind in schema["anyOf"] if kind.get("type") != "null"), contract
        )
    if "enum" in schema:
        return "Literal[" + ", ".join(json.dumps(value) for value in schema["enum"]) + "]"
    if schema.get("format") == "uuid":
        return "UUID | str"
    return TYPES.get(schema.get("type", "string"), "str")


def body_of(operation: dict[str, Any]) -> tuple[str | None, str]:
    """Name the model and the media type of a body."""
    content = operation.get("requestBody", {}).get("content", {})
    for media, shape in content.items():
        reference = shape.get("schema", {}).get("$ref", "")
        return (reference.rsplit("/", 1)[1] if reference else "object"), media
    return None, ""


def answer_of(operation: dict[str, Any]) -> str | None:
    """Name the model of the answer."""
    for code, response in operation["responses"].items():
        if code.startswith("2"):
            schema = response.get("content", {}).get("application/json", {}).get("schema", {})
            if "$ref" in schema:
                return f"models.{schema['$ref'].rsplit('/', 1)[1]}"
    return None


def main() -> None:
    """Write both files and let the formatter lay them out."""
    contract = json.loads(CONTRACT.read_text())
    write_operations(contract)
    write_models(contract)
    ruff = Path(sys.executable).with_name("ruff")
    subprocess.run(
        [ruff, "format", "--quiet", PACKAGE / "_operations.py", PACKAGE / "models.py"], check=True
    )


if __name__ == "__main__":
    main()
