"""Translate refusals into HTTP problems: one table of kinds to statuses, one shape (RFC 9457).

What is out of reach and what does not exist answer the same bytes but for the request id. A body
never carries the refused value, a name of ours or of another person, or a statement.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final
from uuid import UUID

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException

from penilaian_api.api.transport import messages, oauth
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling import needs, pages, ways, wording
from penilaian_api.api.transport.telling.problem_table import is_fault_alone, type_of
from penilaian_api.api.transport.telling.shape_faults import faults_of_shape
from penilaian_api.domain import errors
from penilaian_api.domain.errors import (
    Fault,
    InvalidDataError,
    MalformedRequestError,
    OutOfReachError,
    RefusalError,
    UnitOutOfReachError,
)

MEDIA_TYPE: Final = "application/problem+json"


class MethodNotAllowedError(RefusalError):
    """The address exists, but not for this method."""

    def __init__(self, allowed: Sequence[str]) -> None:
        super().__init__("method_not_allowed", allowed=", ".join(allowed))


class InvalidFileError(InvalidDataError):
    """Rows of a file break rules; the response is that file with the faults marked in it."""

    def __init__(self, content: bytes, media_type: str, name: str) -> None:
        super().__init__("import_refused")
        self.content, self.media_type, self.name = content, media_type, name


class InternalError(RefusalError):
    """The service itself failed."""

    def __init__(self) -> None:
        super().__init__("internal")


STATUS: Final[Mapping[type[RefusalError], int]] = {
    errors.MalformedRequestError: 400,
    errors.UnauthenticatedError: 401,
    errors.ForbiddenError: 403,
    errors.OutOfReachError: 404,
    MethodNotAllowedError: 405,
    errors.WrongStateError: 409,
    errors.ConflictError: 409,
    errors.RequestRunningError: 409,
    errors.StaleVersionError: 412,
    errors.TooLargeError: 413,
    errors.UnsupportedMediaTypeError: 415,
    errors.InvalidDataError: 422,
    errors.VersionMissingError: 428,
    errors.RateLimitError: 429,
    InternalError: 500,
    errors.BusyError: 503,
    errors.StorageFullError: 507,
}


_OPTIONS: Final = "OPTIONS"
_VERSION: Final = ("header", "if-match")


def render(
    refusal: RefusalError, language: Language, request_id: UUID, path: str = ""
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of *refusal* in *language*.

    At some *path*s it is OAuth's too, at those of the pages it is a page.
    """
    status = next(STATUS[kind] for kind in type(refusal).__mro__ if kind in STATUS)
    if pages.is_page(path):
        headers = {"Content-Type": pages.HTML, **pages.headers(language)}
        headers |= _advice_headers(status, refusal)
        return status, headers, pages.refuse(status, refusal, language)
    code, faults = refusal.code, refusal.faults
    if is_fault_alone(code):
        code, faults = "invalid_input", faults or (Fault("", code, refusal.facts),)
    title, detail = messages.problem(code, refusal.facts, language)
    body = {
        "type": type_of(code),
        "title": title,
        "status": status,
        "detail": detail,
        "code": code,
        "instance": f"urn:uuid:{request_id}",
        "language": language,
        "errors": [
            {
                "pointer": fault.pointer,
                "code": fault.code,
                "detail": wording.describe_fault(fault, language),
            }
            for fault in faults[: refusal.max_faults]
        ],
    }
    if isinstance(refusal, errors.ForbiddenError):
        body["detail"] = needs.describe(refusal.needs, language) or detail
        body["needs"] = needs.to_json(refusal.needs)
    if isinstance(refusal, errors.WrongStateError) and refusal.steps_on is not None:
        body["detail"] = f"{detail} {ways.describe(refusal.steps_on, language)}"
    headers = {
        "Content-Type": MEDIA_TYPE,
        "Content-Language": language,
        **_advice_headers(status, refusal),
    }
    if path in oauth.PATHS:
        status = oauth.to_error(status, headers, body, refusal)
    return status, headers, json.dumps(body, ensure_ascii=False).encode(errors="replace")


