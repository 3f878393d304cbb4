"""State cycles with their periods: what differs is changed, periods left out are removed."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from penilaian_client import models
from penilaian_client._errors import InvalidRequestError, NotFoundError
from penilaian_client.year.changes import Act, Change, Warned
from penilaian_client.year.goals import are_equal
from penilaian_client.year.reading import Table, describe_location, get_at_pointer
from penilaian_client.year.steps import UNKNOWN, Run

_SCHEME_CODES = frozenset({UNKNOWN, "scheme_not_active"})
"""The faults of a scheme that is not adopted yet."""
Difference = tuple[str, str | None, str | None]
"""A field by its pointer, what it was and what it will be; None where it is not there at all."""
_ALWAYS_THERE = "starts_on"
"""The field by which a cycle or a period is seen to come or to go."""


@dataclass(slots=True)
class CycleStep:
    """One cycle, as the file states it whole."""

    cycle: Table
    _version: int | None = field(default=None, init=False)

    @property
    def name(self) -> str:
        """The name that people read."""
        return f"cycle {self.cycle['key']}"

    @property
    def location(self) -> str:
        """Where it stands in the file."""
        return f"[[cycles]] {self.cycle['key']}"

    def plan(self, run: Run) -> list[Change]:
        """Ask what would change; what waits for earlier parts is compared here."""
        key, body = self.cycle["key"], self._body()
        try:
            answer = run.client.put_cycle(key, body, dry_run=True)
        except InvalidRequestError as problem:
            awaits = _find_awaited(run, body, problem)
            if not awaits:
                raise
            stored = _find_stored(run, key)
            self._version = stored.version if stored else None
            return [*_to_changes(key, _compare(stored, body), awaits)]
        self._version = answer.version
        run.warnings += [
            Warned(f"{self.location}: {self.describe_pointer(fault.pointer)}", fault.detail)
            for fault in answer.warnings
        ]
        differences = ((item.pointer, item.before, item.after) for item in answer.differences)
        return [*_to_changes(key, differences, ())]

    def apply(self, run: Run) -> None:
        """State it, unless somebody has changed it since."""
        run.client.put_cycle(self.cycle["key"], self._body(), version=self._version)

    def describe_pointer(self, pointer: str) -> str:
        """Turn a pointer of the service into a location in the file."""
        return describe_location(pointer, self.cycle)

    def _body(self) -> Table:
        return {name: value for name, value in self.cycle.items() if name != "key"}


def _to_changes(
    key: str, differences: Iterable[Difference], awaits: tuple[str, ...]
) -> Iterator[Change]:
    """Turn fields into changes: a cycle or a period that comes or goes is one change, whole."""
    records: dict[str, list[Difference]] = {}
    for pointer, before, after in differences:
        record, name = _split(pointer)
        records.setdefault(record, []).append((name, before, after))
    for record, fields in sorted(records.items()):
        kind = "period" if record else "cycle"
        name = f"{key}/{record}" if record else key
        there = {field: (before, after) for field, before, after in fields}
        before, after = there.get(_ALWAYS_THERE, ("", ""))
        if before is None:
            yield Change(Act.CREATE, kind, name, after=_days(there, 1), awaits=awaits)
        elif after is None:
            yield Change(Act.DESTROY, kind, name, before=_days(there, 0))
        else:
            for field_name, old, new in fields:
                yield Change(
                    Act.CHANGE, kind, name, field_name, old or "", new or "", awaits=awaits
                )


def _split(pointer: str) -> tuple[str, str]:
    """Split a pointer into the key of the period (empty: the cycle's own) and the field."""
    path = pointer.lstrip("/")
    if not path.startswith("periods/"):
        return "", path
    _, key, name = path.split("/", 2)
    return key, name


def _days(fields: Mapping[str, tuple[str | None, str | None]], index: int) -> str:
    return " - ".join(fields[name][index] or "" for name in ("starts_on", "ends_on"))


def _find_awaited(run: Run, body: Table, problem: InvalidRequestError) -> tuple[str, ...]:
    """Say what a cycle waits for; nothing if something is wrong that this year cannot mend."""
    awaited: set[str] = set()
    for fault in problem.errors:
        value = get_at_pointer(fault["pointer"], body)
        key = value.get("key") if isinstance(value, Mapping) else None
        if fault["code"] in _SCHEME_CODES and key in run.new_schemes:
            awaited.add("schemes")
        elif fault["code"] == UNKNOWN and key is None and run.brings_unit(value):
            awaited.add("imports")
        else:
            return ()
    return tuple(sorted(awaited))


def _find_stored(run: Run, key: str) -> models.CycleOut | None:
    try:
        return run.client.get_cycle(key)
    except NotFoundError:
        return None


def _compare(stored: models.CycleOut | None, body: Table) -> Iterator[Difference]:
    """Compare a stated cycle with the stored one, field by field, as the service would."""
    before = {} if stored is None else stored.model_dump(mode="json")
    yield from _compare_fields("", before, body, ("periods",))
    old = {period["key"]: period for period in before.get("periods", ())}
    new = {period["key"]: period for period in body.get("periods", ())}
    for key in sorted(old.keys() | new.keys()):
        head = f"/periods/{key}"
        if key not in new:
            yield from ((f"{head}/{name}", str(old[key][name]), None) for name in _DAYS)
        else:
            yield from _compare_fields(head, old.get(key, {}), new[key], ("key",))


_DAYS = ("starts_on", "ends_on")


def _compare_fields(
    head: str, before: Table, after: Table, besides: tuple[str, ...]
) -> Iterator[Difference]:
    for name, value in after.items():
        if name in besides:
            continue
        if isinstance(value, Mapping):
            inner = before.get(name) or {}
            yield from _compare_fields(f"{head}/{name}", inner, value, ())
        elif name not in before:
            yield f"{head}/{name}", None, str(value)
        elif not are_equal(before[name], value):
            yield f"{head}/{name}", str(before[name]), str(value)
