"""Score by the quadrant: two ratings choose a cell, with the law's named exception."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from penilaian_api.domain.scoring.engine.grounds.ratings import AXES, is_axis, record_ratings
from penilaian_api.domain.scoring.engine.suggestion import expectation, propose, result_items
from penilaian_api.domain.scoring.record.card import (
    Gap,
    GivenRating,
    Item,
    Note,
    Ratings,
    Scorecard,
)
from penilaian_api.domain.scoring.record.inputs import Facts, Input, RatingInput
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS
from penilaian_api.domain.scoring.record.trail import EngineVersion, Operand, ScoreTrail
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
    given: tuple[GivenRating, ...] = ()


def score_quadrant(
    scheme: QuadrantScheme, inputs: Sequence[Input], facts: Facts, engine: EngineVersion
) -> Scorecard:
    """Return the predicate of the two chosen ratings; there is no number.

    PermenPANRB 6/2022, Lampiran Bab IV B3: nine cells, and the drop-out from study leave.
    """
    trail = ScoreTrail(engine)
    suggested = propose(scheme, inputs, facts, trail)
    result = apply_quadrant(scheme, inputs, facts, trail)
    items: list[Item] = [*result_items(suggested.work_results), *suggested.core_values]
    return Scorecard(
        digits=0,
        score=None,
        predicate=result.predicate,
        ratings=result.ratings,
        suggested=suggested.ratings,
        trail=trail.steps({}),
        items=tuple(item for item in items if item.rating is not None),
        missing=result.missing,
        notes=result.notes,
        work_results=suggested.work_results,
        proposals=suggested.proposals,
        given=(*result.given, *suggested.given),
    )


def apply_quadrant(
    scheme: QuadrantScheme | WeightedQuadrantScheme,
    inputs: Sequence[Input],
    facts: Facts,
    trail: ScoreTrail,
) -> QuadrantResult:
    """Apply the cell of the chosen ratings, or report which of them is missing."""
    given = record_ratings(inputs, is_axis, trail)
    chosen = {
        rating.about: rating
        for rating in inputs
        if isinstance(rating, RatingInput) and rating.about in AXES
    }
    levels = {about: expectation(rating) for about, rating in chosen.items()}
    ratings = Ratings(levels.get("results"), levels.get("behavior"))
    if ratings.results is None or ratings.behavior is None:
        gaps = [Gap(axis, TERMS[axis], MissingPolicy.BLOCK) for axis in AXES if axis not in levels]
        return QuadrantResult(ratings, None, tuple(gaps), given=given)
    operands = [_chosen(about, chosen[about], trail) for about in AXES]
    predicate = _cell(scheme, ratings.results, ratings.behavior, operands, trail)
    if facts.study_dropout and _DROPOUT in scheme.overrides:
        applied = _apply_dropout(scheme, ratings, predicate, facts.dropout_predicate, trail)
        return replace(applied, given=given)
    return QuadrantResult(ratings, predicate, given=given)


def _chosen(about: str, rating: RatingInput, trail: ScoreTrail) -> Operand:
    """Return a chosen rating as an operand: by the step that tells who gave it, if there is one."""
    step = trail.find(f"rating/{about}")
    if step is not None:
        return step.operand(about)
    return Operand(about, expectation(rating), rating.origin or f"input:{about}")


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
    decided: Predicate | None,
    trail: ScoreTrail,
) -> QuadrantResult:
    """Give a drop-out one of the two lowest predicates (B3a3d).

    A person decides which; as long as nobody has, behavior proposes one.
    """
    behavior = Expectation.BELOW if ratings.behavior is None else ratings.behavior
    row = scheme.study_dropout
    is_decided = decided in {row.above, row.met, row.below}
    predicate = decided if decided is not None and is_decided else row.at(behavior)
    origin = "fact:dropout_predicate" if is_decided else f"scheme:study_dropout/{behavior}"
    trail.add_outcome(
        f"override/{_DROPOUT}",
        STEPS["override"],
        formula="rule",
        operands=[
            Operand("behavior", behavior, "rating:behavior"),
            Operand("dropout", "yes", "fact:study_dropout"),
            Operand("rule", predicate, origin),
        ],
        outcome=predicate,
        basis=scheme.basis,
    )
    note = Note(_DROPOUT, {"before": quadrant, "after": predicate})
    return QuadrantResult(ratings, predicate, (), () if predicate is quadrant else (note,))
