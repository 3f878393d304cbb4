"""The register of calls: for each operation one builder of a request.

A builder is given the scene and answers a path, a valid body and the version that the record has
in that state: who may act in that state succeeds, and only the caller's standing decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.matrix.callers import MINE, Caller
from tests.matrix.stage import Call, Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """One cell: the stage, who calls, and the state of the record that he calls for."""

    stage: Stage
    caller: Caller
    state: str

    def __getitem__(self, name: str | tuple[str, ...]) -> Any:
        """Give a record of the stage by its name."""
        return self.stage[name]

    @property
    def subject(self) -> str:
        """About whom the records are that the caller is shown."""
        return self.caller.subject if self.caller.agency == "alfa" else MINE


Build = Callable[[Scene], Call]
CALLS: Final[dict[str, Build]] = {}


def call(build: Build) -> Build:
    """Register the builder of the operation that it is named for."""
    return register(build.__name__, build)


def register(operation: str, build: Build) -> Build:
    """Register the builder of one operation."""
    CALLS[operation] = build
    return build
