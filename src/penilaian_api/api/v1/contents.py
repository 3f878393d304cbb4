"""The table of contents: every router of version 1, in the order in which the docs show them."""

from typing import Final

from penilaian_api.api.guard import GuardedRouter
from penilaian_api.api.v1 import (
    accounts,
    agencies,
    assignments,
    cycles,
    delegations,
    employees,
    goals,
    health,
    holidays,
    imports,
    periods,
    plan_steps,
    plans,
    positions,
    reporting_lines,
    schemes,
    session,
    units,
)

V1: Final = "/v1"

ROUTERS: Final[tuple[tuple[str, GuardedRouter], ...]] = (
    ("", health.router),
    (V1, session.router),
    (V1, agencies.router),
    (V1, units.router),
    (V1, imports.router),
    (V1, positions.router),
    (V1, employees.router),
    (V1, assignments.router),
    (V1, reporting_lines.router),
    (V1, delegations.router),
    (V1, holidays.router),
    (V1, accounts.router),
    (V1, schemes.router),
    (V1, cycles.router),
    (V1, periods.router),
    (V1, plans.router),
    (V1, plan_steps.router),
    (V1, plans.of_cycles),
    (V1, goals.router),
)
