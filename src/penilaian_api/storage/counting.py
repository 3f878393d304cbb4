"""Count in SQL how often something holds."""

from typing import Any

from sqlalchemy import ColumnElement, Integer, case, func


def count_if(condition: Any) -> ColumnElement[int]:  # noqa: ANN401 - a condition of any select
    """Count the rows that meet *condition*; of no rows at all it is none."""
    return func.sum(case((condition, 1), else_=0), type_=Integer())
