"""Write the chart of a report as Vega-Lite: bars beside the names of units, in plain figures.

All that is drawn is reckoned here and stands in the data of the chart: where each part of a bar
begins and ends, and what is written in it, with the comma or point of the reader's language. So a
picture is the same whoever draws it. Colors are told apart by people who see few of them: what is
good is blue, what is not is orange, and each part bears its figure besides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from json import dumps
from textwrap import wrap
from typing import Any, Final, TypeAlias

from babel.numbers import format_decimal

from penilaian_api.api.transport.messages import Language
from penilaian_api.domain.report.tables import ChartStyle

MEDIA_TYPE: Final = "application/vnd.vegalite.v6+json"
SCHEMA: Final = "https://vega.github.io/schema/vega-lite/v6.json"
FONT: Final = "Liberation Sans"
"""The font that is drawn with everywhere: whoever draws brings it along."""

Spec: TypeAlias = dict[str, Any]

_INK: Final = "#1c2733"
_PALE: Final = "#5b6875"
_LINE: Final = "#dfe4e9"
_EMPTY: Final = "#eef1f4"
_SCALES: Final = {
    1: ("#1f5f99",),
    2: ("#1f5f99", "#e08a2e"),
    3: ("#1f5f99", "#8fb9dd", "#e08a2e"),
    4: ("#1f5f99", "#8fb9dd", "#f3c58b", "#d9d9d9"),
    6: ("#164f86", "#6fa8d6", "#c9d3dc", "#f6c887", "#dd8324", "#93480a"),
}
"""From the best to the worst, by how many there are."""
_PARTS: Final = ("#1f5f99", "#e08a2e", "#4b9b8e", "#8d6cab", "#b5544d", "#7a7a7a", "#c3a338")
_DARK: Final = frozenset(
    {"#1f5f99", "#164f86", "#93480a", "#8d6cab", "#b5544d", "#4b9b8e", "#7a7a7a"}
)
"""Of these a figure is read in white."""
_WIDTH: Final = 620
_STEP: Final = 34
_HALF_LINE: Final = 7
_NAME_SIGNS: Final = 34
_NAME_LINES: Final = 2
_NOTE_SIGNS: Final = 118
_ROOM: Final = 0.055
"""A part that is narrower, of the whole width, is drawn without its figure."""


_CONFIG: Final[Spec] = {
    "font": FONT,
    "view": {"stroke": None},
    "axis": {
        "labelColor": _INK,
        "titleColor": _PALE,
        "labelFontSize": 12,
        "titleFontSize": 12,
        "titleFontWeight": "normal",
        "gridColor": _LINE,
    },
    "legend": {"labelFontSize": 12, "labelColor": _INK},
    "title": {
        "fontSize": 19,
        "fontWeight": "bold",
        "color": _INK,
        "subtitleFontSize": 13,
        "subtitleColor": _PALE,
        "subtitlePadding": 6,
    },
}
_INDONESIAN: Final = (
    "replace(replace(replace(format(datum.value, ',~f'), /,/g, '_'), '.', ','), /_/g, '.')"
)
_NO_MEASURE: Final = "-"
"""The measure of a bar of which nothing is said."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar: its name, its measures (none: of too few people), and what stands at its end."""

    name: str
    values: Sequence[Decimal | int | None]
    end: str
    is_total: bool = False

    @property
    def is_told(self) -> bool:
        """Whether anything is said of it."""
        return any(value is not None for value in self.values)


@dataclass(frozen=True, slots=True)
class Picture:
    """What a chart shows, in the words of its reader."""

    style: ChartStyle
    is_scale: bool
    title: str
    subtitle: str
    axis: str
    measures: Sequence[str]
    bars: Sequence[Bar]
    is_percent: bool
    withheld: str
    notes: Sequence[str]
    language: Language


def chart_of(picture: Picture) -> Spec:
    """Write the chart of a report; every number and text stands in it."""
    widest = _widest(picture)
    parts = [part for row in range(len(picture.bars)) for part in _parts(picture, row, widest)]
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


def _colors(picture: Picture) -> dict[str, str]:
    count = len(picture.measures)
    colors = _SCALES.get(count, _PARTS) if picture.is_scale else _PARTS
    return {name: colors[at % len(colors)] for at, name in enumerate(picture.measures)}


def _is_used(picture: Picture, number: int) -> bool:
    return any(bar.values[number] for bar in picture.bars)


def _widest(picture: Picture) -> Decimal:
    """Give where the scale ends: at a hundred percent, or at the longest bar."""
    if picture.style is ChartStyle.SHARES or picture.is_percent:
        return Decimal(100)
    return max((_sum(bar.values) for bar in picture.bars), default=Decimal(0)) or Decimal(1)


def _sum(values: Sequence[Decimal | int | None]) -> Decimal:
    return sum((Decimal(value or 0) for value in values), Decimal(0))


def _parts(picture: Picture, row: int, widest: Decimal) -> Iterator[dict[str, Any]]:
    """Reckon where each part of a bar begins and ends, and what is written in it."""
    bar = picture.bars[row]
    common = {"row": row, "end_text": bar.end}
    if not bar.is_told:
        end = float(widest)
        whole = {"measure": _NO_MEASURE, "from": 0, "to": end, "middle": end / 2}
        yield {**common, **whole, "text": picture.withheld, "ink": _PALE}
        return
    total, begin = _sum(bar.values), Decimal(0)
    colors = _colors(picture)
    for name, value in zip(picture.measures, bar.values, strict=True):
        size = Decimal(value or 0)
        if picture.style is ChartStyle.SHARES:
            size = 100 * size / total if total else Decimal(0)
        if not size:
            continue
        has_room = size / widest >= Decimal(str(_ROOM))
        yield {
            **common,
            "measure": name,
            "from": _round(begin),
            "to": _round(begin + size),
            "middle": _round(begin + size / 2),
            "text": _figure(picture, size, value) if has_room else "",
            "ink": "white" if colors[name] in _DARK else _INK,
        }
        begin += size


def _figure(picture: Picture, size: Decimal, value: Decimal | int | None) -> str:
    """Write what a part is; a bar of one part bears it at its end."""
    if picture.style is ChartStyle.BARS:
        return ""
    if picture.style is ChartStyle.SHARES:
        whole = size.quantize(Decimal(1), ROUND_HALF_UP)
        return f"{format_decimal(whole, locale=picture.language)} %"
    return write_number(value or 0, picture.language)


def write_number(value: Decimal | int, language: Language) -> str:
    """Write a number as people of a language do, without idle zeros."""
    plain = value.normalize() if isinstance(value, Decimal) else value
    return str(format_decimal(plain, locale=language, decimal_quantization=False))


def _round(value: Decimal) -> float:
    return float(value.quantize(Decimal("0.0001"), ROUND_HALF_UP))


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
    colors = _colors(picture)
    return {
        "domain": [*picture.measures, _NO_MEASURE],
        "range": [*(colors[name] for name in picture.measures), _EMPTY],
    }


def _legend(picture: Picture) -> Spec | None:
    """Name the parts that there are, above the bars."""
    used = [name for at, name in enumerate(picture.measures) if _is_used(picture, at)]
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
            "color": {"value": _PALE},
        },
    }
