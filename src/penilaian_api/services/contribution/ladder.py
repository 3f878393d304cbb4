"""Stand above each line of a plan what it supports: results of leaders, and goals over goals."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from penilaian_api.domain.contribution.contribution import Quantity, climb
from penilaian_api.domain.plan.plan import Polarity
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.storage.contribution import chains
from penilaian_api.storage.contribution.chains import GoalRow, MeasureRow, RungRow
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class LadderStep:
    """A result or a goal above a line, and what it measures."""

    key: UUID
    line_id: UUID | None
    goal_key: str | None
    statement: str
    held_by: str
    is_public_service: bool
    quantities: tuple[Quantity, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """What stands above the results of a plan, by the line of each."""

    rungs: Mapping[UUID, Sequence[RungRow]]
    measures: Mapping[UUID, Sequence[MeasureRow]]
    goals: Mapping[UUID, GoalRow]
    above: Mapping[UUID, UUID | None]

    def ways_up(self, line: UUID) -> Iterator[list[LadderStep]]:
        """Give each way from a line: to the goals that stand over a result, or to where it ends."""
        taken: list[LadderStep] = []
        for rung in self.rungs.get(line, ()):
            taken += [self._result(rung)] if rung.height else []
            if rung.goal_id is not None:
                yield [*taken, *self._goals(rung.goal_id)]
        yield taken

    def _goals(self, goal_id: UUID) -> Iterator[LadderStep]:
        for key in (goal_id, *climb(goal_id, self.above)):
            yield _goal(self.goals[key])

    def _result(self, rung: RungRow) -> LadderStep:
        measures = self.measures.get(rung.line_id, ())
        return LadderStep(
            key=rung.line_id,
            line_id=rung.line_id,
            goal_key=None,
            statement=rung.statement,
            held_by=rung.position_title,
            is_public_service=False,
            quantities=tuple(map(_quantity, measures)),
        )


def build(work: UnitOfWork, rungs: Sequence[RungRow]) -> Ladder:
    """Fetch what the results above measure, and the goals over them, in one statement."""
    measures = chains.measures_of(rungs)
    goals = chains.goal_query({rung.goal_id for rung in rungs if rung.goal_id is not None})
    rows = execute_combined(work.session, work.bindings, measures, goals)
    known = {goal.id: goal for goal in rows.of(goals)}
    return Ladder(
        rungs=group_by(rungs, lambda rung: rung.start),
        measures=group_by(rows.of(measures), lambda row: row.result_line),
        goals=known,
        above={goal.id: goal.parent_id for goal in known.values()},
    )


def _quantity(row: MeasureRow) -> Quantity:
    target = None if row.target is None else Fraction(row.target)
    return Quantity.of_indicator(row.measured_in, row.polarity, row.accumulation, target)


def _goal(goal: GoalRow) -> LadderStep:
    """Take a goal: its target is that of a year, to which parts may add up."""
    polarity, target = Polarity(goal.polarity), Fraction(goal.target)
    return LadderStep(
        key=goal.id,
        line_id=None,
        goal_key=goal.key,
        statement=goal.statement,
        held_by=goal.unit_name,
        is_public_service=goal.is_public_service,
        quantities=(Quantity(goal.measured_in, polarity, adds_up=True, target=target),),
    )
