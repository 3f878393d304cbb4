"""Simulations: what a scheme makes of given inputs; nothing is stored and nobody is meant."""

from collections.abc import Mapping, Sequence
from typing import Any

from penilaian_api.domain.errors import BadData, Fault
from penilaian_api.domain.scoring.engine.scorecard import score, scorecard_to_wire
from penilaian_api.domain.scoring.explanation import explain
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Input
from penilaian_api.domain.scoring.record.wire import facts_from_wire, from_wire
from penilaian_api.services.scoring import schemes
from penilaian_api.services.scoring.schemes import Named
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def run(
    work: UnitOfWork, named: Named, inputs: Sequence[Mapping[str, Any]], facts: Mapping[str, Any]
) -> dict[str, object]:
    """Score *inputs* by the scheme that is meant, and explain the outcome in both languages."""
    scheme = schemes.resolve(work, named)
    return told(score(scheme, _read(inputs), facts_from_wire(facts)))


def told(card: Scorecard) -> dict[str, object]:
    """Say a scorecard as JSON, with its sentences in both languages."""
    return {
        **scorecard_to_wire(card),
        "explanation": {"id": explain(card, "id").text, "en": explain(card, "en").text},
    }


def _read(inputs: Sequence[Mapping[str, Any]]) -> tuple[Input, ...]:
    try:
        return from_wire(inputs)
    except BadData as refusal:
        faults = [
            Fault(f"/inputs{fault.pointer}", fault.code, fault.facts) for fault in refusal.faults
        ]
        raise BadData(refusal.code, faults=faults) from None
