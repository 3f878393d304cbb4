"""Define the response shapes of contributions: of a person, and of a team beside its people."""

from typing import Annotated

from pydantic import Field

from penilaian_api.api.v1.shared.lists import PageOut
from penilaian_api.api.v1.shared.shapes import Day, Exact, Key, ShapeOut
from penilaian_api.domain.contribution.contribution import (
    Beneficiary,
    ContributionKind,
    PublicBy,
)
from penilaian_api.domain.plan.plan import Accumulation

PlannedShare = Annotated[
    Exact | None,
    Field(description="In percent: the own target as a share of the one above; of direct ones."),
]
RealizedShare = Annotated[
    Exact | None,
    Field(description="In percent: what was realized as a share of the target above."),
]


class MeasuredIndicatorOut(ShapeOut):
    """An indicator with its target and what was realized, by how many entries of `list_progress`.

    `accumulation` says how the entries make the realization.
    """

    line_id: Key
    statement: str
    measured_in: str | None
    accumulation: Accumulation
    target: Exact | None
    realization: Exact | None
    entries: int
    last_entry_on: Day | None


class ContributionLinkOut(ShapeOut):
    """A result (`line_id`) or a goal (`goal_key`) above a line, in rising order.

    `target` and shares are told where the link is direct, and only along links that are direct
    throughout: else it is supported, and no part of it is claimed.
    """

    height: int
    line_id: Key | None
    goal_key: str | None
    statement: str
    held_by: str = Field(description="The post that holds the result, or the unit of the goal.")
    is_public_service: bool
    kind: ContributionKind
    measured_in: str | None
    target: Exact | None
    planned_share: PlannedShare
    realized_share: RealizedShare


class ContributionLineOut(ShapeOut):
    """What one line of the plan contributes, to whom, and along which chain.

    A result that is told in words has no indicator. `public_by` names what says that it serves the
    public: the indicator's own mark, or that of a goal above it.
    """

    result_line_id: Key
    result_statement: str
    indicator: MeasuredIndicatorOut | None
    beneficiary: Beneficiary
    public_by: PublicBy | None
    links: tuple[ContributionLinkOut, ...]


class BeneficiaryCountOut(ShapeOut):
    """How many lines serve the organization or the public, and how they are linked."""

    beneficiary: Beneficiary
    lines: int
    direct: int
    supporting: int
    unlinked: int
    with_realization: int


class ContributionOut(ShapeOut):
    """What a person contributes by their plan, up to a day: a report, which enters no score."""

    plan_id: Key
    employee_id: Key
    employee_name: str
    cycle_key: str
    revision_number: int
    as_of: Day
    beneficiaries: tuple[BeneficiaryCountOut, ...]
    lines: tuple[ContributionLineOut, ...]


class ContributionPartOut(ShapeOut):
    """An indicator of somebody who supports a result: `whole_line_id` is what it is a share of."""

    plan_id: Key
    employee_id: Key
    employee_code: str
    employee_name: str
    position_title: str
    result_line_id: Key
    result_statement: str
    indicator: MeasuredIndicatorOut | None
    kind: ContributionKind
    whole_line_id: Key | None
    planned_share: PlannedShare
    realized_share: RealizedShare


class TeamIndicatorOut(ShapeOut):
    """An indicator of the leader, beside what the direct parts of the people add up to.

    `not_shared_out` is what the targets of the parts leave of the leader's: below zero, they are
    more than it.
    """

    indicator: MeasuredIndicatorOut
    parts: int
    parts_target: Exact | None
    parts_realization: Exact | None
    not_shared_out: Exact | None


class TeamResultOut(ShapeOut):
    """A result of the team with its indicators, and the parts of those who support it."""

    line_id: Key
    statement: str
    indicators: tuple[TeamIndicatorOut, ...]
    parts: tuple[ContributionPartOut, ...]


class TeamContributionOut(ShapeOut):
    """The results of a leader's plan beside those of the people whom you reach."""

    plan_id: Key
    employee_id: Key
    employee_name: str
    cycle_key: str
    revision_number: int
    as_of: Day
    results: tuple[TeamResultOut, ...]


class GoalContributionOut(ShapeOut):
    """A goal, who is linked right to it, and what their direct parts add up to.

    Who supports a result of theirs stands below them, in `get_team_contribution`, and is not
    added here: the leader's part has it already.
    """

    id: Key
    year: int
    key: str
    parent_key: str | None
    unit_code: str
    unit_name: str
    statement: str
    beneficiary: Beneficiary
    measured_in: str
    target: Exact
    as_of: Day
    people: int
    direct_people: int
    planned: Exact | None
    realized: Exact | None
    planned_share: PlannedShare
    realized_share: RealizedShare


class GoalContributionPage(PageOut):
    """One page of goals with what people contribute to them."""

    items: tuple[GoalContributionOut, ...]
