"""Define the shapes of what follows from meetings: actions, lessons, regularity."""

from typing import Annotated

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Bilingual, Day, Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.meeting.action import MeetingActionState
from penilaian_api.domain.meeting.meeting import MeetingKind


class ActionOutcomeIn(ShapeIn):
    """What came of an action."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"outcome": "Daftar periksa dipakai di tiga loket."}]}
    )

    outcome: Annotated[str, text(1000)]


class MeetingActionOut(ShapeOut):
    """What a meeting agreed to do, who does it by when, and what came of it."""

    id: Key
    meeting_id: Key
    meeting_title: str
    number: int
    what: str
    owner_id: Key
    owner_code: str
    owner_name: str
    due_on: Day
    state: MeetingActionState
    done_at: Instant | None
    outcome: str
    allowed_actions: tuple[Action, ...]
    version: int


class MeetingActionPage(PageOut):
    """One page of actions, the first agreed before the others."""

    items: tuple[MeetingActionOut, ...]


class LessonOut(ShapeOut):
    """What others can learn from a meeting of a unit."""

    id: Key
    meeting_id: Key
    kind: MeetingKind
    starts_at: Instant
    unit_id: Key
    unit_code: str
    unit_name: str
    text: str


class LessonPage(PageOut):
    """One page of lessons, the first shared before the others."""

    items: tuple[LessonOut, ...]


class RegularityRuleOut(ShapeOut):
    """By which rule meetings are counted."""

    id: str
    version: int
    kinds: tuple[MeetingKind, ...]
    statement: Bilingual


class UnitRegularityOut(ShapeOut):
    """How many meetings a unit held, of how many months, and the months without one."""

    unit_id: Key
    unit_code: str
    unit_name: str
    meetings: int
    months: int
    missing_months: tuple[str, ...]


class UnitRegularityPage(PageOut):
    """One page of units by their code, with the rule."""

    period_id: Key
    rule: RegularityRuleOut
    items: tuple[UnitRegularityOut, ...]
