"""Declare the query parameters that several lists of the organization take."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.v1.shared.shapes import Day, Key

Begins = Annotated[
    str | None,
    Query(min_length=1, max_length=100, description="The beginning of the name or of the code."),
]
OfUnit = Annotated[Key | None, Query(description="A unit: it and all below it.")]
OfEmployee = Annotated[Key | None, Query(description="Only of this employee.")]
OfPosition = Annotated[Key | None, Query(description="Only of this position.")]
On = Annotated[Day | None, Query(description="Only what holds on this day.")]
AtMost = Annotated[
    int | None, Query(ge=1, le=10_000, description="How many to create in this call, at most.")
]
WithVoided = Annotated[bool, Query(description="Voided entries too.")]
