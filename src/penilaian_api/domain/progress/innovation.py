"""Define innovations: their stages, how a panel's verdicts decide, and what verified ones make.

Who wrote an entry is unknown to those who judge it; the rubric says how many must agree.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum, auto
from fractions import Fraction
from itertools import pairwise
from statistics import median
from typing import Final

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault
from penilaian_api.domain.progress.rubric import HIGHEST, LOWEST, Rubric
from penilaian_api.domain.scoring.record.numbers import mean_of
from penilaian_api.domain.transitions import Workflow

HIGHEST_POINTS: Final = Fraction(100)
POINTS: Final = (Fraction(0), HIGHEST_POINTS)
"""From where to where the points of an innovation run."""


class InnovationState(StrEnum):
    """Where an entry of the register stands."""

    ENTERED = auto()
    VERIFIED = auto()
    DECLINED = auto()
    WITHDRAWN = auto()


class InnovationStep(StrEnum):
    """What can be done with an entry."""

    VERIFY = auto()
    DECLINE = auto()
    WITHDRAW = auto()


INNOVATION: Final = Workflow(
    "innovation",
    InnovationState.ENTERED,
    {
        (InnovationState.ENTERED, InnovationStep.VERIFY): InnovationState.VERIFIED,
        (InnovationState.ENTERED, InnovationStep.DECLINE): InnovationState.DECLINED,
        (InnovationState.ENTERED, InnovationStep.WITHDRAW): InnovationState.WITHDRAWN,
    },
)


class InnovationPhase(StrEnum):
    """How far an innovation has come."""

    IDEA = auto()
    TRIAL = auto()
    ADOPTED = auto()
    REPLICATED = auto()


PHASES: Final = tuple(InnovationPhase)


@dataclass(frozen=True, slots=True)
class PhaseReached:
    """When an innovation came to a phase, and what shows it."""

    phase: InnovationPhase
    on: date
    title: str
    url: str | None


@dataclass(frozen=True, slots=True)
class PanelDecision:
    """What the verdicts of a panel come to: the median level of each criterion, and points."""

    levels: Mapping[str, Fraction]
    points: Fraction
    is_verified: bool


def phase_faults(
    phases: Sequence[PhaseReached], period: Span, period_key: str, today: date
) -> Iterator[Fault]:
    """Name each phase that is out of order, not yet reached, or without what shows it."""
    for index, reached in enumerate(phases):
        pointer = f"/phases/{index}"
        if reached.on > today:
            yield Fault(f"{pointer}/on", "day_in_future")
        if reached.url is None and reached.phase is not InnovationPhase.IDEA:
            yield Fault(f"{pointer}/url", "evidence_required")
    for index, (earlier, later) in enumerate(pairwise(phases), 1):
        if PHASES.index(later.phase) <= PHASES.index(earlier.phase) or later.on < earlier.on:
            yield Fault(f"/phases/{index}/phase", "phases_out_of_order")
    if not any(period.contains(reached.on) for reached in phases):
        yield Fault("/phases", "innovation_of_another_period", {"period": period_key})


def decide(rubric: Rubric, verdicts: Sequence[Mapping[str, int]]) -> PanelDecision | None:
    """Decide by the verdicts given so far; none while another is awaited."""
    panel = rubric.panel
    if panel is None or len(verdicts) < panel.verdicts:
        return None
    criteria = {item.key: [verdict[item.key] for verdict in verdicts] for item in rubric.items}
    apart = max(max(levels) - min(levels) for levels in criteria.values())
    if len(verdicts) == panel.verdicts and apart > panel.apart:
        return None
    levels = {key: Fraction(median(map(Fraction, given))) for key, given in criteria.items()}
    mean = mean_of(levels.values())
    points = (mean - LOWEST) / (HIGHEST - LOWEST) * HIGHEST_POINTS
    return PanelDecision(levels, points, points >= panel.least)


def best_and_further(rubric: Rubric, points: Sequence[Fraction]) -> Fraction:
    """Make one value of all innovations of a person that were verified in a period."""
    whole = max(points) + rubric.further * (len(points) - 1)
    return min(whole, HIGHEST_POINTS)
