"""Both forms of reach open the same records: asked of each, and listed from the caller's own."""

from collections.abc import Iterator
from functools import cache
from typing import Any, Final

import pytest
from sqlalchemy import Select, select
from tests.matrix.callers import CALLERS, Caller
from tests.matrix.stage import NOW, Stage
from tests.world import key

from penilaian_api.domain.access.actors import Action, Actor, Grant, Role
from penilaian_api.domain.access.policy import POLICY
from penilaian_api.storage.database.engine import Database
from penilaian_api.storage.models.base import Base
from penilaian_api.storage.progress.lists import PROGRESS
from penilaian_api.storage.progress.remedies import REMEDIES
from penilaian_api.storage.work.caller import bindings
from penilaian_api.storage.work.lists.listing import Listing
from penilaian_api.storage.work.lists.statements import page_query
from penilaian_api.storage.work.reach import within
from penilaian_api.storage.work.reached.sets import reached

NAMES = {"self", "supervisor", "delegate", "head", "mayor", "service", "higher"}
SEEING = [caller for caller in CALLERS if caller.name in NAMES]
EACH = sorted({grant for rule in POLICY.values() for grant in rule.grants}, key=repr)
TOGETHER = (POLICY[Action.PLAN_READ].grants, POLICY[Action.ASSESSMENT_READ].grants)
GRANTS = [*((grant,) for grant in EACH), *TOGETHER]
COMPILED: Final[dict[Any, Any]] = {}
"""More statements than an engine keeps."""


def models() -> Iterator[Any]:
    for mapper in Base.registry.mappers:
        names = {column.key for column in mapper.primary_key}
        if "agency_id" in names and len(names) == 2 and mapper.class_.audited:
            yield mapper.class_


@pytest.mark.parametrize("caller", SEEING, ids=lambda caller: caller.name)
def test_g1_a_list_opens_what_each_record_opens(built: Stage, caller: Caller) -> None:
    agency_id = built.api.agency_id(caller.agency)
    database = Database(built.api.copy.address)
    name = f"{caller.agency}:{caller.who}"
    compared = 0
    with database.begin(agency_id, writes=False) as session:
        bound = ("KOTA/DINAS/BIDANG/",) if Role.SERVICE in caller.roles else ()
        for path in ("", *bound):
            actor = Actor(
                agency_id=agency_id,
                account_id=key(f"{caller.agency}:account:{caller.who}"),
                session_id=key(f"{caller.agency}:session:{caller.who}"),
                scopes=frozenset(),
                employee_id=key(name),
                roles=caller.roles,
                today=NOW.date(),
                unit_path=path,
            )
            compared += _compare(session, actor)
    database.dispose()
    assert compared


@pytest.mark.parametrize(
    ("listing", "narrow"),
    [(PROGRESS, "employee_id"), (REMEDIES, "plan_id")],
    ids=["one person", "one plan"],
)
def test_g1_where_few_records_are_left_each_is_asked(listing: Listing[Any], narrow: str) -> None:
    """Else the records of all whom a leader leads are read for a page of one of them."""
    sort = listing.sort_name(None)
    grants = POLICY[Action.PLAN_READ].grants
    for present, is_asked in ((frozenset[str](), False), (frozenset({narrow}), True)):
        query = page_query(
            listing, grants, present, sort, follows=False, grown=False, in_subtree=False
        )
        assert (str(within(grants, listing.model)) in str(query.whereclause)) is is_asked


def _compare(session: Any, actor: Actor) -> int:
    """Hold both forms of every rule against each other for every table."""
    compared = 0
    connection = session.connection().execution_options(compiled_cache=COMPILED)
    for grants in GRANTS:
        if not actor.roles.intersection(grant.role for grant in grants):
            continue
        for model in models():
            asked, listed = (
                set(connection.execute(query, bindings(actor, NOW)).scalars())
                for query in _both(grants, model, in_subtree=bool(actor.unit_path))
            )
            assert asked == listed, (grants, model)
            compared += len(asked)
    return compared


@cache
def _both(
    grants: tuple[Grant, ...], model: Any, *, in_subtree: bool
) -> tuple[Select[Any], Select[Any]]:
    """Build both forms once for all callers: that is most of what this test costs."""
    keys = [column for column in model.__mapper__.primary_key if column.key != "agency_id"]
    asked, listed = within(grants, model), reached(grants, model, in_subtree=in_subtree)
    return select(*keys).where(asked), select(*keys).where(listed)
