"""The running score of a plan: what counts so far, and what would be if; it stores nothing.

Ratings never enter it: its person sees it before he may see those.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from penilaian_api.domain.errors import BadData, Fault, OutOfReach, WrongState
from penilaian_api.domain.plan.plan import Polarity
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, IndicatorInput, Input
from penilaian_api.domain.scoring.scheme.parts import Part
from penilaian_api.domain.scoring.scheme.scheme import (
    QuadrantScheme,
    Scheme,
    WeightedQuadrantScheme,
    WeightedScheme,
)
from penilaian_api.domain.scoring.vocabulary import MissingPolicy
from penilaian_api.services.scoring import gathering, inputs, schemes
from penilaian_api.services.scoring.gathering import Wanted
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.scoring import subjects as record
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_WANTED = Wanted(ratings=False, delivered_only=True)


@dataclass(frozen=True, slots=True)
class RunningScore:
    """What a plan earned so far in a period, by which version of which scheme."""

    plan_id: UUID
    period_id: UUID
    scheme_version_id: UUID
    inputs: tuple[Input, ...]
    card: Scorecard | None


def get(
    work: UnitOfWork,
    plan_id: UUID,
    period_id: UUID,
    assumed: Mapping[UUID, Decimal | str] | None = None,
) -> RunningScore:
    """Compute what *plan_id* earned so far in a period, with realizations *assumed* for lines.

    What is still missing is left out, whatever the scheme's policy: the year is not over.
    """
    found = record.running(work, plan_id, period_id)
    if found is None:
        raise OutOfReach
    work.note_read(found.plan)
    if found.subject is None:
        raise WrongState("no_plan_in_force")
    if inputs.months(*_shared(found.plan, found.period)) == 0:
        raise BadData(
            "period_outside_plan", faults=[Fault("/query/period_id", "period_outside_plan")]
        )
    scheme = schemes.scheme_of(found.scheme)
    (gathered,) = gathering.gather(work, scheme, found.period, [found.subject], _WANTED)
    made_of = tuple(_assuming(gathered.basis, assumed or {}))
    card = gathering.scored(_patient(scheme), made_of, Facts())
    return RunningScore(plan_id, period_id, found.scheme.id, made_of, card)


def _shared(plan: Plan, period: Period) -> tuple[date, date]:
    """Give the days that lie both in the plan and in the period."""
    begins = max(plan.starts_on, period.starts_on)
    return begins, min(plan.ends_before, period.ends_before)


def _assuming(made_of: tuple[Input, ...], assumed: Mapping[UUID, Decimal | str]) -> Iterator[Input]:
    """Put what is assumed in the place of what was realized."""
    left = {str(line): value for line, value in assumed.items()}
    for one in made_of:
        value = left.pop(one.key, None) if isinstance(one, IndicatorInput) else None
        if value is None or not isinstance(one, IndicatorInput):
            yield one
            continue
        if isinstance(value, str) is not (one.polarity is Polarity.MILESTONE):
            raise BadData(
                "invalid_input", faults=[Fault(f"/realizations/{one.key}", "value_of_other_kind")]
            )
        if isinstance(value, str):
            yield replace(one, step=value, origin="assumed")
        else:
            yield replace(one, realization=Fraction(value), origin="assumed")
    if left:
        faults = [Fault(f"/realizations/{line}", "not_in_plan") for line in sorted(left)]
        raise BadData("invalid_input", faults=faults)


def _patient(scheme: Scheme) -> Scheme:
    """Let a scheme leave out what is missing where it would refuse."""
    match scheme:
        case QuadrantScheme():
            return scheme
        case WeightedScheme():
            return scheme.model_copy(update={"parts": _waiting(scheme.parts)})
        case WeightedQuadrantScheme():
            axes = {"results": scheme.results, "behavior": scheme.behavior}
            return scheme.model_copy(
                update={
                    name: axis.model_copy(update={"parts": _waiting(axis.parts)})
                    for name, axis in axes.items()
                }
            )


def _waiting(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part.model_copy(update={"missing": MissingPolicy.RENORMALIZE}) for part in parts)
