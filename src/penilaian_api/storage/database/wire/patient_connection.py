"""Wait for a PostgreSQL that neither answers nor goes away, but not for ever.

Its own timeouts hold as long as it runs; a machine that is frozen keeps none of them.
"""

from typing import Any

import psycopg
from psycopg.abc import RV, PQGen


class PatientConnection(psycopg.Connection[Any]):
    """A connection that is given up when the server does not answer in time."""

    patience: float | None = None
    """Seconds that it may take to one answer."""

    def wait(self, gen: PQGen[RV], interval: float = 0.1, timeout: float | None = None) -> RV:
        """Wait for an answer of the server."""
        try:
            return super().wait(gen, interval, self.patience if timeout is None else timeout)
        except psycopg.errors._WaitTimeout:  # noqa: SLF001 - the driver has no other name for it
            self.pgconn.finish()
            raise psycopg.OperationalError("the server does not answer") from None
