"""The inputs of a simulation as they are written, and what is answered."""

import json

import pytest
from tests.domain.scoring.samples import shipped

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.scorecard import score, scorecard_to_wire
from penilaian_api.domain.scoring.record.wire import facts_from_wire, from_wire


def test_the_wire_form_of_a_simulation_is_read_and_answered():
    inputs = from_wire(
        [
            {"source": "indicator", "key": "i1", "result": "r1", "result_kind": "main"}
            | {"aspects": ["quantity"], "polarity": "higher", "target": "1200"}
            | {"realization": "1260", "result_weight": "1", "weight": "1"},
            {"source": "indicator", "key": "i2", "result": "r1", "aspects": ["time"]}
            | {"polarity": "lower", "target": {"low": "7", "high": "8"}, "realization": "6.5"},
            {"source": "rating", "about": "results", "chosen": "above"},
            {"source": "measurement", "part": "discipline", "value": "97.5", "count": 22},
        ]
    )
    stated = {"new_idea": False, "study_dropout": False, "feedback_tone": "positive"}
    answer = scorecard_to_wire(score(shipped("mataram"), inputs, facts_from_wire(stated)))
    trail = answer.pop("trail")
    assert answer == {
        "score": "103.93",
        "predicate": "very_good",
        "ratings": {"results": "above", "behavior": None},
        "suggested": {"results": None, "behavior": None},
        "parts": [
            {"key": "targets", "points": "106.07", "exact": "1485/14", "weight": "60"}
            | {"share": "79.55"},
            {"key": "discipline", "points": "97.50", "exact": "195/2", "weight": "20"}
            | {"share": "24.38"},
        ],
        "aspects": {"quantity": "105.00", "time": "107.14"},
        "missing": ["competence"],
    }
    assert set(trail[0]) >= {
        "id",
        "label",
        "formula",
        "inputs",
        "exact",
        "value",
        "rounded",
        "basis",
    }
    json.dumps(trail)


@pytest.mark.parametrize(
    ("item", "pointer", "code"),
    [
        ({"source": "rumor"}, "/0/source", "unknown_source"),
        ({"source": "measurement", "part": "x"}, "/0", "invalid"),
        ({"source": "measurement", "part": "x", "value": "1e3"}, "/0", "invalid"),
        ({"source": "period", "key": "k", "ordinal": 1, "months": "many"}, "/0", "invalid"),
    ],
)
def test_an_input_that_cannot_be_read_is_named_by_its_place(item, pointer, code):
    with pytest.raises(InvalidDataError) as refused:
        from_wire([item])
    assert [(fault.pointer, fault.code) for fault in refused.value.faults] == [(pointer, code)]


@pytest.mark.parametrize("name", ["feedback_tone", "sanction"])
def test_a_fact_that_cannot_be_read_is_named_by_its_place(name):
    with pytest.raises(InvalidDataError) as refused:
        facts_from_wire({name: "gloomy"})
    assert refused.value.code == "inputs_invalid"
    faults = [(fault.pointer, fault.code) for fault in refused.value.faults]
    assert faults == [(f"/{name}", "invalid")]
