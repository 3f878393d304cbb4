"""The story so far: who acts, in which systems, on what day; the chapters tell it on.

Whoever acts is a real client over HTTP, signed in as himself.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any

import plan_contents
from people import PASSPHRASE, Person
from service import Service
from systems import System

from penilaian_client import Client

Tick = Callable[[str], None]


def instant(year: int, month: int, day: int, hour: int = 2) -> datetime:
    """Name an instant of the story; two in the morning UTC is nine in Jakarta."""
    return datetime(year, month, day, hour, tzinfo=UTC)


@dataclass
class Stage:
    """Everybody of one system who acts, from the head of the office down."""

    system: System
    players: list[Person]
    units: dict[str, str]
    period_ids: dict[str, str] = field(default_factory=dict)
    plans: dict[str, Any] = field(default_factory=dict)
    lines: dict[str, dict[str, str]] = field(default_factory=dict)
    shares: dict[str, Any] = field(default_factory=dict)


class Story:
    """The five systems through one year."""

    def __init__(self, service: Service, stack: ExitStack, *, seed: int, seats: int) -> None:
        self.service = service
        self.seed, self.seats = seed, seats
        self.library = plan_contents.Library()
        self.stages: list[Stage] = []
        self.logins: dict[str, list[tuple[str, str]]] = {}
        self.machines: dict[str, Client] = {}
        self.admins: dict[str, Client] = {}
        self.codes: dict[str, str] = {}
        self.ids: dict[str, str] = {}
        self.superiors: dict[str, Person] = {}
        self.holders: dict[str, Person] = {}
        self.posted = {"progress": 0, "evidence": 0, "feedback": 0, "measurements": 0}
        self.entered_until = date(2025, 12, 31)
        self._stack = stack
        self._clients: dict[str, Client] = {}
        self._now = instant(2026, 1, 5)

    @property
    def today(self) -> date:
        """Name the day in Jakarta."""
        return (self._now + timedelta(hours=7)).date()

    def at(self, moment: datetime) -> None:
        """Move the clock forward."""
        self.service.at(moment)
        self._now = moment

    def enter(self, client: Client) -> Client:
        """Keep a client open to the end of the story."""
        return self._stack.enter_context(client)

    def client(self, person: Person) -> Client:
        """Sign a person in, once; the first time with the code that HR handed him."""
        if person.code not in self._clients:
            self.service.activate(person.login, self.codes[person.login], PASSPHRASE)
            self._clients[person.code] = self.enter(self.service.person(person.login, PASSPHRASE))
            agency = person.code.split("-")[0].lower()
            self.logins.setdefault(agency, []).append((person.login, person.post.row["title"]))
        return self._clients[person.code]

    def stage(self, source: str) -> Stage:
        """Find the stage of a source text."""
        return next(stage for stage in self.stages if stage.system.source == source)

    def objector(self) -> tuple[Stage, Person]:
        """Name who objects, and where: the last of the licensing office measured by a waiting."""
        stage = self.stage("S1")
        return stage, next(
            person
            for person in reversed(stage.players)
            if person.seat == 1 and waiting(stage.plans[person.code])
        )

    def ticks(self) -> int:
        """Count what is still to be told once everybody is known: a tick each time."""
        return sum(
            len(stage.players) * (4 + len(stage.period_ids)) + len(stage.period_ids)
            for stage in self.stages
        )


def waiting(plan: Any) -> Any | None:  # noqa: ANN401 - a plan, and one of its indicators
    """Find an indicator of the first result of which less is better."""
    lines = plan.in_force.work_results[0].indicators
    return next((line for line in lines if line.polarity == "lower"), None)
