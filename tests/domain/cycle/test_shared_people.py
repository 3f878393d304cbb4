"""Whether two cycles appraise the same people: subtrees, classes, exceptions, days."""

from dataclasses import replace
from datetime import date

import pytest
from tests.domain.cycle.test_legal_limits import CYCLE

from penilaian_api.domain.cycle.setup import Population
from penilaian_api.domain.cycle.shared_people import CycleBeside, meet, shared_people

PATHS = {"KOTA": "1/", "DINAS": "1/2/", "BIDANG": "1/2/3/", "LAIN": "1/20/"}
EVERYBODY = Population()
OTHER = CycleBeside("lain", 2026, date(2026, 1, 1), date(2027, 1, 1), EVERYBODY, kinds=frozenset())


def people(*units: str, classes: tuple[str, ...] = (), but: tuple[str, ...] = ()) -> Population:
    return Population(units, classes, but)


@pytest.mark.parametrize(
    ("first", "second", "together"),
    [
        (EVERYBODY, EVERYBODY, True),
        (EVERYBODY, people("BIDANG"), True),
        (people("DINAS"), people("BIDANG"), True),
        (people("BIDANG"), people("LAIN"), False),
        (people("DINAS"), people("LAIN"), False),
        (people("BIDANG", "LAIN"), people("LAIN"), True),
        (people("DINAS", but=("BIDANG",)), people("BIDANG"), False),
        (people("DINAS"), people("BIDANG", but=("BIDANG",)), False),
        (EVERYBODY, people("DINAS", but=("BIDANG",)), True),
        (people("DINAS", classes=("executive",)), people("DINAS"), True),
        (people(classes=("executive",)), people(classes=("functional",)), False),
        (people(classes=("executive", "functional")), people(classes=("functional",)), True),
        (people("GONE"), people("DINAS"), False),
    ],
)
def test_u14_two_populations_meet_where_a_subtree_and_a_class_are_in_both(
    first: Population, second: Population, *, together: bool
) -> None:
    assert meet(first, second, PATHS) is together
    assert meet(second, first, PATHS) is together


@pytest.mark.parametrize(
    ("starts_on", "ends_before", "together"),
    [
        (date(2026, 1, 1), date(2027, 1, 1), True),
        (date(2025, 1, 1), date(2026, 1, 1), False),
        (date(2025, 1, 1), date(2026, 1, 2), True),
        (date(2026, 12, 31), date(2028, 1, 1), True),
        (date(2027, 1, 1), date(2028, 1, 1), False),
    ],
)
def test_u14_a_day_in_common_is_enough(
    starts_on: date, ends_before: date, *, together: bool
) -> None:
    other = replace(OTHER, starts_on=starts_on, ends_before=ends_before)
    warned = [(fault.code, fault.facts["key"]) for fault in shared_people(CYCLE, [other], PATHS)]
    assert warned == ([("people_of_other_cycle", "lain")] if together else [])
