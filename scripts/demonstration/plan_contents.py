"""What a sample person writes into a plan, and what he then achieves: from the sample library."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from random import Random
from typing import Any

from people import Person
from posts import SAMPLES

QUARTERS = (date(2026, 3, 31), date(2026, 6, 30), date(2026, 9, 30), date(2026, 12, 28))
HIGH = {"jpt_madya", "jpt_pratama"}
PERSPECTIVES = ("budget", "service_recipient", "business_process", "internal_strength")


class Library:
    """The sample indicators, and which of them suit a post."""

    def __init__(self) -> None:
        self._items = json.loads((SAMPLES / "indicators.json").read_text())["indicators"]

    def results(self, person: Person, unit_name: str) -> list[tuple[str, list[Mapping[str, Any]]]]:
        """Group the indicators that suit *person* by the result that they measure."""
        groups: dict[str, list[Mapping[str, Any]]] = {}
        for item in self._items:
            if _suits(item, person.post.row, unit_name):
                groups.setdefault(item["result_key"], []).append(item)
        return [*groups.items()]


@dataclass(frozen=True)
class Above:
    """What a plan may rest on, by key of the result: the leader's lines, the agency's goals."""

    lines: Mapping[str, str]
    goals: Mapping[str, str]


def plan(
    person: Person, results: list[tuple[str, list[Mapping[str, Any]]]], above: Above
) -> dict[str, Any]:
    """Write a whole plan: two results, each with indicators of several aspects, and the annex."""
    chosen = results[:2]
    return {
        "approach": "quantitative",
        "work_results": [
            _result(place, key, items, person, above) for place, (key, items) in enumerate(chosen)
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


def _result(
    place: int,
    key: str,
    items: list[Mapping[str, Any]],
    person: Person,
    above: Above,
) -> dict[str, Any]:
    result: dict[str, Any] = {
        "statement": items[0]["result_id"],
        "kind": "main",
        "indicators": [_indicator(item) for item in items[:3]],
    }
    keys = (key, *items[0]["supports"])
    line = next((above.lines[one] for one in keys if one in above.lines), None)
    if line is not None:
        result["supports_line_id"] = line
    elif above.goals:
        result["goal_id"] = above.goals.get(key) or next(iter(above.goals.values()))
    if person.post.job_class in HIGH:
        result["perspectives"] = [*PERSPECTIVES[place::2]]
    return result


def _indicator(item: Mapping[str, Any]) -> dict[str, Any]:
    yearly = item["target_period"] == "year" and Decimal(item["target"].get("typical", "12")) < 12  # noqa: PLR2004 - months
    indicator = {
        "statement": item["indicator_id"],
        "measured_in": item["unit"],
        "polarity": item["polarity"],
        "aspects": item["aspects"],
        "accumulation": item["accumulation"],
        "frequency": "year" if yearly else item["frequency"],
        "baseline": item["baseline"],
        "deadline": "2026-12-31",
        "is_public_service": item["citizen_facing"],
    }
    target = item["target"]
    if "steps" in target:
        steps = [{"key": step["key"], "value": step["value"]} for step in target["steps"]]
        return {**indicator, "steps": steps}
    if "low" in target:
        return {**indicator, "target_low": target["low"], "target_high": target["high"]}
    return {**indicator, "target": target["typical"]}


def goals(agency: str) -> list[dict[str, Any]]:
    """Read the goals of an agency, each with the keys of the results that serve it."""
    held = json.loads((SAMPLES / "goals.json").read_text())["agencies"][agency]
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
        for goal in held
    ]


def attainment(draw: Random) -> Decimal:
    """Draw how well somebody does: most about as planned, a tenth above, a tenth below."""
    mean, spread = draw.choices(((98, 6), (112, 5), (80, 6)), (8, 1, 1))[0]
    return Decimal(round(draw.gauss(mean, spread))) / 100


def entries(line: Any, share: Decimal) -> Iterator[tuple[date, dict[str, str]]]:  # noqa: ANN401 - a plan's indicator
    """Say what is entered at the end of which quarter so that the attainment comes to *share*."""
    if line.steps:
        reached = max(1, min(len(line.steps), round(len(line.steps) * float(share))))
        for day, step in zip(QUARTERS, line.steps[:reached], strict=False):
            yield day, {"step": step.key}
        return
    for day in QUARTERS:
        yield day, {"value": _exact(_value(line, share))}


def _value(line: Any, share: Decimal) -> Decimal:  # noqa: ANN401 - a plan's indicator
    if line.target_low is not None:
        low, high = Decimal(line.target_low), Decimal(line.target_high)
        return (low + high) / 2 if share >= Decimal("0.95") else low * share
    target = Decimal(line.target)
    value = target * (2 - share) if line.polarity == "lower" else target * share
    return value / len(QUARTERS) if line.accumulation == "sum" else value


def _exact(value: Decimal) -> str:
    places = Decimal(1) if value == value.to_integral_value() else Decimal("0.01")
    return format(max(Decimal(0), value).quantize(places, ROUND_HALF_UP), "f")


def _suits(item: Mapping[str, Any], post: Mapping[str, str], unit_name: str) -> bool:
    return (
        post["title_key"] in item["positions"]
        and ("any" in item["position_sectors"] or post["sector"] in item["position_sectors"])
        and (
            not item["unit_name_contains"]
            or any(part in unit_name for part in item["unit_name_contains"])
        )
    )
