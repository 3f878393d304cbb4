"""Define the response shapes of how the system itself does."""

from typing import Annotated

from pydantic import Field

from penilaian_api.api.v1.shared.shapes import Bilingual, Exact, Key, ShapeOut
from penilaian_api.domain.organization.organization import JobClass
from penilaian_api.domain.system_review.effectiveness import MeasureAim, MeasureId

Percent = Annotated[Exact | None, Field(description="In percent; null where nothing was counted.")]


class EffectivenessMeasureOut(ShapeOut):
    """A measure of the system: its definition, and the target in percent by which it is met.

    From fewer than `least` it has a value and no verdict.
    """

    id: MeasureId
    version: int
    title: Bilingual
    definition: Bilingual
    aim: MeasureAim
    target: Exact
    least: int
    source: Bilingual


class EffectivenessMeasuresOut(ShapeOut):
    """All measures by which it is told whether the system works."""

    items: tuple[EffectivenessMeasureOut, ...]


class MeasuredEffectOut(ShapeOut):
    """A measure with its value: `inputs` read `name = value @ record it came from`.

    `is_met` is null where too little was counted to judge.
    """

    measure: EffectivenessMeasureOut
    value: Percent
    count: int
    is_met: bool | None
    formula: str
    inputs: tuple[str, ...]


class EffectivenessOut(ShapeOut):
    """The measures of a period as they stand now; a review freezes them."""

    period_id: Key
    period_key: str
    measures: tuple[MeasuredEffectOut, ...]


class ManagementLevelOut(ShapeOut):
    """The leaders of one class of post: what they owe, what is done of it, and how well.

    `on_time`: final before the window for rating ended. `with_whole_feedback`: final with strength,
    improvement and suggestion. `corrected`: made final more than once.
    """

    job_class: JobClass | None
    leaders: int
    evaluations: int
    rated: int
    final: int
    delivered: int
    acknowledged: int
    on_time: int
    with_whole_feedback: int
    corrected: int
    completion: Percent
    timeliness: Percent
    feedback_quality: Percent


class ManagementLevelsOut(ShapeOut):
    """All levels of management in a period, the highest first, among the people you reach."""

    period_id: Key
    period_key: str
    levels: tuple[ManagementLevelOut, ...]
