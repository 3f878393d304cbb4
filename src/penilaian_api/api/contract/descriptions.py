"""Describe in the published contract what does not describe itself: tags, parameters, fields.

The words are data (``contract_words.toml``): what is called the same means the same wherever it
stands, so it is explained once, by its name.
"""

from typing import Any

from penilaian_api.storage.packaged_data import contract_words


def describe(contract: dict[str, Any]) -> None:
    """Add the guide, a sentence for each tag, and words for bare parameters and fields."""
    words = contract_words()
    contract["info"]["description"] = words["guide"]
    operations = [one for item in contract["paths"].values() for one in item.values()]
    used = dict.fromkeys(tag for one in operations for tag in one["tags"])
    contract["tags"] = [{"name": tag, "description": words["tags"].get(tag, "")} for tag in used]
    for operation in operations:
        for parameter in operation.get("parameters", ()):
            if parameter["name"] in words["parameters"]:
                parameter.setdefault("description", words["parameters"][parameter["name"]])
    for shape, schema in contract["components"]["schemas"].items():
        for name, field in schema.get("properties", {}).items():
            said = words["fields"].get(f"{shape}.{name}") or words["fields"].get(name)
            if said:
                field.setdefault("description", said)
