"""Write the client from contracts that this service does not have: the generator is general."""

import ast
from pathlib import Path
from typing import Any

import pytest

CLIENT = Path(__file__).parents[2] / "clients" / "python"
PAGE = {"properties": {"items": {"items": {"$ref": "#/components/schemas/Thing"}}, "next": {}}}


def contract(**operation: Any) -> dict[str, Any]:
    """A contract of one operation."""
    described = {"operationId": "do_it", "summary": "Do it", "responses": {"204": {}}, **operation}
    return {
        "paths": {
            "/v1/things/{from}": {"parameters": [parameter("from", "path")], "post": described}
        },
        "components": {
            "schemas": {"Thing": {}, "ThingPage": PAGE},
            "parameters": {
                "Limit": {"name": "limit", "in": "query", "schema": {"type": "integer"}}
            },
        },
    }


def write(monkeypatch: pytest.MonkeyPatch, **operation: Any) -> tuple[str, str]:
    """Write the methods of both clients, and see that they are Python."""
    monkeypatch.syspath_prepend(CLIENT)
    from generator import operations  # noqa: PLC0415 - a program of its own beside the package

    manners = (operations.WAITING, operations.AWAITED)
    sources = [operations.write_operations(contract(**operation), manner) for manner in manners]
    for source in sources:
        ast.parse(source)
    return sources[0], sources[1]


def parameter(name: str, location: str = "query", **schema: Any) -> dict[str, Any]:
    return {"name": name, "in": location, "schema": schema, "required": location == "path"}


def answer(**content: Any) -> dict[str, Any]:
    schemas = {media.replace("_", "/"): {"schema": schema} for media, schema in content.items()}
    return {"200": {"content": schemas}}


JSON = "application_json"


@pytest.mark.parametrize(
    ("operation", "expected"),
    [
        ({}, 'f"/v1/things/{quote(from_)}"'),
        ({"parameters": [parameter("from", "path")]}, "        from_: str,"),
        ({"parameters": [parameter("class", type="boolean")]}, "class_: bool | None = None"),
        ({"parameters": [parameter("class")]}, 'query={"class": class_}'),
        (
            {"parameters": [parameter("ids", type="array", items={"format": "uuid"})]},
            "ids: Sequence[UUID | str] | None = None",
        ),
        ({"parameters": [parameter("X-Mode", "header")]}, 'headers={"X-Mode": x_mode}'),
        ({"parameters": [parameter("If-Match", "header")]}, "version: int"),
        ({"parameters": [{"$ref": "#/components/parameters/Limit"}]}, "limit: int | None = None"),
        ({"parameters": [parameter("Idempotency-Key", "header")]}, "Unpack[KeyedOptions]"),
        ({"parameters": [parameter("If-None-Match", "header")]}, "Unpack[Options]"),
        ({"responses": answer(**{JSON: {"type": "array"}})}, "-> Any:"),
        ({"responses": answer(**{JSON: {"$ref": "#/c/schemas/Thing"}})}, "-> models.Thing:"),
        ({"responses": answer(**{"application_x-ndjson": {}})}, "-> bytes | Path:"),
        ({"responses": answer(**{"application_schema+json": {}})}, "-> Any:"),
        (
            {"responses": answer(text_csv={}, **{JSON: {"$ref": "#/c/schemas/Thing"}})},
            "-> models.Thing:",
        ),
        ({"requestBody": {"content": {"application/json": {}}}}, "body: Any | Mapping[str, Any]"),
        (
            {"requestBody": {"content": {"application/x-www-form-urlencoded": {}}}},
            "form: Mapping[str, str]",
        ),
        ({"description": 'Says """no""" \\d\n\nMore.'}, "Says '''no''' \\\\d"),
    ],
)
def test_o3_what_a_contract_may_say_becomes_a_method(
    monkeypatch: pytest.MonkeyPatch, operation: dict[str, Any], expected: str
) -> None:
    for source in write(monkeypatch, **operation):
        assert expected in source


def test_o3_a_page_becomes_an_iterator_of_its_items(monkeypatch: pytest.MonkeyPatch) -> None:
    page = answer(**{JSON: {"$ref": "#/components/schemas/ThingPage"}})
    waiting, awaited = write(monkeypatch, parameters=[parameter("cursor")], responses=page)
    assert "-> Iterator[models.Thing]:" in waiting
    assert "-> AsyncIterator[models.Thing]:" in awaited
    assert "page = await self.do_it(" in awaited
