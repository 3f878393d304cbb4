"""Let two ratings meet in a cell, with the law's named exception."""

from collections.abc import Sequence
from dataclasses import dataclass

from penilaian_api.domain.scoring.engine.suggestion import (
    expectation,
    propose,
    rated_results,
    rated_values,
)
from penilaian_api.domain.scoring.record.card import Gap, Item, Note, Ratings, Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, Input, RatingInput
from penilaian_api.domain.scoring.record.phrases import STEPS, TERMS
from penilaian_api.domain.scoring.record.trail import Operand, Trail
from penilaian_api.domain.scoring.scheme.scheme import QuadrantScheme, WeightedQuadrantScheme
from penilaian_api.domain.scoring.vocabulary import Expectation, Missing, Predicate

_DROPOUT = "study_dropout"


@dataclass(frozen=True, slots=True)
class Met:
    """What the two chosen ratings give: the predicate, what is missing, what moved it."""

    ratings: Ratings
    predicate: Predicate | None
    missing: tuple[Gap, ...] = ()
    notes: tuple[Note, ...] = ()


def score_quadrant(scheme: QuadrantScheme, inputs: Sequence[Input], facts: Facts) -> Scorecard:
    """Return the predicate of the two chosen ratings; there is no number.

    PermenPANRB 6/2022, Lampiran Bab IV B3: nine cells, and the drop-out from study leave.
    """
    trail = Trail()
    suggested = propose(scheme, inputs, facts, trail)
    met = meet(scheme, inputs, facts, trail)
    rated: list[Item] = [*rated_results(inputs, scheme.suggestion), *rated_values(inputs)]
    return Scorecard(
        scheme=scheme.key,
        digits=0,
        score=None,
        predicate=met.predicate,
        ratings=met.ratings,
        suggested=suggested,
        trail=trail.steps({}),
        items=tuple(item for item in rated if item.rating is not None),
        missing=met.missing,
        notes=met.notes,
    )


def meet(
    scheme: QuadrantScheme | WeightedQuadrantScheme,
    inputs: Sequence[Input],
    facts: Facts,
    trail: Trail,
) -> Met:
    """Return the cell of the chosen ratings, or which of them is missing."""
    chosen = {
        one.about: one
        for one in inputs
        if isinstance(one, RatingInput) and one.about in {"results", "behavior"}
    }
    found = {about: expectation(one) for about, one in chosen.items()}
    ratings = Ratings(found.get("results"), found.get("behavior"))
    if ratings.results is None or ratings.behavior is None:
        gaps = [
            Gap(axis, TERMS[axis], Missing.BLOCK)
            for axis in ("results", "behavior")
            if axis not in found
        ]
        return Met(ratings, None, tuple(gaps))
    operands = [
        Operand(about, found[about], chosen[about].origin or f"input:{about}")
        for about in ("results", "behavior")
    ]
    predicate = _cell(scheme, ratings.results, ratings.behavior, operands, trail)
    if facts.study_dropout and _DROPOUT in scheme.overrides:
        return _dropped_out(scheme, ratings, predicate, trail)
    return Met(ratings, predicate)


def _cell(
    scheme: QuadrantScheme | WeightedQuadrantScheme,
    results: Expectation,
    behavior: Expectation,
    operands: Sequence[Operand],
    trail: Trail,
) -> Predicate:
    predicate = scheme.cells.at(results, behavior)
    cell = Operand("cell", predicate, f"scheme:cells/{results}/{behavior}")
    trail.word(
        "predicate",
        STEPS["cell"],
        formula="cell",
        operands=[*operands, cell],
        outcome=predicate,
        basis=scheme.basis,
    )
    return predicate


def _dropped_out(
    scheme: QuadrantScheme | WeightedQuadrantScheme,
    ratings: Ratings,
    quadrant: Predicate,
    trail: Trail,
) -> Met:
    """Give a drop-out one of the two lowest predicates; behavior decides which (B3a3d)."""
    behavior = Expectation.BELOW if ratings.behavior is None else ratings.behavior
    predicate = scheme.study_dropout.at(behavior)
    trail.word(
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
    return Met(ratings, predicate, (), () if predicate is quadrant else (note,))
