"""Show who rates where entries and files of their people differ from those of colleagues.

Why it is so: docs/decisions/0065.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from fractions import Fraction
from uuid import UUID

from penilaian_api.domain.dates import Span, day_after
from penilaian_api.domain.errors import OutOfReachError
from penilaian_api.domain.fairness import signals as rules
from penilaian_api.domain.fairness.signals import (
    Exchange,
    Habit,
    SignalKind,
    SignalSearch,
    SilenceGround,
)
from penilaian_api.services.local_days import instants_of
from penilaian_api.storage.fairness import traces
from penilaian_api.storage.fairness.predicates import UnitInPeriod, unit_in_period
from penilaian_api.storage.fairness.traces import EntryTrace, FileTrace, TracedPerson
from penilaian_api.storage.work.lists.units import reached_unit
from penilaian_api.storage.work.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True)
class SharedUse:
    """Who used a file, for which line of their plan."""

    evidence_id: UUID
    line_id: UUID
    employee_id: UUID
    employee_code: str
    employee_name: str


@dataclass(frozen=True, slots=True)
class SharedFile:
    """A file that stands behind several people, or behind several lines of one."""

    sha256: str
    people: int
    uses: tuple[SharedUse, ...]


@dataclass(frozen=True, slots=True)
class HabitSignal:
    """Somebody of whom more days, values or colleagues are of the kind than chance explains."""

    kind: SignalKind
    employee_id: UUID
    employee_code: str
    employee_name: str
    marked: int
    all: int
    chance: Fraction


@dataclass(frozen=True, slots=True)
class SilentKind:
    """A kind of signal that could not be looked for, and why."""

    kind: SignalKind
    ground: SilenceGround


@dataclass(frozen=True, slots=True)
class SignalsView:
    """The signals of a unit in a period, with what they rest on."""

    period_id: UUID
    period_key: str
    unit_code: str
    unit_name: str
    people: int
    tests: int
    late_from: date
    files: tuple[SharedFile, ...]
    habits: tuple[HabitSignal, ...]
    silent: tuple[SilentKind, ...]


def signals_of(work: UnitOfWork, period_id: UUID, unit_code: str) -> SignalsView:
    """Look for signals among those of a unit whom the caller rates, or whose rating they review."""
    reached_unit(work, "unit_code", unit_code)
    target = unit_in_period(work, period_id, unit_code)
    people = {} if target is None else traces.people_of(work, target)
    if target is None or not people:
        raise OutOfReachError
    late_from = target.period.ends_before - timedelta(days=rules.LAST_DAYS)
    habits = _habits(work, traces.entries_of(work, target), late_from)
    outcome = rules.look_for(habits, _exchanges(work, target, people))
    return SignalsView(
        period_id=period_id,
        period_key=target.period.key,
        unit_code=target.unit.code,
        unit_name=target.unit.name,
        people=len(people),
        tests=outcome.tests,
        late_from=late_from,
        files=_files(work, target, people),
        habits=_signals(outcome, people),
        silent=tuple(SilentKind(kind, ground) for kind, ground in outcome.silent.items()),
    )


def _habits(
    work: UnitOfWork, entries: Sequence[EntryTrace], late_from: date
) -> dict[SignalKind, dict[UUID, Habit]]:
    """Count the days on which each entered something, and their values."""
    days: dict[UUID, set[date]] = {}
    values: dict[UUID, list[bool]] = {}
    for entry in entries:
        day = entry.posted_at.astimezone(work.zone).date()
        days.setdefault(entry.employee_id, set()).add(day)
        if entry.value is not None:
            values.setdefault(entry.employee_id, []).append(rules.is_round(entry.value))
    return {
        SignalKind.LATE_ENTRIES: {
            key: Habit(len(own), sum(day >= late_from for day in own)) for key, own in days.items()
        },
        SignalKind.ROUND_NUMBERS: {key: Habit(len(own), sum(own)) for key, own in values.items()},
    }


def _exchanges(
    work: UnitOfWork, target: UnitInPeriod, people: Mapping[UUID, TracedPerson]
) -> dict[UUID, Exchange]:
    """Count who praised whom in the period, among the people of one unit."""
    teams = defaultdict[UUID, set[UUID]](set)
    for key, person in people.items():
        for unit_id in person.unit_ids:
            teams[unit_id].add(key)
    colleagues = {
        key: set[UUID]().union(*(teams[each] for each in person.unit_ids)) - {key}
        for key, person in people.items()
    }
    days = instants_of(work, Span(target.period.starts_on, target.period.ends_before))
    return rules.exchanges_among(colleagues, traces.praise_of(work, target, *days))


def _signals(
    outcome: SignalSearch[UUID], people: Mapping[UUID, TracedPerson]
) -> tuple[HabitSignal, ...]:
    return tuple(
        HabitSignal(
            kind=signal.kind,
            employee_id=signal.key,
            employee_code=people[signal.key].employee_code,
            employee_name=people[signal.key].employee_name,
            marked=signal.habit.marked,
            all=signal.habit.all,
            chance=signal.chance,
        )
        for signal in outcome.signals
    )


def _files(
    work: UnitOfWork, target: UnitInPeriod, people: Mapping[UUID, TracedPerson]
) -> tuple[SharedFile, ...]:
    """Group the files of the period that stand behind more than one line."""
    sent = traces.files_of(work, target, *instants_of(work, _until_rated(target)))
    first_of_line: dict[tuple[str, UUID], FileTrace] = {}
    for file in sent:
        first_of_line.setdefault((file.sha256, file.line_id), file)
    grouped = rules.shared([(file.sha256, file.line_id) for file in sent])
    return tuple(
        _shared(digest, [first_of_line[digest, line] for line in lines], people)
        for digest, lines in grouped.items()
    )


def _until_rated(target: UnitInPeriod) -> Span:
    """Give the days in which files of a period are sent: until its ratings are due."""
    period = target.period
    return Span(period.starts_on, max(period.ends_before, day_after(period.rate_until)))


def _shared(
    digest: str, uses: Sequence[FileTrace], people: Mapping[UUID, TracedPerson]
) -> SharedFile:
    return SharedFile(
        sha256=digest,
        people=len({use.employee_id for use in uses}),
        uses=tuple(
            SharedUse(
                use.evidence_id,
                use.line_id,
                use.employee_id,
                people[use.employee_id].employee_code,
                people[use.employee_id].employee_name,
            )
            for use in uses
        ),
    )
