"""Describe tags, parameters and fields in the published contract, by their names.

The descriptions are data (``contract_catalogue.toml``): what is called the same means the same
everywhere, so it is explained once, by its name.
"""

from typing import Any

from penilaian_api.storage.packaged_data import contract_catalogue


def describe(contract: dict[str, Any]) -> None:
    """Add the guide, a sentence for each tag, and descriptions for bare parameters and fields."""
    catalogue = contract_catalogue()
    contract["info"]["description"] = catalogue["guide"]
    operations = [operation for item in contract["paths"].values() for operation in item.values()]
    used = dict.fromkeys(tag for operation in operations for tag in operation["tags"])
    tags, fields = catalogue["tags"], catalogue["fields"]
    contract["tags"] = [{"name": tag, "description": tags.get(tag, "")} for tag in used]
    for operation in operations:
        for parameter in operation.get("parameters", ()):
            if parameter["name"] in catalogue["parameters"]:
                parameter.setdefault("description", catalogue["parameters"][parameter["name"]])
    for shape, schema in contract["components"]["schemas"].items():
        for name, field in schema.get("properties", {}).items():
            description = fields.get(f"{shape}.{name}") or fields.get(name)
            if description:
                field.setdefault("description", description)
