"""What is wrong on one day, asked of the whole organization: the plain twin of what stands."""

from datetime import date
from itertools import chain

from penilaian_api.domain.organization.defects import Defect, DefectCode, Inspection


def defects(organization, units, employees, day):
    """Say what is wrong on *day* for *employees*, who all are to be appraised.

    People come first; then positions that report to nobody and that none of them holds; then
    units without a head, or whose head cannot assess.
    """
    inspection, ordered, heads = Inspection(organization), sorted(employees), tuple(units)
    people = [*filter(None, (inspection.of_employee(each, day) for each in ordered))]
    reported = {defect.position for defect in people}
    posts = (post.id for post in organization.positions if post.id not in reported)
    return tuple(
        chain(
            people,
            filter(None, (inspection.only_acting(each, day) for each in ordered)),
            filter(None, (_of_position(inspection, post, day) for post in posts)),
            (
                Defect(DefectCode.UNIT_WITHOUT_HEAD, unit=unit.id)
                for unit in heads
                if unit.head_position is None
            ),
            filter(None, (inspection.of_head(unit, day) for unit in heads)),
        )
    )


def _of_position(inspection, post, day):
    reports = any(span.contains(day) for span in inspection.lines_of(post))
    if reports or inspection.reports_to_nobody_by_law(post):
        return None
    return Defect(DefectCode.POSITION_WITHOUT_LINE, position=post)


def ring_defects(rings, day):
    """Name everyone who, on *day* or later, is in a ring of people who assess one another."""
    lasting = (ring for ring in rings if (ring.span.ends_before or date.max) > day)
    named = set()
    for ring in sorted(lasting, key=lambda ring: (ring.span.starts_on, ring.people)):
        for person in ring.people:
            if person not in named:
                named.add(person)
                yield Defect(DefectCode.ASSESSMENT_RING, employee=person, days=ring.span)
