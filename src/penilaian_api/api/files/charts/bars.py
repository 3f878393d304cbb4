"""Reckon what a chart shows: where a part of a bar begins and ends, its color, its words.

With the comma or point of the reader's language, so that a picture is the same whoever draws it.
Colors are told apart by people who see few of them: what is good is blue, what is not is orange,
and each part bears its figure besides.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from babel.numbers import format_decimal

from penilaian_api.api.transport.messages import Language
from penilaian_api.domain.report.tables import ChartStyle

INK: Final = "#1c2733"
PALE: Final = "#5b6875"
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

_ROOM: Final = 0.055
"""A part that is narrower, of the whole width, is drawn without its figure."""

NO_MEASURE: Final = "-"
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


def colors_of(picture: Picture) -> dict[str, str]:
    """Give each measure its color: of a scale from the best to the worst."""
    count = len(picture.measures)
    colors = _SCALES.get(count, _PARTS) if picture.is_scale else _PARTS
    return {name: colors[at % len(colors)] for at, name in enumerate(picture.measures)}


def is_used(picture: Picture, number: int) -> bool:
    """Tell whether any bar has a part of the measure with this number."""
    return any(bar.values[number] for bar in picture.bars)


def widest_of(picture: Picture) -> Decimal:
    """Give where the scale ends: at a hundred percent, or at the longest bar."""
    if picture.style is ChartStyle.SHARES or picture.is_percent:
        return Decimal(100)
    return max((_sum(bar.values) for bar in picture.bars), default=Decimal(0)) or Decimal(1)


def _sum(values: Sequence[Decimal | int | None]) -> Decimal:
    return sum((Decimal(value or 0) for value in values), Decimal(0))


def parts_of(picture: Picture, row: int, widest: Decimal) -> Iterator[dict[str, Any]]:
    """Reckon where each part of a bar begins and ends, and what is written in it."""
    bar = picture.bars[row]
    common = {"row": row, "end_text": bar.end}
    if not bar.is_told:
        end = float(widest)
        whole = {"measure": NO_MEASURE, "from": 0, "to": end, "middle": end / 2}
        yield {**common, **whole, "text": picture.withheld, "ink": PALE}
        return
    total, begin = _sum(bar.values), Decimal(0)
    colors = colors_of(picture)
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
            "ink": "white" if colors[name] in _DARK else INK,
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
