"""Count the predicates of a unit in a period, and hold them against the patterns: guidance alone.

Counted is what the caller may see: results that are final and, for who rates them, those in the
making, computed as they stand. Why it is so: docs/decisions/0061.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final
from uuid import UUID

from penilaian_api.domain.access.policy import FROM_FINAL
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.evaluation.evaluation import OrganizationResult
from penilaian_api.domain.fairness.predicate_patterns import HeldPattern, hold_against
from penilaian_api.domain.scoring.record.wire import facts_from_wire
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.services.scoring import gathering, schemes
from penilaian_api.storage.fairness.predicates import (
    RatedSubject,
    UnitInPeriod,
    next_rated,
    unit_in_period,
)
from penilaian_api.storage.models.evaluation import Assessment
from penilaian_api.storage.packaged_data import predicate_patterns
from penilaian_api.storage.work.lists.units import reached_unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork

BATCH_SIZE: Final = 500
"""How many ratings are in memory at a time."""

Counts = Mapping[Predicate, int]


@dataclass(frozen=True, slots=True)
class PredicateGroup:
    """The people whose assessors lead units with the same result, beside each pattern of it."""

    organization_result: OrganizationResult | None
    people: int
    counts: Counts
    patterns: tuple[HeldPattern, ...]


@dataclass(frozen=True, slots=True)
class PredicateDistribution:
    """The predicates of a unit; *undetermined* are rated, and still lack something."""

    period_id: UUID
    period_key: str
    unit_code: str
    unit_name: str
    final: int
    in_the_making: int
    undetermined: int
    groups: tuple[PredicateGroup, ...]


@dataclass(slots=True)
class _Tally:
    """What was read so far."""

    counts: dict[OrganizationResult | None, Counter[Predicate]] = field(default_factory=dict)
    final: int = 0
    in_the_making: int = 0
    undetermined: int = 0
    read: list[tuple[UUID, UUID, UUID]] = field(default_factory=list)

    def take(self, rated: RatedSubject, predicate: Predicate | None) -> None:
        subject = rated.subject
        if subject.assessment_id is not None and subject.evaluation_id is not None:
            self.read.append((subject.assessment_id, subject.employee_id, subject.evaluation_id))
        if predicate is None:
            self.undetermined += 1
            return
        self.final += rated.state in FROM_FINAL
        self.in_the_making += rated.state not in FROM_FINAL
        self.counts.setdefault(rated.organization_result, Counter())[predicate] += 1


def distribution(work: UnitOfWork, period_id: UUID, unit_code: str) -> PredicateDistribution:
    """Count the predicates of a unit and those below it, as far as the caller may see them."""
    reached_unit(work, "unit_code", unit_code)
    target = unit_in_period(work, period_id, unit_code)
    if target is None:
        raise OutOfReachError
    tally = _Tally()
    for rated, predicate in _predicates(work, target):
        tally.take(rated, predicate)
    if not tally.read:
        raise OutOfReachError
    work.note_period_read(Assessment, period_id, tally.read)
    order = [*OrganizationResult, None]
    return PredicateDistribution(
        period_id=period_id,
        period_key=target.period.key,
        unit_code=target.unit.code,
        unit_name=target.unit.name,
        final=tally.final,
        in_the_making=tally.in_the_making,
        undetermined=tally.undetermined,
        groups=tuple(_group(each, tally.counts[each]) for each in order if each in tally.counts),
    )


def _group(result: OrganizationResult | None, counts: Counter[Predicate]) -> PredicateGroup:
    spread = {predicate: counts[predicate] for predicate in Predicate if counts[predicate]}
    compared = () if result is None else _compare(result, spread)
    return PredicateGroup(result, counts.total(), spread, compared)


def _compare(result: OrganizationResult, counts: Counts) -> tuple[HeldPattern, ...]:
    return tuple(hold_against(pattern, result, counts) for pattern in predicate_patterns())


def _predicates(
    work: UnitOfWork, target: UnitInPeriod
) -> Iterator[tuple[RatedSubject, Predicate | None]]:
    """Read all ratings in batches, each with its predicate: frozen, or as it stands."""
    after = None
    while batch := next_rated(work, target, after, BATCH_SIZE):
        making = [rated for rated in batch if rated.state not in FROM_FINAL]
        computed = _compute(work, target, making)
        for rated in batch:
            key = rated.subject.evaluation_id
            yield rated, computed.get(key, rated.predicate)
        after = batch[-1].subject.evaluation_id


def _compute(
    work: UnitOfWork, target: UnitInPeriod, making: Sequence[RatedSubject]
) -> dict[UUID | None, Predicate | None]:
    """Compute the predicates of results in the making; none where something is missing."""
    if not making:
        return {}
    scheme = schemes.scheme_of(target.scheme)
    gathered = gathering.gather(work, scheme, target.period, [each.subject for each in making])
    cards = {
        inputs.subject.evaluation_id: gathering.score_if_complete(
            scheme, inputs.inputs(), inputs.facts(facts_from_wire(inputs.subject.facts))
        )
        for inputs in gathered
    }
    return {key: None if card is None else card.predicate for key, card in cards.items()}
