"""Define training: from what it comes, how it moves, and who is eligible for further education.

PermenPANRB 6/2022, annex V: results are used for training needs and the development of competence.
Why it is so: docs/decisions/0054.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Any, Final

from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.domain.transitions import Workflow


class TrainingKind(StrEnum):
    """What somebody attends: training, to which a leader assigns, or education, by nomination."""

    TRAINING = auto()
    FURTHER_EDUCATION = auto()


class TrainingOrigin(StrEnum):
    """From what it comes."""

    RESULT = auto()
    COMPETENCE_GAP = auto()
    CONSISTENT_RESULTS = auto()
    DUTY = auto()
    IMPROVEMENT_AREA = auto()


class TrainingState(StrEnum):
    """Where it stands; education waits for the decision of a second person."""

    NOMINATED = auto()
    APPROVED = auto()
    DECLINED = auto()
    COMPLETED = auto()
    DROPPED = auto()


class TrainingStep(StrEnum):
    """What can be done with it."""

    APPROVE = auto()
    DECLINE = auto()
    COMPLETE = auto()
    DROP = auto()


TRAINING: Final = Workflow(
    "training",
    TrainingState.NOMINATED,
    {
        (TrainingState.NOMINATED, TrainingStep.APPROVE): TrainingState.APPROVED,
        (TrainingState.NOMINATED, TrainingStep.DECLINE): TrainingState.DECLINED,
        (TrainingState.APPROVED, TrainingStep.COMPLETE): TrainingState.COMPLETED,
        (TrainingState.APPROVED, TrainingStep.DROP): TrainingState.DROPPED,
    },
)


class StepKind(StrEnum):
    """What is proposed against a weakness."""

    COACHING = auto()
    TRAINING = auto()


@dataclass(frozen=True, slots=True)
class ProposalRule:
    """Which step is proposed for which part of a result, as data with a version."""

    id: str
    version: int
    training: frozenset[str]

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "ProposalRule":
        """Read the rule."""
        return cls(document["id"], int(document["version"]), frozenset(document["training"]))

    def step_for(self, key: str) -> StepKind:
        """Propose a step: training for what is learned apart from the work, else coaching."""
        return StepKind.TRAINING if key in self.training else StepKind.COACHING


@dataclass(frozen=True, slots=True)
class EducationRule:
    """How many of the newest yearly results must be how good, as data with a version.

    Further education has one of its own right, and one by duty: none is open to whom it refuses.
    """

    id: str
    version: int
    years: int
    predicates: frozenset[Predicate]
    source: str

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> "EducationRule":
        """Read the rule."""
        return cls(
            document["id"],
            int(document["version"]),
            int(document["years"]),
            frozenset(map(Predicate, document["predicates"])),
            document["source"],
        )

    def counts(self, year: int, newest: int) -> bool:
        """Tell whether a result of a year enters where the newest one is of *newest*."""
        return newest - self.years < year <= newest

    def is_met_by(self, yearly: Collection[tuple[int, Predicate | None]]) -> bool:
        """Tell whether each of so many years in a row has results, all of them as good as wanted.

        Who moved has several results of one year: they are that one year, and all of them count.
        """
        newest = max((year for year, _ in yearly), default=0)
        counted = [each for each in yearly if self.counts(each[0], newest)]
        is_whole = len({year for year, _ in counted}) == self.years
        return is_whole and all(predicate in self.predicates for _, predicate in counted)
