import hashlib
import json
import subprocess
import sys
from fractions import Fraction

import pytest
from hypothesis import given
from tests.domain.scoring.samples import (
    BANDS,
    cases,
    golden,
    line,
    measure,
    rate,
    recompute_trail,
    shipped,
    some,
)

from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.scorecard import score
from penilaian_api.domain.scoring.record.inputs import (
    Facts,
    IndicatorInput,
    MeasurementInput,
    Milestone,
    PeriodResult,
    Range,
    RatingInput,
)
from penilaian_api.domain.scoring.record.wire import (
    facts_from_wire,
    facts_to_wire,
    from_wire,
    to_wire,
)
from penilaian_api.domain.scoring.scheme.scheme import canonical_bytes, digest, parse
from penilaian_api.domain.scoring.snapshot import (
    digest_of,
    matches,
    parse_snapshot,
    recompute,
    snapshot_bytes,
)
from penilaian_api.domain.scoring.vocabulary import (
    Aspect,
    Polarity,
    ResultKind,
    Sanction,
    Scope,
    Tone,
)

MATARAM = shipped("mataram")
INPUTS = [line("i1", Fraction(250, 3), 80, name="Kunjungan “rumah”"), measure("discipline", "97.5")]


def taken(scheme, inputs, known):
    return snapshot_bytes(digest(scheme), inputs, known, score(scheme, inputs, known))


@some
@given(cases(realized=False))
def test_a_snapshot_recomputes_from_its_bytes_alone(case):
    document, inputs, known = case
    scheme = parse(document)
    content = taken(scheme, inputs, known)
    assert matches(content, scheme)
    assert recompute(parse_snapshot(content), scheme) == score(scheme, inputs, known)
    recompute_trail(json.loads(content)["trail"])


@some
@given(cases())
def test_the_order_of_inputs_does_not_change_the_bytes(case):
    document, inputs, known = case
    scheme = parse(document)
    assert taken(scheme, inputs[::-1], known) == taken(scheme, inputs, known)


def test_a_snapshot_is_canonical_json():
    content = taken(MATARAM, INPUTS, Facts())
    read = json.loads(content)
    dense = {"sort_keys": True, "ensure_ascii": False, "separators": (",", ":")}
    assert json.dumps(read, **dense).encode() == content
    assert digest_of(content) == hashlib.sha256(content).hexdigest()
    assert (read["scheme"], read["engine"]) == (digest(MATARAM), "3")
    assert not [value for value in _leaves(read) if isinstance(value, float)]


FROZEN = golden("snapshots-engine-1.json")


@pytest.mark.parametrize("index", range(len(FROZEN["snapshots"])))
def test_n7_what_the_first_engine_froze_comes_out_byte_for_byte(index):
    frozen = FROZEN["snapshots"][index]
    scheme, content = parse(FROZEN["schemes"][frozen["scheme"]]), frozen["content"].encode()
    assert digest(scheme) == frozen["scheme"]
    assert matches(content, scheme)
    card = recompute(parse_snapshot(content), scheme)
    assert [step.to_wire() for step in card.trail] == json.loads(content)["trail"]


@pytest.mark.parametrize("engine", ["0", "4", "x", None])
def test_n7_a_snapshot_of_an_engine_that_nobody_knows_is_refused(engine):
    content = json.loads(taken(MATARAM, INPUTS, Facts())) | {"engine": engine}
    with pytest.raises(InvalidDataError) as refusal:
        parse_snapshot(json.dumps(content).encode())
    assert refusal.value.code == "snapshot_invalid"


def _leaves(value):
    if isinstance(value, dict):
        value = list(value.values())
    return (
        [leaf for item in value for leaf in _leaves(item)] if isinstance(value, list) else [value]
    )


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"97.5"', b'"98.5"'),
        (b'"realization":"80"', b'"realization":"81"'),
        (b'"very_good"', b'"poor"'),
    ],
)
def test_a_changed_snapshot_no_longer_matches(old, new):
    content = taken(MATARAM, INPUTS, Facts())
    assert old in content
    assert not matches(content.replace(old, new), MATARAM)


