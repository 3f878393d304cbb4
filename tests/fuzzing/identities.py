"""Choose who asks: five identities and nobody, each by a caller of the matrix who may, if any."""

import re
from dataclasses import dataclass
from typing import Any, Final

from tests.matrix.callers import CALLERS, Caller
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.stage import Call, Stage
from tests.matrix.table import ROWS, Row

IDENTITIES: Final = {
    "employee": ("self", "peer", "mayor"),
    "supervisor": ("supervisor", "head", "other", "higher", "delegate"),
    "admin": ("admin",),
    "auditor": ("auditor",),
    "service": ("service",),
    "none": ("none",),
}
"""The callers of the matrix who stand for each identity, the plainest first."""
_BY_NAME: Final = {caller.name: caller for caller in CALLERS}


@dataclass(frozen=True, slots=True)
class Basis:
    """A good request of the matrix, as one caller makes it, and what the table says of it."""

    identity: str
    caller: Caller
    call: Call
    expected: str
    path_parameters: dict[str, str]

    @property
    def is_open(self) -> bool:
        """Whether the caller may do it."""
        return self.expected == "ok"

    def headers(self, stage: Stage) -> dict[str, str]:
        """Give the headers that belong to the caller, whatever else is sent."""
        headers = {}
        if self.caller.who is not None:
            headers["Authorization"] = f"Bearer {stage.token(self.caller.who, self.caller.agency)}"
        if self.caller.who == "service" and self.call.method == "POST":
            headers["Idempotency-Key"] = "fuzz"
        return headers


def bases(stage: Stage, operation: str, template: str) -> list[Basis]:
    """Give good requests for an operation: of each identity one, in a state open to it."""
    rows = [row for row in ROWS if row.operation == operation]
    return [
        _basis(stage, identity, template, *_choose(rows, IDENTITIES[identity]))
        for identity in IDENTITIES
    ]


def _choose(rows: list[Row], names: tuple[str, ...]) -> tuple[Row, Caller]:
    for name in names:
        for row in rows:
            if row.answers[name] == "ok":
                return row, _BY_NAME[name]
    return rows[0], _BY_NAME[names[0]]


def _basis(stage: Stage, identity: str, template: str, row: Row, caller: Caller) -> Basis:
    call = CALLS[row.operation](Scene(stage, caller, row.state))
    pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)
    match = re.fullmatch(pattern, call.path.partition("?")[0])
    assert match, (template, call.path)
    parameters: dict[str, Any] = match.groupdict()
    return Basis(identity, caller, call, row.answers[caller.name], parameters)
