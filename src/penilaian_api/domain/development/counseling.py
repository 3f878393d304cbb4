"""Define counseling on conduct: a talk, the report B.1.10, a counselor, their record, what follows.

PermenPANRB 6/2022, annex III: individual and confidential. Whoever leads talks first; only where
nothing changes do they report, with the feedback that shows it. Why it is so: docs/decisions/0056.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum, auto
from typing import Final
from uuid import UUID

from penilaian_api.domain.transitions import Workflow


class CounselingState(StrEnum):
    """Where it stands; it is reported to nobody before the talk."""

    TALKED = auto()
    REPORTED = auto()
    ARRANGED = auto()
    COUNSELED = auto()
    SETTLED = auto()


class CounselingStep(StrEnum):
    """What can be done with it."""

    REPLY = auto()
    REPORT = auto()
    ARRANGE = auto()
    SIGN = auto()
    SETTLE = auto()


COUNSELING: Final = Workflow(
    "counseling",
    CounselingState.TALKED,
    {
        (CounselingState.TALKED, CounselingStep.REPLY): CounselingState.TALKED,
        (CounselingState.TALKED, CounselingStep.REPORT): CounselingState.REPORTED,
        (CounselingState.TALKED, CounselingStep.SETTLE): CounselingState.SETTLED,
        (CounselingState.REPORTED, CounselingStep.REPLY): CounselingState.REPORTED,
        (CounselingState.REPORTED, CounselingStep.ARRANGE): CounselingState.ARRANGED,
        (CounselingState.REPORTED, CounselingStep.SETTLE): CounselingState.SETTLED,
        (CounselingState.ARRANGED, CounselingStep.REPLY): CounselingState.ARRANGED,
        (CounselingState.ARRANGED, CounselingStep.ARRANGE): CounselingState.ARRANGED,
        (CounselingState.ARRANGED, CounselingStep.SIGN): CounselingState.COUNSELED,
        (CounselingState.ARRANGED, CounselingStep.SETTLE): CounselingState.SETTLED,
    },
)


class CounselingRecordState(StrEnum):
    """Where the counselor's record stands: it waits for those to whom it is reported."""

    SIGNED = auto()
    DECIDED = auto()


class CounselingRecordStep(StrEnum):
    """What can be done with it."""

    DECIDE = auto()


COUNSELING_RECORD: Final = Workflow(
    "counseling_record",
    CounselingRecordState.SIGNED,
    {
        (
            CounselingRecordState.SIGNED,
            CounselingRecordStep.DECIDE,
        ): CounselingRecordState.DECIDED,
    },
)


class CounselorCapacity(StrEnum):
    """As what somebody counsels: apart from the matter, as the assessor, or by their function."""

    INDEPENDENT = auto()
    ASSESSOR = auto()
    OFFICIAL = auto()


class Qualification(StrEnum):
    """For what a completed training makes somebody fit."""

    COUNSELING = auto()


@dataclass(frozen=True, slots=True)
class Around:
    """Who stands around the person today: their assessor, and the assessor's superior."""

    reporter: UUID
    assessor: UUID | None
    superior: UUID | None


def unfit_counselor(
    capacity: CounselorCapacity, counselor: UUID, around: Around, *, is_trained: bool
) -> str | None:
    """Say why somebody cannot counsel in this capacity, or nothing."""
    leads = counselor in {around.reporter, around.assessor, around.superior}
    if capacity is not CounselorCapacity.ASSESSOR:
        return "counselor_not_independent" if leads else None
    if counselor not in {around.reporter, around.assessor}:
        return "counselor_not_assessor"
    return None if is_trained else "counselor_untrained"


def reported_to(
    capacity: CounselorCapacity, counselor: UUID, recipient: UUID, around: Around
) -> tuple[UUID, ...]:
    """Name to whom the counselor reports, at most two: they alone read it, and decide.

    The official at the head of the matter gets it where nobody else remains.
    """
    stated: Mapping[CounselorCapacity, tuple[UUID | None, ...]] = {
        CounselorCapacity.INDEPENDENT: (recipient,),
        CounselorCapacity.ASSESSOR: (around.superior,),
        CounselorCapacity.OFFICIAL: (around.assessor, around.superior),
    }
    readers = [key for key in stated[capacity] if key is not None and key != counselor]
    return tuple(dict.fromkeys(readers)) or (recipient,)
