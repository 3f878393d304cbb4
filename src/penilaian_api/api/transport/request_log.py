"""Log each request as one line of JSON: what was asked, what was answered, what it cost.

No line holds a name, a text or a value of anybody: neither an address with its ids, nor a message
of an exception, which may quote what was sent. What failed is told by kinds and places in the code.
"""

import logging
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import PurePath
from traceback import walk_tb
from typing import Final
from uuid import UUID

from starlette.datastructures import Headers
from starlette.types import Scope
from uuid_utils.compat import uuid7

from penilaian_api.domain.errors import RefusalError
from penilaian_api.storage.database.wire.cost import Cost, counted_for

LOG: Final = logging.getLogger("penilaian_api.request")

_METHODS: Final = frozenset({"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
_ID_OF_THEIRS: Final = re.compile(r"[A-Za-z0-9._:/+=-]{1,100}")
SERVER_ERRORS: Final = 500
"""Where the statuses begin that are not the caller's doing."""
_PLACES: Final = 30
"""So many places in the code are told of a failure, the innermost last."""


@dataclass(slots=True)
class RequestEntry:
    """What will be logged of one request."""

    method: str
    client_request_id: str | None
    """The id by which the client knows the request; ours is another."""
    request_id: UUID = field(default_factory=uuid7)
    action: str | None = None
    account_id: UUID | None = None
    status: int | None = None
    code: str | None = None
    error: BaseException | None = None
    cpu: float = 0.0
    cost: Cost = field(default_factory=Cost)
    began: float = field(default_factory=time.monotonic)

    @classmethod
    def of(cls, scope: Scope) -> "RequestEntry":
        """Begin the entry of a request; an id of theirs that is no plain word is left out."""
        theirs = Headers(scope=scope).get("x-request-id", "")
        method = scope["method"] if scope["method"] in _METHODS else "other"
        return cls(method, theirs if _ID_OF_THEIRS.fullmatch(theirs) else None)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Count the statements and the processor's time of what this thread does meanwhile."""
        before = time.thread_time()
        try:
            with counted_for(self.cost):
                yield
        finally:
            self.cpu += time.thread_time() - before

    @property
    def seconds(self) -> float:
        """How long it has taken so far."""
        return time.monotonic() - self.began

    def write(self) -> None:
        """Write the line: as an error where the service failed, as a warning where it could not."""
        for observe in OBSERVERS:
            observe(self)
        level = self._level()
        if LOG.isEnabledFor(level):
            LOG.log(level, "request", extra={"fields": self._to_fields()})

    def _level(self) -> int:
        """Tell how grave it is: a fault of ours, something that is away, or nothing of the kind."""
        if self.error is not None and not isinstance(self.error, RefusalError):
            return logging.ERROR
        return logging.WARNING if (self.status or 0) >= SERVER_ERRORS else logging.INFO

    def _to_fields(self) -> dict[str, object]:
        fields: dict[str, object] = {
            "request_id": str(self.request_id),
            "client_request_id": self.client_request_id,
            "method": self.method,
            "action": self.action,
            "account_id": None if self.account_id is None else str(self.account_id),
            "status": self.status,
            "code": self.code,
            "ms": round(self.seconds * 1000, 1),
            "cpu_ms": round(self.cpu * 1000, 1),
            "statements": self.cost.statements,
        }
        return fields if self.error is None else {**fields, **describe_failure(self.error)}


OBSERVERS: Final[list[Callable[[RequestEntry], None]]] = []
"""What else hears of each request, once it is answered."""


def describe_failure(error: BaseException) -> dict[str, object]:
    """Describe a failure by the kinds of it and its causes, and by where it happened."""
    chain = [error]
    while (cause := chain[-1].__cause__ or chain[-1].__context__) and cause not in chain:
        chain.append(cause)
    places = [
        f"{PurePath(frame.f_code.co_filename).name}:{line} {frame.f_code.co_name}"
        for frame, line in walk_tb(error.__traceback__)
    ]
    return {"failure": [_kind(link) for link in chain], "at": places[-_PLACES:]}


def _kind(error: BaseException) -> str:
    """Name the kind of an exception, and what a database calls it."""
    state = getattr(error, "sqlstate", None) or getattr(error, "sqlite_errorname", None)
    return f"{type(error).__name__} {state}" if state else type(error).__name__
