"""Serve by what the system is measured, how it did in a period, and each level of management."""

from penilaian_api.api.routing.guard import GuardedRouter
from penilaian_api.api.routing.work import Work
from penilaian_api.api.v1.shared.shapes import Key
from penilaian_api.api.v1.system_review.schemas.effectiveness import (
    EffectivenessMeasureOut,
    EffectivenessMeasuresOut,
    EffectivenessOut,
    ManagementLevelsOut,
)
from penilaian_api.domain.access.actors import Action
from penilaian_api.services.system_review import effectiveness, levels

router = GuardedRouter("/effectiveness-measures", "System-review")
of_periods = GuardedRouter("/periods", "System-review")


@router.get("", action=Action.EFFECTIVENESS_MEASURE_READ)
def get_effectiveness_measures(work: Work) -> EffectivenessMeasuresOut:
    """Show how the system is measured.

    Show by what it is told whether the appraisal system works: each measure with version,
    definition, target and source.
    """
    del work
    items = tuple(map(EffectivenessMeasureOut.model_validate, effectiveness.measures()))
    return EffectivenessMeasuresOut(items=items)


@of_periods.get("/{period_id}/effectiveness", action=Action.EFFECTIVENESS_READ)
def get_effectiveness(period_id: Key, work: Work) -> EffectivenessOut:
    """Show how the system did.

    Compute the measures of the system for a period as it stands now: completion, timeliness,
    discrimination, objections upheld, satisfaction and participation, each with what it came from.
    """
    return EffectivenessOut.model_validate(effectiveness.of_period(work, period_id))


@of_periods.get("/{period_id}/management-levels", action=Action.MANAGEMENT_LEVEL_READ)
def get_management_levels(period_id: Key, work: Work) -> ManagementLevelsOut:
    """Show each level of management.

    Count by the class of the post of those who rate how many evaluations of a period they owe, how
    far these are, and how well they are done: in time, with whole feedback, corrected later.

    Of the people whom you lead, of the units that you head, or as an admin of everybody.
    """
    return ManagementLevelsOut.model_validate(levels.of_period(work, period_id))
