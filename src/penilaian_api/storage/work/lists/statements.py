"""Write the statements of declared lists: a page, all of it, some records of it.

Each is built once for each set of grants, filters and order, and kept.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    Integer,
    Select,
    String,
    Uuid,
    and_,
    bindparam,
    or_,
    select,
)

from penilaian_api.domain.access.actors import Grant
from penilaian_api.storage.models.audit import AuditHead
from penilaian_api.storage.models.types import UtcDateTime
from penilaian_api.storage.work.caller import AGENCY
from penilaian_api.storage.work.lists.listing import Condition, Listing, join_beside
from penilaian_api.storage.work.prepared import cached_once
from penilaian_api.storage.work.reach import person_column, within
from penilaian_api.storage.work.reached.forms import as_found
from penilaian_api.storage.work.reached.sets import begins_from_caller, reached
from penilaian_api.storage.work.record.query import key_columns

SINCE: Final = bindparam("since", type_=BigInteger())
"""The row of the trail up to which a list was read."""
_TYPES: Final[Mapping[str, Any]] = {
    "UUID": Uuid(),
    "date": Date(),
    "bool": Boolean(),
    "datetime": UtcDateTime(),
    "int": BigInteger(),
    "str": String(),
    "Literal": String(),
}


@cached_once
def page_query(  # noqa: PLR0913 - the parts of a query
    listing: Listing[Any],
    grants: tuple[Grant, ...],
    present: frozenset[str],
    sort: str,
    *,
    follows: bool,
    grown: bool,
    in_subtree: bool,
) -> Select[Any]:
    """Query one page in an order; the first one tells, too, where the trail stands.

    *grown*: only the rows of the trail that came since.
    """
    keys = listing.keys(sort)
    columns = () if follows else _head_columns()
    query = _select(listing, grants, present, columns, in_subtree=in_subtree)
    query = query.where(_within_reach(listing, grants, present, in_subtree=in_subtree))
    if follows:
        query = query.where(_comes_after(keys, is_reversed=sort.startswith("-")))
    if grown:
        query = query.where(listing.numbered_by > SINCE)
    begins = begins_from_caller(grants, listing.model, in_subtree=in_subtree)
    if begins or ("q" in present and listing.search is not None and not listing.search.texts):
        keys = tuple(map(as_found, keys))
    order = [key.desc() for key in keys] if sort.startswith("-") else keys
    return query.order_by(*order).limit(bindparam("page_size", type_=Integer()))


@cached_once
def every_query(
    listing: Listing[Any],
    grants: tuple[Grant, ...],
    present: frozenset[str],
    order: tuple[Any, ...],
    *,
    in_subtree: bool,
) -> Select[Any]:
    """Query all of a list, for a file."""
    query = _select(listing, grants, present, (), in_subtree=in_subtree)
    query = query.where(_within_reach(listing, grants, present, in_subtree=in_subtree))
    return query.order_by(*order, *key_columns(listing.model))


@cached_once
def keyed_query(
    listing: Listing[Any], grants: tuple[Grant, ...], present: frozenset[str], *, in_subtree: bool
) -> Select[Any]:
    """Query those of some records that are in the list."""
    keys = bindparam("keys", type_=Uuid(), expanding=True)
    query = _select(listing, grants, present, (), in_subtree=in_subtree)
    query = query.where(within(grants, listing.model), listing.model.id.in_(keys))
    return query.order_by(listing.model.id)


def _select(
    listing: Listing[Any],
    grants: tuple[Grant, ...],
    present: frozenset[str],
    columns: Iterable[Any],
    *,
    in_subtree: bool,
) -> Select[Any]:
    """Select records with the names beside them, narrowed by all but the caller's reach."""
    read: Any = listing.columns or (listing.model,)
    query = select(*read, *listing.names(), *columns).select_from(listing.model)
    query = join_beside(query, listing)
    asked = partial(_condition, listing, grants=grants, in_subtree=in_subtree)
    if listing.base is not None:
        query = query.where(listing.base(grants, in_subtree=in_subtree))
    return query.where(*map(asked, sorted(present)))


def _within_reach(
    listing: Listing[Any], grants: tuple[Grant, ...], present: frozenset[str], *, in_subtree: bool
) -> Condition:
    """Begin from the caller's own rows; where few records are left, ask each of them."""
    owner = person_column(listing.model)
    narrow = {name for name, each in listing.filters.items() if each.is_narrow}
    if present & (narrow | ({owner.key} if owner is not None else set())):
        return within(grants, listing.model)
    return reached(grants, listing.model, in_subtree=in_subtree)


def _condition(
    listing: Listing[Any], name: str, *, grants: tuple[Grant, ...], in_subtree: bool
) -> Condition:
    if name == "q" and listing.search is not None:
        return listing.search.condition()
    declared = listing.filters[name]
    kind = getattr(declared.kind, "__name__", "")
    value = bindparam(f"by_{name}", type_=_TYPES.get(kind))
    if declared.by_grants:
        return declared.condition(value, grants, in_subtree=in_subtree)
    return declared.condition(value)


def _head_columns() -> tuple[Any, ...]:
    """Name where the trail stands at the same moment."""
    return tuple(
        select(column).where(AuditHead.agency_id == AGENCY).scalar_subquery().label(name)
        for name, column in (("head_seq", AuditHead.seq), ("head_digest", AuditHead.digest))
    )


def _comes_after(keys: Sequence[Any], *, is_reversed: bool) -> Condition:
    """Keep to the rows after one, comparing key by key, which both databases index alike."""
    last = [bindparam(f"after_{index}", type_=key.type) for index, key in enumerate(keys)]
    first = keys[0] <= last[0] if is_reversed else keys[0] >= last[0]
    ways = []
    for index, key in enumerate(keys):
        same = [k == v for k, v in zip(keys[:index], last[:index], strict=True)]
        ways.append(and_(*same, key < last[index] if is_reversed else key > last[index]))
    return and_(first, or_(*ways)) if len(keys) > 1 else or_(*ways)
