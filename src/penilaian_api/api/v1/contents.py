"""The table of contents: every router of version 1, in the order in which the docs show them."""

from typing import Final

from penilaian_api.api.guard import GuardedRouter
from penilaian_api.api.v1 import cycles, health, periods, plan_steps, plans, schemes, session, units

V1: Final = "/v1"

ROUTERS: Final[tuple[tuple[str, GuardedRouter], ...]] = (
    ("", health.router),
    (V1, session.router),
    (V1, units.router),
    (V1, schemes.router),
    (V1, cycles.router),
    (V1, periods.router),
    (V1, plans.router),
    (V1, plan_steps.router),
    (V1, plans.of_cycles),
)
