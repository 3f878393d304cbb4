"""All calls: each of these modules registers those of its resources."""

from tests.matrix import (
    calls_evaluations,
    calls_libraries,
    calls_organization,
    calls_plans,
    calls_year,
)
from tests.matrix.registry import CALLS

__all__ = [
    "CALLS",
    "calls_evaluations",
    "calls_libraries",
    "calls_organization",
    "calls_plans",
    "calls_year",
]
