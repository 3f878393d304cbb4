"""Where the demonstration stands: a bar on a terminal, elsewhere a line for each stage."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


class Telling:
    """Tells what is being played; a file or a pipe shows no bar, so it gets lines."""

    def __init__(self, console: Console) -> None:
        columns = (BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self._console = console
        shown = console.is_terminal
        self._progress = Progress(*columns, console=console, transient=True, disable=not shown)
        self._task = self._progress.add_task("", total=None)
        self._began = time.monotonic()
        self._last = ""

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._progress.stop()

    def begin(self, what: str) -> None:
        """Name the stage that begins."""
        self._progress.update(self._task, description=what)
        if what != self._last and not self._console.is_terminal:
            elapsed = time.monotonic() - self._began
            self._console.print(f"{elapsed:4.0f} s  {what}", markup=False, highlight=False)
        self._last = what

    def tick(self, what: str) -> None:
        """Name the stage, and count one step of it."""
        self.begin(what)
        self._progress.advance(self._task)

    def expect(self, ticks: int) -> None:
        """Say how many steps are still to come."""
        done = self._progress.tasks[0].completed
        self._progress.update(self._task, total=done + ticks)
