"""Keep to records whose column is one of thousands of keys."""

from collections.abc import Iterable
from typing import Any, Final

from sqlalchemy import ColumnElement, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from penilaian_api.storage.work.prepared import Bound, Prepared
from penilaian_api.storage.work.reach import cached_once

_KEYS: Final = "listed_keys"


def among_listed(work: Bound, column: Any, keys: Iterable[Any]) -> Prepared[Any]:  # noqa: ANN401 - a column of any model
    """Keep to records whose *column* is one of *keys*.

    PostgreSQL takes them as one list and hashes it: else it compares each row with all of them.
    """
    is_postgresql = work.session.get_bind().dialect.name == "postgresql"
    return Prepared(_among(column, as_array=is_postgresql), {_KEYS: [*keys]})


@cached_once
def _among(column: Any, *, as_array: bool) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    if not as_array:
        return column.in_(bindparam(_KEYS, expanding=True))  # type: ignore[no-any-return]  # of a column it is a condition
    listed = bindparam(_KEYS, type_=ARRAY(column.type))
    return column.in_(select(func.unnest(listed)))  # type: ignore[no-any-return]  # as above
