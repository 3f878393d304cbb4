"""Report what people of units contribute: to whom, and how it is linked to what stands above.

Why it is so: docs/decisions/0070, docs/decisions/0086.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.contribution.contribution import Beneficiary, ContributionKind
from penilaian_api.domain.report.tables import (
    BY_UNIT,
    PEOPLE,
    ChartStyle,
    ReportCell,
    ReportChart,
    ReportForm,
    ReportKind,
    ReportNote,
    counts,
)
from penilaian_api.services.report.subjects import ReportSubject, ReportTable, by_unit
from penilaian_api.storage.report.contributions import (
    LINES,
    REALIZED,
    UNLINKED,
    column_of,
    count_contributions,
)
from penilaian_api.storage.work.unit_of_work import UnitOfWork

_BY_LINK: Final = tuple(
    column_of(whom, link) for whom in Beneficiary for link in (*ContributionKind, UNLINKED)
)
_COUNTED: Final = (PEOPLE, LINES, *_BY_LINK, REALIZED)

CONTRIBUTION: Final = ReportForm(
    ReportKind.CONTRIBUTION,
    (*BY_UNIT, *counts(*_COUNTED)),
    ReportChart(ChartStyle.COUNTS, ("unit_name",), _BY_LINK),
    of_period=False,
    rests_on=Action.GOAL_CONTRIBUTION_READ,
)
"""The lines of agreed plans of a cycle by whom they serve, and how they are linked."""


def contribution(work: UnitOfWork, subject: ReportSubject) -> ReportTable:
    """Count the lines of each unit; of too few people nothing is said."""
    tally = count_contributions(work, subject.groups, subject.cycle.id)
    return by_unit(subject, tally, _cells, ReportNote.NO_SCORE, spares_few=True)


def _cells(counted: Counter[str]) -> Mapping[str, ReportCell]:
    return {key: counted[key] for key in _COUNTED}
