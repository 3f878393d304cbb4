"""Write inputs and facts as JSON and read them back: in a simulation and in a snapshot alike."""

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any, Final, TypeVar

from penilaian_api.domain.errors import Fault, InvalidDataError
from penilaian_api.domain.scoring.record.inputs import (
    Facts,
    IndicatorInput,
    Input,
    MeasurementInput,
    Milestone,
    PeriodResult,
    Range,
    RatingInput,
    Target,
)
from penilaian_api.domain.scoring.record.numbers import number, text
from penilaian_api.domain.scoring.vocabulary import (
    Aspect,
    Capacity,
    Polarity,
    Predicate,
    ResultKind,
    Sanction,
    Scope,
    Tone,
)

# What came through JSON: its shape was checked by the API, its values are read here.
JsonObject = Mapping[str, Any]
_EnumT = TypeVar("_EnumT", Predicate, Tone, Sanction)


def to_wire(item: Input) -> dict[str, object]:
    """Write one input as JSON; fields without a value are left out."""
    fields = _WRITERS[type(item)](item)
    fields["origin"] = item.origin
    return {name: value for name, value in fields.items() if value is not None}


def from_wire(items: Sequence[JsonObject]) -> tuple[Input, ...]:
    """Read inputs back from JSON whose shape is already known to be right."""
    inputs: list[Input] = []
    for index, item in enumerate(items):
        reader = _READERS.get(str(item.get("source")))
        if reader is None:
            raise InvalidDataError(
                "inputs_invalid", faults=[Fault(f"/{index}/source", "unknown_source")]
            )
        try:
            inputs.append(reader(item))
        except (KeyError, ValueError, TypeError, InvalidDataError):
            raise InvalidDataError(
                "inputs_invalid", faults=[Fault(f"/{index}", "invalid")]
            ) from None
    return tuple(inputs)


def facts_to_wire(facts: Facts) -> dict[str, object]:
    """Write the facts as JSON."""
    decided = facts.dropout_predicate
    return {
        "new_idea": facts.new_idea,
        "study_dropout": facts.study_dropout,
        **({} if decided is None else {"dropout_predicate": decided}),
        "feedback_tone": facts.feedback_tone,
        "sanction": facts.sanction,
    }


def facts_from_wire(item: JsonObject) -> Facts:
    """Read the facts back from JSON; a fact that is left out is false or none."""
    return Facts(
        new_idea=item.get("new_idea") is True,
        study_dropout=item.get("study_dropout") is True,
        dropout_predicate=_read_enum(Predicate, item, "dropout_predicate"),
        feedback_tone=_read_enum(Tone, item, "feedback_tone"),
        sanction=_read_enum(Sanction, item, "sanction"),
    )


def _read_enum(kind: type[_EnumT], item: JsonObject, name: str) -> _EnumT | None:
    """Read a member of the enum *kind*, or refuse the fact by its pointer."""
    value = item.get(name)
    try:
        return None if value is None else kind(str(value))
    except ValueError:
        raise InvalidDataError("inputs_invalid", faults=[Fault(f"/{name}", "invalid")]) from None


def _text_or_none(value: Fraction | None) -> str | None:
    return None if value is None else text(value)


def _rating_to_wire(item: RatingInput) -> dict[str, object]:
    return {
        "source": "rating",
        "about": item.about,
        "chosen": item.chosen,
        "value": _text_or_none(item.value),
        "result_kind": item.result_kind.value,
        "name": item.name,
        "reason": item.reason or None,
        "by": item.by or None,
        "capacity": item.capacity,
        "earlier": item.earlier,
    }


def _measurement_to_wire(item: MeasurementInput) -> dict[str, object]:
    return {
        "source": "measurement",
        "part": item.part,
        "value": text(item.value),
        "count": item.count,
        "rests_on": item.rests_on or None,
        **_bounds(item),
        "previous": _text_or_none(item.previous),
        "previous_origin": item.previous_origin or None,
    }


def _bounds(item: MeasurementInput) -> dict[str, object]:
    """Write between which the value lies; what has no bounds is written as it always was."""
    if item.low is None and item.high is None:
        return {}
    return {"low": _text_or_none(item.low), "high": _text_or_none(item.high)}


def _period_to_wire(item: PeriodResult) -> dict[str, object]:
    return {
        "source": "period",
        "key": item.key,
        "ordinal": item.ordinal,
        "months": item.months,
        "score": text(item.score),
    }


