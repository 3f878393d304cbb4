"""Define the shapes of a scheme after its total: adjustments, bands, conditions, vetoes."""

from typing import Annotated, Literal

from pydantic import Field

from penilaian_api.domain.scoring.scheme.values import Number, Positive, Shape
from penilaian_api.domain.scoring.vocabulary import MeasurementKind, Predicate, Sanction, Scope


class Factor(Shape):
    """The share of its worth that an additional result of so many points brings."""

    start: Number = Field(alias="from")
    factor: Positive


class AdditionalResults(Shape):
    """The adjustment by additional results: factor times scope times points/100, capped in all."""

    kind: Literal["additional_results"]
    scope: dict[Scope, Positive] = Field(min_length=1)
    factors: tuple[Factor, ...] = Field(min_length=1, max_length=20)
    cap: Positive


class InnovationBonus(Shape):
    """The adjustment by measured innovation: factor times the value, capped."""

    kind: Literal["innovation"]
    measurement: MeasurementKind
    factor: Positive
    cap: Positive


Adjustment = Annotated[AdditionalResults | InnovationBonus, Field(discriminator="kind")]


class Band(Shape):
    """A predicate and the score from which it holds."""

    start: Number = Field(alias="from")
    predicate: Predicate


class Condition(Shape):
    """A predicate that needs a fact; without it the next band holds."""

    predicate: Predicate
    fact: Literal["new_idea"]


class Veto(Shape):
    """The best predicate under a discipline sanction of this level or heavier."""

    sanction: Sanction
    at_most: Predicate
