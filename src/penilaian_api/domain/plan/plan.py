"""Define the year's performance plan (SKP) of one employee: vocabulary, workflow, drafts.

PermenPANRB 6/2022, art. 7-14 and annex II. What a draft must show before it is handed in stands in
``domain/plan/submission.py``.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum, auto
from typing import Final

from penilaian_api.domain.dates import Span
from penilaian_api.domain.indicator.check import Exemption
from penilaian_api.domain.organization.authority import PostKind
from penilaian_api.domain.scoring.engine.realization import Accumulation, Frequency
from penilaian_api.domain.scoring.vocabulary import Aspect, Polarity
from penilaian_api.domain.scoring.vocabulary import ResultKind as WorkResultKind
from penilaian_api.domain.transitions import Workflow

__all__ = [
    "PLAN",
    "Accumulation",
    "Approach",
    "Aspect",
    "ControlLevel",
    "CoreValue",
    "Frequency",
    "IndicatorLine",
    "Perspective",
    "PlanDraft",
    "PlanState",
    "PlanStep",
    "Polarity",
    "ResultLine",
    "SignerRole",
    "Target",
    "TargetRange",
    "TargetSteps",
    "WorkResultKind",
]
"""The words of a plan, with those it shares with the scores."""


class PlanState(StrEnum):
    """Where a revision of a plan stands; approved means in force."""

    DRAFT = auto()
    SUBMITTED = auto()
    APPROVED = auto()
    CLOSED = auto()


class PlanStep(StrEnum):
    """What can be done with a revision of a plan."""

    SUBMIT = auto()
    WITHDRAW = auto()
    RETURN = auto()
    APPROVE = auto()
    SIGN = auto()
    REVISE = auto()
    CLOSE = auto()


PLAN: Final = Workflow(
    "plan",
    PlanState.DRAFT,
    {
        (PlanState.DRAFT, PlanStep.SUBMIT): PlanState.SUBMITTED,
        (PlanState.SUBMITTED, PlanStep.WITHDRAW): PlanState.DRAFT,
        (PlanState.SUBMITTED, PlanStep.RETURN): PlanState.DRAFT,
        (PlanState.SUBMITTED, PlanStep.APPROVE): PlanState.APPROVED,
        (PlanState.SUBMITTED, PlanStep.SIGN): PlanState.SUBMITTED,
        (PlanState.APPROVED, PlanStep.SIGN): PlanState.APPROVED,
        (PlanState.APPROVED, PlanStep.REVISE): PlanState.APPROVED,
        (PlanState.APPROVED, PlanStep.CLOSE): PlanState.CLOSED,
    },
)
"""``revise`` makes another revision and leaves this one in force."""


class Approach(StrEnum):
    """How results are stated: described in words (kualitatif), or measured (kuantitatif)."""

    QUALITATIVE = auto()
    QUANTITATIVE = auto()


class ControlLevel(StrEnum):
    """What an indicator measures, and how far it lies in the hands of its owner (annex II A2, A3).

    The assessor sees to it that a leader of a unit plans outcomes.
    """

    OUTCOME = auto()
    INTERMEDIATE_OUTCOME = auto()
    LOW_CONTROL_OUTPUT = auto()


class Perspective(StrEnum):
    """From which side a high official's result is seen (annex II A2a8)."""

    SERVICE_RECIPIENT = auto()
    BUSINESS_PROCESS = auto()
    INTERNAL_STRENGTH = auto()
    BUDGET = auto()


class CoreValue(StrEnum):
    """The seven core values of civil servants (BerAKHLAK), by their official names (art. 10)."""

    BERORIENTASI_PELAYANAN = auto()
    AKUNTABEL = auto()
    KOMPETEN = auto()
    HARMONIS = auto()
    LOYAL = auto()
    ADAPTIF = auto()
    KOLABORATIF = auto()


class SignerRole(StrEnum):
    """In which capacity somebody signs a plan."""

    EMPLOYEE = auto()
    SUPERVISOR = auto()
    UNIT_HEAD = auto()


@dataclass(frozen=True, slots=True)
class TargetRange:
    """A target that is met anywhere from *low* to *high*."""

    low: Decimal
    high: Decimal

    def __str__(self) -> str:
        return f"{self.low}-{self.high}"


@dataclass(frozen=True, slots=True)
class TargetSteps:
    """A target of named steps, each with the attainment that it stands for, up to 100."""

    steps: tuple[tuple[str, Decimal], ...]

    def __str__(self) -> str:
        return ", ".join(f"{name} {value}" for name, value in self.steps)


Target = Decimal | TargetRange | TargetSteps


@dataclass(frozen=True, slots=True)
class IndicatorLine:
    """An indicator in a plan, as far as it is written.

    *by_period*: the targets of single periods. *is_sum*: its entries are added up.
    """

    statement: str
    measured_in: str | None = None
    target: Target | None = None
    deadline: date | None = None
    polarity: Polarity = Polarity.HIGHER
    baseline: Decimal | None = None
    exemption: Exemption | None = None
    weight: Decimal = Decimal(1)
    by_period: tuple[tuple[str, Decimal], ...] = ()
    is_sum: bool = False


@dataclass(frozen=True, slots=True)
class ResultLine:
    """A work result in a plan, as far as it is written.

    *is_acting_duty*: it comes with a post held as Plt or Plh, or with a structural post that a
    functional official fills. *assigned_elsewhere*: by a leader who is not the assessor, who must
    have *consented*. *is_linked*: it supports a leader's result or a goal.
    """

    statement: str
    kind: WorkResultKind = WorkResultKind.MAIN
    indicators: tuple[IndicatorLine, ...] = ()
    success_measure: str = ""
    target_text: str = ""
    perspectives: frozenset[Perspective] = frozenset()
    is_acting_duty: bool = False
    assigned_elsewhere: bool = False
    consented: bool = False
    is_linked: bool = True
    weight: Decimal = Decimal(1)


@dataclass(frozen=True, slots=True)
class PlanDraft:
    """All of a revision that its submission is judged by.

    *from_baseline*: the scheme counts attainment from the baseline. *lacks_agreement*: a contract
    employee (PPPK) whose plan names no work agreement. *has_acting_post*: by the assignments, on
    some day of the plan, where that is known. *days* and *cycle_days*: from when to when
    the plan and its cycle run.
    """

    approach: Approach
    post: PostKind = PostKind.OTHER
    results: tuple[ResultLine, ...] = ()
    resources: tuple[str, ...] = ()
    accountability: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()
    from_baseline: bool = False
    lacks_agreement: bool = False
    has_acting_post: bool | None = None
    days: Span | None = None
    cycle_days: Span | None = None

    @property
    def is_quantitative(self) -> bool:
        """Whether unit, number and deadline are demanded."""
        return self.approach is Approach.QUANTITATIVE

    @property
    def needs_perspectives(self) -> bool:
        """Whether results are seen from four sides: high officials, independent unit heads."""
        return self.post is not PostKind.OTHER

    @property
    def is_high_official(self) -> bool:
        """Whether the post is a high official's (jabatan pimpinan tinggi)."""
        return self.post not in {PostKind.OTHER, PostKind.INDEPENDENT_HEAD}
