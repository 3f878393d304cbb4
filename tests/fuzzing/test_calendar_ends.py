"""The first and the last day that there are, at each place that takes a day or an instant.

No day follows the last one, and east or west of Greenwich the ends themselves lie outside the
calendar: each place answers all the same. The contract itself says which places there are.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import pytest

from tests.contract.fuzzing import Case, Fuzzer
from tests.contract.test_fuzz import send_case
from tests.matrix.calls import CALLS
from tests.matrix.calls.registry import Scene
from tests.matrix.enumeration import PAGES
from tests.matrix.stage import Call, Stage, discard_commits
from tests.matrix.table import ROWS
from tests.serving.client import Served

ENDS: Final = {
    "date": ("0001-01-01", "0001-01-02", "9999-12-30", "9999-12-31"),
    "date-time": (
        "0001-01-01T00:00:00Z",
        "0001-01-01T12:00:00Z",
        "9999-12-31T12:00:00Z",
        "9999-12-31T23:59:59.999999Z",
    ),
}


@pytest.fixture(scope="module")
def stage(served: Served, built: Stage) -> Iterator[Stage]:
    """Serve the world in all its states; nothing that a test sends is committed."""
    with discard_commits(served, built.engine):
        yield built


def test_no_end_of_the_calendar_makes_the_service_fail(stage: Stage) -> None:
    fuzzer = Fuzzer(stage.api.served.app.app.openapi(), ())
    failures, pointers = list[str](), set[tuple[Any, ...]]()
    for operation, state, caller in _able():
        call = CALLS[operation](Scene(stage, caller, state))
        for pointer, case in _cases(fuzzer, operation, call):
            pointers.add((operation, *pointer))
            status = send_case(stage, caller, case).status_code
            if status >= 500:
                failures.append(f"{case.name}: {status}")
    assert not failures, "\n".join(failures)
    assert len(pointers) >= 65


def _able() -> Iterator[tuple[str, Any, Any]]:
    """Choose for each operation a row with somebody who may do it."""
    done = set[str](PAGES)
    for row in ROWS:
        callers = row.callers_answered("ok")
        if callers and row.operation not in done:
            done.add(row.operation)
            yield row.operation, row.state, callers[-1]


def _cases(fuzzer: Fuzzer, operation: str, call: Call) -> Iterator[tuple[tuple[Any, ...], Case]]:
    """Put each end in each place alone; parameters also all at once, from end to end."""
    parameters, spread = [*fuzzer.parameters_of(operation, *ENDS)], call
    for name, location, form in parameters:
        for end in ENDS[form]:
            yield (name,), fuzzer.with_parameter(operation, call, name, location, end)
        end = ENDS[form][-1 if "end" in name else 0]
        widest = fuzzer.with_parameter(operation, spread, name, location, end)
        spread = replace(spread, path=widest.path)
        yield (name,), widest
    if call.files is None and call.data is None and call.json is not None:
        for pointer, form in dict(fuzzer.fields_of(operation, call.json, *ENDS)).items():
            for end in ENDS[form]:
                yield pointer, fuzzer.with_field(operation, call, pointer, end)
