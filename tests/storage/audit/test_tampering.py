"""Whoever owns the database changes the record; it is found, and names what was changed.

``scripts/prove tamper`` makes thousands of such changes; here are some in each run of the tests.
"""

from collections.abc import Callable, Iterator
from random import Random

import pytest
from sqlalchemy import Engine
from tests.matrix.stage import Stage
from tests.serving.client import Served
from tests.tampering.forgeries import FORGERIES, Forgery, rewrite_history
from tests.tampering.ground import Ground, attempt, take_down_guards
from tests.tampering.mutations import MUTATIONS, covered_tables, mutate, truncate

from penilaian_api.storage.models.audit import AuditHead

CHANGES = 120
SEED = 20261128


@pytest.fixture(scope="module")
def engine(served: Served, built: Stage) -> Iterator[Engine]:
    """A copy of the world in all its states, whose guards are down."""
    built.engine.dispose()
    with served.copy_of(built.api.copy) as copy:
        engine = take_down_guards(copy.owner)
        yield engine
        engine.dispose()


@pytest.fixture
def chance(request: pytest.FixtureRequest) -> Random:
    return Random(f"{SEED} {request.node.name}")  # noqa: S311 - chance that can be repeated


def test_w4_what_nobody_touched_raises_no_alarm(
    engine: Engine, built: Stage, chance: Random
) -> None:
    for agency in ("alfa", "beta"):
        with attempt(engine, built.api.agency_id(agency), chance) as ground:
            assert ground.finding() is None


def test_w4_every_single_change_of_a_row_is_found(
    engine: Engine, built: Stage, chance: Random
) -> None:
    missed = list[str]()
    for _ in range(CHANGES):
        with attempt(engine, built.api.agency_id(), chance) as ground:
            what = mutate(ground)
            missed += [] if ground.finding() else [what]
    assert missed == []


@pytest.mark.parametrize("kind", [kind for kind, _ in MUTATIONS], ids=lambda kind: kind.__name__)
def test_w4_each_kind_of_change_is_found(
    engine: Engine, built: Stage, chance: Random, kind: Callable[[Ground], str]
) -> None:
    with attempt(engine, built.api.agency_id(), chance) as ground:
        mutate(ground, (kind,))
        assert ground.finding() is not None


def test_w4_each_table_that_is_emptied_is_found(
    engine: Engine, built: Stage, chance: Random
) -> None:
    findings = dict[str, str | None]()
    for table in covered_tables():
        with attempt(engine, built.api.agency_id(), chance) as ground:
            if truncate(ground, table):
                findings[table.name] = ground.finding()
    assert [name for name, finding in findings.items() if finding is None] == []
    assert len(findings) >= len(covered_tables()) - 2, "the stage has rows of nearly every table"
    assert AuditHead.__tablename__ in findings


@pytest.mark.parametrize("forge", FORGERIES, ids=lambda forge: forge.__name__)
def test_w2_what_was_forged_to_fit_is_found(
    engine: Engine, built: Stage, chance: Random, forge: Callable[[Ground], Forgery]
) -> None:
    for _ in range(5):
        with attempt(engine, built.api.agency_id(), chance) as ground:
            forgery = forge(ground)
            assert ground.finding(forgery.known) is not None, forgery.what


def test_w2_only_a_checkpoint_kept_outside_shows_a_trail_that_was_written_anew(
    engine: Engine, built: Stage, chance: Random
) -> None:
    with attempt(engine, built.api.agency_id(), chance) as ground:
        forgery = rewrite_history(ground)
        assert ground.finding() is None
        assert (ground.finding(forgery.known) or "").startswith("differs_from_checkpoint at row")
