"""Look while the service runs whether the tables are still those that it can work with."""

import time
from typing import Final

from sqlalchemy import Connection

from penilaian_api.domain.errors import NotMigratedError

LOOK_EVERY: Final = 10.0
"""Seconds between two looks."""


class SchemaWatch:
    """Looks now and then, at the beginning of a transaction."""

    def __init__(self) -> None:
        self._next_look = 0.0
        self._packs = False

    def __call__(self, connection: Connection) -> bool:
        """Refuse to work with tables that are not ours; look again at the next request then.

        Tell whether what is stored may be packed: whether every program that serves can read it.
        """
        if time.monotonic() < self._next_look:
            return self._packs
        # Both bring Alembic in.
        from penilaian_api.storage.database import migrations, schema_fit  # noqa: PLC0415 - as said

        if not migrations.fits(connection):
            raise NotMigratedError
        self._packs = schema_fit.packs(connection)
        self._next_look = time.monotonic() + LOOK_EVERY
        return self._packs
