"""What can go wrong, as one tree.

PenilaianError
 +- Unreachable          no answer at all, after all retries
 +- Refused              the service said no; it carries the problem
     +- NotSignedIn      401
     +- NotAllowed       403
     +- NotFound         404: does not exist, or out of your reach
     +- Conflicting      409
     +- Stale            412, 428: read again, then decide again
     +- Invalid          400, 413, 415, 422: see `errors`
     +- Failed           429, 5xx, after all retries
"""

from collections.abc import Mapping
from typing import Any


class PenilaianError(Exception):
    """Something went wrong."""


class Unreachable(PenilaianError):
    """The service did not answer."""


class Refused(PenilaianError):
    """The service said no, and why: `code` is stable, `detail` is for people."""

    def __init__(self, problem: Mapping[str, Any]) -> None:
        self.problem = dict(problem)
        self.status = int(problem.get("status", 0))
        self.code = str(problem.get("code", ""))
        self.detail = str(problem.get("detail", ""))
        self.errors: tuple[Mapping[str, str], ...] = tuple(problem.get("errors", ()))
        places = "; ".join(f"{fault['pointer']}: {fault['detail']}" for fault in self.errors)
        super().__init__(f"{self.status} {self.code}: {self.detail} {places}".rstrip())


class NotSignedIn(Refused):
    """No valid token."""


class NotAllowed(Refused):
    """The action is not open to this caller."""


class NotFound(Refused):
    """It does not exist, or it is out of reach."""


class Conflicting(Refused):
    """The record is in a state that does not admit it, or another record stands in the way."""


class Stale(Refused):
    """The record is no longer the version that was seen."""


class Invalid(Refused):
    """The request is malformed or breaks a rule of the data."""


class Failed(Refused):
    """The service could not do it now."""


KINDS: Mapping[int, type[Refused]] = {
    400: Invalid,
    401: NotSignedIn,
    403: NotAllowed,
    404: NotFound,
    409: Conflicting,
    412: Stale,
    413: Invalid,
    415: Invalid,
    422: Invalid,
    428: Stale,
}


def refusal(problem: Mapping[str, Any]) -> Refused:
    """Make the error that fits a problem."""
    return KINDS.get(int(problem.get("status", 0)), Failed)(problem)
