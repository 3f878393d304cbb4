"""Say in the caller's language what was found: faults that refuse, warnings that only tell."""

from collections.abc import Iterable

from penilaian_api.api.transport import messages
from penilaian_api.api.transport.messages import Language
from penilaian_api.api.v1.shared.shapes import FaultOut
from penilaian_api.domain.errors import Fault


def describe_faults(faults: Iterable[Fault], language: Language) -> tuple[FaultOut, ...]:
    """Give each fault its sentence."""
    return tuple(
        FaultOut(
            pointer=fault.pointer,
            code=fault.code,
            detail=messages.fault(fault.code, fault.facts, language),
        )
        for fault in faults
    )
