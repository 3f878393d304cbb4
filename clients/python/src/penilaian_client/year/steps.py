"""Take a year step by step: first ask of every step whether it can be done, then do them.

Nothing is written before everything was checked: the service is asked what would change, and what
depends on an earlier part of the same file is held against that part. If something fails on the
way nevertheless, `HalfAppliedError` says what was done, and applying again does the rest
(docs/decisions/0030).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from penilaian_client._client import Client
from penilaian_client._errors import AuthenticationError, PenilaianError, ProblemError
from penilaian_client._texts import say
from penilaian_client.year.changes import Change, Warned

UNKNOWN: Final = "unknown_reference"


@dataclass(frozen=True, slots=True)
class Refusal:
    """One part of the year that cannot be done: where it stands in the file, and why."""

    location: str
    detail: str
    code: str
    faults: tuple[str, ...] = ()
    request_id: str | None = None

    @property
    def sentences(self) -> tuple[str, ...]:
        """Each fault with its place; the reason itself where there is none."""
        return tuple(f"{self.location}: {fault}" for fault in self.faults or (self.detail,))


class YearRefusedError(Exception):
    """Parts of the year cannot be done; nothing was stored."""

    def __init__(self, refusals: Sequence[Refusal]) -> None:
        super().__init__(refusals[0].location)
        self.refusals = tuple(refusals)


class HalfAppliedError(Exception):
    """A step failed after others were done: *done* and *failed* are their names."""

    def __init__(self, done: Sequence[str], failed: str, reason: Sequence[str]) -> None:
        super().__init__(failed)
        self.done, self.failed, self.reason = tuple(done), failed, tuple(reason)


@dataclass(slots=True)
class Run:
    """Hold one pass over a year: the client, and what earlier parts of the year will bring."""

    client: Client
    new_units: set[str] = field(default_factory=set)
    has_unnamed_units: bool = False
    new_schemes: set[str] = field(default_factory=set)
    new_goals: set[tuple[object, str]] = field(default_factory=set)
    warnings: list[Warned] = field(default_factory=list)

    def brings_unit(self, code: object) -> bool:
        """Tell whether the files of this year bring the unit with this code."""
        return code in self.new_units or self.has_unnamed_units


class Step(Protocol):
    """One part of a year, with its name and its location in the file."""

    @property
    def name(self) -> str:
        """The name that people read."""
        ...

    @property
    def location(self) -> str:
        """Where it stands in the file."""
        ...

    def plan(self, run: Run) -> list[Change]:
        """Say what it would change; nothing is stored."""
        ...

    def apply(self, run: Run) -> None:
        """Change it."""
        ...

    def describe_pointer(self, pointer: str) -> str:
        """Turn a pointer of the service into a location in the file."""
        ...


@dataclass(frozen=True, slots=True)
class Planned:
    """A step with what it would change."""

    step: Step
    changes: tuple[Change, ...]


class LocalRefusalError(Exception):
    """A step finds by itself that it cannot be done: the refusal without its place."""

    def __init__(self, code: str, **facts: str) -> None:
        self.code, self.detail = code, say(code, **facts)
        super().__init__(self.detail)


def plan_steps(
    steps: Sequence[Step], run: Run, report_step: Callable[[str], None]
) -> tuple[Planned, ...]:
    """Ask every step what it would change; refuse with all that cannot be done."""
    planned: list[Planned] = []
    refusals: list[Refusal] = []
    for step in steps:
        report_step(step.name)
        try:
            planned.append(Planned(step, tuple(step.plan(run))))
        except AuthenticationError:
            raise
        except (ProblemError, LocalRefusalError) as problem:
            refusals.append(to_refusal(step, problem))
    if refusals:
        raise YearRefusedError(refusals)
    return tuple(planned)


def apply_steps(
    planned: Sequence[Planned], run: Run, report_step: Callable[[str], None]
) -> Iterator[Change]:
    """Do each step that changes something, and yield what was changed."""
    done: list[str] = []
    for part in planned:
        if not part.changes:
            continue
        report_step(part.step.name)
        try:
            part.step.apply(run)
        except (PenilaianError, LocalRefusalError, OSError) as failure:
            raise HalfAppliedError(done, part.step.name, _tell(part.step, failure)) from failure
        done.append(part.step.name)
        yield from part.changes


def to_refusal(step: Step, problem: ProblemError | LocalRefusalError) -> Refusal:
    """Say where in the file a refusal belongs."""
    if isinstance(problem, LocalRefusalError):
        return Refusal(step.location, problem.detail, problem.code)
    faults = tuple(
        f"{step.describe_pointer(fault.get('pointer', ''))}: {fault.get('detail', '')}"
        for fault in problem.errors
    )
    return Refusal(step.location, problem.detail, problem.code, faults, problem.request_id)


def _tell(step: Step, failure: Exception) -> Sequence[str]:
    if isinstance(failure, ProblemError | LocalRefusalError):
        return to_refusal(step, failure).sentences
    return (str(failure),)