def _indicator_to_wire(item: IndicatorInput) -> dict[str, object]:
    whole = item.period_target
    return {
        "source": "indicator",
        "key": item.key,
        "result": item.result,
        "polarity": item.polarity.value,
        "target": _target_to_wire(item.target),
        "realization": _text_or_none(item.realization),
        "step": item.step,
        "baseline": _text_or_none(item.baseline),
        "is_maximum": item.is_maximum,
        "is_signed": item.is_signed or None,
        "aspects": [aspect.value for aspect in item.aspects],
        "result_kind": item.result_kind.value,
        "scope": None if item.scope is None else item.scope.value,
        "result_weight": text(item.result_weight),
        "weight": text(item.weight),
        "name": item.name,
        "result_name": item.result_name,
        "period_target": None if whole is None else _target_to_wire(whole),
    }


def _target_to_wire(target: Target) -> object:
    if isinstance(target, Fraction):
        return text(target)
    if isinstance(target, Range):
        return {"low": text(target.low), "high": text(target.high)}
    return {"steps": [{"key": step.key, "value": text(step.value)} for step in target]}


def _read_target(value: object) -> Target:
    if isinstance(value, Mapping):
        if "steps" in value:
            return tuple(
                Milestone(str(step["key"]), number(step["value"])) for step in value["steps"]
            )
        return Range(number(value["low"]), number(value["high"]))
    return number(str(value))


def _read_number(item: JsonObject, name: str) -> Fraction | None:
    value = item.get(name)
    return None if value is None else number(str(value))


def _read_weight(item: JsonObject, name: str) -> Fraction:
    weight = _read_number(item, name)
    return Fraction(1) if weight is None else weight


def _read_indicator(item: JsonObject) -> IndicatorInput:
    scope, step, whole = item.get("scope"), item.get("step"), item.get("period_target")
    return IndicatorInput(
        key=str(item["key"]),
        result=str(item["result"]),
        polarity=Polarity(str(item["polarity"])),
        target=_read_target(item["target"]),
        realization=_read_number(item, "realization"),
        step=None if step is None else str(step),
        baseline=_read_number(item, "baseline"),
        is_maximum=item.get("is_maximum") is True,
        is_signed=item.get("is_signed") is True,
        aspects=tuple(Aspect(aspect) for aspect in item.get("aspects", ())),
        result_kind=ResultKind(str(item.get("result_kind", ResultKind.MAIN))),
        scope=None if scope is None else Scope(str(scope)),
        result_weight=_read_weight(item, "result_weight"),
        weight=_read_weight(item, "weight"),
        name=str(item.get("name", "")),
        result_name=str(item.get("result_name", "")),
        period_target=None if whole is None else _read_target(whole),
        origin=str(item.get("origin", "")),
    )


def _read_rating(item: JsonObject) -> RatingInput:
    chosen, capacity, earlier = item.get("chosen"), item.get("capacity"), item.get("earlier")
    return RatingInput(
        about=str(item["about"]),
        chosen=None if chosen is None else str(chosen),
        value=_read_number(item, "value"),
        result_kind=ResultKind(str(item.get("result_kind", ResultKind.MAIN))),
        name=str(item.get("name", "")),
        origin=str(item.get("origin", "")),
        reason=str(item.get("reason") or ""),
        by=str(item.get("by") or ""),
        capacity=None if capacity is None else Capacity(str(capacity)),
        earlier=None if earlier is None else str(earlier),
    )


def _read_measurement(item: JsonObject) -> MeasurementInput:
    count = item.get("count")
    return MeasurementInput(
        part=str(item["part"]),
        value=number(str(item["value"])),
        count=None if count is None else int(str(count)),
        low=_read_bound(item.get("low")),
        high=_read_bound(item.get("high")),
        rests_on=str(item.get("rests_on") or ""),
        previous=_read_bound(item.get("previous")),
        previous_origin=str(item.get("previous_origin") or ""),
        origin=str(item.get("origin", "")),
    )


def _read_bound(value: object) -> Fraction | None:
    return None if value is None else number(str(value))


def _read_period(item: JsonObject) -> PeriodResult:
    return PeriodResult(
        key=str(item["key"]),
        ordinal=int(str(item["ordinal"])),
        months=int(str(item["months"])),
        score=number(str(item["score"])),
        origin=str(item.get("origin", "")),
    )


_WRITERS: Final[Mapping[type[Input], Callable[[Any], dict[str, object]]]] = {
    IndicatorInput: _indicator_to_wire,
    RatingInput: _rating_to_wire,
    MeasurementInput: _measurement_to_wire,
    PeriodResult: _period_to_wire,
}
_READERS: Final[Mapping[str, Callable[[JsonObject], Input]]] = {
    "indicator": _read_indicator,
    "rating": _read_rating,
    "measurement": _read_measurement,
    "period": _read_period,
}
