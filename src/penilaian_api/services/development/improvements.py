"""Name what of a result was strong and what to improve, the costliest first, with a step for each.

It is the order of the explanation itself: nothing is ranked twice.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from penilaian_api.domain.development.training import StepKind
from penilaian_api.domain.scoring.explanation import strong_items, weak_items
from penilaian_api.domain.scoring.record.card import Item
from penilaian_api.domain.scoring.vocabulary import Expectation
from penilaian_api.services.evaluation import results
from penilaian_api.storage.packaged_data import proposal_rule
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_PLACES = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class StrengthView:
    """What of a result was strong: the indicator, part or rating behind it."""

    key: str
    name_id: str
    name_en: str
    points: Decimal | None
    rating: Expectation | None


@dataclass(frozen=True, slots=True)
class ImprovementView:
    """What to improve: the indicator, part or rating behind it, what it cost, and a first step."""

    rank: int
    key: str
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


def get(work: UnitOfWork, evaluation_id: UUID) -> AreasView:
    """Name strengths and areas to improve of a result that the caller may read."""
    card = results.explanation(work, evaluation_id).card
    items, rule = () if card is None else card.items, proposal_rule()
    return AreasView(
        evaluation_id=evaluation_id,
        rule_id=rule.id,
        rule_version=rule.version,
        strengths=tuple(map(_strength, strong_items(items))),
        improvements=tuple(
            _improvement(rank, item) for rank, item in enumerate(weak_items(items), 1)
        ),
    )


def _strength(item: Item) -> StrengthView:
    points = _written(item.points)
    return StrengthView(item.key, item.name.of("id"), item.name.of("en"), points, item.rating)


def _improvement(rank: int, item: Item) -> ImprovementView:
    return ImprovementView(
        rank=rank,
        key=item.key,
        name_id=item.name.of("id"),
        name_en=item.name.of("en"),
        lost=_written(item.lost),
        rating=item.rating,
        proposed_step=proposal_rule().step_for(item.key),
    )


def _written(value: Fraction | None) -> Decimal | None:
    if value is None:
        return None
    return (Decimal(value.numerator) / Decimal(value.denominator)).quantize(_PLACES)
