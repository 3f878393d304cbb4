"""Say which requests are compared, and with what they must not cost more than so much."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count, cycle, islice
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Connection, create_engine, text
from tests.factories.evaluations import REAL
from tests.records.dialects import SQLITE

from benchmarks.cost.answering import questionnaire
from benchmarks.record.people import APPROVED, SECTION_HEAD, SUBMITTED, id_of, staff
from penilaian_api.domain.plan.plan import CoreValue

STAFF_MEMBER, RATED, RATED_NOW = staff(20), staff(12), staff(13)
_REASON: Final = "Dua dari tiga laporan selesai sebelum tenggat."


@dataclass(frozen=True, slots=True)
class Call:
    """One request as it is sent: by whom of which section, at which version of what it changes."""

    path: str
    who: str | None
    section: int = 0
    method: str = "GET"
    body: Any = None
    version: int | None = None
    """The version that the first call states; the next ones state what was answered."""
    key: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """A kind of request with the goals of its ratios; *calls* begins anew for each contender."""

    name: str
    calls: Callable[[], Iterator[Call]]
    of_door: float | None = None
    of_plain: float | None = None
    at_most: int | None = None
    """How many calls there are in all, where each uses up something."""


@dataclass
class Keys:
    """The records that are asked for."""

    named: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    plans: list[tuple[str, str, str]] = field(default_factory=list)
    """Of each person whose plan is in force: who, plan and a line of it."""
    submitted: list[tuple[int, str, int]] = field(default_factory=list)
    """Of each plan that waits: section, plan and version."""
    tokens: list[str] = field(default_factory=list)
    """Of links to a survey, each of which is used once."""


def requests_of(keys: Keys) -> tuple[Request, ...]:
    """Give all that is compared; the door comes first."""
    named = keys.named
    explanation = f"/v1/evaluations/{named['evaluation']}/explanation"
    return (
        Request("the door", _read("/v1/me", STAFF_MEMBER)),
        Request("plan", _read(f"/v1/plans/{named['plan']}", STAFF_MEMBER), 1.8, 0.5),
        Request("team page of 50", _read("/v1/me/team?limit=50", SECTION_HEAD), 3, 0.5),
        Request("my tasks, employee", _read("/v1/me/tasks", STAFF_MEMBER), 2, 0.5),
        Request("my tasks, head of 60", _read("/v1/me/tasks", SECTION_HEAD), 3, 0.5),
        Request("explanation", _read(explanation, RATED), 3, 0.5),
        Request("rate", lambda: _rate(keys), 6, 0.5),
        Request("approve", lambda: _approve(keys), None, 1, at_most=len(keys.submitted)),
        Request("keyed progress", lambda: _progress(keys), None, 1),
        Request("survey answer", lambda: _answers(keys), None, 1, at_most=len(keys.tokens)),
    )


def _read(path: str, who: str) -> Callable[[], Iterator[Call]]:
    return lambda: cycle([Call(path, who)])


def _rate(keys: Keys) -> Iterator[Call]:
    """Rate the same person over and over: until it is final each call replaces the last."""
    abouts = [
        "results",
        "behavior",
        *(f"result:{line}" for line in keys.lines),
        *(f"core_value:{value}" for value in CoreValue),
    ]
    path = f"/v1/evaluations/{keys.named['open']}/rate"
    for number in count():
        reason = f"{_REASON} ({number})"
        ratings = [{"about": about, "chosen": "met", "reason": reason} for about in abouts]
        body = {"ratings": ratings, "feedback": REAL, "organization_result": "good"}
        yield Call(path, SECTION_HEAD, method="POST", body=body, version=1)


def _approve(keys: Keys) -> Iterator[Call]:
    for section, plan, version in keys.submitted:
        path = f"/v1/plans/{plan}/approve"
        yield Call(path, SECTION_HEAD, section, method="POST", version=version)


def _progress(keys: Keys) -> Iterator[Call]:
    for number, (who, plan, line) in enumerate(cycle(keys.plans)):
        body = {"line_id": line, "on": "2026-03-20", "value": str(40 + number % 50)}
        path = f"/v1/plans/{plan}/progress"
        yield Call(path, who, method="POST", body=body, key=f"bench-{number}")


def _answers(keys: Keys) -> Iterator[Call]:
    for number, token in enumerate(keys.tokens):
        path = f"/v1/public/surveys/{token}/answers"
        yield Call(path, None, method="POST", body=questionnaire(number))


def find_keys(owner: str, sections: int) -> Keys:
    """Find the records that are asked for."""
    engine = create_engine(owner)
    with engine.connect() as connection:
        find = _Finder(connection)
        keys = Keys()
        keys.named = {
            "agency": find.key("SELECT agency_id FROM employee WHERE id = :who", STAFF_MEMBER),
            "plan": find.key("SELECT id FROM plan WHERE employee_id = :who", STAFF_MEMBER),
            "evaluation": find.key(
                "SELECT evaluation_id FROM assessment WHERE employee_id = :who "
                "AND snapshot_id IS NOT NULL ORDER BY evaluation_id LIMIT 1",
                RATED,
            ),
            "open": find.key(
                "SELECT id FROM evaluation WHERE employee_id = :who AND state = 'open' LIMIT 1",
                RATED_NOW,
            ),
            "staff": str(id_of(STAFF_MEMBER, 0)),
            "head": str(id_of(SECTION_HEAD, 0)),
        }
        keys.lines = [find.plain(row[0]) for row in find.rows(_LINES, RATED_NOW)]
        keys.plans = [
            (who, *map(find.plain, find.rows(_PLANS, who)[0])) for who in map(staff, APPROVED)
        ]
        keys.submitted = [*_submitted(find, sections)]
    engine.dispose()
    return keys


_LINES: Final = (
    "SELECT w.line_id FROM work_result w JOIN plan_revision r ON r.id = w.revision_id "
    "WHERE w.employee_id = :who AND r.state = 'approved' ORDER BY w.ordinal"
)
_PLANS: Final = (
    "SELECT r.plan_id, i.line_id FROM plan_indicator i "
    "JOIN plan_revision r ON r.id = i.revision_id "
    "WHERE i.employee_id = :who AND r.state = 'approved' ORDER BY i.ordinal, i.line_id LIMIT 1"
)
_SUBMITTED: Final = (
    "SELECT plan_id, version FROM plan_revision WHERE employee_id = :who AND state = 'submitted'"
)


def _submitted(find: "_Finder", sections: int) -> Iterator[tuple[int, str, int]]:
    for section in range(sections):
        for who in map(staff, SUBMITTED):
            for plan, version in find.rows(_SUBMITTED, who, section):
                yield section, find.plain(plan), version


class _Finder:
    """Asks by a person's id, as each database writes it."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, statement: str, who: str, section: int = 0) -> Sequence[Any]:
        key = id_of(who, section)
        value = key.hex if self._connection.dialect.name == SQLITE else key
        return self._connection.execute(text(statement), {"who": value}).all()

    def key(self, statement: str, who: str) -> str:
        return self.plain(self.rows(statement, who)[0][0])

    def plain(self, key: UUID | str) -> str:
        return str(UUID(str(key)))


def take(calls: Iterator[Call], times: int) -> list[Mapping[str, Any]]:
    """Take so many calls, as they are handed to a contender."""
    return [
        {
            "path": call.path,
            "who": call.who,
            "section": call.section,
            "method": call.method,
            "body": call.body,
            "version": call.version,
            "key": call.key,
        }
        for call in islice(calls, times)
    ]
