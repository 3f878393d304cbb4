"""Run an endpoint that needs no token."""

from collections.abc import Callable, Mapping
from typing import Any, Final
from uuid import UUID

from fastapi import Request, Response

from penilaian_api.api.routing import responses
from penilaian_api.api.routing.context import AppContext, PublicContext
from penilaian_api.api.routing.endpoints.signature import Endpoint, with_signature
from penilaian_api.storage.account.sign_in import SignInStore

PUBLIC: Final = "public"
"""The action of the few routes that need no token; they can be counted."""


def wrap_public(
    endpoint: Endpoint, status: int, headers: Mapping[str, str]
) -> Callable[..., Response]:
    """Wrap an endpoint that needs no token: it gets a context and opens its own transactions."""

    def run(request: Request, **arguments: Any) -> Response:
        app: AppContext = request.app.state.context
        sign_in = SignInStore(
            app.database,
            app.machine_clock(),
            app.clock(),
            UUID(str(request.state.request_id)),
            app.secret,
        )
        has_turn = getattr(request.state, "has_turn", False)
        context = PublicContext(app, sign_in, app.peers.of(request.scope), has_turn=has_turn)
        response = responses.to_http(
            responses.render(endpoint(**arguments, context=context), status, request, None)
        )
        response.headers.update(headers)
        return response

    return with_signature(run, endpoint, "context")
