"""Count by unit what lines of agreed plans contribute, to whom and how they are linked.

It answers of all plans of units what the contribution of one plan says of its lines: the first
link of each, whom it serves, and whether anything was realized. What stands above is climbed once
from each result that is supported, not from each line that supports it.

Why it is so: docs/decisions/0070, docs/decisions/0086.
"""

from collections import Counter
from typing import Any, Final
from uuid import UUID

from sqlalchemy import CTE, ColumnElement, Select, and_, case, func, literal, or_, select, tuple_
from sqlalchemy.orm import aliased

from penilaian_api.domain.contribution.contribution import Beneficiary, ContributionKind
from penilaian_api.domain.plan.plan import Accumulation, Polarity
from penilaian_api.storage.contribution.chains import HIGHEST, is_latest_agreed
from penilaian_api.storage.counting import count_if
from penilaian_api.storage.models.cycle import Goal
from penilaian_api.storage.models.organization import Unit
from penilaian_api.storage.models.plan import Plan, PlanIndicator, PlanRevision, WorkResult
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.report.groups import UnitGroups, counted_units
from penilaian_api.storage.report.tallies import Tally
from penilaian_api.storage.work.caller import exists_in_agency, joined, of_agency
from penilaian_api.storage.work.combined_query import SubQuery, execute_combined
from penilaian_api.storage.work.lists.corrections import stands
from penilaian_api.storage.work.prepared import prepared
from penilaian_api.storage.work.unit_of_work import UnitOfWork

UNLINKED: Final = "unlinked"
"""A line that supports no result and no goal."""
PEOPLE, LINES, REALIZED = "people", "lines", "with_realization"


def column_of(beneficiary: Beneficiary, link: str) -> str:
    """Name the count of lines that serve somebody by some kind of link."""
    return f"{beneficiary}_{link}"


def count_contributions(work: UnitOfWork, groups: UnitGroups, cycle_id: UUID) -> Tally:
    """Count the lines of agreed plans of a cycle, and the people whose they are, by unit."""
    lines, people = _lines(*groups.paths, cycle_id), _people(*groups.paths, cycle_id)
    rows = execute_combined(work.session, work.bindings, lines, people)
    tally: Tally = {}
    for path, count in rows.of(people):
        if (row := groups.row_of(path)) is not None:
            tally.setdefault(row.id, Counter())[PEOPLE] += count
    for path, link, is_public, count, realized in rows.of(lines):
        if (row := groups.row_of(path)) is not None:
            whom = Beneficiary.PUBLIC if is_public else Beneficiary.ORGANIZATION
            counted = tally.setdefault(row.id, Counter())
            counted.update({LINES: count, column_of(whom, link): count, REALIZED: realized})
    return tally


@prepared
def _people(first: str, until: str, cycle_id: UUID) -> SubQuery[tuple[Any, ...]]:
    people = func.count(Plan.employee_id.distinct())
    query = _agreed(first, until, cycle_id, Unit.path, people).group_by(Unit.path)
    return SubQuery(query, lambda *row: row)


@prepared
def _lines(first: str, until: str, cycle_id: UUID) -> SubQuery[tuple[Any, ...]]:
    public_goals = _public_goals()
    above = _above(first, until, cycle_id)
    parents, wholes = _parents(above, public_goals), _wholes(above)
    goal = aliased(Goal)
    is_part_of_goal = and_(
        _adds_up(),
        goal.polarity == PlanIndicator.polarity,
        func.lower(goal.measured_in) == func.lower(PlanIndicator.measured_in),
    )
    measure = PlanIndicator.polarity, func.lower(PlanIndicator.measured_in)
    is_part_of_result = and_(
        _adds_up(), tuple_(WorkResult.supports_line_id, *measure).in_(select(*wholes.c))
    )
    link = case(
        (goal.id.is_not(None), _link(is_part_of_goal)),
        (WorkResult.supports_line_id.in_(select(parents.c.start)), _link(is_part_of_result)),
        else_=UNLINKED,
    )
    leads_to_public = select(parents.c.start).where(parents.c.public_goals > 0)
    is_public = case(
        (
            or_(
                PlanIndicator.is_public_service.is_(True),
                WorkResult.goal_id.in_(select(public_goals.c.id)),
                WorkResult.supports_line_id.in_(leads_to_public),
            ),
            1,
        ),
        else_=0,
    )
    lines = (
        _agreed(
            first,
            until,
            cycle_id,
            Unit.path.label("path"),
            link.label("link"),
            is_public.label("is_public"),
            case((_is_realized(), 1), else_=0).label("realized"),
        )
        .join(*joined(WorkResult, WorkResult.revision_id == PlanRevision.id))
        .outerjoin(*joined(PlanIndicator, PlanIndicator.result_id == WorkResult.id))
        .outerjoin(*joined(goal, goal.id == WorkResult.goal_id))
        .subquery()
    )
    keys = lines.c.path, lines.c.link, lines.c.is_public
    query: Select[*tuple[Any, ...]] = select(*keys, func.count(), func.sum(lines.c.realized))
    return SubQuery(query.group_by(*keys), lambda *row: row)


