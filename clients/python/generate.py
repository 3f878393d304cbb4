"""Generate the models and operations of the client from the contract.

Run by ``scripts/openapi``. The hand-written half (``_client.py``, ``_errors.py``, ``cli.py``) signs
in, retries and raises errors; neither half knows a rule of appraisal.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent
CONTRACT = ROOT.parents[1] / "openapi" / "penilaian.v1.json"
PACKAGE = ROOT / "src" / "penilaian_client"
FILE_HEAD = '''"""One method per operation of the contract; written by generate.py, not by hand."""

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
MAX_DESCRIPTION = 86
"""What fits on a line of 100 beside the indent and the quotes."""


@dataclass(frozen=True)
class Operation:
    """Hold what a method is written from."""

    name: str
    summary: str
    description: str
    path: str
    method: str
    parameters: list[dict[str, Any]]
    body: str | None
    media_type: str
    answer: str | None


def write_models(contract: dict[str, Any]) -> None:
    """Write the models with datamodel-code-generator; defaults are left to the service."""
    for schema in contract["components"]["schemas"].values():
        for field in schema.get("properties", {}).values():
            field.pop("default", None)
        _drop_optional_bounds(schema)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as stripped:
        json.dump(contract, stripped)
        stripped.flush()
        _run_generator(stripped.name)


def _drop_optional_bounds(schema: object) -> None:
    """Drop the bounds of optional values: each would become a class; the service checks them."""
    if isinstance(schema, list):
        for member in schema:
            _drop_optional_bounds(member)
    if isinstance(schema, dict):
        for member in (*schema.get("anyOf", ()), schema.get("items", {})):
            if isinstance(member, dict):
                for bound in BOUNDS & set(member):
                    del member[bound]
        for member in schema.values():
            _drop_optional_bounds(member)


def _run_generator(contract: str) -> None:
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
    """Write the methods, one for each operation."""
    methods = [
        build_method(read_operation(path, method, item[method]), contract)
        for path, item in sorted(contract["paths"].items())
        for method in METHODS
        if method in item
    ]
    (PACKAGE / "_operations.py").write_text(FILE_HEAD + "\n".join(methods))


def read_operation(path: str, method: str, operation: dict[str, Any]) -> Operation:
    """Read an operation of the contract; the transport adds idempotency keys by itself."""
    parameters = [
        p for p in operation.get("parameters", ()) if p["name"].lower() != "idempotency-key"
    ]
    body, media_type = find_body(operation)
    return Operation(
        name=operation["operationId"],
        summary=operation["summary"],
        description=operation["description"],
        path=path,
        method=method,
        parameters=parameters,
        body=body,
        media_type=media_type,
        answer=find_answer(operation),
    )


def build_method(operation: Operation, contract: dict[str, Any]) -> str:
    """Build the source of one method."""
    answer = operation.answer or "None"
    lines = [*signature_lines(operation, contract)]
    lines.append(format_docstring(operation.summary, operation.description))
    lines.append("        return self.call(")
    lines.append("            Call(")
    lines.extend(f"                {line}" for line in call_lines(operation))
    lines.append("            ),")
    lines.append(f"            {answer},")
    lines.append("        )")
    if any(p["name"] == "cursor" for p in operation.parameters):
        lines.extend(iterator_lines(operation, contract))
    return "\n" + "\n".join(lines) + "\n"


def format_docstring(summary: str, description: str) -> str:
    """Format a description as a docstring; the summary leads where it opens with a paragraph."""
    if "\n" not in description and len(description) <= MAX_DESCRIPTION:
        return f'        """{description}"""'
    opening = description.strip().partition("\n\n")[0]
    text = f"{summary}.\n\n{description}" if "\n" in opening else description
    text = text.strip().replace('"""', "'''").replace("\\", "\\\\")
    lines = [f"        {line}".rstrip() for line in text.split("\n")]
    return '        """' + "\n".join(lines).strip() + '\n        """'


def signature_lines(operation: Operation, contract: dict[str, Any]) -> Iterator[str]:
    """Give the lines of a signature: path parameters, then the body, then the rest by keyword."""
    yield f"    def {operation.name}("
    yield "        self,"
    for parameter in operation.parameters:
        if parameter["in"] == "path":
            yield f"        {to_name(parameter)}: {to_type(parameter['schema'], contract)},"
    if operation.media_type == "application/json" and operation.body:
        yield f"        body: models.{operation.body} | Mapping[str, Any],"
    rest = [p for p in operation.parameters if p["in"] != "path"]
    if rest or operation.media_type in {"multipart/form-data", "application/x-www-form-urlencoded"}:
        yield "        *,"
    for parameter in rest:
        kind = "int" if to_name(parameter) == "version" else to_type(parameter["schema"], contract)
        optional = not parameter.get("required") and not is_version(parameter, required=True)
        yield f"        {to_name(parameter)}: {kind}{' | None = None' if optional else ''},"
    if operation.media_type == "multipart/form-data":
        yield "        files: Mapping[str, File] | None = None,"
        yield "        fields: Mapping[str, str] | None = None,"
    if operation.media_type == "application/x-www-form-urlencoded":
        yield "        form: Mapping[str, str],"
    yield f"    ) -> {operation.answer or 'None'}:"


