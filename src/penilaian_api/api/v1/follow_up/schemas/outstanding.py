"""Define the shapes of rules by which people do well, and of the lists of those who do."""

from typing import Annotated, Any, Final, Literal

from pydantic import ConfigDict, Field, StringConstraints

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import (
    AMONG_ITEMS,
    BY_SOURCE,
    Bilingual,
    Day,
    Exact,
    Instant,
    IsSourceVerified,
    Key,
    ShapeIn,
    ShapeOut,
    UnverifiedKeys,
    text,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.follow_up.outstanding import OutstandingCondition
from penilaian_api.domain.scoring.vocabulary import Predicate
from penilaian_api.domain.transitions import VersionStatus

RuleKey = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]{0,59}$")]
Over = Annotated[int, Field(ge=2, le=24, strict=True)]
_SAMPLE: Final[dict[str, Any]] = {
    "key": "guru-teladan",
    "title": {"id": "Guru teladan", "en": "Exemplary teacher"},
    "source": "Keputusan Kepala Dinas Pendidikan 21/2026",
    "predicate_at_least": "good",
    "steady_score": {"over": 2, "level_at_least": "85", "spread_at_most": "10"},
}


class RuleTitleIn(ShapeIn):
    """One text in both languages."""

    id: Annotated[str, text(200)]
    en: Annotated[str, text(200)]


class SteadyPredicateIn(ShapeIn):
    """Over the last periods, this one among them: never lower, and moving by few steps."""

    over: Over
    predicate_at_least: Predicate
    spread_at_most: Annotated[int, Field(ge=0, le=5, strict=True)]


class SteadyScoreIn(ShapeIn):
    """Over the last periods, this one among them: the mean, and the highest less the lowest."""

    over: Over
    level_at_least: Exact
    spread_at_most: Exact


class OutstandingRuleContent(ShapeIn):
    """Who does well: whoever meets all conditions that are stated; at least one is."""

    key: RuleKey
    title: RuleTitleIn
    source: Annotated[str, text(500)]
    predicate_at_least: Predicate | None = None
    score_at_least: Exact | None = None
    steady_predicate: SteadyPredicateIn | None = None
    steady_score: SteadyScoreIn | None = None


class OutstandingRuleIn(ShapeIn):
    """A rule of your own."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rule": _SAMPLE}]})

    rule: OutstandingRuleContent


class SteadyPredicateOut(ShapeOut):
    """Over the last periods: never lower, and moving by few steps."""

    over: int
    predicate_at_least: Predicate
    spread_at_most: int


class SteadyScoreOut(ShapeOut):
    """Over the last periods: the mean, and the highest less the lowest."""

    over: int
    level_at_least: Exact
    spread_at_most: Exact


class OutstandingRuleShippedOut(ShapeOut):
    """A rule, with each of its conditions in plain words."""

    key: str
    title: Bilingual
    source: str
    predicate_at_least: Predicate | None
    score_at_least: Exact | None
    steady_predicate: SteadyPredicateOut | None
    steady_score: SteadyScoreOut | None
    conditions: tuple[Bilingual, ...]


class OutstandingRuleShippedList(ShapeOut):
    """All rules that come with the program."""

    items: tuple[OutstandingRuleShippedOut, ...]
    unverified: UnverifiedKeys = AMONG_ITEMS


class OutstandingRuleOut(ShapeOut):
    """A version of a rule as your agency uses it; only a draft can still change."""

    id: Key
    key: str
    number: int
    status: VersionStatus
    rule: OutstandingRuleShippedOut
    is_source_verified: IsSourceVerified = BY_SOURCE
    digest: str
    created_at: Instant
    allowed_actions: tuple[Action, ...]
    version: int


class OutstandingRulePage(PageOut):
    """One page of rule versions, by key and number."""

    items: tuple[OutstandingRuleOut, ...]


class PastResultOut(ShapeOut):
    """A result that entered: of which period, and what came out."""

    period_key: str
    starts_on: Day
    score: Exact | None
    predicate: Predicate | None


class ConditionMetOut(ShapeOut):
    """A condition in plain words, and the figures by which it is met.

    `level` is exact: a mean may be a ratio (`250/3`); of predicates it is the lowest one. `spread`
    is the highest less the lowest: of predicates in steps.
    """

    kind: OutstandingCondition
    condition: Bilingual
    level: str
    spread: str | None
    results: tuple[PastResultOut, ...]


class OutstandingOut(ShapeOut):
    """Somebody who does well, and why; `id` is that of the evaluation."""

    id: Key
    employee_id: Key
    employee_name: str
    employee_code: str
    unit_id: Key
    unit_code: str
    unit_name: str
    position_id: Key
    position_code: str
    position_title: str
    period_id: Key
    period_key: str
    predicate: Predicate | None
    score: Exact | None
    snapshot_number: int | None
    snapshot_digest: str | None
    delivered_at: Instant | None
    damage: Literal["result_damaged"] | None
    reasons: tuple[ConditionMetOut, ...]


class OutstandingPage(PageOut):
    """One page of those who do well, with the rule by which they do."""

    rule: OutstandingRuleOut
    items: tuple[OutstandingOut, ...]
