"""Send requests to the service in this process, and gather what is wrong with the answers."""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

import requests
from schemathesis import Case
from schemathesis.core.errors import SchemathesisError
from starlette.types import ASGIApp

from penilaian_api.api.routing.endpoints.public import PUBLIC
from tests.fuzzing.drawing import Drawing
from tests.fuzzing.identities import Basis, bases
from tests.fuzzing.in_process import BASE_URL, open_session
from tests.fuzzing.judging import Finding, Sample, judge
from tests.matrix.building.staging import staged
from tests.matrix.stage import Stage, discard_commits
from tests.serving.client import served_on

EDGES: Final = 6
"""So many cases at the edges of the contract in each turn of an operation."""


class SpentError(Exception):
    """All requests that were asked for have been sent."""


@dataclass
class Campaign:
    """Requests to one stage, as five identities and nobody; nothing that is sent is committed."""

    stage: Stage
    most: int
    seed: int
    progress: Callable[[int], object] = lambda _: None
    spoil: Callable[[ASGIApp], ASGIApp] = lambda app: app
    """Of a control: what stands before the service and spoils some answers."""
    sent: int = 0
    succeeded: Counter[str] = field(default_factory=Counter)
    findings: Counter[Finding] = field(default_factory=Counter)
    samples: dict[Finding, Sample] = field(default_factory=dict)

    def __post_init__(self) -> None:
        served = self.stage.api.served
        portal = self.stage.api.http.portal
        assert portal is not None
        contract: dict[str, Any] = served.app.app.openapi()
        self._session = open_session(self.spoil(served.app), portal)
        self._drawing = Drawing(contract, self.seed)
        self._public = {
            name
            for name, operation in self._drawing.operations.items()
            if operation.definition.raw["x-action"] == PUBLIC
        }
        self._bases = {
            name: bases(self.stage, name, operation.path)
            for name, operation in self._drawing.operations.items()
        }

    @property
    def operations(self) -> int:
        """How many operations there are."""
        return len(self._bases)

    @property
    def unreached(self) -> set[str]:
        """Name the operations that nobody has yet succeeded with."""
        return self._bases.keys() - self.succeeded.keys()

    def case_of(self, name: str) -> Case:
        """Make a case of an operation that says nothing."""
        case: Case = self._drawing.operations[name].Case()
        return case

    def run(self) -> None:
        """Ask each operation as everybody, then go round with drawn requests until all are sent."""
        try:
            for name, chosen in self._bases.items():
                for basis in chosen:
                    self._send_good(name, basis)
            for turn in range(self.most):
                for name, chosen in self._bases.items():
                    self._send_drawn(name, chosen, turn)
        except SpentError:
            return

    def _send_drawn(self, name: str, chosen: list[Basis], turn: int) -> None:
        """Send drawn requests: first as somebody who may, for the rest of the way, then in turn."""
        able = [basis for basis in chosen if basis.is_open] or chosen
        first, other = able[turn % len(able)], chosen[turn % len(chosen)]
        for number, case in enumerate(self._drawing.edges(name, first, EDGES, turn)):
            self._send(name, first if number % 3 else other, case, "edge")
        basis = other if turn % 3 == 2 else first
        for case in self._drawing.values(name, basis, 1 + turn % 8, turn):
            self._send(name, basis, case, "drawn")

    def _send_good(self, name: str, basis: Basis) -> None:
        """Send the good request itself, as a client sends it."""
        call = basis.call
        headers = basis.headers(self.stage)
        if call.version is not None:
            headers["If-Match"] = f'"{call.version}"'
        how = {"json": call.json, "data": call.data, "files": call.files}
        url = BASE_URL + call.path
        response = self._session.request(call.method, url, headers=headers, **how)
        case = self._drawing.operations[name].Case(path_parameters=dict(basis.path_parameters))
        self._take(name, basis, case, response, "good")
        token = headers.pop("Authorization", None)
        for bad in (None, f"{token}x"):
            if token is None or not response.ok or name in self._public:
                return
            headers |= {} if bad is None else {"Authorization": bad}
            refused = self._session.request(call.method, url, headers=headers, **how)
            self._take(name, basis, case, refused, "without a token")
            if refused.status_code != 401:
                self._note(
                    Finding(name, "token ignored", str(refused.status_code), ""), basis, case
                )

    def _send(self, name: str, basis: Basis, case: Case, origin: str) -> None:
        headers = basis.headers(self.stage)
        if basis.caller.who == "service" and case.headers.get("Idempotency-Key") is not None:
            headers.pop("Idempotency-Key", None)
        try:
            response = case.call(base_url=BASE_URL, session=self._session, headers=headers)
        except (ValueError, SchemathesisError, requests.RequestException):
            return  # what no client can put on the wire
        self._take(name, basis, case, response, origin)

    def _take(self, name: str, basis: Basis, case: Case, response: Any, origin: str) -> None:
        self.sent += 1
        self.stage.api.served.app.context.turns.reset()
        if response.status_code < 300:
            self.succeeded[name] += 1
        for finding in judge(name, case, response):
            self._note(finding, basis, case, origin, response.text)
        self.progress(self.sent)
        if self.sent >= self.most:
            raise SpentError

    def _note(
        self, finding: Finding, basis: Basis, case: Case, origin: str = "", text: str = ""
    ) -> None:
        self.findings[finding] += 1
        if finding not in self.samples:
            request = case.as_curl_command()[:900]
            self.samples[finding] = Sample(basis.identity, origin, request, text[:600])


@contextmanager
def on_stage(dialect: str) -> Iterator[Stage]:
    """Build the stage of the matrix on one database, outside the tests."""
    with (
        served_on(dialect) as served,
        staged(served) as stage,
        discard_commits(served, stage.engine),
    ):
        yield stage
