"""Score by the quadrant: two ratings choose a cell, with the law's named exception."""

from collections.abc import Sequence
from dataclasses import dataclass

from penilaian_api.domain.scoring.engine.suggestion import (
    core_value_items,
    expectation,
    propose,
    result_items,
)
from penilaian_api.domain.scoring.record.card import Gap, Item, Note, Ratings, Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, RatingInput
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS
from penilaian_api.domain.scoring.record.trail import Operand, ScoreTrail
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, WeightedQuadrantScheme
from penilaian_api.domain.scoring.vocabulary import Expectation, MissingPolicy, Predicate

_DROPOUT = "study_dropout"


@dataclass(frozen=True, slots=True)
class QuadrantResult:
    """The predicate of the two chosen ratings, what is missing for it, and what moved it."""

    ratings: Ratings
    predicate: Predicate | None
    missing: tuple[Gap, ...] = ()
    notes: tuple[Note, ...] = ()


def score_quadrant(scheme: QuadrantScheme, inputs: Sequence[Input], facts: Facts) -> Scorecard:
    """Return the predicate of the two chosen ratings; there is no number.

    PermenPANRB 6/2022, Lampiran Bab IV B3: nine cells, and the drop-out from study leave.
    """
    trail = ScoreTrail()
    suggested = propose(scheme, inputs, facts, trail)
    result = apply_quadrant(scheme, inputs, facts, trail)
    items: list[Item] = [*result_items(inputs, scheme.suggestion), *core_value_items(inputs)]
    return Scorecard(
        digits=0,
        score=None,
        predicate=result.predicate,
        ratings=result.ratings,
        suggested=suggested,
        trail=trail.steps({}),
        items=tuple(item for item in items if item.rating is not None),
        missing=result.missing,
        notes=result.notes,
    )


def apply_quadrant(
    scheme: QuadrantScheme | WeightedQuadrantScheme,
    inputs: Sequence[Input],
    facts: Facts,
    trail: ScoreTrail,
) -> QuadrantResult:
    """Apply the cell of the chosen ratings, or report which of them is missing."""
    chosen = {
        rating.about: rating
        for rating in inputs
        if isinstance(rating, RatingInput) and rating.about in {"results", "behavior"}
    }
    levels = {about: expectation(rating) for about, rating in chosen.items()}
    ratings = Ratings(levels.get("results"), levels.get("behavior"))
    if ratings.results is None or ratings.behavior is None:
        gaps = [
            Gap(axis, TERMS[axis], MissingPolicy.BLOCK)
            for axis in ("results", "behavior")
            if axis not in levels
        ]
        return QuadrantResult(ratings, None, tuple(gaps))
    operands = [
        Operand(about, levels[about], chosen[about].origin or f"input:{about}")
        for about in ("results", "behavior")
    ]
    predicate = _cell(scheme, ratings.results, ratings.behavior, operands, trail)
    if facts.study_dropout and _DROPOUT in scheme.overrides:
        return _apply_dropout(scheme, ratings, predicate, trail)
    return QuadrantResult(ratings, predicate)


def _cell(
    scheme: QuadrantScheme | WeightedQuadrantScheme,
    results: Expectation,
    behavior: Expectation,
    operands: Sequence[Operand],
    trail: ScoreTrail,
) -> Predicate:
    predicate = scheme.cells.at(results, behavior)
    cell = Operand("cell", predicate, f"scheme:cells/{results}/{behavior}")
    trail.add_outcome(
        "predicate",
        STEPS["cell"],
        formula="cell",
        operands=[*operands, cell],
        outcome=predicate,
        basis=scheme.basis,
    )
    return predicate


def _apply_dropout(
    scheme: QuadrantScheme | WeightedQuadrantScheme,
    ratings: Ratings,
    quadrant: Predicate,
    trail: ScoreTrail,
) -> QuadrantResult:
    """Give a drop-out one of the two lowest predicates; behavior decides which (B3a3d)."""
    behavior = Expectation.BELOW if ratings.behavior is None else ratings.behavior
    predicate = scheme.study_dropout.at(behavior)
    trail.add_outcome(
        f"override/{_DROPOUT}",
        STEPS["override"],
        formula="rule",
        operands=[
            Operand("behavior", behavior, "rating:behavior"),
            Operand("dropout", "yes", "fact:study_dropout"),
            Operand("rule", predicate, f"scheme:study_dropout/{behavior}"),
        ],
        outcome=predicate,
        basis=scheme.basis,
    )
    note = Note(_DROPOUT, {"before": quadrant, "after": predicate})
    return QuadrantResult(ratings, predicate, (), () if predicate is quadrant else (note,))
