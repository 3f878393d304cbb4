"""Define workflows (state machines): a table of steps, and the one function that applies it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, Generic, TypeVar

from penilaian_api.domain.errors import StepsOn, WrongStateError

StateT = TypeVar("StateT", bound=StrEnum)
StepT = TypeVar("StepT", bound=StrEnum)


@dataclass(frozen=True, slots=True, eq=False)
class Workflow(Generic[StateT, StepT]):
    """The moves that one kind of record admits, and the state in which it begins.

    A step that only leaves a mark (a signature, a receipt) leads back to the state it stands in. A
    step that makes the record is not a move: the record begins in *start*.
    """

    name: str
    start: StateT
    table: Mapping[tuple[StateT, StepT], StateT]


def advance(workflow: Workflow[StateT, StepT], state: StateT, step: StepT) -> StateT:
    """Return the state to which *step* leads from *state*, or refuse with ``wrong_state``."""
    try:
        return workflow.table[state, step]
    except KeyError:
        admitting = [origin for origin, each in workflow.table if each == step]
        raise refusal_of(workflow, state, step, admitting) from None


def refusal_of(
    workflow: Workflow[StateT, Any], state: StateT, step: str, admitting: Collection[StateT]
) -> WrongStateError:
    """Refuse a step that only these states admit, and name the steps that lead to one of them."""
    steps_on = StepsOn(
        workflow.name,
        way=_way_to(workflow, state, admitting),
        instead=tuple(map(str, open_steps(workflow, state))),
    )
    return WrongStateError("wrong_state", steps_on=steps_on, state=state, step=step)


def _way_to(
    workflow: Workflow[StateT, Any], state: StateT, admitting: Collection[StateT]
) -> tuple[str, ...]:
    """Find the fewest steps that lead from *state* to one of *admitting*; none if none do."""
    ways: dict[StateT, tuple[str, ...]] = {state: ()}
    for origin in (queue := [state]):
        for step in open_steps(workflow, origin):
            target = workflow.table[origin, step]
            if target not in ways:
                ways[target] = (*ways[origin], str(step))
                queue.append(target)
    return next((way for target, way in ways.items() if target in admitting), ())


def open_steps(workflow: Workflow[StateT, StepT], state: StateT) -> tuple[StepT, ...]:
    """List the steps that *state* admits, in the order of the table."""
    return tuple(step for origin, step in workflow.table if origin == state)


def legal_pairs(workflow: Workflow[StateT, StepT]) -> set[tuple[StateT, StateT]]:
    """List each (origin, target) once, as the database's table of legal steps holds them."""
    return {(origin, target) for (origin, _), target in workflow.table.items()}


class VersionStatus(StrEnum):
    """Where a version stands; only a draft changes its content."""

    DRAFT = auto()
    ACTIVE = auto()
    RETIRED = auto()


class VersionStep(StrEnum):
    """What can be done with a version."""

    ACTIVATE = auto()
    RETIRE = auto()


def version_workflow(
    name: str, draft: StateT, active: StateT, retired: StateT
) -> Workflow[StateT, VersionStep]:
    """Give the workflow of the versions of one kind of document, by the names of its states."""
    return Workflow(
        name,
        draft,
        {
            (draft, VersionStep.ACTIVATE): active,
            (draft, VersionStep.RETIRE): retired,
            (active, VersionStep.RETIRE): retired,
        },
    )
