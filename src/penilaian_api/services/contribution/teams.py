"""Set the results of a team beside those of its people: each part, and what the parts add up to.

Only direct parts add up; the sum stands beside what the leader reported, and replaces it nowhere.

Why it is so: docs/decisions/0070.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final
from uuid import UUID

from penilaian_api.domain.contribution.contribution import ContributionKind
from penilaian_api.domain.scoring.record.numbers import round_if_known
from penilaian_api.services.contribution import reading
from penilaian_api.services.contribution.contributions import share
from penilaian_api.services.contribution.reading import PLACES, MeasuredIndicator
from penilaian_api.services.contribution.views import (
    MeasuredIndicatorView,
    PartView,
    TeamContributionView,
    TeamIndicatorView,
    TeamResultView,
)
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.services.scoring.plan_lines import subject_of, whole_plan
from penilaian_api.storage.contribution.teams import SupportingRow, supporting
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.plan.plans import open_plan
from penilaian_api.storage.scoring import inputs as input_storage
from penilaian_api.storage.scoring.inputs import PlanLineRow
from penilaian_api.storage.scoring.subjects import Subject
from penilaian_api.storage.work.combined_query import execute_combined
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_NOTHING: Final = Fraction(0)


@dataclass(frozen=True, slots=True)
class _Part:
    """An indicator of somebody, and the one of the leader of which it is a share, if it is."""

    row: SupportingRow
    indicator: MeasuredIndicator
    whole: MeasuredIndicator | None


def get(work: UnitOfWork, plan_id: UUID) -> TeamContributionView:
    """Show the results of a leader's plan, each with the parts of those who support it."""
    opened = open_plan(work, plan_id)
    revision = reading.agreed(opened)
    period = whole_plan(opened.plan)
    rows = supporting(work, revision.id)
    leader = subject_of(opened.plan, revision)
    measured = _measure(work, [leader, *_subjects(rows)], period)
    results = group_by(measured[leader.revision_id], _result_line)
    return TeamContributionView(
        plan_id=opened.plan.id,
        employee_id=opened.plan.employee_id,
        employee_name=opened.context.employee_name,
        cycle_key=opened.context.cycle_key,
        revision_number=revision.number,
        as_of=reading.as_of(period, work.today),
        results=tuple(
            _result(line, indicators, [*_parts(line, indicators, rows, measured)])
            for line, indicators in results.items()
        ),
    )


def _subjects(rows: Sequence[SupportingRow]) -> Iterator[Subject]:
    for row in {row.revision_id: row for row in rows}.values():
        yield Subject(
            employee_id=row.employee_id,
            plan_id=row.plan_id,
            revision_id=row.revision_id,
            revision_number=row.revision_number,
            starts_on=row.starts_on,
            ends_before=row.ends_before,
            unit_path="",
        )


def _measure(
    work: UnitOfWork, subjects: Sequence[Subject], period: Period
) -> Mapping[UUID, list[MeasuredIndicator]]:
    """Read the indicators of all plans in the time of the leader's, from one statement."""
    lines = input_storage.line_query(subjects)
    progress = input_storage.progress_query(subjects, period)
    rows = execute_combined(work.session, work.bindings, lines, progress)
    by_revision: Mapping[UUID, list[PlanLineRow]] = group_by(
        rows.of(lines), lambda line: line.revision_id
    )
    entries = reading.by_line(rows.of(progress))
    return {
        subject.revision_id: [
            *reading.measured(subject, by_revision.get(subject.revision_id, []), entries, period)
        ]
        for subject in subjects
    }


def _parts(
    line: UUID,
    leading: Sequence[MeasuredIndicator],
    rows: Sequence[SupportingRow],
    measured: Mapping[UUID, list[MeasuredIndicator]],
) -> Iterator[_Part]:
    for row in rows:
        if row.supports_line_id == line:
            for indicator in measured[row.revision_id]:
                if indicator.line.result_line == row.result_line:
                    yield _Part(row, indicator, _whole(indicator, leading))


def _whole(
    indicator: MeasuredIndicator, leading: Sequence[MeasuredIndicator]
) -> MeasuredIndicator | None:
    own = indicator.quantity
    return next((whole for whole in leading if own.is_part_of(whole.quantity)), None)


def _result_line(indicator: MeasuredIndicator) -> UUID:
    return indicator.line.result_line


def _result(
    line: UUID, leading: Sequence[MeasuredIndicator], parts: Sequence[_Part]
) -> TeamResultView:
    return TeamResultView(
        line_id=line,
        statement=leading[0].line.result_statement,
        indicators=tuple(
            _indicator(view, whole, parts) for whole in leading if (view := whole.view())
        ),
        parts=tuple(map(_part, parts)),
    )


def _indicator(
    view: MeasuredIndicatorView, whole: MeasuredIndicator, parts: Sequence[_Part]
) -> TeamIndicatorView:
    shares = [part.indicator for part in parts if part.whole is whole]
    planned = _sum([each.quantity.target for each in shares])
    target = whole.quantity.target
    left = None if planned is None or target is None else target - planned
    return TeamIndicatorView(
        indicator=view,
        parts=len(shares),
        parts_target=round_if_known(planned, PLACES),
        parts_realization=round_if_known(_sum([each.realization for each in shares]), PLACES),
        not_shared_out=round_if_known(left, PLACES),
    )


def _sum(values: Sequence[Fraction | None]) -> Fraction | None:
    """Add up what is known; of nothing known, nothing."""
    known = [value for value in values if value is not None]
    return sum(known, _NOTHING) if known else None


def _part(part: _Part) -> PartView:
    own, whole = part.indicator, part.whole
    quantity = None if whole is None else whole.quantity
    row = part.row
    return PartView(
        plan_id=row.plan_id,
        employee_id=row.employee_id,
        employee_code=row.employee_code,
        employee_name=row.employee_name,
        position_title=row.position_title,
        result_line_id=row.result_line,
        result_statement=own.line.result_statement,
        indicator=own.view(),
        kind=ContributionKind.SUPPORTING if whole is None else ContributionKind.DIRECT,
        whole_line_id=None if whole is None else whole.line.line_id,
        planned_share=share(own.quantity, quantity, own.quantity.target),
        realized_share=share(own.quantity, quantity, own.realization),
    )
