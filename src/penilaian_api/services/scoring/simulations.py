"""Simulate a scheme on inputs that a caller made up; nothing is stored."""

from collections.abc import Mapping, Sequence
from typing import Any

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.scoring.engine.scorecard import score, scorecard_to_wire
from penilaian_api.domain.scoring.explanation import explain
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Input
from penilaian_api.domain.scoring.record.wire import facts_from_wire, from_wire
from penilaian_api.services.scoring import schemes
from penilaian_api.services.scoring.schemes import SchemeSelector
from penilaian_api.storage.work.unit_of_work import UnitOfWork


def run(
    work: UnitOfWork,
    selector: SchemeSelector,
    inputs: Sequence[Mapping[str, Any]],
    facts: Mapping[str, Any],
) -> dict[str, object]:
    """Score *inputs* by the selected scheme, and explain the outcome in both languages."""
    scheme = schemes.resolve(work, selector)
    return _to_plain_dict(score(scheme, _parse_inputs(inputs), facts_from_wire(facts)))


def _to_plain_dict(card: Scorecard) -> dict[str, object]:
    """Write a scorecard as JSON, with its explanation in both languages."""
    return {
        **scorecard_to_wire(card),
        "explanation": {"id": explain(card, "id").text, "en": explain(card, "en").text},
    }


def _parse_inputs(inputs: Sequence[Mapping[str, Any]]) -> tuple[Input, ...]:
    try:
        return from_wire(inputs)
    except InvalidDataError as refusal:
        faults = [
            Fault(f"/inputs{fault.pointer}", fault.code, fault.facts) for fault in refusal.faults
        ]
        raise InvalidDataError(refusal.code, faults=faults) from None
