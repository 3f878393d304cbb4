"""Serve the predicates of a unit beside the patterns of them: guidance, never force."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Annotated, Final

from fastapi import Query

from penilaian_api.api.routing.dependencies import CallerLanguage
from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.fairness.schemas.predicates import (
    HeldConditionOut,
    HeldPatternOut,
    PredicateCountOut,
    PredicateDistributionOut,
    PredicateGroupOut,
)
from penilaian_api.api.v1.shared.shapes import Bilingual, Code, Key
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.fairness.predicate_patterns import HeldCondition, HeldPattern
from penilaian_api.services.fairness import predicates
from penilaian_api.services.fairness.predicates import PredicateGroup

of_periods = GuardedRouter("/periods", "Fairness")

_SHARE_DIGITS: Final = 4
_CHANCE_DIGITS: Final = 4
_PERCENT_DIGITS: Final = 2


@of_periods.get("/{period_id}/predicate-distribution", action=Action.DISTRIBUTION_READ)
def get_predicate_distribution(
    period_id: Key,
    unit_code: Annotated[Code, Query(description="This unit and the units below it.")],
    work: Work,
    language: CallerLanguage,
) -> PredicateDistributionOut:
    """Show the predicates of a unit.

    Count the predicates of a unit in a period, by the result of the organization, and hold them
    against the patterns of that result (PermenPANRB 6/2022, annex IV B2): final results, and those
    in the making of whom you rate. Your own is not counted.

    A pattern is guidance: no rating is refused or changed by it. An exact test tells how likely
    what you see is by chance, and whether the unit is too small to demand the pattern.
    """
    view = predicates.distribution(work, period_id, unit_code)
    return PredicateDistributionOut(
        period_id=view.period_id,
        period_key=view.period_key,
        unit_code=view.unit_code,
        unit_name=view.unit_name,
        final=view.final,
        in_the_making=view.in_the_making,
        undetermined=view.undetermined,
        groups=tuple(group_to_response(group, language) for group in view.groups),
        explanation=messages.label("distribution.guidance", language),
    )


def group_to_response(group: PredicateGroup, language: Language) -> PredicateGroupOut:
    """Give the counts of a group, and each pattern of it in figures and in words."""
    return PredicateGroupOut(
        organization_result=group.organization_result,
        people=group.people,
        counts=tuple(
            PredicateCountOut(
                predicate=predicate,
                count=count,
                share=round_exact(Fraction(count, group.people), _SHARE_DIGITS),
            )
            for predicate, count in group.counts.items()
        ),
        patterns=tuple(_pattern(compared, group.people, language) for compared in group.patterns),
    )


def _pattern(compared: HeldPattern, people: int, language: Language) -> HeldPatternOut:
    return HeldPatternOut(
        key=compared.pattern.key,
        version=compared.pattern.version,
        source=Bilingual(**compared.pattern.source),
        is_verified=compared.pattern.is_verified,
        is_possible=compared.is_possible,
        conditions=tuple(_condition(each, people, language) for each in compared.conditions),
    )


def _condition(compared: HeldCondition, people: int, language: Language) -> HeldConditionOut:
    condition = compared.condition
    return HeldConditionOut(
        kind=condition.kind,
        predicates=condition.predicates,
        limit=_or_none(condition.limit, _SHARE_DIGITS),
        count=compared.count,
        is_met=compared.is_met,
        chance=_or_none(compared.chance, _CHANCE_DIGITS),
        chance_of_all=_or_none(compared.chance_of_all, _CHANCE_DIGITS),
        is_unit_too_small=compared.is_unit_too_small,
        needed=compared.needed,
        explanation=tuple(_explain(compared, people, language)),
    )


def _explain(compared: HeldCondition, people: int, language: Language) -> Iterator[str]:
    facts = {
        "predicates": ", ".join(compared.condition.predicates),
        "count": str(compared.count),
        "people": str(people),
        "limit": _percent(compared.condition.limit),
        "chance": _percent(compared.chance),
        "utmost": _percent(compared.chance_of_all),
        "needed": str(compared.needed),
    }
    yield _sentence(
        f"{compared.condition.kind}_{'met' if compared.is_met else 'missed'}", facts, language
    )
    if compared.is_unit_too_small:
        yield _sentence("too_small", facts, language)
    elif not compared.is_met and compared.chance is not None:
        yield _sentence("against" if compared.speaks_against else "by_chance", facts, language)


def _sentence(name: str, facts: Mapping[str, str], language: Language) -> str:
    return messages.sentence(f"distribution.{name}", facts, language)


def _percent(share: Fraction | None) -> str:
    """Write a share as a percentage."""
    return "" if share is None else f"{round_exact(share * 100, _PERCENT_DIGITS).normalize():f}"


def _or_none(value: Fraction | None, digits: int) -> Decimal | None:
    return None if value is None else round_exact(value, digits)


def round_exact(value: Fraction, digits: int) -> Decimal:
    """Round an exact number once, where it is shown."""
    return Decimal(round(value * 10**digits)).scaleb(-digits)