def test_a_snapshot_of_another_scheme_is_refused():
    changed = json.loads(canonical_bytes(MATARAM)) | {"bands": BANDS[:1] + BANDS[-1:]}
    with pytest.raises(InvalidDataError) as refusal:
        recompute(parse_snapshot(taken(MATARAM, INPUTS, Facts())), parse(changed))
    assert refusal.value.code == "snapshot_of_another_scheme"


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff",
        b'{"scheme":1,"inputs":1,"facts":1}',
        b'{"scheme":1,"inputs":[{"source":"rumor"}],"facts":{}}',
        b'{"scheme":1,"inputs":[],"facts":{"sanction":"gloomy"}}',
    ],
)
def test_what_is_no_snapshot_is_refused(content):
    with pytest.raises(InvalidDataError) as refusal:
        matches(content, MATARAM)
    assert refusal.value.code == "snapshot_invalid"


EVERYTHING = [
    IndicatorInput(
        key="i",
        result="r",
        polarity=Polarity.LOWER,
        target=Range(Fraction(1, 3), Fraction(2)),
        realization=Fraction(5, 7),
        baseline=Fraction(9),
        is_maximum=True,
        aspects=(Aspect.TIME, Aspect.COST),
        result_kind=ResultKind.ADDITIONAL,
        scope=Scope.BETWEEN_UNITS,
        result_weight=Fraction(2),
        weight=Fraction(3, 2),
        name="Nama",
        result_name="Hasil",
        origin="plan_indicator:i@3",
    ),
    IndicatorInput(
        key="m",
        result="r",
        polarity=Polarity.MILESTONE,
        target=(Milestone("a", Fraction(40)), Milestone("b", Fraction(100))),
        step="a",
    ),
    RatingInput("results", "above", origin="evaluation_rating:x@2"),
    RatingInput("criterion:c", value=Fraction(7, 2), name="Kriteria"),
    MeasurementInput("discipline", Fraction(195, 2), 22, "measurement:y@1"),
    PeriodResult("2026-01", 1, 1, Fraction(91), "snapshot:z@1"),
]


def test_every_input_survives_the_wire():
    wire = json.loads(json.dumps([to_wire(item) for item in EVERYTHING]))
    assert from_wire(wire) == tuple(EVERYTHING)


ALL_FACTS = Facts(
    new_idea=True, study_dropout=True, feedback_tone=Tone.MIXED, sanction=Sanction.LIGHT
)


@pytest.mark.parametrize("known", [Facts(), ALL_FACTS])
def test_every_fact_survives_the_wire(known):
    assert facts_from_wire(json.loads(json.dumps(facts_to_wire(known)))) == known


ELSEWHERE = """
import sys
from penilaian_api.domain.scoring.scheme.scheme import parse
from penilaian_api.domain.scoring.snapshot import matches
import json
content, scheme = sys.stdin.buffer.read().split(b"\\0")
print(matches(content, parse(json.loads(scheme))))
"""


@pytest.mark.parametrize(
    "environment",
    [
        {"TZ": "Pacific/Kiritimati", "LC_ALL": "tr_TR.UTF-8", "PYTHONHASHSEED": "1"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C", "PYTHONHASHSEED": "4242"},
    ],
)
def test_a_snapshot_recomputes_in_any_zone_locale_and_hash_seed(environment):
    scheme = shipped("permenpanrb-6-2022")
    inputs = [*rate("above", "met"), RatingInput("result:a", "above"), line("i", 3, 2)]
    content = taken(scheme, inputs, Facts(feedback_tone=Tone.POSITIVE))
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input=content + b"\0" + canonical_bytes(scheme),
        capture_output=True,
        check=True,
        env=environment | {"PATH": ""},
    )
    assert done.stdout == b"True\n"
