"""Find what in the organization keeps people from planning or being rated, and who mends it."""

from datetime import date
from enum import StrEnum, auto
from functools import cached_property
from typing import Final, NamedTuple
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.assessor import Chart
from penilaian_api.domain.organization.organization import (
    Assignment,
    AssignmentKind,
    JobClass,
    Organization,
    ReportingLine,
    Unit,
)


class DefectCode(StrEnum):
    """Why: the words that a person reads stand in the labels."""

    NO_ASSIGNMENT = auto()
    ONLY_ACTING = auto()
    """Someone holds no post of their own: no cycle counts them among its people."""
    POSITION_WITHOUT_LINE = auto()
    ASSESSOR_IS_SELF = auto()
    NO_DELEGATION = auto()
    NO_ASSESSOR = auto()
    HEAD_WITHOUT_DELEGATION = auto()
    """The people of a unit are assessed above its head, who assesses only by delegation."""
    ASSESSMENT_RING = auto()
    """People assess one another, today or on days to come."""
    EVALUATION_LEFT_OPEN = auto()
    """Its period closed before its result was final."""
    EVALUATION_WITHOUT_ACTOR = auto()
    """Nobody can take its next step: nobody assesses the person today, or stands above who does."""
    OBJECTION_WITHOUT_DECIDER = auto()
    """Nobody stands above the assessor who may decide it."""
    PLAN_BEYOND_POST = auto()
    """A plan goes on although its person no longer holds the post for which it was made."""
    EVALUATION_OF_FORMER_POST = auto()
    """A newer plan of the same person is in force: the evaluation is to be made by that one."""
    UNIT_WITHOUT_HEAD = auto()
    NIP_DOUBTFUL = auto()
    """By the NIP the employee was appointed before they were of age."""
    ASSESSOR_OUTDATED = auto()
    """What is derived from the organization no longer equals it: a fault of ours."""


RANKS: Final = {code: number for number, code in enumerate(DefectCode)}
"""The place of each kind in the list, which goes kind by kind."""
CODES: Final = tuple(DefectCode)
WHY: Final = (
    DefectCode.NO_ASSIGNMENT,
    DefectCode.POSITION_WITHOUT_LINE,
    DefectCode.ASSESSOR_IS_SELF,
    DefectCode.NO_DELEGATION,
    DefectCode.NO_ASSESSOR,
)
"""Why nobody can assess a person."""


class Mender(StrEnum):
    """Who can correct it: an admin enters data, a leader delegates, an operator recomputes."""

    ADMIN = auto()
    LEADER = auto()
    OPERATOR = auto()


MENDERS: Final = {
    **dict.fromkeys(DefectCode, Mender.ADMIN),
    DefectCode.NO_DELEGATION: Mender.LEADER,
    DefectCode.HEAD_WITHOUT_DELEGATION: Mender.LEADER,
    DefectCode.ASSESSOR_OUTDATED: Mender.OPERATOR,
}


class Defect(NamedTuple):
    """One thing that is missing, and the person, position, unit or record that suffers from it."""

    code: DefectCode
    employee: UUID | None = None
    position: UUID | None = None
    unit: UUID | None = None
    plan: UUID | None = None
    evaluation: UUID | None = None
    objection: UUID | None = None
    days: Span | None = None
    """On which days, where it is not only today."""

    @property
    def mender(self) -> Mender:
        """Who can mend it."""
        return MENDERS[self.code]


class Inspection:
    """An organization laid out for asking what is wrong in it on a day."""

    def __init__(self, organization: Organization) -> None:
        self._organization = organization
        self._positions = {position.id: position for position in organization.positions}
        self._holders: dict[UUID, list[Assignment]] = {}
        self._posts: dict[UUID, list[Assignment]] = {}
        for entry in organization.assignments:
            self._holders.setdefault(entry.position, []).append(entry)
            self._posts.setdefault(entry.employee, []).append(entry)
        self._below: dict[UUID, list[ReportingLine]] = {}
        self._lines: dict[UUID, list[ReportingLine]] = {}
        for line in organization.lines:
            self._below.setdefault(line.superior, []).append(line)
            self._lines.setdefault(line.position, []).append(line)

    @cached_property
    def _chart(self) -> Chart:
        return Chart(self._organization)

    def holds_acting_post(self, employee: UUID) -> bool:
        """Tell whether somebody holds an acting post on any day."""
        return any(entry.kind is AssignmentKind.ACTING for entry in self._posts.get(employee, ()))

    def lines_of(self, position: UUID) -> list[Span]:
        """Say on which days a position reports to another."""
        return [line.span for line in self._lines.get(position, ())]

    def reports_to_nobody_by_law(self, position: UUID) -> bool:
        """Tell whether a position is that of a state official, or is not there."""
        post = self._positions.get(position)
        return post is None or post.job_class is JobClass.STATE_OFFICIAL

    def of_employee(self, employee: UUID, day: date) -> Defect | None:
        """Say why nobody can assess *employee* on a day, if nobody can."""
        position = self._post(employee, day) if employee in self._posts else None
        if position is None:
            return Defect(DefectCode.NO_ASSIGNMENT, employee=employee)
        if next(self._chart.climb(employee, position, _on(day)), None) is not None:
            return None
        return Defect(self._why(employee, position, day), employee=employee, position=position)

    def only_acting(self, employee: UUID, day: date) -> Defect | None:
        """Name who holds acting posts on a day and none of their own."""
        entries = self._posts.get(employee, ())
        kinds = {entry.kind for entry in entries if entry.span.contains(day)}
        if kinds != {AssignmentKind.ACTING}:
            return None
        post = self._post(employee, day)
        return Defect(DefectCode.ONLY_ACTING, employee=employee, position=post)

    def of_head(self, unit: Unit, day: date) -> Defect | None:
        """Name the head of a unit who may not assess on a day, while others report to them."""
        head = unit.head_position
        if head is None or self._chart.is_assessed_from(head, _on(day)):
            return None
        holders, below = self._holding(head, day), set[UUID]()
        for line in self._below.get(head, ()):
            if line.span.contains(day):
                below |= self._holding(line.position, day)
        if not holders or not below - holders:
            return None
        code = DefectCode.HEAD_WITHOUT_DELEGATION
        return Defect(code, employee=min(holders), position=head, unit=unit.id)

    def _post(self, employee: UUID, day: date) -> UUID | None:
        return next((post for _, post in self._chart.posts(employee, _on(day))), None)

    def _holding(self, position: UUID, day: date) -> set[UUID]:
        entries = self._holders.get(position, ())
        return {entry.employee for entry in entries if entry.span.contains(day)}

    def _why(self, employee: UUID, position: UUID, day: date) -> DefectCode:
        above = self._above(position, day)
        if not above:
            return DefectCode.POSITION_WITHOUT_LINE
        people = set[UUID]().union(*(self._holding(post, day) for post in above))
        if people - {employee}:
            return DefectCode.NO_DELEGATION
        return DefectCode.ASSESSOR_IS_SELF if people else DefectCode.NO_ASSESSOR

    def _above(self, position: UUID, day: date) -> tuple[UUID, ...]:
        """Name the positions above *position*, the nearest first."""
        path = {position: None}
        here: UUID | None = position
        while here is not None:
            here = next((up for _, up in self._chart.superiors(here, _on(day))), None)
            if here in path:
                break
            if here is not None:
                path[here] = None
        return tuple(path)[1:]


def _on(day: date) -> Span:
    return Span.through(day, day)
