"""Schemes and inputs that several scoring tests share, and a stranger who reads a trail."""

import ast
import json
import operator
import tomllib
from collections.abc import Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st

import penilaian_api
from penilaian_api.domain.errors import InvalidDataError
from penilaian_api.domain.scoring.engine.scorecard import score, scorecard_to_wire
from penilaian_api.domain.scoring.record.inputs import (
    Facts,
    IndicatorInput,
    MeasurementInput,
    Range,
    RatingInput,
)
from penilaian_api.domain.scoring.scheme.scheme import Scheme, parse
from penilaian_api.domain.scoring.vocabulary import Aspect, Polarity, Predicate, ResultKind, Scope

SCHEMES = Path(penilaian_api.__file__).parent / "data" / "schemes"
GOLDEN = Path(__file__).parents[2] / "golden"
LABEL = {"id": "Bagian", "en": "Part"}
BANDS = [
    {"from": "95", "predicate": "very_good"},
    {"from": "80", "predicate": "good"},
    {"from": "65", "predicate": "needs_improvement"},
    {"from": "50", "predicate": "poor"},
    {"from": "0", "predicate": "very_poor"},
]


# Each example draws a whole plan and a whole scheme.
some = settings(max_examples=40, deadline=None)


def golden(name: str):
    return json.loads((GOLDEN / name).read_text())


def document(name: str) -> dict[str, object]:
    return tomllib.loads((SCHEMES / f"{name}.toml").read_text())


def shipped(name: str) -> Scheme:
    return parse(document(name))


def weighted(*parts: Mapping[str, object], **changed: object) -> dict[str, object]:
    return {
        "key": "sample",
        "kind": "weighted",
        "title": LABEL,
        "basis": "sample",
        "parts": list(parts),
        "adjustments": [],
        "floor": "0",
        "cap": "120",
        "round": 2,
        "cliff_limit": "5",
        "bands": BANDS,
        "conditions": [],
        "vetoes": [],
        "roll_up": "shown",
    } | changed


def targets(weight: str = "60", **changed: object) -> dict[str, object]:
    return {
        "key": "targets",
        "label": LABEL,
        "weight": weight,
        "source": "indicators",
        "missing": "block",
        "cap": "120",
    } | changed


def measured(key: str, weight: str = "20", **changed: object) -> dict[str, object]:
    return {
        "key": key,
        "label": LABEL,
        "weight": weight,
        "source": "measurement",
        "scale": {"from": ["0", "120"], "to": ["0", "120"]},
        "missing": "renormalize",
    } | changed


def line(key: str, target: object, realization: object, polarity: str = "higher", **more: object):
    target = Fraction(str(target)) if not isinstance(target, Range | tuple) else target
    done = None if realization is None else Fraction(str(realization))
    more = {"result": key, "origin": f"plan_indicator:{key}@3"} | more
    return IndicatorInput(
        key=key, polarity=Polarity(polarity), target=target, realization=done, **more
    )


def rate(results: str, behavior: str) -> tuple[RatingInput, RatingInput]:
    return RatingInput("results", results), RatingInput("behavior", behavior)


def measure(part: str, value: object) -> MeasurementInput:
    return MeasurementInput(part, Fraction(str(value)), origin=f"measurement:{part}@1")


bottoms = st.sampled_from([1, 2, 3, 7, 60])
amounts = st.builds(Fraction, st.integers(min_value=0, max_value=500), bottoms)
positives = st.builds(Fraction, st.integers(min_value=1, max_value=500), bottoms)
weights = st.integers(min_value=1, max_value=100)


@st.composite
def ranges(draw):
    low = draw(amounts)
    return Range(low, low + draw(positives))


@st.composite
def lines(draw, key: str = "x", *, realized: bool = True):
    polarity = draw(st.sampled_from([Polarity.HIGHER, Polarity.LOWER, Polarity.WITHIN]))
    point = positives if polarity is Polarity.HIGHER else amounts
    target = draw(ranges() if polarity is Polarity.WITHIN else st.one_of(point, ranges()))
    return IndicatorInput(
        key=key,
        result=draw(st.sampled_from(["r1", "r2"])),
        polarity=polarity,
        target=target,
        realization=draw(amounts) if realized else draw(st.none() | amounts),
        aspects=tuple(draw(st.sets(st.sampled_from(Aspect), max_size=2))),
        weight=Fraction(draw(weights)),
        is_maximum=draw(st.booleans()),
        scope=Scope.OWN_UNIT,
        origin=f"plan_indicator:{key}@1",
    )


@st.composite
def plans(draw, *, realized: bool = True):
    """Some indicators under two results of one weight each, and some additional ones."""
    count = draw(st.integers(min_value=1, max_value=5))
    main = [draw(lines(f"i{index}", realized=realized)) for index in range(count)]
    extra = draw(st.none() | lines("extra", realized=realized))
    if extra is None:
        return main
    return [*main, _additional(extra)]


def _additional(line: IndicatorInput) -> IndicatorInput:
    fields = {name: getattr(line, name) for name in line.__slots__}
    return IndicatorInput(**fields | {"result": "r9", "result_kind": ResultKind.ADDITIONAL})