def _agreed(first: Any, until: Any, cycle_id: Any, *columns: Any) -> Select[*tuple[Any, ...]]:  # noqa: ANN401 - bound values, columns
    """Begin from the revisions that speak for the plans of units in a cycle."""
    return (
        counted_units(first, until, *columns)
        .join(*joined(Plan, Plan.unit_id == Unit.id))
        .join(*joined(PlanRevision, PlanRevision.plan_id == Plan.id))
        .where(Plan.cycle_id == cycle_id, is_latest_agreed())
    )


def _link(is_direct: ColumnElement[bool]) -> Any:  # noqa: ANN401 - a case
    direct, supporting = ContributionKind.DIRECT.value, ContributionKind.SUPPORTING.value
    return case((is_direct, direct), else_=supporting)


def _adds_up() -> ColumnElement[bool]:
    """Tell whether an indicator is a sum towards a target: only such a one can be a part."""
    return and_(PlanIndicator.accumulation == Accumulation.SUM, _has_target())


def _has_target() -> ColumnElement[bool]:
    return or_(
        PlanIndicator.target.is_not(None),
        and_(PlanIndicator.target_low.is_not(None), PlanIndicator.target_high.is_not(None)),
        PlanIndicator.polarity == Polarity.MILESTONE,
    )


def _is_realized() -> ColumnElement[bool]:
    """Tell whether a line has an entry that stands and counts in the days of its plan."""
    is_stepped = PlanIndicator.polarity == Polarity.MILESTONE
    entry = exists_in_agency(
        Progress,
        Progress.employee_id == PlanIndicator.employee_id,
        Progress.line_id == PlanIndicator.line_id,
        Progress.on < Plan.ends_before,
        or_(
            Progress.on >= Plan.starts_on,
            PlanIndicator.accumulation == Accumulation.LAST,
            is_stepped,
        ),
        or_(Progress.value.is_not(None), is_stepped),
        stands(Progress),
    ).correlate(PlanIndicator, Plan)
    return and_(_has_target(), entry)


def _public_goals() -> CTE:
    """Select the goals that serve the public, by themselves or by one that stands over them."""
    start = select(Goal.id).where(of_agency(Goal), Goal.is_public_service.is_(True))
    goals, below = start.cte("public_goals", recursive=True), aliased(Goal)
    return goals.union(
        select(below.id).join_from(goals, *joined(below, below.parent_id == goals.c.id))
    )


def _above(first: Any, until: Any, cycle_id: Any) -> CTE:  # noqa: ANN401 - bound values
    """Select what stands above the lines: from each result that is supported, up to the top."""
    supported = (
        _agreed(first, until, cycle_id, WorkResult.supports_line_id.label("line"))
        .join(*joined(WorkResult, WorkResult.revision_id == PlanRevision.id))
        .where(WorkResult.supports_line_id.is_not(None))
        .distinct()
        .cte("supported")
    )
    start = (
        select(
            supported.c.line.label("start"),
            literal(0).label("height"),
            WorkResult.id.label("result_id"),
            WorkResult.goal_id.label("goal_id"),
            WorkResult.supports_line_id.label("above"),
        )
        .join_from(supported, *joined(WorkResult, WorkResult.line_id == supported.c.line))
        .join(*joined(PlanRevision, PlanRevision.id == WorkResult.revision_id))
        .where(is_latest_agreed())
    )
    rungs, parent = start.cte("above", recursive=True), aliased(WorkResult)
    step = (
        select(
            rungs.c.start, rungs.c.height + 1, parent.id, parent.goal_id, parent.supports_line_id
        )
        .join_from(rungs, *joined(parent, parent.line_id == rungs.c.above))
        .join(*joined(PlanRevision, PlanRevision.id == parent.revision_id))
        .where(rungs.c.height < HIGHEST - 1, is_latest_agreed())
    )
    return rungs.union_all(step)


def _parents(above: CTE, public_goals: CTE) -> CTE:
    """Select each result that is supported and stands, with how often it leads to the public."""
    is_public = above.c.goal_id.in_(select(public_goals.c.id))
    public = count_if(is_public).label("public_goals")
    return select(above.c.start, public).group_by(above.c.start).cte("parents")


def _wholes(above: CTE) -> CTE:
    """Select of each such result what parts may add up to: its sums, by unit of measure."""
    return (
        select(
            above.c.start,
            PlanIndicator.polarity.label("polarity"),
            func.lower(PlanIndicator.measured_in).label("measured_in"),
        )
        .join_from(above, *joined(PlanIndicator, PlanIndicator.result_id == above.c.result_id))
        .where(above.c.height == 0, PlanIndicator.accumulation == Accumulation.SUM)
        .distinct()
        .cte("wholes")
    )
