"""Define the exceptions of the client, as one tree.

PenilaianError
 +- UnreachableError             no answer at all, after all retries
 +- ProblemError                 the service refused or failed; it carries the problem
     +- AuthenticationError      401, or the sign-in was refused
     +- PermissionDeniedError    403
     +- NotFoundError            404: does not exist, or out of your reach
     +- ConflictError            409
     +- StaleVersionError        412, 428: read again, then decide again
     +- InvalidRequestError      400, 413, 415, 422: see `errors`
     +- ServiceError             429, 5xx, after all retries
"""

from collections.abc import Mapping
from typing import Any

import httpx


class PenilaianError(Exception):
    """Base of everything that the client raises."""


class UnreachableError(PenilaianError):
    """The service did not answer."""


class ProblemError(PenilaianError):
    """The service answered with a problem: `code` is stable, `detail` is for people.

    `request_id` finds the call in the log of the service. `content` is the answer as it came: a
    refused import returns the workbook itself, with what is wrong in it.
    """

    def __init__(
        self, problem: Mapping[str, Any], *, request_id: str | None = None, content: bytes = b""
    ) -> None:
        self.problem = dict(problem)
        self.status = int(problem.get("status", 0))
        self.code = str(problem.get("code") or problem.get("error") or "")
        self.detail = str(problem.get("detail") or problem.get("error_description") or "")
        self.errors: tuple[Mapping[str, str], ...] = tuple(problem.get("errors") or ())
        self.request_id = request_id
        self.content = content
        faults = "; ".join(
            f"{fault.get('pointer', '')}: {fault.get('detail', '')}" for fault in self.errors
        )
        super().__init__(f"{self.status} {self.code}: {self.detail} {faults}".rstrip())

    def __str__(self) -> str:
        """Say what the service answered, and by which id it is found in its log."""
        text = super().__str__()
        return f"{text} (request {self.request_id})" if self.request_id else text


class AuthenticationError(ProblemError):
    """The call carried no valid token, or the sign-in was refused."""


class PermissionDeniedError(ProblemError):
    """The action is not open to this caller."""


class NotFoundError(ProblemError):
    """The record does not exist, or it is out of reach."""


class ConflictError(ProblemError):
    """The record is in a state that does not allow it, or another record stands in the way."""


class StaleVersionError(ProblemError):
    """The record has another version than the one expected."""


class InvalidRequestError(ProblemError):
    """The request is malformed or breaks a rule of the data."""


class ServiceError(ProblemError):
    """The service could not do it now."""


ERRORS_BY_STATUS: Mapping[int, type[ProblemError]] = {
    400: InvalidRequestError,
    401: AuthenticationError,
    403: PermissionDeniedError,
    404: NotFoundError,
    409: ConflictError,
    412: StaleVersionError,
    413: InvalidRequestError,
    415: InvalidRequestError,
    422: InvalidRequestError,
    428: StaleVersionError,
}


def to_error(response: httpx.Response) -> ProblemError:
    """Create the error that an answer stands for, whatever it holds."""
    try:
        problem = response.json()
    except ValueError:
        problem = None
    if not isinstance(problem, dict):
        problem = {"code": "no_problem", "detail": _read_text(response)[:200]}
    kind = ERRORS_BY_STATUS.get(response.status_code, ServiceError)
    if problem.get("error") in {"invalid_grant", "invalid_client"}:
        kind = AuthenticationError  # with the status 400 that OAuth has for it
    return kind(
        {**problem, "status": response.status_code},
        request_id=response.headers.get("x-request-id"),
        content=response.content,
    )


def _read_text(response: httpx.Response) -> str:
    """Read what a person can read of an answer: a file is none of it."""
    media_type = response.headers.get("content-type", "")
    return response.text if media_type.startswith(("text/", "application/json")) else media_type
