"""Run one step on one record or on many: the same pipeline for single and bulk calls.

All or nothing: the first refused item refuses the call, and its faults point at the item. A step is
defined by its phases (`Step`); `run_step` walks them over one list of `StepItem`.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Generic, TypeVar
from uuid import UUID

from penilaian_api.domain.errors import Fault, InvalidDataError, OutOfReachError, RefusalError
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class StepCommand:
    """Name the record that a step acts on, and the version that the caller saw."""

    id: UUID
    expected_version: int


C = TypeVar("C", bound=StepCommand)
R = TypeVar("R")
P = TypeVar("P")


@dataclass(slots=True)
class StepItem(Generic[C, R, P]):
    """One item of a step: the command, the record loaded for it, and what is prepared to store.

    *index* is the place among the items of a bulk call; none in a single call.
    """

    index: int | None
    command: C
    record: R
    prepared: P = field(init=False)
    """Set by the phase `prepare`, where the step has one."""


class Step(ABC, Generic[C, R, P]):
    """Define one step by its phases, in the order in which `run_step` calls them."""

    def __init__(self, work: UnitOfWork) -> None:
        self.work = work

    @abstractmethod
    def load(self, keys: Sequence[UUID]) -> Mapping[UUID, R]:
        """Fetch the records within reach, at once."""

    @abstractmethod
    def admit(self, item: StepItem[C, R, P]) -> None:
        """Refuse an item as soon as it is loaded: at another version than expected."""

    def authorize(self, item: StepItem[C, R, P]) -> None:
        """Refuse an item whose turn or state does not admit the step."""

    def gather(self, items: Sequence[StepItem[C, R, P]]) -> None:
        """Fetch what preparing needs, for all items at once."""

    def prepare(self, item: StepItem[C, R, P]) -> None:
        """Compute what will be stored of an item, or refuse its data."""

    @abstractmethod
    def store(self, items: Sequence[StepItem[C, R, P]]) -> None:
        """Change and store the records, all at once; a dry run ends before it."""


def run_step(
    step: Step[C, R, P], commands: Sequence[C], *, bulk: bool = False, dry_run: bool = False
) -> list[R]:
    """Run *step* on the records that *commands* name, all or nothing, and give them back."""
    items = load_for_step(step, commands, bulk=bulk)
    for item in items:
        with item_pointer(item.index):
            step.authorize(item)
    step.gather(items)
    for item in items:
        with item_pointer(item.index):
            step.prepare(item)
    if not dry_run:
        step.store(items)
    return [item.record for item in items]


def load_for_step(
    step: Step[C, R, P], commands: Sequence[C], *, bulk: bool
) -> list[StepItem[C, R, P]]:
    """Load the records that *commands* name: each once, within reach, at its expected version."""
    records = step.load([command.id for command in commands])
    items: dict[UUID, StepItem[C, R, P]] = {}
    for number, command in enumerate(commands):
        index = number if bulk else None
        with item_pointer(index):
            if command.id in items:
                raise InvalidDataError.at_pointer("/id", "twice")
            if command.id not in records:
                raise OutOfReachError
            item: StepItem[C, R, P] = StepItem(index, command, records[command.id])
            step.admit(item)
        items[command.id] = item
    return [*items.values()]


@contextmanager
def item_pointer(index: int | None) -> Iterator[None]:
    """Prefix the faults of a bulk item with its pointer, so that a refusal names the item."""
    try:
        yield
    except RefusalError as refusal:
        if index is not None:
            pointer = f"/items/{index}"
            refusal.faults = tuple(
                Fault(pointer + fault.pointer, fault.code, fault.facts) for fault in refusal.faults
            ) or (Fault(pointer, "item_refused"),)
        raise
