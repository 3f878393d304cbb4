"""The calls: for each operation one builder of a request that only the caller's standing decides.

A builder takes the stage, the column and the state, and gives a path, a valid body and the version
that the record has in that state: who may act in that state succeeds, and nobody else.
"""

from collections.abc import Callable
from typing import Final

from tests.matrix.columns import Column
from tests.matrix.stage import Call, Stage

Build = Callable[[Stage, Column, str], Call]
CALLS: Final[dict[str, Build]] = {}


def call(build: Build) -> Build:
    """Register the builder of the operation that it is named for."""
    return register(build.__name__, build)


def register(operation: str, build: Build) -> Build:
    """Register the builder of one operation."""
    CALLS[operation] = build
    return build
