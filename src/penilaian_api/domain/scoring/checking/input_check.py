"""Check inputs that somebody made up: what is unsound is refused, what is not read is told."""

from collections.abc import Iterator, Sequence

from penilaian_api.domain.errors import Fault
from penilaian_api.domain.scoring.record.inputs import (
    IndicatorInput,
    Input,
    MeasurementInput,
    PeriodResult,
    RatingInput,
)
from penilaian_api.domain.scoring.scheme.contents import measured_parts, rated_parts, reads_plan
from penilaian_api.domain.scoring.scheme.scheme import Scheme
from penilaian_api.domain.scoring.soundness import field_of, input_fault, rule_of
from penilaian_api.domain.scoring.vocabulary import MeasurementKind, RollUp

_CRITERION = "criterion:"


def unsound_inputs(scheme: Scheme, inputs: Sequence[Input]) -> Iterator[Fault]:
    """Name targets and realizations that no score takes, and ratings that say two things."""
    for index, item in enumerate(inputs):
        if isinstance(item, IndicatorInput):
            code = input_fault(item, rule_of(scheme))
            if code is not None:
                facts = {"indicator": item.name or item.key}
                yield Fault(f"/inputs/{index}/{field_of(code)}", code, facts)
        elif isinstance(item, RatingInput) and (item.chosen is None) is (item.value is None):
            yield Fault(f"/inputs/{index}", "chosen_or_value")


def unread_inputs(scheme: Scheme, inputs: Sequence[Input]) -> Iterator[Fault]:
    """Name the inputs that the scheme does not read, and so would pass over in silence."""
    for index, item in enumerate(inputs):
        pointer = f"/inputs/{index}"
        if isinstance(item, MeasurementInput):
            yield from _unread_measurement(scheme, item, f"{pointer}/part")
        elif isinstance(item, RatingInput):
            if item.about.startswith(_CRITERION) and item.about not in rated_parts(scheme):
                yield Fault(f"{pointer}/about", "not_in_scheme")
        elif not _is_read(scheme, item):
            yield Fault(pointer, "not_in_scheme")


def _unread_measurement(scheme: Scheme, item: MeasurementInput, pointer: str) -> Iterator[Fault]:
    measured = measured_parts(scheme)
    if item.part not in {*measured, MeasurementKind.ORGANIZATION_RESULT}:
        yield Fault(pointer, "unknown_part", {"parts": ", ".join(sorted(measured)) or "-"})


def _is_read(scheme: Scheme, item: IndicatorInput | PeriodResult) -> bool:
    if isinstance(item, IndicatorInput):
        return reads_plan(scheme)
    return scheme.roll_up is not RollUp.SHOWN
