"""Define the response shapes of tasks and of the team."""

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Key, ShapeOut
from penilaian_api.api.v1.shared.standing import TeamEvaluationOut, TeamPlanOut
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.me import TaskKind


class TaskOut(ShapeOut):
    """One thing that you have to do: on which record, about whom, until when, by which operation.

    The person is empty where it is about a period; `plan_id` is the plan that it is about, if any.
    `days_left` counts calendar days; it is below zero when the day has passed.
    """

    kind: TaskKind
    text: str
    record: str
    record_id: Key
    employee_id: Key | None
    employee_name: str | None
    period_key: str | None
    plan_id: Key | None
    due_on: Day | None
    days_left: int | None
    operation: str


class TasksOut(ShapeOut):
    """What waits for you, the first due first; `more` names kinds of which there are over 200."""

    items: tuple[TaskOut, ...]
    more: tuple[TaskKind, ...]


class TeamMemberOut(ShapeOut):
    """One of your people today: plan and evaluation, for whom something waits, what you may do.

    `due_on` is the first day by which something of theirs waits for you.
    """

    employee_id: Key
    employee_code: str
    employee_name: str
    position_title: str | None
    unit_code: str | None
    unit_name: str | None
    plan: TeamPlanOut | None
    evaluation: TeamEvaluationOut | None
    due_on: Day | None
    waits_for_you: tuple[TaskKind, ...]
    waits_for_employee: tuple[TaskKind, ...]
    allowed_actions: tuple[Action, ...]


class TeamPage(PageOut):
    """One page of the people whom you assess today, by name."""

    items: tuple[TeamMemberOut, ...]
