"""The table of contents: every router of version 1, in the order in which the docs show them."""

from typing import Final

from penilaian_api.api.guard import GuardedRouter
from penilaian_api.api.v1 import health, session, units

V1: Final = "/v1"

ROUTERS: Final[tuple[tuple[str, GuardedRouter], ...]] = (
    ("", health.router),
    (V1, session.router),
    (V1, units.router),
)
