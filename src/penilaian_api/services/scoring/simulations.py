"""Simulate a scheme on inputs that a caller made up; nothing is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.scoring.checking.input_check import unread_inputs, unsound_inputs
from penilaian_api.domain.scoring.engine.scorecard import score, scorecard_to_wire
from penilaian_api.domain.scoring.explanation import explain
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Input
from penilaian_api.domain.scoring.record.wire import facts_from_wire, from_wire
from penilaian_api.services.scoring import schemes
from penilaian_api.services.scoring.schemes import SchemeSelector
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class Simulation:
    """What came out of a simulation, and the inputs that the scheme did not read."""

    outcome: dict[str, object]
    warnings: tuple[Fault, ...]


def run(
    work: UnitOfWork,
    selector: SchemeSelector,
    inputs: Sequence[Mapping[str, Any]],
    facts: Mapping[str, Any],
) -> Simulation:
    """Score *inputs* by the selected scheme, and explain the outcome in both languages."""
    scheme = schemes.resolve(work, selector)
    parsed = _parse_inputs(inputs)
    if faults := tuple(unsound_inputs(scheme, parsed)):
        raise _refusal(faults)
    card = score(scheme, parsed, facts_from_wire(facts))
    return Simulation(_to_plain_dict(card), tuple(unread_inputs(scheme, parsed)))


def _refusal(faults: Sequence[Fault]) -> InvalidDataError:
    """Refuse by what is wrong with the first indicator, if one is, and name all that is wrong."""
    first = faults[0]
    if "indicator" in first.facts:
        return InvalidDataError(first.code, faults=faults, indicator=first.facts["indicator"])
    return InvalidDataError("inputs_invalid", faults=faults)


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
