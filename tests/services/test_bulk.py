"""The pipeline of steps: one order of phases, all or nothing, the refused item named."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from penilaian_api.domain.errors import (
    Fault,
    InvalidDataError,
    OutOfReachError,
    RefusalError,
    StaleVersionError,
    WrongStateError,
)
from penilaian_api.services.bulk import Step, StepCommand, StepItem, run_step

KEYS = [UUID(int=number) for number in range(1, 4)]
COMMANDS = [StepCommand(key, 1) for key in KEYS]
REFUSALS: dict[str, Callable[[], RefusalError]] = {
    "admit": StaleVersionError,
    "authorize": partial(WrongStateError, "wrong_state"),
    "prepare": partial(
        InvalidDataError, "invalid_input", faults=[Fault("/level", "level_not_offered")]
    ),
}


class Recorder(Step[StepCommand, str, str]):
    """Notes its phases; refuses the items that it was made to, each in its phase."""

    def __init__(self, refusals: Mapping[int, str] | None = None) -> None:
        super().__init__(None)  # type: ignore[arg-type]  # nothing is stored
        self.phases: list[str] = []
        self._refusals = refusals or {}

    def load(self, keys: Sequence[UUID]) -> dict[UUID, str]:
        self.phases.append("load")
        return {key: f"record {key.int}" for key in keys if key in KEYS}

    def admit(self, item: StepItem[StepCommand, str, str]) -> None:
        self._pass("admit", item)

    def authorize(self, item: StepItem[StepCommand, str, str]) -> None:
        self._pass("authorize", item)

    def gather(self, items: Sequence[StepItem[StepCommand, str, str]]) -> None:
        self.phases.append(f"gather {len(items)}")

    def prepare(self, item: StepItem[StepCommand, str, str]) -> None:
        self._pass("prepare", item)
        item.prepared = item.record.upper()

    def store(self, items: Sequence[StepItem[StepCommand, str, str]]) -> None:
        self.phases.append("store " + ", ".join(item.prepared for item in items))

    def _pass(self, phase: str, item: StepItem[StepCommand, str, str]) -> None:
        number = item.command.id.int
        self.phases.append(f"{phase} {number}")
        if self._refusals.get(number) == phase:
            refusal = REFUSALS[phase]()
            raise refusal


def refusal_of(
    step: Recorder, commands: Sequence[StepCommand], *, bulk: bool = True
) -> RefusalError:
    with pytest.raises(RefusalError) as caught:
        run_step(step, commands, bulk=bulk)
    return caught.value


def pointers(refusal: RefusalError) -> list[str]:
    return [fault.pointer for fault in refusal.faults]


def test_each_phase_runs_over_all_items_before_the_next() -> None:
    step = Recorder()
    assert run_step(step, COMMANDS[:2], bulk=True) == ["record 1", "record 2"]
    assert step.phases == [
        "load",
        "admit 1", "admit 2",
        "authorize 1", "authorize 2",
        "gather 2",
        "prepare 1", "prepare 2",
        "store RECORD 1, RECORD 2",
    ]  # fmt: skip


def test_a_dry_run_ends_before_anything_is_stored() -> None:
    step, wet = Recorder(), Recorder()
    assert run_step(step, COMMANDS, bulk=True, dry_run=True) == run_step(wet, COMMANDS, bulk=True)
    assert step.phases == wet.phases[:-1]


@pytest.mark.parametrize(
    ("refusals", "phase", "pointer"),
    [
        ({3: "admit"}, "admit", "/items/2"),
        ({1: "authorize", 3: "admit"}, "admit", "/items/2"),
        ({1: "prepare", 2: "authorize"}, "authorize", "/items/1"),
        ({2: "prepare", 3: "prepare"}, "prepare", "/items/1/level"),
    ],
)
def test_the_first_refused_item_of_the_earliest_phase_is_named(
    refusals: dict[int, str], phase: str, pointer: str
) -> None:
    step = Recorder(refusals)
    refusal = refusal_of(step, COMMANDS)
    assert (type(refusal), pointers(refusal)) == (type(REFUSALS[phase]()), [pointer])
    assert not [done for done in step.phases if done.startswith("store")]


def test_a_single_call_is_refused_without_the_pointer_of_an_item() -> None:
    assert pointers(refusal_of(Recorder({1: "admit"}), COMMANDS[:1], bulk=False)) == []
    assert pointers(refusal_of(Recorder({1: "prepare"}), COMMANDS[:1], bulk=False)) == ["/level"]


@pytest.mark.parametrize(
    ("commands", "kind", "pointer"),
    [
        ([*COMMANDS, COMMANDS[0]], InvalidDataError, "/items/3/id"),
        ([COMMANDS[0], StepCommand(UUID(int=9), 1)], OutOfReachError, "/items/1"),
    ],
)
def test_what_is_named_twice_or_out_of_reach_is_refused(
    commands: list[StepCommand], kind: type[Any], pointer: str
) -> None:
    refusal = refusal_of(Recorder(), commands)
    assert (type(refusal), pointers(refusal)) == (kind, [pointer])
