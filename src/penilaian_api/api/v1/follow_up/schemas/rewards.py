"""Define the shapes of the register of rewards, and of publications by consent."""

from typing import Annotated

from pydantic import ConfigDict

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Exact, Instant, Key, ShapeIn, ShapeOut, text
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.follow_up.decision import DecidedPurpose, RestsOn
from penilaian_api.domain.follow_up.publication import PublicationState
from penilaian_api.domain.progress.service_cases import CaseTime


class RewardOut(ShapeOut):
    """A reward or a recognition that was granted; `id` is that of the decision.

    `rests_on` tells how the result that it cites stands today; what was revoked counts no longer.
    """

    id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    unit_id: Key
    unit_code: str
    unit_name: str
    purpose: DecidedPurpose
    title: str
    reason: str
    period_id: Key | None
    period_key: str | None
    evaluation_id: Key | None
    decided_by_name: str
    decided_at: Instant
    publication_id: Key | None
    publication_state: PublicationState | None
    rests_on: RestsOn | None
    revoked_at: Instant | None
    revoked_for: str | None


class RewardPage(PageOut):
    """One page of the register of rewards, the first one first."""

    items: tuple[RewardOut, ...]


class ServiceTrendOut(ShapeOut):
    """Of the cases of a public service: how many, the median time, errors in a hundred."""

    key: str
    name: str
    counted_in: CaseTime
    completed: int
    processing_time: Exact | None
    error_rate: Exact | None


class TrendOut(ShapeOut):
    """Some days, and the cases of each service that were completed on them."""

    starts_on: Day
    ends_on: Day
    services: tuple[ServiceTrendOut, ...]


class UnitRewardsOut(ShapeOut):
    """The rewards of a unit by results of a period, and its cases before, in and after it.

    It shows what was, and claims no cause.
    """

    unit_id: Key
    unit_code: str
    unit_name: str
    period_id: Key
    period_key: str
    recognitions: int
    rewards: int
    before: TrendOut
    during: TrendOut
    after: TrendOut


class PublicationIn(ShapeIn):
    """What colleagues shall read of the reward, if the person consents to these very words."""

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"statement": "Melayani 96 aduan warga tanpa keluhan ulang."}]
        }
    )

    statement: Annotated[str, text(2000)]


class PublicationOut(ShapeOut):
    """A publication; of a withdrawn one nothing is left but that there was one.

    `rests_on` tells you alone how the result behind your own reward stands.
    """

    id: Key
    decision_id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    unit_code: str
    unit_name: str
    purpose: DecidedPurpose
    title: str
    decided_at: Instant
    state: PublicationState
    statement: str
    asked_at: Instant
    consented_at: Instant | None
    withdrawn_at: Instant | None
    rests_on: RestsOn | None
    allowed_actions: tuple[Action, ...]
    version: int


class PublicationPage(PageOut):
    """One page of publications, the first asked for before the others."""

    items: tuple[PublicationOut, ...]
