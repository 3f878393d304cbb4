"""How a year is stated, step by step, or only asked what it would change.

Asked only, nothing of the file is stored yet: what rests on an earlier part of it is told as such
and counted once that part is applied.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Final

from penilaian_client import models
from penilaian_client._client import Client
from penilaian_client._errors import Invalid, NotFound, NotSignedIn, Refused
from penilaian_client._year import Table, Year, found, place

_CREATED: Final = "created"
_UNKNOWN: Final = "unknown_reference"
_SCHEME_LACKS: Final = frozenset({_UNKNOWN, "scheme_not_active"})


class Unstated(Exception):
    """The service refused a part of the year: where it stands in the file, and why."""

    def __init__(self, where: str, refusal: Refused, places: tuple[str, ...]) -> None:
        super().__init__(where)
        self.where = where
        self.refusal = refusal
        self.places = places


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that would change, or has changed; *waits* if it can be counted only later."""

    what: str
    where: str
    before: str
    after: str
    waits: bool = False


@dataclass(slots=True)
class Stating:
    """One pass over a year: who is spoken to, whether only asked, and what is still to come."""

    client: Client
    dry: bool
    units: set[str] = field(default_factory=set)
    more_units: bool = False
    schemes: set[str] = field(default_factory=set)

    def brings(self, code: object) -> bool:
        """Tell whether the files of this year bring the unit with this code."""
        return code in self.units or self.more_units


@dataclass(frozen=True, slots=True)
class Step:
    """One part of a year: its name, where it stands in the file, how to state it.

    *place* says in the words of the file where a pointer of the service leads.
    """

    name: str
    where: str
    state: Callable[[Stating], list[Change]]
    place: Callable[[str], str]


def stated(year: Year, stating: Stating, tick: Callable[[str], None]) -> list[Change]:
    """State *year* step by step, and list what differs (or differed)."""
    changes: list[Change] = []
    for step in steps(year):
        tick(step.name)
        try:
            changes += step.state(stating)
        except NotSignedIn:
            raise
        except Refused as refusal:
            told = tuple(
                f"{step.place(fault['pointer'])}: {fault['detail']}" for fault in refusal.errors
            )
            raise Unstated(step.where, refusal, told) from refusal
    return changes


def steps(year: Year) -> list[Step]:
    """List the steps of a year, in the order in which they rest on each other."""
    return [*_imports(year), *_schemes(year), *_goals(year), *_cycles(year)]


def _imports(year: Year) -> Iterator[Step]:
    if not year.imports:
        return

    def run(stating: Stating) -> list[Change]:
        done = stating.client.create_import(dry_run=stating.dry, files=year.imports)
        if stating.dry:
            _remember(stating, done)
        return [
            Change("import", kind.kind, "", f"{kind.created} new, {kind.changed} changed")
            for kind in done.kinds
            if kind.created or kind.changed
        ]

    def cell(pointer: str) -> str:
        """Name the file, the row and the column of ``/units/17/name``."""
        kind, *within = pointer.split("/")[1:]
        name = year.imports[kind][0] if kind in year.imports else kind
        return " ".join((name, *(f"row {one}" if one.isdigit() else one for one in within)))

    yield Step("HR files", "[imports]", run, cell)


def _remember(stating: Stating, done: models.ImportOut) -> None:
    """Keep the codes of the units to come; the answer names so many and only counts the rest."""
    new = [one for one in done.differences if one.kind == "units" and one.change == _CREATED]
    counted = sum(kind.created for kind in done.kinds if kind.kind == "units")
    stating.units = {one.key for one in new}
    stating.more_units = counted > len(new)


def _schemes(year: Year) -> Iterator[Step]:
    for key in year.schemes:

        def run(stating: Stating, key: str = key) -> list[Change]:
            if any(scheme.key == key for scheme in stating.client.each_schemes(status="active")):
                return []
            if stating.dry:
                stating.schemes.add(key)
            else:
                stating.client.adopt_scheme(key)
            return [Change("scheme", key, "", "adopted")]

        yield Step(f"scheme {key}", f"[schemes] adopt {key!r}", run, str)


def _goals(year: Year) -> Iterator[Step]:
    for goal in year.goals:

        def run(stating: Stating, goal: Table = goal) -> list[Change]:
            changes = _goal_changes(stating.client, goal)
            if changes and not stating.dry:
                body = {name: value for name, value in goal.items() if name not in {"key", "year"}}
                stating.client.put_goal(goal["year"], goal["key"], body)
            return changes

        yield Step(
            f"goal {goal['key']}", f"[[goals]] {goal['key']}", run, partial(place, sent=goal)
        )


def _goal_changes(client: Client, goal: Table) -> list[Change]:
    try:
        goal_held = client.get_goal(goal["year"], goal["key"])
    except NotFound:
        return [Change("goal", goal["key"], "", str(goal["statement"]))]
    held = goal_held.model_dump(mode="json")
    held["unit_code"] = client.get_unit(goal_held.unit_id).code
    if "parent_key" in goal:
        held["parent_key"] = _parent_key(client, goal_held)
    return [
        Change("goal", f"{goal['key']}/{name}", str(held[name]), str(wanted))
        for name, wanted in goal.items()
        if name in held and not _same(held[name], wanted)
    ]


def _parent_key(client: Client, goal: models.GoalOut) -> str | None:
    known = client.each_goals(year=goal.year)
    return next((one.key for one in known if one.id == goal.parent_id), None)


def _same(held: object, wanted: object) -> bool:
    """Compare as the service does: 4.2 and 4.2000 are the same number."""
    try:
        return Decimal(str(held)) == Decimal(str(wanted))
    except InvalidOperation:
        return held == wanted


def _cycles(year: Year) -> Iterator[Step]:
    for cycle in year.cycles:

        def run(stating: Stating, cycle: Table = cycle) -> list[Change]:
            body = {name: value for name, value in cycle.items() if name != "key"}
            try:
                answer = stating.client.put_cycle(cycle["key"], body, dry_run=stating.dry)
            except Invalid as refusal:
                awaited = _awaited(stating, body, refusal)
                if not awaited:
                    raise
                told = f"stated once its {awaited}"
                return [Change("cycle", cycle["key"], "", told, waits=True)]
            return [
                Change("cycle", f"{cycle['key']}{one.pointer}", one.before or "", one.after or "")
                for one in answer.differences
            ]

        yield Step(
            f"cycle {cycle['key']}", f"[[cycles]] {cycle['key']}", run, partial(place, sent=cycle)
        )


def _awaited(stating: Stating, body: Table, refusal: Invalid) -> str:
    """Say what a cycle still waits for, if nothing is wrong with it but what this year brings."""
    awaited: set[str] = set()
    for fault in refusal.errors:
        value = found(fault["pointer"], body)
        key = value.get("key") if isinstance(value, Mapping) else None
        if fault["code"] in _SCHEME_LACKS and key in stating.schemes:
            awaited.add("schemes are adopted")
        elif fault["code"] == _UNKNOWN and key is None and stating.brings(value):
            awaited.add("imports are made")
        else:
            return ""
    return " and its ".join(sorted(awaited))