def install(app: FastAPI) -> None:
    """Install the exception handlers: every refusal of *app*, Pydantic's too, has our one shape."""
    app.exception_handler(RefusalError)(_on_refusal)
    app.exception_handler(RequestValidationError)(_on_invalid_shape)
    app.exception_handler(HTTPException)(_on_router)
    app.exception_handler(Exception)(_on_failure)


def _advice_headers(status: int, refusal: RefusalError) -> dict[str, str]:
    """Return the headers that tell a client what to do next, such as Retry-After."""
    advice = {}
    if status == STATUS[errors.UnauthenticatedError]:
        advice["WWW-Authenticate"] = "Bearer"
    if isinstance(refusal, MethodNotAllowedError):
        advice["Allow"] = refusal.facts["allowed"]
    if "wait" in refusal.facts:
        advice["Retry-After"] = refusal.facts["wait"]
    return advice


def _to_response(request: Request, refusal: RefusalError) -> Response:
    entry = request.state.entry
    entry.code = refusal.code
    if isinstance(refusal, errors.BusyError) and refusal.__cause__ is not None:
        entry.error = refusal  # not the caller's fault: what it came from is logged
    if isinstance(refusal, OutOfReachError) and not isinstance(refusal, UnitOutOfReachError):
        template = getattr(request.scope.get("route"), "path", "")
        is_lacking = isinstance(refusal, errors.NotThereYetError)
        name = wording.lacking_at if is_lacking else wording.sought_at
        refusal.facts["record_kind"] = name(template)
    status, headers, body = render(
        refusal, request.state.language, entry.request_id, request.scope["path"]
    )
    return Response(body, status, headers)


async def _on_refusal(request: Request, refusal: RefusalError) -> Response:
    if isinstance(refusal, InvalidFileError):
        headers = {"content-disposition": f'attachment; filename="{refusal.name}"'}
        status = STATUS[InvalidDataError]
        return Response(refusal.content, status, headers, media_type=refusal.media_type)
    return _to_response(request, refusal)


async def _on_invalid_shape(request: Request, wrong: RequestValidationError) -> Response:
    if any(error["type"] == "missing" and error["loc"] == _VERSION for error in wrong.errors()):
        return _to_response(request, errors.VersionMissingError("version_missing"))
    if pages.is_page(request.scope["path"]) and any(
        error["loc"][0] == "path" for error in wrong.errors()
    ):
        return _to_response(request, OutOfReachError())
    return _to_response(
        request, InvalidDataError("invalid_input", faults=list(faults_of_shape(wrong.errors())))
    )


async def _on_router(request: Request, error: HTTPException) -> Response:
    is_known = error.status_code == STATUS[MethodNotAllowedError]
    if request.method == _OPTIONS and is_known:
        return Response(status_code=204, headers={"Allow": ", ".join(_methods(request))})
    return _to_response(request, _translate_router_error(request, error.status_code))


async def _on_failure(_: Request, error: Exception) -> Response:
    """Re-raise *error* for the intake, before the framework answers it in plain text."""
    raise error


def _translate_router_error(request: Request, status: int) -> RefusalError:
    if status == STATUS[OutOfReachError]:
        return OutOfReachError()
    if status == STATUS[MethodNotAllowedError]:
        return MethodNotAllowedError(_methods(request))
    return (
        MalformedRequestError("unreadable") if status < STATUS[InternalError] else InternalError()
    )


def _methods(request: Request) -> list[str]:
    """List what this path takes: what its routes say, HEAD where they read, and this question."""
    methods = set(_methods_of_routes(request))
    return sorted({*methods, _OPTIONS} | ({"HEAD"} if "GET" in methods else set()))


def _methods_of_routes(request: Request) -> Iterator[str]:
    """List the methods of every route at this path; the router itself knows only the first."""
    path, spelled_out = request.scope["path"], getattr(request.app.state, "literal_paths", ())
    for route in iter_route_contexts(request.app.routes):
        pattern = getattr(route, "path_regex", None)
        is_here = route.path == path if path in spelled_out else pattern and pattern.match(path)
        if is_here:
            yield from route.methods or ()
