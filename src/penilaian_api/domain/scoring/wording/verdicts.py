"""Word ratings: how data proposed them, who gave them and why, what an objection changed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from penilaian_api.domain.scoring.record.card import GivenRating, Proposal, Scorecard
from penilaian_api.domain.scoring.record.inputs import RatingInput
from penilaian_api.domain.scoring.record.numbers import text
from penilaian_api.domain.scoring.vocabulary import Capacity, Expectation
from penilaian_api.domain.scoring.wording.circumstances import Circumstances, ObjectionWay
from penilaian_api.domain.scoring.wording.writer import Writer


def result(card: Scorecard, write: Writer) -> Iterator[str]:
    """Word the outcome, and the cell of the quadrant that gives it."""
    if card.score is not None and card.predicate is not None:
        score = write.localize(format(card.score, "f"))
        yield write.fill("outcome", score=score, predicate=write.term(card.predicate))
    elif card.predicate is not None:
        yield write.fill("predicate_only", predicate=write.term(card.predicate))
    else:
        yield write.fill("no_predicate")
    cell = next((step for step in card.trail if step.id == "predicate"), None)
    ratings = card.ratings
    if card.score is None and cell and cell.outcome and ratings.results and ratings.behavior:
        yield write.fill(
            "cell",
            results=write.term(ratings.results),
            behavior=write.term(ratings.behavior),
            predicate=write.term(cell.outcome),
            basis=cell.basis,
        )
    if write.circumstances.organization_result:
        organization = write.term(write.circumstances.organization_result)
        yield write.fill("organization_result", result=organization)


def proposals(card: Scorecard, write: Writer) -> Iterator[str]:
    """Word how single ratings and indicators made the proposals, or that they made none."""
    for proposal in card.proposals:
        yield from _proposal(proposal, write)
    if not card.proposals:
        for axis, rating in (
            ("results", card.suggested.results),
            ("behavior", card.suggested.behavior),
        ):
            if rating is not None:
                yield write.fill(
                    "proposed_by_points", axis=write.term(axis), rating=write.term(rating)
                )


def ratings(card: Scorecard, write: Writer) -> Iterator[str]:
    """Word each rating: who gave it, in which capacity, beside which proposal, and why."""
    for given in sorted(card.given, key=_order):
        yield from _given(given, write)
    if write.circumstances.predicate_reason:
        yield write.fill("predicate_reason", reason=write.circumstances.predicate_reason)


def feedback(write: Writer) -> Iterator[str]:
    """Word the feedback that the assessor wrote."""
    facts = write.circumstances
    texts = {
        "strength": facts.strength,
        "improvement": facts.improvement,
        "suggestion": facts.suggestion,
        "recommendation": facts.recommendation,
    }
    for name, written in texts.items():
        if written.strip():
            yield write.fill(f"feedback_{name}", text=written.strip())


def objection(write: Writer) -> Iterator[str]:
    """Word an objection to the result: its reasons, its decision, by whom and why."""
    facts = write.circumstances.objection
    if facts is None:
        return
    yield write.fill("objection_filed", filed_on=write.day(facts.filed_on), reasons=facts.reasons)
    if facts.decided_on is not None and facts.decision is not None:
        changed = write.circumstances.way is ObjectionWay.CHANGED
        yield write.fill(
            "objection_changed" if changed else "objection_upheld",
            by=write.name(facts.decided_by),
            decided_on=write.day(facts.decided_on),
            decision=facts.decision,
        )


def next_step(write: Writer) -> Iterator[str]:
    """Word until when one may object, or why one may not."""
    facts = write.circumstances
    if facts.way is None:
        return
    values = {
        "until": "" if facts.object_until is None else write.day(facts.object_until),
        "rule": "" if facts.final_by is None else write.term(facts.final_by),
        "zone": write.zone(),
        "due": "" if facts.objection is None else write.day(facts.objection.decide_due_on),
    }
    yield write.fill(f"way_{facts.way}", **values)


def _proposal(proposal: Proposal, write: Writer) -> Iterator[str]:
    axis = write.term(proposal.axis)
    if not sum(proposal.counts.values()):
        yield write.fill("counts_none", axis=axis)
        return
    counts = {level.value: str(number) for level, number in proposal.counts.items()}
    yield write.fill("counts", axis=axis, **counts)
    limits = {
        "majority": write.figure(proposal.majority * 100),
        "small_part": write.figure(proposal.small_part * 100),
    }
    yield write.fill(f"proposed_{proposal.by_count or 'none'}", axis=axis, **limits)
    if proposal.by_count is not None and proposal.tone is not None:
        agrees = proposal.rating is not None
        code = "tone_agrees" if agrees else "tone_differs"
        yield write.fill(code, tone=write.term(proposal.tone))


def _given(given: GivenRating, write: Writer) -> Iterator[str]:
    rating = _with_giver(given.input, write.circumstances)
    values = {
        "name": given.name.of(write.language),
        "rating": write.level(str(rating.chosen) if rating.value is None else text(rating.value)),
        "by": write.name(rating.by),
        "capacity": "" if rating.capacity is None else write.term(f"as_{rating.capacity}"),
        "on": write.on(_day(rating.capacity, write)),
    }
    if rating.earlier is not None:
        is_decided = rating.capacity is Capacity.DECIDER
        code = "changed_rating" if is_decided else "calibrated_rating"
        yield write.fill(code, earlier=write.level(rating.earlier), **values)
    elif rating.by:
        yield write.fill("rating_by", **values)
    else:
        yield write.fill("rating", name=values["name"], rating=values["rating"])
    if rating.capacity is not Capacity.DECIDER:
        yield from _beside_proposal(given, write)
    if rating.reason.strip():
        yield write.fill("reason", reason=rating.reason.strip())
    elif rating.by and rating.chosen == Expectation.BELOW:
        yield write.fill("no_reason")
    before = write.circumstances.reasons.get(rating.about, "").strip()
    if rating.capacity is Capacity.DECIDER and before:
        yield write.fill("reason_before", reason=before)


def _with_giver(rating: RatingInput, facts: Circumstances) -> RatingInput:
    """Say who gave a rating where its snapshot, by the first engine, does not name them."""
    if rating.by or rating.capacity is not None:
        return rating
    if rating.origin.startswith("objection:") and facts.objection is not None:
        return replace(
            rating,
            by=facts.objection.decided_by or "",
            capacity=Capacity.DECIDER,
            reason=facts.objection.decision or "",
            earlier=facts.choices.get(rating.about),
        )
    reason = rating.reason or facts.reasons.get(rating.about, "")
    return replace(rating, by=facts.rated_by or "", capacity=facts.rated_as, reason=reason)


def _beside_proposal(given: GivenRating, write: Writer) -> Iterator[str]:
    """Word how a rating stands to the proposal; a core value has none."""
    if given.proposed is None:
        if given.is_proposable:
            yield write.fill("without_proposal")
    elif given.proposed == given.input.chosen:
        yield write.fill("as_proposed")
    else:
        yield write.fill("beside_proposal", proposed=write.term(given.proposed))


def _order(given: GivenRating) -> tuple[int, str]:
    """Put results before behavior, and both before what they rest on."""
    axes = ("results", "behavior")
    about = given.input.about
    return (axes.index(about) if about in axes else len(axes), about)


def _day(capacity: Capacity | None, write: Writer) -> date | None:
    facts = write.circumstances
    if capacity is Capacity.DECIDER:
        return None if facts.objection is None else facts.objection.decided_on
    return facts.rated_on
