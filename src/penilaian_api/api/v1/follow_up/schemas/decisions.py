"""Define the shapes of recommendations, of decisions on people, and of the uses of results."""

from typing import Annotated, Any, Final

from pydantic import ConfigDict, Field

from penilaian_api.api.v1.follow_up.schemas.accomplishments import AccomplishmentOut
from penilaian_api.api.v1.follow_up.schemas.outstanding import RuleKey
from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Instant, Key, PersonCode, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.follow_up.decision import (
    DecidedPurpose,
    DecisionOutcome,
    RecommendationState,
    RecommendedPurpose,
    RestsOn,
    UsePurpose,
    UseStep,
)

Reason = Annotated[str, text(2000)]
Title = Annotated[str, text(200)]
_SAMPLE: Final[dict[str, Any]] = {
    "evaluation_id": "019d2a70-0000-7000-8000-000000000001",
    "purpose": "reward",
    "reason": "Pelayanan loket tetap tepat waktu selama renovasi gedung.",
}


class RecommendationIn(ShapeIn):
    """What should follow from a result: by a rule that the person meets, or for a reason."""

    model_config = ConfigDict(json_schema_extra={"examples": [_SAMPLE]})

    evaluation_id: Key
    purpose: RecommendedPurpose
    rule: RuleKey | None = None
    reason: Annotated[str, text(2000, 0)] = ""


class RecommendationDecisionIn(ShapeIn):
    """What you decide, why, and what is given, in the words of the decision."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "outcome": "granted",
                    "title": "Piagam penghargaan pegawai teladan",
                    "reason": "Hasil kerja dan umpan balik warga sama-sama baik.",
                }
            ]
        }
    )

    outcome: DecisionOutcome
    title: Title
    reason: Reason


class PersonDecisionIn(ShapeIn):
    """A decision that was taken on a person; without `evaluation_id` it cites no result."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {
                    "employee_code": "alfa-staff",
                    "purpose": "recognition",
                    "title": "Ucapan terima kasih kepala dinas",
                    "reason": "Menangani aduan warga pada hari libur.",
                }
            ]
        }
    )

    employee_code: PersonCode
    purpose: DecidedPurpose
    title: Title
    reason: Reason
    evaluation_id: Key | None = None


class DecisionRevocationIn(ShapeIn):
    """Why a decision is taken back, as its person will read it."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"reason": "Hasil yang menjadi dasarnya diubah oleh putusan keberatan."}]
        }
    )

    reason: Reason


class RecommendationOut(ShapeOut):
    """A recommendation, the result that it cites, and how that result stands today.

    While it rests on a result that was reopened or followed by another one, it cannot be decided:
    renew it.
    """

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    unit_id: Key
    unit_code: str
    unit_name: str
    purpose: RecommendedPurpose
    state: RecommendationState
    evaluation_id: Key
    period_key: str
    snapshot_number: int
    snapshot_digest: str
    rests_on: RestsOn
    rule_id: Key | None
    rule_key: str | None
    rule_number: int | None
    reason: str
    proposed_by_name: str | None
    proposed_by_login: str
    proposed_at: Instant
    allowed_actions: tuple[Action, ...]
    version: int


class RecommendationDetailOut(RecommendationOut):
    """A recommendation with what the person completed in the period of the cited result.

    Of accomplishments that were confirmed, the 50 newest; all are listed by `list_accomplishments`.
    """

    accomplishments: tuple[AccomplishmentOut, ...]


class RecommendationPage(PageOut):
    """One page of recommendations, the first one first."""

    items: tuple[RecommendationOut, ...]


class PersonDecisionOut(ShapeOut):
    """What was decided on a person, by whom and why, and the result that it cites, if any.

    `rests_on` tells how that result stands today: reopened, or followed by another one. A decision
    that was revoked stays readable, with the reason why.
    """

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    unit_id: Key
    unit_code: str
    unit_name: str
    purpose: DecidedPurpose
    outcome: DecisionOutcome
    title: str
    reason: str
    period_id: Key | None
    period_key: str | None
    evaluation_id: Key | None
    snapshot_number: int | None
    snapshot_digest: str | None
    recommendation_id: Key | None
    decided_by: Key
    decided_by_name: str
    decided_at: Instant
    rests_on: RestsOn | None
    acknowledged_at: Instant | None
    revoked_at: Instant | None
    revoked_by_login: str | None
    revoked_for: str | None
    allowed_actions: tuple[Action, ...]
    version: int


class PersonDecisionPage(PageOut):
    """One page of decisions, the first one first."""

    items: tuple[PersonDecisionOut, ...]


class CitationCountOut(ShapeOut):
    """How many decisions for a purpose cite a result, and how many cite none."""

    purpose: DecidedPurpose
    cited: int
    uncited: int


class UncitedDecisionPage(PageOut):
    """One page of decisions that cite no result, and how many of each purpose do or do not."""

    counts: Annotated[
        tuple[CitationCountOut, ...], Field(description="Of all decisions that you may see.")
    ]
    items: tuple[PersonDecisionOut, ...]


class ResultUseOut(ShapeOut):
    """That a result of yours was used: for what, by whom, when, and what came of it.

    `rests_on` tells how that result stands today; `revoked_at`, that the decision was taken back.
    """

    id: Key
    evaluation_id: Key
    period_key: str
    snapshot_number: int
    snapshot_digest: str
    purpose: UsePurpose
    step: UseStep
    used_by_name: str | None
    used_by_login: str
    used_at: Instant
    recommendation_id: Key | None
    decision_id: Key | None
    outcome: DecisionOutcome | None
    title: str | None
    rests_on: RestsOn
    revoked_at: Instant | None


class ResultUsePage(PageOut):
    """One page of the uses of your results, the newest first."""

    items: tuple[ResultUseOut, ...]
