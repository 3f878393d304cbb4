"""The scheduler knows the tests on the stage by their files: it sees nothing else of them."""

import pytest

pytest.importorskip("xdist")

from tests.scheduling import stage_of


def test_what_uses_the_stage_is_scheduled_on_it(request: pytest.FixtureRequest) -> None:
    for item in request.session.items:
        uses = "built" in getattr(item, "fixturenames", ())
        assert (stage_of(item.nodeid) is not None) == uses, item.nodeid


def test_each_database_has_a_stage_of_its_own() -> None:
    test = "tests/matrix/test_matrix.py::test_every_caller"
    assert stage_of(f"{test}[sqlite-any]") != stage_of(f"{test}[postgresql-any]")
    assert stage_of("tests/matrix/test_table.py::test_every_row") is None
