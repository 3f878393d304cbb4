"""Define surveys: their workflow, who is asked and by which way, and what a questionnaire must be.

An incomplete questionnaire is refused, with the questions that are missing: so each question of a
release rests on the same answers, and the index on whole questionnaires.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault, WrongStateError
from penilaian_api.domain.survey.instrument import Instrument, ItemKind, SurveyItem
from penilaian_api.domain.survey.release import TOTAL
from penilaian_api.domain.transitions import Workflow


class SurveyState(StrEnum):
    """Where a survey stands; what it says is shown once, when it is released."""

    DRAFT = auto()
    OPEN = auto()
    CLOSED = auto()
    RELEASED = auto()


class SurveyStep(StrEnum):
    """What can be done with a survey."""

    OPEN = auto()
    CLOSE = auto()
    RELEASE = auto()


SURVEY: Final = Workflow(
    "survey",
    SurveyState.DRAFT,
    {
        (SurveyState.DRAFT, SurveyStep.OPEN): SurveyState.OPEN,
        (SurveyState.OPEN, SurveyStep.CLOSE): SurveyState.CLOSED,
        (SurveyState.CLOSED, SurveyStep.RELEASE): SurveyState.RELEASED,
    },
)


class Voice(StrEnum):
    """How those who answer stand to the person about whom they are asked.

    A teammate is assessed by the same person; who shares a unit, as in feedback, is a peer.
    """

    TEAMMATE = auto()
    SUBORDINATE = auto()
    OTHER = auto()


class LinkKind(StrEnum):
    """How often a link is answered: once, or by everyone who comes to a counter."""

    SINGLE = auto()
    COUNTER = auto()


@dataclass(frozen=True, slots=True)
class Questionnaire:
    """What one person answered: a value or a text, by the code of the question."""

    values: Mapping[str, int]
    texts: Mapping[str, str]

    def digest(self) -> bytes:
        """Digest what was answered: the same answers, the same digest."""
        content = [sorted(self.values.items()), sorted(self.texts.items())]
        return hashlib.sha256(json.dumps(content).encode()).digest()


def answer_faults(instrument: Instrument, answers: Questionnaire) -> Iterator[Fault]:
    """Name each answer that is missing, unknown, or none of its question's values."""
    questions = {item.code: item for item in instrument.questions}
    for code in [*answers.values, *answers.texts]:
        if code not in questions:
            yield Fault(f"/answers/{code}", "unknown_question")
    for item in instrument.questions:
        yield from _faults_of(item, answers)


def refuse_outside(state: SurveyState, days: Span, today: date) -> None:
    """Refuse an answer before the first day, after the last, or when the survey was closed."""
    if state is not SurveyState.OPEN or (days.ends_before and days.ends_before <= today):
        raise WrongStateError("survey_over", ends_on=days.ends_on)
    if today < days.starts_on:
        raise WrongStateError("survey_not_begun", starts_on=days.starts_on)


def tally(instrument: Instrument, answers: Questionnaire) -> Counter[tuple[str, int]]:
    """Count what a questionnaire adds to each value of each question, and to the total."""
    scales = {item.code for item in instrument.scales}
    total = sum(value for code, value in answers.values.items() if code in scales)
    return Counter([*answers.values.items(), (TOTAL, total)])


def _faults_of(item: SurveyItem, answers: Questionnaire) -> Iterator[Fault]:
    pointer = f"/answers/{item.code}"
    if item.kind is ItemKind.TEXT:
        if item.code in answers.values:
            yield Fault(pointer, "text_expected")
    elif item.code in answers.texts:
        yield Fault(pointer, "value_expected", _known(item))
    elif item.code not in answers.values:
        yield Fault(pointer, "unanswered")
    elif answers.values[item.code] not in item.values:
        yield Fault(pointer, "value_expected", _known(item))


def _known(item: SurveyItem) -> dict[str, str]:
    return {"low": "1", "high": str(len(item.options))}
