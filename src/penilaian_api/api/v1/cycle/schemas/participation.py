"""Define the response shapes of taking part in a cycle."""

from typing import Annotated

from pydantic import Field

from penilaian_api.api.v1.shared.raters import RaterGroupOut
from penilaian_api.api.v1.shared.shapes import Day, Exact, Key, ShapeOut
from penilaian_api.domain.cycle.participation import ParticipationRole, ParticipationStep
from penilaian_api.domain.indicator.proposal import ProposalKind


class StepCountOut(ShapeOut):
    """How many took a step, and their share."""

    step: ParticipationStep
    count: int
    share: Annotated[Exact, Field(description="In percent of the people.")]


class ParticipationGroupOut(ShapeOut):
    """The people of one unit in one role."""

    unit_code: str
    unit_name: str
    role: ParticipationRole
    people: int
    steps: tuple[StepCountOut, ...]


class RaterShareOut(RaterGroupOut):
    """Of those of a unit and role who were asked, how many rated an indicator, and their share."""

    share: Annotated[Exact, Field(description="In percent of the people.")]


class ParticipationOut(ShapeOut):
    """Who took part in a cycle, among those whom you reach.

    `relevance_rated` is what the newest survey of it froze when it was released; groups in which
    fewer than its minimum answered are left out.
    """

    cycle_id: Key
    key: str
    people: int
    steps: tuple[StepCountOut, ...]
    groups: tuple[ParticipationGroupOut, ...]
    relevance_rated: tuple[RaterShareOut, ...]


class StepTakenOut(ShapeOut):
    """Whether you took a step."""

    step: ParticipationStep
    is_taken: bool


class InvolvementOut(ShapeOut):
    """In which steps of a cycle you took part."""

    cycle_id: Key
    key: str
    steps: tuple[StepTakenOut, ...]


class MonthAdoptionOut(ShapeOut):
    """Of a month: accounts in use when it ended, and people who told progress in it."""

    starts_on: Day
    activated: int
    active: int


class UnitAdoptionOut(ShapeOut):
    """How a unit takes the system up, month by month."""

    unit_code: str
    unit_name: str
    people: int
    months: tuple[MonthAdoptionOut, ...]


class VoiceCountOut(ShapeOut):
    """How much people said of one kind, and how much of it waits for an answer."""

    kind: ProposalKind
    submitted: int
    answered: int
    unanswered: int


class AdoptionOut(ShapeOut):
    """How the system is taken up in a cycle, among the people whom you reach."""

    cycle_id: Key
    key: str
    units: tuple[UnitAdoptionOut, ...]
    voices: tuple[VoiceCountOut, ...]
