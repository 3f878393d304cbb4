"""Draw requests from the contract: what it allows, its edges, and what it does not allow.

Schemathesis draws them; real records of the stage stand in the places of ids, keys and versions, so
that requests come further than to the door.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from itertools import islice
from random import Random
from typing import Any, Final

import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.errors import Unsatisfiable
from hypothesis.strategies import SearchStrategy
from schemathesis import APIOperation, Case, GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.core import NOT_SET
from schemathesis.core.parameters import ParameterLocation

from tests.fuzzing.identities import Basis

RECORDS: Final = frozenset({"cycle_key", "key", "unit_code", "code", "login", "employee_code"})
"""Fields that name a record, beside those that end in ``_id``."""
_CONFIG: Final = SchemathesisConfig.from_dict(
    {"checks": {"missing_required_header": {"expected-statuses": [400, 401, 403, 422, 428]}}}
)
"""428 is our answer where the version is missing."""
_BOTH: Final = [GenerationMode.POSITIVE, GenerationMode.NEGATIVE]


class Drawing:
    """Draws cases for the operations of one contract; the same seed draws the same."""

    def __init__(self, contract: dict[str, Any], start: int) -> None:
        self._start = start
        bare = json.loads(json.dumps(contract))
        for item in bare["paths"].values():
            for operation in item.values():
                operation.pop("security", None)
        self._schema = schemathesis.openapi.from_dict(bare, config=_CONFIG)
        """Without security: tokens are ours to send, not to be drawn."""
        results = [result.ok() for result in self._schema.get_all_operations()]
        self.operations: dict[str, APIOperation] = {
            operation.definition.raw["operationId"]: operation for operation in results
        }
        self._edges: dict[str, list[Case]] = {}

    def edges(self, name: str, basis: Basis, many: int, turn: int) -> Iterator[Case]:
        """Give *many* of the cases at the edges of the contract; each *turn* gives other ones."""
        operation = self.operations[name]
        if name not in self._edges:
            self._edges[name] = list(
                self._schema.iter_coverage_cases(
                    operation,
                    generation_modes=_BOTH,
                    generation_config=self._schema.config.generation_for(operation=operation),
                )
            )
            Random(self._start).shuffle(self._edges[name])  # noqa: S311 - to spread, not to hide
        cases = self._edges[name]
        first = turn * many % max(len(cases), 1)
        for drawn in islice((*cases[first:], *cases[:first]), many):
            yield _placed(drawn, basis)

    def values(self, name: str, basis: Basis, many: int, turn: int) -> Iterator[Case]:
        """Give *many* cases that the contract allows, and as many that it does not."""
        operation = self.operations[name]
        fixed = {"path_parameters": basis.path_parameters or None, "headers": _version(basis)}
        for mode in _BOTH:
            strategy = operation.as_strategy(generation_mode=mode, **fixed)
            for case in _drawn(strategy, many, self._start * 7919 + turn):
                if mode is GenerationMode.POSITIVE:
                    _bring_records(case, basis, Random(str(case.body)))  # noqa: S311 - not to hide
                yield case


def _drawn(strategy: SearchStrategy[Case], many: int, start: int) -> list[Case]:
    """Draw *many* cases; none of an operation that has no input."""
    cases: list[Case] = []

    @seed(start)
    @settings(
        max_examples=many,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def gather(case: Case) -> None:
        cases.append(case)

    with suppress(Unsatisfiable):
        gather()
    return cases


def _version(basis: Basis) -> dict[str, str] | None:
    return None if basis.call.version is None else {"If-Match": f'"{basis.call.version}"'}


def _placed(drawn: Case, basis: Basis) -> Case:
    """Give a copy of a case on the record of *basis*, but where that is what is spoilt."""
    location = drawn.meta.phase.data.parameter_location
    case = drawn.derive()
    if location is not ParameterLocation.PATH:
        case.path_parameters.update(basis.path_parameters)
    if location is not ParameterLocation.HEADER or drawn.meta.generation.mode.is_positive:
        case.headers.pop("If-Match", None)  # an edge of its pattern is not always of its pattern
        case.headers.update(_version(basis) or {})
    case._record_starting_state()  # noqa: SLF001 - what we place is no edit of the caller
    return case


def _bring_records(case: Case, basis: Basis, random: Random) -> None:
    """Put records of the stage in the places of drawn ones; graft drawn fields on a good body."""
    if case.query.get("cursor") is not None:
        del case.query["cursor"]  # sealed: nobody can draw one
    good = basis.call.json
    if case.body is NOT_SET or not isinstance(case.body, dict):
        return
    body = _whole_numbers(_renamed(case.body, good))
    if isinstance(good, dict) and random.random() < 0.5:
        names = random.sample(sorted(body), min(len(body), 2))
        body = {**good, **{name: body[name] for name in names}}
    case.body = body


def _renamed(drawn: Any, good: Any) -> Any:
    if isinstance(drawn, dict):
        known = good if isinstance(good, dict) else {}
        return {
            name: known[name]
            if name in known and (name.endswith("_id") or name in RECORDS or name == "id")
            else _renamed(value, known.get(name))
            for name, value in drawn.items()
        }
    if isinstance(drawn, list):
        first = good[0] if isinstance(good, list) and good else None
        return [_renamed(value, first) for value in drawn]
    return drawn


def _whole_numbers(value: Any) -> Any:
    """Write whole numbers without a point: JSON Schema takes 1.0 for an integer, we do not."""
    if isinstance(value, dict):
        return {name: _whole_numbers(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return [_whole_numbers(inner) for inner in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value
