"""Tell what was corrected: a later record of the same table stands in place of an earlier one."""

from typing import Any

from sqlalchemy import ColumnElement
from sqlalchemy.orm import aliased

from penilaian_api.storage.work.caller import exists_in_agency, has_in_agency
from penilaian_api.storage.work.lists.listing import ListFilter


def is_corrected(model: Any) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped class with `supersedes_id`
    """Tell whether a later record corrects one, where it is asked of few."""
    later = aliased(model)
    return has_in_agency(later, later.supersedes_id == model.id)


def stands(model: Any) -> ColumnElement[bool]:  # noqa: ANN401 - as above
    """Tell whether no later record corrects one, where it is asked of many."""
    later = aliased(model)
    return ~exists_in_agency(later, later.supersedes_id == model.id).correlate(model)


def without_corrected(model: Any) -> ListFilter:  # noqa: ANN401 - as above
    """Narrow a list to what was not corrected, where that is asked for."""
    return ListFilter(
        bool,
        lambda value: ~value | ~is_corrected(model),
        "Leave out what was corrected.",
        default=False,
    )
