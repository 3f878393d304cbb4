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


class PenilaianError(Exception):
    """Base of everything that the client raises."""


class UnreachableError(PenilaianError):
    """The service did not answer."""


class ProblemError(PenilaianError):
    """The service answered with a problem: `code` is stable, `detail` is for people."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        self.problem = dict(problem)
        self.status = int(problem.get("status", 0))
        self.code = str(problem.get("code", ""))
        self.detail = str(problem.get("detail", ""))
        self.errors: tuple[Mapping[str, str], ...] = tuple(problem.get("errors", ()))
        faults = "; ".join(f"{fault['pointer']}: {fault['detail']}" for fault in self.errors)
        super().__init__(f"{self.status} {self.code}: {self.detail} {faults}".rstrip())


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


def to_error(problem: Mapping[str, Any]) -> ProblemError:
    """Create the error that fits the status of a problem, or what OAuth calls it."""
    if problem.get("error") in {"invalid_grant", "invalid_client"}:
        return AuthenticationError(problem)
    return ERRORS_BY_STATUS.get(int(problem.get("status", 0)), ServiceError)(problem)
