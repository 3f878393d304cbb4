"""One appraisal year, told by real clients over HTTP: whoever acts here is signed in as himself."""

import json
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any

import contents
from penilaian_client import Client
from people import PASSPHRASE, SAMPLES, Person, people, posts, sheets
from service import Service
from systems import AGENCIES, MONTHS, SYSTEMS, Agency, System, cycle

SCOPES = (
    "import_run",
    "unit_read",
    "unit_write",
    "position_write",
    "employee_read",
    "employee_write",
    "assignment_write",
    "reporting_line_write",
    "delegation_write",
    "cycle_read",
    "cycle_write",
    "goal_read",
    "goal_write",
    "scheme_read",
    "readiness_read",
    "plan_create_all",
    "plan_read",
    "evaluation_create_all",
    "evaluation_read",
    "measurement_post",
    "measurement_read",
)
"""What the HR system of each agency may do."""

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

    def __init__(self, service: Service, stack: ExitStack, *, seed: int, everything: bool) -> None:
        self.service, self._stack = service, stack
        self.seed, self.everything = seed, everything
        self.library = contents.Library()
        self.stages: list[Stage] = []
        self.logins: dict[str, list[tuple[str, str]]] = {}
        self.machines: dict[str, Client] = {}
        self.admins: dict[str, Client] = {}
        self._clients: dict[str, Client] = {}
        self._codes: dict[str, str] = {}
        self._ids: dict[str, str] = {}
        self._superiors: dict[str, Person] = {}
        self.posted = {"progress": 0, "evidence": 0, "feedback": 0, "measurements": 0}

    # --- setting up -------------------------------------------------------------------------

    def set_up(self, tick: Tick) -> None:
        """Import the organisations, adopt the schemes, state the goals and the cycles."""
        self.service.at(instant(2026, 1, 5))
        for agency in AGENCIES:
            tick(f"{agency.name}: organisation")
            self._open(agency)
        for system in SYSTEMS:
            tick(f"{system.name}: year")
            self._state_year(system)

    def _open(self, agency: Agency) -> None:
        run = self.service.run
        run("agency", "create", agency.key, agency.name, "--zone", agency.zone)
        scopes = [word for scope in SCOPES for word in ("--scope", scope)]
        secret = run("account", "create", agency.key, f"hr@{agency.key}", "--service", *scopes)
        dated = ("--role", "admin", "--starts-on", "2026-01-01")
        code = run("account", "create", agency.key, f"admin@{agency.key}", *dated)
        self.service.activate(f"admin@{agency.key}", code, PASSPHRASE)
        self.machines[agency.key] = self._enter(self.service.machine(f"hr@{agency.key}", secret))
        self.admins[agency.key] = self._enter(
            self.service.person(f"admin@{agency.key}", PASSPHRASE)
        )
        self._import(agency)

    def _import(self, agency: Agency) -> None:
        held = posts(agency.key, everything=self.everything)
        drawn = people(agency.key, held, self.seed)
        offices = [system.office for system in SYSTEMS if system.agency == agency.key]
        inside = [post for post in held if _in(post.row["unit_code"], offices)]
        playing = {post.code for post in inside} | {post.superior for post in inside}
        files = {
            kind: (f"{kind}.csv", content, "text/csv")
            for kind, content in sheets(agency.key, held, drawn, playing).items()
        }
        accounts = {"accounts": files.pop("accounts")}
        self.machines[agency.key].create_import(files=files, effective_on="2025-01-01")
        done = self.admins[agency.key].create_import(files=accounts)
        self._codes.update({code.login: code.code for code in done.activation_codes})
        holders = {person.post.code: person for person in drawn if person.seat == 1}
        for person in drawn:
            if person.post.superior in holders:
                self._superiors[person.code] = holders[person.post.superior]
        known = self.machines[agency.key].each_employees(limit=200)
        self._ids.update({employee.employee_code: employee.id for employee in known})
        units = {unit.code: unit.name for unit in self.machines[agency.key].each_units(limit=200)}
        for system in SYSTEMS:
            if system.agency == agency.key:
                players = [p for p in drawn if _in(p.post.row["unit_code"], [system.office])]
                self.stages.append(Stage(system, _from_the_top(players), units))

    def _state_year(self, system: System) -> None:
        machine, admin = self.machines[system.agency], self.admins[system.agency]
        admin.adopt_scheme(system.scheme)
        for goal in _goals(system.agency):
            body = {name: goal[name] for name in goal if name not in {"key", "result_keys"}}
            machine.put_goal(2026, goal["key"], body)
        stated = machine.put_cycle(system.cycle, cycle(system))
        stage = self._stage(system)
        for period in stated.cycle.periods:
            stage.period_ids[period.key] = period.id
        machine.create_plans(system.cycle, {"approach": "quantitative"})

    # --- plans ------------------------------------------------------------------------------

    def write_plans(self, tick: Tick) -> None:
        """Let everybody write and hand in a plan, leaders first, and their leaders decide."""
        for stage in self.stages:
            goals = self._goal_ids(stage.system)
            for number, person in enumerate(stage.players):
                tick(f"{stage.system.name}: plans")
                self._write(stage, person, goals, is_returned=number == len(stage.players) - 1)

    def _write(
        self, stage: Stage, person: Person, goals: dict[str, str], *, is_returned: bool
    ) -> None:
        client, leader = self.client(person), self.client(self._superiors[person.code])
        mine = next(
            plan
            for plan in client.each_plans(cycle_key=stage.system.cycle)
            if plan.employee_id == self._ids[person.code]
        )
        results = self.library.results(person, stage.units[person.post.row["unit_code"]])
        written = contents.plan(person, results, self._supported(stage, person), goals)
        draft = client.put_plan_content(mine.id, written, version=mine.version)
        head = client.submit_plan(mine.id, version=draft.version)
        if is_returned:
            reason = {"reason": "Mohon lengkapi cara pelaporan bukti setiap triwulan."}
            head = leader.return_plan(mine.id, reason, version=head.version)
            written["accountability"].append("Bukti diunggah paling lambat tanggal 5")
            draft = client.put_plan_content(mine.id, written, version=head.version)
            head = client.submit_plan(mine.id, version=draft.version)
        head = leader.approve_plan(mine.id, version=head.version)
        client.sign_plan(mine.id, {"role": "employee"}, version=head.version)
        plan = client.get_plan(mine.id)
        stage.plans[person.code] = plan
        stage.lines[person.code] = {
            key: result.line_id
            for (key, _), result in zip(results, plan.in_force.work_results, strict=False)
        }
        draw = Random(f"{self.seed}:{person.code}")  # noqa: S311 - sample data
        stage.shares[person.code] = contents.attainment(draw)

    def _supported(self, stage: Stage, person: Person) -> dict[str, str]:
        leader = self._superiors.get(person.code)
        return stage.lines.get(leader.code, {}) if leader else {}

    # --- the year ---------------------------------------------------------------------------

    def open_periods(self, tick: Tick) -> None:
        """Waive what is not built yet, with a reason, and open every period that has begun."""
        for stage in self.stages:
            tick(f"{stage.system.name}: periods")
            for key in stage.period_ids:
                self._open_period(stage, key)

    def _open_period(self, stage: Stage, key: str) -> None:
        admin, period_id = self.admins[stage.system.agency], stage.period_ids[key]
        period = admin.get_period(period_id)
        if period.state != "planned" or date.fromisoformat(period.starts_on) > self._today:
            return
        readiness = admin.get_cycle_readiness(stage.system.cycle)
        shut = next(one.shut for one in readiness.periods if one.period_id == period_id)
        for gate in shut:
            reason = {"reason": "Contoh: dilakukan di luar sistem sebelum peragaan ini."}
            period = admin.waive_gate(period_id, gate, reason, version=period.version)
        admin.open_period(period_id, version=period.version)

    def months(self, tick: Tick) -> None:
        """Play the monthly programme: each month measured, rated and handed over in the next."""
        for stage in self.stages:
            if stage.system.is_monthly:
                for first in MONTHS:
                    tick(f"{stage.system.name}: {first:%B}")
                    following = first.replace(month=first.month + 1)
                    self.at(instant(2026, following.month, 2))
                    self.open_periods(lambda _: None)
                    self._evaluate(stage, f"2026-{first.month:02}", tick)

    def progress(self, until: date, tick: Tick) -> None:
        """Enter realizations with evidence up to a day; a leader's people get feedback."""
        for stage in self.stages:
            for person in stage.players:
                tick(f"{stage.system.name}: progress")
                self._enter_progress(stage, person, until)

    def _enter_progress(self, stage: Stage, person: Person, until: date) -> None:
        client, plan = self.client(person), stage.plans[person.code]
        share = stage.shares[person.code]
        for result in plan.in_force.work_results:
            for line in result.indicators:
                for day, entry in contents.entries(line, share):
                    if self._before < day <= until:
                        body = {"line_id": line.line_id, "on": day.isoformat(), **entry}
                        client.post_progress(plan.id, body)
                        self.posted["progress"] += 1
        self._give_evidence(client, plan)

    def _give_evidence(self, client: Client, plan: Any) -> None:  # noqa: ANN401 - a plan
        line = plan.in_force.work_results[0].indicators[0]
        note = f"Rekap triwulan sampai {self._today}\n".encode()
        client.post_evidence(
            files={"file": (f"rekap-{self._today}.csv", b"tanggal,nilai\n" + note, "text/csv")},
            fields={"line_id": line.line_id, "title": f"Rekap sampai {self._today}"},
        )
        self.posted["evidence"] += 1

    def revise_one(self) -> None:
        """Revise a plan in the middle of the year: what was reached stays with its line."""
        stage = self.stage("S1")
        person = stage.players[-1]
        client, leader = self.client(person), self.client(self._superiors[person.code])
        plan = client.get_plan(stage.plans[person.code].id)
        reason = {"reason": "Loket tambahan dibuka sejak Juli; target disesuaikan."}
        head = client.revise_plan(plan.id, reason, version=plan.version)
        head = client.submit_plan(plan.id, version=head.version)
        leader.approve_plan(plan.id, version=head.version)
        stage.plans[person.code] = client.get_plan(plan.id)

    def feedback(self, tick: Tick) -> None:
        """Let every leader tell his people what was strong and what must improve."""
        sample = json.loads((SAMPLES / "feedback.json").read_text())["feedback"]
        texts = [one["text_id"] for one in sample if one["quality"] == "constructive"]
        for stage in self.stages:
            for place, person in enumerate(stage.players):
                tick(f"{stage.system.name}: feedback")
                leader = self.client(self._superiors[person.code])
                leader.give_feedback(
                    {
                        "employee_id": self._ids[person.code],
                        "tone": "positive" if stage.shares[person.code] >= 1 else "mixed",
                        "strength": texts[place % len(texts)],
                        "improvement": "Catat kendala pada hari terjadinya agar cepat dibantu.",
                        "suggestion": "Bagikan cara kerja ini pada rapat bulanan unit.",
                    }
                )
                self.posted["feedback"] += 1

    # --- results ----------------------------------------------------------------------------

    def results(self, tick: Tick) -> None:
        """Measure, rate, make final, deliver and acknowledge the year of every system."""
        for stage in self.stages:
            self._evaluate(stage, "2026", tick)

    def _evaluate(self, stage: Stage, period: str, tick: Tick) -> None:
        period_id = stage.period_ids[period]
        self._measure(stage, period_id)
        admin = self.admins[stage.system.agency]
        held = admin.get_period(period_id)
        admin.start_rating(period_id, version=held.version)
        machine = self.machines[stage.system.agency]
        machine.create_evaluations(period_id)
        opened = {
            one.employee_id: one for one in machine.each_evaluations(period_id=period_id, limit=200)
        }
        for person in stage.players:
            tick(f"{stage.system.name}: results {period}")
            self._conclude(stage, person, opened[self._ids[person.code]])

    def _measure(self, stage: Stage, period_id: str) -> None:
        draw = Random(f"{self.seed}:{stage.system.scheme}:{period_id[-3:]}")  # noqa: S311 - sample data
        items: list[dict[str, Any]] = []
        for part in stage.system.parts:
            whose: Iterable[dict[str, str]] = (
                [{"unit_code": stage.system.office}]
                if part.of_unit
                else [{"employee_code": person.code} for person in stage.players]
            )
            for one in whose:
                value = min(part.most, max(0.0, draw.gauss(part.mean, part.spread)))
                items.append(
                    {
                        **one,
                        "period_id": period_id,
                        "part": part.key,
                        "value": f"{max(1.0, value):.2f}",
                        "count": draw.randint(30, 200),
                        "source": "Contoh: instrumen di luar sistem",
                    }
                )
        if items:
            self.machines[stage.system.agency].post_measurements({"items": items})
            self.posted["measurements"] += len(items)

    def _conclude(self, stage: Stage, person: Person, opened: Any) -> None:  # noqa: ANN401 - an evaluation
        client, leader = self.client(person), self.client(self._superiors[person.code])
        said = {"statement": "Target utama saya kerjakan sesuai rencana dan bukti terunggah."}
        step = client.self_assess(opened.id, said, version=opened.version)
        step = leader.rate_evaluation(
            opened.id, self._assessment(stage, person), version=step.version
        )
        step = leader.finalize_evaluation(opened.id, version=step.version)
        step = leader.deliver_evaluation(opened.id, version=step.version)
        client.acknowledge_evaluation(opened.id, version=step.version)

    def _assessment(self, stage: Stage, person: Person) -> dict[str, Any]:
        share = stage.shares[person.code]
        level = 5 if share > 1.08 else 4 if share > 0.93 else 3  # noqa: PLR2004 - sample judgement
        ratings: list[dict[str, Any]] = [
            {
                "about": "results",
                "chosen": "above" if level == 5 else "met",  # noqa: PLR2004 - the best level
                "reason": "Menurut bukti dan umpan balik selama periode.",
            },
            {
                "about": "behavior",
                "chosen": "met",
                "reason": "Konsisten menurut pengamatan langsung dan umpan balik.",
            },
        ]
        if stage.system.is_monthly:
            ratings.append({"about": "criterion:supervisor", "level": level, "reason": ""})
        return {
            "ratings": ratings,
            "feedback": {
                "strength": "Pelayanan tetap berjalan tepat waktu selama loket ditata ulang.",
                "improvement": "Berkas yang dikembalikan perlu diperiksa lengkap sejak diterima.",
                "suggestion": "Gunakan daftar periksa bersama rekan loket setiap pagi.",
            },
            "organization_result": "good",
            "recommendation": "Ikut berbagi praktik baik pada rapat evaluasi unit.",
        }

    def object_once(self) -> dict[str, str]:
        """Let one person object: late evidence counts, and the superior changes the result."""
        stage = self.stage("S1")
        person = next(one for one in reversed(stage.players) if one.seat == 1)
        leader = self._superiors[person.code]
        client, reviewer = self.client(person), self.client(self._superiors[leader.code])
        mine = next(client.each_evaluations(period_id=stage.period_ids["2026"]))
        before = client.get_assessment(mine.id)
        reasons = {"reasons": "Realisasi triwulan IV belum memuat berkas loket tambahan."}
        filed = client.file_objection(mine.id, reasons)
        self.at(instant(2027, 1, 13))
        self._correct(client, stage, person)
        heard = reviewer.hear_objection(
            filed.id,
            {
                "employee_statement": "Rekap loket tambahan sudah saya unggah sebagai bukti.",
                "assessor_statement": "Rekap itu benar dan saya terima setelah penilaian.",
            },
            version=filed.version,
        )
        reviewer.decide_objection(
            filed.id,
            {
                "is_changed": True,
                "reason": "Bukti menunjukkan realisasi yang lebih tinggi dalam periode.",
                "with_current_data": True,
            },
            version=heard.version,
        )
        again = reviewer.get_evaluation(mine.id)
        reviewer.deliver_evaluation(mine.id, version=again.version)
        after = client.get_assessment(mine.id)
        return {"who": person.name, "before": str(before.score), "after": str(after.score)}

    def _correct(self, client: Client, stage: Stage, person: Person) -> None:
        """Correct the last entry of the first line: the old one stays, superseded."""
        plan = stage.plans[person.code]
        line = plan.in_force.work_results[0].indicators[0]
        entries = [e for e in client.each_progress(plan.id) if e.line_id == line.line_id]
        last = max(entries, key=lambda entry: entry.on)
        better = float(last.value) * (0.9 if line.polarity == "lower" else 1.15)
        client.post_progress(
            plan.id,
            {
                "line_id": line.line_id,
                "on": last.on,
                "value": f"{better:.2f}",
                "note": "Koreksi: berkas loket tambahan",
                "supersedes_id": last.id,
            },
        )

    # --- who --------------------------------------------------------------------------------

    def at(self, moment: datetime) -> None:
        """Move the clock forward."""
        self.service.at(moment)
        self._now = moment

    def client(self, person: Person) -> Client:
        """Sign a person in, once; the first time with the code that HR handed him."""
        if person.code not in self._clients:
            self.service.activate(person.login, self._codes[person.login], PASSPHRASE)
            self._clients[person.code] = self._enter(self.service.person(person.login, PASSPHRASE))
            agency = person.code.split("-")[0].lower()
            self.logins.setdefault(agency, []).append((person.login, person.post.row["title"]))
        return self._clients[person.code]

    def stage(self, source: str) -> Stage:
        """Find the stage of a source text."""
        return next(stage for stage in self.stages if stage.system.source == source)

    def id_of(self, person: Person) -> str:
        """Name the record of a person."""
        return self._ids[person.code]

    def leader(self, person: Person) -> Person:
        """Name who sits above a person."""
        return self._superiors[person.code]

    def _stage(self, system: System) -> Stage:
        return next(stage for stage in self.stages if stage.system is system)

    def _goal_ids(self, system: System) -> dict[str, str]:
        goals = _goals(system.agency)
        known = {goal.key: goal.id for goal in self.machines[system.agency].each_goals(year=2026)}
        return {key: known[goal["key"]] for goal in goals for key in goal["result_keys"]}

    def _enter(self, client: Client) -> Client:
        return self._stack.enter_context(client)

    _now = instant(2026, 1, 5)
    _before = date(2025, 12, 31)

    @property
    def _today(self) -> date:
        return (self._now + timedelta(hours=7)).date()


def _in(unit: str, offices: list[str]) -> bool:
    return any(unit == office or unit.startswith(f"{office}.") for office in offices)


def _from_the_top(players: list[Person]) -> list[Person]:
    return sorted(
        players,
        key=lambda one: (
            one.post.row["unit_code"].count("."),
            not one.post.code.endswith("-KEPALA"),
            one.code,
        ),
    )


def _goals(agency: str) -> list[dict[str, Any]]:
    held = json.loads((SAMPLES / "goals.json").read_text())["agencies"][agency]
    return [
        {
            "key": goal["key"],
            "unit_code": goal["unit_code"],
            "statement": goal["goal_id"],
            "statement_en": goal["goal_en"],
            "indicator": goal["indicator_id"],
            "measured_in": goal["unit"],
            "polarity": goal["polarity"],
            "baseline": goal["baseline"],
            "target": goal["target"],
            "is_public_service": goal["public_service"],
            "result_keys": goal["result_keys"],
        }
        for goal in held
    ]