def call_lines(operation: Operation) -> Iterator[str]:
    """Give the lines of the arguments of `Call`."""
    yield f'"{operation.method.upper()}",'
    yield f'f"{operation.path}",' if "{" in operation.path else f'"{operation.path}",'
    query = [p for p in operation.parameters if p["in"] == "query"]
    if query:
        pairs = ", ".join(f'"{p["name"]}": {to_name(p)}' for p in query)
        yield f"query={{{pairs}}},"
    if any(p["name"].lower() == "if-match" for p in operation.parameters):
        yield "version=version,"
    if operation.media_type == "application/json" and operation.body:
        yield "body=body,"
    if operation.media_type == "multipart/form-data":
        yield "files=files,"
        yield "form=fields,"
    if operation.media_type == "application/x-www-form-urlencoded":
        yield "form=form,"


def iterator_lines(operation: Operation, contract: dict[str, Any]) -> Iterator[str]:
    """Give the lines of the method that iterates over all pages of a list."""
    parameters = [p for p in operation.parameters if p["name"] != "cursor"]
    yield ""
    yield f"    def each_{operation.name.removeprefix('list_')}("
    yield "        self,"
    for parameter in parameters:
        if parameter["in"] == "path":
            yield f"        {to_name(parameter)}: {to_type(parameter['schema'], contract)},"
    yield "        *,"
    for parameter in parameters:
        if parameter["in"] != "path":
            kind = to_type(parameter["schema"], contract)
            yield f"        {to_name(parameter)}: {kind} | None = None,"
    item = find_item_model(operation.answer, contract)
    yield f"    ) -> Iterator[{item}]:"
    yield f'        """Walk over all items of `{operation.name}`, page by page."""'
    yield "        cursor: str | None = None"
    yield "        while True:"
    names = [*map(to_name, parameters), "cursor"]
    arguments = ", ".join(f"{name}={name}" for name in names)
    yield f"            page = self.{operation.name}({arguments})"
    yield "            yield from page.items"
    yield "            cursor = page.next"
    yield "            if cursor is None:"
    yield "                return"


def find_item_model(answer: str | None, contract: dict[str, Any]) -> str:
    """Find the model of the items of a page."""
    schema = contract["components"]["schemas"][str(answer).removeprefix("models.")]
    items = schema["properties"]["items"]["items"]
    return f"models.{items['$ref'].rsplit('/', 1)[1]}" if "$ref" in items else "dict[str, Any]"


def is_version(parameter: dict[str, Any], *, required: bool) -> bool:
    """Tell whether a parameter is the expected version (*required*: one that must be sent)."""
    if parameter["name"].lower() != "if-match":
        return False
    return not required or "if any" not in parameter.get("description", "")


def to_name(parameter: dict[str, Any]) -> str:
    """Convert the name of a parameter to Python; If-Match becomes `version`."""
    name = str(parameter["name"]).lower()
    return "version" if name == "if-match" else name.replace("-", "_")


def to_type(schema: dict[str, Any], contract: dict[str, Any]) -> str:
    """Convert the schema of a parameter to a Python type."""
    if "$ref" in schema:
        return to_type(
            contract["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], contract
        )
    if "anyOf" in schema:
        return to_type(
            next(kind for kind in schema["anyOf"] if kind.get("type") != "null"), contract
        )
    if "enum" in schema:
        return "Literal[" + ", ".join(json.dumps(value) for value in schema["enum"]) + "]"
    if schema.get("format") == "uuid":
        return "UUID | str"
    return TYPES.get(schema.get("type", "string"), "str")


def find_body(operation: dict[str, Any]) -> tuple[str | None, str]:
    """Find the model and the media type of the body."""
    content = operation.get("requestBody", {}).get("content", {})
    for media_type, entry in content.items():
        reference = entry.get("schema", {}).get("$ref", "")
        return (reference.rsplit("/", 1)[1] if reference else "object"), media_type
    return None, ""


def find_answer(operation: dict[str, Any]) -> str | None:
    """Find the model of the answer."""
    for code, response in operation["responses"].items():
        if code.startswith("2"):
            schema = response.get("content", {}).get("application/json", {}).get("schema", {})
            if "$ref" in schema:
                return f"models.{schema['$ref'].rsplit('/', 1)[1]}"
    return None


def main() -> None:
    """Write both files, and format them."""
    contract = json.loads(CONTRACT.read_text())
    write_operations(contract)
    write_models(contract)
    ruff = Path(sys.executable).with_name("ruff")
    subprocess.run(
        [ruff, "format", "--quiet", PACKAGE / "_operations.py", PACKAGE / "models.py"], check=True
    )


if __name__ == "__main__":
    main()
