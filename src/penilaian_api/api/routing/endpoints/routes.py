"""Refuse what needs no transaction, before an endpoint runs."""

import time
import warnings
from collections.abc import Callable, Coroutine
from typing import Any

from fastapi import Request, Response
from fastapi._compat import ModelField
from fastapi.routing import APIRoute
from pydantic.warnings import UnsupportedFieldAttributeWarning
from starlette.routing import Match
from starlette.types import Scope

from penilaian_api.api.routing import literal_paths
from penilaian_api.api.routing.context import AppContext
from penilaian_api.api.routing.endpoints.public import PUBLIC
from penilaian_api.api.routing.query_parameters import (
    query_names,
    refuse_loose,
    refuse_unknown,
    strict_forms,
)
from penilaian_api.api.transport.sign_in.turns import NeedsTurnError
from penilaian_api.domain.errors import UnauthenticatedError


class GuardedRoute(APIRoute):
    """Refuses a missing token before the body is validated, and unknown query parameters after."""

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        """Match an address, unless another route spells it out."""
        return super().matches(scope) if literal_paths.is_at(scope, self.path) else (Match.NONE, {})

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap FastAPI's own handler by the refusals that need no transaction."""
        inner = super().get_route_handler()
        if self.body_field is not None:
            _build(self.body_field)
        known, forms = query_names(self.dependant), strict_forms(self.dependant)
        action = (self.openapi_extra or {}).get("x-action")
        is_public = action == PUBLIC

        async def handle(request: Request) -> Response:
            request.state.entry.action = action
            if not is_public and request.state.claims is None:
                raise UnauthenticatedError("no_valid_token")
            refuse_unknown(request, known)
            refuse_loose(request, forms)
            if request.state.json is not None:
                request._json = request.state.json  # noqa: SLF001 - parsed once, strictly, in the intake
            return await inner(request)

        return handle


def _build(body: ModelField) -> None:
    """Build what reads a body when its route is made, and not at the first request.

    Pydantic warns that a name of a field is of no use there; FastAPI keeps it quiet as here.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UnsupportedFieldAttributeWarning)
        body._type_adapter.rebuild()  # noqa: SLF001 - it has no other name


class WaitingRoute(GuardedRoute):
    """Lets the endpoint ask for a turn: it waits in a line of its own, without place or thread."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the guarded handler: what asks for a turn is called again when it has it."""
        inner = super().get_route_handler()

        async def handle(request: Request) -> Response:
            began = time.monotonic()
            try:
                return await inner(request)
            except NeedsTurnError as needed:
                context: AppContext = request.app.state.context
                request.state.visit.leave()
                request.state.has_turn = True
                peer = context.peers.of(request.scope)
                return await context.turns.take(needed, peer, lambda: inner(request), began)

        return handle
