import pytest
from hypothesis import given
from tests.domain.organization.organizations import (
    DAYS,
    EPOCH,
    acting,
    delegation,
    during,
    key,
    line,
    organizations,
    post,
    seat,
)
from tests.domain.organization.whole_day import defects

from penilaian_api.domain.organization.assessor import Cause, assessors
from penilaian_api.domain.organization.defects import Defect, DefectCode, Mender
from penilaian_api.domain.organization.organization import JobClass, Organization, Unit

MAYOR = post("mayor", JobClass.STATE_OFFICIAL)
POSTS = (MAYOR, post("chief"), post("clinic", JobClass.FUNCTIONAL))
LINES = (line("chief", "mayor"), line("clinic", "chief"))


def defects_of(assignments, employees, lines=LINES, day=EPOCH):
    organization = Organization(POSTS, lines, tuple(assignments))
    return defects(organization, (), map(key, employees), day)


def about(code, employee, position):
    return (Defect(code, employee=key(employee), position=key(position)),)


def test_a_sound_organization_has_no_defects():
    people = [seat("ani", "mayor"), seat("budi", "chief"), seat("citra", "clinic")]
    assert defects_of(people, ["budi", "citra"]) == ()


def test_someone_without_a_post_cannot_plan():
    assert defects_of([], ["budi"]) == (Defect(DefectCode.NO_ASSIGNMENT, employee=key("budi")),)


def test_a_post_that_ended_is_none():
    people = [seat("ani", "mayor"), seat("budi", "chief", during(0, 3))]
    assert defects_of(people, ["budi"]) == ()
    assert [defect.code for defect in defects_of(people, ["budi"], day=DAYS[3])] == [
        DefectCode.NO_ASSIGNMENT
    ]


def test_vacant_posts_above_leave_someone_without_assessor():
    (defect,) = defects_of([seat("citra", "clinic")], ["citra"])
    assert (defect,) == about(DefectCode.NO_ASSESSOR, "citra", "clinic")
    assert defect.mender is Mender.ADMIN


def test_people_above_who_may_not_assess_need_a_delegation():
    (defect,) = defects_of([acting("zaki", "chief"), seat("citra", "clinic")], ["citra"])
    assert (defect,) == about(DefectCode.NO_DELEGATION, "citra", "clinic")
    assert defect.mender is Mender.LEADER


def test_someone_who_only_reports_to_their_own_post_is_told_so():
    people = [seat("budi", "chief"), acting("budi", "clinic")]
    assert defects_of(people, ["budi"]) == about(DefectCode.ASSESSOR_IS_SELF, "budi", "clinic")


def test_a_post_that_reports_to_nobody_is_told_with_whoever_holds_it():
    people = [seat("ani", "mayor"), seat("budi", "chief"), seat("citra", "clinic")]
    assert defects_of(people, ["budi", "citra"], lines=LINES[:1]) == about(
        DefectCode.POSITION_WITHOUT_LINE, "citra", "clinic"
    )


def test_an_empty_post_that_reports_to_nobody_is_told_by_itself():
    people = [seat("ani", "mayor"), seat("budi", "chief")]
    assert defects_of(people, ["budi"], lines=LINES[:1]) == (
        Defect(DefectCode.POSITION_WITHOUT_LINE, position=key("clinic")),
    )


def test_a_unit_needs_a_head():
    units = [Unit(key("whole"), key("mayor")), Unit(key("half"), None)]
    organization = Organization((MAYOR,))
    assert defects(organization, units, (), EPOCH) == (
        Defect(DefectCode.UNIT_WITHOUT_HEAD, unit=key("half")),
    )


@given(organizations())
def test_exactly_those_without_assessor_are_told(organization):
    people = {entry.employee for entry in organization.assignments} | {key("nobody")}
    rows = assessors(organization)
    for day in DAYS[::4]:
        defective = [
            defect.employee
            for defect in defects(organization, (), people, day)
            if defect.employee and defect.code is not DefectCode.ONLY_ACTING
        ]
        rated = {
            row.employee for row in rows if row.span.contains(day) and row.cause is not Cause.FORMER
        }
        assert defective == sorted(people - rated)


def heads_of(assignments, employees=(), delegations=(), day=EPOCH):
    """Find defects where the clinic is a unit with that post at its head, and a nurse below."""
    organization = Organization(
        (*POSTS, post("nurse", JobClass.FUNCTIONAL)),
        (*LINES, line("nurse", "clinic")),
        tuple(assignments),
        tuple(delegations),
    )
    units = (Unit(key("puskesmas"), key("clinic")),)
    return defects(organization, units, map(key, employees), day)


CLINIC = (seat("ani", "mayor"), seat("budi", "chief"), seat("citra", "clinic"))
NURSE = seat("dewi", "nurse")


@pytest.mark.parametrize("head", [seat("citra", "clinic"), acting("citra", "clinic")])
def test_l8_a_head_without_delegation_whose_people_climb_is_named(head):
    (defect,) = heads_of([*CLINIC[:2], head, NURSE], ["dewi"])
    assert defect == Defect(
        DefectCode.HEAD_WITHOUT_DELEGATION,
        employee=key("citra"),
        position=key("clinic"),
        unit=key("puskesmas"),
    )
    assert defect.mender is Mender.LEADER


@pytest.mark.parametrize(
    "case",
    [
        ([*CLINIC, NURSE], [delegation("citra", "clinic")]),
        ([*CLINIC, NURSE], [delegation("budi", "clinic")]),
        (CLINIC, []),
        ([*CLINIC[:2], NURSE], []),
    ],
    ids=["delegated", "delegated to another", "nobody below", "no head"],
)
def test_l8_a_head_who_may_assess_or_need_not_is_no_defect(case):
    assignments, delegations = case
    assert heads_of(assignments, (), delegations) == ()


def test_l8_whoever_holds_only_an_acting_post_is_named():
    people = [seat("ani", "mayor"), acting("budi", "chief", during(0, 3))]
    assert defects_of(people, ["budi"]) == about(DefectCode.ONLY_ACTING, "budi", "chief")
    own = [*people, seat("budi", "clinic")]
    assert DefectCode.ONLY_ACTING not in {defect.code for defect in defects_of(own, ["budi"])}
    assert [defect.code for defect in defects_of(people, ["budi"], day=DAYS[3])] == [
        DefectCode.NO_ASSIGNMENT
    ]
