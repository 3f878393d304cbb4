"""Define the response shapes of releases: what a survey says, now and over time."""

from penilaian_api.api.v1.shared.raters import RaterGroupOut
from penilaian_api.api.v1.shared.shapes import Day, Exact, Instant, Key, ShapeOut


class EstimateOut(ShapeOut):
    """A mean over the answers, and the interval that holds that of all with 95 %.

    `exact` is numerator and denominator. `low` and `high` are none where only one answered.
    """

    exact: str
    value: Exact
    low: Exact | None
    high: Exact | None


class ItemResultOut(ShapeOut):
    """How a question was answered: the count of each value, in order, and the mean of a scale."""

    code: str
    counts: tuple[int, ...]
    mean: EstimateOut | None


class GroupResultOut(ShapeOut):
    """What a group of questionnaires says."""

    count: int
    index: EstimateOut | None
    grade: str | None
    questions: tuple[ItemResultOut, ...]


class UnitShortOut(ShapeOut):
    """A unit as it was named at the release."""

    id: Key
    code: str
    name: str


class RatedIndicatorOut(ShapeOut):
    """An indicator as it was worded when its relevance was rated."""

    version_id: Key
    key: str
    statement: str


class TargetResultOut(ShapeOut):
    """What is said of one unit or indicator; withheld where fewer than the minimum answered.

    `links` counts those who were asked and did not decline; `response_rate` is their share that
    answered. `population` is the number for whom the intervals speak.
    """

    unit: UnitShortOut | None
    indicator: RatedIndicatorOut | None = None
    population: int | None
    links: int | None
    response_rate: Exact | None
    result: GroupResultOut | None
    texts: dict[str, tuple[str, ...]]


class InstrumentShortOut(ShapeOut):
    """The instrument that was used, by key and digest."""

    key: str
    digest: str


class ReleaseContentOut(ShapeOut):
    """What a survey says: all units together, and each by itself where enough answered.

    Indicators are not taken together. Where employees are asked, a question to which all of a group
    gave the same answer is withheld, and the index with it.
    """

    instrument: InstrumentShortOut
    minimum_group: int
    whole: GroupResultOut | None
    targets: tuple[TargetResultOut, ...]
    raters: tuple[RaterGroupOut, ...] = ()


class ReleaseOut(ShapeOut):
    """The release of a survey, frozen; `digest` is the SHA-256 of its stored bytes."""

    survey_id: Key
    content: ReleaseContentOut
    digest: str
    released_at: Instant


class TrendFigureOut(ShapeOut):
    """A question, or the `index`: what was said, and how it differs from the time before.

    `estimate` is none where it was withheld. `is_clear`: the intervals of both do not overlap, so
    that chance alone would hardly explain the change.
    """

    code: str
    estimate: EstimateOut | None
    change: Exact | None
    is_clear: bool | None


class TrendPointOut(ShapeOut):
    """What one release says; `count` is none, and there are no figures, where too few answered."""

    survey_id: Key
    title: str
    starts_on: Day
    ends_on: Day
    count: int | None
    figures: tuple[TrendFigureOut, ...]


class InstrumentTrendOut(ShapeOut):
    """What an instrument says over time, the oldest release first."""

    points: tuple[TrendPointOut, ...]


class PersonReleaseContentOut(ShapeOut):
    """What colleagues said: all together, and each voice that is large enough by itself.

    A question to which all of a group gave the same answer is withheld, and the index with it.
    """

    instrument: InstrumentShortOut
    minimum_group: int
    whole: GroupResultOut | None
    voices: dict[str, GroupResultOut]
    texts: dict[str, tuple[str, ...]]


class PersonReleaseOut(ShapeOut):
    """What colleagues said of a person, frozen; `digest` is the SHA-256 of its stored bytes."""

    survey_id: Key
    employee_id: Key
    content: PersonReleaseContentOut
    digest: str
    released_at: Instant
