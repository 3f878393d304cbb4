"""Write the models with datamodel-code-generator; defaults are left to the service."""

import copy
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

_SCHEME: Final = "Scheme"
_REFERENCE: Final = re.compile(r"#/components/schemas/(\w+)")
_BOUNDS: Final = {
    *("pattern", "minLength", "maxLength", "minItems", "maxItems"),
    *("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"),
}


def write_models(contract: dict[str, Any], path: Path) -> None:
    """Write the shapes of the contract to *path*.

    A scheme stays a plain document: it is written in TOML or JSON, not in Python.
    """
    contract = copy.deepcopy(contract)
    schemas = contract["components"]["schemas"]
    for name in _parts_of(_SCHEME, schemas):
        del schemas[name]
    schemas[_SCHEME] = {"type": "object", "additionalProperties": True}
    for schema in schemas.values():
        for field in schema.get("properties", {}).values():
            field.pop("default", None)
        _drop_optional_bounds(schema)
    with tempfile.NamedTemporaryFile("w", suffix=".json") as stripped:
        json.dump(contract, stripped)
        stripped.flush()
        _run_generator(stripped.name, path)


def _parts_of(name: str, schemas: Mapping[str, Any]) -> set[str]:
    """Name the schemas to which one leads, itself among them."""
    reached, coming = set[str](), {name}
    while coming:
        reached |= coming
        text = json.dumps([schemas[each] for each in coming])
        coming = set(_REFERENCE.findall(text)) - reached
    return reached


def _drop_optional_bounds(schema: object) -> None:
    """Drop the bounds of optional values: each would become a class; the service checks them."""
    if isinstance(schema, list):
        for member in schema:
            _drop_optional_bounds(member)
    if isinstance(schema, dict):
        for member in (*schema.get("anyOf", ()), schema.get("items", {})):
            if isinstance(member, dict):
                for bound in _BOUNDS & set(member):
                    del member[bound]
        for member in schema.values():
            _drop_optional_bounds(member)


def _run_generator(contract: str, path: Path) -> None:
    subprocess.run(
        [
            *(sys.executable, "-m", "datamodel_code_generator"),
            *("--input", contract, "--input-file-type", "openapi"),
            *("--output", path),
            *("--output-model-type", "pydantic_v2.BaseModel", "--target-python-version", "3.11"),
            *("--use-standard-collections", "--use-union-operator", "--use-annotated"),
            *("--field-constraints", "--use-schema-description", "--use-subclass-enum"),
            *("--enum-field-as-literal", "one", "--extra-fields", "ignore"),
            *("--formatters", "builtin", "--disable-timestamp", "--use-double-quotes"),
            *(
                "--custom-file-header",
                '"""The shapes of the contract; written by generate.py, not by hand."""',
            ),
            *(
                "--type-mappings",
                "uuid=string",
                "date=string",
                "date-time=string",
                "decimal=string",
            ),
        ],
        check=True,
    )
