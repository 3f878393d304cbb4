"""Register the calls: for each operation one builder of its request.

A builder is given the scene and gives a path, a valid body and the version that the record has in
that state: whoever may act in that state succeeds, and only the caller's standing decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from tests.matrix.callers import MINE, Caller
from tests.matrix.stage import Call, Stage


@dataclass(frozen=True, slots=True)
class Scene:
    """One cell of the table: the stage, who calls, and the state of the record they call for."""

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


CallBuilder = Callable[[Scene], Call]
CALLS: Final[dict[str, CallBuilder]] = {}


def register(builder: CallBuilder) -> CallBuilder:
    """Register a builder for the operation whose name it has."""
    return register_as(builder.__name__, builder)


def register_as(operation: str, builder: CallBuilder) -> CallBuilder:
    """Register the builder of one operation."""
    CALLS[operation] = builder
    return builder
