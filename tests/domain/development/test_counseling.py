"""Who may counsel in which capacity, and to whom alone it is reported."""

from uuid import UUID

import pytest

from penilaian_api.domain.development.counseling import (
    Around,
    CounselorCapacity,
    reported_to,
    unfit_counselor,
)

REPORTER, ASSESSOR, SUPERIOR, RECIPIENT, APART = (UUID(int=number) for number in range(1, 6))
AROUND = Around(REPORTER, ASSESSOR, SUPERIOR)
INDEPENDENT, BY_ASSESSOR, OFFICIAL = CounselorCapacity


@pytest.mark.parametrize(
    ("capacity", "counselor", "trained", "reason"),
    [
        (INDEPENDENT, APART, "", None),
        (OFFICIAL, APART, "", None),
        (INDEPENDENT, REPORTER, "by a training", "counselor_not_independent"),
        (INDEPENDENT, ASSESSOR, "by a training", "counselor_not_independent"),
        (OFFICIAL, SUPERIOR, "by a training", "counselor_not_independent"),
        (BY_ASSESSOR, APART, "by a training", "counselor_not_assessor"),
        (BY_ASSESSOR, ASSESSOR, "", "counselor_untrained"),
        (BY_ASSESSOR, ASSESSOR, "by a training", None),
        (BY_ASSESSOR, REPORTER, "by a training", None),
    ],
)
def test_who_leads_counsels_as_a_trained_assessor_alone(
    capacity: CounselorCapacity, counselor: UUID, trained: str, reason: str | None
) -> None:
    assert unfit_counselor(capacity, counselor, AROUND, is_trained=bool(trained)) == reason


@pytest.mark.parametrize(
    ("capacity", "counselor", "readers"),
    [
        (INDEPENDENT, APART, (RECIPIENT,)),
        (BY_ASSESSOR, ASSESSOR, (SUPERIOR,)),
        (OFFICIAL, APART, (ASSESSOR, SUPERIOR)),
        (OFFICIAL, ASSESSOR, (SUPERIOR,)),
        (BY_ASSESSOR, SUPERIOR, (RECIPIENT,)),
    ],
)
def test_it_is_reported_to_those_whom_the_capacity_names(
    capacity: CounselorCapacity, counselor: UUID, readers: tuple[UUID, ...]
) -> None:
    assert reported_to(capacity, counselor, RECIPIENT, AROUND) == readers


def test_without_leaders_the_recipient_gets_it() -> None:
    alone = Around(REPORTER, None, None)
    for capacity in CounselorCapacity:
        assert reported_to(capacity, APART, RECIPIENT, alone) == (RECIPIENT,)
