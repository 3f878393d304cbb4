"""Tell by their paths which unit stands below which: a path begins with that of the unit above."""

from typing import Any

from sqlalchemy import ColumnElement, func


def is_under(path: Any, top: Any) -> ColumnElement[bool]:  # noqa: ANN401 - columns of any select, or a value
    """Tell whether the unit of *path* is that of *top*, or stands below it."""
    condition: ColumnElement[bool] = func.substr(path, 1, func.length(top)) == top
    return condition
