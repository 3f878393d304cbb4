"""Write the chart of a report as Vega-Lite: bars beside the names of units, in plain figures.

All that is drawn stands in the data of the chart, as ``bars.py`` reckons it.
"""

from collections.abc import Sequence
from decimal import Decimal
from json import dumps
from textwrap import wrap
from typing import Any, Final, TypeAlias

from penilaian_api.api.files.charts.bars import (
    INK,
    NO_MEASURE,
    PALE,
    Bar,
    Picture,
    colors_of,
    is_used,
    parts_of,
    widest_of,
)
from penilaian_api.domain.report.tables import ChartStyle

MEDIA_TYPE: Final = "application/vnd.vegalite.v6+json"
SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
FONT: Final = "Liberation Sans"
"""The font that is drawn with everywhere: whoever draws brings it along."""

Spec: TypeAlias = dict[str, Any]

_LINE: Final = "#dfe4e9"
_EMPTY: Final = "#eef1f4"
_WIDTH: Final = 620
_STEP: Final = 34
_HALF_LINE: Final = 7
_NAME_SIGNS: Final = 34
_NAME_LINES: Final = 2
_NOTE_SIGNS: Final = 118


_CONFIG: Final[Spec] = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": INK,
        "titleColor": PALE,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": _LINE,
    },
    "legend": {"labelFontSize": 12, "labelColor": INK},
    "title": {
        "fontSize": 19,
        "fontWeight": "bold",
        "color": INK,
        "subtitleFontSize": 13,
        "subtitleColor": PALE,
        "subtitlePadding": 6,
    },
}
_INDONESIAN: Final = (
    "replace(replace(replace(format(datum.value, ',~f'), /,/g, '_'), '.', ','), /_/g, '.')"
)


def chart_of(picture: Picture) -> Spec:
    """Write the chart of a report; every number and text stands in it."""
    widest = widest_of(picture)
    parts = [part for row in range(len(picture.bars)) for part in parts_of(picture, row, widest)]
    return {
        "$schema": SCHEMA,
        "description": f"{picture.title}. {picture.subtitle}",
        "background": "white",
        "padding": {"left": 24, "right": 24, "top": 20, "bottom": 16},
        "width": _WIDTH,
        "height": {"step": _STEP},
        "title": _title(picture),
        "data": {"values": parts},
        "layer": [_bars(picture, widest), _figures(), _ends()],
        "config": _CONFIG,
    }


def _name(bar: Bar) -> list[str]:
    """Break a long name into two lines; what does not fit ends in dots."""
    return wrap(
        bar.name, _NAME_SIGNS, max_lines=_NAME_LINES, placeholder=" …", break_long_words=True
    ) or [""]


def _title(picture: Picture) -> Spec:
    notes = [line for note in picture.notes for line in wrap(note, _NOTE_SIGNS)]
    return {
        "text": picture.title,
        "subtitle": [picture.subtitle, *notes],
        "anchor": "start",
        "frame": "group",
        "offset": 14,
    }


def _y(axis: Spec | None = None) -> Spec:
    """Set the bars in the order of the table."""
    spec: Spec = {"field": "row", "type": "ordinal", "sort": None}
    return spec if axis is None else {**spec, "axis": axis}


def _names(bars: Sequence[Bar]) -> Spec:
    """Write beside each bar its name, in two lines where it is long; all together in bold."""
    names = dumps([_name(bar) for bar in bars], ensure_ascii=False)
    totals = [row for row, bar in enumerate(bars) if bar.is_total]
    long = [row for row, bar in enumerate(bars) if len(_name(bar)) > 1]
    return {
        "title": None,
        "domain": False,
        "ticks": False,
        "labelPadding": 10,
        "labelLimit": 280,
        "labelLineHeight": 2 * _HALF_LINE,
        "labelBaseline": "middle",
        "labelOffset": {
            "condition": {"test": f"indexof({long}, datum.value) >= 0", "value": -_HALF_LINE},
            "value": 0,
        },
        "labelExpr": f"{names}[datum.value]",
        "labelFontWeight": {
            "condition": {"test": f"indexof({totals}, datum.value) >= 0", "value": "bold"},
            "value": "normal",
        },
    }


def _x(picture: Picture, widest: Decimal) -> Spec:
    is_share = picture.style is ChartStyle.SHARES or picture.is_percent
    axis: Spec = {
        "title": picture.axis,
        "grid": True,
        "domain": False,
        "ticks": False,
        "tickCount": 5,
        "labelPadding": 6,
        "titlePadding": 10,
        "orient": "bottom",
    }
    if is_share:
        axis |= {"values": [0, 25, 50, 75, 100], "labelExpr": "datum.value + ' %'"}
    elif picture.language == "id":  # points between thousands, a comma before the rest
        axis |= {"labelExpr": _INDONESIAN}
    else:
        axis |= {"format": ",~f"}
    scale = {"domain": [0, float(widest)], "nice": not is_share}
    return {"field": "from", "type": "quantitative", "axis": axis, "scale": scale}


def _bars(picture: Picture, widest: Decimal) -> Spec:
    return {
        "mark": {"type": "bar", "height": {"band": 0.7}},
        "encoding": {
            "y": _y(_names(picture.bars)),
            "x": _x(picture, widest),
            "x2": {"field": "to"},
            "color": {
                "field": "measure",
                "type": "nominal",
                "scale": _color_scale(picture),
                "legend": _legend(picture),
            },
            "tooltip": [
                {"field": "measure", "type": "nominal", "title": picture.axis},
                {"field": "text", "type": "nominal", "title": " "},
            ],
        },
    }


def _color_scale(picture: Picture) -> Spec:
    colors = colors_of(picture)
    return {
        "domain": [*picture.measures, NO_MEASURE],
        "range": [*(colors[name] for name in picture.measures), _EMPTY],
    }


def _legend(picture: Picture) -> Spec | None:
    """Name the parts that there are, above the bars."""
    used = [name for at, name in enumerate(picture.measures) if is_used(picture, at)]
    if len(picture.measures) == 1 or not used:
        return None
    return {
        "title": None,
        "orient": "top",
        "direction": "horizontal",
        "columns": 6,
        "symbolType": "square",
        "symbolSize": 130,
        "labelLimit": 220,
        "columnPadding": 14,
        "offset": 10,
        "values": used,
    }


def _figures() -> Spec:
    """Write into each part what it is."""
    return {
        "mark": {"type": "text", "fontSize": 12, "baseline": "middle"},
        "encoding": {
            "y": _y(),
            "x": {"field": "middle", "type": "quantitative"},
            "text": {"field": "text", "type": "nominal"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }


def _ends() -> Spec:
    """Write beside each bar of how many people it is."""
    until = {"op": "max", "field": "to", "as": "until"}
    return {
        "transform": [{"aggregate": [until], "groupby": ["row", "end_text"]}],
        "mark": {"type": "text", "align": "left", "dx": 8, "baseline": "middle", "fontSize": 12},
        "encoding": {
            "y": _y(),
            "x": {"field": "until", "type": "quantitative"},
            "text": {"field": "end_text", "type": "nominal"},
            "color": {"value": PALE},
        },
    }
