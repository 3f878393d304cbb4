"""Tell by their paths which unit stands below which: a path begins with that of the unit above."""

from typing import Any

from sqlalchemy import func


def is_under(path: Any, top: Any) -> Any:  # noqa: ANN401 - columns of any select, a condition
    """Tell whether the unit of *path* is that of *top*, or stands below it."""
    return func.substr(path, 1, func.length(top)) == top
