"""Whoever owns the database changes the record; it is found, and names what was changed.

``scripts/prove tamper`` makes thousands of such changes; here are some in each run of the tests.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from random import Random

import pytest
from sqlalchemy import Engine, text
from tests.matrix.stage import Stage
from tests.serving.client import Served
from tests.tampering.forgeries import FORGERIES, Forgery, forge_result, rewrite, rewrite_history
from tests.tampering.ground import Ground, attempt, take_down_guards
from tests.tampering.mutations import MUTATIONS, covered_tables, mutate, truncate
from tests.tampering.oddities import ON_POSTGRES, ON_SQLITE
from tests.world import NOW, key

from penilaian_api.domain.audit import TrailKind
from penilaian_api.storage.audit.agencies import known_agencies
from penilaian_api.storage.audit.restating import restate
from penilaian_api.storage.models.audit import AuditHead
from penilaian_api.storage.packed_detail import text_of
from penilaian_api.storage.work.chain.appending import append
from penilaian_api.storage.work.chain.rows import AuditContext, TrailEntry

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
    assert findings.keys() == {table.name for table in covered_tables()}, "the stage fills each"
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


def test_what_fits_no_type_is_named_and_ends_nothing(
    engine: Engine, built: Stage, chance: Random
) -> None:
    unseen = dict[str, str | None]()
    for change, line in oddities_of(built.api.dialect).items():
        with attempt(engine, built.api.agency_id(), chance) as ground:
            try:
                ground.connection.execute(text(change))
                finding = ground.finding()
            except Exception as failure:  # noqa: BLE001 - none may come through
                finding = repr(failure)
            if not re.match(line, finding or ""):
                unseen[change[:200]] = finding
    assert unseen == {}


@pytest.mark.parametrize("content", ["no JSON", "[1]", "[{}]", '[{"change":"created"}]'])
def test_a_forged_detail_that_tells_nothing_is_named_by_its_row(
    engine: Engine, built: Stage, chance: Random, content: str
) -> None:
    with attempt(engine, built.api.agency_id(), chance) as ground:
        rewrite(ground, {2: content})
        assert ground.finding() == "unreadable at row 2: audit_event"


def test_a_forged_result_is_found_though_the_trail_restates_it(
    engine: Engine, built: Stage, chance: Random
) -> None:
    with attempt(engine, built.api.agency_id(), chance) as ground:
        forge_result(ground)
        with ground.session as session:
            restate(session, ground.agency_id, NOW)
            session.commit()
        assert re.match("unlawful at row [0-9]+: snapshot", ground.finding() or "")


def test_an_act_of_erasing_reaches_no_further_than_itself(
    engine: Engine, built: Stage, chance: Random
) -> None:
    with attempt(engine, built.api.agency_id(), chance) as ground:
        act = {"record": "employee", "id": "x", "change": "erased", "through": 10**9}
        who = AuditContext(ground.agency_id, None, None, "erase", ground.agency_id, NOW)
        with ground.session as session:
            append(session, who, [TrailEntry(TrailKind.CHANGE, key("alfa:staff"), [act])])
            session.commit()
        assert re.match("unlawful at row [0-9]+: employee x", ground.finding() or "")


def test_an_agency_without_its_row_is_missed_by_what_it_left(
    engine: Engine, built: Stage, chance: Random
) -> None:
    with attempt(engine, built.api.agency_id(), chance) as ground:
        for table in ("login", "agency"):
            ground.connection.execute(text(f"DELETE FROM {table}"))
        with ground.session as session:
            known = known_agencies(session)
    assert known.present == set()
    assert known.lost >= {built.api.agency_id(name) for name in ("alfa", "beta")}


def oddities_of(dialect: str) -> Mapping[str, str]:
    return ON_SQLITE if dialect == "sqlite" else ON_POSTGRES


def test_w5_every_row_names_the_record_it_tells_of(built: Stage) -> None:
    with built.api.raw(owner=True) as sql:
        details = sql.execute(text("SELECT content, packed FROM audit_detail")).all()
    records = [record for detail in details for record in json.loads(text_of(*detail))]
    assert len(records) > 500
    assert [record for record in records if record["id"] in {"", "None"}] == []
    assert {"agency", "plan_message"} <= {record["record"] for record in records}
