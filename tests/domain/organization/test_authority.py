"""Check how the regulation sorts posts (PermenPANRB 6/2022)."""

from penilaian_api.domain.organization.authority import PostKind, post_kind
from penilaian_api.domain.organization.organization import JobClass


def test_a_high_official_stays_one_at_the_head_of_an_independent_unit() -> None:
    assert post_kind(JobClass.JPT_PRATAMA, heads_independent_unit=True) is PostKind.JPT_PRATAMA
    assert post_kind(JobClass.FUNCTIONAL, heads_independent_unit=True) is PostKind.INDEPENDENT_HEAD
    assert post_kind(JobClass.ADMINISTRATOR) is PostKind.OTHER
