"""List the operations of the service in two ways: from its contract and from its routes."""

from typing import Final

from fastapi import FastAPI
from fastapi.routing import iter_route_contexts

from penilaian_api.api.contract.openapi import operations
from penilaian_api.api.routing.endpoints.routes import GuardedRoute
from tests.matrix.table import Row

MIN_OPERATIONS: Final = 161
"""So many operations there are at least: a walk that finds fewer has lost its way."""


PAGES: Final = frozenset(
    {
        "answer_survey_page",
        "give_feedback_page",
        "show_document_page",
        "show_feedback_page",
        "show_receipt_page",
        "show_survey_page",
    }
)
"""Pages that people open in a browser: no program calls them, so the contract has none of them."""


def from_contract(app: FastAPI) -> dict[str, str]:
    """Name each operation of the published contract with its method and path."""
    return {
        operation["operationId"]: f"{method.upper()} {path}"
        for method, path, operation in operations(app.openapi())
    }


def from_routes(app: FastAPI) -> dict[str, str]:
    """Name each operation that is served, whatever the contract says of it."""
    return {
        context.route.name: f"{method} {context.path}"
        for context in iter_route_contexts(app.routes)
        if isinstance(context.route, GuardedRoute)
        for method in context.route.methods
    }


def actions(app: FastAPI) -> dict[str, str]:
    """Name the action of each operation, pages included."""
    return {
        context.route.name: str((context.route.openapi_extra or {})["x-action"])
        for context in iter_route_contexts(app.routes)
        if isinstance(context.route, GuardedRoute)
    }


def uncovered(app: FastAPI, rows: tuple[Row, ...]) -> set[str]:
    """Name the operations that no row of the table speaks of."""
    return (from_contract(app).keys() | from_routes(app).keys()) - {row.operation for row in rows}


def unknown(app: FastAPI, rows: tuple[Row, ...]) -> set[str]:
    """Name the rows that speak of no operation."""
    return {row.operation for row in rows} - from_routes(app).keys()
