"""Keep the state that the steps of the year share: appraisals, signed-in clients, ids, the clock.

Everybody acts over HTTP, through a client that is signed in as that person or system.
"""

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from samples.people import PASSPHRASE, Person
from samples.plan_contents import IndicatorLibrary
from service import Service
from systems import System

from penilaian_client import Client

ReportStep = Callable[[str], None]
"""Show the name of the stage, and count one step of it."""


@dataclass
class Appraisal:
    """Track one system through its year: its employees, from the head down, and their work."""

    system: System
    employees: list[Person]
    unit_names: dict[str, str]
    """By code of the unit."""
    period_ids: dict[str, str] = field(default_factory=dict)
    """By key of the period."""
    plans: dict[str, Any] = field(default_factory=dict)
    """By code of the employee, as are the next two."""
    line_ids: dict[str, dict[str, str]] = field(default_factory=dict)
    """The lines of a plan by key of the result."""
    attainments: dict[str, Decimal] = field(default_factory=dict)
    """How much of the targets an employee will reach."""


class Story:
    """Hold the five systems, the people and the clock of one year."""

    def __init__(self, service: Service, stack: ExitStack, *, seed: int, office_size: int) -> None:
        self.service = service
        self.seed, self.office_size = seed, office_size
        self.library = IndicatorLibrary()
        self.appraisals: list[Appraisal] = []
        self.logins: dict[str, list[tuple[str, str]]] = {}
        self.hr_systems: dict[str, Client] = {}
        self.admins: dict[str, Client] = {}
        self.activation_codes: dict[str, str] = {}
        self.employee_ids: dict[str, str] = {}
        self.assessors: dict[str, Person] = {}
        self.holders: dict[str, Person] = {}
        self.counts = {
            "progress": 0,
            "evidence": 0,
            "feedback": 0,
            "citizens": 0,
            "attendance": 0,
            "cases": 0,
            "measurements": 0,
        }
        self.files: dict[str, bytes] = {}
        """What people take home on paper or in a workbook, by name."""
        self.progress_entered_until = date(2025, 12, 31)
        self._stack = stack
        self._clients: dict[str, Client] = {}
        self.today = date(2026, 1, 5)

    def set_clock(self, year: int, month: int, day: int) -> None:
        """Move the clock forward to nine o'clock of a day in Jakarta; it is everybody's day."""
        self.today = date(year, month, day)
        self.service.set_clock(datetime(year, month, day, 9 - 7, tzinfo=UTC))

    def keep_open(self, client: Client) -> Client:
        """Keep a client open to the end of the story."""
        return self._stack.enter_context(client)

    def sign_in(self, person: Person) -> Client:
        """Return the client of a person, signed in; the first time the account is activated."""
        if person.code not in self._clients:
            code = self.activation_codes[person.login]
            self.service.activate_account(person.login, code, PASSPHRASE)
            client = self.service.open_person_client(person.login, PASSPHRASE)
            self._clients[person.code] = self.keep_open(client)
            agency = person.code.split("-")[0].lower()
            login = (person.login, person.position.row["title"])
            self.logins.setdefault(agency, []).append(login)
        return self._clients[person.code]

    def sign_in_assessor(self, person: Person) -> Client:
        """Return the client of a person's assessor."""
        return self.sign_in(self.assessors[person.code])

    def sign_in_reviewer(self, person: Person) -> Client:
        """Return the client of the assessor of a person's assessor."""
        return self.sign_in_assessor(self.assessors[person.code])

    def find_appraisal(self, source: str) -> Appraisal:
        """Find the appraisal of a source text, such as S1."""
        return next(item for item in self.appraisals if item.system.source == source)

    def find_objector(self) -> tuple[Appraisal, Person]:
        """Find who objects: the last of the licensing office measured by a waiting time."""
        appraisal = self.find_appraisal("S1")
        return appraisal, next(
            person
            for person in reversed(appraisal.employees)
            if person.seat == 1 and find_waiting_time(appraisal.plans[person.code])
        )

    def count_steps(self) -> int:
        """Count the steps that will be reported once everybody is known."""
        return sum(
            len(appraisal.employees) * (4 + len(appraisal.period_ids)) + len(appraisal.period_ids)
            for appraisal in self.appraisals
        )


def find_waiting_time(plan: Any) -> Any | None:  # noqa: ANN401 - a plan, and one of its indicators
    """Find an indicator of the first result of which less is better."""
    indicators = plan.in_force.work_results[0].indicators
    return next((item for item in indicators if item.polarity == "lower"), None)
