"""Show FastAPI the parameters of an endpoint, in front of what runs around it."""

from collections.abc import Callable
from inspect import Parameter, Signature, signature
from typing import Any, TypeAlias, get_type_hints

from fastapi import Request, Response

Endpoint: TypeAlias = Callable[..., Any]


def with_signature(
    run: Callable[..., Response], endpoint: Endpoint, injected: str
) -> Callable[..., Response]:
    """Give *run* the endpoint's parameters for FastAPI to read, but the one that is *injected*."""
    hints = get_type_hints(endpoint, include_extras=True)
    parameters = [
        Parameter(name, Parameter.KEYWORD_ONLY, default=declared.default, annotation=hints[name])
        for name, declared in signature(endpoint).parameters.items()
        if name != injected
    ]
    request = Parameter("request", Parameter.KEYWORD_ONLY, annotation=Request)

    def run_counted(request: Request, **arguments: Any) -> Response:
        with request.state.entry.working():
            return run(request, **arguments)

    run_counted.__signature__ = Signature([request, *parameters])  # type: ignore[attr-defined]  # read by inspect
    run_counted.__name__ = endpoint.__name__
    return run_counted
