"""Finish the OpenAPI contract: problems and an example on every operation, security, schemas."""

from typing import Any, Final

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from penilaian_api.api.contract import (
    docs_page,
    enum_labels,
    headers,
    named_shapes,
    problem_pages,
    security,
)
from penilaian_api.api.contract.descriptions import describe
from penilaian_api.api.routing import locations
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.endpoints.routes import GuardedRoute
from penilaian_api.api.transport import oauth
from penilaian_api.api.v1.account.schemas.session import TokenProblem
from penilaian_api.api.v1.shared.shapes import Problem
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.storage.packaged_data import answers

METHODS: Final = ("get", "post", "put", "patch", "delete")
_JSON: Final = "application/json"
_PROBLEM: Final = {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
_TOKEN_PROBLEM: Final = {
    oauth.MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/TokenProblem"}}
}

_DOCS: Final = problem_pages.PATHS | {docs_page.CONTRACT, docs_page.PATH, docs_page.ROOT}


def finish(app: FastAPI) -> None:
    """Let the application publish the finished contract instead of FastAPI's raw one."""
    refuse_unguarded(app)
    refuse_dangling_locations(app)
    raw = app.openapi

    def openapi() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _complete_contract(raw())
        return app.openapi_schema

    app.openapi = openapi  # type: ignore[method-assign]  # FastAPI's documented way


def refuse_unguarded(app: FastAPI) -> None:
    """Stop the start when any route was declared around the guarded router."""
    for context in iter_route_contexts(app.routes):
        route = context.route
        is_ours = isinstance(route, GuardedRoute) and (route.openapi_extra or {}).get("x-action")
        is_docs = context.path in _DOCS or (context.path or "").startswith(docs_page.FILES)
        if not is_ours and not is_docs:
            raise LookupError(
                f"The route {context.path} has no action: declare it on a GuardedRouter."
            )


def refuse_dangling_locations(app: FastAPI) -> None:
    """Stop the start when the ``Location`` that a route states can be read by no route."""
    ours = [
        (context.path or "", context.route)
        for context in iter_route_contexts(app.routes)
        if isinstance(context.route, GuardedRoute)
    ]
    readable = [path for path, route in ours if "GET" in (route.methods or ())]
    for path, route in ours:
        if template := (route.openapi_extra or {}).get(locations.EXTENSION):
            locations.check_location(path, template, readable)


def operations(contract: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """List the operations of a contract: method, path, operation."""
    return [
        (method, path, item[method])
        for path, item in contract["paths"].items()
        for method in METHODS
        if method in item
    ]


def _complete_contract(contract: dict[str, Any]) -> dict[str, Any]:
    schemas = contract.setdefault("components", {}).setdefault("schemas", {})
    for problem in (Problem, TokenProblem):
        shape = problem.model_json_schema(ref_template="#/components/schemas/{model}")
        schemas.update(shape.pop("$defs", {}))
        schemas[problem.__name__] = shape
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    contract["components"]["securitySchemes"] = security.SCHEMES
    contract["servers"] = [{"url": "/", "description": "This service"}]
    for method, path, operation in operations(contract):
        _complete_operation(method, path, operation)
        _complete_input(operation, schemas)
        _add_example(operation)
        headers.add_headers(operation, schemas)
    named_shapes.name_shapes(contract)
    enum_labels.add_labels(contract)
    describe(contract)
    return contract


def success_content(operation: dict[str, Any]) -> dict[str, Any] | None:
    """Return the JSON content of an operation's success response: its schema and example.

    One array is a file of records, as CSV of them is: what answers is an object.
    """
    for code, response in operation["responses"].items():
        if code.startswith("2"):
            content: dict[str, Any] | None = response.get("content", {}).get("application/json")
            is_file = content is not None and content["schema"].get("type") == "array"
            return None if is_file else content
    return None


def _add_example(operation: dict[str, Any]) -> None:
    content = success_content(operation)
    if content is not None and operation["operationId"] in answers():
        content["example"] = answers()[operation["operationId"]]


def _complete_operation(method: str, path: str, operation: dict[str, Any]) -> None:
    is_public = operation["x-action"] == PUBLIC
    operation["security"] = security.of(path, is_public=is_public)
    responses = operation["responses"]
    stated = responses.pop("422", {}).get("content", {})
    files = {media: content for media, content in stated.items() if media != _JSON}
    codes = (
        ["400", "422", "429", "503"]
        if is_public
        else ["400", "401", "403", "404", "422", "429", "503"]
    )
    if method != "get":
        codes += ["409", "413", "415", "507"]
    parameters = operation.get("parameters", ())
    if_match = [parameter for parameter in parameters if parameter["name"] == "if-match"]
    if if_match:
        codes += ["412", "428"] if if_match[0]["required"] else ["412"]
    codes += [code for code in responses if code in _DESCRIPTIONS and code not in codes]
    problem = _TOKEN_PROBLEM if path in oauth.PATHS else _PROBLEM
    for code in sorted(codes):
        responses[code] = {"description": _DESCRIPTIONS[code], "content": problem}
    if files:
        responses["422"]["content"] = {**problem, **files}
    if method == "post" and not is_public and not POLICY[operation["x-action"]].unseen:
        operation.setdefault("parameters", []).append(_KEY)


def _complete_input(operation: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Say what is so: no parameter or field of a form is null, and one with files is closed."""
    for parameter in operation.get("parameters", ()):
        parameter["name"] = _SPELLED.get(parameter["name"], parameter["name"])
        parameter["schema"] = _without_null(parameter["schema"])
    for kind, content in operation.get("requestBody", {}).get("content", {}).items():
        if kind in _FORMS:
            form = schemas[content["schema"]["$ref"].rpartition("/")[2]]
            fields = form["properties"].items()
            form["properties"] = {name: _without_null(field) for name, field in fields}
            if kind == _MULTIPART:
                form["additionalProperties"] = False


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    options = schema.get("anyOf", ())
    if _NULL not in options:
        return schema
    values = [option for option in options if option != _NULL]
    value = values[0] if len(values) == 1 else {"anyOf": values}
    return {**value, **{name: part for name, part in schema.items() if name != "anyOf"}}


_SPELLED: Final = {"if-match": "If-Match", "last-event-id": "Last-Event-ID"}
_MULTIPART: Final = "multipart/form-data"
_FORMS: Final = frozenset({_MULTIPART, "application/x-www-form-urlencoded"})
_NULL: Final = {"type": "null"}
_KEY: Final = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "A key of your own: sent again with the same request it has no second effect "
    "and gives the same response. Service accounts must send one.",
    "schema": {"type": "string", "minLength": 1, "maxLength": 100, "pattern": "^[ -~]*$"},
}

_DESCRIPTIONS: Final = {
    "400": "Not JSON, or a required key is missing",
    "401": "No valid token",
    "403": "Not open to your role, or not allowed on this record",
    "404": "Does not exist, or lies out of your reach",
    "409": "The record is in a state that does not allow it",
    "412": "The record is no longer the version you saw",
    "413": "Too large",
    "415": "A media type that is not accepted",
    "422": "Malformed, or against a rule of the data",
    "428": "The version you saw is missing",
    "429": "Too many attempts, or too many requests at once",
    "503": "Busy, or the record cannot be reached; try again after the stated seconds",
    "507": "No room left to store it; what is stored can still be read",
}
