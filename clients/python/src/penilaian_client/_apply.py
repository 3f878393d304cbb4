"""Apply a year step by step, or plan it: ask the service what would change and store nothing.

In a plan, what depends on an earlier part of the same file is reported as pending: it can be
counted only once that part is applied.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Final

from penilaian_client import models
from penilaian_client._client import Client
from penilaian_client._errors import (
    AuthenticationError,
    InvalidRequestError,
    NotFoundError,
    ProblemError,
)
from penilaian_client._year_file import Table, Year, describe_location, get_at_pointer

_CREATED: Final = "created"
_UNKNOWN: Final = "unknown_reference"
_SCHEME_CODES: Final = frozenset({_UNKNOWN, "scheme_not_active"})
"""The faults of a scheme that is not adopted yet."""


class YearRefusedError(Exception):
    """The service refused a part of the year: where it stands in the file, and why."""

    def __init__(self, location: str, problem: ProblemError, faults: tuple[str, ...]) -> None:
        super().__init__(location)
        self.location = location
        self.problem = problem
        self.faults = faults


@dataclass(frozen=True, slots=True)
class Change:
    """Describe one difference; *is_pending* if it can be counted only later."""

    kind: str
    key: str
    before: str
    after: str
    is_pending: bool = False


@dataclass(slots=True)
class Run:
    """Hold one pass over a year: the client, whether it is dry, and what the year will bring."""

    client: Client
    dry_run: bool
    new_units: set[str] = field(default_factory=set)
    has_unnamed_units: bool = False
    new_schemes: set[str] = field(default_factory=set)

    def brings_unit(self, code: object) -> bool:
        """Tell whether the files of this year bring the unit with this code."""
        return code in self.new_units or self.has_unnamed_units


@dataclass(frozen=True, slots=True)
class Step:
    """Describe one part of a year: its name, its location in the file, and how to apply it.

    *describe_pointer* turns a pointer of the service into a location in the file.
    """

    name: str
    location: str
    apply: Callable[[Run], list[Change]]
    describe_pointer: Callable[[str], str]


def apply_year(year: Year, run: Run, report_step: Callable[[str], None]) -> list[Change]:
    """Apply *year* step by step, and list what changed (or would change)."""
    changes: list[Change] = []
    for step in list_steps(year):
        report_step(step.name)
        try:
            changes += step.apply(run)
        except AuthenticationError:
            raise
        except ProblemError as problem:
            faults = tuple(
                f"{step.describe_pointer(fault['pointer'])}: {fault['detail']}"
                for fault in problem.errors
            )
            raise YearRefusedError(step.location, problem, faults) from problem
    return changes


def list_steps(year: Year) -> list[Step]:
    """List the steps of a year, each after those that it depends on."""
    return [
        *_import_steps(year),
        *_scheme_steps(year),
        *_goal_steps(year),
        *_cycle_steps(year),
    ]


def _import_steps(year: Year) -> Iterator[Step]:
    if not year.imports:
        return

    def apply(run: Run) -> list[Change]:
        report = run.client.create_import(dry_run=run.dry_run, files=year.imports)
        if run.dry_run:
            _note_new_units(run, report)
        return [
            Change("import", kind.kind, "", f"{kind.created} new, {kind.changed} changed")
            for kind in report.kinds
            if kind.created or kind.changed
        ]

    def describe_cell(pointer: str) -> str:
        """Name the file, the row and the column of ``/units/17/name``."""
        kind, *path = pointer.split("/")[1:]
        file_name = year.imports[kind][0] if kind in year.imports else kind
        return " ".join((file_name, *(f"row {part}" if part.isdigit() else part for part in path)))

    yield Step("HR files", "[imports]", apply, describe_cell)


def _note_new_units(run: Run, report: models.ImportOut) -> None:
    """Note the codes of the units to come; a long report names the first and counts the rest."""
    named = {
        difference.key
        for difference in report.differences
        if difference.kind == "units" and difference.change == _CREATED
    }
    count = sum(kind.created for kind in report.kinds if kind.kind == "units")
    run.new_units = named
    run.has_unnamed_units = count > len(named)


def _scheme_steps(year: Year) -> Iterator[Step]:
    for key in year.schemes:

        def apply(run: Run, key: str = key) -> list[Change]:
            if any(scheme.key == key for scheme in run.client.each_schemes(status="active")):
                return []
            if run.dry_run:
                run.new_schemes.add(key)
            else:
                run.client.adopt_scheme(key)
            return [Change("scheme", key, "", "adopted")]

        yield Step(f"scheme {key}", f"[schemes] adopt {key!r}", apply, str)


def _goal_steps(year: Year) -> Iterator[Step]:
    for goal in year.goals:

        def apply(run: Run, goal: Table = goal) -> list[Change]:
            changes = _compare_goal(run.client, goal)
            if changes and not run.dry_run:
                body = {name: value for name, value in goal.items() if name not in {"key", "year"}}
                run.client.put_goal(goal["year"], goal["key"], body)
            return changes

        key = goal["key"]
        describe_pointer = partial(describe_location, body=goal)
        yield Step(f"goal {key}", f"[[goals]] {key}", apply, describe_pointer)


def _compare_goal(client: Client, goal: Table) -> list[Change]:
    """List what differs between a goal of the file and the stored one."""
    try:
        stored = client.get_goal(goal["year"], goal["key"])
    except NotFoundError:
        return [Change("goal", goal["key"], "", str(goal["statement"]))]
    values = stored.model_dump(mode="json")
    values["unit_code"] = client.get_unit(stored.unit_id).code
    if "parent_key" in goal:
        values["parent_key"] = _find_parent_key(client, stored)
    return [
        Change("goal", f"{goal['key']}/{name}", str(values[name]), str(value))
        for name, value in goal.items()
        if name in values and not _are_equal(values[name], value)
    ]


def _find_parent_key(client: Client, stored: models.GoalOut) -> str | None:
    goals = client.each_goals(year=stored.year)
    return next((goal.key for goal in goals if goal.id == stored.parent_id), None)


def _are_equal(stored: object, stated: object) -> bool:
    """Compare as the service does: 4.2 and 4.2000 are the same number."""
    try:
        return Decimal(str(stored)) == Decimal(str(stated))
    except InvalidOperation:
        return stored == stated


def _cycle_steps(year: Year) -> Iterator[Step]:
    for cycle in year.cycles:
        key = cycle["key"]

        def apply(run: Run, cycle: Table = cycle, key: str = key) -> list[Change]:
            body = {name: value for name, value in cycle.items() if name != "key"}
            try:
                answer = run.client.put_cycle(key, body, dry_run=run.dry_run)
            except InvalidRequestError as problem:
                pending = _describe_pending(run, body, problem)
                if not pending:
                    raise
                after = f"stated once its {pending}"
                return [Change("cycle", key, "", after, is_pending=True)]
            return [
                Change(
                    "cycle", f"{cycle['key']}{item.pointer}", item.before or "", item.after or ""
                )
                for item in answer.differences
            ]

        key = cycle["key"]
        describe_pointer = partial(describe_location, body=cycle)
        yield Step(f"cycle {key}", f"[[cycles]] {key}", apply, describe_pointer)


def _describe_pending(run: Run, body: Table, problem: InvalidRequestError) -> str:
    """Describe what a cycle waits for; empty if something is wrong that this year cannot mend."""
    pending: set[str] = set()
    for fault in problem.errors:
        value = get_at_pointer(fault["pointer"], body)
        key = value.get("key") if isinstance(value, Mapping) else None
        if fault["code"] in _SCHEME_CODES and key in run.new_schemes:
            pending.add("schemes are adopted")
        elif fault["code"] == _UNKNOWN and key is None and run.brings_unit(value):
            pending.add("imports are made")
        else:
            return ""
    return " and its ".join(sorted(pending))
