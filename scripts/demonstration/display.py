"""Show how far the demonstration is: a bar on a terminal, one line per stage elsewhere."""

import time
from types import TracebackType
from typing import Self

from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


class ProgressDisplay:
    """Show the stage being played; a file or a pipe cannot show a bar, so it gets lines."""

    def __init__(self, console: Console) -> None:
        columns = (BarColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
        self._console = console
        self._progress = Progress(
            *columns, console=console, transient=True, disable=not console.is_terminal
        )
        self._task = self._progress.add_task("", total=None)
        self._began = time.monotonic()
        self._last_stage = ""

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

    def start_stage(self, name: str) -> None:
        """Show the name of the stage that begins."""
        self._progress.update(self._task, description=name)
        if name != self._last_stage and not self._console.is_terminal:
            elapsed = time.monotonic() - self._began
            self._console.print(f"{elapsed:4.0f} s  {name}", markup=False, highlight=False)
        self._last_stage = name

    def advance(self, name: str) -> None:
        """Show the name of the stage, and count one step of it."""
        self.start_stage(name)
        self._progress.advance(self._task)

    def expect_steps(self, count: int) -> None:
        """Set the total to the steps done so far and *count* more."""
        done = self._progress.tasks[0].completed
        self._progress.update(self._task, total=done + count)
