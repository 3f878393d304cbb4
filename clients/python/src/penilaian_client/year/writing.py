"""Write the year of an agency as a file that `plan` then finds equal."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from penilaian_client import models
from penilaian_client._client import Client
from penilaian_client._texts import say
from penilaian_client.year.reading import GOAL_KEYS

_CYCLE_FIELDS = ("name", "year", "starts_on", "ends_on", "plans_due_on")
_PERIOD_FIELDS = ("key", "kind", "starts_on", "ends_on", "rate_from", "rate_until")
_PERIOD_DUTIES = ("extremes_need_grounds",)
"""What a period demands beyond the usual: written where it does."""
_POPULATION_FIELDS = ("units", "job_classes", "except_units")


def write_year(client: Client, year: int | None) -> str:
    """Write schemes, goals and cycles, of one *year* or of all."""
    cycles = list(client.each_cycles(year=year))
    active = list(client.each_schemes(status="active"))
    blocks = [
        "\n".join(f"# {line}" for line in say("pulled_head").splitlines()),
        *_write_schemes(client, active),
        *_write_goals(client, year),
        *(block for cycle in cycles for block in _write_cycle(cycle, active)),
    ]
    return "\n\n".join(blocks) + "\n"


def _write_schemes(client: Client, active: Iterable[models.SchemeOut]) -> Iterator[str]:
    """Write which of the shipped schemes are in use; an agency's own is named, not adopted."""
    shipped = {s.key for s in client.list_shipped_schemes().items if not s.is_retired}
    keys = sorted({scheme.key for scheme in active})
    adopted, own = [k for k in keys if k in shipped], [k for k in keys if k not in shipped]
    if own:
        yield f"# {say('pulled_own_schemes', keys=', '.join(own))}"
    if adopted:
        yield "\n".join(["[schemes]", _line("adopt", adopted)])


def _write_goals(client: Client, year: int | None) -> Iterator[str]:
    goals = list(client.each_goals(year=year))
    by_id = {goal.id: goal for goal in goals}
    units = {unit.id: unit.code for unit in client.each_units()} if goals else {}
    for goal in _parents_first(goals, by_id):
        values = goal.model_dump(mode="json")
        values["unit_code"] = units[goal.unit_id]
        if goal.parent_id is not None:
            values["parent_key"] = by_id[goal.parent_id].key
        lines = [_line(name, values[name]) for name in GOAL_KEYS if values.get(name) is not None]
        yield "\n".join(["[[goals]]", *lines])


def _parents_first(
    goals: Iterable[models.GoalOut], by_id: Mapping[str, models.GoalOut]
) -> list[models.GoalOut]:
    def depth(goal: models.GoalOut) -> int:
        parent = by_id.get(goal.parent_id or "")
        return 0 if parent is None else 1 + depth(parent)

    return sorted(goals, key=lambda goal: (goal.year, depth(goal), goal.key))


def _write_cycle(cycle: models.CycleOut, active: Iterable[models.SchemeOut]) -> Iterator[str]:
    newest: dict[str, int] = {}
    for scheme in active:
        newest[scheme.key] = max(scheme.number, newest.get(scheme.key, 0))
    values = cycle.model_dump(mode="json")
    lines = [_line("key", cycle.key), *(_line(name, values[name]) for name in _CYCLE_FIELDS)]
    population = values["population"]
    limits = {name: population[name] for name in _POPULATION_FIELDS if population.get(name)}
    if limits:
        lines.append(_line("population", limits))
    yield "\n".join(["[[cycles]]", *lines])
    for period, stated in zip(values["periods"], cycle.periods, strict=True):
        pinned: dict[str, Any] = {"key": stated.scheme.key}
        if newest.get(stated.scheme.key) != stated.scheme.number:
            pinned["number"] = stated.scheme.number
        fields = [_line(name, period[name]) for name in _PERIOD_FIELDS]
        fields += [_line(name, period[name]) for name in _PERIOD_DUTIES if period[name]]
        yield "\n".join(["[[cycles.periods]]", *fields, _line("scheme", pinned)])


def _line(name: str, value: object) -> str:
    return f"{name} = {to_toml(value)}"


def to_toml(value: object) -> str:
    """Write a value: texts, numbers, lists of texts, and tables within one line."""
    if isinstance(value, Mapping):
        return "{ " + ", ".join(_line(name, member) for name, member in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(to_toml, value)) + "]"
    return json.dumps(value, ensure_ascii=False)  # as TOML writes texts, too
