"""Translate refusals into HTTP problems: one table of kinds to statuses, one shape (RFC 9457).

What is out of reach and what does not exist answer the same bytes but for the request id. A body
never carries the refused value, a name of ours or of another person, or a statement.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.routing import iter_route_contexts
from starlette.exceptions import HTTPException

from penilaian_api.api.transport import messages, oauth
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.transport.telling import needs, pages, ways, wording
from penilaian_api.api.transport.telling.problem_table import is_fault_alone, type_of
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
MAX_FAULTS: Final = RefusalError.max_faults


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

_CODES: Final[Mapping[str, str]] = {
    "missing": "required",
    "union_tag_not_found": "required",
    "extra_forbidden": "unknown_field",
    "enum": "not_a_choice",
    "literal_error": "not_a_choice",
    "union_tag_invalid": "not_a_choice",
    "string_too_long": "too_long",
    "bytes_too_long": "too_long",
    "url_too_long": "too_long",
    "string_too_short": "too_short",
    "bytes_too_short": "too_short",
    "too_long": "too_many",
    "too_short": "too_few",
    "greater_than": "out_of_range",
    "greater_than_equal": "out_of_range",
    "less_than": "out_of_range",
    "less_than_equal": "out_of_range",
    "multiple_of": "not_a_multiple",
    "decimal_max_digits": "too_many_digits",
    "decimal_whole_digits": "too_many_digits",
    "decimal_max_places": "too_many_decimals",
    "string_unicode": "bad_text",
    "string_not_ascii": "bad_text",
    "string_pattern_mismatch": "bad_format",
    "uuid_version": "wrong_type",
    "finite_number": "wrong_type",
    "int_from_float": "wrong_type",
    "int_parsing_size": "bad_number",
    "date_from_datetime_inexact": "wrong_type",
    "timezone_naive": "wrong_type",
    "timezone_aware": "wrong_type",
    "timezone_offset": "wrong_type",
    "json_invalid": "not_json",
    "json_type": "not_json",
}
"""Our code for each of Pydantic's; the rest goes by its ending."""

_WRONG_ENDINGS: Final = ("_type", "_parsing", "_scheme", "_violation")

_KINDS: Final[Mapping[str, str]] = {
    "string": "text",
    "int": "integer",
    "bool": "boolean",
    "decimal": "decimal",
    "float": "decimal",
    "finite": "decimal",
    "date": "date",
    "datetime": "instant",
    "timezone": "instant",
    "uuid": "id",
    "url": "url",
    "list": "list",
    "tuple": "list",
    "set": "list",
    "frozen": "list",
    "deque": "list",
    "iterable": "list",
    "dataclass": "object",
    "arguments": "object",
    "dict": "object",
    "model": "object",
    "mapping": "object",
}
_LIMITS: Final[Mapping[str, str]] = {
    "gt": "> {}",
    "ge": "≥ {}",
    "lt": "< {}",
    "le": "≤ {}",
    "min_length": "{}",
    "max_length": "{}",
    "multiple_of": "{}",
    "max_digits": "{}",
    "whole_digits": "{}",
    "decimal_places": "{}",
}
_OPTIONS: Final = "OPTIONS"
_VERSION: Final = ("header", "if-match")
_QUOTED: Final = re.compile(r"'([^']*)'")


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


def translate_errors(details: Sequence[Mapping[str, Any]]) -> Iterator[Fault]:
    """Translate Pydantic's error *details* into faults: a pointer, one of few codes, the limit.

    A pointer into the body is plain; elsewhere its first step names the part: ``/query/limit``.
    """
    wrong = [tuple(error["loc"]) for error in details]
    for error in details[:MAX_FAULTS]:
        if error["type"] == "too_short" and any(_lies_below(at, error["loc"]) for at in wrong):
            continue  # it has too few only because what is wrong in it was left out
        context = error.get("ctx", {})
        steps = [*error["loc"], *_QUOTED.findall(context.get("discriminator", ""))]
        path = steps[1:] if steps[:1] == ["body"] else steps
        names = [str(step) for step in path if "[" not in str(step)]  # else a validator's name
        pointer = "".join(f"/{name.replace('~', '~0').replace('/', '~1')}" for name in names)
        yield Fault(pointer, *_classify(error["type"], context))


def _lies_below(location: Sequence[object], of: Sequence[object]) -> bool:
    return len(location) > len(of) and location[: len(of)] == tuple(of)


def _classify(kind: str, context: Mapping[str, Any]) -> tuple[str, dict[str, str]]:
    """Return code and facts: our own code where a shape of ours raised it, else from Pydantic's."""
    ours = str(context.get("error")) if kind == "value_error" else kind
    if f"faults.{ours}" in messages.codes(messages.DEFAULT) and kind not in _CODES:
        return ours, {name: str(value) for name, value in context.items()}
    if kind in {"too_long", "too_short"} and context.get("field_type") == "Value":
        kind = f"string_{kind}"  # of a text that was read before it was measured
    code = _CODES.get(kind, "wrong_type" if kind.endswith(_WRONG_ENDINGS) else "invalid")
    facts = {"kind": _KINDS.get(kind.partition("_")[0], "value")}
    if choices := context.get("expected") or context.get("expected_tags"):
        facts["choices"] = ", ".join(_QUOTED.findall(str(choices))) or str(choices)
    if pattern := context.get("pattern"):
        facts["wanted"] = wording.wanted_of(str(pattern))
    for name in _LIMITS.keys() & context.keys():
        facts["limit"] = _LIMITS[name].format(context[name])
    is_told = code != "not_a_choice" or "choices" in facts
    return (code if is_told else "invalid"), facts


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
        request, InvalidDataError("invalid_input", faults=list(translate_errors(wrong.errors())))
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
