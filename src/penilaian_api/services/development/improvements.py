"""Name what of a result was strong and what to improve, the costliest first, with a step for each.

It is the order of the explanation itself: nothing is ranked twice. Each is tied to what it comes
from (a line of the plan, a core value or a part) and to the feedback on it that its reader may see.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any
from uuid import UUID

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.access.authorization import open_grants
from penilaian_api.domain.development.coaching import GuidanceKind
from penilaian_api.domain.development.training import StepKind, TrainingKind, TrainingOrigin
from penilaian_api.domain.feedback import Relation
from penilaian_api.domain.plan.plan import CoreValue
from penilaian_api.domain.scoring.explanation import strong_items, weak_items
from penilaian_api.domain.scoring.record.card import Item
from penilaian_api.domain.scoring.vocabulary import Expectation, Tone
from penilaian_api.services.development import coaching, training
from penilaian_api.services.development.coaching_views import AimInput, CoachingInput
from penilaian_api.services.development.origins import TrainingInput
from penilaian_api.services.evaluation import results
from penilaian_api.services.local_days import begin_of
from penilaian_api.services.references import require
from penilaian_api.services.views import view_of
from penilaian_api.storage.development import improvements as improvement_storage
from penilaian_api.storage.development.improvements import FeedbackRow
from penilaian_api.storage.packaged_data import proposal_rule
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class AreaFeedbackView:
    """A piece of feedback on the same line or core value, as far as the reader may see it."""

    feedback_id: UUID
    relation: Relation
    tone: Tone | None


@dataclass(frozen=True, slots=True)
class StrengthView:
    """What of a result was strong: the indicator, part or rating behind it."""

    key: str
    line_id: UUID | None
    core_value: CoreValue | None
    feedback: tuple[AreaFeedbackView, ...]
    name_id: str
    name_en: str
    points: Decimal | None
    rating: Expectation | None


@dataclass(frozen=True, slots=True)
class ImprovementView:
    """What to improve: the indicator, part or rating behind it, what it cost, and a first step."""

    rank: int
    key: str
    line_id: UUID | None
    core_value: CoreValue | None
    feedback: tuple[AreaFeedbackView, ...]
    name_id: str
    name_en: str
    lost: Decimal | None
    rating: Expectation | None
    proposed_step: StepKind


@dataclass(frozen=True, slots=True)
class AreasView:
    """Strengths and areas to improve of a result, by the rule that proposes the steps."""

    evaluation_id: UUID
    rule_id: str
    rule_version: int
    strengths: tuple[StrengthView, ...]
    improvements: tuple[ImprovementView, ...]


@dataclass(frozen=True, slots=True)
class ProposedStepInput:
    """The area whose proposed step is taken, until when, and what it is called."""

    area: str
    due_on: date
    title: str


@dataclass(frozen=True, slots=True)
class TakenStepView:
    """The record that a proposed step became."""

    kind: StepKind
    coaching_id: UUID | None
    training_id: UUID | None


def get(work: UnitOfWork, evaluation_id: UUID) -> AreasView:
    """Name strengths and areas to improve of a result that the caller may read."""
    items, rule = _items(work, evaluation_id), proposal_rule()
    given = _feedback(work, evaluation_id)
    return AreasView(
        evaluation_id=evaluation_id,
        rule_id=rule.id,
        rule_version=rule.version,
        strengths=tuple(_strength(item, given) for item in strong_items(items)),
        improvements=_improvements(items, given),
    )


def take_step(work: UnitOfWork, evaluation_id: UUID, stated: ProposedStepInput) -> TakenStepView:
    """Make the step that is proposed for an area a record: guidance or training that cites it."""
    items = _items(work, evaluation_id)
    areas = {area.key: area for area in _improvements(items, given=())}
    area = require(areas.get(stated.area), "/area")
    appraised = improvement_storage.appraised_period(work, evaluation_id)
    if area.proposed_step is StepKind.TRAINING:
        made = training.propose(
            work, _training(evaluation_id, appraised.employee_id, area, stated), from_area=True
        )
        return TakenStepView(StepKind.TRAINING, None, made.id)
    plan = coaching.open_plan(
        work, _coaching(evaluation_id, appraised.employee_id, area, stated)
    ).plan
    return TakenStepView(StepKind.COACHING, plan.id, None)


def _items(work: UnitOfWork, evaluation_id: UUID) -> Sequence[Item]:
    """List what made up a result that the caller may read; nothing where it has no score."""
    card = results.explanation(work, evaluation_id).card
    return () if card is None else card.items


def _improvements(
    items: Sequence[Item], given: Sequence[FeedbackRow]
) -> tuple[ImprovementView, ...]:
    return tuple(_improvement(rank, item, given) for rank, item in enumerate(weak_items(items), 1))


def _coaching(
    evaluation_id: UUID, person: UUID, area: ImprovementView, stated: ProposedStepInput
) -> CoachingInput:
    part = None if area.line_id is not None else area.key.partition("/")[0]
    aim = AimInput(area.name_id, area.line_id, part, baseline="", target="", strategy="")
    return CoachingInput(
        employee_id=person,
        coach_code=None,
        evaluation_id=evaluation_id,
        remedy_id=None,
        kind=GuidanceKind.COACHING,
        goal=stated.title or area.name_id,
        problem="",
        cause="",
        opportunity="",
        success_measure="",
        adjusts_plan=False,
        due_on=stated.due_on,
        aims=[aim],
    )


def _training(
    evaluation_id: UUID, person: UUID, area: ImprovementView, stated: ProposedStepInput
) -> TrainingInput:
    return TrainingInput(
        employee_id=person,
        kind=TrainingKind.TRAINING,
        origin=TrainingOrigin.IMPROVEMENT_AREA,
        evaluation_id=evaluation_id,
        assessment_id=None,
        item=area.key,
        title=stated.title or area.name_id,
        provider="",
        hours=None,
        due_on=stated.due_on,
        qualifies_for=None,
    )


def _feedback(work: UnitOfWork, evaluation_id: UUID) -> list[FeedbackRow]:
    """Fetch the feedback of the period that the caller may see, until the result is final."""
    grants = open_grants(work.actor, Action.FEEDBACK_READ)
    if not grants:
        return []
    appraised = improvement_storage.appraised_period(work, evaluation_id)
    since = begin_of(work, appraised.starts_on)
    until = appraised.finalized_at or work.now
    return improvement_storage.feedback_on(work, grants, appraised.employee_id, since, until)


def _tie(item: Item, given: Sequence[FeedbackRow]) -> dict[str, Any]:
    """Tie an item to the line or core value that its key names, and to the feedback on it."""
    name = item.key.rpartition("/")[2]
    value = CoreValue(name) if name in {*CoreValue} else None
    try:
        line = UUID(name)
    except ValueError:
        line = None
    on_it = [
        row
        for row in given
        if (line is not None and row.line_id == line)
        or (value is not None and row.core_value is value)
    ]
    feedback = tuple(view_of(AreaFeedbackView, row) for row in on_it)
    return {"line_id": line, "core_value": value, "feedback": feedback}


def _strength(item: Item, given: Sequence[FeedbackRow]) -> StrengthView:
    return StrengthView(
        key=item.key,
        name_id=item.name.of("id"),
        name_en=item.name.of("en"),
        points=_written(item.points),
        rating=item.rating,
        **_tie(item, given),
    )


def _improvement(rank: int, item: Item, given: Sequence[FeedbackRow]) -> ImprovementView:
    return ImprovementView(
        rank=rank,
        key=item.key,
        name_id=item.name.of("id"),
        name_en=item.name.of("en"),
        lost=_written(item.lost),
        rating=item.rating,
        proposed_step=proposal_rule().step_for(item.key.partition("/")[0]),
        **_tie(item, given),
    )


def _written(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_PLACES)
