"""Serve from several processes: one that dies is replaced, and all of them stop together.

Each is forked from this one, which has imported and checked everything and serves nothing itself:
what they never change lies in memory once.
"""

import ctypes
import logging
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

LOG: Final = logging.getLogger("penilaian_api.workers")
PATIENCE: Final = 15
"""Seconds that the workers get to end what they serve; then they are killed."""
LEAST_LIFE: Final = 1.0
"""Seconds; a worker that dies sooner is replaced with a pause, and not in a loop."""
_ENDING: Final = (signal.SIGTERM, signal.SIGINT)
_DIE_WITH_PARENT: Final = 1
"""Linux, prctl(2): PR_SET_PDEATHSIG."""


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process that works: which of them it is, and since when."""

    index: int
    began: float


class Workers:
    """Keeps so many processes at work until it is told to end."""

    def __init__(
        self,
        count: int,
        work: Callable[[int], object],
        on_death: Callable[[int], object] = lambda _: None,
    ) -> None:
        """*work* is done by each, with its number; *on_death* hears the process that is gone."""
        self._count, self._work, self._on_death = count, work, on_death
        self._workers: dict[int, _Worker] = {}
        self._is_ending = False

    def run(self) -> None:
        """Start them all, and return when all have ended."""
        for number in _ENDING:
            signal.signal(number, self._end)
        signal.signal(signal.SIGALRM, self._kill)
        for index in range(self._count):
            self._start(index)
        while self._workers:
            self._await_one()
        signal.alarm(0)

    def _await_one(self) -> None:
        """Wait until one ends, and replace it unless all are to end."""
        process, status = os.wait()
        worker = self._workers.pop(process, None)
        if worker is None:
            return
        self._on_death(process)
        if self._is_ending:
            return
        code = os.waitstatus_to_exitcode(status)
        LOG.error("Worker %d ended with %d and is replaced.", worker.index, code)
        if time.monotonic() - worker.began < LEAST_LIFE:
            time.sleep(LEAST_LIFE)
        self._start(worker.index)

    def _start(self, index: int) -> None:
        """Start one, unless all are to end; no signal comes before it is known."""
        with _without_signals():
            if self._is_ending:
                return
            process = os.fork()
            if process:
                self._workers[process] = _Worker(index, time.monotonic())
                return
            for number in (*_ENDING, signal.SIGALRM):
                signal.signal(number, signal.SIG_DFL)
        self._be(index)

    def _be(self, index: int) -> None:
        """Work in the process that was forked, and end it without what its parent does then."""
        die_with_parent()
        code = 1
        try:
            self._work(index)
            code = 0
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        except Exception:
            LOG.exception("A worker failed.")
        finally:
            sys.stdout.flush()
            sys.stderr.flush()
            os._exit(code)

    def _end(self, *_: object) -> None:
        """Tell all to end, and give them time for it."""
        self._is_ending = True
        self._tell(signal.SIGTERM)
        signal.alarm(PATIENCE)

    def _kill(self, *_: object) -> None:
        self._tell(signal.SIGKILL)

    def _tell(self, number: signal.Signals) -> None:
        for process in self._workers:
            os.kill(process, number)


@contextmanager
def _without_signals() -> Iterator[None]:
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _ENDING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def die_with_parent() -> None:
    """End when the parent is killed: nobody would replace or stop us any more."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_DIE_WITH_PARENT, signal.SIGTERM)
