"""Gather the calls of all operations: importing this package registers the builders of each."""

from tests.matrix.calls import (
    attendance,
    evaluations,
    events,
    libraries,
    organization,
    participation,
    plans,
    public_feedback,
    registers,
    reviews,
    services,
    standards,
    surveys,
    year,
)
from tests.matrix.calls.registry import CALLS

__all__ = [
    "CALLS",
    "attendance",
    "evaluations",
    "events",
    "libraries",
    "organization",
    "participation",
    "plans",
    "public_feedback",
    "registers",
    "reviews",
    "services",
    "standards",
    "surveys",
    "year",
]
