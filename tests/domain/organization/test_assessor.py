from dataclasses import replace

import pytest
from tests.domain.organization.organizations import (
    EPOCH,
    FOREVER,
    acting,
    delegation,
    during,
    key,
    line,
    post,
    seat,
)
from tests.golden.law import case_named

from penilaian_api.domain.organization.assessor import (
    Cause,
    assessor,
    assessors,
    find_affected,
    reviewer,
    takes_delegate,
)
from penilaian_api.domain.organization.organization import JobClass, Organization

MAYOR = post("mayor", JobClass.STATE_OFFICIAL)
AGENCY = post("agency", JobClass.JPT_PRATAMA)
SECTION = post("section")
CLINIC = post("clinic", JobClass.FUNCTIONAL)
NURSE = post("nurse", JobClass.FUNCTIONAL, places=3)
LINES = (
    line("agency", "mayor"),
    line("section", "agency"),
    line("clinic", "section"),
    line("nurse", "clinic"),
)
TOWN = Organization(
    positions=(MAYOR, AGENCY, SECTION, CLINIC, NURSE),
    lines=LINES,
    assignments=(
        seat("ani", "mayor"),
        seat("budi", "agency"),
        seat("citra", "section"),
        seat("dewi", "clinic"),
        seat("eko", "nurse"),
    ),
)


def town(*added, without=(), lines=LINES):
    """Change the town: leave the posts of some people empty, and add assignments, delegations."""
    remaining = [entry for entry in TOWN.assignments if entry.employee not in map(key, without)]
    return replace(
        TOWN,
        lines=lines,
        assignments=(*remaining, *(entry for entry in added if hasattr(entry, "kind"))),
        delegations=tuple(entry for entry in added if not hasattr(entry, "kind")),
    )


def of(organization, employee):
    rows = assessors(organization, [key(employee)])
    return [(row.assessor, row.cause, row.span) for row in rows]


def always(name, cause):
    return [(key(name), cause, FOREVER)]


def test_the_definitive_holder_of_the_superior_post_assesses():
    assert of(TOWN, "dewi") == always("citra", Cause.DEFINITIVE)
    assert of(TOWN, "citra") == always("budi", Cause.DEFINITIVE)


def test_a_state_official_assesses_and_is_assessed_by_nobody():
    assert of(TOWN, "budi") == always("ani", Cause.DEFINITIVE)
    assert of(TOWN, "ani") == []


def test_a_functional_head_without_delegation_does_not_assess():
    assert of(TOWN, "eko") == always("citra", Cause.CLIMB)


def test_a_functional_head_assesses_with_a_delegation():
    assert of(town(delegation("dewi", "clinic")), "eko") == always("dewi", Cause.DELEGATION)


def test_an_executive_head_does_not_assess_without_delegation():
    executive = CLINIC._replace(job_class=JobClass.EXECUTIVE)
    changed = replace(TOWN, positions=(MAYOR, AGENCY, SECTION, executive, NURSE))
    assert of(changed, "eko") == always("citra", Cause.CLIMB)


def test_a_delegate_comes_before_the_definitive_holder():
    changed = town(delegation("eko", "section"))
    assert of(changed, "dewi") == always("eko", Cause.DELEGATION)


def test_a_delegate_found_by_climbing_still_assesses_by_delegation():
    changed = town(delegation("zaki", "section"), without=["dewi"])
    assert of(changed, "eko") == always("zaki", Cause.DELEGATION)


def test_a_delegate_does_not_assess_in_their_own_case_and_the_holder_does():
    changed = town(delegation("dewi", "section"))
    assert of(changed, "dewi") == always("citra", Cause.DEFINITIVE)


def test_the_delegation_begun_last_counts():
    changed = town(delegation("eko", "section"), delegation("zaki", "section", during(4, 6)))
    assert of(changed, "dewi") == [
        (key("eko"), Cause.DELEGATION, during(0, 4)),
        (key("zaki"), Cause.DELEGATION, during(4, 6)),
        (key("eko"), Cause.DELEGATION, during(6)),
    ]


def test_a_vacant_superior_post_is_climbed_over():
    assert of(town(without=["citra"]), "dewi") == always("budi", Cause.CLIMB)