STRAIGHT = {
    "segments": [
        {"from": "0", "line": [{"at": "0", "points": "10"}, {"at": "100", "points": "90"}]},
    ]
}
curves = st.sampled_from([None, STRAIGHT, document("permenpanrb-8-2021")["parts"][0]["curve"]])
extras = st.sampled_from([[], document("permenpanrb-8-2021")["adjustments"]])
facts = st.builds(Facts, new_idea=st.booleans())


@st.composite
def schemes(draw, missing: str = "renormalize"):
    """A weighted scheme with indicators, two measurements and a rating."""
    part = targets(str(draw(weights)), missing=missing)
    curve = draw(curves)
    if curve is not None:
        part["curve"] = curve
    two = [measured(key, str(draw(weights))) for key in ("discipline", "competence")]
    conditions = draw(st.sampled_from([[], [{"predicate": "very_good", "fact": "new_idea"}]]))
    return weighted(
        part,
        *two,
        adjustments=draw(extras),
        conditions=conditions,
        round=draw(st.integers(min_value=0, max_value=4)),
    )


values = st.builds(Fraction, st.integers(min_value=0, max_value=120), bottoms)


@st.composite
def cases(draw, *, realized: bool = True):
    """A scheme document with inputs that it can score."""
    measurements = [
        MeasurementInput("discipline", draw(values)),
        MeasurementInput("competence", draw(values)),
    ]
    return draw(schemes()), [*draw(plans(realized=realized)), *measurements], draw(facts)


_SIGNS = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Gt: operator.gt,
    ast.GtE: operator.ge,
    ast.LtE: operator.le,
    ast.Eq: operator.eq,
}


def apportioned(index, digits, whole, *values):
    """Round all down, give what is left to those that lost most, and return the index-th."""
    unit = Fraction(1, 10 ** int(digits))
    floors = [value // unit * unit for value in values]
    rests = sorted(range(len(values)), key=lambda at: (floors[at] - values[at], at))
    winners = rests[: int((whole - sum(floors)) / unit)]
    return floors[int(index) - 1] + (unit if int(index) - 1 in winners else 0)


_ORDER = [predicate.value for predicate in Predicate]
_FUNCTIONS = {
    "min": min,
    "max": max,
    "count": lambda sought, *rest: Fraction(rest.count(sought)),
    "place": lambda sought, *rest: Fraction(rest.index(sought) + 1),
    "apportion": apportioned,
    "worse": lambda first, second: max(first, second, key=_ORDER.index),
}


class Reader(ast.NodeVisitor):
    """Works out one formula of a trail, knowing nothing of the scheme or of the engine."""

    def __init__(self, values: Mapping[str, object]) -> None:
        self.values = values

    def visit_Expression(self, node):
        return self.visit(node.body)

    def visit_Constant(self, node):
        return Fraction(node.value) if isinstance(node.value, int) else node.value

    def visit_Name(self, node):
        return self.values[node.id]

    def visit_BinOp(self, node):
        return _SIGNS[type(node.op)](self.visit(node.left), self.visit(node.right))

    def visit_Compare(self, node):
        return _SIGNS[type(node.ops[0])](self.visit(node.left), self.visit(node.comparators[0]))

    def visit_BoolOp(self, node):
        return all(self.visit(value) for value in node.values)

    def visit_IfExp(self, node):
        return self.visit(node.body if self.visit(node.test) else node.orelse)

    def visit_Call(self, node):
        return _FUNCTIONS[node.func.id](*map(self.visit, node.args))

    def generic_visit(self, node):
        raise AssertionError(ast.dump(node))


def read_operand(text: str) -> tuple[str, object, str]:
    name, rest = text.split(" = ", 1)
    value, origin = rest.split(" @ ", 1)
    numeric = value.lstrip("-")[:1].isdigit()
    return name, Fraction(value) if numeric else value, origin


def recompute_trail(trail: Sequence[Mapping[str, object]]) -> dict[str, object]:
    """Do every step of a wire trail again and return what each gave."""
    done: dict[str, object] = {}
    for step in trail:
        operands = [read_operand(text) for text in step["inputs"]]
        for _, value, origin in operands:
            if origin.startswith("step:"):
                assert done[origin.removeprefix("step:")] == value, step
        values = {name: value for name, value, _ in operands}
        value = Reader(values).visit(ast.parse(str(step["formula"]), mode="eval"))
        if step["outcome"] is None:
            assert value == Fraction(step["exact"]), step
        else:
            assert value == step["outcome"], step
        if step["rounded"] is not None:
            value = half_up(value, len(step["rounded"].partition(".")[2]))
            assert value == Fraction(step["rounded"]), step
        assert step["id"] not in done
        done[step["id"]] = value
    return done


def half_up(value: Fraction, places: int) -> Fraction:
    """Round half away from zero."""
    size = Fraction(int(abs(value) * 10**places + Fraction(1, 2)), 10**places)
    return size if value >= 0 else -size


def refusal(scheme, inputs, facts=None):
    """Score what must be refused, and tell how it was."""
    with pytest.raises(InvalidDataError) as refused:
        score(scheme, inputs, facts or Facts())
    return refused.value.code, refused.value.facts


def of(scheme, inputs, **facts):
    """Score, and follow the trail as a stranger would."""
    card = score(scheme, inputs, Facts(**facts))
    recompute_trail(scorecard_to_wire(card)["trail"])
    return card
