"""State goals: what differs from the stored ones is changed."""

from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from penilaian_client import models
from penilaian_client._errors import InvalidRequestError, NotFoundError
from penilaian_client.year.changes import Act, Change
from penilaian_client.year.reading import GOAL_KEYS, Table, describe_location
from penilaian_client.year.steps import UNKNOWN, Run


@dataclass(slots=True)
class GoalStep:
    """One goal, as the file states it."""

    goal: Table
    _version: int | None = field(default=None, init=False)

    @property
    def name(self) -> str:
        """The name that people read."""
        return f"goal {self.goal['key']}"

    @property
    def location(self) -> str:
        """Where it stands in the file."""
        return f"[[goals]] {self.goal['key']}"

    def plan(self, run: Run) -> list[Change]:
        """Say what would change; the service checks the goal as if it were stated."""
        goal = self.goal
        stored = self._find_stored(run)
        self._version = stored.version if stored else None
        stated = None
        try:
            stated = run.client.put_goal(goal["year"], goal["key"], self._body(), dry_run=True)
        except InvalidRequestError as problem:
            if not self._is_brought(run, problem):
                raise
        run.new_goals.add((goal["year"], goal["key"]))
        key = f"{goal['year']}/{goal['key']}"
        if stored is None:
            return [Change(Act.CREATE, "goal", key, after=str(goal["statement"]))]
        before = _describe(run, stored)
        after = self._body() if stated is None else _describe(run, stated)
        return [
            Change(Act.CHANGE, "goal", key, name, _show(before.get(name)), _show(value))
            for name, value in after.items()
            if not are_equal(before.get(name), value)
        ]

    def apply(self, run: Run) -> None:
        """State it, unless somebody has changed it since."""
        goal = self.goal
        run.client.put_goal(goal["year"], goal["key"], self._body(), version=self._version)

    def describe_pointer(self, pointer: str) -> str:
        """Turn a pointer of the service into a location in the file."""
        return describe_location(pointer, self.goal)

    def _body(self) -> Table:
        return {name: value for name, value in self.goal.items() if name not in {"key", "year"}}

    def _is_brought(self, run: Run, problem: InvalidRequestError) -> bool:
        """Tell whether all that it lacks is brought by earlier parts of the year."""
        goal = self.goal
        brought = {
            "/unit_code": run.brings_unit(goal.get("unit_code")),
            "/parent_key": (goal["year"], goal.get("parent_key")) in run.new_goals,
        }
        return bool(problem.errors) and all(
            fault["code"] == UNKNOWN and brought.get(fault["pointer"], False)
            for fault in problem.errors
        )

    def _find_stored(self, run: Run) -> models.GoalOut | None:
        try:
            return run.client.get_goal(self.goal["year"], self.goal["key"])
        except NotFoundError:
            return None


def are_equal(stored: object, stated: object) -> bool:
    """Compare as the service does: 4.2 and 4.2000 are the same number."""
    if isinstance(stored, bool) or isinstance(stated, bool):
        return stored == stated
    try:
        return Decimal(str(stored)) == Decimal(str(stated))
    except InvalidOperation:
        return stored == stated


def _describe(run: Run, goal: models.GoalOut) -> Table:
    """Describe a goal as a file states it: the unit and the goal above by their keys."""
    values = goal.model_dump(mode="json")
    described = {name: values[name] for name in GOAL_KEYS if name in values}
    parents = run.client.each_goals(year=goal.year) if goal.parent_id else ()
    keys = {other.id: other.key for other in parents}
    return {
        **described,
        "unit_code": run.client.get_unit(goal.unit_id).code,
        "parent_key": keys.get(goal.parent_id or ""),
    }


def _show(value: object) -> str:
    return "" if value is None else str(value)