def test_acting_in_a_post_gives_no_right_to_assess():
    changed = town(acting("zaki", "section"), without=["citra"])
    assert of(changed, "dewi") == always("budi", Cause.CLIMB)


def test_acting_in_a_post_with_a_delegation_gives_it():
    changed = town(acting("zaki", "section"), delegation("zaki", "section"), without=["citra"])
    assert of(changed, "dewi") == always("zaki", Cause.DELEGATION)


def test_a_stand_in_without_delegation_leaves_the_holder_that_right():
    assert of(town(acting("zaki", "section")), "dewi") == always("citra", Cause.DEFINITIVE)


def test_whoever_acts_is_assessed_by_the_leader_to_whom_the_acting_post_reports():
    other = replace(
        TOWN,
        positions=(*TOWN.positions, post("works"), post("bridges")),
        lines=(*LINES, line("works", "agency"), line("bridges", "works")),
        assignments=(*TOWN.assignments, seat("fajar", "works"), seat("gita", "bridges")),
    )
    changed = replace(
        other, assignments=(*other.assignments, acting("gita", "section", during(3, 7)))
    )
    assert of(changed, "gita") == [
        (key("fajar"), Cause.DEFINITIVE, during(0, 3)),
        (key("budi"), Cause.DEFINITIVE, during(3, 7)),
        (key("fajar"), Cause.DEFINITIVE, during(7)),
    ]


def test_whoever_acts_for_their_own_superior_is_assessed_above_that_post():
    changed = town(acting("dewi", "section", during(3)), without=["citra"])
    assert of(changed, "dewi") == [
        (key("budi"), Cause.CLIMB, during(0, 3)),
        (key("budi"), Cause.DEFINITIVE, during(3)),
    ]


def test_whoever_acts_below_their_own_post_is_not_their_own_assessor():
    assert of(town(acting("budi", "section")), "budi") == always("ani", Cause.CLIMB)


def test_of_two_acting_posts_the_one_begun_first_counts():
    changed = town(acting("eko", "agency", during(2)), acting("eko", "section", during(4)))
    assert of(changed, "eko") == [
        (key("citra"), Cause.CLIMB, during(0, 2)),
        (key("ani"), Cause.DEFINITIVE, during(2)),
    ]


def test_someone_who_holds_only_an_acting_post_is_assessed_too():
    assert of(town(acting("zaki", "section")), "zaki") == always("budi", Cause.DEFINITIVE)


def test_where_nobody_is_found_there_is_no_row():
    changed = town(without=["ani"])
    assert of(changed, "budi") == []
    assert of(town(without=["eko"]), "eko") == []


def test_days_without_assessor_part_two_rows_of_the_same_one():
    changed = town(
        seat("ani", "mayor", during(0, 5)), seat("ani", "mayor", during(8)), without=["ani"]
    )
    assert of(changed, "budi") == [
        (key("ani"), Cause.DEFINITIVE, during(0, 5)),
        (key("ani"), Cause.DEFINITIVE, during(8)),
    ]


def test_a_new_assessor_begins_where_the_old_one_ends():
    changed = town(
        seat("citra", "section", during(0, 5)),
        seat("hadi", "section", during(8)),
        without=["citra"],
    )
    assert of(changed, "dewi") == [
        (key("citra"), Cause.DEFINITIVE, during(0, 5)),
        (key("budi"), Cause.CLIMB, during(5, 8)),
        (key("hadi"), Cause.DEFINITIVE, during(8)),
    ]


def test_a_moved_line_moves_the_assessor_and_equal_neighbors_are_one_row():
    lines = (
        line("agency", "mayor"),
        line("section", "agency"),
        line("clinic", "section", during(0, 4)),
        line("clinic", "section", during(4, 6)),
        line("clinic", "agency", during(6)),
    )
    assert of(town(lines=lines), "dewi") == [
        (key("citra"), Cause.DEFINITIVE, during(0, 6)),
        (key("budi"), Cause.DEFINITIVE, during(6)),
    ]


