"""Point the faults of bulk calls at the item that was refused."""

from collections.abc import Iterator
from contextlib import contextmanager

from penilaian_api.domain.errors import Fault, Refusal


@contextmanager
def item_pointer(index: int | None) -> Iterator[None]:
    """Prefix the faults of a bulk item with its pointer, so that a refusal names the item."""
    try:
        yield
    except Refusal as refusal:
        if index is not None:
            here = f"/items/{index}"
            refusal.faults = tuple(
                Fault(here + fault.pointer, fault.code, fault.facts) for fault in refusal.faults
            ) or (Fault(here, "item_refused"),)
        raise
