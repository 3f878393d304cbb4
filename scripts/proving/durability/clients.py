"""Write through the API from several threads, and keep a journal of what was acknowledged."""

import threading
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from zlib import crc32

import httpx
from record import Record

WRITERS = 6
PATIENCE = 60.0
"""Seconds after which a write that is never acknowledged is a failure."""
PASSING = frozenset({429, 503})


@dataclass
class Journal:
    """What was sent, what was acknowledged, and every status on the way."""

    goal: int
    sent: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_complete(self) -> bool:
        """Whether enough is acknowledged, or something is wrong."""
        return len(self.acknowledged) >= self.goal or bool(self.faults)

    def note(self, status: str, marker: str = "") -> None:
        """Note an answer, or what came instead; with a marker, that it was acknowledged."""
        with self.lock:
            self.statuses[status] += 1
            if marker:
                self.acknowledged.add(marker)

    def send(self, marker: str) -> None:
        """Note what is about to be sent."""
        with self.lock:
            self.sent.add(marker)


class Writers:
    """Clients that write until enough is acknowledged; each sends again under the same key."""

    def __init__(self, address: str, record: Record, goal: int) -> None:
        self.journal = Journal(goal)
        self._address, self._record = address, record
        self._threads = [
            threading.Thread(target=self._write, args=(number,), daemon=True)
            for number in range(WRITERS)
        ]

    def start(self) -> None:
        """Begin to write."""
        for thread in self._threads:
            thread.start()

    def join(self) -> None:
        """Wait until all of them have what they sent acknowledged."""
        for thread in self._threads:
            thread.join(PATIENCE)

    def _write(self, number: int) -> None:
        with httpx.Client(base_url=self._address, timeout=10) as client:
            for marker in self._markers(number):
                self.journal.send(marker)
                if not self._send_until_acknowledged(client, marker):
                    return

    def _markers(self, number: int) -> Iterator[str]:
        count = 0
        while not self.journal.is_complete:
            count += 1
            yield f"w{number}-{count}"

    def _send_until_acknowledged(self, client: httpx.Client, marker: str) -> bool:
        last = time.monotonic() + PATIENCE
        while time.monotonic() < last:
            try:
                answer = self._send(client, marker)
            except httpx.TransportError as failure:
                self.journal.note(type(failure).__name__)
            else:
                if answer.is_success:
                    replayed = answer.headers.get("idempotency-replayed")
                    self.journal.note("201 replayed" if replayed else "201", marker)
                    return True
                self.journal.note(f"{answer.status_code} {answer.json()['code']}")
                if not _may_come_again(answer):
                    self.journal.faults.append(f"{marker}: {answer.status_code} {answer.text}")
                    return False
            time.sleep(0.05)
        self.journal.faults.append(f"{marker}: not acknowledged within {PATIENCE:.0f} s")
        return False

    def _send(self, client: httpx.Client, marker: str) -> httpx.Response:
        """Post progress as an employee, and every fourth time somebody new as the admin."""
        record = self._record
        if crc32(marker.encode()) % 4:
            path, who = f"/v1/plans/{record.plan_id}/progress", "staff"
            body = {"line_id": record.line_id, "on": "2026-03-20", "value": "7", "note": marker}
        else:
            path, who = "/v1/employees", "admin"
            body = {
                "name": f"Pegawai {marker}",
                "kind": "civil_servant",
                "employee_code": marker,
                "unit_id": record.unit_id,
            }
        headers = {"Authorization": f"Bearer {record.tokens[who]}", "Idempotency-Key": marker}
        return client.post(path, json=body, headers=headers)


def _may_come_again(answer: httpx.Response) -> bool:
    if answer.status_code in PASSING:
        return "retry-after" in answer.headers
    return answer.status_code == 409 and answer.json()["code"] == "still_running"  # noqa: PLR2004 - HTTP's own
