"""Define the refusals (exceptions) of the application; they know no HTTP.

A refusal carries a stable *code*; the messages that a person reads stand in ``data/labels`` under
``problems.<code>`` in Indonesian and English, with the named *facts* filled in. Facts are numbers,
dates and names of fields, never the value that was refused and never another person's name.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Self


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong at one place: a JSON pointer into the input, a code, and its facts."""

    pointer: str
    code: str
    facts: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Needs:
    """What is missing to a caller who is refused an action, in words of the table of access.

    *ways*: roles, each with the relation to the record in which it may do it. *starts_on*: from
    this day on the caller's own role holds; *ended_on*: it held through that day.
    """

    reason: str
    action: str | None = None
    ways: tuple[tuple[str, str], ...] = ()
    scope: str | None = None
    starts_on: date | None = None
    ended_on: date | None = None

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles of all ways, each once."""
        return tuple(dict.fromkeys(role for role, _ in self.ways))

    @property
    def relations(self) -> tuple[str, ...]:
        """The relations of all ways, each once."""
        return tuple(dict.fromkeys(relation for _, relation in self.ways))


class RefusalError(Exception):
    """Something is not done, for a reason that has a *code*.

    A refusal undoes all that its request did, except one that *keeps*: a failed sign-in or a
    stolen refresh token must leave its trace.
    """

    keeps = False
    max_faults = 100
    """How many of its faults are reported."""

    def __init__(self, code: str, *, faults: Sequence[Fault] = (), **facts: object) -> None:
        super().__init__(code)
        self.code = code
        self.faults = tuple(faults)
        self.facts = {name: str(value) for name, value in facts.items()}


class MalformedRequestError(RefusalError):
    """The request cannot be read at all."""


class UnauthenticatedError(RefusalError):
    """Nobody valid is signed in."""


class ForbiddenError(RefusalError):
    """The action is not open to this caller, or not on this record; *needs*: what is missing."""

    def __init__(
        self,
        code: str,
        *,
        needs: Needs | None = None,
        faults: Sequence[Fault] = (),
        **facts: object,
    ) -> None:
        super().__init__(code, faults=faults, **facts)
        self.needs = needs or Needs(code)


class OutOfReachError(RefusalError):
    """The record does not exist for this caller."""

    def __init__(self) -> None:
        super().__init__("not_found", record_kind="record")


class UnitOutOfReachError(OutOfReachError):
    """A unit that the query names does not exist for this caller."""

    def __init__(self, name: str) -> None:
        faults = [Fault(f"/query/{name}", "unknown_reference")]
        RefusalError.__init__(self, "not_found", faults=faults, record_kind="unit")


class NotThereYetError(OutOfReachError):
    """The record is within reach, and what is asked of it does not exist."""

    def __init__(self) -> None:
        RefusalError.__init__(self, "not_there_yet", record_kind="record")


@dataclass(frozen=True, slots=True)
class StepsOn:
    """How to go on from a state that does not admit a step.

    *way*: the steps that lead to where it is open, none if no step does any more. *instead*: the
    steps that are open now.
    """

    workflow: str
    way: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()


class WrongStateError(RefusalError):
    """The record is in a state that does not admit the step.

    *steps_on*: how to go on by the steps of its workflow; none where the code says that itself.
    """

    def __init__(
        self,
        code: str,
        *,
        steps_on: StepsOn | None = None,
        faults: Sequence[Fault] = (),
        **facts: object,
    ) -> None:
        super().__init__(code, faults=faults, **facts)
        self.steps_on = steps_on


class ConflictError(RefusalError):
    """Another record or another request stands in the way."""


class StaleVersionError(RefusalError):
    """The record is no longer the version that the caller saw."""

    def __init__(self) -> None:
        super().__init__("stale")


class VersionMissingError(RefusalError):
    """The caller did not state the version they saw."""


class InvalidDataError(RefusalError):
    """The input breaks a rule of the data."""

    @classmethod
    def at_pointer(cls, pointer: str, code: str, facts: dict[str, str] | None = None) -> Self:
        """Refuse for the one fault at a pointer."""
        return cls("invalid_input", faults=[Fault(pointer, code, facts or {})])


class InvalidRowsError(InvalidDataError):
    """Rows of a file break rules; more of them are reported than of one body."""

    max_faults = 1_000


class TooLargeError(RefusalError):
    """The input is larger than what is accepted."""


class UnsupportedMediaTypeError(RefusalError):
    """The input is of a media type that is not accepted."""


class RateLimitError(RefusalError):
    """Too many tries; *wait* seconds must pass first."""

    def __init__(self, code: str, *, wait: int) -> None:
        super().__init__(code, wait=wait)
        self.wait = wait


class BusyError(RefusalError):
    """The service cannot do it right now; *wait* seconds may help."""

    def __init__(self, code: str = "busy", *, wait: int = 1) -> None:
        super().__init__(code, wait=wait)
        self.wait = wait


class DatabaseAwayError(BusyError):
    """The record cannot be reached, or cannot be written to, whoever asks."""

    def __init__(self) -> None:
        super().__init__("database_away", wait=5)


class NotMigratedError(BusyError):
    """The record's tables are not those that this program knows."""

    def __init__(self) -> None:
        super().__init__("not_ready", wait=5)


class StorageFullError(BusyError):
    """There is no room left to store anything; what is stored can still be read."""

    def __init__(self) -> None:
        super().__init__("storage_full", wait=60)


class RequestRunningError(BusyError):
    """The same request, under the same key, is still being served."""

    def __init__(self) -> None:
        super().__init__("still_running", wait=2)
