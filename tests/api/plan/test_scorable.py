"""Whatever submit takes can be scored, rated and simulated, in every period and by every scheme."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.factories import cycles
from tests.factories.evaluations import LAW, REAL
from tests.factories.plans import CONTENT, begun, step
from tests.serving.client import Api

LATE = datetime(2026, 12, 21, 2, 0, tzinfo=UTC)
"""A Monday in December: entries of nearly the whole year are past."""
ACTIVE = ["mataram", "dumai", LAW, "bengkulu", "lampung", "pp-30-2019-70-30", "pp-30-2019-60-40"]
RETIRED = ["permenpanrb-8-2021", "pp-46-2011-time"]
OWN = "from-baseline"
DAYS = ["2026-01-14", "2026-02-10", "2026-05-05", "2026-08-20", "2026-12-01"]
NUMBERS = ["0", "0.0001", "3", "7.5", "12", "100", "-4", "99999999999999.9999"]


def months(schemes: list[str]) -> Iterator[dict[str, Any]]:
    """Give every month a scheme of its own; the first one is rated until the end."""
    for month in range(1, 13):
        last = 28 if month == 2 else 30
        yield {
            "key": f"m{month}",
            "kind": "month",
            "starts_on": f"2026-{month:02}-01",
            "ends_on": f"2026-{month:02}-{last}",
            "rate_from": f"2026-{month:02}-{last}",
            "rate_until": "2027-01-15",
            "scheme": {"key": schemes[month % len(schemes)]},
        }


def quarters(schemes: list[str]) -> Iterator[dict[str, Any]]:
    for number, last in enumerate(("03-31", "06-30", "09-30", "12-31"), 1):
        yield {
            "key": f"q{number}",
            "kind": "quarter",
            "starts_on": f"2026-{3 * number - 2:02}-01",
            "ends_on": f"2026-{last}",
            "rate_from": f"2026-{last}",
            "rate_until": "2027-01-15",
            "scheme": {"key": schemes[number % len(schemes)]},
        }


def own_scheme(api: Api) -> None:
    """Make a scheme that counts attainment from the baseline, and activate it."""
    items = api.get("/v1/schemes/shipped").json()["items"]
    document = next(item["document"] for item in items if item["key"] == "mataram")
    parts = [
        {**part, "attainment": "from_baseline"} if part["source"] == "indicators" else part
        for part in document["parts"]
    ]
    scheme = {**document, "key": OWN, "parts": parts}
    made = api.post("/v1/schemes", {"scheme": scheme}, who="admin").json()
    api.post(f"/v1/schemes/{made['id']}/activate", who="admin", version=1)


number = st.sampled_from(NUMBERS)
shapes = st.one_of(
    st.builds(lambda value: {"target": value}, number),
    st.builds(lambda low, high: {"target_low": low, "target_high": high}, number, number),
    st.lists(st.sampled_from(["0", "40", "70", "100", "100"]), min_size=1, max_size=3).map(
        lambda values: {
            "steps": [{"key": f"s{index}", "value": value} for index, value in enumerate(values)]
        }
    ),
)
FITTING = {
    "higher": {"target": "12"},
    "lower": {"target": "0"},
    "within": {"target_low": "0", "target_high": "3"},
    "milestone": {"steps": [{"key": "s0", "value": "40"}, {"key": "s1", "value": "100"}]},
}


@st.composite
def indicators(draw: st.DrawFn) -> dict[str, Any]:
    """Draw an indicator: most have a target of the right shape, few numbers are sound."""
    polarity = draw(st.sampled_from([*FITTING]))
    target = FITTING[polarity] if draw(st.integers(0, 2)) else draw(shapes)
    what = draw(st.sampled_from(["Jumlah aduan warga yang selesai", "Laju pertumbuhan kunjungan"]))
    keys = st.sampled_from(["m1", "m7", "q2", "year"])
    stated = draw(st.dictionaries(keys, number, min_size=1, max_size=2))
    way = "100" if polarity == "lower" else "0.0001"
    return {
        "statement": what,
        "measured_in": "aduan",
        "polarity": polarity,
        "aspects": draw(st.sampled_from([["quantity"], ["time", "cost"]])),
        "accumulation": draw(st.sampled_from(["sum", "sum", "sum", "last", "mean", "max", "min"])),
        "frequency": draw(st.sampled_from(["month", "quarter", "year"])),
        "baseline": draw(st.just(way) | st.just(way) | st.none() | number),
        "is_maximum": draw(st.booleans()),
        "exemption": draw(st.none() | st.just("life")),
        "weight": draw(st.sampled_from(["0", "1", "2.5"])),
        "deadline": "2026-12-31",
        "period_targets": stated if draw(st.booleans()) else {},
        **target,
    }


entries = st.lists(st.tuples(st.sampled_from(DAYS), number), max_size=2, unique_by=lambda e: e[0])
batches = st.lists(st.tuples(indicators(), entries), min_size=8, max_size=16)


QUARTERLY = 3
"""The turn whose year has quarters; beside months they would be a second rhythm (article 24)."""


class Year:
    """A year of one person under many schemes, in which plan after plan is tried."""

    def __init__(self, api: Api, turn: int) -> None:
        self.api = api
        own_scheme(api)
        schemes = [*ACTIVE, "lampung-monthly"]
        schemes = [*schemes[turn:], *schemes[:turn]]
        schemes = [*schemes, OWN] if turn else schemes
        for key in schemes:
            if key != OWN:
                cycles.adopt(api, key)
        body = cycles.cycle(
            periods=[
                *(quarters(schemes[::-1]) if turn == QUARTERLY else months(schemes)),
                {**cycles.YEAR, "scheme": {"key": schemes[turn]}},
            ]
        )
        answer = api.put("/v1/cycles/2026", body, who="admin")
        assert answer.status_code == 200, answer.text
        self.periods = answer.json()["cycle"]["periods"]
        self.rated = next(period for period in self.periods if period["key"] in {"m1", "q1"})
        self.rated = cycles.begin(api, self.rated)
        self.plan = begun(api)
        self.evaluation: dict[str, Any] | None = None
        api.at(LATE)

    def put(self, drawn: list[dict[str, Any]]) -> None:
        """Write a draft in which each indicator stands under a result of its own."""
        plan = self.api.get(f"/v1/plans/{self.plan['id']}").json()
        results = [
            {"statement": f"Terlayaninya warga {index}", "indicators": [self.of_its_periods(item)]}
            for index, item in enumerate(drawn)
        ]
        answer = self.api.put(
            f"/v1/plans/{plan['id']}/content",
            {**CONTENT, "work_results": results},
            version=plan["version"],
        )
        assert answer.status_code == 200, answer.text
        self.plan = {**plan, "version": answer.json()["version"]}

    def of_its_periods(self, drawn: dict[str, Any]) -> dict[str, Any]:
        """Leave out what is stated for periods that this year has not."""
        keys = {period["key"] for period in self.periods}
        stated = {key: value for key, value in drawn["period_targets"].items() if key in keys}
        return {**drawn, "period_targets": stated}

    def faulty(self) -> set[int]:
        """Name the results in which the check finds what cannot be scored."""
        faults = self.api.get(f"/v1/plans/{self.plan['id']}/check").json()["faults"]
        pointers = [fault["pointer"].split("/") for fault in faults]
        return {int(pointer[2]) for pointer in pointers if len(pointer) > 2}

    def submit(self) -> int:
        answer = self.api.post(f"/v1/plans/{self.plan['id']}/submit", version=self.plan["version"])
        if answer.status_code == 200:
            self.plan = answer.json()
        return answer.status_code

    def approve(self) -> list[str]:
        """Put the plan in force, and name the lines of its indicators."""
        self.plan = step(self.api, self.plan, "approve", "sup")
        plan = self.api.get(f"/v1/plans/{self.plan['id']}").json()
        self.results = plan["in_force"]["work_results"]
        return [result["indicators"][0]["line_id"] for result in self.results]

    def post(self, line: str, drawn: dict[str, Any], day: str, value: str) -> bool:
        """Record progress; what is refused must be below zero."""
        realized = {"step": "s1" if value == "3" else "s0"} if "steps" in drawn else {}
        realized = realized if realized and value < "4" else {"value": value}
        entry = {"line_id": line, "on": day, **realized}
        answer = self.api.post(f"/v1/plans/{self.plan['id']}/progress", entry)
        if answer.status_code != 201:
            codes = {error["code"] for error in answer.json()["errors"]}
            assert codes <= {"realization_negative", "unknown_step"}, answer.text
        return answer.status_code == 201

    def score_everywhere(self) -> None:
        """Score the plan in each period, and try its inputs on what is history."""
        for period in self.periods:
            path = f"/v1/plans/{self.plan['id']}/score?period_id={period['id']}"
            answer = self.api.get(path)
            assert answer.status_code == 200, (period["key"], answer.text)
        inputs = answer.json()["inputs"]
        for key in RETIRED:
            body = {"scheme_key": key, "inputs": [self.stated(item) for item in inputs]}
            answer = self.api.post("/v1/schemes/simulate", body)
            lacking = answer.status_code == 422 and answer.json()["code"] == "part_missing"
            assert lacking or answer.status_code == 200, answer.text

    @staticmethod
    def stated(item: dict[str, Any]) -> dict[str, Any]:
        return {name: value for name, value in item.items() if value is not None}

    def rate(self) -> None:
        """Try to rate the first month, without storing it."""
        if self.evaluation is None:
            self.api.post(f"/v1/periods/{self.rated['id']}/evaluations", who="admin")
            path = f"/v1/periods/{self.rated['id']}/start-rating"
            self.api.post(path, who="admin", version=self.rated["version"])
            query = f"/v1/evaluations?period_id={self.rated['id']}"
            (self.evaluation,) = self.api.get(query, who="sup").json()["items"]
        abouts = ["results", "behavior", *(f"result:{item['line_id']}" for item in self.results)]
        ratings = [{"about": about, "chosen": "met", "reason": "Uji coba."} for about in abouts]
        item = {
            "id": self.evaluation["id"],
            "version": self.evaluation["version"],
            "ratings": ratings,
            "feedback": REAL,
            "organization_result": "good",
            "predicate_reason": "Uji coba.",
        }
        path = "/v1/evaluations/rate?dry_run=true"
        answer = self.api.post(path, {"items": [item]}, who="sup")
        assert answer.status_code == 200, answer.text


@pytest.mark.parametrize("turn", [1, 2, QUARTERLY])
def test_n2_whatever_submit_takes_can_be_scored_in_every_period(api: Api, turn: int) -> None:
    year = Year(api, turn)

    @settings(
        max_examples=10,
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=[*HealthCheck],
    )
    @given(batches)
    def tried(batch: list[tuple[dict[str, Any], list[tuple[str, str]]]]) -> None:
        if year.plan.get("in_force"):
            year.plan = step(api, year.plan, "revise", "staff", {"reason": "Uji coba"})
        year.put([drawn for drawn, _ in batch])
        faulty = year.faulty()
        if faulty:
            assert year.submit() == 422
        sound = [pair for index, pair in enumerate(batch) if index not in faulty]
        monthly = {**FITTING["higher"], "frequency": "month", "polarity": "higher", "weight": "1"}
        plain = {**batch[0][0], "baseline": "3", "period_targets": {}, "accumulation": "last"}
        plain = {name: value for name, value in plain.items() if not name.startswith("target_")}
        plain.pop("steps", None)
        sound.append(({**plain, **monthly}, [(DAYS[0], "7.5")]))
        year.put([drawn for drawn, _ in sound])
        assert year.submit() == 200, api.get(f"/v1/plans/{year.plan['id']}/check").text
        for line, (drawn, listed) in zip(year.approve(), sound, strict=True):
            for day, value in listed:
                year.post(line, drawn, day, value)
        year.score_everywhere()
        year.rate()

    tried()
