"""Find what in the organization keeps people from planning or being rated, and who mends it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from itertools import chain
from typing import Final
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.organization.assessor import Chart
from penilaian_api.domain.organization.organization import (
    AssignmentKind,
    JobClass,
    Organization,
    Unit,
)
from penilaian_api.domain.organization.rings import AssessmentRing


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


@dataclass(frozen=True, slots=True)
class Defect:
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


def defects(
    organization: Organization, units: Iterable[Unit], employees: Iterable[UUID], day: date
) -> tuple[Defect, ...]:
    """Say what is wrong on *day* for *employees*, who all are to be appraised.

    People come first; then positions that report to nobody and that none of them holds; then
    units without a head, or whose head cannot assess. A state official reports to nobody in the
    agency, and nothing is wrong.
    """
    survey, ordered, heads = _Survey(organization, day), sorted(employees), tuple(units)
    people = tuple(filter(None, map(survey.of_employee, ordered)))
    reported = {defect.position for defect in people}
    return tuple(
        chain(
            people,
            survey.only_acting(ordered),
            (defect for defect in survey.of_positions() if defect.position not in reported),
            (
                Defect(DefectCode.UNIT_WITHOUT_HEAD, unit=unit.id)
                for unit in heads
                if unit.head_position is None
            ),
            survey.of_heads(heads),
        )
    )


def ring_defects(rings: Iterable[AssessmentRing], day: date) -> Iterator[Defect]:
    """Name everyone who, on *day* or later, is in a ring of people who assess one another."""
    lasting = (ring for ring in rings if (ring.span.ends_before or date.max) > day)
    named = set[UUID]()
    for ring in sorted(lasting, key=lambda ring: (ring.span.starts_on, ring.people)):
        for person in ring.people:
            if person not in named:
                named.add(person)
                yield Defect(DefectCode.ASSESSMENT_RING, employee=person, days=ring.span)


class _Survey:
    """One look at an organization on one day."""

    def __init__(self, organization: Organization, day: date) -> None:
        self._chart = Chart(organization)
        self._positions = organization.positions
        self._today = Span.through(day, day)
        self._holders: dict[UUID, set[UUID]] = {}
        self._kinds: dict[UUID, set[AssignmentKind]] = {}
        for entry in organization.assignments:
            if entry.span.contains(day):
                self._holders.setdefault(entry.position, set()).add(entry.employee)
                self._kinds.setdefault(entry.employee, set()).add(entry.kind)
        self._below: dict[UUID, set[UUID]] = {}
        for line in organization.lines:
            if line.span.contains(day):
                self._below.setdefault(line.superior, set()).add(line.position)

    def of_employee(self, employee: UUID) -> Defect | None:
        """Say why nobody can assess *employee*, if nobody can."""
        position = next((post for _, post in self._chart.posts(employee, self._today)), None)
        if position is None:
            return Defect(DefectCode.NO_ASSIGNMENT, employee=employee)
        if next(self._chart.climb(employee, position, self._today), None) is not None:
            return None
        return Defect(self._why(employee, position), employee=employee, position=position)

    def only_acting(self, employees: Iterable[UUID]) -> Iterator[Defect]:
        """Find those who hold acting posts and none of their own."""
        for employee in employees:
            if self._kinds.get(employee) == {AssignmentKind.ACTING}:
                post = next((position for _, position in self._chart.posts(employee, self._today)))
                yield Defect(DefectCode.ONLY_ACTING, employee=employee, position=post)

    def of_heads(self, units: Iterable[Unit]) -> Iterator[Defect]:
        """Find heads of units who may not assess, while others report to them."""
        for unit in units:
            head = unit.head_position
            if head is None or self._chart.is_assessed_from(head, self._today):
                continue
            holders = self._holders.get(head, set())
            below = set[UUID]().union(
                *(self._holders.get(post, set()) for post in self._below.get(head, ()))
            )
            if holders and below - holders:
                yield Defect(
                    DefectCode.HEAD_WITHOUT_DELEGATION,
                    employee=min(holders),
                    position=head,
                    unit=unit.id,
                )

    def of_positions(self) -> Iterator[Defect]:
        """Find positions that report to nobody, but for those of state officials."""
        for position in self._positions:
            if position.job_class is not JobClass.STATE_OFFICIAL and not self._above(position.id):
                yield Defect(DefectCode.POSITION_WITHOUT_LINE, position=position.id)

    def _why(self, employee: UUID, position: UUID) -> DefectCode:
        above = self._above(position)
        if not above:
            return DefectCode.POSITION_WITHOUT_LINE
        people: set[UUID] = set().union(*(self._holders.get(post, set()) for post in above))
        if people - {employee}:
            return DefectCode.NO_DELEGATION
        return DefectCode.ASSESSOR_IS_SELF if people else DefectCode.NO_ASSESSOR

    def _above(self, position: UUID) -> tuple[UUID, ...]:
        """Name the positions above *position*, the nearest first."""
        path = {position: None}
        here: UUID | None = position
        while here is not None:
            here = next((up for _, up in self._chart.superiors(here, self._today)), None)
            if here in path:
                break
            if here is not None:
                path[here] = None
        return tuple(path)[1:]
