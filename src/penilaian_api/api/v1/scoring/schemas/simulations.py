"""Define the shapes of what a simulation of a scheme takes and gives."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.scoring.schemas.schemes import SchemeChoice
from penilaian_api.api.v1.shared.scorecard import PartOut, RatingsOut, TrailStep
from penilaian_api.api.v1.shared.shapes import Bilingual, FaultOut, Flag, ShapeIn, ShapeOut, Whole
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

Figure = Annotated[
    str,
    StringConstraints(
        pattern=r"^-?(0|[1-9][0-9]{0,13})(\.[0-9]{1,6}|/[1-9][0-9]{0,13})?$", max_length=40
    ),
    Field(description="An exact number as a string: `6.5`, or a ratio `250/3`."),
]
About = Annotated[
    str,
    StringConstraints(
        pattern=r"^(results|behavior|(result|core_value|criterion):[A-Za-z0-9_.:-]{1,80})$"
    ),
]
Name = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Level = Annotated[str, StringConstraints(min_length=1, max_length=40)]
FreeText = Annotated[str, StringConstraints(max_length=500)]


class RangeFigure(ShapeIn):
    """A target that is met anywhere between two values."""

    low: Figure
    high: Figure


class StepFigure(ShapeIn):
    """A named step and the attainment it stands for."""

    key: Name
    value: Figure


class StepFigures(ShapeIn):
    """A target of rising steps that end at 100."""

    steps: Annotated[tuple[StepFigure, ...], Field(min_length=1, max_length=40)]


class IndicatorInputIn(ShapeIn):
    """A target and its realization."""

    source: Literal["indicator"]
    key: Name
    result: Name
    polarity: Polarity
    target: Figure | RangeFigure | StepFigures
    realization: Figure | None = None
    step: Name | None = None
    baseline: Figure | None = None
    is_maximum: Flag = False
    is_signed: Annotated[
        Flag, Field(description="What is measured can lie below zero, as a rate of change can.")
    ] = False
    aspects: Annotated[tuple[Aspect, ...], Field(max_length=4)] = ()
    result_kind: ResultKind = ResultKind.MAIN
    scope: Scope | None = None
    result_weight: Figure = "1"
    weight: Figure = "1"
    name: FreeText = ""
    result_name: FreeText = ""
    origin: FreeText = ""
    period_target: Figure | RangeFigure | StepFigures | None = None


class RatingInputIn(ShapeIn):
    """A rating that a person chose, as a level or as a number."""

    source: Literal["rating"]
    about: About
    chosen: Level | None = None
    value: Figure | None = None
    result_kind: ResultKind = ResultKind.MAIN
    name: FreeText = ""
    origin: FreeText = ""
    reason: Annotated[str, StringConstraints(max_length=4000)] = ""
    by: Annotated[str, StringConstraints(pattern=r"^employee:[0-9a-f-]{36}$")] | None = None
    capacity: Capacity | None = None
    earlier: Level | None = None


class MeasurementInputIn(ShapeIn):
    """A measured number of one part."""

    source: Literal["measurement"]
    part: Name
    value: Figure
    count: Annotated[Whole, Field(ge=0)] | None = None
    low: Figure | None = None
    high: Figure | None = None
    previous: Figure | None = None
    previous_origin: FreeText = ""
    origin: FreeText = ""


class PeriodInputIn(ShapeIn):
    """The score of a shorter period."""

    source: Literal["period"]
    key: Name
    ordinal: Annotated[Whole, Field(ge=0)]
    months: Annotated[Whole, Field(ge=0, le=1200)]
    score: Figure
    origin: FreeText = ""


InputIn = Annotated[
    IndicatorInputIn | RatingInputIn | MeasurementInputIn | PeriodInputIn,
    Field(discriminator="source"),
]


class SimulatedFacts(ShapeIn):
    """What else is true of the person and the period."""

    new_idea: Flag = False
    study_dropout: Flag = False
    dropout_predicate: Literal[Predicate.POOR, Predicate.VERY_POOR] | None = None
    feedback_tone: Tone | None = None
    sanction: Sanction | None = None


class SimulationIn(SchemeChoice):
    """A scheme and inputs to try it on."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "scheme_key": "mataram",
                    "inputs": [
                        {
                            "source": "indicator",
                            "key": "i1",
                            "result": "r1",
                            "polarity": "higher",
                            "target": "1200",
                            "realization": "1260",
                        },
                        {"source": "measurement", "part": "discipline", "value": "97.5"},
                    ],
                }
            ]
        }
    )

    inputs: Annotated[tuple[InputIn, ...], Field(max_length=1000)] = ()
    facts: SimulatedFacts = SimulatedFacts()


class SimulationOut(ShapeOut):
    """What came out, how, and why in words."""

    score: str | None
    predicate: str | None
    ratings: RatingsOut
    suggested: RatingsOut
    parts: tuple[PartOut, ...]
    aspects: dict[str, str]
    missing: tuple[str, ...]
    trail: tuple[TrailStep, ...]
    explanation: Bilingual
    warnings: tuple[FaultOut, ...] = Field(description="Inputs that this scheme does not read.")
