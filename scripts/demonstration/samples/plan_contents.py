"""Build what sample people write into their plans and later achieve, from the sample library."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from samples.people import Person
from samples.positions import SAMPLES, Position

QUARTER_ENDS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 28))
DEADLINE = "2026-12-31"
CONTROL_LEVELS = ("outcome", "intermediate_outcome")
PERSPECTIVES = ("budget", "service_recipient", "business_process", "internal_strength")


class IndicatorLibrary:
    """Find the sample indicators that suit a position."""

    def __init__(self) -> None:
        self._items = json.loads((SAMPLES / "indicators.json").read_text())["indicators"]
        self.agreed: dict[str, str] = {}
        """Those that the agencies' own libraries have: ids of their versions by statement."""

    def find(self, key: str) -> Mapping[str, Any]:
        """Find a sample indicator by its key."""
        return next(item for item in self._items if item["key"] == key)

    def group_by_result(
        self, person: Person, unit_name: str
    ) -> list[tuple[str, list[Mapping[str, Any]]]]:
        """Group the indicators that suit *person* by the result that they measure."""
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for item in self._items:
            if _suits(item, person.position, unit_name):
                groups.setdefault(item["result_key"], []).append(item)
        return [*groups.items()]


@dataclass(frozen=True)
class NamedByPlans:
    """Collect what a plan may name: lines of the assessor's plan, goals, indicators of the library.

    The first two are ids by key of the result, the indicators ids of versions by statement.
    """

    lines: Mapping[str, str]
    goals: Mapping[str, str]
    indicators: Mapping[str, str]


def build_plan(
    person: Person,
    results: list[tuple[str, list[Mapping[str, Any]]]],
    known: NamedByPlans,
) -> dict[str, Any]:
    """Build the content of a plan: two results with their indicators, and the annex."""
    return {
        "approach": "quantitative",
        "work_results": [
            _build_work_result(index, key, items, person, known)
            for index, (key, items) in enumerate(results[:2])
        ],
        "expectations": [
            {
                "core_value": "berorientasi_pelayanan",
                "expectation": "Menjawab setiap pertanyaan warga pada hari yang sama.",
            }
        ],
        "resources": ["Dua rekan pendukung, perangkat kerja, dan anggaran operasional unit"],
        "accountability": ["Laporan setiap triwulan kepada atasan, dengan bukti dari aplikasi"],
        "consequences": [
            "Usulan penghargaan bila melampaui target; bimbingan kinerja bila target belum tercapai"
        ],
    }


def _build_work_result(
    index: int,
    key: str,
    items: list[Mapping[str, Any]],
    person: Person,
    known: NamedByPlans,
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "statement": items[0]["result_id"],
        "kind": "main",
        "indicators": [
            {"indicator_version_id": known.indicators[item["indicator_id"]], "deadline": DEADLINE}
            if item["indicator_id"] in known.indicators
            else _build_indicator(item)
            for item in items[:3]
        ],
    }
    keys = (key, *items[0]["supports"])
    line_id = next((known.lines[name] for name in keys if name in known.lines), None)
    if line_id is not None:
        result["supports_line_id"] = line_id
    elif known.goals:
        result["goal_id"] = known.goals.get(key) or next(iter(known.goals.values()))
    if person.position.is_of_high_post:
        result["perspectives"] = [*PERSPECTIVES[index::2]]
        for indicator in result["indicators"]:
            indicator["control_level"] = CONTROL_LEVELS[index]
    return result


def _build_indicator(item: Mapping[str, Any]) -> dict[str, Any]:
    target = item["target"]
    is_rare = Decimal(target.get("typical", "12")) < 12  # noqa: PLR2004 - months
    is_yearly = item["target_period"] == "year" and is_rare
    indicator = {
        "statement": item["indicator_id"],
        "measured_in": item["unit"],
        "polarity": item["polarity"],
        "aspects": item["aspects"],
        "accumulation": item["accumulation"],
        "frequency": "year" if is_yearly else item["frequency"],
        "baseline": item["baseline"],
        "deadline": DEADLINE,
        "is_public_service": item["citizen_facing"],
    }
    if "steps" in target:
        steps = [{"key": step["label_id"], "value": step["value"]} for step in target["steps"]]
        return {**indicator, "steps": steps}
    if "low" in target:
        return {**indicator, "target_low": target["low"], "target_high": target["high"]}
    return {**indicator, "target": target["typical"]}


def build_library_indicator(item: Mapping[str, Any]) -> dict[str, Any]:
    """Build the draft of a library's indicator from a sample one with a single target."""
    written = _build_indicator(item)
    del written["deadline"]
    return {
        **written,
        "result": item["result_id"],
        "data_source": "Sistem antrean loket",
        "sector": item["sector"],
        "is_public": True,
    }


def load_goals(agency: str) -> list[dict[str, Any]]:
    """Load the goals of an agency, each with the keys of the results that serve it."""
    goals = json.loads((SAMPLES / "goals.json").read_text())["agencies"][agency]
    return [
        {
            "key": goal["key"],
            "unit_code": goal["unit_code"],
            "statement": goal["goal_id"],
            "statement_en": goal["goal_en"],
            "indicator": goal["indicator_id"],
            "measured_in": goal["unit"],
            "polarity": goal["polarity"],
            "baseline": goal["baseline"],
            "target": goal["target"],
            "is_public_service": goal["public_service"],
            "result_keys": goal["result_keys"],
        }
        for goal in goals
    ]


def draw_attainment(random: Random) -> Decimal:
    """Draw how much of their targets a person reaches: most about 98 %, some 112 %, some 80 %."""
    mean, spread = random.choices(((98, 6), (112, 5), (80, 6)), (8, 1, 1))[0]
    return Decimal(round(random.gauss(mean, spread))) / 100


def build_realizations(
    indicator: Any,  # noqa: ANN401 - a plan's indicator
    attainment: Decimal,
) -> Iterator[tuple[date, dict[str, str]]]:
    """Build the entry at the end of each quarter that brings an indicator to *attainment*."""
    if indicator.steps:
        count = len(indicator.steps)
        reached = max(1, min(count, round(count * float(attainment))))
        for day, step in zip(QUARTER_ENDS, indicator.steps[:reached], strict=False):
            yield day, {"step": step.key}
        return
    for day in QUARTER_ENDS:
        yield day, {"value": _format_value(_value_per_quarter(indicator, attainment))}


def _value_per_quarter(indicator: Any, attainment: Decimal) -> Decimal:  # noqa: ANN401 - a plan's indicator
    if indicator.target_low is not None:
        low, high = Decimal(indicator.target_low), Decimal(indicator.target_high)
        return (low + high) / 2 if attainment >= Decimal("0.95") else low * attainment
    target = Decimal(indicator.target)
    value = target * (2 - attainment) if indicator.polarity == "lower" else target * attainment
    return value / len(QUARTER_ENDS) if indicator.accumulation == "sum" else value


def _format_value(value: Decimal) -> str:
    unit = Decimal(1) if value == value.to_integral_value() else Decimal("0.01")
    return format(max(Decimal(0), value).quantize(unit, ROUND_HALF_UP), "f")


def _suits(item: Mapping[str, Any], position: Position, unit_name: str) -> bool:
    sector = position.row["sector"]
    return (
        position.row["title_key"] in item["positions"]
        and ("any" in item["position_sectors"] or sector in item["position_sectors"])
        and (
            not item["unit_name_contains"]
            or any(part in unit_name for part in item["unit_name_contains"])
        )
    )
