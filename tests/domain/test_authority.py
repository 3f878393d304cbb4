"""Who sets a plan, who owes one, and who assesses (PermenPANRB 6/2022)."""

from typing import Any

import pytest
from tests.golden.law import law

from penilaian_api.domain.authority import (
    Authority,
    PostKind,
    ServiceStatus,
    Tier,
    may_assess,
    owes_plan,
    plan_setters,
    post_kind,
)
from penilaian_api.domain.organization import JobClass

AUTHORITIES = {
    "kepala daerah": {Authority.REGIONAL_HEAD},
    "JPT madya": {Authority.SENIOR_OFFICIAL},
    "pimpinan instansi": {Authority.AGENCY_HEAD},
    "menteri yang mengoordinasikan": {Authority.COORDINATING_MINISTER},
    "menteri koordinator": {Authority.COORDINATING_MINISTER},
    "menteri atau JPT yang mengoordinasikan": {
        Authority.COORDINATING_MINISTER,
        Authority.COORDINATING_HEAD,
    },
    "kepala daerah atau pimpinan perangkat daerah yang mengoordinasikan": {
        Authority.REGIONAL_HEAD,
        Authority.COORDINATING_HEAD,
    },
}
POSTS = {"PIMPINAN_UNIT_MANDIRI": PostKind.INDEPENDENT_HEAD}


@pytest.mark.parametrize("case", law("plan_authority"))
def test_plans_are_set_by_whom_the_regulation_names(case: dict[str, Any]) -> None:
    inputs = case["inputs"]
    post = POSTS.get(inputs["post"]) or PostKind(inputs["post"].lower())
    setters = plan_setters(Tier(inputs["agency"].lower()), post)
    assert set(setters) == AUTHORITIES[case["expected"]["approved_and_set_by"]]


@pytest.mark.parametrize("tier", Tier)
def test_everybody_elses_plan_is_set_by_the_assessor(tier: Tier) -> None:
    assert plan_setters(tier, PostKind.OTHER) == (Authority.ASSESSOR,)


@pytest.mark.parametrize("case", law("scope"))
def test_plans_are_owed_by_whom_the_regulation_names(case: dict[str, Any]) -> None:
    status = case["inputs"]["status"]
    known = ServiceStatus.ACTIVE if status in {"PPPK", "PNS"} else ServiceStatus(status.lower())
    assert owes_plan(known) is case["expected"]["plan_required"]


def test_a_high_official_stays_one_at_the_head_of_an_independent_unit() -> None:
    assert post_kind(JobClass.JPT_PRATAMA, heads_independent_unit=True) is PostKind.JPT_PRATAMA
    assert post_kind(JobClass.FUNCTIONAL, heads_independent_unit=True) is PostKind.INDEPENDENT_HEAD
    assert post_kind(JobClass.ADMINISTRATOR) is PostKind.OTHER


@pytest.mark.parametrize("job_class", JobClass)
@pytest.mark.parametrize("has_delegation", [True, False])
@pytest.mark.parametrize("leads_unit", [True, False])
def test_below_supervisory_posts_only_delegated_unit_heads_assess(
    *, job_class: JobClass, has_delegation: bool, leads_unit: bool
) -> None:
    by_post = job_class not in {JobClass.FUNCTIONAL, JobClass.EXECUTIVE}
    may = may_assess(job_class, has_delegation=has_delegation, leads_unit=leads_unit)
    assert may is (by_post or (has_delegation and leads_unit))
