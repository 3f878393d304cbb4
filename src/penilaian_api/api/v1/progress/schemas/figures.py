"""Define the response shapes of the figures of an evaluation."""

from penilaian_api.api.v1.shared.shapes import Day, Exact, Key, ShapeOut
from penilaian_api.domain.progress.figures import FigureKind
from penilaian_api.domain.progress.service_cases import CaseFigure


class FigureOut(ShapeOut):
    """A figure with its trace: `inputs` read `name = value @ record it came from`.

    An effectiveness is in percent, a productivity per month, an efficiency per unit of `per`. The
    value is rounded to four places; formula and inputs give it exactly.
    """

    kind: FigureKind
    value: Exact
    per: str | None
    formula: str
    inputs: tuple[str, ...]


class SecondSourceOut(ShapeOut):
    """What the cases of a public service say of an indicator, and from how many cases.

    `agrees` tells whether the realization lies within a tenth of it; null where there is none. A
    difference decides nothing: it is for the employee and the assessor to look at.
    """

    figure: CaseFigure
    value: Exact
    count: int
    agrees: bool | None


class LineFiguresOut(ShapeOut):
    """The figures of one indicator of the plan, whose output is counted in `measured_in`."""

    line_id: Key
    statement: str
    measured_in: str | None
    figures: tuple[FigureOut, ...]
    second_source: SecondSourceOut | None


class FiguresOut(ShapeOut):
    """The figures of an evaluation; `effectiveness` is the mean over its indicators.

    An indicator without progress has no figure and does not enter the mean.
    """

    evaluation_id: Key
    period_key: str
    as_of: Day
    effectiveness: FigureOut | None
    indicators: tuple[LineFiguresOut, ...]
