"""All workflows of the house: the database's table of legal steps is filled from this list."""

from typing import Any, Final

from penilaian_api.domain.cycle import PERIOD, SCHEME
from penilaian_api.domain.evaluation import EVALUATION
from penilaian_api.domain.indicator import INDICATOR
from penilaian_api.domain.objection import OBJECTION
from penilaian_api.domain.plan import PLAN
from penilaian_api.domain.transitions import Workflow

WORKFLOWS: Final[tuple[Workflow[Any, Any], ...]] = (
    SCHEME,
    PERIOD,
    INDICATOR,
    PLAN,
    EVALUATION,
    OBJECTION,
)
