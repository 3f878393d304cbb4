"""Tell how like objections ended, without telling whose they were.

A case is like another that has the same ground and the same part of the result, or, where those
are too few, the same ground or the same part. Nothing is told of fewer people than `FEWEST_PEOPLE`.

Why it is so: docs/decisions/0059.
"""

from collections.abc import Mapping
from enum import StrEnum, auto
from typing import Final

FEWEST_PEOPLE: Final = 5
"""Of fewer people nothing is told: colleagues know who objected."""


class ObjectionGround(StrEnum):
    """What an objection rests on, in the words of who objects."""

    FIGURE_WRONG = auto()
    EVIDENCE_NOT_COUNTED = auto()
    RATING_TOO_LOW = auto()
    PROCEDURE = auto()
    OTHER = auto()


class ContestedPart(StrEnum):
    """Which part of a result an objection is about."""

    RESULTS = auto()
    BEHAVIOR = auto()
    INDICATOR = auto()
    MEASUREMENT = auto()
    WHOLE = auto()


class DecisionGround(StrEnum):
    """What a decision on an objection rests on."""

    FIGURE_CORRECTED = auto()
    EVIDENCE_ACCEPTED = auto()
    RATING_REVISED = auto()
    EVIDENCE_LACKING = auto()
    RATING_SUPPORTED = auto()
    PROCEDURE_KEPT = auto()
    OTHER = auto()


class Likeness(StrEnum):
    """In what cases are alike, the nearest first."""

    GROUND_AND_PART = auto()
    GROUND = auto()
    PART = auto()


class UntoldGround(StrEnum):
    """Why nothing is told of like cases."""

    NOTHING_STATED = auto()
    TOO_FEW_PEOPLE = auto()


def nearest(people: Mapping[Likeness, int]) -> Likeness | None:
    """Choose the nearest likeness of which enough people had a case decided, if there is one."""
    return next((like for like in Likeness if people.get(like, 0) >= FEWEST_PEOPLE), None)


def possible(ground: ObjectionGround | None, part: ContestedPart | None) -> tuple[Likeness, ...]:
    """Name in what an objection can be like others: in what it states."""
    if ground is None:
        return () if part is None else (Likeness.PART,)
    return (Likeness.GROUND,) if part is None else tuple(Likeness)
