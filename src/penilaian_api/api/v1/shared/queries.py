"""Declare the query parameters that several routes take."""

from typing import Annotated

from fastapi import Query

AtMost = Annotated[
    int | None, Query(ge=1, le=10_000, description="How many to create in this call, at most.")
]
