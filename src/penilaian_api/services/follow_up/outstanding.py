"""List who does well in a period by a stated rule, each with the figures that met it.

Every result that enters is held against the bytes that were frozen; of a person with one that
departs from them only that is said. Each read leaves a row of the trail on whom it is about.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Final, Literal
from uuid import UUID

from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.follow_up.outstanding import (
    RANKS,
    ConditionMet,
    OutstandingRule,
    PastResult,
    meet,
)
from penilaian_api.domain.paging import ListRequest, Slice
from penilaian_api.domain.scoring.snapshot import CopiedOutcome, departs
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.services.follow_up import outstanding_rules
from penilaian_api.services.follow_up.outstanding_rules import RuleView
from penilaian_api.services.scoring.results.period_results import PERIOD_RESULTS, shown_names
from penilaian_api.services.views import view_of
from penilaian_api.storage.follow_up import outstanding as outstanding_storage
from penilaian_api.storage.follow_up.outstanding import RULE_FILTERS, PastRow, standing
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.evaluation import Evaluation
from penilaian_api.storage.models.follow_up.rules import OutstandingRuleVersion
from penilaian_api.storage.work.lists.listing import ListedRow
from penilaian_api.storage.work.lists.pages import page_of
from penilaian_api.storage.work.unit_of_work import UnitOfWork

OUTSTANDING: Final = replace(
    PERIOD_RESULTS,
    filters={**PERIOD_RESULTS.filters, **RULE_FILTERS},
    base=standing,
    tells_changes=False,
)
"""Who does well in a period; earlier results enter, so changes are told by the whole list."""
OUTSTANDING_PARAMETERS: Final = OUTSTANDING.parameters
"""What callers state of it."""


@dataclass(frozen=True, slots=True)
class OutstandingView:
    """Somebody who does well: by which result, and which figures met each condition."""

    id: UUID
    employee_id: UUID
    employee_name: str
    employee_code: str
    unit_id: UUID
    unit_code: str
    unit_name: str
    position_id: UUID
    position_code: str
    position_title: str
    period_id: UUID
    period_key: str
    predicate: Predicate | None
    score: Decimal | None
    snapshot_number: int | None
    snapshot_digest: str | None
    delivered_at: datetime | None
    damage: Literal["result_damaged"] | None
    reasons: tuple[ConditionMet, ...]


@dataclass(frozen=True, slots=True)
class OutstandingList:
    """One page of those who do well, and the rule by which they do."""

    rule: RuleView
    people: Slice[OutstandingView]


def page(work: UnitOfWork, period_id: UUID, rule_key: str, request: ListRequest) -> OutstandingList:
    """List who does well in a period by the newest active version of a rule."""
    period = work.of(Period).get_referenced(period_id)
    if period is None:
        raise OutOfReachError
    version = outstanding_rules.find_active(work, rule_key, "/query/rule")
    shown = outstanding_rules.view(work, version)
    return OutstandingList(shown, _people(work, period, version, request))


def rule_met(work: UnitOfWork, evaluation: Evaluation, rule_key: str) -> UUID | None:
    """Give the version of a rule in use by which a result does well; none where it does not."""
    version = outstanding_rules.find_active(work, rule_key, "/rule")
    return version.id if _meets(work, evaluation, version) else None


def meets_version(work: UnitOfWork, evaluation: Evaluation, rule_id: UUID) -> bool:
    """Tell whether a result does well by the version of a rule that was cited."""
    version = work.of(OutstandingRuleVersion).get_referenced(rule_id)
    return version is not None and _meets(work, evaluation, version)


def _meets(work: UnitOfWork, evaluation: Evaluation, version: OutstandingRuleVersion) -> bool:
    period = work.of(Period).get_referenced(evaluation.period_id)
    if period is None:
        return False
    own = ListRequest({"employee_id": evaluation.employee_id})
    people = _people(work, period, version, own)
    return any(each.id == evaluation.id and each.reasons for each in people.items)


def _people(
    work: UnitOfWork, period: Period, version: OutstandingRuleVersion, request: ListRequest
) -> Slice[OutstandingView]:
    rule = outstanding_rules.parse_document(version.document)
    days = outstanding_storage.first_days(work, period, rule.over)
    request = request.narrowed(period_id=period.id, **_filters(rule, days))
    rows = page_of(work, OUTSTANDING, request)
    people = [row.record.employee_id for row in rows.items]
    past = _past_of(work, people, period, days[-1]) if people else {}
    return rows.map(lambda row: _view(row, rule, period, past))


def _filters(rule: OutstandingRule, days: Sequence[date]) -> dict[str, object]:
    """State the conditions of a rule to the list; each looks back from its own first day on."""
    filters: dict[str, object] = {}
    if rule.predicate_at_least is not None:
        filters["rank"] = RANKS[rule.predicate_at_least]
    if rule.score_at_least is not None:
        filters["least_score"] = rule.score_at_least
    if (scores := rule.steady_score) is not None:
        filters |= {
            "scores_over": scores.over,
            "score_since": days[: scores.over][-1],
            "score_level": scores.level_at_least,
            "score_spread": scores.spread_at_most,
        }
    if (predicates := rule.steady_predicate) is not None:
        filters |= {
            "predicates_over": predicates.over,
            "predicate_since": days[: predicates.over][-1],
            "predicate_level": RANKS[predicates.predicate_at_least],
            "predicate_spread": predicates.spread_at_most,
        }
    return filters


_Past = dict[UUID, list[PastResult] | None]
"""The results of each person on which a rule looks back; none where one of them is damaged."""


def _past_of(work: UnitOfWork, people: Iterable[UUID], period: Period, since: date) -> _Past:
    rows: dict[UUID, list[PastRow]] = defaultdict(list)
    for row in outstanding_storage.past_results(work, people, period, since):
        rows[row.employee_id].append(row)
    return {
        person: None if any(map(_is_damaged, own)) else [_past_result(row) for row in own]
        for person, own in rows.items()
    }


def _is_damaged(row: PastRow) -> bool:
    copy = CopiedOutcome(row.score, row.predicate, row.results, row.behavior)
    return departs(copy, row.content, row.digest)


def _past_result(row: PastRow) -> PastResult:
    predicate = None if row.predicate is None else Predicate(row.predicate)
    return PastResult(row.period_key, row.starts_on, row.score, predicate)


def _view(
    row: ListedRow[Evaluation], rule: OutstandingRule, period: Period, past: _Past
) -> OutstandingView:
    names: dict[str, Any] = shown_names(row)
    results = past.get(row.record.employee_id)
    met: tuple[ConditionMet, ...] = ()
    if results is None:
        names |= {**dict.fromkeys(_OF_RESULT), "damage": "result_damaged"}
    elif names["damage"] is None:
        own = PastResult(period.key, period.starts_on, names["score"], names["predicate"])
        met = meet(rule, own, results)
    shown = {name: value for name, value in names.items() if name in _SHOWN}
    return view_of(OutstandingView, row.record, reasons=met, **shown)


_OF_RESULT: Final = ("predicate", "score", "snapshot_number", "snapshot_digest")
_SHOWN: Final = frozenset(field.name for field in fields(OutstandingView))
