"""Realize what cases measure: as progress where nobody entered any, else as a second source.

A person is measured by the cases that they handled; who heads the unit of the service, or one above
it, by all of them. What somebody entered stays: it is compared, never replaced.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from operator import attrgetter
from typing import Final
from uuid import UUID

from penilaian_api.domain.cycle.cycle import PeriodState
from penilaian_api.domain.dates import Span
from penilaian_api.domain.errors import InvalidDataError, OutOfReachError
from penilaian_api.domain.progress.service_cases import CaseFigure, agrees
from penilaian_api.domain.scoring.engine.realization import Frequency, enters
from penilaian_api.services.cycle import cycles
from penilaian_api.services.local_days import instants_of
from penilaian_api.services.scoring.inputs import group_by
from penilaian_api.storage.models.base import new_id
from penilaian_api.storage.models.cycle import Period
from penilaian_api.storage.models.progress import Progress
from penilaian_api.storage.progress import case_figures
from penilaian_api.storage.progress.case_figures import CaseLink, CurrentEntry, one_of_each_line
from penilaian_api.storage.progress.measurements import pinned_periods
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_DAY: Final = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class RealizedView:
    """What cases realized in a period: entries made, those that stand, and what was left alone.

    *entered_by_people*: lines on which somebody entered progress themselves; *without_cases*: lines
    of whose person no case was completed.
    """

    entered: int
    unchanged: int
    entered_by_people: int
    without_cases: int
    is_dry_run: bool


@dataclass(frozen=True, slots=True)
class SecondSourceView:
    """What cases say of a line of a plan, beside what was entered; *agrees*: lies it near that."""

    figure: CaseFigure
    value: Decimal
    count: int
    agrees: bool | None


def realize(work: UnitOfWork, period_id: UUID, *, dry_run: bool = False) -> RealizedView:
    """Enter as progress what cases say of the lines of all plans, up to today or the last day."""
    period = _require_shortest(work, period_id)
    ends_before = min(period.ends_before, work.today + _DAY)
    links = [*_chosen(case_figures.links_of_cycle(work, period.cycle_id), period)]
    services = {link.service_id for link in links}
    begins, ends = instants_of(work, Span(period.starts_on, ends_before))
    figures = case_figures.figures_of_all_and_each(work, services, begins, ends)
    standing = group_by(_standing(work, links, period), key=attrgetter("line_id"))
    counts = dict.fromkeys(("unchanged", "entered_by_people", "without_cases"), 0)
    entries = list[Progress]()
    for link in links:
        existing, counted = standing.get(link.line_id, []), link.read(figures)
        if any(entry.cases is None for entry in existing):
            counts["entered_by_people"] += 1
        elif counted is None:
            counts["without_cases"] += 1
        elif existing and existing[-1].value == counted[0]:
            counts["unchanged"] += 1
        else:
            entries.append(_entry(work, link, counted, existing, ends_before))
    if not dry_run:
        work.of(Progress).add_all(entries)
    return RealizedView(entered=len(entries), is_dry_run=dry_run, **counts)


def second_sources(
    work: UnitOfWork,
    revision_id: UUID,
    days: Span,
    realized: Mapping[UUID, Fraction | None],
) -> dict[UUID, SecondSourceView]:
    """Compare what was *realized* on the lines of a revision with what cases say, by line."""
    links = [*one_of_each_line(case_figures.links_of_revision(work, revision_id))]
    if not links:
        return {}
    services = {link.service_id for link in links}
    begins, ends = instants_of(work, days)
    employee_id = links[0].employee_id
    figures = case_figures.figures_of_person(work, services, employee_id, begins, ends)
    if any(link.is_head for link in links):
        figures |= case_figures.figures_of_all(work, services, begins, ends)
    return {
        link.line_id: _second_source(link, counted, realized.get(link.line_id))
        for link in links
        if (counted := link.read(figures)) is not None
    }


def _require_shortest(work: UnitOfWork, period_id: UUID) -> Period:
    """Fetch a running period that no shorter one is part of: what its parts count, it adds up.

    Nobody enters progress for it meanwhile: else it would be counted beside what cases say.
    """
    pinned = pinned_periods(work, [period_id], alone=True).get(period_id)
    if pinned is None:
        raise OutOfReachError
    period, _ = pinned
    cycles.require_state(work, period, PeriodState.OPEN, PeriodState.RATING)
    for other in work.of(Period).all(cycle_id=period.cycle_id):
        within = period.starts_on <= other.starts_on and other.ends_before <= period.ends_before
        if other.id != period.id and within:
            raise InvalidDataError.at_pointer("/path/period_id", "period_has_shorter_ones")
    return period


def _chosen(links: Iterable[CaseLink], period: Period) -> Iterator[CaseLink]:
    """Choose the lines that take part in a period of plans that run in it."""
    for link in one_of_each_line(links):
        runs = link.starts_on < period.ends_before and period.starts_on < link.ends_before
        if runs and enters(link.frequency, Frequency(period.kind)):
            yield link


def _standing(work: UnitOfWork, links: Sequence[CaseLink], period: Period) -> list[CurrentEntry]:
    lines = {link.line_id for link in links}
    return case_figures.standing_entries(work, lines, period.starts_on, period.ends_before)


def _entry(
    work: UnitOfWork,
    link: CaseLink,
    counted: tuple[Decimal, int],
    existing: Sequence[CurrentEntry],
    ends_before: date,
) -> Progress:
    """Make the entry of a line, in the place of what was counted before."""
    value, count = counted
    return Progress(
        id=new_id(),
        employee_id=link.employee_id,
        line_id=link.line_id,
        on=max(link.starts_on, min(ends_before, link.ends_before) - _DAY),
        value=value,
        note="",
        cases=count,
        supersedes_id=existing[-1].id if existing else None,
        posted_by=work.actor.account_id,
        posted_at=work.now,
    )


def _second_source(
    link: CaseLink, counted: tuple[Decimal, int], realized: Fraction | None
) -> SecondSourceView:
    value, count = counted
    near = None if realized is None else agrees(realized, Fraction(value))
    return SecondSourceView(link.figure, value, count, near)
