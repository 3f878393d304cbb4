"""Read from a snapshot how far the targets of a person were attained, on the whole."""

import json
from fractions import Fraction
from typing import Any

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.attainment import attain
from penilaian_api.domain.scoring.record.inputs import IndicatorInput
from penilaian_api.domain.scoring.record.numbers import mean_of
from penilaian_api.domain.scoring.record.wire import from_wire
from penilaian_api.domain.scoring.soundness import FROM_TARGET


def mean_attainment(content: bytes) -> Fraction | None:
    """Return the mean attainment over the indicators with a realization; none where there is none.

    Each is measured against its target, as it stands in the snapshot, whatever the scheme made of
    it: it says what was measured, not what was judged.
    """
    wire: list[dict[str, Any]] = json.loads(content)["inputs"]
    lines = [item for item in wire if item.get("source") == "indicator"]
    attained = [
        value
        for line in from_wire(lines)
        if isinstance(line, IndicatorInput) and (value := _attained(line)) is not None
    ]
    return mean_of(attained) if attained else None


def _attained(line: IndicatorInput) -> Fraction | None:
    try:
        attained = attain(line, FROM_TARGET, Fraction(0))
    except InvalidDataError:
        return None
    return None if attained is None else attained.value
