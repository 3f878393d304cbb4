"""Define what is given out of contributions: numbers with what they rest on, and no score."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from penilaian_api.domain.contribution.contribution import (
    Beneficiary,
    ContributionKind,
    PublicBy,
)
from penilaian_api.domain.plan.plan import Accumulation


@dataclass(frozen=True, slots=True)
class MeasuredIndicatorView:
    """An indicator with its target and what was realized of it, from how many entries."""

    line_id: UUID
    statement: str
    measured_in: str | None
    accumulation: Accumulation
    target: Decimal | None
    realization: Decimal | None
    entries: int
    last_entry_on: date | None


@dataclass(frozen=True, slots=True)
class ContributionLinkView:
    """A result or a goal above a line: what it is, and which share of it the indicator is."""

    height: int
    line_id: UUID | None
    goal_key: str | None
    statement: str
    held_by: str
    is_public_service: bool
    kind: ContributionKind
    measured_in: str | None
    target: Decimal | None
    planned_share: Decimal | None
    realized_share: Decimal | None


@dataclass(frozen=True, slots=True)
class ContributionLineView:
    """What one line contributes, and to what; a result told in words has no indicator."""

    result_line_id: UUID
    result_statement: str
    indicator: MeasuredIndicatorView | None
    beneficiary: Beneficiary
    public_by: PublicBy | None
    links: tuple[ContributionLinkView, ...]


@dataclass(frozen=True, slots=True)
class BeneficiaryCountView:
    """How many lines serve the organization or the public, and how they are linked."""

    beneficiary: Beneficiary
    lines: int
    direct: int
    supporting: int
    unlinked: int
    with_realization: int


@dataclass(frozen=True, slots=True)
class ContributionView:
    """What a person contributes by their plan, up to a day."""

    plan_id: UUID
    employee_id: UUID
    employee_name: str
    cycle_key: str
    revision_number: int
    as_of: date
    beneficiaries: tuple[BeneficiaryCountView, ...]
    lines: tuple[ContributionLineView, ...]


@dataclass(frozen=True, slots=True)
class PartView:
    """An indicator of somebody who supports a result, and which share of it that is."""

    plan_id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str
    position_title: str
    result_line_id: UUID
    result_statement: str
    indicator: MeasuredIndicatorView | None
    kind: ContributionKind
    whole_line_id: UUID | None
    planned_share: Decimal | None
    realized_share: Decimal | None


@dataclass(frozen=True, slots=True)
class TeamIndicatorView:
    """An indicator of the leader beside the sum of its direct parts."""

    indicator: MeasuredIndicatorView
    parts: int
    parts_target: Decimal | None
    parts_realization: Decimal | None
    not_shared_out: Decimal | None


@dataclass(frozen=True, slots=True)
class TeamResultView:
    """A result of the team with its indicators, and the parts of those who support it."""

    line_id: UUID
    statement: str
    indicators: tuple[TeamIndicatorView, ...]
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class TeamContributionView:
    """The results of a leader's plan beside those of the people who support them."""

    plan_id: UUID
    employee_id: UUID
    employee_name: str
    cycle_key: str
    revision_number: int
    as_of: date
    results: tuple[TeamResultView, ...]
