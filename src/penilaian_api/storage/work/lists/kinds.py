"""Page a list that goes kind by kind, of which each kind has a query of its own.

A page asks each kind for as many as it has at most, after the one that was read last.
"""

from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Integer, Select, Uuid, and_, bindparam, or_

_RANK: Final = bindparam("after_rank", type_=Integer())
_SUBJECT: Final = bindparam("after_subject", type_=Uuid())
_SIZE: Final = bindparam("page_size", type_=Integer())


def bind_page(after: tuple[int, UUID] | None, size: int) -> dict[str, object]:
    """Bind after which item a page begins, by its kind and its id, and how many it has at most."""
    rank, subject = after or (-1, UUID(int=0))
    return {"after_rank": rank, "after_subject": subject, "page_size": size}


def comes_after(rank: Any, subject: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns, or a number
    """Filter to the items after the one that is bound."""
    return and_(rank >= _RANK, or_(rank > _RANK, subject > _SUBJECT))


def page_of(query: Any, *order: Any) -> Select[Any]:  # noqa: ANN401 - a select and columns of any kind
    """Keep the first of a query's rows in an order, for one of several that are combined."""
    page: Select[Any] = query.order_by(*order).limit(_SIZE)
    return page
