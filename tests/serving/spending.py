"""What a piece of work takes in this process, whatever ran in it before.

The collector of rings looks at what the work itself made, and at nothing older: in a process that
ran thousands of tests it would stop the work for as long as a second, or leave rings lying.
"""

import gc
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Spent:
    """What the work took, once it has ended."""

    seconds: float = 0.0
    """Of the processor."""
    most_bytes: int = 0
    """The most that was held at one time."""


@contextmanager
def _alone() -> Iterator[Spent]:
    gc.freeze()
    try:
        yield Spent()
    finally:
        gc.unfreeze()


@contextmanager
def time_spent() -> Iterator[Spent]:
    """Measure the processor's time."""
    with _alone() as spent:
        began = time.process_time()
        yield spent
        spent.seconds = time.process_time() - began


@contextmanager
def memory_spent() -> Iterator[Spent]:
    """Measure the most memory held; the work takes longer meanwhile."""
    with _alone() as spent:
        tracemalloc.start()
        try:
            yield spent
            spent.most_bytes = tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()