def test_lines_may_turn_round_over_time():
    lines = (line("section", "clinic", during(0, 5)), line("clinic", "section", during(5)))
    changed = town(delegation("dewi", "clinic"), lines=lines)
    assert of(changed, "citra") == [(key("dewi"), Cause.DELEGATION, during(0, 5))]
    assert of(changed, "dewi") == [(key("citra"), Cause.DEFINITIVE, during(5))]


def test_a_circle_of_vacant_posts_ends_without_assessor():
    lines = (line("clinic", "section"), line("section", "agency"), line("agency", "section"))
    assert of(town(without=["citra", "budi"], lines=lines), "dewi") == []


def test_a_long_chain_of_vacant_posts_is_climbed_to_its_end():
    depth = 3000
    names = [f"p{number}" for number in range(depth)]
    deep = Organization(
        positions=tuple(map(post, names)),
        lines=tuple(map(line, names[1:], names)),
        assignments=(seat("top", names[0]), seat("low", names[-1])),
    )
    assert of(deep, "low") == always("top", Cause.CLIMB)


def test_the_reviewer_is_the_assessors_assessor():
    rows = assessors(TOWN)
    assert reviewer(rows, key("dewi"), EPOCH) == key("budi")
    assert reviewer(rows, key("citra"), EPOCH) == key("ani")


def test_the_top_has_no_reviewer():
    rows = assessors(TOWN)
    assert reviewer(rows, key("budi"), EPOCH) is None
    assert reviewer(rows, key("ani"), EPOCH) is None


def test_nobody_is_their_own_reviewer():
    changed = town(delegation("dewi", "agency"))
    rows = assessors(changed)
    assert assessor(rows, key("citra"), EPOCH) == key("dewi")
    assert assessor(rows, key("dewi"), EPOCH) == key("citra")
    assert reviewer(rows, key("citra"), EPOCH) is None


def test_a_change_of_the_holder_affects_the_holder_and_everyone_below():
    changed = town(seat("hadi", "section", during(5)))
    assert find_affected(changed, [key("section")]) == set(
        map(key, ["citra", "hadi", "dewi", "eko"])
    )


def test_a_moved_line_affects_those_below_the_post_that_moved():
    lines = (*LINES[:2], line("clinic", "agency"), line("nurse", "clinic"))
    assert find_affected(town(lines=lines), [key("clinic")]) == {key("dewi"), key("eko")}


@pytest.mark.parametrize("job_class", JobClass)
def test_below_supervisory_posts_only_the_head_of_a_unit_takes_a_delegate(job_class):
    by_post = job_class not in {JobClass.FUNCTIONAL, JobClass.EXECUTIVE}
    assert takes_delegate(job_class, heads_unit=True)
    assert takes_delegate(job_class, heads_unit=False) is by_post


def test_to_lead_a_team_is_not_enough_for_a_functional_officer():
    case = case_named("jf-delegated-not")
    heads_unit = case["inputs"]["leads"] is not None
    may = takes_delegate(JobClass.FUNCTIONAL, heads_unit=heads_unit)
    assert may is case["expected"]["can_be_assessor"]


def test_l2_who_has_left_is_still_finished_by_those_above_the_last_post():
    left = town(
        seat("dewi", "clinic", during(0, 4)),
        seat("citra", "section", during(0, 8)),
        without=["dewi", "citra"],
    )
    assert of(left, "dewi") == [
        (key("citra"), Cause.DEFINITIVE, during(0, 4)),
        (key("citra"), Cause.FORMER, during(4, 8)),
        (key("budi"), Cause.FORMER, during(8)),
    ]


def test_l2_between_two_posts_those_above_the_earlier_one_finish():
    moved = town(
        seat("dewi", "clinic", during(0, 4)),
        seat("dewi", "section", during(7)),
        without=["dewi", "citra"],
    )
    assert of(moved, "dewi")[1:] == [
        (key("budi"), Cause.FORMER, during(4, 7)),
        (key("budi"), Cause.DEFINITIVE, during(7)),
    ]


def test_l2_a_post_that_is_abolished_with_its_line_keeps_its_last_superior():
    lines = (*LINES[:2], line("clinic", "section", during(0, 4)))
    gone = town(seat("dewi", "clinic", during(0, 4)), without=["dewi", "eko"], lines=lines)
    assert of(gone, "dewi")[1:] == [(key("citra"), Cause.FORMER, during(4))]
