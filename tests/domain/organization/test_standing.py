"""What stands from a day on is, on each day to come, what the whole says of that day."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st
from tests.domain.organization.organizations import DAYS, organizations
from tests.domain.organization.whole_day import defects, ring_defects

from penilaian_api.domain.organization.assessor import Chart
from penilaian_api.domain.organization.defects import WHY
from penilaian_api.domain.organization.organization import Unit
from penilaian_api.domain.organization.rings import find_rings
from penilaian_api.domain.organization.standing import (
    Employed,
    Examined,
    is_over,
    lasting_defects,
    since_ever,
)


def standing(organization, units, people, day):
    chart = Chart(organization)
    rows_of = cache(lambda employee: tuple(chart.rows(employee)))
    rings = find_rings(rows_of, [row for each in sorted(people) for row in rows_of(each)])
    scope = Examined(people, [post.id for post in organization.positions], units)
    return lasting_defects(organization, rows_of, rings, scope, day), rings


def told_on(rows, day):
    """Give what the list of a day tells of rows that stand."""
    here = [row.defect for row in rows if row.defect and row.span.contains(day)]
    reported = {each.position for each in here if each.employee and each.code in WHY}
    return {each for each in here if each.employee or each.unit or each.position not in reported}


@given(organizations(), st.data())
def test_g1_what_stands_is_what_the_whole_says_of_each_day(organization, data):
    people = {entry.employee for entry in organization.assignments}
    facts = {
        person: Employed(
            is_official=data.draw(st.booleans()),
            left_on=data.draw(st.sampled_from([None, *DAYS])),
            is_nip_doubtful=False,
        )
        for person in sorted(people)
    }
    heads = [None, *(post.id for post in organization.positions)]
    units = [
        Unit(post.unit_id, data.draw(st.sampled_from(heads))) for post in organization.positions[:2]
    ]
    first = data.draw(st.sampled_from(DAYS))
    rows, rings = standing(organization, units, facts, first)
    for day in DAYS:
        if day >= first:
            appraised = [
                person
                for person, each in facts.items()
                if not each.is_official and (each.left_on is None or each.left_on >= day)
            ]
            whole = {*defects(organization, units, appraised, day), *ring_defects(rings, day)}
            assert told_on(rows, day) == whole


@given(organizations(), st.sampled_from(DAYS), st.sampled_from(DAYS))
def test_g1_what_was_written_earlier_holds_later(organization, earlier, other):
    first, later = sorted((earlier, other))
    facts = {
        entry.employee: Employed(is_official=False, left_on=None, is_nip_doubtful=False)
        for entry in organization.assignments
    }
    before, _ = standing(organization, (), facts, first)
    after, _ = standing(organization, (), facts, later)
    lasting = (row for row in before if not is_over(row, later))
    assert {since_ever(row, later) for row in lasting} == after
