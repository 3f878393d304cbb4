"""Compute the running score of a plan: what counts so far, or under assumptions; stores nothing.

Ratings never enter it: the employee sees it before they may see those.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from uuid import UUID

from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import Fault, InvalidDataError, OutOfReachError, WrongStateError
from penilaian_api.domain.plan.plan import Polarity
from penilaian_api.domain.scoring.record.card import Scorecard
from penilaian_api.domain.scoring.record.inputs import Facts, IndicatorInput, Input
from penilaian_api.domain.scoring.scheme.parts import MeasurementPart, Part
from penilaian_api.domain.scoring.scheme.scheme import (
    QuadrantScheme,
    Scheme,
    WeightedQuadrantScheme,
    WeightedScheme,
)
from penilaian_api.domain.scoring.soundness import realization_fault
from penilaian_api.domain.scoring.vocabulary import MissingPolicy, SmallSampleRule
from penilaian_api.services.scoring import gathering, inputs, schemes
from penilaian_api.services.scoring.expectations import expected_inputs
from penilaian_api.services.scoring.gathering import GatheringOptions
from penilaian_api.services.scoring.missing_months import counted_keys, missing_months
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.plan import Plan
from penilaian_api.storage.scoring import subjects as subject_storage
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_OPTIONS = GatheringOptions(ratings=False, delivered_only=True)


@dataclass(frozen=True, slots=True)
class RunningScore:
    """The score of a plan so far in a period, its scheme version, and the units of its lines."""

    plan_id: UUID
    period_id: UUID
    scheme_version_id: UUID
    inputs: tuple[Input, ...]
    card: Scorecard | None
    units: Mapping[str, str]
    months_missing: tuple[date, ...] = ()
    """The months that are over of which no result counts, where a year is made of months."""


def get(
    work: UnitOfWork,
    plan_id: UUID,
    period_id: UUID,
    assumed: Mapping[UUID, Decimal | str] | None = None,
) -> RunningScore:
    """Compute the score of *plan_id* so far in a period, with realizations *assumed* for lines.

    What is still missing is left out, whatever the scheme's policy: the year is not over. What is
    realized is measured against what was expected by today; what is assumed, against the whole.
    """
    fetched = subject_storage.get_plan_in_period(work, plan_id, period_id)
    if fetched is None:
        raise OutOfReachError
    plan, period, subject = fetched.plan, fetched.period, fetched.subject
    work.note_read(plan)
    if subject is None:
        raise WrongStateError("no_plan_in_force")
    if inputs.months_between(*_common_days(plan, period)) == 0:
        raise InvalidDataError(
            "period_outside_plan", faults=[Fault("/query/period_id", "period_outside_plan")]
        )
    scheme = schemes.scheme_of(fetched.scheme)
    (score_inputs,) = gathering.gather(work, scheme, period, [subject], _OPTIONS)
    score_inputs.refuse_damaged()
    periods = work.of(Period).all(cycle_id=period.cycle_id)
    so_far = expected_inputs(score_inputs, periods, period, work.today)
    keys = {str(line) for line in assumed or {}}
    measured = tuple(
        item if isinstance(item, IndicatorInput) and item.key in keys else expected
        for item, expected in zip(score_inputs.basis, so_far, strict=True)
    )
    assumed_inputs = tuple(_apply_assumptions(measured, assumed or {}))
    card = gathering.score_if_complete(
        _leave_out_missing(scheme), assumed_inputs, score_inputs.facts(Facts())
    )
    units = {str(line.line_id): line.measured_in or "" for line in score_inputs.lines}
    missing = tuple(_missing_so_far(work, plan, period, periods, assumed_inputs))
    return RunningScore(plan_id, period_id, fetched.scheme.id, assumed_inputs, card, units, missing)


def _missing_so_far(
    work: UnitOfWork, plan: Plan, period: Period, periods: Iterable[Period], used: Sequence[Input]
) -> Iterator[date]:
    """Name the months that are over, of which no result counts in a year made of months."""
    begins, ends = _common_days(plan, period)
    ends = min(ends, work.today.replace(day=1))
    keys = counted_keys(used)
    if not keys or ends <= begins:
        return iter(())
    spans = {each.key: Span(each.starts_on, each.ends_before) for each in periods}
    return missing_months(Span(begins, ends), (spans[key] for key in keys))


def _common_days(plan: Plan, period: Period) -> tuple[date, date]:
    """Return the days that lie both in the plan and in the period."""
    begins = max(plan.starts_on, period.starts_on)
    return begins, min(plan.ends_before, period.ends_before)


def _apply_assumptions(
    inputs_so_far: tuple[Input, ...], assumed: Mapping[UUID, Decimal | str]
) -> Iterator[Input]:
    """Replace realizations by those that are assumed."""
    unused = {str(line): value for line, value in assumed.items()}
    for item in inputs_so_far:
        value = unused.pop(item.key, None) if isinstance(item, IndicatorInput) else None
        if value is None or not isinstance(item, IndicatorInput):
            yield item
            continue
        if isinstance(value, str) is not (item.polarity is Polarity.MILESTONE):
            raise InvalidDataError.at_pointer(f"/realizations/{item.key}", "value_of_other_kind")
        if isinstance(value, str):
            assumption = replace(item, step=value, origin="assumed")
        else:
            assumption = replace(item, realization=Fraction(value), origin="assumed")
        if code := realization_fault(assumption):
            raise InvalidDataError.at_pointer(f"/realizations/{item.key}", code)
        yield assumption
    if unused:
        faults = [Fault(f"/realizations/{line}", "not_in_plan") for line in sorted(unused)]
        raise InvalidDataError("invalid_input", faults=faults)


def _leave_out_missing(scheme: Scheme) -> Scheme:
    """Make a scheme leave out what is missing where it would refuse."""
    match scheme:
        case QuadrantScheme():
            return scheme
        case WeightedScheme():
            return scheme.model_copy(update={"parts": _renormalize(scheme.parts)})
        case WeightedQuadrantScheme():
            axes = {"results": scheme.results, "behavior": scheme.behavior}
            return scheme.model_copy(
                update={
                    name: axis.model_copy(update={"parts": _renormalize(axis.parts)})
                    for name, axis in axes.items()
                }
            )


def _renormalize(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    return tuple(part.model_copy(update=_left_out(part)) for part in parts)


def _left_out(part: Part) -> dict[str, object]:
    """Leave out what is missing of a part, and few answers where they would block it."""
    changes: dict[str, object] = {"missing": MissingPolicy.RENORMALIZE}
    rule = part.small_sample if isinstance(part, MeasurementPart) else None
    if rule is not None and rule.rule is SmallSampleRule.BLOCK:
        left_out = {"rule": SmallSampleRule.RENORMALIZE}
        changes["small_sample"] = rule.model_copy(update=left_out)
    return changes
