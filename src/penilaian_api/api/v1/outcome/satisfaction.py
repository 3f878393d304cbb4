"""Serve how satisfied citizens are beside how people were rated."""

from typing import Annotated

from fastapi import Query

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.outcome.schemas.satisfaction import SatisfactionOut
from penilaian_api.api.v1.shared.shapes import Code
from penilaian_api.domain.access.actors import Action
from penilaian_api.domain.cycle.setup import PeriodKind
from penilaian_api.services.outcome import satisfaction

router = GuardedRouter("/satisfaction-and-results", "Outcomes")

OfUnit = Annotated[Code, Query(description="Code of the unit; results count the units below it.")]
ByInstrument = Annotated[Code, Query(description="Key of the instrument that citizens answer.")]
OfKind = Annotated[PeriodKind, Query(description="Periods of this length.")]


@router.get("", action=Action.UNIT_RESULT_READ)
def get_satisfaction_and_results(
    unit_code: OfUnit,
    instrument_key: ByInstrument,
    work: Work,
    kind: OfKind = PeriodKind.YEAR,
) -> SatisfactionOut:
    """Show satisfaction beside results.

    Show of a unit, from period to period, how satisfied citizens were (the index in releases of an
    instrument) beside the delivered results of its people, and how both moved: the newest 24
    periods of a length, the oldest first.

    For heads of units and the administration. Results of fewer than five people are withheld, and
    nobody's own results are among those that they are shown.
    """
    return SatisfactionOut.model_validate(
        satisfaction.of_unit(work, unit_code, instrument_key, kind)
    )
