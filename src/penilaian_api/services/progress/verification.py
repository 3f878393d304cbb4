"""Verify innovations: a named panel judges them by a rubric, and never what its members made.

The verdicts of a panel decide by the rule of the rubric; a verified entry measures the part of the
period for each of its innovators, together with what else of theirs was verified.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from statistics import median
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.errors import (
    ConflictError,
    Fault,
    ForbiddenError,
    InvalidDataError,
    OutOfReachError,
)
from penilaian_api.domain.progress.innovation import (
    INNOVATION,
    POINTS,
    InnovationState,
    InnovationStep,
    PanelDecision,
    best_and_further,
    decide,
)
from penilaian_api.domain.progress.rubric import JudgedLevel, Rubric, level_faults, place_on
from penilaian_api.domain.scoring.record.numbers import round_half_up, text
from penilaian_api.domain.scoring.record.phrases import Phrase
from penilaian_api.domain.transitions import advance
from penilaian_api.services.cycle import cycles
from penilaian_api.services.progress import innovations, measurements
from penilaian_api.services.progress.innovations import InnovationView
from penilaian_api.services.progress.measurement_references import (
    PostedMeasurement,
    Range,
    ranges,
)
from penilaian_api.services.progress.rubrics import rubric_of
from penilaian_api.services.references import require
from penilaian_api.services.scoring import schemes
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.register.innovations import (
    Innovation,
    InnovationVerdict,
    Innovator,
)
from penilaian_api.storage.progress import innovations as innovation_storage
from penilaian_api.storage.progress import measurements as measurement_storage
from penilaian_api.storage.progress.innovations import CoveringPanel, VerifiedRow
from penilaian_api.storage.work.unit_of_work import UnitOfWork

DIGITS: Final = 4
SHOWN: Final = 2
LONGEST_SOURCE: Final = 300


@dataclass(frozen=True, slots=True)
class InnovatorView:
    """One of those who made an innovation."""

    employee_id: UUID
    employee_code: str
    employee_name: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """The median level of a criterion, and the reasons of those who judged, unnamed."""

    item: str
    label: Phrase
    level: Decimal
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class VerificationView:
    """How an innovation was judged; empty until it is decided."""

    innovation_id: UUID
    state: InnovationState
    rubric: str
    rubric_number: int
    rule: str
    statement: Phrase
    points: Decimal | None
    criteria: tuple[CriterionView, ...]
    innovators: tuple[InnovatorView, ...]


def verify(
    work: UnitOfWork, innovation_id: UUID, expected_version: int, levels: Sequence[JudgedLevel]
) -> InnovationView:
    """Give the caller's verdict; the one that completes the panel's decides."""
    innovation = work.of(Innovation).get(innovation_id)
    people = _refuse_own(work, innovation)
    panel = _panel_of_caller(work, innovation)
    work.of(Innovation).claim(innovation, expected_version)
    advance(INNOVATION, innovation.state, InnovationStep.VERIFY)
    given = work.of(InnovationVerdict).children_of(innovation)
    if any(verdict.author_id == work.actor.employee_id for verdict in given):
        raise ConflictError("verdict_given")
    rubric = rubric_of(innovation.rubric)
    if faults := [*level_faults(rubric, rubric.expected("", {}), levels)]:
        raise InvalidDataError("invalid_input", faults=faults)
    pinned = measurement_storage.pinned_periods(work, [innovation.period_id])
    period, version = require(pinned.get(innovation.period_id), "/period_id")
    cycles.require_state(work, period, PeriodState.OPEN, PeriodState.RATING)
    verdict = _keep_verdict(work, innovation, panel, levels)
    decision = decide(rubric, [_levels_of(each) for each in (*given, verdict)])
    if decision is not None:
        _decide(work, innovation, decision)
        scale = ranges(schemes.scheme_of(version)).get(rubric.part)
        if decision.is_verified and scale is not None:
            items = _measured(work, innovation, rubric, scale, people)
            measurements.post_within(work, items, pinned, replaces=True)
    return innovations.view(work, innovation)


def get(work: UnitOfWork, innovation_id: UUID) -> VerificationView:
    """Return how an innovation was judged, to those who may read of one who made it."""
    made_by = work.of(Innovator).all(innovation_id=innovation_id)
    if not made_by:
        raise OutOfReachError
    innovation = require(work.of(Innovation).get_referenced(innovation_id), "")
    rubric = rubric_of(innovation.rubric)
    names = innovation_storage.names_of(work, [each.employee_id for each in made_by])
    return VerificationView(
        innovation.id,
        innovation.state,
        innovation.rubric,
        innovation.rubric_number,
        _rule(rubric),
        rubric.statement,
        innovation.points,
        () if innovation.points is None else _criteria(work, innovation, rubric),
        tuple(InnovatorView(*row) for row in names),
    )


def _refuse_own(work: UnitOfWork, innovation: Innovation) -> set[UUID]:
    """Refuse who made an innovation, and whom one of its innovators assesses."""
    made_by = innovation_storage.innovators(work, innovation.id)
    if any(row.employee_id == work.actor.employee_id for row in made_by):
        raise ForbiddenError("not_on_yourself", faults=[Fault("", "own_innovation")])
    if any(row.assesses_caller for row in made_by):
        raise ForbiddenError("innovation_of_own_leader")
    return {row.employee_id for row in made_by}


def _panel_of_caller(work: UnitOfWork, innovation: Innovation) -> CoveringPanel:
    panel = innovation_storage.covering_panel(work, innovation.id)
    if panel is None or work.actor.employee_id not in panel.members:
        raise ForbiddenError("not_on_panel")
    return panel


def _keep_verdict(
    work: UnitOfWork, innovation: Innovation, panel: CoveringPanel, levels: Sequence[JudgedLevel]
) -> InnovationVerdict:
    verdict = InnovationVerdict(
        id=new_id(),
        innovation_id=innovation.id,
        panel_id=panel.id,
        author_id=work.actor.employee_id,
        levels=[{"item": each.item, "level": each.level, "reason": each.reason} for each in levels],
        given_at=work.now,
    )
    work.of(InnovationVerdict).put(innovation, verdict)
    return verdict


def _levels_of(verdict: InnovationVerdict) -> dict[str, int]:
    return {str(each["item"]): int(str(each["level"])) for each in verdict.levels}


def _decide(work: UnitOfWork, innovation: Innovation, decision: PanelDecision) -> None:
    step = InnovationStep.VERIFY if decision.is_verified else InnovationStep.DECLINE
    innovation.state = advance(INNOVATION, innovation.state, step)
    innovation.points = round_half_up(decision.points, DIGITS)
    innovation.decided_at = work.now
    work.session.flush()  # what was verified is read again below


def _measured(
    work: UnitOfWork, innovation: Innovation, rubric: Rubric, scale: Range, people: set[UUID]
) -> list[PostedMeasurement]:
    """Measure the part for each innovator by all that was verified of them in the period."""
    rows = innovation_storage.verified_of(work, innovation.period_id, people)
    items = []
    for person in sorted(people):
        verified = [row for row in rows if row.employee_id == person]
        value = best_and_further(rubric, [Fraction(row.points) for row in verified])
        items.append(
            PostedMeasurement(
                employee_id=person,
                employee_code=None,
                unit_code=None,
                period_id=innovation.period_id,
                part=rubric.part,
                value=round_half_up(place_on(scale, value, POINTS), DIGITS),
                count=len(verified),
                low=None,
                high=None,
                source=_source(rubric, verified),
                supersedes_id=None,
            )
        )
    return items


def _source(rubric: Rubric, verified: Sequence[VerifiedRow]) -> str:
    """Name the innovations behind a number, the best first, as far as there is room."""
    best = sorted(verified, key=lambda row: -row.points)
    named = [
        f"“{row.title}” ({text(Fraction(round_half_up(Fraction(row.points), SHOWN)))})"
        for row in best
    ]
    source = f"{_rule(rubric)}: {'; '.join(named)}"
    return source if len(source) <= LONGEST_SOURCE else f"{source[: LONGEST_SOURCE - 1]}…"


def _rule(rubric: Rubric) -> str:
    return f"{rubric.rule}@{rubric.rule_number}"


def _criteria(
    work: UnitOfWork, innovation: Innovation, rubric: Rubric
) -> tuple[CriterionView, ...]:
    verdicts = work.of(InnovationVerdict).children_of(innovation)
    return tuple(
        CriterionView(
            item.key,
            item.label,
            round_half_up(Fraction(median(Fraction(level) for level, _ in given)), DIGITS),
            tuple(reason for _, reason in given if reason),
        )
        for item in rubric.items
        for given in [
            [
                (int(str(each["level"])), str(each["reason"]))
                for verdict in verdicts
                for each in verdict.levels
                if each["item"] == item.key
            ]
        ]
    )
